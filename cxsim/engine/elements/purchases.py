"""Purchases outside a subscription: when, for how much, and who is taken for lost."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cxsim.engine.accounting import record_event_between
from cxsim.engine.compilation import apart, inner, law
from cxsim.engine.elements.element import Booking, MemberSums, RatedElement, StateField
from cxsim.engine.journey_starts import start_on_event
from cxsim.engine.quantity_columns import columns_of, places
from cxsim.engine.records import FIRST, FROM_TABLE, MICRO, ON_PURCHASE, Floats, Record, Scenario, Tally
from cxsim.engine.relaxation import Feeling, Influence, Known, Way, integrate_log_linear, solve_log_linear
from cxsim.engine.transition_functions import add, quantity, response, to_fixed_point
from cxsim.engine.variates import days_since_purchase, draw_factor, exponential, quantile
from cxsim.journey.plan import Purchases
from cxsim.rng import philox, uniform
from cxsim.units import MONTHS_PER_DAY

COLUMNS = columns_of(Purchases)
SUMS = places("purchases", "spend", "lapsed", "returned")
QUANTILES = places("variation", "spend_variation", "spend_between")
"""Of the gammas that multiply a customer's rate, the amount of one purchase, and a customer's mean amount."""

STATE = {
    "purchases": StateField("whole", "count", recorded=True),
    "buy_left": StateField("real", "whole"),
    "buy_factor": StateField("real", "own"),
    "spend_factor": StateField("real", "own"),
    "spend_uniform": StateField("real", "own"),
    "bought_on": StateField("real", "whole", recorded=True),
}


@law
def purchase_draws(point: np.uint64, identity: np.uint64, purchase: int, key: np.uint64) -> tuple[float, float]:
    """The threshold of a customer's next purchase and the uniform of what it spends then."""
    threshold, spend, _, _ = philox(identity, np.uint64(purchase), point, key)
    return exponential(threshold), uniform(spend)


@inner
def draw_own(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """How often and for how much this customer buys, against the plan: known of a row of the table, or drawn."""
    if parameters.purchases < 0:
        return
    row, first, known = scenario.rows[life.row], parameters.purchases_quantiles, life.origin == FROM_TABLE
    life.buy_factor, life.spend_factor = (row.purchase_factor, row.spend_factor) if known else (math.nan, math.nan)
    if math.isnan(life.buy_factor):
        point = parameters.purchases_rate_factor_point
        life.buy_factor = draw_factor(scenario.factors, first + QUANTILES.variation, point, life.identity, key)
    if math.isnan(life.spend_factor):
        point = parameters.purchases_spend_factor_point
        life.spend_factor = draw_factor(scenario.factors, first + QUANTILES.spend_between, point, life.identity, key)


@inner
def begin(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """The first purchase is drawn, and what this customer is like."""
    life.purchases = 0
    life.bought_on = life.born
    if parameters.purchases >= 0:
        life.buy_left, life.spend_uniform = purchase_draws(parameters.purchases_point, life.identity, 0, key)
        draw_own(scenario, parameters, life, key)
        draw_last_purchase(scenario, row, parameters, life, key)


@apart
def draw_last_purchase(scenario: Scenario, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """When a customer of the table last bought, before the start: known, or drawn; what a programme moves has not been then."""
    if life.origin == FROM_TABLE:
        since = row.since_purchase
        if math.isnan(since):
            word, _, _, _ = philox(life.identity, FIRST, parameters.purchases_recency_point, key)
            past = scenario.segments[row.segment]
            since = days_since_purchase(past.past_rate * life.buy_factor, past.past_inactive, uniform(word))
        life.bought_on -= since


@inner
def used(values: Floats, parameters: Record, life: Record, felt: Feeling, way: Way, share: float, days: float) -> tuple[float, Known]:
    """The rate of purchases used up in so many days: the integral of rate exp(log_rate (c(s) - c(s0))), and what finds its day."""
    if parameters.purchases < 0:
        return 0.0, (0.0, 0.0, (0.0, 0.0, 0.0))
    return integrate_log_linear(_rate(values, parameters, life), felt, way, _influence(values, parameters, life), days)


@inner
def next_day(values: Floats, parameters: Record, life: Record, felt: Feeling, days: float, used: tuple[float, Known]) -> float:
    """The instant of the next purchase, if so much is used up in so many days (endless: later)."""
    amount, known = used
    if amount <= 0.0 or amount < life.buy_left:
        return math.inf
    return life.day + solve_log_linear(
        _rate(values, parameters, life), felt, _influence(values, parameters, life), days, known, life.buy_left
    )


@inner
def _rate(values: Floats, parameters: Record, life: Record) -> float:
    """Purchases a day of this customer at the satisfaction that it began with."""
    return quantity(values, life.at, parameters.purchases + COLUMNS.rate) * life.buy_factor * MONTHS_PER_DAY


@inner
def _influence(values: Floats, parameters: Record, life: Record) -> Influence:
    """The response curve, the log rate for each unit of it, and its value where the factor is 1."""
    curve = parameters.purchases_curve
    return curve, quantity(values, life.at, parameters.purchases + COLUMNS.log_rate), response(curve, life.satisfaction_0)


@inner
def count_lapse(tally: Tally, scenario: Scenario, parameters: Record, life: Record, inactive_after: float, until: float) -> bool:
    """Whether the customer was inactive for so long before `until` that it was taken for lost; it is counted on that day."""
    day = max(life.bought_on + inactive_after, life.born)
    if day >= until:
        return False
    month = 0
    while scenario.month_days[month + 1] <= day:
        month += 1
    add(tally.months, month, parameters.purchases_sums + SUMS.lapsed, 1)
    return True


@inner
def happen(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, day: float, key: np.uint64) -> None:
    """The customer buys; if it had been taken for lost, it is back."""
    values, factors, sums = scenario.values, scenario.factors, parameters.purchases_sums
    mean = quantity(values, life.at, parameters.purchases + COLUMNS.spend) * life.spend_factor
    amount = to_fixed_point(mean * quantile(factors, parameters.purchases_quantiles + QUANTILES.spend_variation, life.spend_uniform), MICRO)
    if count_lapse(tally, scenario, parameters, life, quantity(values, life.at, parameters.purchases + COLUMNS.inactive_after), day):
        add(tally.months, life.month, sums + SUMS.returned, 1)
    if parameters.follows_purchases and start_on_event(scenario, ON_PURCHASE, life.purchases, life, day, key):
        life.interrupted = 1
    add(tally.months, life.month, sums + SUMS.purchases, 1)
    add(tally.months, life.month, sums + SUMS.spend, amount)
    life.purchases += 1
    life.spent += amount
    life.bought_on = day
    record_event_between(tally, values, parameters, life, day, (parameters.bought_kind, -1, 0), amount / MICRO)
    left, life.spend_uniform = purchase_draws(parameters.purchases_point, life.identity, life.purchases, key)
    life.buy_left += left


@inner
def use_up(parameters: Record, life: Record, used: float) -> None:
    """What is used up of the threshold."""
    life.buy_left -= used


@inner
def end(scenario: Scenario, tally: Tally, parameters: Record, life: Record) -> None:
    """At the end of a life, or of the run, a customer who has been silent for too long is counted as lost."""
    if parameters.purchases < 0:
        return
    months = scenario.month_days.size - 1
    last = quantity(scenario.values, life.variant * months + months - 1, parameters.purchases + COLUMNS.inactive_after)
    life.lapsed = count_lapse(tally, scenario, parameters, life, last, scenario.month_days[months])
    life.lapsed_on = max(life.bought_on + last, life.born) if life.lapsed else math.inf


@inner
def draw_next(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """What is drawn for the next purchase, drawn again."""
    if parameters.purchases >= 0:
        _, life.spend_uniform = purchase_draws(parameters.purchases_point, life.identity, life.purchases, key)


def before_start(quantities: Mapping[str, Floats]) -> Mapping[str, Floats]:
    """Purchases a day, and the days without one after which a customer is taken for lost, where no programme has moved them."""
    return {"past_rate": quantities["rate"] * MONTHS_PER_DAY, "past_inactive": quantities["inactive_after"]}


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Purchases, what they bring, who is taken for lost and who of them comes back."""
    own = sums.columns
    counts = {name: own[name] * 1.0 for name in ("purchases", "lapsed", "returned")}
    return {**counts, "spend": own["spend"] / MICRO}


def bookings(scenario: Scenario, sums: MemberSums) -> Iterator[Booking]:
    """What is spent, by at most the largest factors on the mean amount."""
    first = int(scenario.parameters["purchases_quantiles"][0])
    one, between = (scenario.factors[first + place].max() for place in (QUANTILES.spend_variation, QUANTILES.spend_between))
    yield Booking(
        "spend", sums.columns["purchases"], "spent", float(one * max(between, np.nanmax(scenario.rows["spend_factor"], initial=0.0)))
    )


ELEMENT = RatedElement(
    name="purchases",
    section=Purchases,
    state=STATE,
    sums=SUMS._fields,
    points=("purchases", "purchases.rate_factor", "purchases.spend_factor", "purchases.recency"),
    quantiles=QUANTILES._fields,
    kinds={"bought": "purchase"},
    past=("past_rate", "past_inactive"),
    before_start=before_start,
    series=series,
    bookings=bookings,
    tables=lambda plan: ["transactions"],
    begin=begin,
    end=end,
    used=used,
    next_day=next_day,
    happen=happen,
    use_up=use_up,
    draw_own=draw_own,
    draw_next=draw_next,
)
