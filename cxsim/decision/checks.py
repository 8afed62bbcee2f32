"""What is wrong with a programme, all at once, each fault with its path in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cxsim.decision.costs import CostLine, PerCustomer, PerEvent
from cxsim.decision.levers import MARGIN, PURCHASE_MARGIN, Lever, limits, plan_quantities
from cxsim.decision.programme import Programme
from cxsim.engine.changes import MAX_AUDIENCES
from cxsim.errors import Fault, nearest
from cxsim.journey.parameters import Quantity
from cxsim.journey.plan import Plan
from cxsim.units import add_months

Path = tuple[str | int, ...]
Ends = tuple[float, float, float]  # central value, and the ends of what is reachable
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
    placed = [((*path, "levers", index), lever) for index, lever in enumerate(programme.levers)]
    faults += range_faults(placed, known)
    faults += _audience_faults([(path, programme)], path)
    names: set[str] = set()
    for index, cost in enumerate(programme.costs):
        here = (*path, "costs", index)
        faults += _cost_faults(cost, plan, segments, here)
        if cost.name in names:
            faults.append(Fault(f"a second cost named {cost.name!r}", "a name of its own", "rename it", path=(*here, "name")))
        names.add(cost.name)
    return tuple(faults)


def _lever_faults(lever: Lever, plan: Plan, known: Mapping[str, Quantity], segments: Sequence[str] | None, here: Path) -> Iterator[Fault]:
    """What is wrong with one lever by itself."""
    yield from _date_faults(lever, ("start", "until"), plan, here)
    if lever.quantity not in known:
        remedy = nearest(lever.quantity, known)
        yield Fault(repr(lever.quantity), "the name of a quantity of the plan", remedy, path=(*here, "quantity"))
    yield from _segment_faults(lever.segment, segments, here)
    partial = lever.segment is not None or lever.coverage.value != 1 or lever.coverage.uncertain
    shared = lever.quantity.startswith(("acquisition.", "pools.", "detraction.takes")) and not _of_the_call(lever.quantity)
    if partial and (shared or lever.quantity in (MARGIN, PURCHASE_MARGIN)):
        found = f"a segment or coverage on {lever.quantity}, which belongs to no customer"
        yield Fault(found, "everybody", "leave out segment and coverage", path=here)
    for field, section in (("size", lever.size), ("half_life", lever.half_life), ("coverage", lever.coverage)):
        if section is not None and section.fitted:
            place = lever.kind if field == "size" else field
            yield Fault("a fitted coefficient", "a number", "write the value", path=(*here, place))


def _of_the_call(quantity: str) -> bool:
    """Whether a quantity of a pool belongs to the call, and so to the customer."""
    parts = quantity.split(".")
    return parts[0] == "pools" and parts[2] in ("service", "patience", "effort_per_minute", "quality_per_minute")


def _segment_faults(segment: str | None, segments: Sequence[str] | None, here: Path) -> Iterator[Fault]:
    if segment is not None and segments is not None and segment not in segments:
        yield Fault(f"segment {segment!r}", "a segment of the population", nearest(segment, segments), path=(*here, "segment"))


def _date_faults(section: object, fields: Sequence[str], plan: Plan, here: Path) -> Iterator[Fault]:
    """Faults of dates before the plan's start or after its end; the end itself is a date until which something lasts."""
    last = add_months(plan.start, plan.horizon.count)
    for field in fields if plan.horizon.count else ():  # of no month no day can be one; that is told by itself
        day: date | None = getattr(section, field, None)
        if day is not None and not (plan.start <= day < last or (field in ("until", "end") and day == last)):
            expected = f"a day from {plan.start} to before {last}"
            yield Fault(f"{field} {day}", expected, "move it, or lengthen the horizon", path=(*here, field))
    start, end = getattr(section, "start", None), getattr(section, "until", None) or getattr(section, "end", None)
    if start is not None and end is not None and end <= start:
        field = "until" if hasattr(section, "until") else "end"
        yield Fault(f"{field} {end} on or before start {start}", "a later day", "swap or correct them", path=(*here, field))


def _cost_faults(cost: CostLine, plan: Plan, segments: Sequence[str] | None, here: Path) -> Iterator[Fault]:
    """What is wrong with one cost line by itself."""
    yield from _date_faults(cost, ("on", "start", "end"), plan, here)
    if isinstance(cost, PerEvent):
        events = [f"journeys.{j}.touchpoints.{t}" for j, journey in plan.journeys.items() for t in journey.touchpoints]
        if cost.event not in events:
            yield Fault(repr(cost.event), "the name of a touchpoint", nearest(cost.event, events), path=(*here, "event"))
    if isinstance(cost, PerCustomer):
        yield from _segment_faults(cost.segment, segments, here)


def combination_faults(combinations: Sequence[Sequence[str]], programmes: Mapping[str, Programme], plan: Plan) -> Iterator[Fault]:
    """Combinations of what is no programme or of fewer than two, and those that take a quantity where no part of them alone does."""
    for index, parts in enumerate(combinations):
        here = ("combinations", index)
        for place, name in enumerate(parts):
            if name not in programmes:
                yield Fault(repr(name), "a programme of the study", nearest(name, programmes), path=(*here, place))
        if len(set(parts)) < max(2, len(parts)):
            found = f"{len(parts)} programme(s), {len(set(parts))} different"
            yield Fault(found, "two or more, each once", "correct it", path=here)
        elif all(name in programmes for name in parts):
            yield from _together_faults([(name, programmes[name]) for name in parts], plan, here)


def _together_faults(parts: Sequence[tuple[str, Programme]], plan: Plan, here: Path) -> Iterator[Fault]:
    """What is wrong with programmes at once that is wrong with none of them alone."""
    known = plan_quantities(plan)
    placed = [[(("programmes", name, "levers", index), lever) for index, lever in enumerate(part.levers)] for name, part in parts]
    alone = {fault.path for levers in placed for fault in range_faults(levers, known)}
    words = " + ".join(name for name, _ in parts)
    for fault in range_faults([each for levers in placed for each in levers], known):
        if fault.path not in alone:
            do = "make a lever or its interval smaller, or leave the combination out"
            yield Fault(f"{words}: {fault.found}", fault.expected, do, path=here)
    yield from _audience_faults([((name,), part) for name, part in parts], here)


def order_notes(name: str, parts: Mapping[str, Programme], plan: Plan) -> Iterator[str]:
    """Which quantities end elsewhere if the programmes of a combination are applied in the reverse order."""
    known = plan_quantities(plan)
    levers = [lever for part in parts.values() for lever in part.levers]
    backwards = [lever for part in [*parts.values()][::-1] for lever in part.levers]
    for quantity in dict.fromkeys(lever.quantity for lever in levers):
        if quantity in known and not known[quantity].fitted:
            ends = [_reached(known[quantity], [one for one in order if one.quantity == quantity]) for order in (levers, backwards)]
            if abs(ends[0] - ends[1]) > _ROUNDING * max(abs(ends[0]), abs(ends[1])):
                yield (
                    f"In {name} the order counts: {quantity} ends at {ends[0]:g} as stated, at {ends[1]:g} in the reverse order; "
                    "the programmes are applied in the order in which the combination names them."
                )


def _reached(quantity: Quantity, levers: Sequence[Lever]) -> float:
    """The central value of a quantity once all levers are fully in force."""
    ends = _ends(quantity)
    for lever in levers:
        ends = _moved(ends, lever)
    return ends[0]


def _audience_faults(programmes: Sequence[tuple[Path, Programme]], here: Path) -> Iterator[Fault]:
    """A fault if there are more groups of customers than a run can tell apart: each coverage, segment and programme is one."""
    groups: set[tuple[object, ...]] = set()
    for path, programme in programmes:
        for index, lever in enumerate(programme.levers):
            reach = lever.coverage
            partial = reach.uncertain or reach.value < 1.0
            groups.add((path if partial else "", lever.segment, (index, reach.value) if reach.uncertain else reach.value))
    if len(groups) > MAX_AUDIENCES:
        found, do = f"{len(groups)} different audiences", "give levers the same segment and coverage"
        yield Fault(found, f"at most {MAX_AUDIENCES} (segment, coverage and programme make one)", do, path=here)


def range_faults(levers: Sequence[tuple[Path, Lever]], known: Mapping[str, Quantity]) -> Iterator[Fault]:
    """Faults of levers that, one after the other and fully in force, take a quantity out of its range; each with its path."""
    reached: dict[str, Ends] = {name: _ends(quantity) for name, quantity in known.items() if not quantity.fitted}
    for path, lever in levers:
        if lever.quantity not in reached or lever.size.fitted:
            continue
        here = (*path, lever.kind)
        ends = reached[lever.quantity] = _moved(reached[lever.quantity], lever)
        yield from _beyond(lever.quantity, ends, limits(known[lever.quantity]), here)
        yield from _crowded(lever.quantity, reached, here)


def _ends(quantity: Quantity) -> Ends:
    low = quantity.value if quantity.p5 is None else quantity.p5
    high = quantity.value if quantity.p95 is None else quantity.p95
    return quantity.value, low, high


def _moved(at: Ends, lever: Lever) -> Ends:
    value, low, high = _ends(lever.size)
    if lever.kind == "set":
        return value, low, high
    if lever.kind == "shift":
        return at[0] + value, at[1] + low, at[2] + high
    corners = [end * factor for end in at[1:] for factor in (low, high)]
    return at[0] * value, min(corners), max(corners)


def _beyond(name: str, ends: Ends, limits: tuple[float, float], here: Path) -> Iterator[Fault]:
    low, high = limits
    for word, reached in zip(("at its central value", "at the low end", "at the high end"), ends, strict=True):
        over = max(reached - high, low - reached)
        if over > _ROUNDING:
            limit = high if reached > high else low
            found = f"{name} at {reached:g} {word}, {over:g} beyond {limit:g}"
            yield Fault(found, f"at {'most' if reached > high else 'least'} {limit:g}", "make the lever or its interval smaller", path=here)
            return


def _crowded(name: str, reached: Mapping[str, Ends], here: Path) -> Iterator[Fault]:
    """A fault if success and abandonment of one touchpoint together exceed 1."""
    stem, _, field = name.rpartition(".")
    if field not in ("success", "abandonment") or f"{stem}.success" not in reached or f"{stem}.abandonment" not in reached:
        return
    success, abandonment = reached[f"{stem}.success"], reached[f"{stem}.abandonment"]
    for word, end in (("at their central values", 0), ("at their high ends", 2)):
        total = success[end] + abandonment[end]
        if total > 1 + _ROUNDING and success[end] <= 1:
            found = f"success + abandonment of {stem} at {total:g} {word}"
            yield Fault(found, "at most 1", "make the lever or its interval smaller", path=here)
            return
