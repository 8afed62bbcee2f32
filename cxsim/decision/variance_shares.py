"""Which share of the variance of a result each input causes: Sobol indices, and Shapley effects where inputs are correlated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import sobol_indices, uniform

from cxsim.decision.comparison import Comparison
from cxsim.decision.emulator import Emulator, emulate, normal_scores, refit, varied_columns
from cxsim.decision.redraws import resample_emulated, score_correlation
from cxsim.decision.sensitivity import TWO_SIDED_95, SobolIndex, SobolTable
from cxsim.decision.shapley import shapley_by_orders
from cxsim.text import Message

Array = NDArray[np.float64]
POINTS = 1 << 14
ENOUGH = 0.5  # of the variance predicted out of sample, below which the indices are not to be read
FEWEST = 50
SAMPLES = 60  # other samples of the draws on which the stand-in is fitted again, for the intervals


def variance_shares(
    function: Callable[[Array], Array], names: Sequence[str], points: int = POINTS, seed: int = 0
) -> tuple[SobolIndex, ...]:
    """Sobol indices, largest total first, of any function of independent uniforms, by Saltelli's design with Jansen's total.

    Parameters
    ----------
    function : from points (n, k) in the unit cube to values (n,).
    points : a power of two; `points` times (k + 2) values are computed. Intervals: 95 %, bootstrap.

    A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics Communications 181 (2010).
    """
    if len(names) < 2:  # an only input causes all there is
        return tuple(SobolIndex(name, *(1.0,) * 6) for name in names)
    found = sobol_indices(func=lambda x: function(x.T), n=points, dists=[uniform()] * len(names), rng=np.random.default_rng(seed))
    interval = found.bootstrap(confidence_level=0.95, n_resamples=200)
    first, total = interval.first_order.confidence_interval, interval.total_order.confidence_interval
    alone = np.minimum(found.first_order, found.total_order)  # by definition; sampling may turn them round
    rows = [
        SobolIndex(name, *map(float, (alone[i], first.low[i], first.high[i], found.total_order[i], total.low[i], total.high[i])))
        for i, name in enumerate(names)
    ]
    return tuple(sorted(rows, key=lambda row: row.total, reverse=True))


def explained_variance(stand_in: Emulator, correlation: Array) -> Callable[[frozenset[int]], float]:
    """Var E[y | z_S] of a stand-in as a function of the set S of inputs that are known, z normal with this correlation (k, k).

    What is known of all z then has the covariance ``T = R[:, S] inv(R[S, S]) R[S, :]``, and the variance is, exactly,
    ``b'Tb + 2 tr(ATAT) + 6 c'(T * T * T)c`` for slopes b, curvature A and cubes c: the three parts are orthogonal under the normal
    law, and the covariance of third Hermite polynomials is 6 times the third power of the correlation (F. G. Mehler 1866).
    """
    slopes, curvature, cubes = stand_in.slopes, stand_in.curvature, stand_in.cubes

    def variance(known: frozenset[int]) -> float:
        if not known:
            return 0.0
        place = sorted(known)
        rows = correlation[place]
        seen = rows.T @ np.linalg.lstsq(rows[:, place], rows, rcond=None)[0]
        curved = curvature @ seen
        return float(slopes @ seen @ slopes + 2 * np.sum(curved * curved.T) + 6 * cubes @ seen**3 @ cubes)

    return variance


def emulated_shares(stand_in: Emulator, correlation: Array, orders: int = 32) -> Array:
    """Of each input (k, 3), the share of variance alone (first order), by Shapley, and in all (total); all 0 if nothing varies.

    Shapley effects sum to 1 also where inputs are correlated, and then alone are shares of the variance that there is
    (A. B. Owen & C. Prieur, "On Shapley value for measuring importance of dependent inputs", SIAM/ASA Journal on Uncertainty
    Quantification 5 (2017) 986-1002).

    Parameters
    ----------
    orders : of joining, and as many reversed, over which Shapley's mean is taken; for independent inputs any one is exact.
    """
    names, variance = stand_in.names, explained_variance(stand_in, correlation)
    place = [names.index(name) for name in stand_in.used]
    found, everything = np.zeros((len(names), 3)), frozenset(place)
    whole = variance(everything)
    if whole <= 0:
        return found
    fair = shapley_by_orders(place, variance, orders)
    for one in place:
        found[one] = variance(frozenset({one})), fair[one], whole - variance(everything - {one})
    return found / whole


def sobol_table(comparison: Comparison) -> SobolTable:
    """The shares of NPV over the draws of a comparison, by a stand-in for the simulation that is tried out of sample."""
    columns, npv = varied_columns(comparison.draws), comparison.npv_by_draw
    if len(npv) < FEWEST or not columns or np.ptp(npv) == 0:
        return SobolTable((), 0.0, False, Message("decision-sobol-few", fewest=FEWEST, draws=len(npv)))
    stand_in = emulate(columns, npv)
    trusted = stand_in.fit >= ENOUGH
    says = Message("decision-sobol-trusted" if trusted else "decision-sobol-untrusted", fit=stand_in.fit)
    dependent = comparison.draws.dependent
    return SobolTable(
        index_rows(stand_in, columns, dependent, comparison.seed), stand_in.fit, trusted, says, correlated=_tied(stand_in, dependent)
    )


def _tied(stand_in: Emulator, dependent: Mapping[tuple[str, str], float]) -> bool:
    used = set(stand_in.used)
    return any(size != 0 and used.issuperset(pair) for pair, size in dependent.items())


def index_rows(
    stand_in: Emulator, columns: Mapping[str, Array], dependent: Mapping[tuple[str, str], float], seed: int
) -> tuple[SobolIndex, ...]:
    """The shares of each input, largest first, with 95 % intervals from stand-ins that are fitted again on other samples."""
    correlation = score_correlation(stand_in.names, dependent)
    centre = emulated_shares(stand_in, correlation)
    again = []
    if stand_in.used:
        for other, outcome in resample_emulated(columns, [stand_in], dependent, seed, SAMPLES):
            scores = normal_scores(other, len(outcome))
            again.append(emulated_shares(refit(stand_in, scores, outcome[:, 0]), correlation, orders=4))
    half = TWO_SIDED_95 * np.std(again, axis=0, ddof=1) if again else np.zeros_like(centre)
    low, high = np.clip(centre - half, 0.0, None), np.clip(centre + half, None, 1.0)
    rows = [
        SobolIndex(
            name, *(float(each[i, which]) for which in (0, 2) for each in (centre, low, high)),
            *(float(each[i, 1]) for each in (centre, low, high)),
        )
        for i, name in enumerate(stand_in.names)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row.shapley, reverse=True))
