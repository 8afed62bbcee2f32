"""The compiled engine: one customer after the other, each from its next instant to the next."""

from __future__ import annotations

import numpy as np

from cxsim.engine.compilation import apart, entry, keep_compiled
from cxsim.engine.elements.referral import next_referral
from cxsim.engine.elements.registry import turn_away
from cxsim.engine.life_cycle import (
    advance_time,
    apply_event,
    end_customer,
    next_event,
    secondary_events,
    secondary_events_until,
    start_customer,
)
from cxsim.engine.rates import current_levels, find_paths
from cxsim.engine.records import ACQUIRED, CHANNEL, FROM_TABLE, USED, Record, Scenario, Tally
from cxsim.engine.relaxation import remaining_share
from cxsim.engine.transition_functions import quantity
from cxsim.engine.variates import arrival_threshold, template_row
from cxsim.rng import descendant
from cxsim.units import DAYS_PER_MONTH

Stream = tuple[int, int, float, float]
"""How far a channel has come: month, ordinal of the next customer, day of the last one, what is left until the next."""


@apart
def _live(scenario: Scenario, tally: Tally, life: Record, key: np.uint64) -> None:
    """One life, from the day the customer enters the run until it leaves or the horizon is reached."""
    row, parameters = scenario.rows[life.row], scenario.parameters[0]
    start_customer(scenario, tally, row, parameters, life, key)
    alive = True
    while alive:
        felt = current_levels(scenario.values, parameters, life)
        ways = find_paths(felt)
        until, what, hazard, knot = next_event(scenario, row, parameters, life, felt, ways)
        # Purchases and word of mouth refresh no rate, so all of them up to the next refresh are settled here, before time advances.
        share = remaining_share(ways[0], until - life.day)
        used, dates = secondary_events_until(scenario.values, parameters, life, felt, ways, share, until)
        secondary_events(scenario, tally, row, parameters, life, (felt, until, until, used), dates, key)
        if life.interrupted:
            life.interrupted = 0
            continue
        advance_time(parameters, life, ways, share, until, hazard, knot, used)
        alive = apply_event(scenario, tally, row, parameters, life, what, key)
    end_customer(scenario, tally, parameters, life)


@apart
def _next_arrival(
    scenario: Scenario, tally: Tally, life: Record, number: int, stream: Stream, key: np.uint64, limit: int, months: tuple[int, int]
) -> tuple[bool, Stream]:
    """Identify the next customer whom a channel brings in some months; false when there is none.

    The days of arrival are those of a Poisson process whose rate is constant within a month: `left` is what remains of an exponential
    amount of 1 on average, and it falls by rate * days (inversion of the integrated rate).
    """
    channel, parameters = scenario.channels[number], scenario.parameters[0]
    month, ordinal, day, left = stream
    while month < months[1]:
        until = scenario.month_days[month + 1]
        at = parameters.everyone * (scenario.month_days.size - 1) + month
        rate = quantity(scenario.values, at, channel.column + CHANNEL.rate) / DAYS_PER_MONTH
        while rate > 0.0 and day + left / rate < until:
            if tally.used[USED.histories] >= limit:
                tally.used[USED.outgrown] = 1
                return False, (month, ordinal, day, left)
            day += left / rate
            identity = descendant(channel.point, np.uint64(ordinal))
            ordinal += 1
            left = arrival_threshold(channel.point, ordinal, key)
            # Arrivals before these months belong to another part; they are drawn all the same, so that the later ones are the same.
            if month >= months[0] and not turn_away(scenario, tally, month, identity, key):
                life.identity = life.root = identity
                life.born, life.origin, life.source = day, ACQUIRED, number
                life.row = template_row(scenario.by_segment, scenario.segment_start, identity, -1, parameters.template_point, key)
                return True, (month, ordinal, day, left)
        left -= rate * (until - day)
        month, day = month + 1, until
    return False, (month, ordinal, day, left)


@entry
def run(
    scenario: Scenario, tally: Tally, key: np.uint64, limit: int, rows: tuple[int, int], channels: tuple[int, int], months: tuple[int, int]
) -> None:
    """The histories of a part of one run: active rows, then the customers of channels, each with its descendants.

    Parts are ranges (first, last) of rows, of channels and of months in which these bring customers; the sums of all parts are those of
    the whole. Customers are identified at several places and live at one, because whatever calls `_live` is compiled together with it.
    """
    life, row, number, begun = scenario.life[0], rows[0], channels[0], False
    stream = (0, 0, 0.0, 0.0)
    while tally.used[USED.outgrown] == 0:
        if tally.used[USED.pending] > 0:
            if tally.used[USED.histories] >= limit:
                tally.used[USED.outgrown] = 1
                break
            next_referral(scenario, tally, life, key)
        elif row < rows[1]:
            initial, row = row, row + 1
            if not scenario.rows[initial].active:
                continue
            life.identity = life.root = scenario.rows[initial].identity
            life.born, life.origin, life.source, life.row = 0.0, FROM_TABLE, -1, initial
        elif number < channels[1]:
            if not begun:
                stream = (0, 0, scenario.month_days[0], arrival_threshold(scenario.channels[number].point, 0, key))
            begun, stream = _next_arrival(scenario, tally, life, number, stream, key, limit, months)
            if not begun:
                number += 1
                continue
        else:
            break
        _live(scenario, tally, life, key)


keep_compiled(run)
