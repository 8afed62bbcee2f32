"""Customer performance indicators: what customers gain or lose, from the same events as what the company gains."""

from __future__ import annotations

import math
from functools import partial

from cxsim.metrics.card import MEAN, Card
from cxsim.metrics.needs import OUTCOMES, Metric, Needs
from cxsim.stats.ratios import estimate_mean
from cxsim.text import Message

_WORDS = (("outcome", OUTCOMES),)
_SUCCESS = "CASE WHEN lower({outcome}) = 'success' THEN 1.0 WHEN {outcome} IS NOT NULL THEN 0.0 END"
_PROBLEM = "CASE WHEN lower({outcome}) IN ('failure', 'abandonment') THEN 1.0 WHEN {outcome} IS NOT NULL THEN 0.0 END"


def _per_customer(key: str, unit: str, better: str, needs: Needs) -> Metric:
    least = -math.inf if needs.table == "outcomes" else 0.0
    return Metric(
        Card(key=key, family="customer", unit=unit, better="high" if better == "high" else "low", how=MEAN),
        ((needs,),),
        partial(estimate_mean, unit=unit, note=Message("metrics-none-events"), least=least),
    )


TASKS_DONE = _per_customer(
    "tasks_done", "per active customer", "high", Needs("events", y=f"sum({_SUCCESS})", at="occurred_at", grain="customer", words=_WORDS)
)
PROBLEMS_PER_CUSTOMER = _per_customer(
    "problems_per_customer",
    "per active customer",
    "low",
    Needs("events", y=f"sum({_PROBLEM})", at="occurred_at", grain="customer", words=_WORDS),
)
MINUTES_PER_TASK = _per_customer(
    "minutes_per_task",
    "minutes",
    "low",
    Needs(
        "events",
        y="{duration_minutes} + coalesce({wait_minutes}, 0.0)",
        x=_SUCCESS,
        optional=(("wait_minutes", "0.0"),),
        at="occurred_at",
        words=_WORDS,
    ),
)
TIME_SAVED = _per_customer(
    "time_saved", "minutes per customer", "high", Needs("outcomes", y="sum({minutes_saved})", at="occurred_at", grain="customer")
)
VALUE_RECEIVED = _per_customer(
    "value_received", "money per customer", "high", Needs("outcomes", y="sum({value_received})", at="occurred_at", grain="customer")
)

METRICS = (TASKS_DONE, PROBLEMS_PER_CUSTOMER, MINUTES_PER_TASK, TIME_SAVED, VALUE_RECEIVED)
