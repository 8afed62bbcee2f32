"""A customer's life in the open engine: wait for the next instant, let it happen, until the customer leaves or the run ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

import numpy as np
import simpy

from cxsim.engine import draws, laws, records
from cxsim.engine.open import cases, feelings, offers, purchases, referrals, surveys, visits, warnings
from cxsim.engine.open.billing import bill
from cxsim.engine.open.customer import Customer
from cxsim.engine.open.run import exponential
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY


def enter(customer: Customer) -> None:
    """A customer's life begins, now or later."""
    customer.run.admit()
    customer.process = customer.run.clock.process(_life(customer))


def _life(customer: Customer) -> Generator[simpy.Event, None, None]:
    clock = customer.run.clock
    yield clock.at(customer.born)
    _begin(customer)
    while not customer.churned and customer.month < customer.run.months:
        instant = _peek(customer)
        day, aside = _next_aside(customer, instant)
        try:
            yield clock.at(min(day, instant.until))
        except simpy.Interrupt:  # a pool has decided: what comes next may be another thing
            continue
        if day <= instant.until:  # on the way, refreshing nothing
            aside(customer, day)
            continue
        _pass_time(customer, instant)
        instant.happens()
    purchases.end(customer)
    cases.end(customer)


def _begin(customer: Customer) -> None:
    run, row = customer.run, customer.row
    run.lives.append(customer)
    customer.day = customer.asked_on = customer.billed_on = customer.born
    while run.month_days[customer.month + 1] <= customer.born:
        customer.month += 1
    customer.variant = int(draws.variant_of(run.settings.audiences, np.uint64(customer.identity), row["segment"], run.key))
    customer.fee = row["fee"]
    customer.tenure_0 = row["tenure"] if customer.origin == records.FROM_TABLE else 0.0
    customer.churn_left = exponential(customer.luck(0, run.single["churn_point"])[0])
    customer.cumulative, customer.knot = laws.baseline_at(run.settings.baseline, row["curve"], row["tail"], customer.tenure_0, 0)
    feelings.begin(customer)
    referrals.draw(customer)
    warnings.draw(customer)
    customer.tiredness = row["tiredness"] if customer.origin == records.FROM_TABLE else 0.0
    cases.begin(customer)
    purchases.begin(customer)
    visits.begin(customer)
    if customer.origin != records.FROM_TABLE:
        _join(customer)


def _join(customer: Customer) -> None:
    run, single = customer.run, customer.run.single
    if customer.origin == records.REFERRED:
        cost = laws.fixed(customer.value[single["referral"] + records.R_REWARD], records.MICRO)
        customer.sums[records.REFERRAL] += 1
        customer.sums[records.REWARDS] += cost
    else:
        column = int(run.settings.channels[customer.source]["column"])
        value = run.values[single["everyone"] * run.months + customer.month]
        cost = laws.fixed(value[column + 1], records.MICRO)
        customer.sums[records.FIXED + records.PER_CHANNEL * customer.source] += 1
        customer.sums[records.FIXED + records.PER_CHANNEL * customer.source + 1] += cost
    customer.costs += cost
    customer.note(records.JOINED, -1, customer.origin, cost / records.MICRO)


# from one instant to the next


@dataclass(frozen=True)
class Instant:
    """What a life brings next, and when; and what has to be known to pass the time until then."""

    until: float
    happens: Callable[[], None]
    factor: float
    talk_rate: float
    buy_rate: float
    warn_rate: float
    reached: float
    knot: int


def _peek(customer: Customer) -> Instant:
    """When the next thing happens to this customer, and what; nothing of the customer is changed."""
    run = customer.run
    factor = 0.0 if customer.decided else feelings.hazard_factor(customer)
    if customer.cases:
        factor *= cases.hazard_factor(customer)
    talk_rate, buy_rate, warn_rate = referrals.rate(customer), purchases.rate(customer), warnings.rate(customer)
    until, happens = run.month_days[customer.month + 1], partial(_month_ends, customer)
    for number, waiting in enumerate(customer.visits):
        if waiting.start < until:
            until, happens = waiting.start, partial(visits.start, customer, number)
        if waiting.due < until:
            until, happens = waiting.due, partial(visits.move, customer, number)
    if customer.leaving_on < until:
        until, happens = customer.leaving_on, partial(_leave, customer)
    baseline, curve, tail = run.settings.baseline, customer.row["curve"], customer.row["tail"]
    reached, knot = laws.baseline_at(baseline, curve, tail, customer.tenure_0 + (until - customer.born) * MONTHS_PER_DAY, customer.knot)
    if factor > 0.0 and (reached - customer.cumulative) * factor >= customer.churn_left:
        target = customer.cumulative + customer.churn_left / factor
        tenure = laws.tenure_at(baseline, curve, tail, target, customer.knot)
        until = min(until, max(customer.day, customer.born + (tenure - customer.tenure_0) * DAYS_PER_MONTH))
        happens, reached, knot = partial(_decide, customer), target, customer.knot
    return Instant(until, happens, factor, talk_rate, buy_rate, warn_rate, reached, knot)


def _next_aside(customer: Customer, instant: Instant) -> tuple[float, Callable[[Customer, float], None]]:
    """When the customer next talks, buys or warns, at the rates of the present stretch, and which."""
    asides = (
        (customer.talk_left, instant.talk_rate, _talk),
        (customer.buy_left, instant.buy_rate, purchases.buy),
        (customer.warn_left, instant.warn_rate, warnings.warn),
    )
    return min(((_fires(left, rate, customer.day), happens) for left, rate, happens in asides), key=lambda aside: aside[0])


def _fires(left: float, rate: float, day: float) -> float:
    """The instant at which a process of this rate uses up what is left of its threshold."""
    return day + max(left, 0.0) / rate if rate > 0.0 else math.inf


def _pass_time(customer: Customer, instant: Instant) -> None:
    """The time until the next instant passes: thresholds are used up, feelings relax."""
    days = instant.until - customer.day
    customer.churn_left -= (instant.reached - customer.cumulative) * instant.factor
    customer.cumulative, customer.knot = instant.reached, instant.knot
    customer.talk_left -= instant.talk_rate * days
    customer.buy_left -= instant.buy_rate * days
    customer.warn_left -= instant.warn_rate * days
    feelings.relax(customer, days)
    customer.day = instant.until


# what happens


def _leave(customer: Customer) -> None:
    bill(customer)
    customer.sums[records.CHURN] += 1
    customer.churned = True
    if customer.run.single["form"] != records.SILENT:
        customer.note(records.CHURNED, -1, 0, 0.0)


def _decide(customer: Customer) -> None:
    """The hazard strikes: the customer goes, or decides to go and may be talked to first."""
    single = customer.run.single
    if single["form"] != records.RENEWAL and single["saving"] < 0:
        _leave(customer)
        return
    offers.decide(customer)
    if single["saving"] >= 0 and customer.visits[single["saving"]].node < 0:
        visits.call(customer, single["saving"])
        if customer.visits[single["saving"]].node >= 0 and single["form"] != records.RENEWAL:
            customer.leaving_on = math.inf


def _month_ends(customer: Customer) -> None:
    bill(customer)
    run, sums = customer.run, customer.sums
    sums[records.ACTIVE_END] += 1
    sums[records.SATISFACTION] += laws.fixed(customer.satisfaction, records.FINE)
    sums[records.EFFORT] += laws.fixed(customer.effort, records.FINE)
    sums[records.PROMOTERS] += customer.satisfaction >= run.single["promoter_level"]
    sums[records.DETRACTORS] += customer.satisfaction < run.single["detractor_level"]
    before = customer.value
    customer.month += 1
    if customer.month < run.months:
        visits.move_starts(customer, before)
        for number, survey in enumerate(run.surveys):
            if survey["every"] > 0 and customer.month % survey["every"] == 0:
                visits.call(customer, surveys.ask(customer, number, customer.month))


def _talk(customer: Customer, day: float) -> None:
    child = referrals.talk(customer, day)
    if child is not None:
        enter(child)
