"""Values and lifetimes of customers by arm, from rows that count those who are alike: what quantiles and curves need beyond sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from cxsim.abtest.clustered_lifetimes import ClusteredLifetimes
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.sums import EndpointSums
from cxsim.abtest.survival import count_survival


class LifetimeRow(NamedTuple):
    """Customers of one arm (and cluster) who left, or were last seen, at the same time, having come under observation at `entry`."""

    arm: str
    duration: float
    left: bool
    cluster: str
    number: int
    entry: float = 0.0


def values_by_arm(rows: Sequence[Sequence[Any]], *, by_cluster: bool) -> EndpointSums:
    """The values of a quantile from rows of arm, cluster, value and how many have it."""
    found: dict[str, list[tuple[float, int, str]]] = {}
    for arm, cluster, value, count in rows:
        found.setdefault(str(arm), []).append((float(value), int(count), str(cluster)))
    values, clusters = {}, {}
    for arm, own in found.items():
        numbers, counts, whose = zip(*own, strict=True)
        values[arm] = np.repeat(np.array(numbers), counts)
        clusters[arm] = np.repeat(np.array(whose), counts)
    return EndpointSums(values=values, clusters=clusters if by_cluster else {})


def lifetimes_by_arm(rows: Sequence[LifetimeRow], experiment: Experiment) -> EndpointSums:
    """The lifetimes of each treated arm beside the control's."""
    if experiment.unit == "cluster":
        return EndpointSums(clustered={arm: _clustered(rows, experiment.control, arm) for arm in experiment.treated})
    counted = {}
    for arm in experiment.treated:
        own = [row for row in rows if row.arm in (experiment.control, arm)]
        times = [row.number for row in own]
        columns = ([row.duration for row in own], [row.left for row in own], [row.arm == arm for row in own], [row.entry for row in own])
        duration, left, treated, entry = (np.repeat(np.array(column, dtype=float), times) for column in columns)
        counted[arm] = count_survival(duration, left, treated, entry if entry.any() else None)
    return EndpointSums(lifetimes=counted)


def _clustered(rows: Sequence[LifetimeRow], control: str, treated: str) -> ClusteredLifetimes:
    own = [row for row in rows if row.arm in (control, treated)]
    return ClusteredLifetimes(
        np.array([row.duration for row in own], dtype=float),
        np.array([row.left for row in own], dtype=bool),
        np.array([row.arm == treated for row in own], dtype=bool),
        np.array([row.cluster for row in own], dtype=str),
        np.array([row.number for row in own], dtype=float),
    )
