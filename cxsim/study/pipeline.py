"""From a study to its answer, one line per room."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cxsim.calibration.baseline import BaselineCalibration
from cxsim.config.study_file import Study
from cxsim.decision.assumption_register import Assumption, register_assumptions
from cxsim.decision.batch_comparison import BatchSimulator
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.programme import programme_changes
from cxsim.decision.simulator import TwinSimulator, plan_values
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.metrics.overview import Measured
from cxsim.rng import study_key
from cxsim.study.customers import Customers, load_customers
from cxsim.study.options import Progress, announce, silent
from cxsim.study.scaling import annotate_customers, batch_simulator
from cxsim.study.simulation import Scale
from cxsim.study.summary_metrics import measure_tables
from cxsim.text import Message


@dataclass(frozen=True)
class Stopwatch:
    """The seconds that each step took."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what is done inside."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 3)


@dataclass(frozen=True)
class StudyAnswer:
    """Everything a study found out about one programme, before any of it is written."""

    study: Study
    customers: Customers
    measured: tuple[Measured, ...]
    twin: Twin
    calibration: BaselineCalibration
    comparison: Comparison
    register: tuple[Assumption, ...]


def answer(
    study: Study, programme: str, progress: Progress = silent, watch: Stopwatch | None = None, scale: Scale | None = None
) -> StudyAnswer:
    """The study's answer for one of its programmes; with a `scale`, for as many customers and by whom that says."""
    watch = watch or Stopwatch()
    announce(study, progress)
    with watch.step("read and fit"):
        customers = load_customers(study)
    with watch.step("measure"):
        measured = () if customers.table is None else measure_tables(study, customers.table)
    return answer_for(study, programme, customers, measured, progress, watch, scale)


def answer_for(
    study: Study,
    programme: str,
    customers: Customers,
    measured: tuple[Measured, ...],
    progress: Progress = silent,
    watch: Stopwatch | None = None,
    scale: Scale | None = None,
) -> StudyAnswer:
    """The same answer from customers that were read and fitted, and tables that were measured."""
    watch = watch or Stopwatch()
    with watch.step("build and calibrate"):
        twin, calibration = customers.twin(study)
    with watch.step("simulate and compare"):
        simulator = None if scale is None else batch_simulator(study, programme, scale, customers.sha256, twin)
        comparison = compare_programme(study, programme, twin, progress, simulator)
    return StudyAnswer(
        study, customers, measured, twin, calibration, comparison, register_assumptions(business_case(study, programme, twin), comparison)
    )


def compare_programme(
    study: Study, programme: str, twin: Twin, progress: Progress = silent, simulator: BatchSimulator | None = None
) -> Comparison:
    """The programme against doing nothing, on common random numbers; `simulator` for other customers than those of the table."""
    step = Message("study-step-simulating" if simulator is None else "study-step-customers")
    found = compare(
        business_case(study, programme, twin),
        simulator or TwinSimulator(twin),
        draws=study.run.draws,
        replications=study.run.replications,
        seed=study.run.seed,
        workers=study.run.workers,
        tolerance=study.run.tolerance,
        progress=lambda done, total: progress(step, done, total),
    )
    return found if simulator is None else annotate_customers(found, simulator.customers, int(twin.population.active.sum()))


def business_case(study: Study, programme: str, twin: Twin) -> BusinessCase:
    """The business case of one programme."""
    return BusinessCase(
        plan=study,
        name=programme,
        programme=study.programmes[programme],
        terms=study.money,
        hazard=twin.hazard if study.fit else None,
        factors=twin.factors,
        others=study.programmes,
        correlations=study.correlations,
        calendar=study.monthly_shocks,
        sampling=study.run.sampling,
    )


def simulate_base_case(found: StudyAnswer) -> dict[str, Outcome]:
    """Every customer's two histories in the first replication of the base case, with every touch, by scenario."""
    comparison, study, twin = found.comparison, found.study, found.twin
    values = plan_values(twin, comparison.draws.central)
    changes = programme_changes(study.programmes[comparison.programme], study, comparison.draws.central, comparison.programme)
    scenarios = {"baseline": twin.scenario(values), "programme": twin.scenario(values, changes)}
    return {name: simulate(twin, scenario, study_key(study.run.seed, 0, 0), events=True) for name, scenario in scenarios.items()}
