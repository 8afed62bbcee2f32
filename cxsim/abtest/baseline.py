"""What a company's own tables say of an endpoint before an experiment: moments, the window before, clusters, arrivals, hazard.

The last stretch of the log before the experiment begins stands for it: its window after, and the window before that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import nan, sqrt

import numpy as np

from cxsim.abtest.clusters import ClusterSizes, measure_clusters
from cxsim.abtest.endpoint import Endpoint, StatedMoments
from cxsim.abtest.enrolment import Enrolment, measure_enrolment
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.unit_values import UnitValues, eligible_sql, read_values, unreadable
from cxsim.errors import DataError, fault
from cxsim.metrics.needs import Needs
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Place
from cxsim.stats.intervals import Array
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH


@dataclass(frozen=True)
class EndpointBaseline:
    """An endpoint as it is today.

    Attributes
    ----------
    mean : the share, mean, ratio or quantile; of a lifetime, the share that leaves within the window after.
    variance : of one unit's part in the estimate.
    correlation : with the same unit's value in the window before; NaN if that is not known.
    clusters : how alike and how unequal clusters are, where units are assigned by cluster.
    hazard_per_month : of a lifetime; units : whose values were read.
    typed : the names of the moments that were typed instead of measured.
    """

    mean: float
    variance: float
    correlation: float = nan
    clusters: ClusterSizes | None = None
    hazard_per_month: float = nan
    units: int = 0
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Baseline:
    """What is known of an experiment's endpoints and units before it."""

    endpoints: dict[str, EndpointBaseline]
    enrolment: Enrolment


def measure_baseline(place: Place | None, experiment: Experiment) -> Baseline:
    """Measure an experiment's endpoints and arrivals in the company's tables; what the plan types goes first, and is marked.

    Parameters
    ----------
    place : Tables or None
        The tables by the names of their contracts; None if everything is typed.
    experiment : Experiment
        The plan.

    Returns
    -------
    Baseline
        The moments of each endpoint, and how many units come by week.

    Raises
    ------
    DataError
        With everything that can be neither measured nor was typed.

    Examples
    --------
    >>> from cxsim.abtest import Experiment, measure_baseline
    >>> endpoint = {"kind": "share", "role": "primary", "stated": {"mean": 0.2}}
    >>> plan = {"arms": {"control": 0.5, "treated": 0.5}, "begins": "2026-03-01", "after": "30 d", "flow": {"per_week": 500}}
    >>> baseline = measure_baseline(None, Experiment(**plan, endpoints={"solved": endpoint}))
    >>> round(baseline.endpoints["solved"].variance, 4), baseline.enrolment.later
    (0.16, 500.0)
    """
    faults, found = [], dict[str, EndpointBaseline]()
    for name, endpoint in experiment.endpoints.items():
        try:
            found[name] = _endpoint(place, experiment, endpoint)
        except DataError as error:
            faults += [each.at(path=("endpoints", name)) for each in error.faults]
    enrolment = Enrolment(0.0)
    try:
        enrolment = measure_enrolment(place, experiment)
    except DataError as error:
        faults += error.faults
    if faults:
        raise DataError(Message("abtest-baseline-unknown"), faults)
    return Baseline(found, enrolment)


def _endpoint(place: Place | None, experiment: Experiment, endpoint: Endpoint) -> EndpointBaseline:
    stated = endpoint.stated or StatedMoments()
    if endpoint.kind == "lifetime":
        return _lifetime(place, experiment, stated)
    enough = stated.mean is not None and (stated.sd is not None or stated.density is not None or endpoint.kind == "share")
    measured = None if enough and place is None else _measured(place, experiment, endpoint, needed=not enough)
    return _with_stated(measured, endpoint, stated)


def _measured(place: Place | None, experiment: Experiment, endpoint: Endpoint, needed: bool) -> EndpointBaseline | None:
    try:
        return summarise(read_values(place, experiment, endpoint), endpoint)
    except DataError:
        if needed:
            raise
        return None


def _with_stated(found: EndpointBaseline | None, endpoint: Endpoint, stated: StatedMoments) -> EndpointBaseline:
    typed = tuple(name for name in ("mean", "sd", "correlation", "icc", "density") if getattr(stated, name) is not None)
    known = found or EndpointBaseline(nan, nan)
    mean = known.mean if stated.mean is None else stated.mean
    variance = known.variance
    if stated.sd is not None:
        variance = stated.sd**2
    elif endpoint.kind == "share" and stated.mean is not None:
        variance = mean * (1 - mean)
    elif endpoint.kind == "quantile" and stated.density is not None and endpoint.quantile is not None:
        variance = endpoint.quantile * (1 - endpoint.quantile) / stated.density**2
    clusters = known.clusters
    if stated.icc is not None:
        clusters = replace(clusters, icc=stated.icc) if clusters else ClusterSizes(nan, 0.0, stated.icc)
    correlation = known.correlation if stated.correlation is None else stated.correlation
    return replace(known, mean=mean, variance=variance, correlation=correlation, clusters=clusters, typed=typed)


def summarise(values: UnitValues, endpoint: Endpoint) -> EndpointBaseline:
    """The moments of an endpoint from the units' sums.

    Raises
    ------
    DataError
        If there are fewer than two units, or they are all alike.
    """
    if len(values.after) < 2:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-values-alike", units=len(values.after))])
    parts, mean = _parts(values, endpoint)
    if not np.isfinite(parts).all() or parts.var() <= 1e-24:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-values-alike", units=len(parts))])
    together = nan if endpoint.kind == "quantile" else _correlation(values, endpoint, parts)
    clusters = None if values.cluster is None else measure_clusters(parts, values.cluster)
    return EndpointBaseline(mean, float(parts.var(ddof=1)), together, clusters, units=len(parts))


def _correlation(values: UnitValues, endpoint: Endpoint, parts: Array) -> float:
    """The correlation of the units' parts with those in the window before; NaN where these are all alike."""
    earlier = _parts(UnitValues(values.before, values.per_before, values.before, values.per_before), endpoint)[0]
    return float(np.corrcoef(parts, earlier)[0, 1]) if earlier.std() > 0 else nan


def _parts(values: UnitValues, endpoint: Endpoint) -> tuple[Array, float]:
    """Each unit's part in the estimate, whose mean has the estimate's variance, and the estimate."""
    y, x = values.after, values.per
    if endpoint.kind == "share":
        there = (x > 0).astype(float) if endpoint.column is None and endpoint.metric is None else (y > 0).astype(float)
        return there, float(there.mean())
    if endpoint.kind in ("mean", "count"):
        summed = x if endpoint.kind == "count" and endpoint.column is None and endpoint.metric is None else y
        return summed, float(summed.mean())
    if endpoint.kind == "ratio":
        per = x.mean()
        ratio = float(y.sum() / x.sum()) if x.sum() else nan
        return np.asarray((y - ratio * x) / per if per else y * nan), ratio
    q = endpoint.quantile or 0.5
    at = float(np.quantile(y, q))
    return np.asarray(((y <= at) - q) / _density(y, q)), at


def _density(values: Array, quantile: float) -> float:
    """The density at a quantile, by the difference of two order statistics near it (Bofinger's bandwidth)."""
    from scipy.special import ndtri  # small, and only quantiles need it

    n, z = len(values), float(ndtri(quantile))
    normal = np.exp(-z * z / 2) / sqrt(2 * np.pi)
    width = n**-0.2 * (4.5 * normal**4 / (2 * z * z + 1) ** 2) ** 0.2
    low, high = max(quantile - width, 0.0), min(quantile + width, 1.0)
    gap = float(np.quantile(values, high) - np.quantile(values, low))
    if gap <= 0:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-quantile-tied", quantile=quantile)])
    return float((high - low) / gap)


def _lifetime(place: Place | None, experiment: Experiment, stated: StatedMoments) -> EndpointBaseline:
    hazard, units = (stated.hazard_per_month, 0) if stated.hazard_per_month is not None else _hazard(place, experiment)
    typed = tuple(name for name in ("hazard_per_month", "icc") if getattr(stated, name) is not None)
    leaving = 1 - float(np.exp(-hazard * experiment.after / DAYS_PER_MONTH))
    clusters = _clusters_of_leavers(place, experiment, hazard)
    if stated.icc is not None:
        clusters = replace(clusters, icc=stated.icc) if clusters else ClusterSizes(nan, 0.0, stated.icc)
    return EndpointBaseline(leaving, leaving * (1 - leaving), clusters=clusters, hazard_per_month=hazard, units=units, typed=typed)


def _clusters_of_leavers(place: Place | None, experiment: Experiment, hazard: float) -> ClusterSizes | None:
    """How alike the leaving of a cluster's customers is: that of what each adds to a log-rank score, left less hazard times months seen.

    Customers who have left are still of their cluster: without them nobody leaves.
    """
    columns = _customer_columns(place)
    if place is None or experiment.unit != "cluster" or not {"tenure_months", "churned"} <= columns:
        return None
    need = _leaving_need(columns)
    cells = Projection(place, "customers", "", (need,), ())
    left, months = (cells.text(part, need) for part in (need.y, need.x))
    everyone = eligible_sql(place, experiment, None)
    with place.over(
        f"SELECT k.cluster AS cluster, {left} AS gone, {months} AS months FROM ({cells.sql()}) l JOIN ({everyone}) k ON k.u = l.u"
    ) as answer:
        rows = answer([f"SELECT cluster, gone, months FROM {CELLS} WHERE gone IS NOT NULL AND months IS NOT NULL"])
    residuals = [float(gone) - hazard * float(seen) for _, gone, seen in rows]
    return measure_clusters(residuals, [str(cluster) for cluster, _, _ in rows]) if rows else None


def _hazard(place: Place | None, experiment: Experiment) -> tuple[float, int]:
    """Leavers over the months that eligible customers were seen, per month, those who have left among them; and how many customers."""
    columns = _customer_columns(place)
    if place is None or not {"tenure_months", "churned"} <= columns:
        raise unreadable("customers", () if place is None else place.names)
    need = _leaving_need(columns)
    projection = Projection(place, "customers", "", (need,), ())
    text = [projection.text(part, need) for part in (need.y, need.x)]
    everyone = eligible_sql(place, experiment, None)
    with place.over(
        f"SELECT {text[0]} AS gone, {text[1]} AS months FROM ({projection.sql()}) l JOIN ({everyone}) k ON k.u = l.u"
    ) as answer:
        ((left, months, units),) = answer([f"SELECT sum(gone), sum(months), count(*) FROM {CELLS}"])
    if not left or not months:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-nobody-leaves", units=int(units))])
    return float(left) / float(months), int(units)


def _customer_columns(place: Place | None) -> set[str]:
    return set(place.columns("customers")) if place is not None and "customers" in place.names else set()


def _leaving_need(columns: set[str]) -> Needs:
    """Whether a customer has left, over the months that it was seen."""
    entry = "coalesce({entry_months}, 0)" if "entry_months" in columns else "0"
    return Needs("customers", y="{churned}", x=f"{{tenure_months}} - {entry}")
