"""Designs of an experiment in the twin: what is drawn, whom that treats and when, and how an outcome is read by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.covariate_adjustment import sum_by_cluster
from cxsim.abtest.difference import OutcomeColumns
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.simulated_units import read_periods, read_units
from cxsim.engine.audiences import drawn_periods, reached
from cxsim.engine.changes import CUSTOMER, Change, Periods, is_momentary
from cxsim.engine.outcome import Outcome
from cxsim.engine.pools.compilation import queues_of
from cxsim.engine.twin import Twin
from cxsim.journey.pools import Exponential, Lognormal, TimeLaw
from cxsim.metrics.needs import Needs
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message
from cxsim.units import month_starts

DESIGNS = ("customer", "cluster", "switchback")
AUDIENCE = "experiment"
FEWEST = 4
"""Clusters or periods that each arm must have on average: with fewer no error can be estimated."""
Arms = tuple[CrossMoments, CrossMoments]


@dataclass(frozen=True)
class Design:
    """What is drawn for good, and so treated or not.

    Attributes
    ----------
    name : of the design.
    unit : what is drawn: customers, a column by which they are grouped, or periods.
    share : of it that is treated.
    washout : days at the beginning of each period that are not counted.
    idle : whether the treated get nothing, so that whatever is found is chance.
    """

    name: str
    unit: str | Periods
    share: float
    washout: float = 0.0
    idle: bool = False

    def changes(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """The changes, for what is treated only; none where the treated get nothing."""
        if self.idle:
            return ()
        return tuple(replace(change, coverage=self.share * change.coverage, audience=AUDIENCE, unit=self.unit) for change in changes)

    def treated(self, outcome: Outcome, key: np.uint64) -> NDArray[np.bool_]:
        """Whether each customer of a run was treated, by the very rule by which the engine picks them."""
        return reached(outcome.twin.scenario(changes=[self._marker(outcome.twin)]), outcome.tally.histories, key)

    def arms(self, outcome: Outcome, experiment: Experiment, endpoint: Endpoint | Needs, key: np.uint64) -> tuple[Arms, OutcomeColumns]:
        """The moments of both arms by unit of assignment, and the outcome to be read from them."""
        if isinstance(self.unit, Periods):
            assert isinstance(endpoint, Endpoint)
            return self._periods(outcome, experiment, endpoint, key)
        found = read_units(outcome, experiment, endpoint)
        place = {name: number for number, name in enumerate(outcome.names.to_pylist())}
        life = np.array([place[name] for name in found.names.tolist()], np.int64)
        columns, label = unit_columns(endpoint, found.columns), self.treated(outcome, key)[life]
        own = outcome_of(endpoint)[0]
        if self.unit == CUSTOMER:
            return (CrossMoments.of(columns[~label]), CrossMoments.of(columns[label])), own
        groups = outcome.twin.population.groups
        group = groups.numbers[groups.columns.index(self.unit)][outcome.tally.histories["row"][life]]
        control, treated = (sum_by_cluster(columns[of], group[of]) for of in (~label, label))
        return (control, treated), own if own.x is not None else OutcomeColumns(own.y, columns.shape[1])

    def _periods(self, outcome: Outcome, experiment: Experiment, endpoint: Endpoint, key: np.uint64) -> tuple[Arms, OutcomeColumns]:
        assert isinstance(self.unit, Periods)
        found = read_periods(outcome, experiment, endpoint, self.unit.days, self.washout)
        middles = self.unit.first_day + (np.arange(len(found), dtype=np.float64) + 0.5) * self.unit.days
        label = self.drawn(outcome, middles, key)
        return (CrossMoments.of(found[~label]), CrossMoments.of(found[label])), OutcomeColumns(0, 1 if endpoint.kind == "ratio" else None)

    def drawn(self, outcome: Outcome, days: NDArray[np.float64], key: np.uint64) -> NDArray[np.bool_]:
        """Whether each of some days of a run lies in a treated period."""
        return drawn_periods(outcome.twin.scenario(changes=[self._marker(outcome.twin)]), days, key)

    def _marker(self, twin: Twin) -> Change:
        """A change of nothing, for those who are treated."""
        touch = f"journeys.{twin.nodes[0].replace('.', '.touchpoints.', 1)}.cost"
        return Change(touch, "multiply", 1.0, np.zeros(twin.months), None, self.share, AUDIENCE, self.unit)


def outcome_of(endpoint: Endpoint | Needs) -> tuple[OutcomeColumns, OutcomeColumns]:
    """The columns of an endpoint in the window after and in the window before; shares and counts of rows have the rows as column."""
    if not isinstance(endpoint, Endpoint) or endpoint.kind == "ratio":
        return OutcomeColumns(0, 1), OutcomeColumns(2, 3)
    rows = endpoint.kind in ("share", "count") and endpoint.column is None and endpoint.metric is None
    return (OutcomeColumns(1), OutcomeColumns(3)) if rows else (OutcomeColumns(0), OutcomeColumns(2))


def unit_columns(endpoint: Endpoint | Needs, columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sums of units as the endpoint takes them: of a share, whether there is anything."""
    return (columns > 0).astype(float) if isinstance(endpoint, Endpoint) and endpoint.kind == "share" else columns


def shares_something(twin: Twin) -> bool:
    """Whether what one customer gets can change what another one experiences: customers who wait for the same agents."""
    return twin.coupled


@dataclass(frozen=True)
class Candidates:
    """The designs by which an experiment could be done in a twin, or why not.

    Attributes
    ----------
    warmth : days in which the queues of the twin forget most of what has been, from which the period of a switchback is proposed.
    """

    twin: Twin
    experiment: Experiment
    changes: tuple[Change, ...]
    share: float
    warmth: float

    def of(self, name: str) -> Design | Message:
        """The design of a name, or why the experiment cannot be done by it."""
        if name == "cluster":
            return self._cluster()
        if name == "switchback":
            return self._switchback()
        return Design(name, CUSTOMER, self.share)

    def _cluster(self) -> Design | Message:
        groups, wanted = self.twin.population.groups, self.experiment.cluster
        column = wanted if wanted is not None else next(iter(groups.columns), None)
        if column is None or column not in groups.columns:
            return Message("abtest-design-cluster-none", column=column or "region")
        count = len(groups.values[groups.columns.index(column)])
        if count * self._least < FEWEST:
            return Message("abtest-design-units-few", units=count, least=FEWEST)
        return Design("cluster", column, self.share)

    def _switchback(self) -> Design | Message:
        slow = [change.quantity for change in self.changes if not is_momentary(change.quantity)]
        if slow:
            return Message("abtest-design-switchback-slow", names=slow)
        if self.experiment.primary[1].kind not in ("ratio", "mean", "count"):
            return Message("abtest-design-switchback-kind", kind=self.experiment.primary[1].kind)
        count = int(self.experiment.after / self.period[0])
        if count * self._least < FEWEST:
            return Message("abtest-design-periods-few", periods=count, days=self.period[0], least=FEWEST)
        starts = month_starts(self.twin.plan.start, self.twin.months)
        first = float(self.twin.common.month_days[starts.index(self.experiment.begins)])
        return Design("switchback", Periods(self.period[0], first), self.share, self.period[1])

    @cached_property
    def period(self) -> tuple[float, float]:
        """The length of a period and of its washout in days: as planned, or as the warmth of the queues proposes."""
        if self.experiment.period is not None:
            return self.experiment.period, self.experiment.washout
        return propose_period(self.warmth)

    @property
    def _least(self) -> float:
        return min(self.share, 1 - self.share)


PERIOD, WASHOUT = 5.0, 2.0
"""Of a switchback, in relaxation times: in a queue at 90 % of its capacity the reading then lacks 2 % of the effect."""
HOUR = 1 / 24
MINUTES_PER_DAY = 1440.0


def propose_period(warmth: float) -> tuple[float, float]:
    """The period and the washout of a switchback, in days, from how long the queues remember; whole hours, at least one day and none."""
    if warmth <= 0:
        return 1.0, 0.0
    return max(ceil(PERIOD * warmth / HOUR), 24) * HOUR, ceil(WASHOUT * warmth / HOUR) * HOUR


def relaxation_days(arrivals_per_day: float, services_per_day: float) -> float:
    """How long a queue remembers: 1 / (sqrt mu - sqrt lambda)^2, infinite without spare capacity.

    Parameters
    ----------
    arrivals_per_day : lambda, of one queue.
    services_per_day : mu, of all its agents together.

    References
    ----------
    J. Abate & W. Whitt, "Transient behavior of the M/M/1 queue: starting at the origin", Queueing Systems 2 (1987) 41-65.
    """
    if arrivals_per_day >= services_per_day:
        return float("inf")
    return float(1 / (np.sqrt(services_per_day) - np.sqrt(arrivals_per_day)) ** 2)


def queue_warmth(outcome: Outcome) -> float:
    """Days in which the slowest of the queues of a run forgets most of what has been, as it stands on average; 0 without pools.

    A queue of several agents relaxes like one of a single agent of their total speed where it is busy, and faster where it is not; one
    whose callers give up forgets within the longer of their patience and a service.
    """
    plan, series, days = outcome.twin.plan, outcome.series, float(outcome.twin.common.month_days[-1])
    found = [0.0]
    for queue in queues_of(plan, outcome.twin.population.groups):
        minutes = float(series[f"busy_minutes.{queue.pool}"].sum())
        served = float((series[f"answered.{queue.pool}"] + series[f"called_back.{queue.pool}"]).sum())
        if served > 0 and minutes > 0:
            each = minutes / served / MINUTES_PER_DAY
            agents = float(series[f"agents.{queue.pool}"].mean()) * queue.share
            warmth = relaxation_days(queue.share * float(series[f"calls.{queue.pool}"].sum()) / days, agents / each)
            patience = plan.pools[queue.pool].patience
            longest = days if patience is None else max(_mean_days(patience), each)
            found.append(min(warmth, longest, days))
    return max(found)


def _mean_days(law: TimeLaw) -> float:
    """The mean of a law of time."""
    if isinstance(law, Lognormal):
        return law.lognormal.mean.value
    return law.exponential.value if isinstance(law, Exponential) else law.constant.value
