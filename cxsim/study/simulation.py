"""A study simulated at any scale: its customers, or many more like them, on as many cores or machines as there are."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from cxsim import engine
from cxsim.calibration.baseline import BaselineCalibration
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.engine.executors.checkpoint import ABOUT, Checkpoint, claim_folder
from cxsim.engine.executors.cluster import Dask
from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.processes import Processes
from cxsim.engine.executors.replication import HeadlineEstimate, Precision, headline, until_precise
from cxsim.engine.executors.results import Executor
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import DEFAULT_SIZE, Job, ScenarioValues, Table
from cxsim.engine.outcome import Outcome
from cxsim.errors import UsageError, fault, nearest
from cxsim.namespace import accept_old_arguments
from cxsim.provenance import canonical_hash, versions
from cxsim.study.customers import load_customers
from cxsim.study.options import Options, Progress, announce, silent
from cxsim.study.study_tables import locate_faults
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.engine.simpy_engine.python_file import PythonFile

EXECUTORS = ("serial", "threads", "processes", "dask")
BASELINE = "baseline"
TOTALS = ("churned", "acquired", "referred", "active_months", "fees", "cost_to_serve", "cost_acquisition", "cost_base")


@dataclass(frozen=True)
class Scale:
    """How large a simulation is and who does it; `executor`, `workers`, `scheduler` and `size` change no figure.

    Attributes
    ----------
    customers : at the start; the table is repeated, or sampled. By default those of the table.
    replications : random runs, or "auto": until the mean number of customers at the end is known to `precision`.
    events : an empty folder for the event log; resume : a folder where finished parts are kept and looked for.
    size : customers in a part, at most.
    touchpoints : a Python file with the touchpoints that the plan has in Python; it is run.
    """

    customers: int | None = None
    replications: int | Literal["auto"] = 1
    precision: Precision = field(default_factory=Precision)
    executor: str = "threads"
    workers: int | None = None
    scheduler: str | None = None
    events: Path | None = None
    resume: Path | None = None
    size: int = DEFAULT_SIZE
    touchpoints: Path | None = None

    def chosen(self) -> Executor:
        """The executor by its name.

        Raises
        ------
        UsageError
            If there is none of that name, or a scheduler is named for another than dask.
        """
        if self.executor not in EXECUTORS:
            remedy = nearest(self.executor, EXECUTORS)
            wrong = fault("study-executor-unknown", executor=self.executor, executors=EXECUTORS, remedy=remedy)
            raise UsageError(Message("study-executor-refused"), [wrong])
        if self.scheduler and self.executor != "dask":
            raise UsageError(Message("study-scheduler-refused"), [fault("study-scheduler-only-dask", executor=self.executor)])
        named: dict[str, Executor] = {
            "serial": Serial(),
            "threads": Threads(self.workers),
            "processes": Processes(self.workers),
            "dask": Dask(self.scheduler, self.workers),
        }
        return named[self.executor]


@dataclass(frozen=True)
class SimulationResult:
    """What a simulation at scale found: the outcome of each replication, and how sure the headline is."""

    study: Study
    customers: int
    outcomes: tuple[Outcome, ...]
    headline: HeadlineEstimate
    calibration: BaselineCalibration
    signature: str
    seconds: Mapping[str, float]
    log: Path | None = None

    @property
    def series(self) -> dict[str, list[float]]:
        """The monthly series by name, mean over the replications."""
        names = self.outcomes[0].series
        return {name: np.mean([outcome.series[name] for outcome in self.outcomes], axis=0).tolist() for name in names}

    @property
    def totals(self) -> dict[str, float]:
        """The sums over all months, mean over the replications."""
        series = self.series
        return {name: float(np.sum(series[name])) for name in TOTALS}

    @property
    def speed(self) -> float:
        """Customer-months per second of the simulation itself."""
        return self.totals["active_months"] * len(self.outcomes) / max(self.seconds["simulate"], 1e-9)

    def summary(self, months: bool) -> dict[str, Any]:
        """The figures as one object, for machines; with the monthly series, if wanted."""
        end = self.headline
        found: dict[str, Any] = {
            "study": self.study.name,
            "customers": self.customers,
            "months": self.study.horizon.count,
            "replications": len(self.outcomes),
            "customers_at_end": {"mean": end.estimate.value, "low": _known(end.estimate.low), "high": _known(end.estimate.high)},
            "precise": end.reached,
            "calibration": {
                "status": self.calibration.status,
                "expected": self.calibration.expected,
                "after": self.calibration.after,
            },
            "totals": self.totals,
            "config_hash": self.signature,
            "seed": self.study.run.seed,
            "seconds": dict(self.seconds),
            "customer_months_per_second": self.speed,
        }
        return {**found, "series": self.series} if months else found

    @property
    def log_tables(self) -> list[str]:
        """The names of the tables of the event log, if one was written."""
        return [] if self.log is None else sorted(folder.name for folder in self.log.iterdir() if folder.is_dir())


@accept_old_arguments(key="seed")
def simulate_study(
    config: str | Path, scale: Scale, *, seed: int | None = None, settings: Sequence[str] = (), progress: Progress = silent
) -> SimulationResult:
    """Simulate the customers of a study as they are treated today, or any number of customers like them, on cores or machines.

    A run that was stopped goes on from the parts in `scale.resume` and ends with the identical result.

    Parameters
    ----------
    config : str or path
        The YAML file of the study.
    scale : Scale
        How many customers and replications, and on which executor.
    seed : int, optional
        Seed of the random numbers; by default the study's.
    settings : sequence of str
        Keys of the study to set anew, each as ``ADDRESS=VALUE``.
    progress : callable, optional
        Called with (step, done, total).

    Returns
    -------
    Simulated
        `series` and `totals` (means over the replications), and how precise the headline is.

    Raises
    ------
    UsageError, DataError, ModelError
        If the file, the customers or the fit are not fit for it, or units of work could not be done.

    Examples
    --------
    >>> from cxsim.simulation import Scale, simulate_study
    >>> simulate_study("configs/gym.yaml", Scale(customers=500)).customers
    500
    """
    begun, config = time.perf_counter(), Path(config)
    executor, events = scale.chosen(), _log_folder(scale)
    python = _in_python(scale.touchpoints) if scale.touchpoints else None
    study = Options(seed=seed).applied(load(config, settings))
    if python is None:
        announce(study, progress)
    with locate_faults(config, settings):
        customers = load_customers(study)
        twin, calibration = customers.twin(study, python)
    job = Job(twin, {(BASELINE, 0): ScenarioValues()}, study.run.seed, scale.customers, events, python)
    signature = simulation_signature(study, job, customers.sha256, scale.size)
    kept = Checkpoint.opened(scale.resume, signature) if scale.resume else None
    if events is not None and not (claim_folder(events, signature) or kept):
        raise _mixed_log(events)  # another run has begun there meanwhile
    prepared = time.perf_counter()
    with locate_faults(config, settings):
        found, tables = _replicate(job, executor, scale, kept, progress)
    seconds = {"prepare": round(prepared - begun, 3), "simulate": round(time.perf_counter() - prepared, 3)}
    outcomes = tuple(job.outcome((BASELINE, 0, r), months) for r, months in enumerate(tables))
    return SimulationResult(study, job.crowd.customers, outcomes, found, calibration, signature, seconds, scale.events)


def _in_python(path: Path) -> PythonFile:
    from cxsim.engine.simpy_engine.python_file import PythonFile  # SimPy is slow to load, and few plans need it

    return PythonFile.read(path)


def simulation_signature(study: Study, job: Job, table: str, size: int) -> str:
    """The hash of all that the parts of a simulation follow from: study, customers, cut, versions and the engine's own source."""
    made_of = {"study": study.canonical(), "table": table, "customers": job.crowd.customers, "size": size, "log": job.log is not None}
    if job.python is not None:
        made_of["python"] = job.python.sha256
    return canonical_hash({**made_of, "versions": versions(), "engine": engine_source()})


@cache
def engine_source() -> str:
    """The hash of the engine's own source."""
    source = hashlib.sha256()
    for path in sorted(Path(str(engine.__file__)).parent.rglob("*.py")):
        source.update(path.read_bytes())
    return source.hexdigest()


def _replicate(
    job: Job, executor: Executor, scale: Scale, kept: Checkpoint | None, progress: Progress
) -> tuple[HeadlineEstimate, list[Table]]:
    """The headline and the sums of every replication."""
    tables: list[Table] = []
    name, step = Message("study-customers-at-end"), Message("study-step-simulating")

    def values_of(replications: Iterable[int]) -> Sequence[float]:
        sums = execute(job, executor, replications, size=scale.size, kept=kept, progress=partial(progress, step)).checked()
        new = [(run, sums.months[run]) for run in sorted(sums.months)]
        tables.extend(months for _, months in new)
        return [float(job.outcome(run, months).series["active_end"][-1]) for run, months in new]

    if scale.replications == "auto":
        return until_precise(name, values_of, scale.precision), tables
    return headline(name, values_of(range(scale.replications)), scale.precision, required=False), tables


def _log_folder(scale: Scale) -> Path | None:
    """The folder of the event log, absolute, so that every worker means the same one.

    Raises
    ------
    UsageError
        If it has something else in it than the log of a run that is resumed.
    """
    if scale.events is None:
        return None
    folder = scale.events.resolve()
    empty = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if not (empty or (scale.resume and (folder / ABOUT).is_file())):
        raise _mixed_log(scale.events)
    return folder


def _mixed_log(folder: Path) -> UsageError:
    return UsageError(Message("study-log-mixed"), [fault("study-log-folder").at(file=str(folder))])


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
