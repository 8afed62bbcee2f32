"""The journeys, touchpoints and surveys of a plan as flat arrays."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from cxsim.engine import records
from cxsim.engine.records import Floats, Records, fill_records
from cxsim.engine.weekly_profile import pattern_numbers
from cxsim.journey.plan import (
    END,
    After,
    AtRate,
    Every,
    Journey,
    OnAcquisition,
    OnAnswer,
    OnBill,
    OnDate,
    OnLeaving,
    OnLevel,
    OnPurchase,
    Plan,
)

FEELINGS = ("satisfaction", "effort")


def journeys(
    plan: Plan, nodes: tuple[str, ...], column: Mapping[str, int], point: Mapping[str, np.uint64], segments: tuple[str, ...]
) -> Records:
    """How each journey starts and with which touchpoint."""
    journeys = plan.journeys
    return fill_records(
        records.JOURNEY_TYPE,
        trigger=[_trigger(journey) for journey in journeys.values()],
        first=[nodes.index(f"{name}.{next(iter(journey.touchpoints))}") for name, journey in journeys.items()],
        rate_column=[column.get(f"journeys.{name}.trigger.rate", -1) for name in journeys],
        start_column=[_start_column(name, column) for name in journeys],
        pattern=pattern_numbers(plan),
        segment=[
            segments.index(j.trigger.segment) if isinstance(j.trigger, OnDate) and j.trigger.segment else -1 for j in journeys.values()
        ],
        feeling=[FEELINGS.index(j.trigger.level) if isinstance(j.trigger, OnLevel) else -1 for j in journeys.values()],
        side=[-1.0 if isinstance(j.trigger, OnLevel) and j.trigger.below else 1.0 for j in journeys.values()],
        interval=[j.trigger.every.count if isinstance(j.trigger, Every) else math.inf for j in journeys.values()],
        most=[_most(journey) for journey in journeys.values()],
        start_point=[point[f"journeys.{name}.start"] for name in journeys],
        factor_point=[point[f"journeys.{name}.rate_factor"] for name in journeys],
        **dict.fromkeys(("peak_quality_weight", "peak_effort_weight", "end_weight"), [1.0] * len(journeys)),
    )


def _start_column(name: str, column: Mapping[str, int]) -> int:
    """The column of a journey's share of what starts it, or of the level that it starts at; -1 if it has none."""
    return next((column[own] for field in ("share", "below", "above") if (own := f"journeys.{name}.trigger.{field}") in column), -1)


def dates(plan: Plan) -> Floats:
    """The stated days on which each journey starts, from the start of the run, endless behind the last; shape (journeys, most)."""
    stated = [sorted(j.trigger.dates) if isinstance(j.trigger, OnDate) else [] for j in plan.journeys.values()]
    table = np.full((len(stated), max((len(days) for days in stated), default=0)), math.inf)
    for row, days in zip(table, stated, strict=True):
        row[: len(days)] = [(day - plan.start).days for day in days]
    return table


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
    return next(number for kind, number in _TRIGGERS.items() if isinstance(journey.trigger, kind))


_TRIGGERS: Mapping[type, int] = {
    OnAcquisition: records.ON_ACQUISITION,
    AtRate: records.AT_RATE,
    Every: records.EVERY,
    After: records.WHEN_CALLED,
    OnAnswer: records.WHEN_CALLED,
    OnLeaving: records.ON_LEAVING,
    OnPurchase: records.ON_PURCHASE,
    OnBill: records.ON_BILL,
    OnDate: records.ON_DATE,
    OnLevel: records.ON_LEVEL,
}
