"""The journeys, touchpoints and surveys of a plan as flat arrays."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from cxsim.engine import records
from cxsim.engine.records import Floats, Records, fill_records
from cxsim.engine.weekly_profile import pattern_numbers
from cxsim.journey.plan import END, After, AtRate, Every, Journey, OnAnswer, OnLeaving, OnPurchase, Plan


def journeys(plan: Plan, nodes: tuple[str, ...], column: Mapping[str, int], point: Mapping[str, np.uint64]) -> Records:
    """How each journey starts and with which touchpoint."""
    journeys = plan.journeys
    return fill_records(
        records.JOURNEY_TYPE,
        trigger=[_trigger(journey) for journey in journeys.values()],
        first=[nodes.index(f"{name}.{next(iter(journey.touchpoints))}") for name, journey in journeys.items()],
        rate_column=[column.get(f"journeys.{name}.trigger.rate", -1) for name in journeys],
        share_column=[column.get(f"journeys.{name}.trigger.share", -1) for name in journeys],
        pattern=pattern_numbers(plan),
        interval=[j.trigger.every.count if isinstance(j.trigger, Every) else math.inf for j in journeys.values()],
        most=[_most(journey) for journey in journeys.values()],
        start_point=[point[f"journeys.{name}.start"] for name in journeys],
        factor_point=[point[f"journeys.{name}.rate_factor"] for name in journeys],
    )


def _most(journey: Journey) -> int:
    """How often a customer accepts what a journey offers before it does not start any more."""
    offer = next(iter(journey.touchpoints.values())).offer
    return records.ENDLESS if offer is None else offer.max_acceptances


def nodes_of(
    plan: Plan, nodes: tuple[str, ...], first: Mapping[str, int], point: Mapping[str, np.uint64], queues: Mapping[str, int]
) -> Records:
    """Where each touchpoint leads, what it opens, resolves and offers; `queues` is the first queue of each pool."""

    def place(journey: str, target: str) -> int:
        return -1 if target == END else nodes.index(f"{journey}.{target}")

    starts = [journey.trigger for journey in plan.journeys.values()]
    called: dict[tuple[str, str], int] = {(s.after, s.outcome): number for number, s in enumerate(starts) if isinstance(s, After)}
    touchpoints = [(j, t, f"journeys.{j}.touchpoints.{n}") for j, journey in plan.journeys.items() for n, t in journey.touchpoints.items()]
    return fill_records(
        records.NODE_TYPE,
        column=[first[name] for _, _, name in touchpoints],
        after_success=[place(j, t.on_success) for j, t, _ in touchpoints],
        after_failure=[place(j, t.on_failure) for j, t, _ in touchpoints],
        after_abandonment=[place(j, t.on_abandonment) for j, t, _ in touchpoints],
        **{f"starts_on_{outcome}": [called.get((node, outcome), -1) for node in nodes] for outcome in records.OUTCOMES},
        pool=[queues[t.pool] if t.pool else -1 for _, t, _ in touchpoints],
        priority=[t.priority for _, t, _ in touchpoints],
        opens=[_kind(plan, t.opens) for _, t, _ in touchpoints],
        opens_when=[records.OPENING[t.opens_when] for _, t, _ in touchpoints],
        resolves=[_kind(plan, t.resolves) for _, t, _ in touchpoints],
        offer=[first.get(f"{name}.offer", -1) for _, _, name in touchpoints],
        offer_kind=[records.OFFERS[t.offer.kind] if t.offer else -1 for _, t, _ in touchpoints],
        offer_curve=[records.CURVES[t.offer.curve] if t.offer else 0 for _, t, _ in touchpoints],
        offer_most=[t.offer.max_acceptances if t.offer else records.ENDLESS for _, t, _ in touchpoints],
        pulsed=[any(survey.pulse == node for survey in plan.surveys.values()) for node in nodes],
        point=[point[name] for _, _, name in touchpoints],
    )


def _kind(plan: Plan, case: str | None) -> int:
    return -1 if case is None else list(plan.cases).index(case)


def surveys(plan: Plan, nodes: tuple[str, ...], first: Mapping[str, int], point: Mapping[str, np.uint64]) -> Records:
    """When each survey is asked, and what its answers start."""
    names, journeys = list(plan.surveys), list(plan.journeys)
    starts = {s.survey: (number, s.below) for number, s in enumerate(j.trigger for j in plan.journeys.values()) if isinstance(s, OnAnswer)}
    return fill_records(
        records.SURVEY_TYPE,
        index=[records.INDICES[survey.index] for survey in plan.surveys.values()],
        every=[survey.every.count if survey.every else 0 for survey in plan.surveys.values()],
        after=[journeys.index(survey.after) if survey.after else -1 for survey in plan.surveys.values()],
        pulse=[nodes.index(survey.pulse) if survey.pulse else -1 for survey in plan.surveys.values()],
        starts=[starts.get(name, (-1, 0.0))[0] for name in names],
        below=[starts.get(name, (-1, 0.0))[1] for name in names],
        column=[first[f"surveys.{name}"] for name in names],
        point=[point[f"surveys.{name}"] for name in names],
    )


def reasons(plan: Plan) -> Floats:
    """Cumulative shares of the reasons of each survey; a survey without reasons gives none."""
    most = max((len(survey.reasons) for survey in plan.surveys.values()), default=0)
    table = np.zeros((len(plan.surveys), most))
    for number, survey in enumerate(plan.surveys.values()):
        if survey.reasons:
            shares = np.cumsum(list(survey.reasons.values())) / sum(survey.reasons.values())
            table[number] = np.r_[shares[:-1], np.ones(most - len(shares) + 1)]
    return table


def _trigger(journey: Journey) -> int:
    if isinstance(journey.trigger, After | OnAnswer):
        return records.WHEN_CALLED
    if isinstance(journey.trigger, AtRate):
        return records.AT_RATE
    if isinstance(journey.trigger, OnLeaving):
        return records.ON_LEAVING
    if isinstance(journey.trigger, OnPurchase):
        return records.ON_PURCHASE
    return records.EVERY if isinstance(journey.trigger, Every) else records.ON_ACQUISITION
