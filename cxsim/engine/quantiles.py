"""Quantile functions of gammas of mean 1 as tables that both engines read: to the last of the uniforms that a word can give.

In the middle the nodes stand at even steps of the uniform u. In both tails, below 2^-6, they stand at even steps of its logarithm,
32 for each halving, down to 2^-33, the smallest u and the smallest 1 - u that there is. In these steps a gamma's quantile function
is nearly straight, so that the tails are not cut (of a variation of 10, which is a gamma of shape .01, a third of the variance lies
beyond u = 1 - 2^-10).
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import gammainccinv, gammaincinv

from cxsim.engine.records import Floats

STEPS = 1024  # of the uniform in (0, 1)
HALVINGS, LAST, EACH = 6, 33, 32  # tails begin at 2^-6 and end at 2^-33; steps for each halving
EDGE = STEPS >> HALVINGS  # steps of the middle that lie below 2^-6
TAIL = (LAST - HALVINGS) * EACH  # steps of a tail
UPPER = TAIL + STEPS - 2 * EDGE  # the node at which the upper tail begins
NODES = UPPER + TAIL + 2  # one to spare behind the last
NO_VARIATION = 1e-6  # below it a gamma is its mean to six digits


def gamma_quantiles(variation: float) -> Floats:
    """The quantile function of the gamma of mean 1 and this coefficient of variation, shape (NODES,); the table's own mean is exactly 1."""
    if variation < NO_VARIATION:
        return np.ones(NODES)
    shape = variation**-2
    below, above = _shares()
    at = np.where(below < 0.5, gammaincinv(shape, np.minimum(below, 0.5)), gammainccinv(shape, np.minimum(above, 0.5)))
    return np.asarray(at / (_weights() @ at))


def _shares() -> tuple[Floats, Floats]:
    """The uniform u at each node, and 1 - u, both exact."""
    tail = np.exp2(-LAST + np.arange(TAIL) / EACH)
    middle = np.arange(EDGE, STEPS - EDGE + 1) / STEPS
    beyond = np.exp2(-LAST - 1.0 / EACH)
    below = np.concatenate([tail, middle, 1.0 - tail[::-1], [1.0 - beyond]])
    above = np.concatenate([1.0 - tail, 1.0 - middle, tail[::-1], [beyond]])
    return below, above


def _weights() -> Floats:
    """How much each node counts in the mean over u of the function that `quantile_of` reads.

    Of a cell of a tail from w to v = w 2^(-1/32), where the function is straight in log w, the outer node has
    (w - v - v ln(w / v)) / ln(w / v), by integration of log(w / x) over x from v to w, and the inner one the rest of w - v.
    """
    step = math.log(2.0) / EACH
    w = np.exp2(-LAST + np.arange(1, TAIL + 1) / EACH)
    v = w * math.exp(-step)
    outer = (w - v - v * step) / step
    weights = np.zeros(NODES)
    weights[TAIL : UPPER + 1] += 1.0 / STEPS
    weights[[TAIL, UPPER]] -= 0.5 / STEPS
    weights[:TAIL] += outer
    weights[1 : TAIL + 1] += w - v - outer
    weights[UPPER + 1 : UPPER + TAIL + 1] += outer[::-1]
    weights[UPPER : UPPER + TAIL] += (w - v - outer)[::-1]
    return np.asarray(weights / weights.sum())
