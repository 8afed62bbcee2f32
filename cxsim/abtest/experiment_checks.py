"""What is wrong with the plan of an experiment whose parts are each right: all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import isclose
from pathlib import Path

from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.source import is_url
from cxsim.errors import Fault, UsageError, fault, nearest

Address = tuple[str | int, ...]
ROUNDING = 1e-6
SHARE = "share"
AFTERWARDS = ("churned", "left_at", "tenure_months")
"""Columns of the customers that are as of the day of the table: they can depend on the arm."""


def experiment_faults(experiment: Experiment, path: Address, units: Mapping[str, str], file: Callable[[str], Path]) -> Iterator[Fault]:
    """What its parts say against each other and against the study.

    Parameters
    ----------
    path : where the experiment stands in the study.
    units : the unit of each lever's size that an endpoint may measure, by address.
    file : where a file is that the study names.
    """
    yield from _arm_faults(experiment, path)
    yield from _unit_faults(experiment, path)
    yield from _look_faults(experiment, path)
    yield from _log_faults(experiment, path, file)
    for index, column in enumerate(experiment.covariates):
        if column in AFTERWARDS:
            yield fault("abtest-covariate-afterwards", column=column).at(path=(*path, "covariates", index))
    decisive = [name for name, endpoint in experiment.endpoints.items() if endpoint.role == "primary"]
    if len(decisive) != 1:
        yield fault("abtest-primary-count", count=len(decisive), names=decisive or ["-"]).at(path=(*path, "endpoints"))
    data = experiment.data
    given = data is not None and (data.rows is not None or data.sums is not None)
    for name, endpoint in experiment.endpoints.items():
        yield from _source_faults(endpoint, (*path, "endpoints", name), given)
        yield from _endpoint_faults(endpoint, (*path, "endpoints", name), units)


def _arm_faults(experiment: Experiment, path: Address) -> Iterator[Fault]:
    if experiment.control not in experiment.arms:
        wrong = fault("abtest-control-missing", control=experiment.control, remedy=nearest(experiment.control, experiment.arms))
        yield wrong.at(path=(*path, "arms"))
    total = sum(experiment.arms.values())
    if not isclose(total, 1.0, abs_tol=ROUNDING):
        yield fault("abtest-shares-total", total=total).at(path=(*path, "arms"))


def _unit_faults(experiment: Experiment, path: Address) -> Iterator[Fault]:
    by_cluster, by_period = experiment.unit == "cluster", experiment.unit == "switchback"
    if by_cluster != (experiment.cluster is not None):
        yield fault("abtest-cluster-column", stated=not by_cluster).at(path=(*path, "unit" if by_cluster else "cluster"))
    if by_period != (experiment.period is not None):
        yield fault("abtest-period", stated=not by_period).at(path=(*path, "unit" if by_period else "period"))
    if experiment.period is not None and experiment.washout >= experiment.period:
        facts = {"washout": experiment.washout, "period": experiment.period}
        yield fault("abtest-washout-long", **facts).at(path=(*path, "washout"))


def _look_faults(experiment: Experiment, path: Address) -> Iterator[Fault]:
    if experiment.looks is None:
        return
    at = experiment.looks.at
    if at[0] <= 0 or any(later <= earlier for earlier, later in pairwise(at)) or at[-1] != 1.0:
        yield fault("abtest-looks-order", looks=list(at)).at(path=(*path, "looks", "at"))
    if experiment.unit == "switchback":
        yield fault("abtest-looks-switchback").at(path=(*path, "looks"))


def _log_faults(experiment: Experiment, path: Address, file: Callable[[str], Path]) -> Iterator[Fault]:
    if experiment.enrol_on is not None:
        yield from _table_faults(experiment.enrol_on, (*path, "enrol_on"))
    places = {("logs", name): log for name, log in experiment.logs.items()}
    for name in experiment.logs:
        yield from _table_faults(name, (*path, "logs", name))
    for part in ("assignments", "rows", "sums", "result"):
        if (stated := getattr(experiment.data, part, None)) is not None:
            places["data", part] = stated
    for place, name in places.items():
        if not is_url(name) and not file(name).exists():
            yield fault("abtest-file-missing", file=file(name)).at(path=(*path, *place))


def _table_faults(name: str, path: Address) -> Iterator[Fault]:
    if name not in METRIC_CONTRACTS:
        yield fault("abtest-table-unknown", table=name, remedy=nearest(name, METRIC_CONTRACTS)).at(path=path)


def _endpoint_faults(endpoint: Endpoint, path: Address, units: Mapping[str, str]) -> Iterator[Fault]:
    yield from _direction_faults(endpoint, path)
    if (endpoint.kind == "quantile") != (endpoint.quantile is not None):
        wrong = fault("abtest-quantile", stated=endpoint.quantile is not None)
        yield wrong.at(path=(*path, "kind" if endpoint.quantile is None else "quantile"))
    if endpoint.tau is not None and endpoint.kind != "lifetime":
        yield fault("abtest-tau-kind", kind=endpoint.kind).at(path=(*path, "tau"))
    if endpoint.kind == "lifetime" and endpoint.mde is not None and endpoint.mde >= 1:
        yield fault("abtest-hazard-share", value=endpoint.mde).at(path=(*path, "mde"))
    if endpoint.quantity is None:
        return
    if endpoint.quantity not in units:
        yield fault("abtest-lever-unknown", name=endpoint.quantity, remedy=nearest(endpoint.quantity, units)).at(path=(*path, "quantity"))
    elif (unit := units[endpoint.quantity]) == SHARE and endpoint.kind not in ("share", "ratio"):
        yield fault("abtest-lever-unit", kind=endpoint.kind, unit=SHARE).at(path=(*path, "quantity"))
    elif endpoint.kind == "share" and unit not in ("", SHARE):
        yield fault("abtest-lever-unit", kind=endpoint.kind, unit=unit).at(path=(*path, "quantity"))


def _source_faults(endpoint: Endpoint, path: Address, given: bool) -> Iterator[Fault]:
    """Where an endpoint is measured; nowhere is right where its values or sums are given, or its moments typed."""
    named = [name for name in ("metric", "table") if getattr(endpoint, name) is not None]
    wanted = 0 if endpoint.kind == "lifetime" else 1
    if len(named) != wanted and not ((given or endpoint.stated is not None) and not named):
        yield fault("abtest-source-count", kind=endpoint.kind, count=len(named), wanted=wanted).at(path=path)
    if endpoint.metric is not None:
        from cxsim.metrics.catalogue import metric  # the catalogue is loaded where an endpoint names a metric of it

        try:
            metric(endpoint.metric)
        except UsageError as error:
            yield fault("abtest-metric-unknown", reason=error.headline).at(path=(*path, "metric"))
    if endpoint.table is not None:
        yield from _table_faults(endpoint.table, (*path, "table"))
        yield from _column_faults(endpoint, path)


def _column_faults(endpoint: Endpoint, path: Address) -> Iterator[Fault]:
    contract = METRIC_CONTRACTS.get(endpoint.table or "")
    if contract is None:
        return
    summed = sorted(rule.column for rule in contract.columns if rule.kind in ("number", "flag"))
    needs = endpoint.kind in ("mean", "ratio", "quantile")
    if needs and endpoint.column is None:
        yield fault("abtest-column-missing", kind=endpoint.kind, columns=summed).at(path=(*path, "table"))
    if endpoint.column is not None and endpoint.column not in summed:
        wrong = fault("abtest-column-unknown", column=endpoint.column, table=contract.name, remedy=nearest(endpoint.column, summed))
        yield wrong.at(path=(*path, "column"))


def _direction_faults(endpoint: Endpoint, path: Address) -> Iterator[Fault]:
    if endpoint.role == "guardrail" and endpoint.margin is None:
        yield fault("abtest-margin-missing").at(path=(*path, "role"))
    if endpoint.margin is not None and direction(endpoint) is None:
        yield fault("abtest-margin-unsigned").at(path=(*path, "margin"))
    if endpoint.margin is not None and endpoint.kind == "lifetime":
        yield fault("abtest-margin-lifetime").at(path=(*path, "margin"))


def direction(endpoint: Endpoint) -> str | None:
    """Whether high or low is better: as stated, else as the metric's card says; None where nobody says."""
    if endpoint.better is not None or endpoint.metric is None:
        return endpoint.better or ("high" if endpoint.kind == "lifetime" else None)
    from cxsim.metrics.catalogue import METRICS

    found = next((each.card.better for each in METRICS if each.key == endpoint.metric), "neither")
    return None if found == "neither" else found
