"""The books of the compiled engine: what is noted, counted, earned and paid."""

from __future__ import annotations

from typing import Any

from cxsim.engine.compilation import inner
from cxsim.engine.records import EVENT, FEELING, FINE, MICRO, SILENT, SUMS, USED, Floats, Ints, Record, Tally
from cxsim.engine.transition_functions import add, quantity, relax, to_fixed_point


@inner
def record_event(tally: Tally, life: Record, kind: int, node: Record, outcome: int, amount: float) -> None:
    """Keep an event, if events are kept."""
    place = tally.used[USED.events]
    tally.used[USED.events] += 1
    if place < tally.events.size:
        event = tally.events[place]
        event.life, event.kind, event.node, event.outcome = life.number, kind, node, outcome
        event.day, event.satisfaction, event.effort, event.amount = life.day, life.satisfaction, life.effort, amount


@inner
def record_touch(tally: Tally, life: Record, node: Record, outcome: int, amount: float, length: float, wait: float) -> None:
    """Keep a touch, if events are kept, with how many days it took in all and how many of them the customer waited."""
    place = tally.used[USED.events]
    record_event(tally, life, EVENT.touched, node, outcome, amount)
    if place < tally.events.size:
        tally.events[place].length, tally.events[place].wait = length, wait


@inner
def record_event_between(tally: Tally, values: Floats, parameters: Record, life: Record, day: float, what: Any, amount: float) -> None:
    """Keep an event (kind, node, outcome) on the way to the next instant, with what the customer feels then."""
    place = tally.used[USED.events]
    kind, node, outcome = what
    record_event(tally, life, kind, node, outcome, amount)
    if place < tally.events.size:
        event, days = tally.events[place], day - life.day
        half_life = quantity(values, life.at, parameters.satisfaction + FEELING.half_life)
        event.day, event.satisfaction = day, relax(life.satisfaction, life.satisfaction_set, days, half_life)
        event.effort = relax(life.effort, life.effort_set, days, quantity(values, life.at, parameters.effort + FEELING.half_life))


@inner
def record_answer(tally: Tally, life: Record, number: int, score: int, reasons: Floats, u: float) -> None:
    """Keep an answer with its reason, if events are kept."""
    place = tally.used[USED.answers]
    tally.used[USED.answers] += 1
    if place < tally.answers.size:
        answer = tally.answers[place]
        answer.life, answer.survey, answer.score, answer.day = life.number, number, score, life.day
        answer.reason = -1
        for reason in range(reasons.shape[1]):
            if u < reasons[number, reason]:
                answer.reason = reason
                break


@inner
def bill_month(months: Ints, month_days: Floats, values: Floats, parameters: Record, life: Record) -> None:
    """The customer pays and costs for the share of the month that it was active since the last bill."""
    share = (life.day - life.billed_on) / (month_days[life.month + 1] - month_days[life.month])
    fee = to_fixed_point(life.fee_per_month * quantity(values, life.at, parameters.fee_level) * share, MICRO)
    cost = to_fixed_point(quantity(values, life.at, parameters.base_cost) * share, MICRO)
    add(months, life.month, SUMS.active_months, to_fixed_point(share, FINE))
    add(months, life.month, SUMS.fees, fee)
    add(months, life.month, SUMS.base_cost, cost)
    life.fees += fee
    life.costs += cost
    life.billed_on = life.day


@inner
def close_month(months: Ints, parameters: Record, life: Record) -> None:
    """The customer is still here at the end of the month: it is counted, with what it feels."""
    add(months, life.month, SUMS.active_end, 1)
    add(months, life.month, SUMS.satisfaction, to_fixed_point(life.satisfaction, FINE))
    add(months, life.month, SUMS.effort, to_fixed_point(life.effort, FINE))
    add(months, life.month, SUMS.promoters, life.satisfaction >= parameters.promoter_level)
    add(months, life.month, SUMS.detractors, life.satisfaction < parameters.detractor_level)
    life.month += 1
    life.at += 1


@inner
def book_departure(tally: Tally, month_days: Floats, values: Floats, parameters: Record, life: Record) -> None:
    """The customer goes; silently, if that is how they go: then nobody notes it."""
    bill_month(tally.months, month_days, values, parameters, life)
    add(tally.months, life.month, SUMS.churned, 1)
    life.churned = 1
    if parameters.form != SILENT:
        record_event(tally, life, EVENT.churned, -1, 0, 0.0)
