"""Distributions that a 90 % interval stands for: each has exactly the given 5th and 95th percentile."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

from cxsim.errors import Fault, UsageError

Array = NDArray[np.float64]
Family = Literal["normal", "lognormal", "beta", "pert", "empirical"]

LOW, HIGH = 0.05, 0.95
NEGLIGIBLE = 1e-6  # probability that a distribution may leave beyond the range of its quantity
MATCHED = 1e-9  # of the interval's width: how exactly both ends are met


@dataclass(frozen=True)
class Distribution:
    """A continuous distribution: a scipy law under the family's name."""

    family: Family
    law: Any

    def quantile(self, u: Array | float) -> Array:
        """The value below which a share u in (0, 1) lies; any shape."""
        return np.asarray(self.law.ppf(u), dtype=float)

    @property
    def mean(self) -> float:
        """Its expected value."""
        return float(self.law.mean())


@dataclass(frozen=True)
class Observed:
    """The law of values that were observed: quantiles by linear interpolation between them, in ascending order."""

    values: Array

    def ppf(self, u: Array | float) -> Array:
        """The value below which a share u lies."""
        return np.asarray(np.quantile(self.values, u))

    def mean(self) -> float:
        """The expected value of that law: the area under its quantiles."""
        return float((self.values[1:] + self.values[:-1]).mean() / 2)


def empirical(values: Sequence[float]) -> Distribution:
    """The distribution of at least two observed values, no smoother than they are."""
    return Distribution("empirical", Observed(np.sort(np.asarray(values, dtype=float))))


def default_family(p5: float, low: float, high: float) -> Family:
    """Beta for what lies in [0, 1], lognormal for what cannot be negative, else normal."""
    if (low, high) == (0.0, 1.0):
        return "beta"
    return "lognormal" if low >= 0 and p5 > 0 else "normal"


def from_interval(
    p5: float, p95: float, value: float, family: Family | None = None, low: float = -math.inf, high: float = math.inf
) -> Distribution:
    """The distribution of a quantity in [low, high] whose 90 % interval is [p5, p95].

    Parameters
    ----------
    p5, p95 : ends of the interval, p5 < p95; both are met exactly.
    value : the central value. Normal, lognormal and beta have no freedom left for it; for PERT it is the mode.
    family : by default as `default_family` says.

    Raises
    ------
    UsageError
        If the family cannot have these percentiles, or would leave the range with a probability above one in a million.
    """
    chosen = family or default_family(p5, low, high)
    law = _FAMILIES[chosen](p5, p95, value)
    if law is None or not np.allclose(law.ppf([LOW, HIGH]), [p5, p95], rtol=0, atol=MATCHED * (p95 - p5)):
        raise UsageError("An interval cannot be met.", [_unmet(chosen, p5, p95, value)])
    if law.ppf(NEGLIGIBLE) < low or law.ppf(1 - NEGLIGIBLE) > high:
        raise UsageError("A distribution leaves its range.", [_outside(chosen, p5, p95, low, high)])
    return Distribution(chosen, law)


def _normal(p5: float, p95: float, value: float) -> Any:
    return stats.norm((p5 + p95) / 2, (p95 - p5) / 2 / stats.norm.ppf(HIGH))


def _lognormal(p5: float, p95: float, value: float) -> Any:
    if p5 <= 0:
        return None
    sigma = math.log(p95 / p5) / 2 / stats.norm.ppf(HIGH)
    return stats.lognorm(sigma, scale=math.sqrt(p5 * p95))


def _beta(p5: float, p95: float, value: float) -> Any:
    """Start at the beta with the moments of a normal of that interval, then solve for both percentiles."""
    if not 0 < p5 < p95 < 1:
        return None
    mean, spread = (p5 + p95) / 2, (p95 - p5) / 2 / stats.norm.ppf(HIGH)
    size = max(mean * (1 - mean) / spread**2 - 1, 0.1)

    def misses(x: Array) -> Array:
        return np.asarray(stats.beta.cdf([p5, p95], *np.exp(x)) - [LOW, HIGH])

    return _solved(misses, np.log([mean * size, (1 - mean) * size]), lambda x: stats.beta(*np.exp(x)))


def _pert(p5: float, p95: float, mode: float) -> Any:
    """The beta on [a, b] with shapes 1 + 4 (mode - a) / (b - a) and 1 + 4 (b - mode) / (b - a) (Malcolm et al. 1959)."""
    width = p95 - p5

    def law(x: Array) -> Any:
        below, above = np.exp(np.clip(x, -40, 40)) * width
        total = below + above
        return stats.beta(1 + 4 * below / total, 1 + 4 * above / total, loc=mode - below, scale=total)

    def misses(x: Array) -> Array:
        return np.asarray((law(x).ppf([LOW, HIGH]) - [p5, p95]) / width)

    start = np.log(np.maximum([mode - p5, p95 - mode], 0.02 * width) * 1.6 / width)
    return _solved(misses, start, law)


def _solved(misses: Callable[[Array], Array], start: Array, law: Callable[[Array], Any]) -> Any:
    return law(optimize.root(misses, start, tol=1e-13).x)


_FAMILIES: dict[str, Callable[[float, float, float], Any]] = {"normal": _normal, "lognormal": _lognormal, "beta": _beta, "pert": _pert}


def _unmet(family: str, p5: float, p95: float, value: float) -> Fault:
    needs = {"lognormal": "p5 above 0", "beta": "0 < p5 < p95 < 1"}.get(family, "p5 < value < p95")
    return Fault(f"{family} with p5 {p5:g}, p95 {p95:g}, value {value:g}", needs, "change the interval or `dist`")


def _outside(family: str, p5: float, p95: float, low: float, high: float) -> Fault:
    allowed = f"values between {low:g} and {high:g}" if math.isfinite(high) else f"values of at least {low:g}"
    do = "narrow the interval, or set `dist: beta`" if high == 1 else "raise p5 above 0, or set `dist: lognormal`"
    return Fault(f"{family} with p5 {p5:g}, p95 {p95:g}, whose tail goes further", allowed, do)
