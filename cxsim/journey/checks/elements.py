"""What offers, cases, ways of leaving, pulses and word of mouth may say each and still not mean together."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault, nearest
from cxsim.journey.parameters import Name
from cxsim.journey.plan import OnLeaving, Plan, Touchpoint

Path = tuple[str | int, ...]
_ROUNDING = 1e-9


def element_faults(plan: Plan) -> Iterator[Fault]:
    """Everything that is wrong with these parts of a plan, taken together."""
    yield from _leaving_faults(plan)
    yield from _case_faults(plan)
    yield from _offer_faults(plan)
    yield from _pulse_faults(plan)
    if plan.detraction is not None and plan.detraction.threshold.value == 0:
        yield Fault("a threshold of 0", "more than 0", "nobody would ever warn others; raise it", path=("detraction", "threshold"))


def _leaving_faults(plan: Plan) -> Iterator[Fault]:
    churn = plan.churn
    if churn.form == "renewal" and (churn.every is None or churn.every.count == 0):
        yield Fault("leaving at renewals without their interval", "at least 1 month", "add every: 12 months", path=("churn", "form"))
    if churn.form != "renewal" and churn.every is not None:
        do = "write form: renewal, or leave out every"
        yield Fault(f"an interval of renewals with the form {churn.form}", "one or the other", do, path=("churn", "every"))
    if churn.form == "silent" and plan.purchases is None:
        do = "add purchases:, whose absence gives a silent leaver away"
        yield Fault("silent leaving without purchases", "purchases and their inactive_after", do, path=("churn", "form"))
    asked = [name for name, journey in plan.journeys.items() if isinstance(journey.trigger, OnLeaving)]
    for name in asked[1:]:
        found = f"a second journey that starts on leaving, beside {asked[0]!r}"
        yield Fault(found, "one", "let one start after the other", path=("journeys", name, "trigger"))
    if asked and churn.form == "silent":
        do = "leave it out: nobody knows when a silent customer leaves"
        yield Fault("a journey on leaving, with silent leaving", "leaving that is known", do, path=("journeys", asked[0], "trigger"))


def _touchpoints(plan: Plan) -> Iterator[tuple[Path, Name, Touchpoint]]:
    for name, journey in plan.journeys.items():
        for touch, touchpoint in journey.touchpoints.items():
            yield ("journeys", name, "touchpoints", touch), name, touchpoint


def _case_faults(plan: Plan) -> Iterator[Fault]:
    opened: set[str] = set()
    for path, _, touchpoint in _touchpoints(plan):
        for field in ("opens", "resolves"):
            kind = getattr(touchpoint, field)
            if kind is not None and kind not in plan.cases:
                do = nearest(kind, plan.cases) if plan.cases else f"add it under cases: {{{kind}: {{}}}}"
                yield Fault(repr(kind), "a kind of case of the plan", do, path=(*path, field))
        opened |= {touchpoint.opens or ""}
    for kind in plan.cases:
        if kind not in opened:
            do = f"write opens: {kind} at a touchpoint, or remove it"
            yield Fault(f"the kind of case {kind!r}, which nothing opens", "a touchpoint that opens it", do, path=("cases", kind))


def _offer_faults(plan: Plan) -> Iterator[Fault]:
    saving: set[str] = set()
    for path, journey, touchpoint in _touchpoints(plan):
        offer = touchpoint.offer
        if offer is None:
            continue
        total = offer.success_satisfied.value + touchpoint.abandonment.value
        if total > 1 + _ROUNDING:
            found = f"success_satisfied + abandonment = {offer.success_satisfied.value:g} + {touchpoint.abandonment.value:g} = {total:g}"
            yield Fault(found, "at most 1", "the rest declines; lower one of the two", path=(*path, "offer", "success_satisfied"))
        on_leaving = isinstance(plan.journeys[journey].trigger, OnLeaving)
        if offer.kind == "save" and not on_leaving:
            do = "let it start with {on: leaving}, or write another kind"
            yield Fault("an offer to save in a journey that does not start on leaving", "one that does", do, path=(*path, "offer", "kind"))
        saving |= {journey} if offer.kind == "save" else set()
    for name, journey_plan in plan.journeys.items():
        if isinstance(journey_plan.trigger, OnLeaving) and name not in saving:
            do = "add offer: {kind: save, ...} to a touchpoint"
            yield Fault("a journey on leaving in which nothing can save", "an offer to save", do, path=("journeys", name, "trigger"))


def _pulse_faults(plan: Plan) -> Iterator[Fault]:
    touches = [f"{name}.{touch}" for name, journey in plan.journeys.items() for touch in journey.touchpoints]
    for name, survey in plan.surveys.items():
        if survey.pulse is not None and survey.pulse not in touches:
            do = nearest(survey.pulse, touches)
            yield Fault(repr(survey.pulse), "<journey>.<touchpoint>", do, path=("surveys", name, "pulse"))
