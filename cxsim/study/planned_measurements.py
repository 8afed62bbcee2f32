"""The measurements of a study: those that are typed, and those whose numbers are an experiment's design, from the company's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isfinite, sqrt

from cxsim.abtest.baseline import measure_baseline
from cxsim.abtest.enrolment import WEEK
from cxsim.abtest.experiment import Experiment, ExperimentMeasurement
from cxsim.abtest.sample_size import MOST_WEEKS, EndpointSize, ExperimentSize, design
from cxsim.config.study_file import Study
from cxsim.decision.planned_measurement import EnrolledMeasurement, PlannedMeasurement
from cxsim.errors import CxsimError, UsageError, fault
from cxsim.journey.parameters import certain
from cxsim.journey.segments import Segments
from cxsim.metrics.tables import Tables
from cxsim.study.metric_report import named_tables
from cxsim.text import Message

SIZES = (0.125, 0.25, 0.5, 1.0, 2.0)
"""Of the significant size: the sizes whose worth is shown, beside the one that is worth most."""


def planned_measurements(study: Study) -> dict[str, PlannedMeasurement]:
    """Every measurement of a study with its numbers.

    Raises
    ------
    UsageError, DataError
        If an experiment that one names cannot be designed.
    """
    sizes = {
        each.experiment: size_experiment(study, each.experiment, study.experiments[each.experiment])
        for each in study.measurements.values()
        if isinstance(each, ExperimentMeasurement)
    }
    return {
        name: _of_experiment(name, each, sizes[each.experiment]) if isinstance(each, ExperimentMeasurement) else each
        for name, each in study.measurements.items()
    }


def size_experiment(study: Study, name: str, plan: Experiment) -> ExperimentSize:
    """How large an experiment must be, from the study's tables; faults stand at their place in the study.

    Raises
    ------
    UsageError, DataError
        With everything that can be neither measured nor was typed.
    """
    tables = {} if isinstance(study.population, Segments) else named_tables(study)
    tables |= {contract: study.source_of(file) for contract, file in plan.logs.items()}
    try:
        with Tables(tables) as place:
            return design(plan, measure_baseline(place if tables else None, plan))
    except CxsimError as error:
        placed = [each.at(path=("experiments", name, *each.path)) if each.line is None else each for each in error.faults]
        raise type(error)(error.headline, placed) from None


def measurement_of(size: ExperimentSize, endpoint: EndpointSize, sizes: Sequence[int] = ()) -> PlannedMeasurement:
    """An endpoint as a measurement of the lever's size that it moves: n units show a difference with the variance of one over n.

    Units come in the weeks in which the design counts them, and the answer comes when the last of them has been observed.
    """
    plan = size.experiment
    come = tuple(size.enrolment.by_week(MOST_WEEKS).tolist())
    return EnrolledMeasurement(
        quantity=plan.endpoints[endpoint.name].quantity or "",
        sd=sqrt(endpoint.test.factor),
        sample_sizes=tuple(sizes) or tuple(sorted({max(round(share * endpoint.units), 2) for share in SIZES})),
        cost=certain(plan.cost, "money"),
        cost_per_observation=certain(plan.cost_per_customer, "money"),
        setup=certain(WEEK * ceil(plan.after / WEEK - 1e-9), "days"),
        observations_per_week=(come[-1] - come[-2]) or max(come[-1] / MOST_WEEKS, 1.0),
        arrivals=come,
        searched=not sizes,
        treated_share=plan.share * (1 - plan.arms[plan.control]) if plan.unit == "customer" else 0.0,
    )


def _of_experiment(name: str, stated: ExperimentMeasurement, size: ExperimentSize) -> PlannedMeasurement:
    wanted = stated.endpoint_of(size.experiment)
    endpoint = next(each for each in size.endpoints if each.name == wanted)
    if not stated.sample_sizes and not isfinite(endpoint.units):
        wrong = fault("abtest-measurement-aimless", endpoint=wanted).at(path=("measurements", name))
        raise UsageError(Message("abtest-design-refused"), [wrong])
    return measurement_of(size, endpoint, stated.sample_sizes)
