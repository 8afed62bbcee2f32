"""What a run refuses beyond a programme's own faults: uncertainty that nobody uses, levers without a cost, names that mean nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from cxsim.decision.cash_flow import HAIRCUT_LINE, TAX_LINE, cash_lines
from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.levers import Lever
from cxsim.decision.planned_measurement import PlannedMeasurement
from cxsim.decision.programme import Programme
from cxsim.errors import Fault, fault, nearest
from cxsim.journey.parameters import Quantity, quantities
from cxsim.journey.plan import AtRate, Journey, LevelDynamics, OnAnswer, OnBill, OnDate, OnLevel, OnPurchase, Plan
from cxsim.text import Message

Path = tuple[str | int, ...]
Never = Callable[[str, Quantity], bool]


def uncosted_faults(programmes: Mapping[str, Programme]) -> Iterator[Fault]:
    """Programmes that change something and name no cost, without a reason."""
    for name, programme in programmes.items():
        if programme.levers and not programme.costs and not programme.free_because:
            yield fault("decision-programme-costless").at(path=("programmes", name, "levers"))


def terms_faults(terms: FinancialTerms, plan: Plan) -> Iterator[Fault]:
    """Soft lines, and lines with an inflation of their own, that are no lines of the cash flow."""
    known = [line.name for line in cash_lines(plan, Programme(), terms) if line.name not in (HAIRCUT_LINE.name, TAX_LINE.name)]
    business = [line.name for line in cash_lines(plan, Programme())]
    for name in terms.inflation_by_line:
        if name not in business:
            remedy = nearest(name, business)
            yield fault("decision-inflation-unknown", line=name, remedy=remedy).at(path=("money", "inflation_by_line", name))
    for index, name in enumerate(terms.soft):
        if name not in known:
            yield fault("decision-soft-unknown", line=name, remedy=nearest(name, known)).at(path=("money", "soft", index))


def measurement_faults(
    measurements: Mapping[str, PlannedMeasurement], named: Mapping[str, Quantity], features: Sequence[str]
) -> Iterator[Fault]:
    """Tests of what is not uncertain."""
    known = {name for name, quantity in named.items() if quantity.uncertain} | {f"fit.churn.{feature}" for feature in features}
    for name, test in measurements.items():
        if test.quantity not in known and not test.quantity.startswith("fit.churn."):
            path = ("measurements", name, "quantity")
            yield fault("decision-measurement-unknown", name=test.quantity, remedy=nearest(test.quantity, known)).at(path=path)


def unused_quantity_faults(plan: Plan, programmes: Mapping[str, Programme]) -> Iterator[Fault]:
    """Uncertain quantities of the plan on which no money can depend, whatever they are."""
    reasons = list(_idle(plan, [lever for programme in programmes.values() for lever in programme.levers]))
    for name, quantity in quantities(plan):
        if quantity.uncertain:
            for stem, why in reasons:
                if name.startswith(stem):
                    yield fault("decision-interval-unused", name=name, reason=why).at(path=_path(name))
                    break


def _path(name: str) -> Path:
    return tuple(int(part) if part.isdigit() else part for part in name.split("."))


def _idle(plan: Plan, levers: Sequence[Lever]) -> Iterator[tuple[str, Message]]:
    """Beginnings of names that nothing depends on, and why."""
    moved = {lever.quantity for lever in levers}

    def never(name: str, quantity: Quantity) -> bool:
        stated = (quantity, *quantity.segments.values())
        return name not in moved and all(not each.fitted and each.value == 0.0 and not each.uncertain for each in stated)

    for name, part in plan.rated.items():
        if never(f"{name}.rate", part.rate):
            yield f"{name}.", Message("decision-unused-zero", name=f"{name}.rate")
    felt = set(_felt_by_others(plan, never))
    for name, feeling in (("satisfaction", plan.satisfaction), ("effort", plan.effort)):
        if never(f"{name}.log_hazard", feeling.log_hazard) and name not in felt:
            zero = Message("decision-unused-zero", name=f"{name}.log_hazard")
            yield from ((f"{name}.{field}", zero) for field in LevelDynamics.model_fields)
    for name, channel in plan.acquisition.items():
        if never(f"acquisition.{name}.rate", channel.rate):
            yield f"acquisition.{name}.", Message("decision-unused-zero", name=f"acquisition.{name}.rate")
    for name, journey in plan.journeys.items():
        yield from _unstarted(name, journey, plan, never)
        yield from _idle_touches(name, journey)
    yield from _unnamed(plan)


def _felt_by_others(plan: Plan, never: Never) -> Iterator[str]:
    """What customers feel that acts on something beside churn: rates of their own, offers, journeys that start on answers."""
    acts = (never(f"{name}.{part.satisfaction_effect}", getattr(part, part.satisfaction_effect)) for name, part in plan.rated.items())
    touches = (touch for journey in plan.journeys.values() for touch in journey.touchpoints.values())
    if not all(acts) or any(touch.offer for touch in touches):
        yield "satisfaction"
    for journey in plan.journeys.values():
        if isinstance(journey.trigger, OnAnswer):
            survey = plan.surveys.get(journey.trigger.survey)  # one that is not there is a fault of the journey
            yield from ("satisfaction", "effort") if survey is None else ("effort",) if survey.index == "ces" else ("satisfaction",)
        if isinstance(journey.trigger, OnLevel):
            yield journey.trigger.level


def _unnamed(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Kinds of case that no touch opens; a pool that no touch asks for is refused as a whole."""
    opened = {touch.opens for journey in plan.journeys.values() for touch in journey.touchpoints.values()}
    yield from ((f"cases.{name}.", Message("decision-unused-case")) for name in plan.cases if name not in opened)


def _unstarted(name: str, journey: Journey, plan: Plan, never: Never) -> Iterator[tuple[str, Message]]:
    """A journey whose rate, or whose share of purchases, is none, or that waits for purchases which nobody makes."""
    starts: dict[str, Quantity] = {}
    if isinstance(journey.trigger, AtRate):
        starts = {f"journeys.{name}.trigger.rate": journey.trigger.rate}
    if isinstance(journey.trigger, OnPurchase | OnBill | OnDate):
        starts = {f"journeys.{name}.trigger.share": journey.trigger.share}
    if isinstance(journey.trigger, OnPurchase) and plan.purchases:
        starts |= {"purchases.rate": plan.purchases.rate}
    yield from (
        (f"journeys.{name}.", Message("decision-unused-zero", name=start)) for start, quantity in starts.items() if never(start, quantity)
    )


def _idle_touches(name: str, journey: Journey) -> Iterator[tuple[str, Message]]:
    reached, waiting = set[str](), [next(iter(journey.touchpoints))]
    while waiting:
        here = waiting.pop()
        if here in journey.touchpoints and here not in reached:
            reached.add(here)
            touch = journey.touchpoints[here]
            waiting += [touch.on_success, touch.on_failure, touch.on_abandonment]
    for touch_name in journey.touchpoints:
        if touch_name not in reached:
            yield f"journeys.{name}.touchpoints.{touch_name}.", Message("decision-unused-touchpoint")
