"""How units come into an experiment: all who are there on the first day, each with its first row in a log, or as typed."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.unit_values import eligible_sql, enrolled_sql, first_day, last_day, unreadable
from cxsim.data.metric_contracts import instant_of
from cxsim.errors import DataError, fault
from cxsim.metrics.tables import CELLS, Place
from cxsim.stats.intervals import Array
from cxsim.text import Message

WEEK = 7.0
RECENT_WEEKS = 12


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


def measure_enrolment(place: Place | None, experiment: Experiment) -> Enrolment:
    """How units come: typed, or all who are there on the first day, or each with its first row in a log.

    Raises
    ------
    DataError
        If no table tells, and nothing is typed.
    """
    stated = experiment.flow
    if stated is not None and stated.customers is not None:
        return Enrolment(stated.customers * experiment.share, (), (stated.per_week or 0.0) * experiment.share, typed=True)
    if stated is not None and stated.per_week is not None:
        return Enrolment(0.0, (), stated.per_week * experiment.share, typed=True)
    if experiment.enrol_on is not None:
        return _first_rows(place, experiment, experiment.enrol_on)
    there = 0 if place is None else _count_eligible(place, experiment)
    if not there:
        raise DataError(Message("abtest-baseline-unknown"), [fault("abtest-customers-unknown")])
    return Enrolment(there * experiment.share)


def _count_eligible(place: Place, experiment: Experiment) -> int:
    query = eligible_sql(place, experiment, first_day(experiment))
    return int(place.rows(f"SELECT count(*) FROM ({query}) k")[0][0]) if query else 0


def _first_rows(place: Place | None, experiment: Experiment, table: str) -> Enrolment:
    """Distinct units by week in the last stretch of a log before the experiment, each counted when it first comes."""
    if place is None or table not in place.names:
        raise unreadable(table, () if place is None else place.names)
    end = last_day(place, table, instant_of(table), first_day(experiment))
    begin = end - WEEK * max(RECENT_WEEKS, round(experiment.after / WEEK))
    weeks = round((end - begin) / WEEK)
    eligible = eligible_sql(place, experiment, first_day(experiment))
    joined = f" JOIN ({eligible}) k ON k.u = e.u" if eligible else ""
    with place.over(
        f"SELECT floor((e.began - {begin!r}) / {WEEK!r}) AS week FROM ({enrolled_sql(place, table, begin, end)}) e{joined}"
    ) as answer:
        found = {int(week): int(count) for week, count in answer([f"SELECT week, count(*) FROM {CELLS} GROUP BY week"])}
    counts = np.array([found.get(week, 0) for week in range(weeks)]) * experiment.share
    most = _count_eligible(place, experiment) * experiment.share if eligible else inf
    return Enrolment(0.0, tuple(counts.tolist()), float(counts[-4:].mean()), most)
