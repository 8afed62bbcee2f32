"""What is wrong with how journeys and surveys start each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cxsim.errors import Fault, fault, nearest
from cxsim.journey.plan import SCALES, After, OnAnswer, OnDate, OnPurchase, Plan
from cxsim.units import month_starts

Path = tuple[str | int, ...]


def trigger_faults(plan: Plan) -> Iterator[Fault]:
    """Triggers that name what is not there, and outcomes that would start two journeys."""
    touches = [f"{name}.{touch}" for name, journey in plan.journeys.items() for touch in journey.touchpoints]
    claimed: dict[tuple[str, str], str] = {}
    for name, journey in plan.journeys.items():
        path, trigger = ("journeys", name, "trigger"), journey.trigger
        event: tuple[str, str] | None = None
        if isinstance(trigger, OnAnswer):
            event = (trigger.survey, "")
            if trigger.survey not in plan.surveys:
                remedy = nearest(trigger.survey, plan.surveys)
                yield fault("journey-survey-unknown", survey=trigger.survey, remedy=remedy).at(path=(*path, "survey"))
            else:
                yield from _score_faults(trigger, SCALES[plan.surveys[trigger.survey].index], path)
        if isinstance(trigger, After):
            event = (trigger.after, trigger.outcome)
            if trigger.after not in touches:
                yield fault("journey-touch-unknown", name=trigger.after, remedy=nearest(trigger.after, touches)).at(path=(*path, "after"))
        if isinstance(trigger, OnPurchase) and plan.purchases is None:
            yield fault("journey-trigger-purchases").at(path=(*path, "on"))
        if isinstance(trigger, OnDate):
            yield from _date_faults(trigger, plan, path)
        if event is not None and claimed.setdefault(event, name) != name:
            yield fault("journey-trigger-shared", journey=claimed[event]).at(path=path)
    yield from _circle_faults(plan)


def _date_faults(trigger: OnDate, plan: Plan, path: Path) -> Iterator[Fault]:
    """Days that the run does not see, or sees twice."""
    first, end = plan.start, month_starts(plan.start, plan.horizon.count)[-1]
    for place, day in enumerate(trigger.dates):
        if not first <= day < end:
            yield fault("journey-trigger-date", day=str(day), first=str(first), last=str(end - timedelta(days=1))).at(
                path=(*path, "dates", place)
            )
        if day in trigger.dates[:place]:
            yield fault("journey-trigger-date-twice", day=str(day)).at(path=(*path, "dates", place))


def _score_faults(trigger: OnAnswer, scale: tuple[int, int], path: Path) -> Iterator[Fault]:
    lowest, highest = scale
    if not lowest < trigger.below <= highest + 1:
        scores = {"below": trigger.below, "lowest": lowest, "highest": highest, "most": highest + 1}
        yield fault("journey-trigger-below", **scores).at(path=(*path, "below"))


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
            yield fault("journey-trigger-circle", journeys=[*chain, name]).at(path=("journeys", name, "trigger"))


def survey_faults(plan: Plan) -> Iterator[Fault]:
    """Surveys after a journey that is not there, or at no interval."""
    for name, survey in plan.surveys.items():
        if survey.after is not None and survey.after not in plan.journeys:
            remedy = nearest(survey.after, plan.journeys)
            yield fault("journey-unknown", journey=survey.after, remedy=remedy).at(path=("surveys", name, "after"))
        if survey.every is not None and survey.every.count == 0:
            yield fault("journey-survey-interval").at(path=("surveys", name, "every"))
