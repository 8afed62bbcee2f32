"""Boundaries of a test that is read several times: Pocock, O'Brien-Fleming, and laws that spend alpha at whatever looks there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import e, inf, log1p

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from cxsim.abtest.sequential.crossing import FINENESS, Continuing, crossing_probabilities
from cxsim.errors import UsageError, fault
from cxsim.text import Message

Array = NDArray[np.float64]
SHAPES = {"pocock": 0.5, "obf": 0.0}
NOTHING_TO_SPEND = 1e-14  # alpha below what a float can tell of a probability: such a look never stops
COARSE = 8
MOST_STEPS = 8
_TOLERANCE, _STEP = 1e-10, 1e-3


def _spend_like_obf(share: float, alpha: float) -> float:
    return float(4 * ndtr(ndtri(alpha / 4) / np.sqrt(share)))


def _spend_like_pocock(share: float, alpha: float) -> float:
    return alpha * log1p((e - 1) * share)


SPENDING: dict[str, Callable[[float, float], float]] = {"obf_spending": _spend_like_obf, "pocock_spending": _spend_like_pocock}
LAWS = (*SHAPES, *SPENDING)


def find_boundaries(law: str, shares: Sequence[float], alpha: float = 0.05) -> Array:
    """The two-sided bounds of ``|z|`` at each look.

    Parameters
    ----------
    law : str
        ``pocock``: alike at all looks; ``obf``: as 1 / sqrt(share), strict at first (O'Brien and Fleming); ``obf_spending``,
        ``pocock_spending``: the laws of Lan and DeMets that go by these names, which need not know how many looks will come. Alpha / 2 is
        spent on each side: other programs spend alpha on both sides at once under the same name, with lower first bounds.
    shares : sequence of float
        The information at each look as a share of the whole, rising; 1 at the end.
    alpha : float
        Two-sided.

    Returns
    -------
    array, shape (k,)
        Infinite at a look too early for any of its alpha.

    Raises
    ------
    UsageError
        If the law is unknown, or the shares do not rise from above 0 to at most 1.

    References
    ----------
    S. J. Pocock, Biometrika 64 (1977) 191-199. P. C. O'Brien & T. R. Fleming, Biometrics 35 (1979) 549-556.
    K. K. G. Lan & D. L. DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70 (1983) 659-663.

    Examples
    --------
    >>> from cxsim.abtest import find_boundaries
    >>> find_boundaries("obf", [0.2, 0.4, 0.6, 0.8, 1.0]).round(3).tolist()
    [4.562, 3.226, 2.634, 2.281, 2.04]
    """
    _check(law, shares)
    information = np.asarray(shares, dtype=float)
    return _shaped(SHAPES[law], information, alpha) if law in SHAPES else _spent(SPENDING[law], information, alpha)


def find_inflation(
    bounds: Sequence[float] | Array, shares: Sequence[float] | Array, power: float, alpha: float = 0.05
) -> tuple[float, float]:
    """By how much looks enlarge the sample at most, and on average if the effect is there.

    Parameters
    ----------
    bounds, shares : array, shape (k,)
        Bounds of ``|z|``, and the shares of the whole sample at which they stand.
    power : float
        Of the test at the effect it is made for.
    alpha : float
        Two-sided.

    Returns
    -------
    tuple of two floats
        The largest and the expected sample size, over that of the test without looks.

    Examples
    --------
    >>> from cxsim.abtest import find_boundaries, find_inflation
    >>> shares = [0.2, 0.4, 0.6, 0.8, 1.0]
    >>> [round(each, 3) for each in find_inflation(find_boundaries("pocock", shares), shares, 0.8)]
    [1.229, 0.799]
    """
    fixed = float(ndtri(1 - alpha / 2) + ndtri(power))

    def lacking(drift: float) -> float:
        return float(crossing_probabilities(bounds, shares, drift)[0].sum()) - power

    drift = scipy.optimize.brentq(lacking, 0.5 * fixed, 3 * fixed, xtol=_TOLERANCE)
    above, below = crossing_probabilities(bounds, shares, drift)
    stops = above + below
    stops[-1] = 1 - stops[:-1].sum()
    largest = (drift / fixed) ** 2
    return largest, largest * float(stops @ np.asarray(shares))


def _shaped(shape: float, information: Array, alpha: float) -> Array:
    """Bounds c share^(shape - 1/2) (S. K. Wang & A. A. Tsiatis, Biometrics 43 (1987) 193-199)."""
    form = (information / information[-1]) ** (shape - 0.5)

    def excess(c: float, fineness: int = FINENESS) -> float:
        return 2 * float(crossing_probabilities(c * form, information, fineness=fineness)[0].sum()) - alpha

    low = float(ndtri(1 - alpha / 2))
    if len(form) == 1:
        return np.array([low])
    high = float(ndtri(1 - alpha / 2 / len(form))) / float(form.min())  # Bonferroni's bound, which is above any
    c = scipy.optimize.brentq(excess, low - 0.01, high + 0.01, args=(COARSE,), xtol=1e-6)
    slope = (excess(c + _STEP, COARSE) - excess(c - _STEP, COARSE)) / (2 * _STEP)
    for _ in range(MOST_STEPS):  # a slope from the coarse grid leaves a thousandth of the distance at each step
        change = excess(c) / slope
        c -= change
        if abs(change) < _TOLERANCE:
            break
    return np.asarray(c * form)


def _spent(law: Callable[[float, float], float], information: Array, alpha: float) -> Array:
    paths, bounds, spent = Continuing.start(), list[float](), 0.0
    for at in information:
        now = law(float(at), alpha)
        bound = _bound(paths, float(at), (now - spent) / 2)
        spent = now
        bounds.append(bound)
        paths = paths.go_on(-bound, bound, float(at))
    return np.array(bounds)


def _bound(paths: Continuing, at: float, side: float) -> float:
    """The bound above which the paths lie with the probability `side`."""
    if side * 2 <= NOTHING_TO_SPEND:
        return inf
    return float(scipy.optimize.brentq(lambda c: paths.above(c, at) - side, 0.0, 9.0, xtol=_TOLERANCE))


def _check(law: str, shares: Sequence[float]) -> None:
    faults = []
    if law not in LAWS:
        faults.append(fault("abtest-look-law", law=law, laws=LAWS))
    rising = all(early < late for early, late in zip((0.0, *shares), shares, strict=False))
    if not (len(shares) and rising and shares[-1] <= 1 + 1e-12):
        faults.append(fault("abtest-look-shares", shares=[float(each) for each in shares][:12]))
    if faults:
        raise UsageError(Message("abtest-looks-wrong"), faults)
