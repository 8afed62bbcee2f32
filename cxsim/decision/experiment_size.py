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
    """The profit-maximising test of two arms with the same normal prior.

    Parameters
    ----------
    customers : whom the decision concerns, tested and rest; mean, sd_of_means : prior of each arm's mean response.
    sd : of one customer's response.

    E. M. Feit & R. Berman, "Test & Roll: profit-maximizing A/B tests", Marketing Science 38 (2019) 1038-1058, eq. 10 and 11.
    """
    ratio = (sd / sd_of_means) ** 2
    per_arm = math.sqrt(customers / 4 * ratio + (0.75 * ratio) ** 2) - 0.75 * ratio
    perfect = customers * (mean + sd_of_means / math.sqrt(math.pi))
    return TestAndRollPlan(round(per_arm), _profit(per_arm, customers, mean, sd_of_means, sd), customers * mean, perfect)


def _profit(per_arm: float, customers: int, mean: float, sd_of_means: float, sd: float) -> float:
    gain = sd_of_means**2 / math.sqrt(math.pi * (sd_of_means**2 + sd**2 / per_arm))
    return customers * mean + (customers - 2 * per_arm) * gain


def sample_size_per_arm(difference: float, sd: float, alpha: float = 0.05, power: float = 0.80) -> int:
    """Customers per arm of a two-sided test of two means: 2 (z_a + z_b)^2 sd^2 / difference^2, rounded up."""
    z = float(ndtri(1 - alpha / 2) + ndtri(power))
    return math.ceil(2 * (z * sd / difference) ** 2)
