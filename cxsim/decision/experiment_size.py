"""How many customers to test before the better arm is rolled out to the rest, when profit is what counts."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtri


@dataclass(frozen=True)
class TestAndRollPlan:
    """Customers per arm, and the expected profit of testing them, of no test, and of knowing the better arm for free."""

    per_arm: int
    profit: float
    profit_untested: float
    profit_perfect: float


def plan_test_and_roll(customers: int, mean: float, sd_of_means: float, sd: float) -> TestAndRollPlan:
    """Plan the profit-maximising test of two arms with the same normal prior, the better one being rolled out to the rest.

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

    Returns
    -------
    TestAndRollPlan
        Customers per arm, and the expected profit of testing them, of no test, and of perfect information.

    References
    ----------
    E. M. Feit and R. Berman, "Test & Roll: profit-maximizing A/B tests", Marketing Science 38 (2019) 1038-1058, eq. 10 and 11.

    Examples
    --------
    >>> from cxsim.decision import plan_test_and_roll
    >>> plan_test_and_roll(100_000, mean=0.68, sd_of_means=0.03, sd=(0.68 * 0.32) ** 0.5).per_arm
    2284
    """
    ratio = (sd / sd_of_means) ** 2
    per_arm = math.sqrt(customers / 4 * ratio + (0.75 * ratio) ** 2) - 0.75 * ratio
    perfect = customers * (mean + sd_of_means / math.sqrt(math.pi))
    return TestAndRollPlan(round(per_arm), _profit(per_arm, customers, mean, sd_of_means, sd), customers * mean, perfect)


def _profit(per_arm: float, customers: int, mean: float, sd_of_means: float, sd: float) -> float:
    gain = sd_of_means**2 / math.sqrt(math.pi * (sd_of_means**2 + sd**2 / per_arm))
    return customers * mean + (customers - 2 * per_arm) * gain


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
