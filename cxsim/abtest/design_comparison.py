"""Designs compared in the twin: the true effect of a rollout, and what an experiment by each design would have said of it.

Where nothing is shared, the two histories of each customer on common random numbers are its potential outcomes (D. B. Rubin, 1974): labels
are drawn again and again on them, and thousands of experiments are one product of matrices. Where customers wait for the same agents,
what one gets changes what another experiences, and each experiment is a run of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan, sqrt

import numpy as np

from cxsim.abtest.decision_value import DecisionStakes
from cxsim.abtest.design_result import DesignResult
from cxsim.abtest.designs import BY_REFERRAL, Candidates, counts_brought, shares_something
from cxsim.abtest.enrolment import WEEK
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.experiment_checks import direction
from cxsim.abtest.rollouts import Progress, Rollouts, silent
from cxsim.abtest.simulated_units import last_day_needed
from cxsim.engine.changes import Change
from cxsim.engine.twin import Twin
from cxsim.errors import UsageError, fault, nearest
from cxsim.text import Message
from cxsim.units import month_starts


@dataclass(frozen=True)
class DesignComparison:
    """The true effect of a rollout on an endpoint, with its Monte Carlo error, and what each design would have said.

    Attributes
    ----------
    today : the endpoint's value without the programme; units : of one experiment, mean.
    shared : whether customers share agents, so that each experiment was a run of its own.
    warmth : days in which the queues forget most of what has been; 0 where nothing is shared.
    brought : whether those whom customers bring from the first day on count with them, in the true effect too.
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
    brought: bool = False

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
    progress: Progress = silent,
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
        ``customer``, ``cluster``, ``switchback``; ``tree`` (by tree of recommendations) and ``exposure`` (exposure regression), with
        either of which those whom customers bring count too; those by which this experiment cannot be done are named with the reason.
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
    brought = any(each in BY_REFERRAL for each in designs) and counts_brought(twin, experiment)
    state = Rollouts(twin, experiment, endpoint, tuple(changes), brought)
    truth = state.run(range(runs), seed, progress)
    share = experiment.arms[arm] / (experiment.arms[arm] + experiment.arms[experiment.control])
    candidates = Candidates(twin, experiment, tuple(changes), share, state.warmth, state.touched)
    results: list[DesignResult] = []
    for each in dict.fromkeys(designs):
        design = candidates.of(each)
        if isinstance(design, Message):
            results.append(DesignResult(each, refused=design))
        elif each in ("customer", "tree") and not shares_something(twin):
            results += state.relabelled(design, seed)
        else:
            results += state.replicated(design, runs, seed, truth)
    effect, error = float(truth.mean()), float(truth.std(ddof=1) / sqrt(len(truth))) if len(truth) > 1 else nan
    found = DesignComparison(arm, name, state.today, effect, error, state.units, shares_something(twin), tuple(results), state.warmth)
    return replace(found, brought=brought)


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
