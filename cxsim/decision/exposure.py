"""Customer-months of two scenarios by what they come from: when customers arrive, whom they refer, and how long they stay.

A life is the same in both scenarios if it comes from the same stream (a row of the table, or a channel and the number of the arrival)
or from the same recommendation of the same parent. Its days are ``root + delay`` to ``root + delay + stay``: `root` is the arrival of
the first of its line, `delay` the time from there to its own arrival, `stay` its time as a customer. Months that come from an earlier
root belong to acquisition, from an earlier (or a further) recommendation to referral, and only those of a longer stay to retention.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.attribution import ACQUISITION, REFERRAL, RETENTION
from cxsim.decision.paired_simulation import PairedOutcomes
from cxsim.decision.shapley import coalitions
from cxsim.engine import records
from cxsim.engine.outcome import Outcome

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Exposure:
    """Volumes by calendar month, shape (months,): what the customers of a scenario bring about by being there.

    Attributes
    ----------
    fee_months : customer-months, weighted by the fee of each; months : customer-months.
    arrivals : customers who come, of any way; referred : those of them who were recommended.
    leavers : customers who leave.
    still : customers who are there at the end, in the last month.
    """

    fee_months: Array
    months: Array
    arrivals: Array
    referred: Array
    leavers: Array
    still: Array

    def __add__(self, other: Exposure) -> Exposure:
        """Both together."""
        return Exposure(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def __truediv__(self, count: float) -> Exposure:
        """A part of it."""
        return Exposure(*(getattr(self, field.name) / count for field in fields(self)))


@dataclass(frozen=True)
class Timelines:
    """When the histories of two scenarios begin and end; arrays are (scenario, life), baseline first, in days from the start.

    Attributes
    ----------
    root : arrival of the first of the line; 0 for the table's own customers, infinite if it never comes.
    delay : from there to the own arrival; 0 for who was not referred, infinite if it is never referred.
    stay : length of the life from its arrival on; infinite if it is still there at the end.
    fee_per_month, referred, newcomer : of each life (life,).
    month_days : the ends of the months (months + 1,).
    """

    root: Array
    delay: Array
    stay: Array
    fee_per_month: Array
    referred: NDArray[np.bool_]
    newcomer: NDArray[np.bool_]
    month_days: Array

    @property
    def saved(self) -> NDArray[np.bool_]:
        """Who leaves in the baseline only, of what is seen of their histories in both scenarios."""
        return np.asarray(np.isfinite(self.stay[0]) & np.isinf(self.stay[1]))

    @property
    def lost(self) -> NDArray[np.bool_]:
        """Who leaves under the programme only, of what is seen of their histories in both scenarios."""
        return np.asarray(np.isinf(self.stay[0]) & np.isfinite(self.stay[1]))

    def exposures(self) -> dict[frozenset[str], Exposure]:
        """The volumes for each set of effects as under the programme, the others as in the baseline."""
        alike = np.logical_and.reduce([side[0] == side[1] for side in (self.root, self.delay, self.stay)])
        common = self._exposure(frozenset(), alike)
        return {on: common + self._exposure(on, ~alike) for on in coalitions((ACQUISITION, REFERRAL, RETENTION))}

    def _exposure(self, on: Collection[str], chosen: NDArray[np.bool_]) -> Exposure:
        acquired, referred, retained = (int(effect in on) for effect in (ACQUISITION, REFERRAL, RETENTION))
        born = self.root[acquired] + self.delay[referred]
        there = chosen & (born < self.month_days[-1])
        born, stay = born[there], self.stay[retained][there]
        return _volumes(born, born + stay, self.fee_per_month[there], self.newcomer[there], self.referred[there], self.month_days)


def align_timelines(pair: PairedOutcomes) -> Timelines:
    """When the histories of a pair of scenarios begin and end, matched by stream and parent.

    What only one scenario shows of a life is taken for the other: how long it stays beyond what that one sees of it, and when it is
    referred if that falls beyond its horizon.
    """
    sides = ((pair.baseline, pair.in_baseline), (pair.programme, pair.in_programme))
    ends = pair.baseline.twin.common.month_days
    born = np.array([_of(outcome, number, outcome.tally.histories["born"]) for outcome, number in sides])
    left = np.array([_of(outcome, number, _leaving(outcome)) for outcome, number in sides])
    first = _first_of_line(pair)
    root = born[:, first]
    delay = _delays(born, root, float(ends[-1]))
    stay = _stays(born, left, float(ends[-1]))
    row, origin = (_either(pair, name) for name in ("row", "origin"))
    fee = pair.baseline.twin.population.fee_per_month[row]
    return Timelines(root, delay, stay, fee, origin == records.REFERRED, origin != records.FROM_TABLE, ends)


def _of(outcome: Outcome, number: Index, values: Array) -> Array:
    """The value of each life, infinite where it is not simulated."""
    return np.where(number >= 0, values[np.maximum(number, 0)], np.inf) if len(values) else np.full(len(number), np.inf)


def _leaving(outcome: Outcome) -> Array:
    """The day on which each life leaves, infinite if it does not."""
    histories = outcome.tally.histories
    return np.where(histories["churned"] == 1, histories["day"], np.inf)


def _either(pair: PairedOutcomes, name: str) -> Index:
    """A value of each life that it has in whatever scenario it is simulated."""
    found = np.zeros(len(pair.in_baseline), np.int64)
    for outcome, number in ((pair.programme, pair.in_programme), (pair.baseline, pair.in_baseline)):
        present = number >= 0
        found[present] = outcome.tally.histories[name][number[present]]
    return found


def _first_of_line(pair: PairedOutcomes) -> Index:
    """The first ancestor of each life: itself if it was not referred."""
    found = np.arange(len(pair.in_baseline))
    for outcome, number in ((pair.programme, pair.in_programme), (pair.baseline, pair.in_baseline)):
        histories, present = outcome.tally.histories, number >= 0
        place = np.zeros(len(histories), np.int64)
        place[number[present]] = np.flatnonzero(present)
        ancestor = np.where(histories["origin"] == records.REFERRED, histories["source"], np.arange(len(histories))).astype(np.int64)
        while (ancestor[ancestor] != ancestor).any():
            ancestor = ancestor[ancestor]
        found[present] = place[ancestor[number[present]]]
    return found


def _delays(born: Array, root: Array, horizon: float) -> Array:
    """From the root's arrival to the own. A life that one scenario lacks is not referred there, unless it would come beyond the horizon."""
    with np.errstate(invalid="ignore"):
        seen = np.where(np.isfinite(born), born - root, np.inf)
    other = seen[::-1]
    beyond = np.isinf(root) | (root + other >= horizon)
    return np.where(np.isinf(seen) & beyond, other, seen)


def _stays(born: Array, left: Array, horizon: float) -> Array:
    """The length of each life. Where one scenario sees less of it than the other, the other tells the rest."""
    with np.errstate(invalid="ignore"):
        stay = np.where(np.isfinite(left), left - born, np.inf)
    seen = np.where(np.isfinite(born), horizon - born, 0.0)
    other = stay[::-1]
    return np.where(np.isinf(stay) & (other >= seen), other, stay)


def _volumes(born: Array, end: Array, fee: Array, newcomer: NDArray[np.bool_], referred: NDArray[np.bool_], month_days: Array) -> Exposure:
    days, still = np.diff(month_days), np.zeros(len(month_days) - 1)
    still[-1] = float((end >= month_days[-1]).sum())
    counts = [np.histogram(days_of, month_days)[0].astype(float) for days_of in (born[newcomer], born[referred], end[end < month_days[-1]])]
    fee_months, months = np.zeros(len(days)), np.zeros(len(days))
    for month, (first, last) in enumerate(pairwise(month_days)):
        share = np.clip(np.minimum(end, last) - np.maximum(born, first), 0.0, None) / days[month]
        fee_months[month], months[month] = share @ fee, share.sum()
    return Exposure(fee_months, months, counts[0], counts[1], counts[2], still)
