"""A customer's life in the open engine: wait for the next instant, let it happen, until the customer leaves or the run ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

import numpy as np
import simpy

from cxsim.engine import laws, records
from cxsim.engine.open import cases, feelings, offers, purchases, referrals, surveys, visits, warnings
from cxsim.engine.open.billing import bill
from cxsim.engine.open.customer import Customer
from cxsim.engine.open.run import exponential
from cxsim.units import DAYS_PER_MONTH


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
        try:
            yield clock.at(instant.until)
        except simpy.Interrupt:  # a pool has decided: what comes next may be another thing
            continue
        _pass_time(customer, instant)
        instant.happens()
    purchases.end(customer)
    cases.end(customer)


def _begin(customer: Customer) -> None:
    run, row = customer.run, customer.row
    run.lives.append(customer)
    customer.day = customer.asked_on = customer.born
    while run.month_days[customer.month + 1] <= customer.born:
        customer.month += 1
    customer.variant = int(laws.variant_of(run.settings.audiences, np.uint64(customer.identity), row["segment"], run.key))
    customer.fee = row["fee"]
    customer.tenure_0 = row["tenure"] if customer.origin == records.FROM_TABLE else 0.0
    customer.churn_left = exponential(customer.luck(0, run.single["churn_point"])[0])
    customer.cumulative, customer.knot = laws.baseline_at(run.settings.baseline, row["curve"], row["tail"], customer.tenure_0, 0)
    feelings.begin(customer)
    referrals.draw(customer)
    warnings.draw(customer)
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
    rates: list[float]
    factor: float
    talk_rate: float
    buy_rate: float
    warn_rate: float
    reached: float
    knot: int


def _peek(customer: Customer) -> Instant:
    """When the next thing happens to this customer, and what; nothing of the customer is changed."""
    run = customer.run
    rates = [visits.rate(customer, number) for number in range(len(run.journeys))]
    factor = 0.0 if customer.decided else feelings.hazard_factor(customer)
    if customer.cases:
        factor *= cases.hazard_factor(customer)
    talk_rate, buy_rate, warn_rate = referrals.rate(customer), purchases.rate(customer), warnings.rate(customer)
    until, happens = run.month_days[customer.month + 1], partial(_month_ends, customer)
    for number, rate in enumerate(rates):
        waiting = customer.visits[number]
        if rate > 0.0 and customer.day + waiting.left / rate < until:
            until, happens = customer.day + waiting.left / rate, partial(visits.start, customer, number)
        if waiting.due < until:
            until, happens = waiting.due, partial(visits.move, customer, number)
    if talk_rate > 0.0 and customer.day + customer.talk_left / talk_rate < until:
        until, happens = customer.day + customer.talk_left / talk_rate, partial(_talk, customer)
    if buy_rate > 0.0 and customer.day + customer.buy_left / buy_rate < until:
        until, happens = customer.day + customer.buy_left / buy_rate, partial(purchases.buy, customer)
    if warn_rate > 0.0 and customer.day + customer.warn_left / warn_rate < until:
        until, happens = customer.day + customer.warn_left / warn_rate, partial(warnings.warn, customer)
    if customer.leaving_on < until:
        until, happens = customer.leaving_on, partial(_leave, customer)
    baseline, curve, tail = run.settings.baseline, customer.row["curve"], customer.row["tail"]
    reached, knot = laws.baseline_at(baseline, curve, tail, customer.tenure_0 + (until - customer.born) / DAYS_PER_MONTH, customer.knot)
    target = customer.cumulative + customer.churn_left / factor if factor > 0.0 else math.inf
    if reached >= target:
        tenure = laws.tenure_at(baseline, curve, tail, target, customer.knot)
        until = min(until, max(customer.day, customer.born + (tenure - customer.tenure_0) * DAYS_PER_MONTH))
        happens, reached, knot = partial(_decide, customer), target, customer.knot
    return Instant(until, happens, rates, factor, talk_rate, buy_rate, warn_rate, reached, knot)


def _pass_time(customer: Customer, instant: Instant) -> None:
    """The time until the next instant passes: thresholds are used up, feelings relax."""
    run, days = customer.run, instant.until - customer.day
    customer.churn_left -= (instant.reached - customer.cumulative) * instant.factor
    customer.cumulative, customer.knot = instant.reached, instant.knot
    customer.talk_left -= instant.talk_rate * days
    customer.buy_left -= instant.buy_rate * days
    customer.warn_left -= instant.warn_rate * days
    for waiting, rate in zip(customer.visits, instant.rates, strict=True):
        if rate > 0.0:
            waiting.left -= rate * days
    customer.share += days / (run.month_days[customer.month + 1] - run.month_days[customer.month])
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
    customer.month += 1
    if customer.month < run.months:
        for number, survey in enumerate(run.surveys):
            if survey["every"] > 0 and customer.month % survey["every"] == 0:
                visits.call(customer, surveys.ask(customer, number, customer.month))


def _talk(customer: Customer) -> None:
    child = referrals.talk(customer)
    if child is not None:
        enter(child)
