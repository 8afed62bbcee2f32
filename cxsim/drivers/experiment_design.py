"""What an experiment would need: leavers, customers and weeks, to see whether moving a score moves churn.

Events by Schoenfeld (1983), "Sample-size formula for the proportional-hazards regression model", Biometrics 39:
d = (z_alpha/2 + z_power)^2 / (p (1 - p) (log HR)^2) with a share p of the customers in one arm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf, isfinite, log

import scipy  # its parts are loaded when they are first asked for
from scipy.special import ndtri

LONGEST_WEEKS = 520.0
ALPHA, POWER = 0.05, 0.80


@dataclass(frozen=True)
class ExperimentDesign:
    """An experiment with two equal arms that would settle a hazard ratio.

    Attributes
    ----------
    lift : by how much the score is moved in one arm, in points.
    ratio : the hazard ratio that this would have if the association were the effect.
    events : leavers needed in both arms together, for 80 % power at 5 %, two-sided.
    customers : needed in both arms together when they are followed for a year; infinite if nobody ever leaves.
    weeks : until as many have left if every customer there now takes part; None if not within ten years.
    """

    lift: float
    ratio: float
    events: float
    customers: float
    weeks: float | None


def schoenfeld_events(ratio: float, alpha: float = ALPHA, power: float = POWER, share: float = 0.5) -> float:
    """Events needed in both arms together to find a hazard ratio; infinite for a ratio of 1."""
    if ratio == 1:
        return inf
    return float((ndtri(1 - alpha / 2) + ndtri(power)) ** 2 / (share * (1 - share) * log(ratio) ** 2))


def design_experiment(
    lift: float, ratio: float, leaving: Callable[[float], float], customers: int, weeks: float = 365.25 / 7
) -> ExperimentDesign:
    """The experiment for a hazard ratio.

    `leaving` is the share of today's customers that leave within so many weeks, untouched.
    """
    events = schoenfeld_events(ratio)

    def per_customer(time: float) -> float:
        chance = leaving(time)
        return float(chance + 1 - (1 - chance) ** ratio) / 2

    share = per_customer(weeks)
    needed = events / share if share > 0 else inf
    return ExperimentDesign(lift, ratio, events, float(ceil(needed)) if isfinite(needed) else inf, _weeks(events, per_customer, customers))


def _weeks(events: float, per_customer: Callable[[float], float], customers: int) -> float | None:
    def lacking(time: float) -> float:
        return customers * per_customer(time) - events

    if not isfinite(events) or lacking(LONGEST_WEEKS) < 0:
        return None
    return float(scipy.optimize.brentq(lacking, 0.0, LONGEST_WEEKS, xtol=1e-3))
