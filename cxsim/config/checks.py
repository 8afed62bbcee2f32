"""A study's own checks: what its parts say about each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxsim.config.study_file import Study
from cxsim.decision.checks import programme_faults
from cxsim.decision.programme import Programme
from cxsim.decision.uncertainty import correlation_faults
from cxsim.decision.usage import combination_faults, idle_faults, measurement_faults, terms_faults, uncosted_faults
from cxsim.errors import Fault, nearest
from cxsim.journey.checks import plan_faults
from cxsim.journey.parameters import quantities

Path = tuple[str | int, ...]


def study_faults(study: Study) -> tuple[Fault, ...]:
    """Everything that is wrong with a study whose parts are each right; empty if nothing is.

    The names of segments are in the customer table; once that is read, see `segment_faults`.
    """
    return (
        *plan_faults(study),
        *_feature_faults(study),
        *_fit_faults(study),
        *_start_faults(study),
        *_programme_faults(study),
        *_decision_faults(study),
        *_table_faults(study),
    )


def _feature_faults(study: Study) -> Iterator[Fault]:
    known = study.population.mapping.features
    for name, method in study.fit.items():
        for index, feature in enumerate(method.features):
            if feature not in known:
                yield Fault(
                    repr(feature), "a feature of the population's mapping", nearest(feature, known), path=("fit", name, "features", index)
                )


def _fit_faults(study: Study) -> Iterator[Fault]:
    if study.churn.fit not in study.fit:
        yield Fault(repr(study.churn.fit), "a model under fit:", nearest(study.churn.fit, study.fit), path=("churn", "fit"))
    for name, quantity in quantities(study):
        if quantity.fit is not None and quantity.coef is not None:
            yield from _coefficient_faults(study, quantity.fit, quantity.coef, tuple(name.split(".")))


def _coefficient_faults(study: Study, fit: str, coefficient: str, path: Path) -> Iterator[Fault]:
    if fit not in study.fit:
        yield Fault(repr(fit), "a model under fit:", nearest(fit, study.fit), path=(*path, "fit"))
        return
    known = study.fit[fit].features or study.population.mapping.features
    if coefficient.partition("[")[0] not in known:
        yield Fault(repr(coefficient), f"a feature of the model {fit!r}", nearest(coefficient, known), path=(*path, "coef"))


def _start_faults(study: Study) -> Iterator[Fault]:
    known = study.population.mapping.columns
    for name, feeling in (("satisfaction", study.satisfaction), ("effort", study.effort)):
        column = feeling.start.column
        if column is not None and column not in known:
            yield Fault(
                repr(column), "a column that the population's mapping names", nearest(column, known), path=(name, "start", "column")
            )


def segment_faults(study: Study, segments: Sequence[str]) -> tuple[Fault, ...]:
    """What programmes say about segments that the customer table does not have."""
    return tuple(
        Fault(repr(segment), "a segment of the customer table", nearest(segment, segments), path=(*path, "segment"))
        for name, programme in study.programmes.items()
        for path, segment in _segments(programme, ("programmes", name))
        if segment not in segments
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
    yield from idle_faults(study, study.programmes)
    yield from combination_faults(study.combinations, study.programmes)
    yield from correlation_faults(study.correlations, named, ("correlations",))
    yield from measurement_faults(study.measurements, named, ())
    yield from terms_faults(study.money, study)


def _segments(programme: Programme, path: Path) -> Iterator[tuple[Path, str]]:
    for part, items in (("levers", programme.levers), ("costs", programme.costs)):
        for index, item in enumerate(items):
            segment = getattr(item, "segment", None)
            if segment is not None:
                yield (*path, part, index), segment


def _table_faults(study: Study) -> Iterator[Fault]:
    source = study.population
    for field, what in (("table", "the customer table"), ("surveys", "the table of survey answers"), ("contacts", "the table of contacts")):
        name = getattr(source, field)
        if name is not None and not study.path_of(name).is_file():
            do = "check the path; it starts at the study file"
            yield Fault(f"no file {study.path_of(name)}", what, do, path=("population", field))
