"""What each size of a measurement costs and is worth, which size is worth most, and how flat that lies around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

from cxsim.decision.expected_value import evsi_by_size
from cxsim.decision.planned_measurement import DAYS_PER_WEEK, EnrolledMeasurement, PlannedMeasurement
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
LADDER = 200
"""Sizes, evenly spread by their logarithm, among which the best one is looked for first."""
NEARLY = 0.95
"""Of what the best size is worth: sizes with as much count as good as it."""


@dataclass(frozen=True)
class SampleSizeValue:
    """One size of a test: what it costs and is worth.

    Attributes
    ----------
    observations : in all.
    cost : to run; delay_cost : expected NPV forgone while waiting; weeks : until its answer.
    evsi : expected value of its answer; enbs : what the test gains in all, with the decision `weeks` later.
    evsi_error, enbs_error : their Monte Carlo standard errors.
    """

    observations: int
    cost: float
    weeks: float
    evsi: float
    delay_cost: float
    enbs: float
    evsi_error: float = 0.0
    enbs_error: float = 0.0


@dataclass(frozen=True)
class BestSampleSize:
    """The size with the highest ENBS, and the smallest and largest size around it that keep 95 % of that; alike where none pays."""

    value: SampleSizeValue
    low: int
    high: int


def value_sample_sizes(test: PlannedMeasurement, x: Array, net: Array, months: int) -> tuple[SampleSizeValue, ...]:
    """Each size of a stated test, with what waiting for it costs: that share of the horizon in which the untreated earn nothing."""
    value = size_values(test, x, net, months)
    return tuple(value(size) for size in test.sample_sizes)


def size_values(test: PlannedMeasurement, x: Array, net: Array, months: int) -> Callable[[int], SampleSizeValue]:
    """What any size of a test costs and is worth."""
    now, information = float(net.mean(axis=0).max()), evsi_by_size(x, net, test.sd)

    def value(size: int) -> SampleSizeValue:
        weeks, evsi = test.weeks(size), information(size)
        lost = min(weeks * DAYS_PER_WEEK / (months * DAYS_PER_MONTH), 1.0)
        cost, delay = test.cost.value + size * test.cost_per_observation.value, lost * (now + evsi) * (1 - test.treated_share)
        return SampleSizeValue(size, cost, weeks, evsi, delay, evsi - delay - cost)

    return value


def find_best_size(test: PlannedMeasurement, x: Array, net: Array, months: int) -> BestSampleSize:
    """The size of a test with the highest ENBS, of all sizes whose answer comes within the horizon.

    ENBS falls at each week that a size takes longer, and is smooth between: what has come by the end of each week is looked at, and a
    ladder of sizes, and then the pieces around the best of these.

    Parameters
    ----------
    test : PlannedMeasurement
        Of the assumption.
    x, net : its sampled values (draw,), and net benefits (draw, option) with a column of zeros for doing nothing.
    months : of the horizon.
    """
    value = size_values(test, x, net, months)
    sizes = sorted(_candidates(test, months))
    found = [value(size) for size in sizes]
    best = int(np.argmax([each.enbs for each in found]))
    pieces = pairwise(sizes[max(best - 1, 0) : best + 2])
    top = max([found[best], *(_best_between(value, *piece) for piece in pieces)], key=lambda each: each.enbs)
    first = last = best
    while first > 0 and found[first - 1].enbs >= NEARLY * top.enbs > 0:
        first -= 1
    while last < len(sizes) - 1 and found[last + 1].enbs >= NEARLY * top.enbs > 0:
        last += 1
    ends = (sizes[first], sizes[last], top.observations) if top.enbs > 0 else (top.observations,)
    return BestSampleSize(top, min(ends), max(ends))


def _best_between(value: Callable[[int], SampleSizeValue], low: int, high: int) -> SampleSizeValue:
    """The best size of a piece on which what sizes are worth is smooth."""
    if high - low < 2:
        return value(high)
    near = scipy.optimize.minimize_scalar(lambda size: -value(size).enbs, bounds=(low, high), method="bounded", options={"xatol": 0.25}).x
    return max((value(size) for size in (int(near), int(near) + 1)), key=lambda each: each.enbs)


def with_best_size(test: PlannedMeasurement, x: Array, net: Array, months: int) -> PlannedMeasurement:
    """The test with the size that is worth most among its sizes, where it is looked for."""
    if not (isinstance(test, EnrolledMeasurement) and test.searched):
        return test
    best = find_best_size(test, x, net, months).value.observations
    return test.model_copy(update={"sample_sizes": tuple(sorted({*test.sample_sizes, best}))})


def _candidates(test: PlannedMeasurement, months: int) -> set[int]:
    """Sizes of the ladder, those given, and what has come by the end of each week, as far as answers come within the horizon."""
    horizon = months * DAYS_PER_MONTH / DAYS_PER_WEEK
    spare = horizon - test.setup.value / DAYS_PER_WEEK
    come = np.array(test.arrivals) if isinstance(test, EnrolledMeasurement) else np.zeros(1)
    weeks = [int(each) for each in come[: max(int(spare), 0) + 1]]
    later = max(spare - (len(come) - 1), 0.0) * test.observations_per_week
    most = max(int(come[min(max(int(spare), 0), len(come) - 1)] + later), 2)
    ladder = np.unique(np.round(np.geomspace(2, most, LADDER)).astype(int)).tolist()
    return {size for size in (*ladder, *weeks, *test.sample_sizes) if size >= 2}
