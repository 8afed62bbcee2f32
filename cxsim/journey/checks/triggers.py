"""What is wrong with how journeys and surveys start each other."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault, nearest
from cxsim.journey.plan import SCALES, After, OnAnswer, Plan

Path = tuple[str | int, ...]


def trigger_faults(plan: Plan) -> Iterator[Fault]:
    """Triggers that name what is not there, and outcomes that would start two journeys."""
    touches = [f"{name}.{touch}" for name, journey in plan.journeys.items() for touch in journey.touchpoints]
    claimed: dict[tuple[str, str], str] = {}
    for name, journey in plan.journeys.items():
        path, starts = ("journeys", name, "trigger"), journey.trigger
        event: tuple[str, str] | None = None
        if isinstance(starts, OnAnswer):
            event = (starts.survey, "")
            if starts.survey not in plan.surveys:
                yield Fault(repr(starts.survey), "a survey of the plan", nearest(starts.survey, plan.surveys), path=(*path, "survey"))
            else:
                yield from _score_faults(starts, SCALES[plan.surveys[starts.survey].index], path)
        if isinstance(starts, After):
            event = (starts.after, starts.outcome)
            if starts.after not in touches:
                yield Fault(repr(starts.after), "<journey>.<touchpoint>", nearest(starts.after, touches), path=(*path, "after"))
        if event is not None and claimed.setdefault(event, name) != name:
            found = f"the same start as journey {claimed[event]!r}"
            yield Fault(found, "one journey started by each outcome or survey", "let one journey start the other", path=path)
    yield from _circle_faults(plan)


def _score_faults(starts: OnAnswer, scale: tuple[int, int], path: Path) -> Iterator[Fault]:
    lowest, highest = scale
    if not lowest < starts.below <= highest + 1:
        found = f"answers below {starts.below:g}, where answers are {lowest} to {highest}"
        yield Fault(
            found, f"more than {lowest}, at most {highest + 1}", "name the first score that does not start it", path=(*path, "below")
        )


def _circle_faults(plan: Plan) -> Iterator[Fault]:
    """Journeys that start each other in a circle would go on for ever."""
    caller = {}
    for name, journey in plan.journeys.items():
        if isinstance(journey.trigger, After):
            caller[name] = journey.trigger.after.split(".")[0]
        elif isinstance(journey.trigger, OnAnswer) and journey.trigger.survey in plan.surveys:
            survey = plan.surveys[journey.trigger.survey]
            caller[name] = survey.after or (survey.pulse or "").split(".")[0]
    for name in caller:
        chain, before = [name], caller.get(name, "")
        while before and before not in chain:
            chain.append(before)
            before = caller.get(before, "")
        if before == name:
            found = " started by ".join([*chain, name])
            do = "let the first of them start otherwise"
            yield Fault(found, "no circle of journeys that start each other", do, path=("journeys", name, "trigger"))


def survey_faults(plan: Plan) -> Iterator[Fault]:
    """Surveys after a journey that is not there, or at no interval."""
    for name, survey in plan.surveys.items():
        if survey.after is not None and survey.after not in plan.journeys:
            do = nearest(survey.after, plan.journeys)
            yield Fault(repr(survey.after), "a journey of the plan", do, path=("surveys", name, "after"))
        if survey.every is not None and survey.every.count == 0:
            yield Fault(
                "an interval of 0 months", "at least 1 month", "give the months between two rounds", path=("surveys", name, "every")
            )
