"""Whether a customer base will outgrow what a run can hold, judged by a few of its customers before all of them are simulated.

An exploding base grows past the cap of a run sooner or later; with thousands of customers that may take minutes. Where referrals could
make it explode at all, a few customers are simulated alone with their descendants. Each who has many times the descendants that a run of so
many customers can hold for one of them counts; if most of them count, the run is refused at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from cxsim.engine.elements.referral import COLUMNS
from cxsim.engine.records import Scenario

TRIED, COUNTED, TIMES = 16, 10, 10
"""So many are tried, and so many of them have so many times their share. In a base that fits, at most 1 in 10 customers can have 10 times
their share, and that 10 of 16 drawn by chance are among them has a probability below 1e-6."""
FEWEST = 1_000
"""Customers below which to try some is no quicker than to live all."""


def descendants_beyond(scenario: Scenario, rows: tuple[int, int], most: int, alone: Callable[[int, int], bool]) -> int:
    """How many descendants each of most customers has, if these are too many for a run; 0 if not, or if nothing is to be feared.

    Parameters
    ----------
    rows : the range of rows of the population that are to be simulated.
    most : customers that a run can hold.
    alone : whether the customer of a row, simulated alone with its descendants, comes to more customers than a limit.
    """
    active = rows[0] + np.flatnonzero(scenario.rows["active"][slice(*rows)])
    if len(active) < FEWEST or len(active) * _growth(scenario) <= most:
        return 0
    by_name = active[np.argsort(scenario.rows["identity"][active], kind="stable")]  # identities are hashes of names: as good as drawn
    limit = TIMES * most // len(active)
    return limit if sum(alone(int(row), limit) for row in by_name[:TRIED]) >= COUNTED else 0


def _growth(scenario: Scenario) -> float:
    """The expected size of a family at the horizon if every customer talked all the time and none left: no family grows faster."""
    first = int(scenario.parameters["referral"][0])
    if first < 0:
        return 1.0
    rate = scenario.values[:, first + COLUMNS.rate] * scenario.values[:, first + COLUMNS.conversion]
    return math.exp(min(float(rate.max()) * (len(scenario.month_days) - 1), 700.0))
