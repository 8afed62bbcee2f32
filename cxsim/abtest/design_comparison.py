"""Designs compared in the twin: the true effect of a rollout, and what an experiment by each design would have said of it.

Where nothing is shared, the two histories of each customer on common random numbers are its potential outcomes (D. B. Rubin, 1974): labels
are drawn again and again on them, and thousands of experiments are one product of matrices. Where customers wait for the same agents,
what one gets changes what another experiences, and each experiment is a run of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from cxsim.abtest.covariate_adjustment import adjust
from cxsim.abtest.designs import ByCustomer, refusal, shares_something
from cxsim.abtest.difference import Effect, OutcomeColumns, compare_means
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.response_curve import ResponseCurve, lever_need, read_lever
from cxsim.abtest.simulated_units import last_day_needed, read_units
from cxsim.engine.changes import Change
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.errors import UsageError, fault, nearest
from cxsim.rng import study_key
from cxsim.stats.cross_moments import CrossMoments
from cxsim.stats.intervals import Array
from cxsim.text import Message
from cxsim.units import month_starts

BLOCK = 100
RELABELLED = 2000
RANDOM_DRAW = 7_000_000
"""Of the keys of a comparison, so that its runs share no random number with those of the study."""
Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class DesignResult:
    """What experiments by one design said, over all that were simulated.

    Attributes
    ----------
    design : `customer`, `customer_adjusted`, `through_twin`, or one that is refused.
    expected : mean reading; bias : less the true effect of a rollout, with its Monte Carlo error.
    sd, rmse : of the readings about their mean, and about the true effect.
    power : share that is significant; false_positives : the same where no arm is treated; coverage : of the intervals, of the true effect.
    experiments : simulated; refused : why the design was not.
    """

    design: str
    expected: float = nan
    bias: float = nan
    bias_error: float = nan
    sd: float = nan
    rmse: float = nan
    power: float = nan
    false_positives: float = nan
    coverage: float = nan
    experiments: int = 0
    refused: Message | None = None


@dataclass(frozen=True)
class DesignComparison:
    """The true effect of a rollout on an endpoint, with its Monte Carlo error, and what each design would have said.

    Attributes
    ----------
    today : the endpoint's value without the programme; units : of one experiment, mean.
    shared : whether customers share agents, so that each experiment was a run of its own.
    """

    arm: str
    endpoint: str
    today: float
    truth: float
    truth_error: float
    units: float
    shared: bool
    results: tuple[DesignResult, ...]


def compare_designs(
    twin: Twin,
    experiment: Experiment,
    arm: str,
    changes: Sequence[Change],
    designs: Sequence[str] = ("customer",),
    *,
    runs: int = 40,
    seed: int = 0,
    progress: Progress = _silent,
) -> DesignComparison:
    """Simulate an experiment on its primary endpoint by several designs, and the rollout that it is to predict.

    Parameters
    ----------
    twin : Twin
        Of the company's customers.
    experiment : Experiment
        The plan; its first day must be the first of a month of the simulation.
    arm : str
        The treated arm.
    changes : sequence of Change
        What the arm's programme changes for everybody from that day on.
    designs : sequence of str
        ``customer``, ``cluster``, ``switchback``; those that the engine cannot run are named with the reason.
    runs : int
        Runs of the twin for the rollout and, where customers share agents, for each design.
    seed : int
        Seed.
    progress : callable
        Called with runs done and runs in all.

    Returns
    -------
    DesignComparison
        The true effect, and for each design bias, spread, power, false positives and coverage.

    Raises
    ------
    UsageError
        If the experiment lies outside the simulation, or its endpoint cannot be read in a run.

    Examples
    --------
    >>> import cxsim as cx
    >>> from cxsim.abtest import Experiment, compare_designs
    >>> study = cx.load("configs/gym.yaml")
    >>> twin, _ = cx.build_twin(study)
    >>> endpoint = {"kind": "ratio", "table": "contacts", "column": "first_contact_resolved", "role": "primary"}
    >>> plan = Experiment(arms={"control": 0.5, "b": 0.5}, begins="2026-03-01", after="60 d", endpoints={"good": endpoint})
    >>> from cxsim.abtest import rollout_change
    >>> change = rollout_change(twin, plan, "journeys.training.touchpoints.visit.success", "shift", 0.04)
    >>> found = compare_designs(twin, plan, "b", [change], runs=2)
    >>> found.shared, 0.02 < found.truth < 0.06, found.results[0].experiments
    (False, True, 2000)
    """
    _check(twin, experiment)
    name, endpoint = experiment.primary
    state = _Rollouts(twin, experiment, endpoint, tuple(changes))
    truth = state.run(range(runs), seed, progress)
    share = experiment.arms[arm] / (experiment.arms[arm] + experiment.arms[experiment.control])
    results: list[DesignResult] = []
    for design in dict.fromkeys(designs):
        refused = refusal(design, twin)
        if refused is not None:
            results.append(DesignResult(design, refused=refused))
        elif shares_something(twin):
            results += state.replicated(ByCustomer(share), runs, seed, truth)
        else:
            results += state.relabelled(share, seed)
    effect, error = float(truth.mean()), float(truth.std(ddof=1) / sqrt(len(truth))) if len(truth) > 1 else nan
    return DesignComparison(arm, name, state.today, effect, error, state.units, shares_something(twin), tuple(results))


def rollout_change(twin: Twin, experiment: Experiment, quantity: str, kind: str, size: float) -> Change:
    """Make the change of one quantity for everybody from an experiment's first day on.

    Parameters
    ----------
    twin : Twin
        Whose plan has the quantity.
    experiment : Experiment
        The plan.
    quantity : str
        Its address.
    kind : str
        ``set``, ``multiply`` or ``shift``.
    size : float
        To what, by which factor, or by how much.

    Returns
    -------
    Change
        In full force from the first month of the experiment.

    Examples
    --------
    >>> import cxsim as cx
    >>> from cxsim.abtest import Experiment, rollout_change
    >>> twin, _ = cx.build_twin(cx.load("configs/gym.yaml"))
    >>> endpoint = {"kind": "lifetime", "role": "primary"}
    >>> plan = Experiment(arms={"control": 0.5, "b": 0.5}, begins="2026-03-01", after="60 d", endpoints={"kept": endpoint})
    >>> rollout_change(twin, plan, "churn.multiplier", "multiply", 0.9).weight[:4]
    array([0., 0., 1., 1.])
    """
    starts = month_starts(twin.plan.start, twin.months)[:-1]
    weight = np.array([float(day >= experiment.begins) for day in starts])
    return Change(quantity, kind, size, weight)  # type: ignore[arg-type]


def _check(twin: Twin, experiment: Experiment) -> None:
    starts, faults = month_starts(twin.plan.start, twin.months), []
    if experiment.begins not in starts:
        faults.append(fault("abtest-begins-month", day=experiment.begins).at(path=("begins",)))
    if last_day_needed(experiment) > starts[-1]:
        faults.append(fault("abtest-window-beyond", day=last_day_needed(experiment), last=starts[-1]).at(path=("after",)))
    name, endpoint = experiment.primary
    if endpoint.kind in ("lifetime", "quantile"):
        faults.append(fault("abtest-contest-kind", kind=endpoint.kind).at(path=("endpoints", name, "kind")))
    if endpoint.touchpoint is not None and endpoint.touchpoint not in twin.nodes:
        unknown = fault("abtest-touchpoint-unknown", name=endpoint.touchpoint, remedy=nearest(endpoint.touchpoint, twin.nodes))
        faults.append(unknown.at(path=("endpoints", name, "touchpoint")))
    if faults:
        raise UsageError(Message("abtest-contest-refused"), faults)


def outcome_of(endpoint: Endpoint) -> tuple[OutcomeColumns, OutcomeColumns]:
    """The columns of an endpoint in the window after and in the window before; shares and counts of rows have the rows as column."""
    if endpoint.kind == "ratio":
        return OutcomeColumns(0, 1), OutcomeColumns(2, 3)
    rows = endpoint.kind in ("share", "count") and endpoint.column is None and endpoint.metric is None
    return (OutcomeColumns(1), OutcomeColumns(3)) if rows else (OutcomeColumns(0), OutcomeColumns(2))


def unit_columns(endpoint: Endpoint, columns: Array) -> Array:
    """The sums of units as the endpoint takes them: of a share, whether there is anything."""
    return (columns > 0).astype(float) if endpoint.kind == "share" else columns


@dataclass
class _Rollouts:
    """Runs of the two worlds, and experiments on them."""

    twin: Twin
    experiment: Experiment
    endpoint: Endpoint
    changes: tuple[Change, ...]
    worlds: tuple[Array, Array] | None = None
    today: float = nan
    units: float = nan

    def read(self, changes: Sequence[Change], key: np.uint64, keep: dict[str, int] | None = None) -> tuple[dict[str, int], Array]:
        """The units of one run by name, and their columns."""
        outcome = simulate(self.twin, self.twin.scenario(changes=changes), key, events=True)
        found = read_units(outcome, self.experiment, self.endpoint, keep)
        return {name: row for row, name in enumerate(found.names.tolist())}, unit_columns(self.endpoint, found.columns)

    def run(self, runs: range, seed: int, progress: Progress) -> Array:
        """The true effect in each run: everybody treated less nobody; the worlds of the first run are kept."""
        after, effects, today, units = outcome_of(self.endpoint)[0], [], [], []
        for number in runs:
            run_key = study_key(seed, RANDOM_DRAW, number)
            names, control = self.read((), run_key)
            treated = self.read(self.changes, run_key, names)[1]
            if self.worlds is None:
                self.worlds = (control, treated)
            values = [float(after.value(CrossMoments.of(world))) for world in (control, treated)]
            effects.append(values[1] - values[0])
            today.append(values[0])
            units.append(len(names))
            progress(number + 1, len(runs))
        self.today, self.units = float(np.mean(today)), float(np.mean(units))
        return np.array(effects)

    def relabelled(self, share: float, seed: int) -> list[DesignResult]:
        """Experiments by customer on the two histories of each customer, and on twice the untreated one for false positives."""
        assert self.worlds is not None
        after, before = outcome_of(self.endpoint)
        control, treated = self.worlds
        values = [float(after.value(CrossMoments.of(world))) for world in (control, treated)]
        truth = values[1] - values[0]
        rng = np.random.Generator(np.random.Philox(key=seed + RANDOM_DRAW))
        real, idle = relabel(control, treated, share, RELABELLED, rng), relabel(control, control, share, RELABELLED, rng)
        alpha = self.experiment.alpha
        found = [summarise_readings("customer", compare_means(*real, after), compare_means(*idle, after), truth, alpha)]
        if self.experiment.before > 0 and control[:, before.y].std() > 0:
            adjusted = [adjust(*arms, after, [before]).effect for arms in (real, idle)]
            found.append(summarise_readings("customer_adjusted", adjusted[0], adjusted[1], truth, alpha))
        return found

    def replicated(self, design: ByCustomer, runs: int, seed: int, truth: Array) -> list[DesignResult]:
        """Experiments that are each a run of their own, and the lever measured in them and pushed through the twin."""
        after, arms, idle, levers = outcome_of(self.endpoint)[0], [], [], []
        need = lever_need(self.changes)
        for number in range(runs):
            run_key = study_key(seed, RANDOM_DRAW + 1, number)
            outcome = simulate(self.twin, self.twin.scenario(changes=design.changes(self.changes)), run_key, events=True)
            found = read_units(outcome, self.experiment, self.endpoint)
            marked = dict(zip(outcome.names.to_pylist(), design.treated(outcome, run_key).tolist(), strict=True))
            label = np.array([marked[name] for name in found.names.tolist()])
            arms.append(_split(unit_columns(self.endpoint, found.columns), label))
            untreated = self.read((), run_key, dict.fromkeys(found.names.tolist(), 0))[1]
            idle.append(_split(untreated, label))
            if need is not None:
                levers.append(read_lever(_split(read_units(outcome, self.experiment, need).columns, label), self.changes[0]))
        effects = [compare_means(*_stack(each), after) for each in (arms, idle)]
        results = [summarise_readings("customer", effects[0], effects[1], float(truth.mean()), self.experiment.alpha)]
        if need is not None:
            results.append(self._through(np.array(levers), truth, seed, min(runs, 10)))
        return results

    def _through(self, levers: Array, truth: Array, seed: int, runs: int) -> DesignResult:
        curve = ResponseCurve.of(lambda changes, number: self._value(changes, seed, number), self.changes, runs)
        readings = curve.effect(levers[:, 0])
        effect = _plain_effect(readings, curve.error(levers[:, 0], levers[:, 1]))
        return summarise_readings("through_twin", effect, None, float(truth.mean()), self.experiment.alpha)

    def _value(self, changes: Sequence[Change], seed: int, number: int) -> float:
        columns = self.read(changes, study_key(seed, RANDOM_DRAW, number))[1]
        return float(outcome_of(self.endpoint)[0].value(CrossMoments.of(columns)))


def _plain_effect(readings: Array, errors: Array) -> Effect:
    zero, many = np.zeros_like(readings), np.full_like(readings, np.inf)
    return Effect(zero, readings, readings, errors, many, zero, errors)


def _split(columns: Array, treated: np.ndarray) -> tuple[CrossMoments, CrossMoments]:
    return CrossMoments.of(columns[~treated]), CrossMoments.of(columns[treated])


def _stack(pairs: Sequence[tuple[CrossMoments, CrossMoments]]) -> tuple[CrossMoments, CrossMoments]:
    """Experiments along a leading axis."""
    control, treated = (
        CrossMoments(*(np.stack([getattr(pair[arm], name) for pair in pairs]) for name in ("n", "means", "products"))) for arm in (0, 1)
    )
    return control, treated


def relabel(control: Array, treated: Array, share: float, experiments: int, rng: np.random.Generator) -> tuple[CrossMoments, CrossMoments]:
    """The moments of both arms in many experiments on the same units, of which each has a row in both worlds; one matrix product.

    Parameters
    ----------
    control, treated : shape (units, p): the units' columns untreated and treated.
    share : of the units that are treated.
    experiments : how often labels are drawn.
    """
    size = control.shape[1]
    shift = control.mean(axis=0)
    products = [_with_products(world - shift) for world in (control, treated)]
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


def summarise_readings(design: str, effect: Effect, idle: Effect | None, truth: float, alpha: float) -> DesignResult:
    """What readings say together: bias, spread, power, coverage, and false positives where nobody was treated."""
    readings, count = effect.estimate, len(effect.estimate)
    low, high = effect.interval(alpha)
    sd = float(readings.std(ddof=1)) if count > 1 else nan
    return DesignResult(
        design,
        expected=float(readings.mean()),
        bias=float(readings.mean() - truth),
        bias_error=sd / sqrt(count),
        sd=sd,
        rmse=float(np.sqrt(((readings - truth) ** 2).mean())),
        power=float((effect.p < alpha).mean()),
        false_positives=nan if idle is None else float((idle.p < alpha).mean()),
        coverage=float(((low <= truth) & (truth <= high)).mean()),
        experiments=count,
    )
