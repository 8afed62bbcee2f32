"""`cxsim abtest design`: from a study's tables to the size of its experiments, and what each size is worth for its decision."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from pathlib import Path

import numpy as np

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.experiment_checks import direction
from cxsim.abtest.sample_size import EndpointSize, ExperimentSize
from cxsim.config.study_file import Study
from cxsim.decision.emulator import varied_columns
from cxsim.decision.experiment_size import TestAndRollPlan, plan_holdout_test, plan_test_and_roll
from cxsim.decision.sample_sizes import BestSampleSize, SampleSizeValue, find_best_size, value_sample_sizes
from cxsim.errors import UsageError, fault, nearest
from cxsim.study.customers import load_customers
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import compare_programme
from cxsim.study.planned_measurements import measurement_of, size_experiment
from cxsim.study.study_tables import study_of
from cxsim.text import Message


@dataclass(frozen=True)
class ExperimentValue:
    """What an experiment is worth for the decision on its programme.

    Attributes
    ----------
    sizes : each with the value of its answer (EVSI) and what is left of it (ENBS).
    best : of all sizes, not only of these, the one with the most left, and those around it that keep nearly as much.
    assurance : the power at the significant size, averaged over the draws of the lever; NaN where lever and endpoint differ in unit.
    """

    sizes: tuple[SampleSizeValue, ...]
    best: BestSampleSize
    assurance: float


@dataclass(frozen=True)
class DesignedExperiment:
    """The size of one experiment of a study; what it is worth, where that was wanted and can be known."""

    name: str
    size: ExperimentSize
    currency: str
    worth: ExperimentValue | None = None
    roll: TestAndRollPlan | None = None


def design_experiments(
    config: Study | str | Path, name: str | None = None, *, worth: bool = False, draws: int | None = None, progress: Progress = silent
) -> tuple[DesignedExperiment, ...]:
    """Design the experiments of a study, or one of them: units, power and calendar weeks from the company's own tables.

    Parameters
    ----------
    config : Study, str or path
        The study, or its file.
    name : str, optional
        The experiment; by default all.
    worth : bool
        Also simulate the study's draws, and value each size for the decision on the programme whose lever the primary endpoint measures.
    draws : int, optional
        With `worth`: the number of draws instead of the study's, at least 1.
    progress : callable, optional
        Called with (step, done, total).

    Returns
    -------
    tuple of DesignedExperiment
        `size` has units, weeks and power by endpoint; `worth` is None where it was not wanted or cannot be known.

    Raises
    ------
    UsageError, DataError
        With everything that can be neither measured nor was typed, at its place in the study.

    Examples
    --------
    >>> import cxsim as cx
    >>> (test,) = cx.design_experiments("configs/experiments/personal_start.yaml")
    >>> test.name, round(test.size.primary.units), test.size.primary.total_weeks
    ('evening_trainer', 1326, 9)
    """
    with study_of(config) as given:
        study = Options(draws=draws).applied(given)
        chosen = chosen_experiments(study, name)
        found = [_designed(study, each, plan) for each, plan in chosen.items()]
        return tuple(_with_worth(study, each, progress) if worth else each for each in found)


def chosen_experiments(study: Study, name: str | None) -> dict[str, Experiment]:
    """All experiments of a study, or the one of that name.

    Raises
    ------
    UsageError
        If there is none.
    """
    if not study.experiments:
        raise UsageError(Message("abtest-study-without"), [fault("abtest-experiments-none").at(path=("name",))])
    if name is None:
        return dict(study.experiments)
    if name not in study.experiments:
        wrong = fault("abtest-experiment-unknown", name=name, remedy=nearest(name, study.experiments)).at(path=("experiments",))
        raise UsageError(Message("abtest-study-without"), [wrong])
    return {name: study.experiments[name]}


def _designed(study: Study, name: str, plan: Experiment) -> DesignedExperiment:
    size = size_experiment(study, name, plan)
    return DesignedExperiment(name, size, study.currency, roll=_roll(size))


def _roll(size: ExperimentSize) -> TestAndRollPlan | None:
    """The sizes that earn most if the best arm is rolled out to the rest, where the plan says what the endpoint is worth.

    Arms are believed to be alike unless the prior of the effect has a mean; the arms of several treatments differ by the same law.
    """
    endpoint, primary, treated = size.experiment.primary[1], size.primary, len(size.experiment.treated)
    if endpoint.worth is None or endpoint.prior is None or primary.kind == "lifetime" or (treated > 1 and endpoint.prior.mean):
        return None
    worth = -endpoint.worth if direction(endpoint) == "low" else endpoint.worth
    customers, today = round(size.enrolment.by_week(52)[-1]), worth * primary.baseline.mean
    spread = abs(worth) * endpoint.prior.sd / sqrt(2)
    sds = abs(worth) * sqrt(primary.test.control), abs(worth) * sqrt(primary.test.treated)
    if endpoint.prior.mean:
        return plan_holdout_test(customers, (today, today + worth * endpoint.prior.mean), (spread, spread), sds, levels_known=False)
    return plan_test_and_roll(customers, today, spread, sds[0], treated + 1)


def _with_worth(study: Study, found: DesignedExperiment, progress: Progress) -> DesignedExperiment:
    """The experiment with what each of its sizes is worth, if its primary endpoint measures the size of a lever that is uncertain."""
    primary, endpoint = found.size.primary, found.size.experiment.primary[1]
    programme = (endpoint.quantity or "").split(".")[1:2]
    if not programme or not isfinite(primary.units):
        return found
    twin, _ = load_customers(study).twin(study)
    comparison = compare_programme(study, programme[0], twin, progress)
    column = varied_columns(comparison.draws).get(endpoint.quantity or "")
    if column is None:
        return found
    net = np.column_stack([np.zeros(len(column)), comparison.npv_by_draw])
    measurement, months = measurement_of(found.size, primary), study.horizon.count
    best = find_best_size(measurement, column, net, months)
    sizes = {each.observations: each for each in (*value_sample_sizes(measurement, column, net, months), best.value)}
    power = float(np.mean([primary.test.power(float(each), primary.units) for each in column]))
    worth = ExperimentValue(tuple(sizes[n] for n in sorted(sizes)), best, power if _same_unit(primary) else np.nan)
    return DesignedExperiment(found.name, found.size, found.currency, worth, found.roll)


def _same_unit(size: EndpointSize) -> bool:
    return size.kind in ("share", "ratio")
