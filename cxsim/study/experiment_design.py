"""`cxsim abtest design`: from a study's tables to the size of its experiments, and what each size is worth for its decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import isfinite, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.abtest.baseline import measure_baseline
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.sizing import EndpointSize, ExperimentSize, design
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.decision.emulator import varied_columns
from cxsim.decision.experiment_size import TestAndRollPlan, plan_test_and_roll
from cxsim.decision.information import PlannedMeasurement, SampleSizeValue, value_sample_sizes
from cxsim.errors import CxsimError, UsageError, fault, nearest
from cxsim.journey.parameters import certain
from cxsim.journey.segments import Segments
from cxsim.metrics.tables import Tables
from cxsim.study.customers import load_customers
from cxsim.study.metric_report import named_tables
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import compare_programme
from cxsim.study.study_tables import locate_faults
from cxsim.text import Message

SIZES = (0.125, 0.25, 0.5, 1.0, 2.0)
"""Of the significant size: the sizes whose worth is shown."""


@dataclass(frozen=True)
class ExperimentWorth:
    """What an experiment is worth for the decision on its programme.

    Attributes
    ----------
    sizes : each with the value of its answer (EVSI) and what is left of it (ENBS); `best` has the most left.
    assurance : the power at the significant size, averaged over the draws of the lever; NaN where lever and endpoint differ in unit.
    """

    sizes: tuple[SampleSizeValue, ...]
    best: SampleSizeValue
    assurance: float


@dataclass(frozen=True)
class DesignedExperiment:
    """The size of one experiment of a study; what it is worth, where that was wanted and can be known."""

    name: str
    size: ExperimentSize
    currency: str
    worth: ExperimentWorth | None = None
    roll: TestAndRollPlan | None = None

    def summary(self) -> dict[str, Any]:
        """The figures as one object, for machines."""
        endpoints = [_endpoint_summary(each) for each in self.size.endpoints]
        found = {"experiment": self.name, "plan_hash": self.size.experiment.plan_hash, "bound": self.size.bound, "endpoints": endpoints}
        found["control_share"] = {"best": self.size.control_share, "saved": self.size.saved}
        found["arrivals"] = {
            "at_once": self.size.enrolment.at_once,
            "weekly": self.size.enrolment.weekly,
            "later": self.size.enrolment.later,
        }
        found["worth"] = None if self.worth is None else _plain(asdict(self.worth))
        found["test_and_roll"] = None if self.roll is None else asdict(self.roll)
        return {**found, "notes": [str(note) for note in self.size.notes]}

    def lines(self) -> Iterator[Message]:
        """The figures for people."""
        plan = self.size.experiment
        shares = [Message("abtest-arm", arm=arm, share=share) for arm, share in plan.arms.items()]
        yield Message("abtest-design-head", name=self.name, arms=shares, alpha=plan.alpha, power=plan.power, unit=plan.unit)
        for each in self.size.endpoints:
            yield from _endpoint_lines(each)
        if len(plan.treated) > 1:
            yield Message("abtest-design-control", share=self.size.control_share, saved=self.size.saved)
        yield from self._worth_lines()
        yield from self.size.notes

    def _worth_lines(self) -> Iterator[Message]:
        if self.roll is not None:
            yield Message("abtest-design-roll", units=self.roll.per_arm)
        if self.worth is None:
            return
        yield Message("abtest-worth-head", currency=self.currency)
        for each in self.worth.sizes:
            facts = {"units": each.observations, "weeks": each.weeks, "cost": each.cost, "evsi": each.evsi, "enbs": each.enbs}
            yield Message("abtest-worth-row", **facts, best=each == self.worth.best and each.enbs > 0)
        if self.worth.best.enbs <= 0:
            yield Message("abtest-worth-none")
        if isfinite(self.worth.assurance):
            yield Message("abtest-worth-assurance", share=self.worth.assurance)


def _endpoint_summary(size: EndpointSize) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(asdict(size))
    plain["mde_at_weeks"] = plain.pop("curve")
    return plain


def _plain(value: Any) -> Any:
    """Without numbers that JSON does not have."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _endpoint_lines(size: EndpointSize) -> Iterator[Message]:
    facts = {"name": size.name, "role": size.role, "kind": size.kind, "mean": size.baseline.mean, "units": size.baseline.units}
    yield Message("abtest-endpoint-head", **facts, hazard=size.baseline.hazard_per_month)
    if size.goal == "none":
        yield Message("abtest-endpoint-aimless")
    else:
        change = 1 - np.exp(-size.target) if size.kind == "lifetime" else size.target
        reached = size.weeks is not None
        needed = {"goal": size.goal, "kind": size.kind, "change": float(change), "units": size.units, "reached": reached}
        yield Message("abtest-endpoint-needed", **needed, weeks=size.total_weeks or 0, enrolment=size.weeks or 0)
        if not reached:
            yield Message("abtest-endpoint-unreached", power=size.power_at_most)
    yield from _reason_lines(size)
    shown = [each for each in size.curve if isfinite(each.mde)]
    if shown:
        yield Message("abtest-curve-head", aimed=size.goal != "none")
    for each in shown:
        found = float(1 - np.exp(-each.mde)) if size.kind == "lifetime" else each.mde
        yield Message(
            "abtest-curve-row", week=each.week, units=each.units, kind=size.kind, mde=found, power=each.power, aimed=size.goal != "none"
        )


def _reason_lines(size: EndpointSize) -> Iterator[Message]:
    """Which part of the number comes from what."""
    if isfinite(size.adjusted):
        yield Message("abtest-reason-adjusted", plain=size.plain, adjusted=size.adjusted, correlation=size.baseline.correlation)
    if size.design_effect != 1:
        yield Message("abtest-reason-clusters", effect=size.design_effect)
    if size.inflation != 1:
        yield Message("abtest-reason-looks", factor=size.inflation)
    if size.formulas is not None:
        found = size.formulas
        yield Message("abtest-reason-formulas", unpooled=found.unpooled, miller=found.miller, power=found.miller_power, pooled=found.pooled)
    if isfinite(size.events):
        yield Message("abtest-reason-events", events=size.events, units=size.restricted)
    if isfinite(size.assurance):
        yield Message("abtest-reason-assurance", share=size.assurance)


def design_experiments(
    config: str | Path, name: str | None = None, *, worth: bool = False, draws: int | None = None, progress: Progress = silent
) -> tuple[DesignedExperiment, ...]:
    """Design the experiments of a study, or one of them; with `worth`, value each size of it for the decision by the study's draws.

    Raises
    ------
    UsageError, DataError
        With everything that can be neither measured nor was typed, at its place in the study.
    """
    file = Path(config)
    study = Options(draws=draws).applied(load(file))
    with locate_faults(file):
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
    tables = {} if isinstance(study.population, Segments) else named_tables(study)
    tables |= {contract: study.source_of(file) for contract, file in plan.logs.items()}
    try:
        with Tables(tables) as place:
            size = design(plan, measure_baseline(place if tables else None, plan))
    except CxsimError as error:
        placed = [each.at(path=("experiments", name, *each.path)) if each.line is None else each for each in error.faults]
        raise type(error)(error.headline, placed) from None
    return DesignedExperiment(name, size, study.currency, roll=_roll(size))


def _roll(size: ExperimentSize) -> TestAndRollPlan | None:
    """The size that earns most if the better of two arms is rolled out to the rest, where the plan says what the endpoint is worth."""
    endpoint, primary = size.experiment.primary[1], size.primary
    if endpoint.worth is None or endpoint.prior is None or primary.kind == "lifetime" or len(size.experiment.treated) > 1:
        return None
    customers = size.enrolment.by_week(52)[-1]
    spread, sd = endpoint.prior.sd / sqrt(2), sqrt(primary.test.control)
    return plan_test_and_roll(round(customers), endpoint.worth * primary.baseline.mean, endpoint.worth * spread, endpoint.worth * sd)


def _with_worth(study: Study, found: DesignedExperiment, progress: Progress) -> DesignedExperiment:
    """The experiment with what each of its sizes is worth, if its primary endpoint measures the size of a lever that is uncertain."""
    primary, endpoint = found.size.primary, found.size.experiment.primary[1]
    programme = (endpoint.moves or "").split(".")[1:2]
    if not programme or not isfinite(primary.units):
        return found
    twin, _ = load_customers(study).twin(study)
    comparison = compare_programme(study, programme[0], twin, progress)
    column = varied_columns(comparison.draws).get(endpoint.moves or "")
    if column is None:
        return found
    net = np.column_stack([np.zeros(len(column)), comparison.npv_by_draw])
    sizes = value_sample_sizes(_measurement(found.size, endpoint.moves or ""), column, net, study.horizon.count)
    power = float(np.mean([primary.test.power(float(each), primary.units) for each in column]))
    worth = ExperimentWorth(sizes, max(sizes, key=lambda size: size.enbs), power if _same_unit(primary) else np.nan)
    return DesignedExperiment(found.name, found.size, found.currency, worth, found.roll)


def _same_unit(size: EndpointSize) -> bool:
    return size.kind in ("share", "ratio")


def _measurement(size: ExperimentSize, quantity: str) -> PlannedMeasurement:
    """The primary endpoint as a measurement: the difference of the arms has the variance of one observation over their number."""
    primary, plan = size.primary, size.experiment
    weeks = 52 if primary.weeks is None else max(primary.weeks, 1)
    sizes = tuple(sorted({max(round(share * primary.units), 2) for share in SIZES}))
    return PlannedMeasurement(
        quantity=quantity,
        sd=sqrt(primary.test.factor),
        sample_sizes=sizes,
        cost=certain(plan.cost, "money"),
        cost_per_observation=certain(plan.cost_per_customer, "money"),
        setup=certain(plan.after, "days"),
        observations_per_week=max(size.enrolment.by_week(weeks)[-1], 1.0) / weeks,
        treated_share=plan.share * (1 - plan.arms[plan.control]) if plan.unit == "customer" else 0.0,
    )
