"""Customer performance indicators: what customers gain or lose, from the same events as what the company gains."""

from __future__ import annotations

import math
from functools import partial

from cxsim.metrics.card import MEAN, Card
from cxsim.metrics.needs import OUTCOMES, Metric, Needs
from cxsim.stats.ratios import estimate_mean

_WORDS = (("outcome", OUTCOMES),)
_SUCCESS = "CASE WHEN lower({outcome}) = 'success' THEN 1.0 WHEN {outcome} IS NOT NULL THEN 0.0 END"
_PROBLEM = "CASE WHEN lower({outcome}) IN ('failure', 'abandonment') THEN 1.0 WHEN {outcome} IS NOT NULL THEN 0.0 END"
_SOURCE = "customer performance indicator: an outcome as the customer sees it, beside the company's own indicator"


def _per_customer(key: str, name: str, definition: str, says: str, tempts: str, unit: str, better: str, needs: Needs) -> Metric:
    least = -math.inf if needs.table == "outcomes" else 0.0
    return Metric(
        Card(
            key=key,
            name=name,
            family="customer",
            definition=definition,
            says=says,
            assumes="what happened to the customer is recorded, whoever caused it",
            tempts_to=tempts,
            read_by="everybody, beside the company's own figures",
            unit=unit,
            better="high" if better == "high" else "low",
            how=MEAN,
            source=_SOURCE,
        ),
        ((needs,),),
        partial(estimate_mean, unit=unit, note="no customers with an event of which it is known", least=least),
    )


TASKS_DONE = _per_customer(
    "tasks_done",
    "Tasks done",
    "touches that ended in success, per customer with any touch whose outcome is known",
    "how much customers got done",
    "cut one task into many",
    "per active customer",
    "high",
    Needs("events", y=f"sum({_SUCCESS})", at="occurred_at", grain="customer", words=_WORDS),
)
PROBLEMS_MET = _per_customer(
    "problems_met",
    "Problems met",
    "touches that ended in failure or abandonment, per customer with any touch whose outcome is known",
    "how often customers came away with nothing",
    "record failures as something else",
    "per active customer",
    "low",
    Needs("events", y=f"sum({_PROBLEM})", at="occurred_at", grain="customer", words=_WORDS),
)
MINUTES_PER_TASK = _per_customer(
    "minutes_per_task",
    "Customer's minutes per task done",
    "minutes of touches and of waiting over touches that ended in success, of touches whose minutes and outcome are known",
    "what a done task costs the customer in time",
    "leave waiting out of the record",
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
    "time_saved",
    "Time saved",
    "minutes saved per customer with an outcome of which they are known",
    "the time that customers have for something else",
    "count minutes that nobody wanted saved",
    "minutes per customer",
    "high",
    Needs("outcomes", y="sum({minutes_saved})", at="occurred_at", grain="customer"),
)
VALUE_RECEIVED = _per_customer(
    "value_received",
    "Value received",
    "what outcomes were worth to the customer, in money, per customer with an outcome of which it is known",
    "what customers have of the relationship",
    "state the worth oneself",
    "money per customer",
    "high",
    Needs("outcomes", y="sum({value_received})", at="occurred_at", grain="customer"),
)

METRICS = (TASKS_DONE, PROBLEMS_MET, MINUTES_PER_TASK, TIME_SAVED, VALUE_RECEIVED)
