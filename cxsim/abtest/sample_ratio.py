"""Sample-ratio mismatch: whether the arms have the shares that were planned, in total, by stratum and by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

import numpy as np
from scipy.special import bdtr, bdtrc, chdtrc

BROKEN = 0.001
FEWEST = 5.0  # units expected in an arm, for the chi-squared law


@dataclass(frozen=True)
class SampleRatio:
    """Units by arm against the planned split.

    Attributes
    ----------
    name : the whole experiment (""), or the stratum or day that was counted.
    found, expected : units by arm.
    p : of the planned split, adjusted for how many strata or days were tested (Bonferroni); NaN where there are too few units to tell.
    """

    name: str
    found: dict[str, int]
    expected: dict[str, float]
    p: float

    @property
    def broken(self) -> bool:
        """Whether the assignment cannot be what was planned: then no effect can be trusted."""
        return self.p < BROKEN


def check_sample_ratio(found: Mapping[str, int], split: Mapping[str, float], name: str = "", tests: int = 1) -> SampleRatio:
    """Test the numbers of units by arm against the planned split (never against equal shares, unless these were planned).

    Parameters
    ----------
    found : mapping of str to int
        Units by arm.
    split : mapping of str to float
        Planned shares by arm.
    name : str
        What was counted: a stratum, a day.
    tests : int
        How many such tests are made.

    Returns
    -------
    SampleRatio
        Pearson's chi-squared; exact for two arms of which one has fewer than 5 units to expect.

    References
    ----------
    A. Fabijan et al., "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019.

    Examples
    --------
    >>> from cxsim.abtest import check_sample_ratio
    >>> check = check_sample_ratio({"control": 821_588, "treated": 815_482}, {"control": 0.5, "treated": 0.5})
    >>> f"{check.p:.3e}", check.broken
    ('1.822e-06', True)
    """
    arms = list(split)
    count = np.array([found.get(arm, 0) for arm in arms], dtype=float)
    share = np.array([split[arm] for arm in arms])
    expected = count.sum() * share / share.sum()
    p = _p(count, expected)
    named = dict(zip(arms, map(int, count), strict=True)), dict(zip(arms, map(float, expected), strict=True))
    return SampleRatio(name, *named, min(1.0, p * tests) if p == p else nan)


def _p(count: np.ndarray, expected: np.ndarray) -> float:
    if expected.min() >= FEWEST:
        return float(chdtrc(len(count) - 1, ((count - expected) ** 2 / expected).sum()))
    if len(count) == 2 and count.sum():
        n, k, share = int(count.sum()), float(count[0]), float(expected[0] / count.sum())
        below, above = float(bdtr(k, n, share)), float(bdtrc(k - 1, n, share)) if k > 0 else 1.0
        return min(1.0, 2 * min(below, above))
    return nan
