"""Mending a model that ranks well and is mis-scaled: a factor on the hazard up to each horizon, or a rising step function.

The factors are those at which expected churners equal those observed within groups of like risk, at one horizon after the other;
every customer's hazard is multiplied alike, so that what was a law of lifetimes stays one (`cxsim.churn.distributions.rescaled`).
Isotonic: Zadrozny & Elkan (2002), KDD, with the weights of `cxsim.churn.evaluation.censoring`; it is no law between horizons, and is
looked at on the card alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray
from scipy.special import ndtri

from cxsim.churn.estimation.kaplan_meier import share_and_variance
from cxsim.churn.evaluation.censoring import CensoringModel, weigh_outcomes
from cxsim.churn.evaluation.validation import risk_groups
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import Recalibration
from cxsim.text import Message

if TYPE_CHECKING:
    from sklearn.isotonic import IsotonicRegression

Array = NDArray[np.float64]
_EDGE = 1e-12
_FALSE_ALARM = 0.01
_MOST = 20.0


def assess_recalibration(leaving: Array, sample: Sample, horizons: Sequence[float], groups: int) -> Recalibration:
    """Whether chances to leave by each horizon, shape (n, horizons), of customers left out of the fit call for factors, and which.

    They do if at some horizon the expected churners lie outside the interval of those observed within groups of like risk; the
    level, 1 % false alarms, is shared between the horizons.
    """
    sums = [_sums(leaving[:, k], sample, horizon, groups) for k, horizon in enumerate(horizons)]
    ratios = tuple(expected / observed if observed > 0 else None for expected, observed, _ in sums)
    reach = float(ndtri(1.0 - _FALSE_ALARM / (2 * max(1, len(sums)))))
    off = tuple(spread > 0 and abs(expected - observed) > reach * spread for expected, observed, spread in sums)
    if not any(off):
        return Recalibration(tuple(horizons), ratios, (), _untouched(horizons, ratios))
    found = hazard_factors(leaving, sample, horizons, groups)
    return Recalibration(tuple(horizons), ratios, found, _recalibrated(horizons, ratios, found))


def hazard_factors(leaving: Array, sample: Sample, horizons: Sequence[float], groups: int) -> tuple[float, ...]:
    """What to multiply the hazard with up to the first horizon, from it to the second, and so on; 1 where nothing can be said."""
    cumulative_hazards = _hazards(leaving)
    found: list[float] = []
    base = np.zeros(len(leaving))
    for k, horizon in enumerate(horizons):
        step = cumulative_hazards[:, k] - (cumulative_hazards[:, k - 1] if k else 0.0)
        found.append(_factor(base, step, leaving[:, k], sample, horizon, groups))
        base = base + found[-1] * step
    return tuple(found)


def rescale_chances(leaving: Array, by: Sequence[float]) -> Array:
    """The chances to leave by each horizon, shape (n, horizons), with the hazard multiplied."""
    steps = np.diff(_hazards(leaving), axis=1, prepend=0.0)
    return np.asarray(-np.expm1(-np.cumsum(steps * np.asarray(by), axis=1)))


def fit_isotonic(leaving: Array, sample: Sample, seen: CensoringModel, horizon: float) -> IsotonicRegression:
    """The rising function from predicted to observed chances."""
    from sklearn.isotonic import IsotonicRegression  # slow to load, and asked for by the card alone

    known = weigh_outcomes(sample, seen, horizon)
    rows = known.weight > 0
    return IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(leaving[rows], known.left[rows], known.weight[rows])


def _hazards(leaving: Array) -> Array:
    return np.asarray(-np.log1p(-np.clip(leaving, 0.0, 1.0 - _EDGE)))


def _factor(base: Array, step: Array, leaving: Array, sample: Sample, horizon: float, groups: int) -> float:
    known = _observed(leaving, sample, horizon, groups)
    wanted = sum(len(rows) * share for rows, share, _ in known)
    if not known or wanted <= 0:
        return 1.0
    rows = np.concatenate([rows for rows, _, _ in known])

    def surplus(log: float) -> float:
        return float(-np.expm1(-base[rows] - np.exp(log) * step[rows]).sum() - wanted)

    end = float(np.log(_MOST))
    if surplus(-end) > 0 or surplus(end) < 0:
        return 1.0 / _MOST if surplus(-end) > 0 else _MOST
    return float(np.exp(scipy.optimize.brentq(surplus, -end, end)))


def _sums(leaving: Array, sample: Sample, horizon: float, groups: int) -> tuple[float, float, float]:
    """Expected and observed churners of the groups that are seen so far, and the standard error of the latter."""
    known = _observed(leaving, sample, horizon, groups)
    expected = sum(float(leaving[rows].sum()) for rows, _, _ in known)
    return (
        expected,
        sum(len(rows) * share for rows, share, _ in known),
        float(np.sqrt(sum(len(rows) ** 2 * variance for rows, _, variance in known))),
    )


def _observed(leaving: Array, sample: Sample, horizon: float, groups: int) -> list[tuple[NDArray[np.intp], float, float]]:
    """Rows, share gone and its variance of each group of like risk that is seen so far."""
    found = []
    for rows in risk_groups(leaving, groups):
        share, variance = share_and_variance(sample.months[rows], sample.churned[rows], horizon)
        if share is not None and variance is not None:
            found.append((rows, share, variance))
    return found


def _untouched(horizons: Sequence[float], ratios: Sequence[float | None]) -> Message:
    return Message("churn-recalibration-none", expected=_expected(horizons, ratios))


def _recalibrated(horizons: Sequence[float], ratios: Sequence[float | None], by: Sequence[float]) -> Message:
    starts = (0.0, *horizons[:-1])
    factors = [
        Message("churn-recalibration-factor", **{"factor": factor, "from": start, "to": end})
        for factor, start, end in zip(by, starts, horizons, strict=True)
    ]
    return Message("churn-recalibration-done", expected=_expected(horizons, ratios), factors=factors)


def _expected(horizons: Sequence[float], ratios: Sequence[float | None]) -> Message:
    known = [(ratio, month) for month, ratio in zip(horizons, ratios, strict=True) if ratio is not None]
    return Message(
        "churn-recalibration-expected", ratios=[Message("churn-recalibration-ratio", ratio=ratio, month=month) for ratio, month in known]
    )
