"""Which assumption moves the decision: tornado and switching values by running them, variance shares, and where it loses."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxsim.text import Message

TWO_SIDED_95 = 1.96


@dataclass(frozen=True)
class TornadoBar:
    """NPV with one assumption at the ends of its 90 % interval and all others central, on the keys of the base case.

    Attributes
    ----------
    name, unit : of the assumption; low, high : its p5 and p95; value : its central value.
    npv_low, npv_base, npv_high : NPV there.
    switching : the value at which NPV is 0, all else central; None where NPV is 0 nowhere near.
    switching_how : "by running" (inside the interval), "extrapolated" (a straight line beyond it) or why there is none.
    error : Monte Carlo standard error of the swing, over the replications of the base case; NaN where there is one only.
    """

    name: str
    unit: str
    low: float
    value: float
    high: float
    npv_low: float
    npv_base: float
    npv_high: float
    switching: float | None
    switching_how: Message
    error: float = math.nan

    @property
    def swing(self) -> float:
        """The width of the bar."""
        return abs(self.npv_high - self.npv_low)

    @property
    def clear(self) -> bool:
        """Whether the swing stands out of its own Monte Carlo error, at 95 %; with a single replication that is not known."""
        return math.isnan(self.error) or self.swing > TWO_SIDED_95 * self.error


@dataclass(frozen=True)
class SobolIndex:
    """Share of the variance of NPV that one assumption causes, with 95 % intervals.

    Attributes
    ----------
    first : alone; total : in all, with its interactions. Both are of independent assumptions.
    shapley : its fair part, between the two; the only one that is a share where assumptions are correlated. All parts sum to 1.
    """

    name: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float
    shapley: float = 0.0
    shapley_low: float = 0.0
    shapley_high: float = 0.0


@dataclass(frozen=True)
class SobolTable:
    """The indices, largest share first, of an emulator of the draws.

    Attributes
    ----------
    fit : share of the variance over the draws that the emulator predicts out of sample (R2, by cross-validation).
    trusted : whether that is enough to be read; says : a sentence on both.
    correlated : whether assumptions that have a say are correlated: then `shapley` is what is to be shown.
    """

    indices: tuple[SobolIndex, ...]
    fit: float
    trusted: bool
    says: Message
    correlated: bool = False


@dataclass(frozen=True)
class LossRule:
    """A region of the assumptions where the programme loses, in plain words.

    Attributes
    ----------
    conditions : (assumption, "<" or ">", value), all of which hold there.
    share : of all draws that lie in it; loss_inside : share of those that lose; losses_caught : share of all losing draws in it.
    """

    conditions: tuple[tuple[str, str, float], ...]
    share: float
    loss_inside: float
    losses_caught: float


@dataclass(frozen=True)
class Sensitivity:
    """All of it: `tornado` by swing, largest first; `rules` may be empty: then `rules_say` says why."""

    tornado: tuple[TornadoBar, ...]
    sobol: SobolTable
    rules: tuple[LossRule, ...]
    rules_say: Message
