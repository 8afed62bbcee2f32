"""Distributions that a value and a 90 % interval stand for: each has exactly the given 5th and 95th percentile."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from cxsim.errors import Fault, UsageError, fault
from cxsim.stats.three_points import ThreePoints
from cxsim.text import Message

Array = NDArray[np.float64]
Family = Literal["three points", "normal", "lognormal", "beta", "gamma", "uniform", "triangular", "pert", "empirical", "truncated normal"]

LOW, HIGH = 0.05, 0.95
NEGLIGIBLE = 1e-6  # probability that a distribution may leave beyond the range of its quantity
MATCHED = 1e-9  # of the interval's width: how exactly both ends are met
CENTRED = 0.02  # of the interval's width: how far a value may be from the median of a named law, as a rounded figure is
MODAL: tuple[Family, ...] = ("triangular", "pert")  # laws whose value is the mode


@dataclass(frozen=True)
class Distribution:
    """A distribution: a law with `ppf` and `mean` under the family's name."""

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


@dataclass(frozen=True)
class TruncatedNormal:
    """A normal law cut at the ends of a range; `centre` and `sd` are those without the cut."""

    centre: float
    sd: float
    low: float
    high: float

    def ppf(self, u: Array | float) -> Array:
        """The value below which a share u lies."""
        below, above = self._ends()
        return np.asarray(np.clip(self.centre + self.sd * ndtri(below + np.asarray(u) * (above - below)), self.low, self.high))

    def cdf(self, x: Array | float) -> Array:
        """The share that lies at or below x."""
        below, above = self._ends()
        return np.asarray(np.clip((ndtr((np.asarray(x) - self.centre) / self.sd) - below) / (above - below), 0.0, 1.0))

    def mean(self) -> float:
        """The expected value: the centre, moved by sd times the difference of the densities at the ends over what is between them."""
        below, above = self._ends()
        low, high = (math.exp(-(((end - self.centre) / self.sd) ** 2) / 2) for end in (self.low, self.high))
        return self.centre + self.sd * (low - high) / math.sqrt(2 * math.pi) / (above - below)

    def _ends(self) -> tuple[float, float]:
        return float(ndtr((self.low - self.centre) / self.sd)), float(ndtr((self.high - self.centre) / self.sd))


def empirical(values: Sequence[float]) -> Distribution:
    """The distribution of at least two observed values, no smoother than they are."""
    return Distribution("empirical", Observed(np.sort(np.asarray(values, dtype=float))))


def truncated_normal(mean: float, sd: float, low: float = -math.inf, high: float = math.inf) -> Distribution:
    """The normal distribution of what cannot leave [low, high]; `mean` and `sd` are those without the bounds."""
    return Distribution("truncated normal", TruncatedNormal(mean, sd, low, high))


def from_interval(
    p5: float, p95: float, value: float, family: Family | None = None, low: float = -math.inf, high: float = math.inf
) -> Distribution:
    """The distribution of a quantity in [low, high] whose 90 % interval is [p5, p95] and whose centre is `value`.

    Parameters
    ----------
    p5, p95 : ends of the interval, p5 < p95; both are met exactly.
    value : the median. For the triangular and the PERT law it is the mode.
    family : by default the law through all three figures, see `ThreePoints`. Normal, lognormal, beta, gamma and uniform have no
        freedom left for the value: theirs must be the median, within 2 % of the interval's width.

    Raises
    ------
    UsageError
        If the family cannot have these percentiles or this centre, or would leave the range with a probability above one in a million.
    """
    if family is None:
        if not p5 < value < p95:
            raise UsageError(Message("stats-value-eccentric"), [_at_an_end(p5, p95, value)])
        return Distribution("three points", ThreePoints(p5, value, p95, low, high))
    law = _FAMILIES[family](p5, p95, value)
    if law is None or not np.allclose(law.ppf([LOW, HIGH]), [p5, p95], rtol=0, atol=MATCHED * (p95 - p5)):
        raise UsageError(Message("stats-interval-impossible"), [_unmet(family, p5, p95, value)])
    median = float(law.ppf(0.5))
    if family not in MODAL and abs(median - value) > CENTRED * (p95 - p5):
        raise UsageError(Message("stats-value-eccentric"), [_off_centre(family, p5, p95, value, median)])
    if law.ppf(NEGLIGIBLE) < low or law.ppf(1 - NEGLIGIBLE) > high:
        raise UsageError(Message("stats-distribution-wide"), [_outside(family, p5, p95, low, high)])
    return Distribution(family, law)


def _normal(p5: float, p95: float, value: float) -> Any:
    return scipy.stats.norm((p5 + p95) / 2, (p95 - p5) / 2 / float(ndtri(HIGH)))


def _lognormal(p5: float, p95: float, value: float) -> Any:
    if p5 <= 0:
        return None
    sigma = math.log(p95 / p5) / 2 / float(ndtri(HIGH))
    return scipy.stats.lognorm(sigma, scale=math.sqrt(p5 * p95))


def _uniform(p5: float, p95: float, value: float) -> Any:
    width = (p95 - p5) / (HIGH - LOW)
    return scipy.stats.uniform(p5 - LOW * width, width)


def _gamma(p5: float, p95: float, value: float) -> Any:
    """The shape is the one at which the percentiles have the ratio of the interval's ends, which falls in the shape; then the scale."""
    if p5 <= 0:
        return None

    def misses(log_shape: float) -> float:
        low, high = scipy.stats.gamma.ppf([LOW, HIGH], math.exp(log_shape))
        return math.log(high / low) - math.log(p95 / p5) if low > 0 else math.inf

    least, most = math.log(0.02), math.log(1e9)  # ratios of the percentiles of 1e66 and of 1.0001
    if not misses(most) < 0 < misses(least):
        return None
    shape = math.exp(scipy.optimize.brentq(misses, least, most, xtol=1e-14))
    return scipy.stats.gamma(shape, scale=p5 / scipy.stats.gamma.ppf(LOW, shape))


def _beta(p5: float, p95: float, value: float) -> Any:
    """Start at the beta with the moments of a normal of that interval, then solve for both percentiles."""
    if not 0 < p5 < p95 < 1:
        return None
    mean, spread = (p5 + p95) / 2, (p95 - p5) / 2 / float(ndtri(HIGH))
    size = max(mean * (1 - mean) / spread**2 - 1, 0.1)

    def misses(x: Array) -> Array:
        return np.asarray(scipy.stats.beta.cdf([p5, p95], *np.exp(x)) - [LOW, HIGH])

    return _solved(misses, np.log([mean * size, (1 - mean) * size]), lambda x: scipy.stats.beta(*np.exp(x)))


def _pert(p5: float, p95: float, mode: float) -> Any:
    """The beta on [a, b] with shapes 1 + 4 (mode - a) / (b - a) and 1 + 4 (b - mode) / (b - a) (Malcolm et al. 1959)."""

    def law(below: float, above: float) -> Any:
        total = below + above
        return scipy.stats.beta(1 + 4 * below / total, 1 + 4 * above / total, loc=mode - below, scale=total)

    return _around(mode, p5, p95, law, 1.6)


def _triangular(p5: float, p95: float, mode: float) -> Any:
    """The triangle on [a, b] with its top at the mode."""

    def law(below: float, above: float) -> Any:
        return scipy.stats.triang(below / (below + above), loc=mode - below, scale=below + above)

    return _around(mode, p5, p95, law, 1.5)


def _around(mode: float, p5: float, p95: float, law: Callable[[float, float], Any], wider: float) -> Any:
    """The law by how far it goes below and above its mode, so that both percentiles are met; `wider` is where the search starts."""
    width = p95 - p5

    def at(x: Array) -> Any:
        return law(*(np.exp(np.clip(x, -40, 40)) * width))

    def misses(x: Array) -> Array:
        return np.asarray((at(x).ppf([LOW, HIGH]) - [p5, p95]) / width)

    return _solved(misses, np.log(np.maximum([mode - p5, p95 - mode], 0.02 * width) * wider / width), at)


def _solved(misses: Callable[[Array], Array], start: Array, law: Callable[[Array], Any]) -> Any:
    return law(scipy.optimize.root(misses, start, tol=1e-13).x)


_FAMILIES: dict[str, Callable[[float, float, float], Any]] = {
    "normal": _normal,
    "lognormal": _lognormal,
    "beta": _beta,
    "gamma": _gamma,
    "uniform": _uniform,
    "triangular": _triangular,
    "pert": _pert,
}


def _at_an_end(p5: float, p95: float, value: float) -> Fault:
    return fault("stats-value-end", p5=f"{p5:g}", p95=f"{p95:g}", value=f"{value:g}")


def _off_centre(family: str, p5: float, p95: float, value: float, median: float) -> Fault:
    figures = {"p5": f"{p5:g}", "p95": f"{p95:g}", "value": f"{value:g}", "median": f"{median:.4g}"}
    return fault("stats-value-off", family=family, **figures)


def _unmet(family: str, p5: float, p95: float, value: float) -> Fault:
    return fault("stats-interval-unmet", family=family, p5=f"{p5:g}", p95=f"{p95:g}", value=f"{value:g}")


def _outside(family: str, p5: float, p95: float, low: float, high: float) -> Fault:
    most = f"{high:g}" if math.isfinite(high) else None
    return fault("stats-distribution-outside", family=family, p5=f"{p5:g}", p95=f"{p95:g}", low=f"{low:g}", high=most)
