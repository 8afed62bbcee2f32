"""What offers, cases, ways of leaving and pulses may say each and still not mean together."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault, fault, nearest
from cxsim.journey.parameters import Name
from cxsim.journey.plan import OnLeaving, Plan, Touchpoint
from cxsim.text import Message

Path = tuple[str | int, ...]
_ROUNDING = 1e-9


def leaving_faults(plan: Plan) -> Iterator[Fault]:
    """Renewals without an interval, silent leaving that nobody would notice, and second save journeys."""
    churn = plan.churn
    if churn.form == "renewal" and (churn.every is None or churn.every.count == 0):
        yield fault("journey-churn-renewal-interval").at(path=("churn", "form"))
    if churn.form != "renewal" and churn.every is not None:
        yield fault("journey-churn-interval-unused", form=churn.form).at(path=("churn", "every"))
    if churn.form == "silent" and plan.purchases is None:
        yield fault("journey-churn-silent-purchases").at(path=("churn", "form"))
    leaving = [name for name, journey in plan.journeys.items() if isinstance(journey.trigger, OnLeaving)]
    for name in leaving[1:]:
        yield fault("journey-leaving-second", first=leaving[0]).at(path=("journeys", name, "trigger"))
    if leaving and churn.form == "silent":
        yield fault("journey-leaving-silent").at(path=("journeys", leaving[0], "trigger"))


def _touchpoints(plan: Plan) -> Iterator[tuple[Path, Name, Touchpoint]]:
    for name, journey in plan.journeys.items():
        for touch, touchpoint in journey.touchpoints.items():
            yield ("journeys", name, "touchpoints", touch), name, touchpoint


def case_faults(plan: Plan) -> Iterator[Fault]:
    """Kinds of case that are not there, and such as nothing opens."""
    opened: set[str] = set()
    for path, _, touchpoint in _touchpoints(plan):
        for field in ("opens", "resolves"):
            kind = getattr(touchpoint, field)
            if kind is not None and kind not in plan.cases:
                remedy = nearest(kind, plan.cases) if plan.cases else Message("journey-case-add", kind=kind)
                yield fault("journey-case-unknown", kind=kind, remedy=remedy).at(path=(*path, field))
        opened |= {touchpoint.opens or ""}
    for kind in plan.cases:
        if kind not in opened:
            yield fault("journey-case-unopened", kind=kind).at(path=("cases", kind))


def offer_faults(plan: Plan) -> Iterator[Fault]:
    """Shares that leave no room, offers to stay at other moments than leaving, and leaving without such an offer."""
    saving: set[str] = set()
    for path, journey, touchpoint in _touchpoints(plan):
        offer = touchpoint.offer
        if offer is None:
            continue
        total = offer.success_satisfied.value + touchpoint.abandonment.value
        if total > 1 + _ROUNDING:
            shares = {"success": offer.success_satisfied.value, "abandonment": touchpoint.abandonment.value}
            yield fault("journey-offer-shares", total=total, **shares).at(path=(*path, "offer", "success_satisfied"))
        on_leaving = isinstance(plan.journeys[journey].trigger, OnLeaving)
        if offer.kind == "save" and not on_leaving:
            yield fault("journey-offer-save-trigger").at(path=(*path, "offer", "kind"))
        saving |= {journey} if offer.kind == "save" else set()
    for name, journey_plan in plan.journeys.items():
        if isinstance(journey_plan.trigger, OnLeaving) and name not in saving:
            yield fault("journey-leaving-without-offer").at(path=("journeys", name, "trigger"))


def pulse_faults(plan: Plan) -> Iterator[Fault]:
    """Surveys after a touch that is not there."""
    touches = [f"{name}.{touch}" for name, journey in plan.journeys.items() for touch in journey.touchpoints]
    for name, survey in plan.surveys.items():
        if survey.pulse is not None and survey.pulse not in touches:
            remedy = nearest(survey.pulse, touches)
            yield fault("journey-touch-unknown", name=survey.pulse, remedy=remedy).at(path=("surveys", name, "pulse"))
