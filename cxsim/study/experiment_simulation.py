"""`cxsim abtest simulate`: an experiment of a study in the twin, by several designs, beside the rollout that it is to predict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxsim.abtest.design_comparison import DesignComparison, compare_designs, value_designs
from cxsim.abtest.designs import DESIGNS, USUAL
from cxsim.config.study_file import Study
from cxsim.decision.draws import draw_assumptions
from cxsim.decision.programme import programme_changes
from cxsim.engine.changes import Change
from cxsim.engine.twin import Twin
from cxsim.errors import CxsimError, UsageError, fault, nearest
from cxsim.study.customers import load_customers
from cxsim.study.experiment_design import chosen_experiments
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import business_case
from cxsim.study.study_tables import study_of
from cxsim.text import Message

RUNS = 40
Z95 = 1.6448536269514722


@dataclass(frozen=True)
class SimulatedExperiment:
    """What designs of one experiment would have said of each programme that is an arm of it."""

    name: str
    plan_hash: str
    comparisons: tuple[DesignComparison, ...]


def simulate_experiment(
    config: Study | str | Path,
    name: str,
    designs: Sequence[str] = USUAL,
    *,
    runs: int = RUNS,
    seed: int | None = None,
    progress: Progress = silent,
) -> SimulatedExperiment:
    """Simulate one experiment of a study in the twin many times: the true effect of a rollout, and what each design would say of it.

    Parameters
    ----------
    config : Study, str or path
        The study, or its file.
    name : str
        The experiment; at least one treated arm is a programme of the study.
    designs : sequence of str
        Of ``customer``, ``cluster`` and ``switchback``, and of ``tree`` and ``exposure``, with which those whom customers bring count too.
    runs : int
        Runs of the twin for the rollout and, where customers share agents, for each design; at least 2.
    seed : int, optional
        Seed of the random numbers, instead of the study's.
    progress : callable, optional
        Called with (step, done, total).

    Returns
    -------
    SimulatedExperiment
        For each arm that is a programme, the truth and by design bias, spread, power, false positives and coverage.

    Raises
    ------
    UsageError
        If there is no such experiment or design, no arm of it is a programme, or it cannot be simulated as it is planned.

    Examples
    --------
    >>> import cxsim as cx
    >>> found = cx.simulate_experiment("configs/experiments/personal_start.yaml", "evening_trainer", ["customer"], runs=2)
    >>> comparison = found.comparisons[0]
    >>> 0.04 < comparison.truth < 0.05, abs(comparison.results[0].bias) < 4 * comparison.results[0].bias_error
    (True, True)
    """
    with study_of(config) as given:
        study = Options(seed=seed).applied(given)
        plan = chosen_experiments(study, name)[name]
        unknown = [design for design in designs or ("",) if design not in DESIGNS]
        arms = [arm for arm in plan.treated if arm in study.programmes]
        faults = [
            fault("abtest-design-unknown", design=design, remedy=nearest(design, DESIGNS)).at(path=("experiments", name))
            for design in unknown
        ]
        if not arms:
            faults.append(
                fault("abtest-arms-idle", arms=plan.treated, programmes=[*study.programmes] or ["-"]).at(path=("experiments", name, "arms"))
            )
        if faults:
            raise UsageError(Message("abtest-comparison-refused"), faults)
        twin, _ = load_customers(study).twin(study)
        step = Message("study-step-simulating")
        found = []
        for arm in arms:
            changes = changes_from(study, twin, arm, plan.begins)
            try:
                comparison = compare_designs(
                    twin,
                    plan,
                    arm,
                    changes,
                    designs,
                    runs=runs,
                    seed=study.run.seed,
                    progress=lambda done, total: progress(step, done, total),
                )
                found.append(value_designs(comparison, plan, size_spread(study, arm)))
            except CxsimError as error:
                raise type(error)(error.headline, [each.at(path=("experiments", name, *each.path)) for each in error.faults]) from None
    return SimulatedExperiment(name, plan.plan_hash, tuple(found))


def changes_from(study: Study, twin: Twin, programme: str, begins: date) -> tuple[Change, ...]:
    """What a programme changes at its central values if all of its levers begin on a day."""
    case = business_case(study, programme, twin)
    drawn = draw_assumptions(
        case.drawn, case.hazard, 1, study.run.seed, case.factors, correlations=case.correlations, sampling=case.sampling
    )
    levers = tuple(lever.model_copy(update={"start": begins}) for lever in study.programmes[programme].levers)
    moved = study.programmes[programme].model_copy(update={"levers": levers})
    return programme_changes(moved, study, drawn.central, programme)


def size_spread(study: Study, programme: str) -> float:
    """How uncertain the size of a programme's first lever is before the experiment: its standard deviation, as a share of its change."""
    levers = study.programmes[programme].levers
    if not levers:
        return 0.0
    size = levers[0].size
    change = size.value - (1.0 if levers[0].kind == "multiply" else 0.0)
    return abs((size.high - size.low) / (2 * Z95) / change) if change and levers[0].kind != "set" else 0.0
