"""At which look an experiment is read, and what its estimates, intervals and p-values are at that look."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite, nan
from typing import Literal

from scipy.special import ndtri

from cxsim.abtest.difference import Effect, student_quantile
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.sequential.boundaries import find_boundaries
from cxsim.abtest.sequential.early_stopping import read_continuing, read_stopped
from cxsim.abtest.sequential.sequence import sequence_p, sequence_reach, tune_sequence
from cxsim.errors import UsageError, fault
from cxsim.text import Message

LookKind = Literal["fixed", "last", "interim", "unplanned"]
LARGEST_Z = 8.0


@dataclass(frozen=True)
class Look:
    """The look at which data are read.

    Attributes
    ----------
    kind : `fixed`: the one planned reading, at the end; `last` or `interim` of planned looks; `unplanned`: before the end, without looks
        in the plan, so that only an interval that holds at any time may be stated.
    bounds, shares : of the planned looks so far, this one included.
    planned : units of the whole experiment, at half of which an unplanned reading's interval is narrowest.
    """

    kind: LookKind
    alpha: float
    bounds: tuple[float, ...] = ()
    shares: tuple[float, ...] = ()
    planned: float = nan

    @property
    def number(self) -> int:
        """Of the planned looks, from 1."""
        return len(self.bounds) or 1


@dataclass(frozen=True)
class StatedEffect:
    """An effect as it may be stated at a look: estimate, interval, two-sided p, and whether the test has stopped for it."""

    estimate: float
    low: float
    high: float
    p: float
    stopped: bool


def find_look(experiment: Experiment, number: int | None, waiting: int, units: int, earlier: int = 0) -> Look:
    """The look of a reading: by its number, else the last one if all windows have closed, and one nobody planned otherwise.

    If other data were read before more often than the plan says (`earlier`), no bound of the plan holds, and the look is an unplanned one.

    Raises
    ------
    UsageError
        If the plan has no look of that number, or looks are planned, not all data are in, and nobody says which look this is.
    """
    plan = experiment.looks
    if plan is None:
        if number is not None and number != 1:
            raise UsageError(Message("abtest-look-unusable"), [fault("abtest-look-number", number=number, planned=1)])
        return Look("unplanned" if waiting or earlier else "fixed", experiment.alpha, planned=float(units))
    if number is None and waiting:
        raise UsageError(Message("abtest-look-unusable"), [fault("abtest-look-unsaid", waiting=waiting, planned=len(plan.at))])
    which = len(plan.at) if number is None else number
    if not 1 <= which <= len(plan.at):
        raise UsageError(Message("abtest-look-unusable"), [fault("abtest-look-number", number=which, planned=len(plan.at))])
    if earlier >= which:
        return Look("unplanned", experiment.alpha, planned=float(units))
    bounds = find_boundaries(plan.law, plan.at, experiment.alpha)
    kind: LookKind = "last" if which == len(plan.at) else "interim"
    return Look(kind, experiment.alpha, tuple(map(float, bounds[:which])), plan.at[:which])


def state_effect(effect: Effect, look: Look, units: float) -> StatedEffect:
    """The effect as it may be stated at this look."""
    estimate, error, p = float(effect.estimate), float(effect.error), float(effect.p)
    if look.kind == "fixed" or not isfinite(p):
        low, high = effect.interval(look.alpha)
        return StatedEffect(estimate, float(low), float(high), p, stopped=True)
    z = min(LARGEST_Z, -float(ndtri(p / 2))) if p > 0 else LARGEST_Z
    z = z if estimate >= 0 else -z
    if look.kind == "unplanned":
        mixing = tune_sequence(look.planned / 2, look.alpha)
        reach = float(sequence_reach(units, mixing, look.alpha)) * error
        held = float(sequence_p(z, units, mixing))
        return StatedEffect(estimate, estimate - reach, estimate + reach, held, stopped=held <= look.alpha)
    if look.kind == "last" or abs(z) >= look.bounds[-1]:
        found = read_stopped(look.bounds, look.shares, z, estimate / z if z else error, look.alpha)
        return StatedEffect(found.estimate, found.low, found.high, found.p, stopped=True)
    low_, high_ = read_continuing(look.bounds[-1], estimate, error)
    return StatedEffect(estimate, low_, high_, 1.0 if look.bounds[-1] == inf else nan, stopped=False)


def margin_reach(effect: Effect, alpha: float) -> float:
    """How far the one-sided interval of a guardrail reaches, at half of a two-sided alpha."""
    return float(student_quantile(effect.degrees, 1 - alpha / 2) * effect.error)
