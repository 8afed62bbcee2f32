"""Warnings: discontent customers talk others out of coming, and so put off a share of each month's prospects.

A share needs only warnings of months before its own, so a barrier at each month's end makes it exact: who was never won warns nobody.
Where customers share nothing else, those who come in one month are simulated after those of the months before; where all go on
together in the order of time, the warnings of a month are known when the next begins. Either way the share is a function of plan,
scenario and key alone, whatever the order within a month, and every prospect's fate is its own draw.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.engine.accounting import record_event_between
from cxsim.engine.compilation import apart, inner, law
from cxsim.engine.elements.element import MemberSums, RatedElement, StateField
from cxsim.engine.quantity_columns import columns_of, places
from cxsim.engine.records import CHANNEL, FIRST, Floats, Ints, Record, Scenario, Tally
from cxsim.engine.relaxation import Feeling, Way, integrate_excess, solve_excess
from cxsim.engine.transition_functions import add, quantity
from cxsim.engine.variates import exponential
from cxsim.journey.advocacy import Detraction
from cxsim.rng import philox, uniform
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY

COLUMNS = columns_of(Detraction)
SUMS = places("warnings", "blame", "prospects_lost")

STATE = {
    "warnings": StateField("whole", "count"),
    "warn_left": StateField("real", "whole"),
    "warn_public": StateField("real", "own"),
}


@law
def warning_draws(point: np.uint64, identity: np.uint64, warning: int, key: np.uint64) -> tuple[float, float]:
    """The threshold of a customer's next warning to others and the uniform of its being public."""
    threshold, public, _, _ = philox(identity, np.uint64(warning), point, key)
    return exponential(threshold), uniform(public)


@inner
def begin(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """The first warning is drawn."""
    life.warnings = 0
    if parameters.detraction >= 0:
        life.warn_left, life.warn_public = warning_draws(parameters.detraction_point, life.identity, 0, key)


@inner
def used(values: Floats, parameters: Record, life: Record, felt: Feeling, way: Way, share: float, days: float) -> tuple[float, float]:
    """The rate of warnings used up in so many days: the integral of rate c((threshold - s) / threshold) below the threshold."""
    if parameters.detraction < 0:
        return 0.0, 0.0
    threshold = quantity(values, life.at, parameters.detraction + COLUMNS.threshold)
    if threshold <= 0.0:
        return 0.0, 0.0
    scale = quantity(values, life.at, parameters.detraction + COLUMNS.rate) * MONTHS_PER_DAY
    return integrate_excess(scale, way, share, parameters.detraction_curve, threshold, -threshold, days), 0.0


@inner
def next_day(values: Floats, parameters: Record, life: Record, felt: Feeling, days: float, used: tuple[float, float]) -> float:
    """The instant of the next warning, if so much is used up in so many days (endless: later)."""
    amount, _ = used
    if amount <= 0.0 or amount < life.warn_left:
        return math.inf
    threshold = quantity(values, life.at, parameters.detraction + COLUMNS.threshold)
    scale = quantity(values, life.at, parameters.detraction + COLUMNS.rate) * MONTHS_PER_DAY
    return life.day + solve_excess(scale, felt, parameters.detraction_curve, threshold, -threshold, days, life.warn_left)


@apart
def happen(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, day: float, key: np.uint64) -> None:
    """The customer warns others, perhaps in public."""
    add(tally.months, life.month, parameters.detraction_sums + SUMS.warnings, 1)
    public = life.warn_public < quantity(scenario.values, life.at, parameters.detraction + COLUMNS.public)
    add(tally.months, life.month, parameters.detraction_sums + SUMS.blame, public)
    record_event_between(tally, scenario.values, parameters, life, day, (parameters.warned_kind, np.int64(public), 0), 0.0)
    life.warnings += 1
    left, life.warn_public = warning_draws(parameters.detraction_point, life.identity, life.warnings, key)
    life.warn_left += left


@inner
def use_up(parameters: Record, life: Record, used: float) -> None:
    """What is used up of the threshold."""
    if parameters.detraction >= 0:
        life.warn_left -= used


@inner
def draw_next(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """What is drawn for the next warning, drawn again."""
    if parameters.detraction >= 0:
        _, life.warn_public = warning_draws(parameters.detraction_point, life.identity, life.warnings, key)


@law
def is_put_off(point: np.uint64, identity: np.uint64, share: float, key: np.uint64) -> bool:
    """Whether detractors put a prospect off, if they do so with a share of them."""
    word, _, _, _ = philox(identity, FIRST, point, key)
    return uniform(word) < share


@law
def share_put_off(warnings: int, takes: float, expected: float) -> float:
    """The share of a month's prospects whom the warnings of the month before put off: min(1, warnings x takes / prospects expected)."""
    return min(warnings * takes / expected, 1.0) if expected > 0.0 else 0.0


@inner
def share_of_month(scenario: Scenario, tally: Tally, month: int) -> float:
    """The share of a month's prospects who are put off: everybody has been simulated until its first day, so the warnings are all there."""
    if scenario.put_off.size > 0:
        return scenario.put_off[month]
    if scenario.prospects.size == 0 or month == 0:
        return 0.0
    parameters = scenario.parameters[0]
    takes = quantity(
        scenario.values, parameters.everyone * (scenario.month_days.size - 1) + month, parameters.detraction + COLUMNS.prospects_lost
    )
    return share_put_off(tally.months[month - 1, parameters.detraction_sums + SUMS.warnings], takes, scenario.prospects[month])


@inner
def turn_away(scenario: Scenario, tally: Tally, month: int, identity: np.uint64, key: np.uint64) -> bool:
    """Whether detractors put off a prospect of a month; it is counted."""
    share, parameters = share_of_month(scenario, tally, month), scenario.parameters[0]
    if share <= 0.0 or not is_put_off(parameters.put_off_point, identity, share, key):
        return False
    add(tally.months, month, parameters.detraction_sums + SUMS.prospects_lost, 1)
    return True


def needs_whole_run(scenario: Scenario) -> bool:
    """Whether detractors talk, channels bring prospects, and the share that is put off is not known yet."""
    return scenario.parameters["detraction"][0] >= 0 and len(scenario.channels) > 0 and not scenario.put_off.size


def anticipate(scenario: Scenario) -> Scenario:
    """The scenario with the prospects expected in each month, so that a run in the order of time finds the shares itself."""
    return scenario._replace(prospects=expected_prospects(scenario)) if needs_whole_run(scenario) else scenario


def settle(scenario: Scenario, sums: Ints) -> Scenario:
    """The scenario with the share of prospects who are put off by the warnings of the whole run, so that it can be simulated in parts."""
    warnings = sums[:, int(scenario.parameters["detraction_sums"][0]) + SUMS.warnings]
    return scenario._replace(put_off=shares_put_off(scenario, warnings)) if needs_whole_run(scenario) else scenario


def expected_prospects(scenario: Scenario) -> Floats:
    """The prospects of all channels that are expected in each month, shape (months,)."""
    rates = (_everybody(scenario)[:, scenario.channels["column"] + CHANNEL.rate] * scenario.channels["share"]).sum(axis=1) / DAYS_PER_MONTH
    return np.asarray(rates * np.diff(scenario.month_days))


def shares_put_off(scenario: Scenario, warnings: Ints) -> Floats:
    """The share put off in each month: last month's warnings times what each takes away, over the prospects expected; at most 1."""
    takes = _everybody(scenario)[:, int(scenario.parameters["detraction"][0]) + COLUMNS.prospects_lost]
    before = np.concatenate([[0], warnings[:-1]])
    found = [share_put_off(*month) for month in zip(before.tolist(), takes.tolist(), expected_prospects(scenario).tolist(), strict=True)]
    return np.array(found)


def _everybody(scenario: Scenario) -> Floats:
    """The quantities that hold for everybody, month by month."""
    months = len(scenario.month_days) - 1
    first = int(scenario.parameters["everyone"][0]) * months
    return scenario.values[first : first + months]


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Warnings, those of them that are public, and prospects put off."""
    own = sums.columns
    return {"warnings": own["warnings"] * 1.0, "mentions_against": own["blame"] * 1.0, "prospects_lost": own["prospects_lost"] * 1.0}


ELEMENT = RatedElement(
    name="detraction",
    section=Detraction,
    state=STATE,
    sums=SUMS._fields,
    points=("detraction", "put_off"),
    kinds={"warned": "warning"},
    sentiments={"warned": -1.0},
    series=series,
    tables=lambda plan: ["mentions"],
    begin=begin,
    used=used,
    next_day=next_day,
    happen=happen,
    use_up=use_up,
    draw_next=draw_next,
    turn_away=turn_away,
    needs_whole_run=needs_whole_run,
    anticipate=anticipate,
    settle=settle,
)
