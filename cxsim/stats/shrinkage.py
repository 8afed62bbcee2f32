"""A measured effect as it should enter a business case: shrunk, since what was chosen for being large is partly luck."""

from __future__ import annotations

import math
from dataclasses import dataclass

import scipy  # its parts are loaded when they are first asked for


@dataclass(frozen=True)
class Shrunk:
    """The effect after shrinkage, with its 90 % interval, and the factor by which the measured one was multiplied (prior mean 0)."""

    value: float
    p5: float
    p95: float
    factor: float
    sentence: str


def shrunk(measured: float, error: float, prior_sd: float, prior_mean: float = 0.0) -> Shrunk:
    """The posterior of an effect measured with that standard error, under a normal prior of effects of its kind.

    A posterior needs no further correction for having been selected (A. Gelman & J. Carlin, "Beyond power calculations",
    Perspectives on Psychological Science 9 (2014) 641-651, on what happens without).
    """
    weight = prior_sd**2 / (prior_sd**2 + error**2)
    value = prior_mean + weight * (measured - prior_mean)
    half = float(scipy.special.ndtri(0.95)) * math.sqrt(weight) * error
    sentence = f"measured {measured:.4g} (standard error {error:.4g}), shrunk by {1 - weight:.0%} for the winner's curse"
    return Shrunk(value, value - half, value + half, weight, sentence)


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
