"""A customer's life in the compiled engine: what comes next, the time until then, what it brings about.

Between *refreshes* (whatever moves what the customer feels, and the first of each month) rates move with fading feelings alone, and
are integrated along their path (`relaxation.py`). What the customer does on the way, buying and talking, refreshes nothing. Looking
ahead (`next_event`) changes nothing; only `advance_time` uses thresholds up. So a life can rest at any instant and be looked at again when
something from outside, such as a pool, has changed what comes next. What is looked at one at a time is a record, what is passed around
is small: numba copies every array of every argument.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.accounting import bill_month, book_departure, close_month
from cxsim.engine.compilation import inner
from cxsim.engine.elements.acquisition import book_acquisition
from cxsim.engine.elements.registry import begin_elements, end_elements, happen_earliest, next_dates, use_up_thresholds, used_by_elements
from cxsim.engine.journey_starts import await_start, look_at_levels, start_on_bill
from cxsim.engine.rates import integrate_churn
from cxsim.engine.records import (
    AT_RATE,
    FROM_TABLE,
    GOES,
    LEAVES,
    MONTH_ENDS,
    ON_ACQUISITION,
    ON_DATE,
    RENEWAL,
    USED,
    Floats,
    Record,
    Records,
    Scenario,
    Tally,
)
from cxsim.engine.relaxation import level_after, remaining_share
from cxsim.engine.transition_functions import clip, find_knot
from cxsim.engine.variates import churn_threshold, draw_factor, variant_of
from cxsim.engine.visit_events import (
    advance_journey,
    begin_departure,
    draw_next_start,
    reschedule_starts,
    rest_journey,
    send_relational_surveys,
    start_touch,
)


@inner
def begin(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """A customer enters the run: it starts from its row of the table, with its own random numbers."""
    life.day = life.born
    life.month = 0
    while scenario.month_days[life.month + 1] <= life.born:
        life.month += 1
    groups, identities = scenario.groups, scenario.group_identities
    life.variant = scenario.segments[row.segment].variant
    life.variant += variant_of(scenario.audiences, groups, identities, life.identity, life.root, life.row, row.segment, key)
    # The row of values in force: those of the customer's segment and audiences (a bit for each) come month by month, one after the other.
    life.at = life.variant * (scenario.month_days.size - 1) + life.month
    # A new customer takes its features from a row of the table, but not that row's tenure.
    life.tenure_0 = row.tenure if life.origin == FROM_TABLE else 0.0
    life.satisfaction = life.satisfaction_0 = row.satisfaction
    life.effort = life.effort_0 = row.effort
    life.satisfaction_set = clip(row.satisfaction + parameters.satisfaction_shift)
    life.effort_set = clip(row.effort + parameters.effort_shift)
    life.churn_left = churn_threshold(parameters.churn_point, life.identity, 0, key)
    life.knot = find_knot(scenario.baseline, life.tenure_0)
    life.fees = life.costs = life.touches = life.won = life.churned = life.spent = life.requests = 0
    life.drawn = 1
    life.billed_on = life.born
    life.fee_per_month, life.products, life.payments, life.lapsed, life.lapsed_on = row.fee_per_month, 1, 0, 0, math.inf
    life.decided, life.saves, life.leaving_on, life.interrupted = 0, 0, math.inf, 0
    begin_elements(scenario, tally, row, parameters, life, key)
    for number in range(scenario.journeys.size):
        journey = scenario.journeys[number]
        journey.visit = journey.started = journey.accepted = 0
        journey.factor = draw_factor(scenario.factors, number, journey.factor_point, life.identity, key)
        rest_journey(journey, life)
        journey.start = math.inf
        if journey.trigger == AT_RATE:
            draw_next_start(scenario, parameters, journey, life, key)
        elif journey.trigger == ON_ACQUISITION and life.origin != FROM_TABLE:
            start_touch(scenario, tally, parameters, journey, journey.first, life, key)
        elif journey.trigger >= ON_DATE:
            await_start(scenario, number, life)


@inner
def _next_move(journeys: Records, until: float) -> tuple[float, int]:
    """The first journey that moves before `until`, and when; its number, plus their number if it starts at its rate."""
    what = MONTH_ENDS
    for number in range(journeys.size):
        journey = journeys[number]
        # Strictly before: at one instant the end of the month comes first, then the journeys in the order of the plan.
        if journey.start < until:
            until, what = journey.start, journeys.size + number
        if journey.due < until:
            until, what = journey.due, number
    return until, what


@inner
def next_event(scenario: Scenario, row: Record, parameters: Record, life: Record, felt: Any, ways: Any) -> tuple[float, int, float, int]:
    """What the life brings next, and when; nothing of it is changed, but for the dates of journeys that wait for a level to be passed.

    Returns the instant, a journey's number or `MONTH_ENDS`, `LEAVES`, `GOES`, and what `advance_time` has to know: the hazard used up until
    then and the knot of the baseline.
    """
    if parameters.follows_levels:
        look_at_levels(scenario, life, ways)
    until, what = _next_move(scenario.journeys, scenario.month_days[life.month + 1])
    if life.leaving_on < until:
        until, what = life.leaving_on, GOES
    hazard, knot, days = integrate_churn(scenario, row, parameters, life, felt, ways, until - life.day)
    if days < math.inf:  # the threshold is used up before `until`, so leaving comes first
        until, what = min(until, life.day + days), LEAVES
    return until, what, hazard, knot


@inner
def secondary_events_until(values: Floats, parameters: Record, life: Record, felt: Any, ways: Any, share: float, until: float) -> Any:
    """What the elements use up of their thresholds until an instant, and when each fires next (endless: later)."""
    days = until - life.day
    used = used_by_elements(values, parameters, life, felt[0], ways[0], share, days)
    return used, next_dates(values, parameters, life, felt[0], days, used)


@inner
def secondary_events(
    scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, ahead: Any, dates: Any, key: np.uint64
) -> Any:
    """What happens on the way up to an instant, and refreshes nothing; returns when each element fires next, if before the next refresh.

    What starts a journey interrupts that: its visit begins at once, so what comes next has to be looked at again.

    `ahead` are what is felt, the next refresh, the instant, and what is used up until the refresh: thresholds are counted on from the last
    one, so `dates` and this are those of `secondary_events_until`.
    """
    felt, until, now, used = ahead
    days = until - life.day
    while min(dates) <= now:
        dates = happen_earliest(scenario, tally, row, parameters, life, (felt[0], days, used), dates, key)
        if life.interrupted:
            break
    return dates


@inner
def advance_time(parameters: Record, life: Record, ways: Any, share: float, until: float, hazard: float, knot: int, used: Any) -> None:
    """The time until the next instant passes: thresholds are used up, feelings relax."""
    life.churn_left -= hazard
    life.knot = knot
    use_up_thresholds(parameters, life, used)
    life.satisfaction = level_after(ways[0], share)
    life.effort = level_after(ways[1], remaining_share(ways[1], until - life.day))
    life.day = until


@inner
def apply_event(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, what: int, key: np.uint64) -> bool:
    """What the instant brings happens; True if the life goes on."""
    values, months = scenario.values, scenario.month_days.size - 1
    if what >= 0:
        advance_journey(scenario, tally, parameters, what, life, key)
    elif what == MONTH_ENDS:
        bill_month(tally.months, scenario.month_days, values, parameters, life)
        close_month(tally.months, parameters, life)
        if life.month == months:
            return False  # the horizon
        reschedule_starts(scenario, parameters, life)
        start_on_bill(scenario, parameters, life, key)
        send_relational_surveys(scenario, tally, parameters, life, key)
    elif what == LEAVES and (parameters.form == RENEWAL or parameters.saving >= 0):
        begin_departure(scenario, tally, parameters, life, key)
    else:
        book_departure(tally, scenario.month_days, values, parameters, life)
        return False
    return True


@inner
def start_customer(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """A life begins: it is numbered, and a new customer is counted and paid for."""
    life.number = tally.used[USED.histories]
    tally.used[USED.histories] += 1
    begin(scenario, tally, row, parameters, life, key)
    if life.origin != FROM_TABLE:
        book_acquisition(tally, scenario.values, parameters, scenario.channels, scenario.month_days.size - 1, life)


@inner
def end_customer(scenario: Scenario, tally: Tally, parameters: Record, life: Record) -> None:
    """A life is over for each element, and the record of it is kept."""
    end_elements(scenario, tally, parameters, life)
    _keep(tally.histories, life)


@inner
def _keep(histories: Records, life: Record) -> None:
    if life.number < histories.size:
        kept = histories[life.number]
        kept.identity, kept.row, kept.origin, kept.source = life.identity, life.row, life.origin, life.source
        kept.churned, kept.fees, kept.costs, kept.touches, kept.won = life.churned, life.fees, life.costs, life.touches, life.won
        kept.born, kept.day, kept.satisfaction, kept.effort = life.born, life.day, life.satisfaction, life.effort
        kept.purchases, kept.spent, kept.bought_on = life.purchases, life.spent, life.bought_on
        kept.payments, kept.products, kept.fee_per_month, kept.lapsed, kept.lapsed_on = (
            life.payments,
            life.products,
            life.fee_per_month,
            life.lapsed,
            life.lapsed_on,
        )
