"""Whether an effect fades or grows with the time since exposure: its slope by day, and the last week against the first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.difference import Effect, linear_effect
from cxsim.stats.cross_moments import CrossMoments

Array = NDArray[np.float64]
WEEK = 7


@dataclass(frozen=True, eq=False)
class EffectOverTime:
    """An effect by day since exposure.

    Attributes
    ----------
    days : shape (..., d); the effect on each day.
    slope : its change per day.
    last_less_first : the mean effect of the last week less that of the first (of halves, where there are fewer than two weeks).
    """

    days: Effect
    slope: Effect
    last_less_first: Effect


def compare_over_time(control: CrossMoments, treated: CrossMoments) -> EffectOverTime:
    """The effect by day since exposure, with errors that know that the days are of the same units.

    Parameters
    ----------
    control, treated : CrossMoments
        Whose columns are the outcome on each day since exposure, of units that were observed on all these days: at least 2.

    Returns
    -------
    EffectOverTime
        A slope whose interval holds 0 is no sign of novelty.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import CrossMoments, compare_over_time
    >>> rng = np.random.default_rng(2)
    >>> control = rng.normal(size=(5_000, 14))
    >>> treated = rng.normal(size=(5_000, 14)) + 0.5 - 0.03 * np.arange(14)
    >>> found = compare_over_time(CrossMoments.of(control), CrossMoments.of(treated))
    >>> bool(found.slope.p < 0.01), bool(found.last_less_first.estimate < 0)
    (True, True)
    """
    days = control.means.shape[-1]
    each = np.eye(days)
    centred = np.arange(days) - (days - 1) / 2
    width = min(WEEK, days // 2)
    ends = np.zeros(days)
    ends[-width:], ends[:width] = 1 / width, -1 / width
    daily = [_combine(control, treated, row) for row in each]
    stacked = Effect(*(np.stack([getattr(one, name) for one in daily], axis=-1) for name in Effect.__dataclass_fields__))
    return EffectOverTime(stacked, _combine(control, treated, centred / (centred @ centred)), _combine(control, treated, ends))


def _combine(control: CrossMoments, treated: CrossMoments, weights: Array) -> Effect:
    """The effect on a weighted sum of the columns."""
    values = tuple((np.asarray(arm.means @ weights), np.broadcast_to(weights, arm.means.shape)) for arm in (control, treated))
    return linear_effect((control, treated), values)
