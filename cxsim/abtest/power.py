"""Power and sample size of the comparison of treated arms with a control, by the test that will be used.

The estimate of a difference has the variance ``v_c / (s_c N) + v_t / (s_t N)``, where v is the variance of one unit in its arm, s the
share of the units there, N all units. With F its N-fold, the units that find a difference d are ``(z_alpha/2 + z_power)^2 F / d^2``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import inf, sqrt

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from scipy.special import nctdtr, ndtr, ndtri, stdtrit

from cxsim.stats.intervals import Array

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(64)
FEWEST_CLUSTERS, FEW_CLUSTERS = 4, 10
FAR = 7.0  # a statistic whose mean lies so far on the other side is above the bound less than once in 1e11 times: P(Z > 7)
LARGE = 1e6  # degrees of freedom from which Student's law is the normal one to 7 digits
TOLERANCE = 1e-10


@dataclass(frozen=True)
class ArmTest:
    """The test of one treated arm against the control.

    Attributes
    ----------
    control, treated : variance of one unit in either arm.
    shares : of all units of the experiment in the control and in the treated arm.
    bound : of ``|z|`` above which the difference is significant; that of many arms by Dunnett, of looks at the end.
    cluster : units of a cluster, on which Student's law has N / cluster - arms degrees of freedom; infinite clusters of one unit
        (None) for the normal law.
    arms : groups whose means are estimated.
    """

    control: float
    treated: float
    shares: tuple[float, float] = (0.5, 0.5)
    bound: float = 1.959963984540054
    cluster: float | None = None
    arms: int = 2

    @property
    def factor(self) -> float:
        """N times the variance of the difference."""
        return self.control / self.shares[0] + self.treated / self.shares[1]

    def power(self, difference: float, units: float) -> float:
        """The probability that a true difference is found by so many units in all arms together."""
        if units <= 0 or self.factor <= 0:
            return float(self.factor <= 0 < units and difference != 0)
        drift = abs(difference) * sqrt(units / self.factor)
        return self._above(drift, units) + self._above(-drift, units)

    def margin_power(self, margin: float, units: float) -> float:
        """The probability that a loss is shown to be below the margin, by the lower end of the interval, if there is none."""
        if units <= 0 or self.factor <= 0:
            return float(self.factor <= 0 < units)
        return self._above(margin * sqrt(units / self.factor), units)

    def _above(self, drift: float, units: float) -> float:
        """The probability that a statistic with this mean lies above the bound."""
        freedom = inf if self.cluster is None else units / self.cluster - self.arms
        if freedom > LARGE:
            return float(ndtr(drift - self.bound))
        if freedom < 1 or drift < -FAR:  # so far out the noncentral law of the library is no number
            return 0.0
        critical = float(stdtrit(freedom, ndtr(self.bound)))
        return float(nctdtr(freedom, -drift, -critical))

    def units(self, difference: float, power: float) -> float:
        """The units in all arms together that find a true difference with that power; not rounded."""
        if difference == 0 or self.factor <= 0:
            return inf if difference == 0 else 2.0
        return self._units(self.power, difference, power)

    def margin_units(self, margin: float, power: float) -> float:
        """The units in all arms together that show with that power that a loss is below the margin, if there is none; not rounded."""
        return 2.0 if self.factor <= 0 else self._units(self.margin_power, margin, power)

    def _units(self, power_of: Callable[[float, float], float], size: float, power: float) -> float:
        normal = float((self.bound + ndtri(power)) ** 2 * self.factor / size**2)
        if self.cluster is None:
            return normal
        low, high = self.cluster * (self.arms + 1.0), max(normal, self.cluster * (self.arms + 1.0))
        while power_of(size, high) < power:
            high *= 2
        if power_of(size, low) >= power:
            return low
        return float(scipy.optimize.brentq(lambda units: power_of(size, units) - power, low, high, rtol=TOLERANCE))

    def mde(self, units: float, power: float) -> float:
        """The smallest difference that so many units find with that power; infinite of too few."""
        if units <= 0 or (self.cluster is not None and units / self.cluster - self.arms < 1):
            return inf
        scale = sqrt(self.factor / units)
        if scale == 0:
            return 0.0
        high = float(self.bound + ndtri(power)) * scale
        while self.power(high, units) < power:
            high *= 2
        return float(scipy.optimize.brentq(lambda size: self.power(size, units) - power, 1e-3 * high, high, xtol=TOLERANCE * high))

    def adjusted(self, correlation: float) -> ArmTest:
        """The test of values adjusted by what correlates with them: the variance is 1 - rho^2 of that of the plain values (CUPED)."""
        kept = 1 - correlation**2
        return replace(self, control=self.control * kept, treated=self.treated * kept)

    def inflated(self, effect: float) -> ArmTest:
        """The test of units that hang together: the variance is so many times larger."""
        return replace(self, control=self.control * effect, treated=self.treated * effect)


def dunnett_bound(shares: Mapping[str, float], control: str, alpha: float = 0.05) -> float:
    """Compute the two-sided bound of ``|z|`` at which the comparisons of all arms with one control err together with probability alpha.

    Parameters
    ----------
    shares : mapping of str to float
        Of the units in each arm.
    control : str
        The arm that the others are compared with.
    alpha : float
        Of the family.

    Returns
    -------
    float
        The bound; with one treated arm, that of a single test.

    References
    ----------
    C. W. Dunnett, "A multiple comparison procedure for comparing several treatments with a control", JASA 50 (1955) 1096-1121.

    Examples
    --------
    >>> from cxsim.abtest import dunnett_bound
    >>> round(dunnett_bound({"control": 1 / 3, "a": 1 / 3, "b": 1 / 3}, "control"), 3)
    2.212
    """
    treated = [share for arm, share in shares.items() if arm != control]
    single = float(ndtri(1 - alpha / 2))
    if len(treated) == 1:
        return single
    loading = np.sqrt([share / (share + shares[control]) for share in treated])
    rest = np.sqrt(1 - loading**2)
    highest = float(ndtri(1 - alpha / 2 / len(treated)))
    return float(scipy.optimize.brentq(lambda c: 1 - alpha - _all_within(c, loading, rest), single, highest + 1e-9, xtol=TOLERANCE))


def _all_within(bound: float, loading: Array, rest: Array) -> float:
    """The probability that all comparisons lie within the bound: given the control's mean they are independent."""
    x = NODES[:, None]
    inside = ndtr((bound + loading * x) / rest) - ndtr((loading * x - bound) / rest)
    return float(WEIGHTS @ inside.prod(axis=1) / WEIGHTS.sum())


def best_control_share(treated: int) -> float:
    """The share of the control that makes all differences most exact: sqrt(k) / (k + sqrt(k)) for k treated arms."""
    return sqrt(treated) / (treated + sqrt(treated))


@dataclass(frozen=True)
class SharesSample:
    """Units per arm to tell two shares apart, by the formulas in use, each with its true power (two-sided).

    Attributes
    ----------
    unpooled : by the z test with the variance of each arm; its power is the stated one.
    miller : by Evan Miller's calculator, which takes the variance of the control under no effect.
    miller_power : the true power of that number.
    pooled : by the z test with the variance of the pooled share.
    """

    unpooled: float
    miller: float
    miller_power: float
    pooled: float


def compare_formulas(control: float, treated: float, alpha: float = 0.05, power: float = 0.8) -> SharesSample:
    """Compute the units per arm that tell two shares apart by each formula in use, and what power Evan Miller's number has.

    Parameters
    ----------
    control, treated : float
        The two shares.
    alpha : float
        Two-sided false-alarm rate.
    power : float
        Wanted.

    Returns
    -------
    SharesSample
        Units in each of two equal arms.

    References
    ----------
    E. Miller, "How not to run an A/B test" and its sample size calculator, https://www.evanmiller.org/ab-testing/sample-size.html.

    Examples
    --------
    >>> from cxsim.abtest import compare_formulas
    >>> found = compare_formulas(0.20, 0.25)
    >>> round(found.miller), round(found.miller_power, 3), round(found.unpooled, 2)
    (1030, 0.777, 1090.99)
    """
    a, b, gap = float(ndtri(1 - alpha / 2)), float(ndtri(power)), abs(treated - control)
    own = control * (1 - control) + treated * (1 - treated)
    middle = (control + treated) / 2
    test = ArmTest(control * (1 - control), treated * (1 - treated), bound=a)
    miller = ((a * sqrt(2 * control * (1 - control)) + b * sqrt(own)) / gap) ** 2
    pooled = ((a * sqrt(2 * middle * (1 - middle)) + b * sqrt(own)) / gap) ** 2
    return SharesSample(test.units(gap, power) / 2, miller, test.power(gap, 2 * miller), pooled)


def assurance(test: ArmTest, units: float, mean: float, sd: float) -> float:
    """Compute the power averaged over a normal prior of the true difference: the chance that the experiment comes out significant.

    Parameters
    ----------
    test : ArmTest
        Of one treated arm against the control.
    units : float
        In all arms together.
    mean, sd : float
        Of the prior.

    Returns
    -------
    float
        Between 0 and 1.

    References
    ----------
    A. O'Hagan, J. W. Stevens and M. J. Campbell, "Assurance in clinical trial design", Pharmaceutical Statistics 4 (2005) 187-201.

    Examples
    --------
    >>> from cxsim.abtest import ArmTest, assurance
    >>> test = ArmTest(control=0.16, treated=0.1875)
    >>> round(assurance(test, test.units(0.05, 0.8), mean=0.05, sd=0.02), 3)
    0.713
    """
    found = sum(w * test.power(mean + sd * x, units) for x, w in zip(NODES, WEIGHTS / WEIGHTS.sum(), strict=True))
    return float(found)
