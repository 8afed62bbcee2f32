"""What is wrong with a programme, all at once, each fault with its path in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cxsim.decision.costs import CostLine, CostPerCustomer, CostPerEvent
from cxsim.decision.lever_checks import END_NAMES, Placed, concurrent_levers, lever_plan_faults
from cxsim.decision.lever_sizes import DAYS, NUMBER, unit_of
from cxsim.decision.levers import (
    Lever,
    QuantityRange,
    apply_lever,
    limits,
    plan_quantities,
    quantity_range,
    single_levers,
    time_laws,
)
from cxsim.decision.programme import Programme
from cxsim.engine.changes import MAX_AUDIENCES
from cxsim.errors import Fault, fault, nearest
from cxsim.journey.parameters import EXCEPTION, Quantity
from cxsim.journey.plan import Plan
from cxsim.journey.segment_exceptions import differing_segments, is_of_customers
from cxsim.text import Message
from cxsim.units import add_months

Path = tuple[str | int, ...]
_ROUNDING = 1e-12


def programme_faults(programme: Programme, plan: Plan, segments: Sequence[str] | None = None, path: Path = ()) -> tuple[Fault, ...]:
    """Unknown names, values out of range, dates beyond the horizon, and audiences that cannot be, all at once.

    Parameters
    ----------
    segments : the names of the population's segments; None as long as the table is not read.
    path : where the programme stands in the file, e.g. ``("programmes", "faster_resolution")``.
    """
    known = plan_quantities(plan)
    faults: list[Fault] = []
    for index, lever in enumerate(programme.levers):
        faults += _lever_faults(lever, plan, known, segments, (*path, "levers", index))
    if not any(each.path[len(path) : len(path) + 1] == ("levers",) for each in faults):
        faults += _reach_faults([((*path, "levers", index), lever) for index, lever in enumerate(programme.levers)], plan)
    faults += _audience_faults([(path, programme)], path)
    names: set[str] = set()
    for index, cost in enumerate(programme.costs):
        here = (*path, "costs", index)
        faults += _cost_faults(cost, plan, segments, here)
        if cost.name in names:
            faults.append(fault("decision-cost-repeated", cost=cost.name).at(path=(*here, "name")))
        names.add(cost.name)
    return tuple(faults)


def _lever_faults(lever: Lever, plan: Plan, known: Mapping[str, Quantity], segments: Sequence[str] | None, here: Path) -> Iterator[Fault]:
    """What is wrong with one lever by itself."""
    yield from _date_faults(lever, ("start", "until"), plan, here)
    laws = time_laws(plan)
    if lever.quantity in laws and lever.kind != "multiply":
        named = {"kind": lever.kind, "law": lever.quantity, "example": laws[lever.quantity][0]}
        yield fault("decision-lever-law", **named).at(path=(*here, lever.kind))
    elif EXCEPTION in lever.quantity and lever.quantity.partition(EXCEPTION)[0] in known:
        base, _, segment = lever.quantity.partition(EXCEPTION)
        yield fault("decision-lever-exception", quantity=lever.quantity, base=base, segment=segment).at(path=(*here, "quantity"))
    elif lever.quantity not in known and lever.quantity not in laws:
        remedy = nearest(lever.quantity, known)
        yield fault("decision-lever-unknown", quantity=lever.quantity, remedy=remedy).at(path=(*here, "quantity"))
    elif lever.kind != "multiply":
        yield from _unit_faults(lever, known[lever.quantity], here)
    yield from _segment_faults(lever.segment, segments, here)
    partial = lever.segment is not None or lever.coverage.value != 1 or lever.coverage.uncertain
    if partial and not is_of_customers(lever.quantity):
        yield fault("decision-lever-shared", quantity=lever.quantity).at(path=here)
    for field, section in (("size", lever.size), ("half_life", lever.half_life), ("coverage", lever.coverage)):
        if section is not None and section.fitted:
            place = lever.kind if field == "size" else field
            yield fault("decision-lever-fitted").at(path=(*here, place))


def _unit_faults(lever: Lever, quantity: Quantity, here: Path) -> Iterator[Fault]:
    """A size in another unit than the quantity's, and one without where the quantity's is a unit of time."""
    size, unit = lever.size, unit_of(lever.size)
    nothing = size.value == size.low == size.high == 0
    if size.fitted or unit == quantity.unit or (unit == NUMBER and (quantity.unit != DAYS or nothing)):
        return
    where = (*here, lever.kind)
    if quantity.unit == DAYS:
        yield fault("decision-lever-time", size=f"{size.value:g}", unit=unit, quantity=lever.quantity).at(path=where)
    else:
        named = {"size": f"{size.value:g}", "unit": unit, "quantity": lever.quantity, "expected": quantity.unit}
        yield fault("decision-lever-unit", **named).at(path=where)


def _segment_faults(segment: str | None, segments: Sequence[str] | None, here: Path) -> Iterator[Fault]:
    if segment is not None and segments is not None and segment not in segments:
        yield fault("decision-segment-unknown", segment=segment, remedy=nearest(segment, segments)).at(path=(*here, "segment"))


def _date_faults(section: object, fields: Sequence[str], plan: Plan, here: Path) -> Iterator[Fault]:
    """Faults of dates before the plan's start or after its end; the end itself is a date until which something lasts."""
    last = add_months(plan.start, plan.horizon.count)
    for field in fields if plan.horizon.count else ():  # of no month no day can be one; that is a fault of its own
        day: date | None = getattr(section, field, None)
        if day is not None and not (plan.start <= day < last or (field in ("until", "end") and day == last)):
            dates = {"day": str(day), "first": str(plan.start), "last": str(last)}
            yield fault("decision-date-outside", field=field, **dates).at(path=(*here, field))
    start, end = getattr(section, "start", None), getattr(section, "until", None) or getattr(section, "end", None)
    if start is not None and end is not None and end <= start:
        field = "until" if hasattr(section, "until") else "end"
        yield fault("decision-date-order", field=field, day=str(end), start=str(start)).at(path=(*here, field))


def _cost_faults(cost: CostLine, plan: Plan, segments: Sequence[str] | None, here: Path) -> Iterator[Fault]:
    """What is wrong with one cost line by itself."""
    yield from _date_faults(cost, ("on", "start", "end"), plan, here)
    if isinstance(cost, CostPerEvent):
        events = [f"journeys.{j}.touchpoints.{t}" for j, journey in plan.journeys.items() for t in journey.touchpoints]
        if cost.event not in events:
            yield fault("decision-touchpoint-unknown", name=cost.event, remedy=nearest(cost.event, events)).at(path=(*here, "event"))
    if isinstance(cost, CostPerCustomer | CostPerEvent):
        yield from _segment_faults(cost.segment, segments, here)


def combination_faults(combinations: Sequence[Sequence[str]], programmes: Mapping[str, Programme], plan: Plan) -> Iterator[Fault]:
    """Combinations of what is no programme or of fewer than two, and those that take a quantity where no part of them alone does."""
    for index, parts in enumerate(combinations):
        here = ("combinations", index)
        for place, name in enumerate(parts):
            if name not in programmes:
                yield fault("decision-programme-unknown", name=name, remedy=nearest(name, programmes)).at(path=(*here, place))
        if len(set(parts)) < max(2, len(parts)):
            yield fault("decision-combination-size", count=len(parts), different=len(set(parts))).at(path=here)
        elif all(name in programmes for name in parts):
            yield from _together_faults([(name, programmes[name]) for name in parts], plan, here)


def _together_faults(parts: Sequence[tuple[str, Programme]], plan: Plan, here: Path) -> Iterator[Fault]:
    """What is wrong with programmes at once that is wrong with none of them alone."""
    placed = [[(("programmes", name, "levers", index), lever) for index, lever in enumerate(part.levers)] for name, part in parts]
    alone = {each.path for levers in placed for each in _reach_faults(levers, plan)}
    words = " + ".join(name for name, _ in parts)
    for wrong in _reach_faults([each for levers in placed for each in levers], plan):
        if wrong.path not in alone:
            stated = {name: wrong.message.attribute(name) for name in ("found", "expected")}
            yield fault("decision-combination-reach", combination=words, **stated).at(path=here)
    yield from _audience_faults([((name,), part) for name, part in parts], here)


def order_notes(name: str, parts: Mapping[str, Programme], plan: Plan) -> Iterator[Message]:
    """Which quantities end elsewhere if the programmes of a combination are applied in the reverse order."""
    known = plan_quantities(plan)
    levers = [lever for part in parts.values() for lever in part.levers]
    backwards = [lever for part in [*parts.values()][::-1] for lever in part.levers]
    for quantity in dict.fromkeys(lever.quantity for lever in levers):
        if quantity in known and not known[quantity].fitted:
            ranges = [_central_end(known[quantity], [one for one in order if one.quantity == quantity]) for order in (levers, backwards)]
            if abs(ranges[0] - ranges[1]) > _ROUNDING * max(abs(ranges[0]), abs(ranges[1])):
                stated = {"quantity": quantity, "stated": ranges[0], "reversed": ranges[1]}
                yield Message("decision-order-counts", combination=name, **stated)


def _central_end(quantity: Quantity, levers: Sequence[Lever]) -> float:
    """The central value of a quantity once all levers are fully in force."""
    now = quantity_range(quantity)
    for lever in levers:
        now = apply_lever(now, lever)
    return now[0]


def _audience_faults(programmes: Sequence[tuple[Path, Programme]], here: Path) -> Iterator[Fault]:
    """A fault if there are more groups of customers than a run can tell apart: each coverage, segment and programme is one."""
    groups: set[tuple[object, ...]] = set()
    for path, programme in programmes:
        for index, lever in enumerate(programme.levers):
            reach = lever.coverage
            partial = reach.uncertain or reach.value < 1.0
            groups.add((path if partial else "", lever.segment, (index, reach.value) if reach.uncertain else reach.value))
    if len(groups) > MAX_AUDIENCES:
        yield fault("decision-audiences-many", count=len(groups), most=MAX_AUDIENCES).at(path=here)


def range_faults(levers: Sequence[tuple[Path, Lever]], plan: Plan) -> Iterator[Fault]:
    """Faults of levers that, one after the other and fully in force, take a quantity out of its range; each with its path.

    Only levers that are in force at once for the same customers add up.
    """
    known = plan_quantities(plan)
    usable = [(path, lever) for path, lever in levers if lever.quantity in known and not lever.size.fitted]
    usable = [(path, lever) for path, lever in usable if not known[lever.quantity].fitted]
    found: dict[tuple[Path, str], Fault] = {}  # one of a lever on a quantity: a lever on a law of time moves several
    for segment, on in concurrent_levers(usable, differing_segments(plan)):
        reached: dict[str, QuantityRange] = {}
        for path, lever in on:
            stated = known[lever.quantity].of_segment(segment)
            now = reached[lever.quantity] = apply_lever(reached.get(lever.quantity, quantity_range(stated)), lever)
            for wrong in _beyond(lever.quantity, now, limits(stated), (*path, lever.kind)):
                found.setdefault((path, lever.quantity), wrong)
    yield from sorted(found.values(), key=lambda each: [path for path, _ in levers].index(each.path[:-1]))


def _reach_faults(levers: Sequence[Placed], plan: Plan) -> tuple[Fault, ...]:
    """What levers make of the plan's quantities, one by one, and if that is right, of the plan as a whole."""
    single = [(path, part) for path, lever in levers for part in single_levers(lever, plan)]
    return tuple(range_faults(single, plan)) or tuple(lever_plan_faults(levers, plan))


def _beyond(name: str, at: QuantityRange, limits: tuple[float, float], here: Path) -> Iterator[Fault]:
    low, high = limits
    for end, reached in zip(END_NAMES, at, strict=True):
        over = max(reached - high, low - reached)
        if over > _ROUNDING:
            limit = high if reached > high else low
            stated = {"quantity": name, "end": end, "value": reached, "beyond": over, "limit": limit}
            yield fault("decision-reach-most" if reached > high else "decision-reach-least", **stated).at(path=here)
            return
