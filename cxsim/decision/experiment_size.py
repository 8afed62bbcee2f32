"""How many customers to test before the better arm is rolled out to the rest, when profit is what counts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

Array = NDArray[np.float64]
SEARCHED = 60
"""Sizes of either arm, evenly spread by their logarithm, among which the search for the best two begins."""
SAME = 1e-12  # of a profit: what is no gain


@dataclass(frozen=True)
class TestAndRollPlan:
    """Customers to test in each arm, and the expected profit of testing them, of no test, and of knowing the better arm for free."""

    sizes: tuple[int, ...]
    profit: float
    profit_untested: float
    profit_perfect: float

    @property
    def per_arm(self) -> int:
        """Customers in each arm; of arms that are not alike, in the last one."""
        return self.sizes[-1]


def plan_test_and_roll(customers: int, mean: float, sd_of_means: float, sd: float, arms: int = 2) -> TestAndRollPlan:
    """Plan the profit-maximising test of arms with the same normal prior, the best one being rolled out to the rest.

    Of k arms with n customers each the expected profit is ``N mu + (N - k n) e_k sigma^2 / sqrt(sigma^2 + s^2 / n)``, e_k the expected
    highest of k standard normal values, which is highest at ``n = sqrt(N r / (2 k) + (3 r / 4)^2) - 3 r / 4`` with ``r = (s / sigma)^2``.

    Parameters
    ----------
    customers : int
        Whom the decision concerns, tested and rest.
    mean : float
        Prior mean of each arm's response, in money.
    sd_of_means : float
        Prior standard deviation of the arms' mean responses, in money.
    sd : float
        Standard deviation of one customer's response, in money.
    arms : int
        At least 2.

    Returns
    -------
    TestAndRollPlan
        Customers per arm, and the expected profit of testing them, of no test, and of perfect information.

    References
    ----------
    E. M. Feit and R. Berman, "Test & Roll: profit-maximizing A/B tests", Marketing Science 38 (2019) 1038-1058, eq. 10 and 11, for two
    arms; with k arms only the factors 2 and 1 / sqrt(pi) are others.

    Examples
    --------
    >>> from cxsim.decision import plan_test_and_roll
    >>> plan_test_and_roll(100_000, mean=0.68, sd_of_means=0.03, sd=(0.68 * 0.32) ** 0.5).sizes
    (2284, 2284)
    """
    ratio = (sd / sd_of_means) ** 2
    per_arm = math.sqrt(customers * ratio / (2 * arms) + (0.75 * ratio) ** 2) - 0.75 * ratio
    highest = expected_highest(arms)
    gain = (customers - arms * per_arm) * highest * sd_of_means**2 / math.sqrt(sd_of_means**2 + sd**2 / per_arm)
    perfect = customers * (mean + sd_of_means * highest)
    return TestAndRollPlan((round(per_arm),) * arms, customers * mean + gain, customers * mean, perfect)


def expected_highest(count: int) -> float:
    """The expected highest of so many independent standard normal values: 1 / sqrt(pi) of two."""

    def part(z: float) -> float:
        return count * z * math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * float(ndtr(z)) ** (count - 1)

    return float(scipy.integrate.quad(part, -12, 12, epsabs=1e-12)[0])


def plan_holdout_test(
    customers: int, means: Sequence[float], sds_of_means: Sequence[float], sds: Sequence[float], *, levels_known: bool = True
) -> TestAndRollPlan:
    """Plan the profit-maximising test of two arms of which different things are believed, as of a holdout and a treatment.

    With sizes n1 and n2 the expected profit is ``n1 mu1 + n2 mu2 + (N - n1 - n2) (mu1 + e Phi(e / v) + v phi(e / v))``, where
    ``e = mu2 - mu1`` and ``v^2`` is the sum over the arms of ``sigma^4 / (sigma^2 + s^2 / n)``. Its maximum is searched: it may leave
    out an arm that is known well enough, or both. Where only the difference is believed in, since what both arms share may drift,
    ``v^2 = d^4 / (d^2 + s1^2 / n1 + s2^2 / n2)`` with ``d^2`` the sum of both ``sigma^2``, and a test needs both arms.

    Parameters
    ----------
    customers : int
        Whom the decision concerns, tested and rest.
    means : sequence of two floats
        Prior means of the arms' responses, in money, the cost of the treatment taken off.
    sds_of_means : sequence of two floats
        Their prior standard deviations; 0 for an arm that is known, as that of today may be.
    sds : sequence of two floats
        Standard deviations of one customer's response in either arm.
    levels_known : bool
        Whether an arm may be compared with what is believed of the other one.

    Returns
    -------
    TestAndRollPlan
        Customers in each arm, and the expected profit of testing them, of no test, and of perfect information.

    References
    ----------
    E. M. Feit and R. Berman, "Test & Roll: profit-maximizing A/B tests", Marketing Science 38 (2019) 1038-1058, section 4 and appendix C.

    Examples
    --------
    >>> from cxsim.decision import plan_holdout_test
    >>> plan_holdout_test(100_000, means=(19.39, 29.26), sds_of_means=(20.97, 13.48), sds=(87.69, 179.36)).sizes
    (588, 1885)
    """
    mean, prior, noise = (np.asarray(each, dtype=float) for each in (means, sds_of_means, sds))

    def profit(sizes: Array) -> Array:
        """In all, by sizes (..., 2)."""
        n = np.asarray(sizes)
        if levels_known:
            known = np.divide(prior**4 * n, prior**2 * n + noise**2).sum(axis=-1)
        else:
            apart, both = float((prior**2).sum()), n.prod(axis=-1)
            known = np.divide(apart**2 * both, apart * both + (noise[::-1] ** 2 * n).sum(axis=-1), where=both > 0, out=np.zeros(both.shape))
        rolled = _better(mean, np.sqrt(known))
        return np.asarray(n @ mean + (customers - n.sum(axis=-1)) * rolled)

    line = np.concatenate([[0.0], np.geomspace(1.0, customers, SEARCHED)])
    grid = np.stack(np.meshgrid(line, line, indexing="ij"), axis=-1).reshape(-1, 2)
    inside = grid[grid.sum(axis=1) <= customers]
    begin = inside[int(np.argmax(profit(inside)))]
    scale = np.maximum(begin, 1.0)
    found = scipy.optimize.minimize(
        lambda x: -float(profit(x * scale)),
        begin / scale,
        bounds=[(0.0, customers / each) for each in scale],
        method="Nelder-Mead",
        options={"xatol": 1e-6, "fatol": 1e-12 * abs(float(profit(begin))), "maxiter": 1_000},
    )
    best = max(found.x * scale, begin, key=lambda sizes: float(profit(sizes)))
    untested = customers * float(mean.max())
    if float(profit(best)) <= untested * (1 + math.copysign(SAME, untested)):
        best = np.zeros(2)  # customers who get the better arm anyway may be counted as tested or not
    perfect = customers * float(_better(mean, np.sqrt((prior**2).sum())))
    return TestAndRollPlan((round(best[0]), round(best[1])), float(profit(best)), untested, perfect)


def _better(mean: Array, spread: ArrayLike) -> Array:
    """The expected better of two arms whose means differ by a normal value of such a standard deviation about what is expected."""
    apart, sd = mean[1] - mean[0], np.asarray(spread, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(sd > 0, apart / sd, 0.0)
    density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return np.asarray(np.where(sd > 0, mean[0] + apart * ndtr(z) + sd * density, mean.max()))


def sample_size_per_arm(difference: float, sd: float, alpha: float = 0.05, power: float = 0.80) -> int:
    """Compute the customers per arm of a two-sided test of two means: 2 (z_a + z_b)^2 sd^2 / difference^2, rounded up.

    Parameters
    ----------
    difference : float
        The difference to detect.
    sd : float
        Standard deviation of one customer's response, in the unit of the difference.
    alpha : float
        Two-sided false-alarm rate.
    power : float
        Probability to detect the difference.

    Returns
    -------
    int
        Customers per arm.

    Examples
    --------
    >>> from cxsim.decision import sample_size_per_arm
    >>> sample_size_per_arm(0.5, 1.0)
    63
    """
    z = float(ndtri(1 - alpha / 2) + ndtri(power))
    return math.ceil(2 * (z * sd / difference) ** 2)
