"""The compiled engine: one customer after the other, each from its next instant to the next."""

from __future__ import annotations

import numpy as np

from cxsim.engine.compilation import apart, entry, keep_compiled
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
from cxsim.engine.records import ACQUIRED, CHANNEL, FROM_TABLE, REFERRED, USED, Record, Scenario, Tally
from cxsim.engine.relaxation import remaining_share
from cxsim.engine.transition_functions import quantity
from cxsim.engine.variates import arrival_threshold, template_row
from cxsim.rng import descendant
from cxsim.units import DAYS_PER_MONTH


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
        share = remaining_share(ways[0], until - life.day)
        used, dates = secondary_events_until(scenario.values, parameters, life, felt, ways, share, until)
        secondary_events(scenario, tally, row, parameters, life, (felt, until, until, used), dates, key)
        advance_time(parameters, life, ways, share, until, hazard, knot, used)
        alive = apply_event(scenario, tally, row, parameters, life, what, key)
    end_customer(scenario, tally, parameters, life)


@apart
def _family(scenario: Scenario, tally: Tally, life: Record, key: np.uint64, limit: int) -> None:
    """One life and, one after the other, the histories it brings about."""
    _live(scenario, tally, life, key)
    while tally.used[USED.pending] > 0 and tally.used[USED.outgrown] == 0:
        if tally.used[USED.histories] >= limit:
            tally.used[USED.outgrown] = 1
            return
        tally.used[USED.pending] -= 1
        child = scenario.pending[tally.used[USED.pending]]
        life.identity, life.born, life.origin, life.source = child.identity, child.born, REFERRED, child.referrer
        point = scenario.parameters[0].template_point
        life.row = template_row(scenario.by_segment, scenario.segment_start, child.identity, child.segment, point, key)
        _live(scenario, tally, life, key)


@apart
def _arrivals(scenario: Scenario, tally: Tally, life: Record, number: int, key: np.uint64, limit: int, some: tuple[int, int]) -> None:
    """The customers whom one channel brings in some months, in the order of their arrival, each with its descendants."""
    channel, parameters = scenario.channels[number], scenario.parameters[0]
    months = scenario.month_days.size - 1
    ordinal = 0
    left = arrival_threshold(channel.point, ordinal, key)
    for month in range(some[1]):
        day = scenario.month_days[month]
        rate = quantity(scenario.values, parameters.everyone * months + month, channel.column + CHANNEL.rate) / DAYS_PER_MONTH
        while rate > 0.0 and day + left / rate < scenario.month_days[month + 1]:
            if tally.used[USED.outgrown] or tally.used[USED.histories] >= limit:
                tally.used[USED.outgrown] = 1
                return
            day += left / rate
            identity = descendant(channel.point, np.uint64(ordinal))
            ordinal += 1
            left = arrival_threshold(channel.point, ordinal, key)
            if month < some[0]:
                continue
            if turn_away(scenario, tally, month, identity, key):
                continue
            life.identity, life.born, life.origin, life.source = identity, day, ACQUIRED, number
            life.row = template_row(scenario.by_segment, scenario.segment_start, identity, -1, parameters.template_point, key)
            _family(scenario, tally, life, key, limit)
        left -= rate * (scenario.month_days[month + 1] - day)


@entry
def run(
    scenario: Scenario, tally: Tally, key: np.uint64, limit: int, rows: tuple[int, int], channels: tuple[int, int], months: tuple[int, int]
) -> None:
    """The histories of a part of one run: active rows, then the customers of channels, each with its descendants.

    Parts are ranges (first, last) of rows, of channels and of months in which these bring customers; the sums of all parts are those of
    the whole.
    """
    life = scenario.life[0]
    for number in range(rows[0], rows[1]):
        row = scenario.rows[number]
        if row.active:
            life.identity, life.born, life.origin, life.source, life.row = row.identity, 0.0, FROM_TABLE, -1, number
            _family(scenario, tally, life, key, limit)
    for number in range(channels[0], channels[1]):
        _arrivals(scenario, tally, life, number, key, limit, months)


keep_compiled(run)
