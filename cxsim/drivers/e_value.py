"""The E-value: how strong a common cause that nobody measured would have to be, to explain an association away.

VanderWeele & Ding (2017), "Sensitivity analysis in observational research: introducing the E-value", Annals of Internal Medicine 167:
E = RR + sqrt(RR (RR - 1)) for a risk ratio RR >= 1, of its inverse below 1. A hazard ratio stands for a risk ratio where the outcome is
rare (up to 15 % by the end); where it is common, RR = (1 - 0.5 ** sqrt(HR)) / (1 - 0.5 ** sqrt(1 / HR)).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

RARE = 0.15


@dataclass(frozen=True)
class EValue:
    """For the estimate, and for the end of its interval nearer to 1; the latter is 1 where the interval holds 1."""

    estimate: float
    interval: float


def e_value(ratio: float, low: float, high: float) -> EValue:
    """The E-value of a risk ratio with its interval.

    Raises
    ------
    ValueError
        If the numbers are no ratio within its interval.
    """
    if not 0 < low <= ratio <= high:
        raise ValueError(f"{low:g} <= {ratio:g} <= {high:g} with a lower end above 0 is expected of a ratio and its interval")
    nearer = low if ratio >= 1 else high
    crosses = low <= 1 <= high
    return EValue(_strength(ratio), 1.0 if crosses else _strength(nearer))


def e_value_of_hazard(ratio: float, low: float, high: float, share_left: float) -> EValue:
    """The E-value of a hazard ratio, where `share_left` of the customers have left by the end of observation."""
    turn = _common if share_left > RARE else float
    return e_value(*(turn(value) for value in (ratio, low, high)))


def _strength(ratio: float) -> float:
    above = ratio if ratio >= 1 else 1 / ratio
    return above + sqrt(above * (above - 1))


def _common(hazard_ratio: float) -> float:
    return float((1 - 0.5 ** sqrt(hazard_ratio)) / (1 - 0.5 ** sqrt(1 / hazard_ratio)))
