"""Laws of the log of a life, standardised: u = (log t - location) / scale.

Each family gives the log density of u with its first two derivatives, and the log survival; everything else follows,
since d log S / du = -f / S. Generalised gamma after Prentice (1974), Biometrika 61: shape 1 is Weibull, 0 log-normal.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, gammainc, gammaincc, gammainccinv, gammaincinv, gammaln, log_ndtr, ndtri_exp

Array = NDArray[np.float64]
Family = Literal["weibull", "lognormal", "loglogistic", "generalised_gamma"]
_NEARLY_NORMAL = 1e-4
_LARGE = 1e3
_STEEPEST = 700.0


class Density(NamedTuple):
    """Log density and its first and second derivative in u."""

    log: Array
    slope: Array
    bend: Array


def density(family: Family, u: Array, shape: float = 0.0) -> Density:
    """The log density of u, with derivatives."""
    if family == "weibull":
        power = np.exp(np.minimum(u, _STEEPEST))
        return Density(u - power, 1.0 - power, -power)
    if family == "loglogistic":
        p = expit(u)
        return Density(u - 2.0 * np.logaddexp(0.0, u), 1.0 - 2.0 * p, -2.0 * p * (1.0 - p))
    if family == "lognormal" or abs(shape) < _NEARLY_NORMAL:
        return Density(-0.5 * u * u - 0.5 * math.log(2.0 * math.pi), -u, np.full_like(u, -1.0))
    power = np.exp(np.minimum(shape * u, _STEEPEST))
    size = shape**-2
    log = math.log(abs(shape)) + _normaliser(size) - size * _beyond_linear(shape * u)
    return Density(log, (1.0 - power) / shape, -power)


def log_survival(family: Family, u: Array, shape: float = 0.0) -> Array:
    """The log probability of a value above u."""
    if family == "weibull":
        return np.asarray(-np.exp(np.minimum(u, _STEEPEST)))
    if family == "loglogistic":
        return np.asarray(-np.logaddexp(0.0, u))
    if family == "lognormal" or abs(shape) < _NEARLY_NORMAL:
        return np.asarray(log_ndtr(-u))
    size = shape**-2
    level = size * np.exp(np.minimum(shape * u, _STEEPEST))
    upper = gammaincc(size, level) if shape > 0 else gammainc(size, level)
    return np.asarray(np.log(np.maximum(upper, np.finfo(float).tiny)))


def log_ended(family: Family, u: Array, shape: float = 0.0) -> Array:
    """The log probability of a value up to u, without the cancellation of 1 - S where it is small."""
    if family == "weibull":
        power = np.exp(np.clip(u, -_STEEPEST, _STEEPEST))
        return np.asarray(np.where(u < 0, np.log(-np.expm1(-power)), np.log1p(-np.exp(-np.maximum(power, 1.0)))))
    if family == "loglogistic":
        return np.asarray(-np.logaddexp(0.0, -u))
    if family == "lognormal" or abs(shape) < _NEARLY_NORMAL:
        return np.asarray(log_ndtr(u))
    size = shape**-2
    level = size * np.exp(np.minimum(shape * u, _STEEPEST))
    lower = gammainc(size, level) if shape > 0 else gammaincc(size, level)
    return np.asarray(np.log(np.maximum(lower, np.finfo(float).tiny)))


def inverse_log_survival(family: Family, log_s: Array, shape: float = 0.0) -> Array:
    """The u whose log survival is `log_s` < 0."""
    if family == "weibull":
        return np.asarray(np.log(-log_s))
    if family == "loglogistic":
        return np.asarray(np.log(np.expm1(-log_s)))
    if family == "lognormal" or abs(shape) < _NEARLY_NORMAL:
        return np.asarray(-ndtri_exp(log_s))
    size, upper = shape**-2, np.exp(log_s)
    level = gammainccinv(size, upper) if shape > 0 else gammaincinv(size, upper)
    return np.asarray(np.log(level / size) / shape)


def _normaliser(size: float) -> float:
    """The constant k log k - log Gamma(k) - k, by Stirling's series where the terms would cancel."""
    if size > _LARGE:
        return 0.5 * math.log(size / (2.0 * math.pi)) - 1.0 / (12.0 * size)
    return size * math.log(size) - float(gammaln(size)) - size


def _beyond_linear(y: Array) -> Array:
    """exp(y) - 1 - y without cancellation near 0."""
    small = np.abs(y) < 1e-3
    series = y * y * (0.5 + y * (1.0 / 6.0 + y / 24.0))
    return np.asarray(np.where(small, series, np.expm1(np.minimum(y, _STEEPEST)) - y))
