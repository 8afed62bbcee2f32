"""A Bayesian reading of an effect: the probability of being better, the expected loss of either choice, a prior from past tests."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, pi, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from cxsim.errors import DataError, fault
from cxsim.stats.shrinkage import shrink
from cxsim.text import Message

FEWEST_TESTS = 5


@dataclass(frozen=True)
class PosteriorReading:
    """The posterior of an effect under a normal prior.

    Attributes
    ----------
    mean, sd : of the posterior.
    p_better : the probability that the effect is above 0.
    loss_if_shipped, loss_if_not : what is expected to be lost, in the unit of the effect, by shipping what is worse, or by not shipping
        what is better.
    """

    mean: float
    sd: float
    p_better: float
    loss_if_shipped: float
    loss_if_not: float


def read_posterior(estimate: float, error: float, prior_sd: float, prior_mean: float = 0.0) -> PosteriorReading:
    """The posterior of an effect, of which more is better, from its estimate and the prior of effects of its kind.

    Parameters
    ----------
    estimate, error : float
        The measured effect and its standard error.
    prior_sd, prior_mean : float
        Of true effects of such experiments, in the same unit; `estimate_prior_sd` makes it of past ones.

    Returns
    -------
    PosteriorReading
        For a metric of which less is better, give the estimate with its sign changed.

    References
    ----------
    C. Stucchio, "Bayesian A/B testing at VWO" (2015), for the expected loss.

    Examples
    --------
    >>> from cxsim.abtest import read_posterior
    >>> found = read_posterior(0.02, 0.01, prior_sd=0.01)
    >>> round(found.mean, 3), round(found.p_better, 3)
    (0.01, 0.921)
    """
    posterior = shrink(estimate, error, prior_sd, prior_mean)
    mean, sd = posterior.mean, posterior.sd
    better = float(ndtr(mean / sd)) if sd > 0 else float(mean > 0)
    density = exp(-((mean / sd) ** 2) / 2) / sqrt(2 * pi) if sd > 0 else 0.0
    gain = mean * better + sd * density
    return PosteriorReading(mean, sd, better, gain - mean, gain)


def estimate_prior_sd(effects: ArrayLike, errors: ArrayLike) -> float:
    """The standard deviation of true effects, from the results of past experiments: all of them, not only those that were significant.

    Parameters
    ----------
    effects, errors : array, shape (k,)
        Measured effects in one unit, and their standard errors.

    Returns
    -------
    float
        By moments about a prior mean of 0: what is left of the mean square of the effects once that of their errors is taken off.

    Raises
    ------
    DataError
        If there are fewer than 5, or they vary no more than their errors alone would.

    References
    ----------
    A. Deng, "Objective Bayesian two sample hypothesis testing for online controlled experiments", WWW 2015.

    Examples
    --------
    >>> from cxsim.abtest import estimate_prior_sd
    >>> round(estimate_prior_sd([0.03, -0.02, 0.01, 0.04, -0.01], [0.01] * 5), 4)
    0.0228
    """
    measured, se = np.broadcast_arrays(np.asarray(effects, dtype=float), np.asarray(errors, dtype=float))
    known = np.isfinite(measured) & np.isfinite(se) & (se > 0)
    count = int(np.count_nonzero(known))
    if count < FEWEST_TESTS:
        raise DataError(Message("abtest-prior-none"), [fault("abtest-prior-few", found=count, needed=FEWEST_TESTS)])
    variance = float((measured[known] ** 2 - se[known] ** 2).mean())
    if variance <= 0:
        raise DataError(Message("abtest-prior-none"), [fault("abtest-prior-nil", tests=count)])
    return sqrt(variance)
