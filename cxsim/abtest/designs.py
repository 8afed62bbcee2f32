"""Designs of an experiment in the twin: what is drawn, whom that treats and when, and how an outcome is read by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.covariate_adjustment import sum_by_cluster
from cxsim.abtest.difference import Effect, OutcomeColumns, compare_means
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.exposure import compare_by_exposure
from cxsim.abtest.referral_trees import ADDITIVE, BroughtCustomers
from cxsim.abtest.simulated_units import SimulatedUnits, read_periods, read_units
from cxsim.engine.audiences import drawn_periods, reached, roots
from cxsim.engine.changes import CUSTOMER, REFERRAL_ROOT, Change, Periods, is_momentary
from cxsim.engine.outcome import Outcome
from cxsim.engine.pools.compilation import queues_of
from cxsim.engine.twin import Twin
from cxsim.journey.pools import Exponential, Lognormal, TimeLaw
from cxsim.metrics.needs import Needs
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message
from cxsim.units import month_starts

BY_REFERRAL = ("tree", "exposure")
"""Designs that count those whom customers bring, too."""
USUAL = ("customer", "cluster", "switchback")
DESIGNS = (*USUAL, *BY_REFERRAL)
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
    brought : whether those whom a customer brings count with it; where each draws an arm of its own, the reading is by exposure.
    """

    name: str
    unit: str | Periods
    share: float
    washout: float = 0.0
    idle: bool = False
    brought: bool = False

    def changes(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """The changes, for what is treated only; none where the treated get nothing."""
        if self.idle:
            return ()
        return tuple(replace(change, coverage=self.share * change.coverage, audience=AUDIENCE, unit=self.unit) for change in changes)

    def treated(self, outcome: Outcome, key: np.uint64) -> NDArray[np.bool_]:
        """Whether each customer of a run was treated, by the very rule by which the engine picks them."""
        return reached(outcome.twin.scenario(changes=[self._marker(outcome.twin)]), outcome.tally.histories, key)

    def read(
        self, outcome: Outcome, experiment: Experiment, endpoint: Endpoint, key: np.uint64, lever: Needs | None = None
    ) -> tuple[Effect, Arms | None]:
        """The effect as an experiment in a run shows it, and the moments by customer of what a lever moves, where that is asked for."""
        if isinstance(self.unit, Periods):
            return compare_means(*self.periods(outcome, experiment, endpoint, key)), None
        found = read_units(outcome, experiment, [endpoint] if lever is None else [endpoint, lever])
        label = self.treated(outcome, key)
        if self.brought and self.unit == CUSTOMER:
            return self._by_exposure(outcome, experiment, endpoint, found, label), None
        arms = self._arms(outcome, experiment, endpoint, found, label[found.numbers])
        moved = None if lever is None else split_rows(found.columns(1), label[found.numbers])
        return compare_means(*arms), moved

    def _arms(
        self, outcome: Outcome, experiment: Experiment, endpoint: Endpoint, found: SimulatedUnits, label: NDArray[np.bool_]
    ) -> tuple[CrossMoments, CrossMoments, OutcomeColumns]:
        """The moments of both arms by unit of assignment, and the outcome to be read from them."""
        columns, own = unit_columns(endpoint, found.columns()), outcome_of(endpoint)[0]
        if self.unit == CUSTOMER:
            return *split_rows(columns, label), own
        if self.unit == REFERRAL_ROOT:
            columns, group = whole_columns(outcome, experiment, found), roots(outcome.tally.histories)[found.numbers]
        else:
            groups = outcome.twin.population.groups
            group = groups.numbers[groups.columns.index(str(self.unit))][outcome.tally.histories["row"][found.numbers]]
        control, treated = (sum_by_cluster(columns[of], group[of]) for of in (~label, label))
        return control, treated, by_cluster(own, columns.shape[1])

    def _by_exposure(
        self, outcome: Outcome, experiment: Experiment, endpoint: Endpoint, found: SimulatedUnits, label: NDArray[np.bool_]
    ) -> Effect:
        whose = BroughtCustomers.of(outcome, found.numbers, days_from_start(outcome.twin, experiment))
        columns, counts = whose.together(found.every[0]), (whose.count(label), whose.count(np.ones_like(label)))
        return compare_by_exposure(columns, label[found.numbers], *counts, outcome_of(endpoint)[0])

    def periods(
        self, outcome: Outcome, experiment: Experiment, endpoint: Endpoint, key: np.uint64
    ) -> tuple[CrossMoments, CrossMoments, OutcomeColumns]:
        """The moments of the untreated and of the treated periods, and the outcome to be read from them."""
        assert isinstance(self.unit, Periods)
        found = read_periods(outcome, experiment, endpoint, self.unit.days, self.washout)
        middles = self.unit.first_day + (np.arange(len(found), dtype=np.float64) + 0.5) * self.unit.days
        label = self.drawn(outcome, middles, key)
        return *split_rows(found, label), OutcomeColumns(0, 1 if endpoint.kind == "ratio" else None)

    def drawn(self, outcome: Outcome, days: NDArray[np.float64], key: np.uint64) -> NDArray[np.bool_]:
        """Whether each of some days of a run lies in a treated period."""
        return drawn_periods(outcome.twin.scenario(changes=[self._marker(outcome.twin)]), days, key)

    def _marker(self, twin: Twin) -> Change:
        """A change of nothing, for those who are treated."""
        touch = f"journeys.{twin.nodes[0].replace('.', '.touchpoints.', 1)}.cost"
        return Change(touch, "multiply", 1.0, np.zeros(twin.months), None, self.share, AUDIENCE, self.unit)


def outcome_of(endpoint: Endpoint) -> tuple[OutcomeColumns, OutcomeColumns]:
    """The columns of an endpoint in the window after and in the window before; shares and counts of rows have the rows as column."""
    if endpoint.kind == "ratio":
        return OutcomeColumns(0, 1), OutcomeColumns(2, 3)
    rows = endpoint.kind in ("share", "count") and endpoint.column is None and endpoint.metric is None
    return (OutcomeColumns(1), OutcomeColumns(3)) if rows else (OutcomeColumns(0), OutcomeColumns(2))


def by_cluster(outcome: OutcomeColumns, members: int) -> OutcomeColumns:
    """The same outcome of rows that are sums of clusters, whose members are counted in a column."""
    return outcome if outcome.x is not None else OutcomeColumns(outcome.y, members)


def unit_columns(endpoint: Endpoint, columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sums of units as the endpoint takes them: of a share, whether there is anything."""
    return (columns > 0).astype(float) if endpoint.kind == "share" else columns


def whole_columns(outcome: Outcome, experiment: Experiment, found: SimulatedUnits) -> NDArray[np.float64]:
    """The sums of units, each with those whom it brought since the experiment began."""
    return BroughtCustomers.of(outcome, found.numbers, days_from_start(outcome.twin, experiment)).together(found.every[0])


def days_from_start(twin: Twin, experiment: Experiment) -> float:
    """The first day of an experiment, from the start of the simulation."""
    return float((experiment.begins - twin.plan.start).days)


def split_rows(columns: NDArray[np.float64], label: NDArray[np.bool_]) -> Arms:
    """The moments of the untreated and of the treated rows."""
    return CrossMoments.of(columns[~label]), CrossMoments.of(columns[label])


def touched_pools(control: Outcome, treated: Outcome) -> tuple[str, ...]:
    """The pools whose work is not the same in two runs on common random numbers: what the changes do reaches their queues."""
    sums = ("calls", "answered", "busy_minutes")
    return tuple(
        pool
        for pool in control.twin.plan.pools
        if any((control.series[f"{each}.{pool}"] != treated.series[f"{each}.{pool}"]).any() for each in sums)
    )


def shares_something(twin: Twin) -> bool:
    """Whether what one customer gets can change what another one experiences: customers who wait for the same agents."""
    return twin.coupled


def counts_brought(twin: Twin, experiment: Experiment) -> bool:
    """Whether those whom customers bring can count with them: some are brought, and the primary endpoint is made of sums."""
    return twin.plan.referral is not None and experiment.primary[1].kind in ADDITIVE


@dataclass(frozen=True)
class Candidates:
    """The designs by which an experiment could be done in a twin, or why not.

    Attributes
    ----------
    warmth : days in which the queues of the twin forget most of what has been, from which the period of a switchback is proposed.
    touched : the pools whose queues the changes reach.
    """

    twin: Twin
    experiment: Experiment
    changes: tuple[Change, ...]
    share: float
    warmth: float
    touched: tuple[str, ...] = ()

    def of(self, name: str) -> Design | Message:
        """The design of a name, or why the experiment cannot be done by it."""
        if name == "cluster":
            return self._cluster()
        if name in BY_REFERRAL:
            return self._by_referral(name)
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
        if shared := [name for name in self.touched if self.twin.plan.pools[name].per != column]:
            return Message("abtest-design-pool-shared", pools=shared, first=shared[0], column=column)
        return Design("cluster", column, self.share)

    def _by_referral(self, name: str) -> Design | Message:
        if not counts_brought(self.twin, self.experiment):
            return Message("abtest-design-referral", stated=self.twin.plan.referral is not None, kind=self.experiment.primary[1].kind)
        if name == "exposure":
            return Design(name, CUSTOMER, self.share, brought=True)
        if self.touched:
            return Message("abtest-design-pool-trees", pools=list(self.touched))
        return Design(name, REFERRAL_ROOT, self.share, brought=True)

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
