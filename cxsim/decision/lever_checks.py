"""The plan's own checks, repeated at the values to which levers take it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from cxsim.decision.levers import Lever, QuantityRange, apply_lever, plan_quantities, quantity_range, single_levers
from cxsim.errors import Fault, fault
from cxsim.journey.checks import plan_faults
from cxsim.journey.parameters import with_value
from cxsim.journey.plan import Plan
from cxsim.journey.segment_exceptions import differing_segments, plan_of_segment
from cxsim.text import Message
from cxsim.units import add_months

Path = tuple[str | int, ...]
Placed = tuple[Path, Lever]
END_NAMES = (Message("decision-end-central"), Message("decision-end-low"), Message("decision-end-high"))
"""The ends of a quantity, in the order of `QuantityRange`."""


def lever_plan_faults(levers: Sequence[Placed], plan: Plan) -> Iterator[Fault]:
    """What is wrong with the plan once levers are fully in force and was not before: at their central values and at either end.

    Levers in force at once are taken together, since what they make of the plan holds only then.
    """
    known, single = plan_quantities(plan), [(path, part) for path, lever in levers for part in single_levers(lever, plan)]
    usable = [(path, lever) for path, lever in single if lever.quantity in known and not lever.size.fitted]
    usable = [(path, lever) for path, lever in usable if not known[lever.quantity].fitted]
    segments = differing_segments(plan)
    before = {(fault.path, fault.expected) for segment in (None, *segments) for fault in plan_faults(plan_of_segment(plan, segment))}
    for segment, on in concurrent_levers(usable, segments):
        for place, word in enumerate(END_NAMES):
            for wrong in plan_faults(_at(plan_of_segment(plan, segment), [lever for _, lever in on], place)):
                if (wrong.path, wrong.expected) not in before:
                    before.add((wrong.path, wrong.expected))
                    path, lever = _cause(wrong, on)
                    parts = {name: wrong.message.attribute(name) for name in ("found", "expected")}
                    yield fault("decision-lever-plan", quantity=lever.quantity, end=word, **parts).at(path=(*path, lever.kind))


def concurrent_levers(levers: Sequence[Placed], differing: Sequence[str] = ()) -> list[tuple[str | None, tuple[Placed, ...]]]:
    """Every different set of levers in force at once for the same customers, in their order, with the segment if its numbers are others.

    The sets change on the days on which a lever begins or ends; customers of each segment that a lever names, and those of none of
    them, meet the levers of their segment and those without one.

    Parameters
    ----------
    differing : segments whose customers differ in quantities of the plan.
    """
    days = sorted({_begins(lever) for _, lever in levers} | {lever.until for _, lever in levers if lever.until is not None})
    segments = dict.fromkeys([None, *differing, *(lever.segment for _, lever in levers)])
    sets = (
        (segment, tuple((path, lever) for path, lever in levers if lever.segment in (None, segment) and _holds(lever, day)))
        for day in days
        for segment in segments
    )
    found: dict[tuple[str | None, tuple[int, ...]], tuple[str | None, tuple[Placed, ...]]] = {}
    place = {id(lever): index for index, (_, lever) in enumerate(levers)}
    for segment, each in sets:
        own = segment if segment in differing else None
        found.setdefault((own, tuple(place[id(lever)] for _, lever in each)), (own, each))
    return list(found.values())


def _holds(lever: Lever, day: date) -> bool:
    return _begins(lever) <= day and (lever.until is None or day < lever.until)


def _begins(lever: Lever) -> date:
    """The day from which it is in force: its start, moved by whole months of lag."""
    month = add_months(lever.start, lever.lag.count)
    return month.replace(day=min(lever.start.day, monthrange(month.year, month.month)[1]))


def _at(plan: Plan, levers: Sequence[Lever], place: int) -> Plan:
    """The plan with every moved quantity at one of its ends."""
    known = plan_quantities(plan)
    reached: dict[str, QuantityRange] = {}
    for lever in levers:
        reached[lever.quantity] = apply_lever(reached.get(lever.quantity, quantity_range(known[lever.quantity])), lever)
    for name, values in reached.items():
        plan = with_value(plan, name, values[place])
    return plan


def _cause(fault: Fault, on: Sequence[Placed]) -> Placed:
    """The lever that moves what stands nearest to the fault; of equals the last."""

    def near(placed: Placed) -> int:
        parts = placed[1].quantity.split(".")
        return next((index for index, (a, b) in enumerate(zip(parts, map(str, fault.path), strict=False)) if a != b), len(parts))

    return max(reversed(on), key=near)
