"""A measured effect as it should enter a business case: shrunk, since what was chosen for being large is partly chance."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first asked for

from cxsim.text import Message


@dataclass(frozen=True)
class ShrunkEffect:
    """The effect after shrinkage.

    Attributes
    ----------
    value, p5, p95 : median and 90 % interval of the posterior within the range.
    mean, sd : of the normal posterior, before it is cut at the ends of the range.
    factor : by which the measured effect was multiplied (prior mean 0); message : what was done.
    """

    value: float
    p5: float
    p95: float
    mean: float
    sd: float
    factor: float
    message: Message


def shrink(
    measured: float, error: float, prior_sd: float, prior_mean: float = 0.0, low: float = -math.inf, high: float = math.inf
) -> ShrunkEffect:
    """The posterior of an effect measured with that standard error, under a normal prior of effects of its kind within [low, high].

    A normal prior that is cut at the ends of the range gives a normal posterior that is cut there. A posterior needs no further
    correction for having been selected (A. Gelman & J. Carlin, "Beyond power calculations", Perspectives on Psychological
    Science 9 (2014) 641-651, on what happens without).
    """
    weight = prior_sd**2 / (prior_sd**2 + error**2)
    mean, sd = prior_mean + weight * (measured - prior_mean), math.sqrt(weight) * error
    below, above = (float(scipy.special.ndtr((end - mean) / sd)) for end in (low, high))
    p5, value, p95 = (mean + sd * float(scipy.special.ndtri(below + share * (above - below))) for share in (0.05, 0.5, 0.95))
    message = Message("stats-effect-shrunk", measured=measured, error=error, share=1 - weight)
    return ShrunkEffect(value, p5, p95, mean, sd, weight, message)


def allow_for_selection(measured: float, error: float, alpha: float = 0.05) -> float:
    """A significant effect as it is estimated without a prior, allowing for its being looked at because it was significant.

    The mean of two estimates from the likelihood of the effect given that ``|z|`` exceeds its bound: where that is highest, and its mean.

    Parameters
    ----------
    measured, error : float
        The significant effect and its standard error.
    alpha : float
        Two-sided, of the test that it passed.

    Returns
    -------
    float
        Nearer to 0 than the measured effect, the more so the nearer that is to the bound. As it is if it is not significant.

    References
    ----------
    A. Ghosh, F. Zou & F. A. Wright, "Estimating odds ratios in genome scans: an approximate conditional likelihood approach",
    American Journal of Human Genetics 82 (2008) 1064-1074.

    Examples
    --------
    >>> from cxsim.stats.shrinkage import allow_for_selection
    >>> [round(allow_for_selection(z, 1.0), 2) for z in (2.0, 3.0, 6.0)]
    [0.82, 2.46, 6.0]
    """
    z, bound = measured / error, float(scipy.special.ndtri(1 - alpha / 2))
    if abs(z) < bound:
        return measured
    effects = np.linspace(min(z, 0.0) - 8.0, max(z, 0.0) + 8.0, 8_001)
    chance = scipy.special.ndtr(effects - bound) + scipy.special.ndtr(-effects - bound)
    likelihood = np.exp(-((z - effects) ** 2) / 2) / chance
    return float((effects[likelihood.argmax()] + (likelihood @ effects) / likelihood.sum()) / 2 * error)


def exaggeration(power: float, alpha: float = 0.05) -> float:
    """By how much, on average, a significant estimate overstates a true effect that a two-sided test finds with that power.

    The mean absolute estimate given significance over the effect, of a normal estimate; 1.125 at a power of 80 %.
    """
    z = float(scipy.special.ndtri(1 - alpha / 2))
    effect = _effect_of(power, z)
    upper, lower = scipy.special.ndtr(effect - z), scipy.special.ndtr(-z - effect)
    mean = effect * (upper - lower) + _density(z - effect) + _density(z + effect)
    return float(mean / (upper + lower) / effect)


def _density(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def _effect_of(power: float, z: float) -> float:
    """The effect in standard errors that is found with this power."""
    return float(scipy.optimize.brentq(lambda effect: scipy.special.ndtr(effect - z) + scipy.special.ndtr(-z - effect) - power, 1e-6, 20.0))
