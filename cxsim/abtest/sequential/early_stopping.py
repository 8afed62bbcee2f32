"""What a group-sequential test says once it has stopped: p-value, interval and median-unbiased effect by stage-wise ordering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

from cxsim.abtest.sequential.crossing import Continuing

Array = NDArray[np.float64]
_SPAN = 12.0  # standard errors within which the ends of the interval are sought; it widens where they are not


@dataclass(frozen=True)
class StoppedReading:
    """A reading that takes into account when the test could have stopped.

    Attributes
    ----------
    p : two-sided.
    estimate : the effect that is as likely to lie below the true one as above; the plain one overstates an effect that stopped the test.
    low, high : the interval at 1 - alpha.
    """

    p: float
    estimate: float
    low: float
    high: float


def read_stopped(
    bounds: Sequence[float] | Array, shares: Sequence[float] | Array, z: float, error: float, alpha: float = 0.05
) -> StoppedReading:
    """What a test says that stopped at the last of the looks given, by a bound or at its end.

    Outcomes are ordered by stage: to stop above at an earlier look is more extreme than at a later one, and within a look a larger z is.

    Parameters
    ----------
    bounds : array, shape (k,)
        Bounds of ``|z|`` at the looks up to the stop, itself included.
    shares : array, shape (k,)
        The information at these looks as shares of the whole.
    z : float
        The test statistic at the stop.
    error : float
        The standard error of the effect at the stop, whose plain estimate is z times it.
    alpha : float
        1 less the coverage of the interval.

    Returns
    -------
    StoppedReading
        In the unit of `error`.

    References
    ----------
    A. A. Tsiatis, G. L. Rosner & C. R. Mehta, "Exact confidence intervals following a group sequential test", Biometrics 40 (1984) 797-803.

    Examples
    --------
    >>> from cxsim.abtest import find_boundaries, read_stopped
    >>> bounds = find_boundaries("pocock", [0.25, 0.5, 0.75, 1.0])
    >>> found = read_stopped(bounds[:2], [0.25, 0.5], z=2.6, error=0.01)
    >>> found.p < 0.05, found.estimate < 0.026
    (True, True)
    """
    information = np.asarray(shares, dtype=float) / float(shares[-1])  # so that the drift is the effect in standard errors at the stop
    highs = np.asarray(bounds, dtype=float)

    def above(drift: float) -> float:
        return _extreme(highs, information, z, drift)

    upper = above(0.0)
    ends = [_solve(above, share, z) * error for share in (alpha / 2, 0.5, 1 - alpha / 2)]
    return StoppedReading(min(1.0, 2 * min(upper, 1 - upper)), ends[1], ends[0], ends[2])


def read_continuing(bound: float, effect: float, error: float) -> tuple[float, float]:
    """The repeated interval of a test that has not stopped: it holds at all looks together.

    Parameters
    ----------
    bound : float
        Of ``|z|`` at this look.
    effect, error : float
        The plain effect and its standard error.

    Returns
    -------
    tuple of two floats
        Low and high; infinite at a look that never stops.

    References
    ----------
    C. Jennison & B. W. Turnbull, "Interim analyses: the repeated confidence interval approach", JRSS B 51 (1989) 305-361.

    Examples
    --------
    >>> from cxsim.abtest import read_continuing
    >>> read_continuing(3.0, 0.25, 0.25)
    (-0.5, 1.0)
    """
    return effect - bound * error, effect + bound * error


def _extreme(bounds: Array, information: Array, z: float, drift: float) -> float:
    """The probability of stopping above before the last look, or of a larger z there."""
    paths, found = Continuing.start(drift), 0.0
    for bound, at in zip(bounds[:-1], information[:-1], strict=True):
        found += paths.above(bound, at)
        paths = paths.go_on(-bound, bound, at)
    return found + paths.above(z, information[-1])


def _solve(above: Callable[[float], float], share: float, z: float) -> float:
    """The drift at which the probability of what was seen, or more, is the share: it rises with the drift."""
    span = _SPAN
    while above(z - span) > share or above(z + span) < share:
        span *= 2
    return float(scipy.optimize.brentq(lambda drift: above(drift) - share, z - span, z + span, xtol=1e-9 * max(1.0, sqrt(abs(z)))))
