"""A study's own checks: what its parts say about each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxsim.abtest.experiment import ExperimentMeasurement
from cxsim.abtest.experiment_checks import experiment_faults
from cxsim.config.study_file import Study
from cxsim.data.mapping import TableSource
from cxsim.data.source import is_url
from cxsim.decision.assumption_laws import distribution_faults
from cxsim.decision.joint_uncertainty import correlation_faults, draws_faults
from cxsim.decision.planned_measurement import PlannedMeasurement
from cxsim.decision.programme import Programme
from cxsim.decision.programme_checks import combination_faults, programme_faults
from cxsim.decision.unused_input_checks import measurement_faults, terms_faults, uncosted_faults, unused_quantity_faults
from cxsim.errors import Fault, fault, nearest
from cxsim.journey.checks import plan_faults
from cxsim.journey.parameters import quantities
from cxsim.journey.segment_exceptions import unknown_segment_faults
from cxsim.journey.segments import Segments, segments_faults
from cxsim.text import Message

Path = tuple[str | int, ...]
_LOGS = {
    "table": Message("config-table-customers"),
    "surveys": Message("config-table-surveys"),
    "contacts": Message("config-table-contacts"),
    "cases": Message("config-table-cases"),
    "transactions": Message("config-table-transactions"),
}
_NOT_DRAWN = ("measurements",)  # what a test would cost is a number, whatever its interval


def study_faults(study: Study) -> tuple[Fault, ...]:
    """Everything that is wrong with a study whose parts are each right; empty if nothing is.

    The names of segments are in the customer table; once that is read, see `segment_faults`.
    """
    origin = study.population
    return (
        *plan_faults(study),
        *(_stated_faults(study, origin) if isinstance(origin, Segments) else _listed_faults(study, origin)),
        *_programme_faults(study),
        *_decision_faults(study),
        *_experiment_faults(study),
        *_page_faults(study),
    )


def _page_faults(study: Study) -> Iterator[Fault]:
    """Sliders that move nothing."""
    known = {name for name, quantity in quantities(study) if not quantity.fitted}
    for index, name in enumerate(study.app.sliders):
        if name not in known:
            yield fault("config-slider-unknown", name=name, remedy=nearest(name, known)).at(path=("app", "sliders", index))


def _listed_faults(study: Study, source: TableSource) -> Iterator[Fault]:
    """What a study says about its table and the models fitted on it."""
    yield from _feature_faults(study, source)
    yield from _fit_faults(study, source)
    yield from _start_faults(study, source)
    yield from _table_faults(study, source)


def _stated_faults(study: Study, source: Segments) -> Iterator[Fault]:
    """Segments have no table, so nothing is fitted that a quantity or a start could be taken from."""
    yield from segments_faults(source)
    if (study.acquisition or study.referral) and not any(segment.customers for segment in source.segments.values()):
        yield fault("config-segments-empty").at(path=("population", "segments"))
    yield from segment_faults(study, {name: segment.customers for name, segment in source.segments.items()})
    if study.fit:
        yield fault("config-segments-fit", fits=list(study.fit)).at(path=("fit",))
    for name, quantity in quantities(study):
        if quantity.fitted and not name.startswith("population."):
            yield fault("config-segments-coefficient", coefficient=quantity.coef).at(path=name.split("."))
    for name, level in (("satisfaction", study.satisfaction), ("effort", study.effort)):
        if level.start.column is not None:
            yield fault("config-segments-column", column=level.start.column).at(path=(name, "start", "column"))


def _feature_faults(study: Study, source: TableSource) -> Iterator[Fault]:
    known = source.mapping.features
    for name, method in study.fit.items():
        for index, feature in enumerate(method.features):
            if feature not in known:
                unknown = fault("config-feature-unknown", feature=feature, remedy=nearest(feature, known))
                yield unknown.at(path=("fit", name, "features", index))


def _fit_faults(study: Study, source: TableSource) -> Iterator[Fault]:
    if not study.fit:
        yield fault("config-fit-missing").at(path=("population",))
        return
    if study.churn.fit not in study.fit:
        yield fault("config-fit-unknown", fit=study.churn.fit, remedy=nearest(study.churn.fit, study.fit)).at(path=("churn", "fit"))
    for name, quantity in quantities(study):
        if quantity.fit is not None and quantity.coef is not None:
            yield from _coefficient_faults(study, source, quantity.fit, quantity.coef, tuple(name.split(".")))


def _coefficient_faults(study: Study, source: TableSource, fit: str, coefficient: str, path: Path) -> Iterator[Fault]:
    if fit not in study.fit:
        yield fault("config-fit-unknown", fit=fit, remedy=nearest(fit, study.fit)).at(path=(*path, "fit"))
        return
    known = study.fit[fit].features or source.mapping.features
    if coefficient.partition("[")[0] not in known:
        facts = {"coefficient": coefficient, "fit": fit, "remedy": nearest(coefficient, known)}
        yield fault("config-coefficient-unknown", **facts).at(path=(*path, "coef"))


def _start_faults(study: Study, source: TableSource) -> Iterator[Fault]:
    known = source.mapping.columns
    for name, level in (("satisfaction", study.satisfaction), ("effort", study.effort)):
        column = level.start.column
        if column is not None and column not in known:
            yield fault("config-column-unknown", column=column, remedy=nearest(column, known)).at(path=(name, "start", "column"))


def segment_faults(study: Study, customers: Mapping[str, int]) -> tuple[Fault, ...]:
    """What the plan, programmes and experiments say about segments that the customers do not have, given how many are in each."""
    segments = sorted(customers)
    named = [each for name, programme in study.programmes.items() for each in _segments(programme, ("programmes", name))]
    named += [(("experiments", name), one.segment) for name, one in study.experiments.items() if one.segment is not None]
    return (
        *unknown_segment_faults(study, customers),
        *(
            fault("config-segment-unknown", segment=segment, remedy=nearest(segment, segments)).at(path=(*path, "segment"))
            for path, segment in named
            if segment not in customers
        ),
    )


def _programme_faults(study: Study) -> Iterator[Fault]:
    for name, programme in study.programmes.items():
        path = ("programmes", name)
        mentioned = [segment for _, segment in _segments(programme, path)]
        yield from programme_faults(programme, study, mentioned, path)


def _decision_faults(study: Study) -> Iterator[Fault]:
    """What a run refuses: levers without a cost, uncertainty nobody uses, names of the decision's parts that mean nothing."""
    named = dict(quantities(study))
    yield from uncosted_faults(study.programmes)
    yield from unused_quantity_faults(study, study.programmes)
    yield from combination_faults(study.combinations, study.programmes, study)
    yield from distribution_faults({name: quantity for name, quantity in named.items() if name.partition(".")[0] not in _NOT_DRAWN})
    yield from correlation_faults(study.correlations, named, ("correlations",))
    yield from draws_faults(study.correlations, study.run.draws)
    typed = {name: one for name, one in study.measurements.items() if isinstance(one, PlannedMeasurement)}
    yield from measurement_faults(typed, named, ())
    yield from _experiment_measurement_faults(study)
    yield from terms_faults(study.money, study)


def _experiment_measurement_faults(study: Study) -> Iterator[Fault]:
    """Measurements that name an experiment: it must be there, and its endpoint must measure the size of a lever in the lever's unit."""
    for name, one in study.measurements.items():
        if not isinstance(one, ExperimentMeasurement):
            continue
        path = ("measurements", name)
        if one.experiment not in study.experiments:
            remedy = nearest(one.experiment, study.experiments)
            yield fault("abtest-experiment-unknown", name=one.experiment, remedy=remedy).at(path=(*path, "experiment"))
            continue
        plan = study.experiments[one.experiment]
        if one.endpoint is not None and one.endpoint not in plan.endpoints:
            remedy = nearest(one.endpoint, plan.endpoints)
            yield fault("abtest-result-endpoint", name=one.endpoint, remedy=remedy).at(path=(*path, "endpoint"))
            continue
        if one.endpoint is None and not any(each.role == "primary" for each in plan.endpoints.values()):
            continue  # the plan has its own fault
        endpoint = plan.endpoints[one.endpoint_of(plan)]
        if endpoint.quantity is None or endpoint.kind == "lifetime":
            yield fault("abtest-measurement-idle", endpoint=one.endpoint_of(plan), kind=endpoint.kind).at(path=path)


def _experiment_faults(study: Study) -> Iterator[Fault]:
    """What is wrong with the plans of experiments; an endpoint may measure the size of any lever."""
    moved = {name: quantity.unit for name, quantity in quantities(study)}
    units = {
        f"programmes.{name}.levers.{index}.{lever.kind}": lever.size.unit if lever.kind == "multiply" else moved.get(lever.quantity, "")
        for name, programme in study.programmes.items()
        for index, lever in enumerate(programme.levers)
    }
    for name, experiment in study.experiments.items():
        yield from experiment_faults(experiment, ("experiments", name), units, study.path_of)


def _segments(programme: Programme, path: Path) -> Iterator[tuple[Path, str]]:
    for part, items in (("levers", programme.levers), ("costs", programme.costs)):
        for index, item in enumerate(items):
            segment = getattr(item, "segment", None)
            if segment is not None:
                yield (*path, part, index), segment


def _table_faults(study: Study, source: TableSource) -> Iterator[Fault]:
    for field, expected in _LOGS.items():
        name = getattr(source, field)
        if name is not None and not is_url(name) and not study.path_of(name).is_file():
            yield fault("config-file-missing", file=study.path_of(name), expected=expected).at(path=("population", field))
    for field, section, used in (("cases", "cases", study.cases), ("transactions", "purchases", study.purchases)):
        if getattr(source, field) is not None and not used:
            yield fault("config-log-unused", log=field, section=section).at(path=("population", field))
    if source.transactions is not None and study.purchases is not None and study.purchases.last_purchase is not None:
        column = study.purchases.last_purchase
        yield fault("config-last-purchase-twice", column=column).at(path=("purchases", "last_purchase"))
