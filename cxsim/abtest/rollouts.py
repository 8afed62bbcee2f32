"""Runs of the twin with and without a programme, and experiments on them: labels drawn again on both histories, or a run for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from math import nan

import numpy as np

from cxsim.abtest.covariate_adjustment import adjust, cluster_rows
from cxsim.abtest.design_result import DesignResult, summarise_readings
from cxsim.abtest.designs import Design, by_cluster, outcome_of, queue_warmth, touched_pools, unit_columns, whole_columns
from cxsim.abtest.difference import Effect, compare_means
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.response_curve import Forecast, ResponseCurve, lever_need, read_lever
from cxsim.abtest.simulated_units import read_units
from cxsim.engine.audiences import roots
from cxsim.engine.changes import CUSTOMER, Change, Periods
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.rng import study_key
from cxsim.stats.cross_moments import CrossMoments
from cxsim.stats.intervals import Array

BLOCK = 100
RELABELLED = 2000
MOST_CURVES = 20
"""Runs from which the response to the lever's size is found, at most."""
RANDOM_DRAW = 7_000_000
"""Of the keys of a comparison, so that its runs share no random number with those of the study."""
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class UnitHistory:
    """The units of one run by name.

    Attributes
    ----------
    own, whole : shape (units, 4): their columns as the endpoint takes them, and with those whom they brought where these count.
    tree : shape (units,): the root of the recommendations that brought each; itself, if none did.
    """

    names: dict[str, int]
    own: Array
    whole: Array
    tree: np.ndarray


@dataclass
class Rollouts:
    """Runs of the two histories, and experiments on them.

    Attributes
    ----------
    brought : whether those whom customers bring count with them.
    histories : of the first run, untreated and treated; touched : the pools whose queues the changes reach in it.
    """

    twin: Twin
    experiment: Experiment
    endpoint: Endpoint
    changes: tuple[Change, ...]
    brought: bool = False
    histories: tuple[UnitHistory, UnitHistory] | None = None
    touched: tuple[str, ...] = ()
    today: float = nan
    units: float = nan
    warmth: float = 0.0

    def read(self, outcome: Outcome, keep: dict[str, int] | None = None) -> UnitHistory:
        """The units of one run."""
        found = read_units(outcome, self.experiment, [self.endpoint], keep)
        own = unit_columns(self.endpoint, found.columns())
        whole = whole_columns(outcome, self.experiment, found) if self.brought else own
        names = {name: row for row, name in enumerate(found.names.tolist())}
        return UnitHistory(names, own, whole, roots(outcome.tally.histories)[found.numbers])

    def _simulated(self, changes: Sequence[Change], key: np.uint64) -> Outcome:
        return simulate(self.twin, self.twin.scenario(changes=changes), key, events=True)

    def run(self, runs: range, seed: int, progress: Progress) -> Array:
        """The true effect in each run: everybody treated less nobody; the histories of the first run are kept."""
        effects, today, units = [], [], []
        for number in runs:
            run_key = study_key(seed, RANDOM_DRAW, number)
            outcomes = [self._simulated(changes, run_key) for changes in ((), self.changes)]
            control = self.read(outcomes[0])
            treated = self.read(outcomes[1], control.names)
            if self.histories is None:
                self.histories, self.warmth = (control, treated), queue_warmth(outcomes[0])
                self.touched = touched_pools(outcomes[0], outcomes[1])
            values = [self._value_of(history) for history in (control, treated)]
            effects.append(values[1] - values[0])
            today.append(values[0])
            units.append(len(control.names))
            progress(number + 1, len(runs))
        self.today, self.units = float(np.mean(today)), float(np.mean(units))
        return np.array(effects)

    def _value_of(self, history: UnitHistory) -> float:
        return float(outcome_of(self.endpoint)[0].value(CrossMoments.of(history.whole)))

    def relabelled(self, design: Design, seed: int) -> list[DesignResult]:
        """Experiments on the two histories of each customer or tree, and on twice the untreated one for false positives."""
        assert self.histories is not None
        after, before = outcome_of(self.endpoint)
        first, second = self.histories
        truth = self._value_of(second) - self._value_of(first)
        if design.unit == CUSTOMER:
            control, treated = first.own, second.own
        else:
            control, treated = (cluster_rows(history.whole, first.tree) for history in self.histories)
            after = by_cluster(after, first.whole.shape[1])
        rng = np.random.Generator(np.random.Philox(key=seed + RANDOM_DRAW))
        real, idle = (relabel(control, each, design.share, RELABELLED, rng) for each in (treated, control))
        alpha = self.experiment.alpha
        found = [summarise_readings(design.name, compare_means(*real, after), compare_means(*idle, after), truth, alpha)]
        if design.unit == CUSTOMER and self.experiment.before > 0 and control[:, before.y].std() > 0:
            adjusted = [adjust(*arms, after, [before]).effect for arms in (real, idle)]
            found.append(summarise_readings("customer_adjusted", adjusted[0], adjusted[1], truth, alpha))
        return found

    def replicated(self, design: Design, runs: int, seed: int, truth: Array) -> list[DesignResult]:
        """Experiments that are each a run of their own, and the lever measured in them and pushed through the twin."""
        real, levers = self.experiments(design, runs, seed, RANDOM_DRAW + 1)
        idle, _ = self.experiments(replace(design, idle=True), runs, seed, RANDOM_DRAW + 1)
        found = summarise_readings(design.name, real, idle, float(truth.mean()), self.experiment.alpha)
        if isinstance(design.unit, Periods):
            found = replace(found, period=design.unit.days, washout=design.washout)
        if not len(levers):
            return [found]
        forecast = Forecast.of(self.experiments(design, runs, seed, RANDOM_DRAW + 2)[0])
        return [found, self._through(levers, truth, seed, min(runs, MOST_CURVES), forecast.is_contradicted(real.control, real.estimate))]

    def experiments(self, design: Design, runs: int, seed: int, draw: int) -> tuple[Effect, Array]:
        """The readings of experiments, shape (runs,), and, by customer, the size of the lever as each measured it with its error."""
        by_customer = design.unit == CUSTOMER and not design.idle and not design.brought
        need = lever_need(self.twin, self.changes) if by_customer else None
        effects, levers = [], []
        for number in range(runs):
            run_key = study_key(seed, draw, number)
            outcome = self._simulated(design.changes(self.changes), run_key)
            effect, moved = design.read(outcome, self.experiment, self.endpoint, run_key, need)
            effects.append(effect)
            if moved is not None:
                levers.append(read_lever(moved, self.changes[0]))
        return _stack(effects), np.array(levers)

    def _through(self, levers: Array, truth: Array, seed: int, runs: int, contradicted: np.ndarray) -> DesignResult:
        curve = ResponseCurve.of(lambda changes, number: self._value(changes, seed, number), self.changes, runs)
        readings = curve.effect(levers[:, 0])
        effect = _plain_effect(readings, curve.error(levers[:, 0], levers[:, 1]))
        found = summarise_readings("through_twin", effect, None, float(truth.mean()), self.experiment.alpha)
        return replace(found, contradicted=float(contradicted.mean()))

    def _value(self, changes: Sequence[Change], seed: int, number: int) -> float:
        return self._value_of(self.read(self._simulated(changes, study_key(seed, RANDOM_DRAW, number))))


def _plain_effect(readings: Array, errors: Array) -> Effect:
    zero, many = np.zeros_like(readings), np.full_like(readings, np.inf)
    return Effect(zero, readings, readings, errors, many, zero, errors)


def _stack(effects: Sequence[Effect]) -> Effect:
    """Experiments along a leading axis."""
    return Effect(*(np.stack([getattr(effect, field.name) for effect in effects]) for field in fields(Effect)))


def relabel(control: Array, treated: Array, share: float, experiments: int, rng: np.random.Generator) -> tuple[CrossMoments, CrossMoments]:
    """The moments of both arms in many experiments on the same units, of which each has a row in both histories; one matrix product.

    Parameters
    ----------
    control, treated : shape (units, p): the units' columns untreated and treated.
    share : of the units that are treated.
    experiments : how often labels are drawn.
    """
    size = control.shape[1]
    shift = control.mean(axis=0)
    products = [_with_products(history - shift) for history in (control, treated)]
    sums = [np.empty((experiments, columns.shape[1])) for columns in products]
    counts = np.empty(experiments)
    for first in range(0, experiments, BLOCK):
        rows = slice(first, min(first + BLOCK, experiments))
        label = (rng.random((rows.stop - first, len(control)), dtype=np.float32) < share).astype(float)
        counts[rows] = label.sum(axis=1)
        sums[0][rows], sums[1][rows] = products[0].sum(axis=0) - label @ products[0], label @ products[1]
    arms = []
    for count, total in ((len(control) - counts, sums[0]), (counts, sums[1])):
        square = np.empty((experiments, size, size))
        upper = np.triu_indices(size)
        square[:, upper[0], upper[1]] = square[:, upper[1], upper[0]] = total[:, size:]
        arms.append(CrossMoments.from_sums(count, total[:, :size], square, shift))
    return arms[0], arms[1]


def _with_products(columns: Array) -> Array:
    upper = np.triu_indices(columns.shape[1])
    return np.hstack([columns, columns[:, upper[0]] * columns[:, upper[1]]])
