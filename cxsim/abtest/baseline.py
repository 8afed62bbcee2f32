"""What a company's own tables say of an endpoint before an experiment: moments, the window before, clusters, arrivals, hazard.

The last stretch of the log stands for the experiment to come: its window after, and the window before that.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, nan, sqrt

import numpy as np

from cxsim.abtest.clusters import ClusterSizes, measure_clusters
from cxsim.abtest.endpoint import Endpoint, StatedMoments
from cxsim.abtest.experiment import Experiment
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.errors import DataError, fault
from cxsim.metrics.cells import cell
from cxsim.metrics.needs import Needs
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Place, literal, quoted
from cxsim.stats.intervals import Array
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

WEEK = 7.0
RECENT_WEEKS = 12
LATE = 1e6
"""A day that no log reaches: who is there then has not left."""


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
class Enrolment:
    """How many distinct units there are on the first day, come in each week from then on, and in every week after those.

    Attributes
    ----------
    at_once : units on the first day.
    weekly : units that come for the first time, by week.
    later : a week, after that; most : all that there are.
    """

    at_once: float
    weekly: tuple[float, ...] = ()
    later: float = 0.0
    most: float = inf
    typed: bool = False

    def by_week(self, weeks: int) -> Array:
        """The cumulative number of distinct units on the first day and at the end of each week, shape (weeks + 1,)."""
        more = max(weeks - len(self.weekly), 0)
        return np.asarray(np.minimum(np.cumsum([self.at_once, *self.weekly[:weeks], *[self.later] * more]), self.most))

    def weeks(self, units: float, most: int) -> int | None:
        """The first whole week by whose end so many units have come, 0 if at once; None if not within `most`."""
        reached = np.flatnonzero(self.by_week(most) >= units * (1 - 1e-12))
        return int(reached[0]) if len(reached) else None


@dataclass(frozen=True)
class Baseline:
    """What is known of an experiment's endpoints and units before it."""

    endpoints: dict[str, EndpointBaseline]
    enrolment: Enrolment


@dataclass(frozen=True)
class UnitValues:
    """The sums of each unit: numerator and denominator in the window after, and in the window before; its cluster."""

    after: Array
    per: Array
    before: Array
    per_before: Array
    cluster: Sequence[str] | None = None


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
        enrolment = _enrolment(place, experiment)
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
    earlier = _parts(UnitValues(values.before, values.per_before, values.before, values.per_before), endpoint)[0]
    together = float(np.corrcoef(parts, earlier)[0, 1]) if earlier.std() > 0 and endpoint.kind != "quantile" else nan
    clusters = None if values.cluster is None else measure_clusters(parts, values.cluster)
    return EndpointBaseline(mean, float(parts.var(ddof=1)), together, clusters, units=len(parts))


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


def need_of(place: Place | None, endpoint: Endpoint) -> Needs:
    """What an endpoint needs of one table: its numerator and denominator by row, and the instant of a row.

    Raises
    ------
    DataError
        If no table holds it.
    """
    names = () if place is None else place.names
    if endpoint.table is not None:
        if endpoint.table not in names:
            raise _unreadable(endpoint.table, names)
        at = next((rule.column for rule in METRIC_CONTRACTS[endpoint.table].columns if rule.kind == "instant"), "")
        when = f"{{{endpoint.column}}} IS NOT NULL" if endpoint.column else ""
        return Needs(endpoint.table, y=f"{{{endpoint.column}}}" if endpoint.column else "1.0", when=when, at=at)
    if endpoint.metric is None:
        raise _unreadable("-", names)
    from cxsim.metrics.catalogue import metric

    ways = metric(endpoint.metric).ways
    fitting = [
        way[0] for way in ways if place is not None and way[0].table in names and set(way[0].columns) <= {*place.columns(way[0].table)}
    ]
    dated = next((need for need in fitting if need.at and need.grain == "row" and not need.levels), None)
    if dated is None:
        raise _unreadable(" / ".join(dict.fromkeys(way[0].table for way in ways)), names)
    return dated


def _unreadable(wanted: str, names: Sequence[str]) -> DataError:
    return DataError(Message("abtest-baseline-unknown"), [fault("abtest-table-absent", table=wanted, names=sorted(names) or ["-"])])


def read_values(place: Place | None, experiment: Experiment, endpoint: Endpoint) -> UnitValues:
    """The sums of each eligible unit in the last windows of the log; units without a row have zeros.

    Raises
    ------
    DataError
        If no table holds the endpoint, or it has no rows.
    """
    need = need_of(place, endpoint)
    assert place is not None
    end = last_day(place, need.table, need.at)
    middle = end - experiment.after
    eligible = eligible_units(place, experiment, middle)
    if experiment.enrol_on is None:
        sums = sums_of_all(place, need, (middle - experiment.before, middle, end))
        units = list(sums if eligible is None else eligible)
    else:
        enrolled = _enrolled(place, experiment.enrol_on, middle - WEEK * RECENT_WEEKS, middle)
        sums = _sums_since(place, need, enrolled, experiment)
        units = [unit for unit in enrolled if eligible is None or unit in eligible]
    after, per, before, per_before = np.array([sums.get(unit, (0.0, 0.0, 0.0, 0.0)) for unit in units]).reshape(-1, 4).T
    clustered = experiment.unit == "cluster" and eligible is not None
    return UnitValues(after, per, before, per_before, [eligible[unit] for unit in units] if clustered and eligible is not None else None)


def sums_of_all(place: Place, need: Needs, days: tuple[float, float, float]) -> dict[str, tuple[float, ...]]:
    """The sums of each unit from the second day to the third, and from the first to the second."""
    windows = (within(need, days[1], days[2]), within(need, days[0], days[1]))
    projection = Projection(place, need.table, "", windows, ())
    summed = [f"sum({projection.text(text, each)})" for each in windows for text in (each.y, each.x)]
    with place.over(projection.sql()) as answer:
        rows = answer([f"SELECT u, {', '.join(summed)} FROM {CELLS} GROUP BY u"])
    return {str(unit): tuple(float(value or 0) for value in numbers) for unit, *numbers in rows if unit is not None}


def sums_by_period(place: Place, need: Needs, window: tuple[float, float], days: float, washout: float) -> dict[int, tuple[float, float]]:
    """Numerator and denominator of the rows of each period of so many days in a window; those within its washout are left out."""
    since = f"({{{need.at}:days}} - {window[0]!r})"
    late = f"{since} - {days!r} * floor({since} / {days!r}) >= {washout!r}"
    counted = within(replace(need, when=f"{late} AND ({need.when})" if need.when else late), *window)
    projection = Projection(place, need.table, "", (counted,), ())
    period, *parts = (projection.text(text, counted) for text in (f"floor({since} / {days!r})", counted.y, counted.x))
    with place.over(projection.sql()) as answer:
        rows = answer([f"SELECT {period} AS period, sum({parts[0]}), sum({parts[1]}) FROM {CELLS} GROUP BY 1"])
    return {int(period): (float(y or 0), float(x or 0)) for period, y, x in rows if period is not None}


def _enrolled(place: Place, table: str, first: float, last: float) -> dict[str, float]:
    """The day of each unit's first row in a log between two days: when the experiment would have assigned it."""
    at = next(rule.column for rule in METRIC_CONTRACTS[table].columns if rule.kind == "instant")
    need = Needs(table, y=f"CASE WHEN {{{at}:days}} >= {first!r} AND {{{at}:days}} < {last!r} THEN {{{at}:days}} END", at=at)
    projection = Projection(place, table, "", (need,), ())
    with place.over(projection.sql()) as answer:
        rows = answer([f"SELECT u, min({projection.text(need.y, need)}) FROM {CELLS} GROUP BY u"])
    return {str(unit): float(day) for unit, day in rows if unit is not None and day is not None}


def _sums_since(place: Place, need: Needs, enrolled: Mapping[str, float], experiment: Experiment) -> dict[str, tuple[float, ...]]:
    """The sums of each unit in the windows after and before the day of its own."""
    dated = replace(
        need, y=need.y, when=f"({need.when}) AND ({{{need.at}:days}} IS NOT NULL)" if need.when else f"{{{need.at}:days}} IS NOT NULL"
    )
    projection = Projection(place, need.table, "", (dated,), ())
    day, *parts = (projection.text(text, dated) for text in (f"{{{need.at}:days}}", dated.y, dated.x))
    with place.over(projection.sql()) as answer:
        rows = answer([f"SELECT u, {day}, {', '.join(parts)} FROM {CELLS} WHERE {projection.text(dated.when, dated)}"])
    sums = {unit: [0.0, 0.0, 0.0, 0.0] for unit in enrolled}
    for unit, at, y, x in rows:
        since = float(at) - enrolled.get(str(unit), inf)
        if -experiment.before <= since < experiment.after:
            place_of = 0 if since >= 0 else 2
            sums[str(unit)][place_of] += float(y or 0)
            sums[str(unit)][place_of + 1] += float(x or 0)
    return {unit: tuple(values) for unit, values in sums.items()}


def within(need: Needs, first: float, last: float) -> Needs:
    """A need that counts only rows from one day to before another (days since 1970)."""
    when = f"{{{need.at}:days}} >= {first!r} AND {{{need.at}:days}} < {last!r}" + (f" AND ({need.when})" if need.when else "")
    return replace(need, y=f"CASE WHEN {when} THEN {need.y} END", x=f"CASE WHEN {when} THEN {need.x} END", when="")


def last_day(place: Place, table: str, at: str) -> float:
    """The end of the last day of a log, in days since 1970."""
    need = Needs(table, y=f"{{{at}:days}}", at=at)
    projection = Projection(place, table, "", (need,), ())
    with place.over(projection.sql()) as answer:
        ((last,),) = answer([f"SELECT max({projection.text(need.y, need)}) FROM {CELLS}"])
    if last is None:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-table-empty", table=table)])
    return float(np.floor(float(last)) + 1.0)


def eligible_units(place: Place, experiment: Experiment, day: float) -> dict[str, str] | None:
    """The customers who are there on a day, each with its cluster; None where there is no table of customers."""
    if "customers" not in place.names:
        return None
    columns = place.columns("customers")
    if experiment.cluster is not None and experiment.cluster not in columns:
        unknown = fault("abtest-cluster-unknown", column=experiment.cluster, columns=sorted(columns))
        raise DataError(Message("abtest-baseline-unknown"), [unknown])
    unit = place.dialect.unit.format(cell(place, "customers", "customer_id"))
    there = _there(columns, day).format_map({name: cell(place, "customers", name) for name in columns})
    cluster = f"t.{quoted(experiment.cluster)}" if experiment.cluster else "''"
    segment = f" AND t.segment = {literal(experiment.segment)}" if experiment.segment is not None else ""
    rows = place.rows(f"SELECT {unit}, {cluster} FROM {place.relation('customers')} t WHERE {there}{segment}")
    return {str(customer): str(group) for customer, group in rows}


def _there(known: Collection[str], day: float) -> str:
    """SQL that is true of a customer who is there on a day, as far as the columns tell."""
    tests = []
    if "joined_at" in known:
        tests.append(f"({{joined_at:days}} IS NULL OR {{joined_at:days}} <= {day!r})")
    if "left_at" in known:
        tests.append(f"({{left_at:days}} IS NULL OR {{left_at:days}} > {day!r})")
    elif "churned" in known:
        tests.append("coalesce({churned}, 0) = 0")
    return " AND ".join(tests) or "1 = 1"


def _lifetime(place: Place | None, experiment: Experiment, stated: StatedMoments) -> EndpointBaseline:
    hazard, units = (stated.hazard_per_month, 0) if stated.hazard_per_month is not None else _hazard(place)
    typed = () if stated.hazard_per_month is None else ("hazard_per_month",)
    leaving = 1 - float(np.exp(-hazard * experiment.after / DAYS_PER_MONTH))
    return EndpointBaseline(leaving, leaving * (1 - leaving), hazard_per_month=hazard, units=units, typed=typed)


def _hazard(place: Place | None) -> tuple[float, int]:
    """Leavers over the months that customers were seen, per month; and how many customers."""
    names = () if place is None else place.names
    columns = set(place.columns("customers")) if place is not None and "customers" in names else set()
    if place is None or not {"tenure_months", "churned"} <= columns:
        raise _unreadable("customers", names)
    entry = "coalesce({entry_months}, 0)" if "entry_months" in columns else "0"
    need = Needs("customers", y="{churned}", x=f"{{tenure_months}} - {entry}")
    projection = Projection(place, "customers", "", (need,), ())
    text = [projection.text(part, need) for part in (need.y, need.x)]
    with place.over(projection.sql()) as answer:
        ((left, months, units),) = answer([f"SELECT sum({text[0]}), sum({text[1]}), count(*) FROM {CELLS}"])
    if not left or not months:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-nobody-leaves", units=int(units))])
    return float(left) / float(months), int(units)


def _enrolment(place: Place | None, experiment: Experiment) -> Enrolment:
    """How units come: typed, or all who are there on the first day, or each with its first row in a log."""
    stated = experiment.flow
    if stated is not None and stated.customers is not None:
        return Enrolment(stated.customers * experiment.share, (), (stated.per_week or 0.0) * experiment.share, typed=True)
    if stated is not None and stated.per_week is not None:
        return Enrolment(0.0, (), stated.per_week * experiment.share, typed=True)
    if experiment.enrol_on is not None:
        return _first_rows(place, experiment, experiment.enrol_on)
    eligible = None if place is None else eligible_units(place, experiment, LATE)
    if not eligible:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-customers-unknown")])
    return Enrolment(len(eligible) * experiment.share)


def _first_rows(place: Place | None, experiment: Experiment, table: str) -> Enrolment:
    """Distinct units by week since the beginning of the last stretch of a log, each counted when it first comes."""
    if place is None or table not in place.names:
        raise _unreadable(table, () if place is None else place.names)
    at = next(rule.column for rule in METRIC_CONTRACTS[table].columns if rule.kind == "instant")
    end = last_day(place, table, at)
    begin = end - WEEK * max(RECENT_WEEKS, round(experiment.after / WEEK))
    eligible = eligible_units(place, experiment, LATE)
    days = np.array([day - begin for unit, day in _enrolled(place, table, begin, end).items() if eligible is None or unit in eligible])
    counts = np.bincount((days // WEEK).astype(int), minlength=round((end - begin) / WEEK)) * experiment.share
    most = inf if eligible is None else len(eligible) * experiment.share
    return Enrolment(0.0, tuple(counts.tolist()), float(counts[-4:].mean()), most)
