"""The likelihood of Weibull lifetimes with gradient and information in one compiled pass over the rows, which keeps nothing of a row."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

_STEEPEST = 700.0


@njit(cache=True)
def compute_weibull_derivatives(design, log_months, churned, within, log_entry, weights, values):
    """Log likelihood of the log months, gradient and information at (location, coefficients, log scale).

    With u = (log t - location - z . b) / scale a churner adds u - log scale - exp(u), a customer who is still there -exp(u)
    (Kalbfleisch & Prentice 2002, section 3.2).

    A life that ended `within` its time adds log F(u) = log(1 - exp(-p)), p = exp(u), whose slope is g = p / (exp(p) - 1) and whose bend
    is g (1 - p - g).
    `design` has shape (n, p + 1), its first column ones; `log_entry` is minus infinity where a life was seen from its start.
    """
    rows, size = design.shape
    scale = math.exp(values[size])
    total, square = 0.0, 0.0
    gradient, cross = np.zeros(size + 1), np.zeros(size)
    curve = np.zeros((size, size))
    for i in range(rows):
        location = 0.0
        for j in range(size):
            location += design[i, j] * values[j]
        u = (log_months[i] - location) / scale
        left, power = (1.0 if churned[i] else 0.0), math.exp(min(u, _STEEPEST))
        log, slope, slope_scale = left * (u - values[size]) - power, left - power, u * (left - power) + left
        bend, mixed, twice = power, left - power - u * power, u * (left - power - u * power)
        if within[i]:
            log = math.log(max(-math.expm1(-power), 1e-300))
            slope = power / math.expm1(power) if 0.0 < power < _STEEPEST else (1.0 if power == 0.0 else 0.0)
            bend = slope * (1.0 - power - slope)
            slope_scale, mixed, twice = u * slope, slope + u * bend, u * (slope + u * bend)
        if log_entry[i] > -math.inf:  # the time before the entry is taken out
            v = (log_entry[i] - location) / scale
            before = math.exp(min(v, _STEEPEST))
            log, slope, slope_scale = log + before, slope + before, slope_scale + v * before
            bend, mixed, twice = bend - before, mixed + before + v * before, twice + v * before * (1.0 + v)
        weight = weights[i]
        total += weight * log
        gradient[size] -= weight * slope_scale
        square -= weight * twice
        for j in range(size):
            x = weight * design[i, j]
            gradient[j] -= x * slope / scale
            cross[j] -= x * mixed / scale
            x *= bend / scale**2
            for k in range(j + 1):
                curve[j, k] += x * design[i, k]
    information = np.empty((size + 1, size + 1))
    for j in range(size):
        for k in range(j + 1):
            information[j, k] = information[k, j] = curve[j, k]
        information[j, size] = information[size, j] = cross[j]
    information[size, size] = square
    return total, gradient, information
