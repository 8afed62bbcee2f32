"""Comparing measurements: one group with another, a metric over periods, and with a published benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cxsim.errors import UsageError, fault, nearest
from cxsim.metrics.card import Card
from cxsim.metrics.catalogue import metric
from cxsim.metrics.measurement import Measurement
from cxsim.metrics.sums import Group
from cxsim.stats.contrasts import Contrast, compare_groups, compare_with_benchmark, estimate_slope
from cxsim.text import Message


@dataclass(frozen=True)
class MetricContrast:
    """A contrast of one metric: between which groups, over which periods, or with which benchmark."""

    card: Card
    group: Group
    level: str
    of: Message
    contrast: Contrast


@dataclass(frozen=True)
class Benchmark:
    """A published value of a metric; it enters only with its source and its date.

    Raises
    ------
    UsageError
        If the metric is not known, or source or date is missing.
    """

    key: str
    value: float
    source: str
    published: date

    def __post_init__(self) -> None:
        """Refuse a benchmark that nobody can look up."""
        metric(self.key)
        if not self.source.strip():
            raise UsageError(Message("metrics-benchmark-unsourced"), [fault("metrics-benchmark-source", key=self.key)])


def trends(measurement: Measurement) -> tuple[MetricContrast, ...]:
    """The change per period of every metric that is a ratio, for each group, over the periods by which it was cut."""
    return tuple(
        MetricContrast(
            metric(key).card,
            group,
            level,
            Message("metrics-line-period", period=measurement.period),
            estimate_slope(found, metric(key).card.unit),
        )
        for (key, group, level), found in measurement.slopes.items()
    )


def differences(measurement: Measurement, column: str, a: str, b: str) -> tuple[MetricContrast, ...]:
    """How much higher every metric that is a ratio is where `column` is `a` than where it is `b`, within the other cuts.

    Raises
    ------
    UsageError
        If it was not cut by the column, or has no such group.
    """
    if column not in measurement.by:
        wrong = fault("metrics-comparison-column", column=column, nearest=nearest(column, measurement.by))
        raise UsageError(Message("metrics-comparison-uncut", column=column), [wrong])
    place = measurement.by.index(column)
    names = {value.group[place] for value in measurement.values}
    faults = [
        fault("metrics-comparison-value", value=name, column=column, nearest=nearest(name, names)) for name in (a, b) if name not in names
    ]
    if faults:
        raise UsageError(Message("metrics-comparison-impossible"), faults)
    sides = {
        name: {(v.card.key, _without(v.group, place), v.level): v for v in measurement.values if v.group[place] == name and v.is_ratio}
        for name in (a, b)
    }
    return tuple(
        MetricContrast(
            one.card,
            key[1],
            key[2],
            Message("metrics-difference", a=a, b=b),
            compare_groups(one.moments, sides[b][key].moments, one.card.unit),
        )
        for key, one in sides[a].items()
        if key in sides[b]
    )


def not_compared(measurement: Measurement) -> tuple[str, ...]:
    """The metrics that were measured and have no difference: totals, and totals over the customers of another table."""
    return tuple(dict.fromkeys(value.card.key for value in measurement.values if not value.is_ratio))


def against_benchmarks(measurement: Measurement, benchmarks: Sequence[Benchmark]) -> tuple[MetricContrast, ...]:
    """How much higher each estimate is than the published value of its metric, with where and when it was published."""
    return tuple(
        MetricContrast(
            value.card,
            value.group,
            value.level,
            Message("metrics-difference-published", value=known.value, source=known.source, published=known.published.isoformat()),
            compare_with_benchmark(value.moments, known.value, value.card.unit),
        )
        for known in benchmarks
        for value in measurement.values
        if value.card is metric(known.key).card and value.is_ratio
    )


def _without(group: Group, place: int) -> Group:
    return (*group[:place], *group[place + 1 :])
