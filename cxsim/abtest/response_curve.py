"""A lever measured by customer and pushed through the twin: what a rollout does, with the queue in it.

What is measured is the lever's own quantity in the two arms (how often a touch succeeds, how long a service takes), which a shared queue
does not blur; the twin then says what that does to the endpoint once everybody has it (S. Li, R. Johari, X. Kuang & S. Wager,
"Experimenting under stochastic congestion", 2023). It leans on the twin's law of the queue, so what it says is fitted, not measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from cxsim.abtest.difference import Effect, OutcomeColumns, compare_means, relative, student_quantile
from cxsim.engine.changes import Change
from cxsim.engine.twin import Twin
from cxsim.journey.pools import Lognormal
from cxsim.metrics.needs import Needs
from cxsim.stats.cross_moments import CrossMoments
from cxsim.stats.intervals import Array

SIZES = (0.0, 0.5, 1.0, 1.5)
"""Of the planned size, at which the twin is run."""
RATIO = OutcomeColumns(0, 1)
NORMAL = 1.959963984540054


def lever_need(twin: Twin, changes: Sequence[Change]) -> Needs | None:
    """What a lever moves, as a ratio of sums of the events: how often a touch succeeds, how long it or a service takes; else None."""
    if not changes or len({(each.kind, each.size) for each in changes}) > 1 or changes[0].kind == "set":
        return None
    if changes[0].size == unchanged(changes[0]):
        return None
    laws = {_law(change.quantity) for change in changes}
    return _need(twin, laws.pop(), changes[0]) if len(laws) == 1 else None


def _law(quantity: str) -> tuple[str, ...]:
    """What a quantity belongs to: a law of time as a whole, or itself."""
    parts = tuple(quantity.split("."))
    return parts[:3] if parts[0] == "pools" else parts


def _need(twin: Twin, law: tuple[str, ...], change: Change) -> Needs | None:
    match law:
        case ("journeys", journey, "touchpoints", touchpoint, "success"):
            return _touches([(journey, touchpoint)], "CASE WHEN {outcome} = 'success' THEN 1.0 ELSE 0.0 END")
        case ("journeys", journey, "touchpoints", touchpoint, "duration"):
            apart = twin.plan.journeys[journey].touchpoints[touchpoint].pool is None
            return _touches([(journey, touchpoint)], MEASURED_DAYS) if apart else None
        case ("pools", pool, "service"):
            served = [
                (journey, name, touch)
                for journey, part in twin.plan.journeys.items()
                for name, touch in part.touchpoints.items()
                if touch.pool == pool
            ]
            pure = all(touch.duration.value == 0 and touch.abandonment.value == 0 for _, _, touch in served)
            single = change.kind == "multiply" or not isinstance(twin.plan.pools[pool].service, Lognormal)
            return _touches([(journey, name) for journey, name, _ in served], MEASURED_DAYS) if pure and single else None
    return None


MEASURED_DAYS = "{duration_minutes} / 1440.0"


def _touches(nodes: Sequence[tuple[str, str]], y: str) -> Needs:
    """A number of the touches at some touchpoints that were neither given up nor turned away, as a mean."""
    here = " OR ".join(f"({{journey}} = '{journey}' AND {{touchpoint}} = '{touchpoint}')" for journey, touchpoint in nodes)
    return Needs("events", y=y, when=f"({here}) AND {{outcome}} IN ('success', 'failure')", at="occurred_at")


def unchanged(change: Change) -> float:
    """The size at which a change changes nothing."""
    return 1.0 if change.kind == "multiply" else 0.0


def read_lever(arms: tuple[CrossMoments, CrossMoments], change: Change) -> tuple[float, float]:
    """The lever's size as an experiment measures it, with its standard error: a difference, or a ratio for a factor."""
    effect = compare_means(*arms, RATIO)
    if change.kind == "shift":
        return float(effect.estimate), float(effect.error)
    ratio = relative(effect)
    return 1 + float(ratio.estimate), float(ratio.high - ratio.low) / (2 * NORMAL)


def resize(changes: Sequence[Change], size: float) -> tuple[Change, ...]:
    """The changes of one lever, of another size."""
    return tuple(replace(change, size=size) for change in changes)


@dataclass(frozen=True)
class Forecast:
    """What the twin says, before the data are read, of what the outcome will show in the very experiment that ran.

    It is the guard of what is pushed through the twin: two arms that share a queue differ little whatever its law is, but how they do
    *both* hangs on that law. So both the control's value and the difference are foreseen, each with the spread of single experiments.

    Attributes
    ----------
    control, effect : the mean reading of the control, and of the difference.
    control_sd, effect_sd : of single experiments about it.
    runs : from which they were found.
    """

    control: float
    effect: float
    control_sd: float
    effect_sd: float
    runs: int

    @classmethod
    def of(cls, readings: Effect) -> Self:
        """The forecast from readings of experiments that the twin simulated, shape (runs,)."""
        both = readings.control, readings.estimate
        means, spreads = [float(np.mean(each)) for each in both], [float(np.std(each, ddof=1)) for each in both]
        return cls(means[0], means[1], spreads[0], spreads[1], len(readings.estimate))

    def is_contradicted(self, control: Array, effect: Array) -> Array:
        """Whether what was observed lies outside of the 90 % prediction interval: either number outside of its own at 95 %."""
        reach = student_quantile(self.runs - 1, 1 - GUARD / 4) * np.sqrt(1 + 1 / self.runs)
        outside = np.abs(control - self.control) > reach * self.control_sd
        return np.asarray(outside | (np.abs(effect - self.effect) > reach * self.effect_sd))


GUARD = 0.10
"""The false-alarm rate of the guard, half of it for each of its two numbers."""


@dataclass(frozen=True)
class ResponseCurve:
    """The effect of a rollout by the size of its lever, from runs of the twin on common random numbers; linear between them."""

    sizes: Array
    effects: Array

    @classmethod
    def of(cls, value: Callable[[Sequence[Change], int], float], changes: Sequence[Change], runs: int) -> Self:
        """The curve of a lever; `value` runs the twin once with changes, on the random numbers of a number, and reads the endpoint."""
        none = unchanged(changes[0])
        sizes = np.array([none + share * (changes[0].size - none) for share in SIZES])
        values = [[value(resize(changes, float(size)), number) for size in sizes] for number in range(runs)]
        effects = np.mean(values, axis=0)
        order = np.argsort(sizes)
        return cls(sizes[order], (effects - effects[0])[order])

    def effect(self, size: Array) -> Array:
        """The effect at sizes; beyond the curve, along its last piece."""
        place = np.clip(np.searchsorted(self.sizes, size) - 1, 0, len(self.sizes) - 2)
        return np.asarray(self.effects[place] + self._slope(place) * (size - self.sizes[place]))

    def error(self, size: Array, error: Array) -> Array:
        """The standard error of the effect, by that of the size."""
        place = np.clip(np.searchsorted(self.sizes, size) - 1, 0, len(self.sizes) - 2)
        return np.asarray(np.abs(self._slope(place)) * error)

    def _slope(self, place: np.ndarray) -> Array:
        return np.asarray(np.diff(self.effects)[place] / np.diff(self.sizes)[place])
