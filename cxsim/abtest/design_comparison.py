"""Designs compared in the twin: the true effect of a rollout, and what an experiment by each design would have said of it.

Where nothing is shared, the two histories of each customer on common random numbers are its potential outcomes (D. B. Rubin, 1974): labels
are drawn again and again on them, and thousands of experiments are one product of matrices. Where customers wait for the same agents,
what one gets changes what another experiences, and each experiment is a run of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan, sqrt

import numpy as np

from cxsim.abtest.covariate_adjustment import adjust
from cxsim.abtest.decision_value import DecisionStakes
from cxsim.abtest.designs import Candidates, Design, outcome_of, queue_warmth, shares_something, unit_columns
from cxsim.abtest.difference import Effect, OutcomeColumns, compare_means
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.enrolment import WEEK
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.experiment_checks import direction
from cxsim.abtest.response_curve import Forecast, ResponseCurve, lever_need, read_lever
from cxsim.abtest.simulated_units import last_day_needed, read_units
from cxsim.engine.changes import CUSTOMER, Change, Periods
from cxsim.engine.outcome import Outcome
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
MOST_CURVES = 20
"""Runs from which the response to the lever's size is found, at most."""
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
    weeks : until the last outcome is known; cost : of the experiment, in money.
    value : of the decision by such a reading, less the cost, in money; NaN where the endpoint states no `worth`.
    contradicted : of what is pushed through the twin, share of the experiments whose outcome is not what the twin has foreseen.
    period, washout : of a switchback, in days.
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
    weeks: float = nan
    cost: float = nan
    value: float = nan
    contradicted: float = nan
    period: float = nan
    washout: float = nan


@dataclass(frozen=True)
class DesignComparison:
    """The true effect of a rollout on an endpoint, with its Monte Carlo error, and what each design would have said.

    Attributes
    ----------
    today : the endpoint's value without the programme; units : of one experiment, mean.
    shared : whether customers share agents, so that each experiment was a run of its own.
    warmth : days in which the queues forget most of what has been; 0 where nothing is shared.
    """

    arm: str
    endpoint: str
    today: float
    truth: float
    truth_error: float
    units: float
    shared: bool
    results: tuple[DesignResult, ...]
    warmth: float = 0.0

    @property
    def best(self) -> DesignResult | None:
        """The design whose decision is worth most, or, where no worth is stated, the one nearest to the truth."""
        read = [result for result in self.results if result.refused is None and isfinite(result.rmse)]
        if worth := [result for result in read if isfinite(result.value)]:
            return max(worth, key=lambda result: result.value)
        return min(read, key=lambda result: result.rmse, default=None)


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
        ``customer``, ``cluster``, ``switchback``; those by which this experiment cannot be done are named with the reason.
    runs : int
        Runs of the twin for the rollout and, where each experiment is a run of its own, for each design.
    seed : int
        Seed.
    progress : callable
        Called with runs done and runs in all.

    Returns
    -------
    DesignComparison
        The true effect, and for each design bias, spread, power, false positives, coverage, and the value of the decision.

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
    state = Rollouts(twin, experiment, endpoint, tuple(changes))
    truth = state.run(range(runs), seed, progress)
    share = experiment.arms[arm] / (experiment.arms[arm] + experiment.arms[experiment.control])
    candidates = Candidates(twin, experiment, tuple(changes), share, state.warmth)
    results: list[DesignResult] = []
    for each in dict.fromkeys(designs):
        design = candidates.of(each)
        if isinstance(design, Message):
            results.append(DesignResult(each, refused=design))
        elif each == "customer" and not shares_something(twin):
            results += state.relabelled(share, seed)
        else:
            results += state.replicated(design, runs, seed, truth)
    effect, error = float(truth.mean()), float(truth.std(ddof=1) / sqrt(len(truth))) if len(truth) > 1 else nan
    return DesignComparison(arm, name, state.today, effect, error, state.units, shares_something(twin), tuple(results), state.warmth)


def value_designs(comparison: DesignComparison, experiment: Experiment, size_sd: float = 0.0) -> DesignComparison:
    """Say of each design how long it takes, what it costs, and what the decision is worth that it leads to.

    Parameters
    ----------
    comparison : DesignComparison
        From `compare_designs`.
    experiment : Experiment
        The plan. The worth of a decision is known where the primary endpoint states its `worth`.
    size_sd : float
        Standard deviation of the lever's size before the experiment, as a share of it; from it follows the prior of the effect, about the
        simulated one, if the endpoint states none.

    Returns
    -------
    DesignComparison
        With `weeks`, `cost` and `value` of each result (NaN where nothing tells).

    Examples
    --------
    >>> from cxsim.abtest import DesignComparison, DesignResult, Experiment, value_designs
    >>> endpoint = {"kind": "mean", "table": "transactions", "column": "amount", "role": "primary", "worth": 2.0}
    >>> plan = Experiment(
    ...     arms={"control": 0.5, "b": 0.5}, begins="2026-03-01", after="28 d", cost=100, endpoints={"spent": endpoint}
    ... )
    >>> results = DesignResult("customer", bias=0.0, sd=0.5), DesignResult("cluster", bias=0.0, sd=5.0)
    >>> found = value_designs(DesignComparison("b", "spent", 20.0, 1.0, 0.1, 1000, False, results), plan, size_sd=2.0)
    >>> [round(each.value) for each in found.results], found.results[0].weeks
    ([649, -39], 4.0)
    """
    valued = tuple(_valued(result, comparison, experiment, size_sd) for result in comparison.results)
    return replace(comparison, results=valued)


def _valued(result: DesignResult, comparison: DesignComparison, experiment: Experiment, size_sd: float) -> DesignResult:
    if result.refused is not None:
        return result
    endpoint, truth = experiment.endpoints[comparison.endpoint], comparison.truth
    cost = experiment.cost + experiment.cost_per_customer * comparison.units * experiment.share
    found = replace(result, weeks=experiment.after / WEEK, cost=cost)
    mean, sd = (endpoint.prior.mean, endpoint.prior.sd) if endpoint.prior is not None else (truth, abs(truth) * size_sd)
    if endpoint.worth is None or sd == 0 or truth == 0:
        return found
    sign = -1.0 if direction(endpoint) == "low" else 1.0
    stakes = DecisionStakes(sign * mean, sd, endpoint.worth, comparison.units)
    return replace(found, value=stakes.gain(1 + result.bias / truth, result.sd) - cost)


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
        faults.append(fault("abtest-comparison-kind", kind=endpoint.kind).at(path=("endpoints", name, "kind")))
    if endpoint.touchpoint is not None and endpoint.touchpoint not in twin.nodes:
        unknown = fault("abtest-touchpoint-unknown", name=endpoint.touchpoint, remedy=nearest(endpoint.touchpoint, twin.nodes))
        faults.append(unknown.at(path=("endpoints", name, "touchpoint")))
    if faults:
        raise UsageError(Message("abtest-comparison-refused"), faults)


@dataclass
class Rollouts:
    """Runs of the two histories, and experiments on them."""

    twin: Twin
    experiment: Experiment
    endpoint: Endpoint
    changes: tuple[Change, ...]
    histories: tuple[Array, Array] | None = None
    today: float = nan
    units: float = nan
    warmth: float = 0.0

    def read(self, changes: Sequence[Change], key: np.uint64, keep: dict[str, int] | None = None) -> tuple[dict[str, int], Array]:
        """The units of one run by name, and their columns."""
        outcome = self._simulated(changes, key)
        if not changes and self.histories is None:
            self.warmth = queue_warmth(outcome)
        found = read_units(outcome, self.experiment, self.endpoint, keep)
        return {name: row for row, name in enumerate(found.names.tolist())}, unit_columns(self.endpoint, found.columns)

    def _simulated(self, changes: Sequence[Change], key: np.uint64) -> Outcome:
        return simulate(self.twin, self.twin.scenario(changes=changes), key, events=True)

    def run(self, runs: range, seed: int, progress: Progress) -> Array:
        """The true effect in each run: everybody treated less nobody; the histories of the first run are kept."""
        after, effects, today, units = outcome_of(self.endpoint)[0], [], [], []
        for number in runs:
            run_key = study_key(seed, RANDOM_DRAW, number)
            names, control = self.read((), run_key)
            treated = self.read(self.changes, run_key, names)[1]
            if self.histories is None:
                self.histories = (control, treated)
            values = [float(after.value(CrossMoments.of(history))) for history in (control, treated)]
            effects.append(values[1] - values[0])
            today.append(values[0])
            units.append(len(names))
            progress(number + 1, len(runs))
        self.today, self.units = float(np.mean(today)), float(np.mean(units))
        return np.array(effects)

    def relabelled(self, share: float, seed: int) -> list[DesignResult]:
        """Experiments by customer on the two histories of each customer, and on twice the untreated one for false positives."""
        assert self.histories is not None
        after, before = outcome_of(self.endpoint)
        control, treated = self.histories
        values = [float(after.value(CrossMoments.of(history))) for history in (control, treated)]
        truth = values[1] - values[0]
        rng = np.random.Generator(np.random.Philox(key=seed + RANDOM_DRAW))
        real, idle = relabel(control, treated, share, RELABELLED, rng), relabel(control, control, share, RELABELLED, rng)
        alpha = self.experiment.alpha
        found = [summarise_readings("customer", compare_means(*real, after), compare_means(*idle, after), truth, alpha)]
        if self.experiment.before > 0 and control[:, before.y].std() > 0:
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
        arms, levers, outcome_columns = [], [], OutcomeColumns(0)
        need = lever_need(self.twin, self.changes) if design.unit == CUSTOMER and not design.idle else None
        for number in range(runs):
            run_key = study_key(seed, draw, number)
            outcome = self._simulated(design.changes(self.changes), run_key)
            found, outcome_columns = design.arms(outcome, self.experiment, self.endpoint, run_key)
            arms.append(found)
            if need is not None:
                levers.append(read_lever(design.arms(outcome, self.experiment, need, run_key)[0], self.changes[0]))
        return compare_means(*_stack(arms), outcome_columns), np.array(levers)

    def _through(self, levers: Array, truth: Array, seed: int, runs: int, contradicted: np.ndarray) -> DesignResult:
        curve = ResponseCurve.of(lambda changes, number: self._value(changes, seed, number), self.changes, runs)
        readings = curve.effect(levers[:, 0])
        effect = _plain_effect(readings, curve.error(levers[:, 0], levers[:, 1]))
        found = summarise_readings("through_twin", effect, None, float(truth.mean()), self.experiment.alpha)
        return replace(found, contradicted=float(contradicted.mean()))

    def _value(self, changes: Sequence[Change], seed: int, number: int) -> float:
        columns = self.read(changes, study_key(seed, RANDOM_DRAW, number))[1]
        return float(outcome_of(self.endpoint)[0].value(CrossMoments.of(columns)))


def _plain_effect(readings: Array, errors: Array) -> Effect:
    zero, many = np.zeros_like(readings), np.full_like(readings, np.inf)
    return Effect(zero, readings, readings, errors, many, zero, errors)


def _stack(pairs: Sequence[tuple[CrossMoments, CrossMoments]]) -> tuple[CrossMoments, CrossMoments]:
    """Experiments along a leading axis."""
    control, treated = (
        CrossMoments(*(np.stack([getattr(pair[arm], name) for pair in pairs]) for name in ("n", "means", "products"))) for arm in (0, 1)
    )
    return control, treated


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


def summarise_readings(design: str, effect: Effect, idle: Effect | None, truth: float, alpha: float) -> DesignResult:
    """What readings say together: bias, spread, power, coverage, and false positives where nobody was treated."""
    known = np.isfinite(effect.estimate)  # few clusters or periods may all fall into one arm, which says nothing
    readings, count = effect.estimate[known], int(known.sum())
    low, high = (edge[known] for edge in effect.interval(alpha))
    sd = float(readings.std(ddof=1)) if count > 1 else nan
    return DesignResult(
        design,
        expected=float(readings.mean()),
        bias=float(readings.mean() - truth),
        bias_error=sd / sqrt(count),
        sd=sd,
        rmse=float(np.sqrt(((readings - truth) ** 2).mean())),
        power=float((effect.p[known] < alpha).mean()),
        false_positives=nan if idle is None else float((idle.p < alpha).mean()),
        coverage=float(((low <= truth) & (truth <= high)).mean()),
        experiments=count,
    )
