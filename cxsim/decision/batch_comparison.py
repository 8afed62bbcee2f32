"""A comparison at scale: its runs cut into units of work, done by an executor, kept on disk, and added up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.simulator import ScenarioInputs, plan_values
from cxsim.engine.executors.checkpoint import Checkpoint
from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.results import Executor
from cxsim.engine.executors.unit import DEFAULT_SIZE, Job, Run, ScenarioValues, Table
from cxsim.engine.twin import Twin
from cxsim.errors import UsageError, fault
from cxsim.text import Message

Array = NDArray[np.float64]
Progress = Callable[[int, int], None]
SCENARIOS = ("baseline", "programme")


@dataclass(frozen=True)
class PairedInputs:
    """Both scenarios of the customer base in one draw and replication, still to be simulated."""

    draw: int
    replication: int
    baseline: ScenarioInputs
    programme: ScenarioInputs


@dataclass(frozen=True)
class BatchSimulator:
    """The compiled engine for any number of customers, by any executor; figures depend on neither it nor `size`.

    Attributes
    ----------
    customers : at the start; the table is repeated under fresh identities, its arrivals with it. By default those of the table.
    kept : where finished units are kept and looked for.
    size : customers in a unit, at most.
    """

    twin: Twin
    executor: Executor
    customers: int | None = None
    kept: Checkpoint | None = None
    size: int = DEFAULT_SIZE

    def done(self, pairs: Sequence[PairedInputs], seed: int, progress: Progress | None) -> BatchSeries:
        """All these runs, done; `seed` is the study's, from which with draw and replication each run's own follows.

        Raises
        ------
        UsageError
            If a cost is paid for a part of the customers only, who are not counted one by one here.
        ModelError
            If units of work could not be done.
        """
        _refuse_parts(pairs)
        scenarios: dict[tuple[str, int], ScenarioValues] = {}
        for both in pairs:
            scenarios[SCENARIOS[0], both.draw] = _scenario_values(self.twin, both.baseline)
            scenarios[SCENARIOS[1], both.draw] = _scenario_values(self.twin, both.programme)
        job = Job(self.twin, scenarios, seed, self.customers)
        replications = sorted({both.replication for both in pairs})
        sums = execute(job, self.executor, replications, size=self.size, kept=self.kept, progress=progress).checked()
        return BatchSeries(job, sums.months, {int(both.baseline.key): (both.draw, both.replication) for both in pairs})


@dataclass(frozen=True)
class BatchSeries:
    """A simulator whose runs are done: it looks up their monthly sums by draw, replication and whether a programme runs."""

    job: Job
    months: Mapping[Run, Table]
    places: Mapping[int, tuple[int, int]]

    def __call__(self, inputs: ScenarioInputs) -> Mapping[str, Array]:
        """The series of a run."""
        draw, replication = self.places[int(inputs.key)]
        baseline = self.job.scenarios[SCENARIOS[0], draw]
        without = len(inputs.changes) == len(baseline.changes) and not inputs.reaches
        run = (SCENARIOS[0] if without else SCENARIOS[1], draw, replication)
        series = dict(self.job.outcome(run, self.months[run]).series)
        everybody = {reach.touchpoint: f"touches.{reach.touchpoint}" if reach.touchpoint else "active_months" for reach in inputs.reaches}
        return {**series, **{reach.series: series[everybody[reach.touchpoint]] for reach in inputs.reaches}}


def _scenario_values(twin: Twin, inputs: ScenarioInputs) -> ScenarioValues:
    return ScenarioValues(plan_values(twin, inputs.values), inputs.changes, inputs.coefficients, inputs.log_scale)


def _refuse_parts(pairs: Sequence[PairedInputs]) -> None:
    partial = {reach.cost for both in pairs for reach in both.programme.reaches if reach.segment is not None or reach.coverage < 1}
    if partial:
        faults = [fault("decision-batch-part", cost=name).at(path=("programmes",)) for name in sorted(partial)]
        raise UsageError(Message("decision-batch-refused"), faults)
