"""The plan's own checks: what a plan may say in each part and still not mean as a whole.

Every fault carries the path of the place in the plan; whoever read the plan from a file adds the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxsim.errors import Fault, nearest
from cxsim.journey.element_checks import element_faults
from cxsim.journey.parameters import quantities
from cxsim.journey.plan import END, After, Every, Feeling, Journey, Level01, OnAnswer, Plan, Touchpoint

Path = tuple[str | int, ...]
OUTCOMES = ("on_success", "on_failure", "on_abandonment")
_ROUNDING = 1e-9


def plan_faults(plan: Plan) -> tuple[Fault, ...]:
    """Everything that is wrong with a plan whose parts are each right; empty if nothing is."""
    return (
        *_clock_faults(plan),
        *_feeling_faults(plan.satisfaction, "satisfaction"),
        *_feeling_faults(plan.effort, "effort"),
        *_fitted_faults(plan),
        *_referral_faults(plan),
        *_trigger_faults(plan),
        *_survey_faults(plan),
        *element_faults(plan),
        *(fault for name, journey in plan.journeys.items() for fault in journey_faults(journey, ("journeys", name))),
    )


def journey_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    """What is wrong with one journey: targets, shares, parts that nobody reaches, circles that nobody leaves."""
    if isinstance(journey.starts, Every) and journey.starts.every.count == 0:
        yield Fault("an interval of 0 months", "at least 1 month", "give the interval between two starts", path=(*path, "starts", "every"))
    wrong_targets = list(_target_faults(journey, path))
    yield from wrong_targets
    for name, touchpoint in journey.touchpoints.items():
        yield from _share_faults(touchpoint, (*path, "touchpoints", name))
    if not wrong_targets:
        yield from _flow_faults(journey, path)


def _trigger_faults(plan: Plan) -> Iterator[Fault]:
    """Triggers that name what is not there, and outcomes that would start two journeys."""
    touches = [f"{name}.{touch}" for name, journey in plan.journeys.items() for touch in journey.touchpoints]
    claimed: dict[tuple[str, str], str] = {}
    for name, journey in plan.journeys.items():
        path, starts = ("journeys", name, "starts"), journey.starts
        event: tuple[str, str] | None = None
        if isinstance(starts, OnAnswer):
            event = (starts.survey, "")
            if starts.survey not in plan.surveys:
                yield Fault(repr(starts.survey), "a survey of the plan", nearest(starts.survey, plan.surveys), path=(*path, "survey"))
        if isinstance(starts, After):
            event = (starts.after, starts.outcome)
            if starts.after not in touches:
                yield Fault(repr(starts.after), "<journey>.<touchpoint>", nearest(starts.after, touches), path=(*path, "after"))
        if event is not None and claimed.setdefault(event, name) != name:
            found = f"the same start as journey {claimed[event]!r}"
            yield Fault(found, "one journey started by each outcome or survey", "let one journey start the other", path=path)
    yield from _circle_faults(plan)


def _circle_faults(plan: Plan) -> Iterator[Fault]:
    """Journeys that start each other in a circle would go on for ever."""
    caller = {}
    for name, journey in plan.journeys.items():
        if isinstance(journey.starts, After):
            caller[name] = journey.starts.after.split(".")[0]
        elif isinstance(journey.starts, OnAnswer) and journey.starts.survey in plan.surveys:
            survey = plan.surveys[journey.starts.survey]
            caller[name] = survey.after or (survey.pulse or "").split(".")[0]
    for name in caller:
        chain, before = [name], caller.get(name, "")
        while before and before not in chain:
            chain.append(before)
            before = caller.get(before, "")
        if before == name:
            found = " started by ".join([*chain, name])
            do = "let the first of them start otherwise"
            yield Fault(found, "no circle of journeys that start each other", do, path=("journeys", name, "starts"))


def _survey_faults(plan: Plan) -> Iterator[Fault]:
    for name, survey in plan.surveys.items():
        if survey.after is not None and survey.after not in plan.journeys:
            do = nearest(survey.after, plan.journeys)
            yield Fault(repr(survey.after), "a journey of the plan", do, path=("surveys", name, "after"))
        if survey.every is not None and survey.every.count == 0:
            yield Fault(
                "an interval of 0 months", "at least 1 month", "give the months between two rounds", path=("surveys", name, "every")
            )


def _clock_faults(plan: Plan) -> Iterator[Fault]:
    if plan.start.day != 1:
        first = plan.start.replace(day=1)
        yield Fault(f"{plan.start}", "the first day of a month", f"write {first}", path=("start",))
    if plan.horizon.count == 0:
        yield Fault("0 months", "at least 1 month", "say how long to simulate, e.g. 36 months", path=("horizon",))


def _feeling_faults(feeling: Feeling, name: str) -> Iterator[Fault]:
    step = feeling.gain.value * feeling.loss_aversion.value
    if step > 1 + _ROUNDING:
        found = f"gain x loss_aversion = {feeling.gain.value:g} x {feeling.loss_aversion.value:g} = {step:g}"
        yield Fault(found, "at most 1", "one bad experience would overshoot; lower one of the two", path=(name, "gain"))
    if feeling.half_life.value == 0:
        yield Fault(
            "a half-life of 0", "a length of time", "give the time in which half of a change is forgotten", path=(name, "half_life")
        )
    yield from _start_faults(feeling.start, (name, "start"))


def _start_faults(start: Level01, path: Path) -> Iterator[Fault]:
    if start.column is not None and start.scale is None:
        yield Fault(f"the column {start.column!r} without a scale", "the answers that mean 0 and 1", "add e.g. scale: [0, 10]", path=path)
    if start.column is None and start.scale is not None:
        yield Fault("a scale without a column", "both or neither", "add column: (a column of the table) or remove the scale", path=path)
    if start.scale is not None and start.scale[0] == start.scale[1]:
        yield Fault(f"a scale from {start.scale[0]:g} to {start.scale[1]:g}", "two different ends", "correct it", path=(*path, "scale"))


def _fitted_faults(plan: Plan) -> Iterator[Fault]:
    for name, quantity in quantities(plan):
        if quantity.fitted and not name.endswith(".log_hazard"):
            found = f"the coefficient {quantity.coef!r} of a fitted model"
            do = "write a number; only a log_hazard can be a coefficient of the churn model"
            yield Fault(found, f"a number ({quantity.unit})", do, path=tuple(name.split(".")))


def _referral_faults(plan: Plan) -> Iterator[Fault]:
    if plan.referral is not None and plan.referral.threshold.value >= 1:
        found = f"a threshold of {plan.referral.threshold.value:g}"
        yield Fault(found, "less than 1", "nobody would ever refer; lower it", path=("referral", "threshold"))


def _target_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    known = {*journey.touchpoints, END}
    if END in journey.touchpoints:
        yield Fault(f"a touchpoint named {END!r}", "another name", f"{END!r} means the end of the visit", path=(*path, "touchpoints", END))
    for name, touchpoint in journey.touchpoints.items():
        for outcome in OUTCOMES:
            target = getattr(touchpoint, outcome)
            if target not in known:
                place = (*path, "touchpoints", name, outcome)
                yield Fault(repr(target), f"a touchpoint of this journey, or {END!r}", nearest(target, known), path=place)


def _share_faults(touchpoint: Touchpoint, path: Path) -> Iterator[Fault]:
    total = touchpoint.success.value + touchpoint.abandonment.value
    if total > 1 + _ROUNDING:
        found = f"success + abandonment = {touchpoint.success.value:g} + {touchpoint.abandonment.value:g} = {total:g}"
        yield Fault(found, "at most 1", "the rest is failure; lower one of the two", path=(*path, "success"))


def _flow_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    links = {
        name: (touchpoint.on_success, touchpoint.on_failure, touchpoint.on_abandonment) for name, touchpoint in journey.touchpoints.items()
    }
    reached = _reachable(next(iter(links)), links)
    for name in links:
        if name not in reached:
            do = "let an outcome of another touchpoint lead to it, put it first, or remove it"
            yield Fault(
                f"the touchpoint {name!r}, which nothing leads to",
                "a way to it from the first touchpoint",
                do,
                path=(*path, "touchpoints", name),
            )
    likely = {name: tuple(_possible(touchpoint)) for name, touchpoint in journey.touchpoints.items()}
    for name in _reachable(next(iter(likely)), likely):
        if name != END and END not in _reachable(name, likely):
            do = "give one outcome in the circle a share above 0 that leads out of it"
            yield Fault(
                f"the touchpoint {name!r}, from which a visit never ends",
                f"a possible way to {END!r}",
                do,
                path=(*path, "touchpoints", name),
            )


def _possible(touchpoint: Touchpoint) -> Iterator[str]:
    success, abandonment = touchpoint.success.value, touchpoint.abandonment.value
    for share, target in (
        (success, touchpoint.on_success),
        (1 - success - abandonment, touchpoint.on_failure),
        (abandonment, touchpoint.on_abandonment),
    ):
        if share > _ROUNDING:
            yield target


def _reachable(start: str, links: Mapping[str, Iterable[str]]) -> list[str]:
    """Every name that can be reached from `start`, itself first, in the order in which it is found."""
    found = [start]
    for name in found:
        found.extend(target for target in dict.fromkeys(links.get(name, ())) if target not in found)
    return found
