"""How sure a figure is: individual luck, calendar and assumptions apart, and the Monte Carlo error of every headline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VariancePart:
    """One source of the spread of NPV: `name` is "luck" (which customers happen to leave), "calendar" or "assumptions"."""

    name: str
    variance: float
    share: float
    says: str


@dataclass(frozen=True)
class HeadlineError:
    """One headline figure with its Monte Carlo standard error: what another key would change, not what is unknown of the world."""

    figure: str
    value: float
    error: float
    unit: str


@dataclass(frozen=True)
class StopRule:
    """Whether there were enough draws: the error of the mean NPV against the tolerance (money), and a sentence."""

    draws: int
    error: float
    tolerance: float
    reached: bool
    sentence: str


@dataclass(frozen=True)
class Precision:
    """The parts of the variance of NPV (they sum to its variance over the draws), the errors of the headlines, the stop rule."""

    parts: tuple[VariancePart, ...]
    headlines: tuple[HeadlineError, ...]
    stop: StopRule
