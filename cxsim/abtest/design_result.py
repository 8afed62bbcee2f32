"""What experiments by one design said, over all that were simulated."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from cxsim.abtest.difference import Effect
from cxsim.text import Message


@dataclass(frozen=True)
class DesignResult:
    """What experiments by one design said, over all that were simulated.

    Attributes
    ----------
    design : `customer`, `customer_adjusted`, `through_twin`, or one that is refused.
    expected : mean reading; bias : less the true effect of a rollout, with its Monte Carlo error.
    sd, rmse : of the readings about their mean, and about the true effect.
    power : share that is significant; false_positives : the same where no arm is treated; coverage : of the intervals, of the true effect.
    experiments : simulated; refused : why the design was not.
    weeks : until the last outcome is known; cost : of the experiment, in money.
    value : of the decision by such a reading, less the cost, in money; NaN where the endpoint states no `worth`.
    contradicted : of what is pushed through the twin, share of the experiments whose outcome is not what the twin has foreseen.
    period, washout : of a switchback, in days.
    """

    design: str
    expected: float = nan
    bias: float = nan
    bias_error: float = nan
    sd: float = nan
    rmse: float = nan
    power: float = nan
    false_positives: float = nan
    coverage: float = nan
    experiments: int = 0
    refused: Message | None = None
    weeks: float = nan
    cost: float = nan
    value: float = nan
    contradicted: float = nan
    period: float = nan
    washout: float = nan


def summarise_readings(design: str, effect: Effect, idle: Effect | None, truth: float, alpha: float) -> DesignResult:
    """What readings say together: bias, spread, power, coverage, and false positives where nobody was treated."""
    known = np.isfinite(effect.estimate)  # few clusters or periods may all fall into one arm, which says nothing
    readings, count = effect.estimate[known], int(known.sum())
    low, high = (edge[known] for edge in effect.interval(alpha))
    sd = float(readings.std(ddof=1)) if count > 1 else nan
    return DesignResult(
        design,
        expected=float(readings.mean()),
        bias=float(readings.mean() - truth),
        bias_error=sd / sqrt(count),
        sd=sd,
        rmse=float(np.sqrt(((readings - truth) ** 2).mean())),
        power=float((effect.p[known] < alpha).mean()),
        false_positives=nan if idle is None else float((idle.p < alpha).mean()),
        coverage=float(((low <= truth) & (truth <= high)).mean()),
        experiments=count,
    )
