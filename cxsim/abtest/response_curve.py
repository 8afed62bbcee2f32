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

from cxsim.abtest.difference import OutcomeColumns, compare_means, relative
from cxsim.engine.changes import Change
from cxsim.metrics.needs import Needs
from cxsim.stats.cross_moments import CrossMoments
from cxsim.stats.intervals import Array

SIZES = (0.0, 0.5, 1.0, 1.5)
"""Of the planned size, at which the twin is run."""
RATIO = OutcomeColumns(0, 1)
NORMAL = 1.959963984540054


def lever_need(changes: Sequence[Change]) -> Needs | None:
    """What a lever moves, as a ratio of sums of the events: of one change of a touch's success; None of any other."""
    if len(changes) != 1 or changes[0].kind == "set" or changes[0].size == unchanged(changes[0]):
        return None
    parts = changes[0].quantity.split(".")
    if parts[:1] != ["journeys"] or parts[-1] != "success":
        return None
    here = f"{{journey}} = '{parts[1]}' AND {{touchpoint}} = '{parts[3]}' AND {{outcome}} IN ('success', 'failure')"
    return Needs("events", y="CASE WHEN {outcome} = 'success' THEN 1.0 ELSE 0.0 END", when=here, at="occurred_at")


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


@dataclass(frozen=True)
class ResponseCurve:
    """The effect of a rollout by the size of its lever, from runs of the twin on common random numbers; linear between them."""

    sizes: Array
    effects: Array

    @classmethod
    def of(cls, value: Callable[[Sequence[Change], int], float], changes: Sequence[Change], runs: int) -> Self:
        """The curve of a lever; `value` runs the twin once with changes, on the random numbers of a number, and reads the endpoint."""
        (change,) = changes
        none = unchanged(change)
        sizes = np.array([none + share * (change.size - none) for share in SIZES])
        values = [[value([replace(change, size=float(size))], number) for size in sizes] for number in range(runs)]
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
