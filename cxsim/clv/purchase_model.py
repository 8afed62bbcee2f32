"""What every fitted model of non-contractual purchases can be asked, whatever its law."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cxsim.clv.estimates import Estimates
from cxsim.clv.sufficient_statistics import group_equal_rows
from cxsim.data.arguments import check_time_ahead
from cxsim.data.rfm import Rfm
from cxsim.errors import UsageError, fault
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message
from cxsim.units import DAYS_PER_YEAR

Array = NDArray[np.float64]


@dataclass(frozen=True)
class SimulatedPurchases:
    """Futures drawn for customers, one each.

    Attributes
    ----------
    alive : whether the customer had not yet dropped out, shape (n,).
    lifetime : time from now until dropout, shape (n,); 0 for those who had, infinite for who never will.
    purchases : in each period between two edges, shape (n, k).
    """

    alive: NDArray[np.bool_]
    lifetime: Array
    purchases: Array


@dataclass(frozen=True)
class PurchaseModel(ABC):
    """A fitted model of how often customers buy until they silently leave.

    Times are in `estimates.unit`; a history in another unit is refused.
    """

    estimates: Estimates

    @abstractmethod
    def expected(self, time: Array) -> Array:
        """E[X(t)]: repeat purchases of a new customer (covariates 0) up to each time, shape of `time`."""

    @abstractmethod
    def alive(self, given: Rfm) -> Array:
        """The probability that each customer has not dropped out, shape (n,)."""

    @abstractmethod
    def while_alive(self, given: Rfm, horizon: float) -> Array:
        """Expected purchases within `horizon` from now if the customer has not dropped out, shape (n,); they do not depend on recency."""

    @abstractmethod
    def _draw(self, given: Rfm, seed: int, edges: Array) -> SimulatedPurchases:
        """Futures of customers, given their histories."""

    def future(self, given: Rfm, horizon: float) -> Array:
        """E[Y(t) | x, tx, T]: expected purchases of each customer within `horizon` from now, shape (n,).

        Raises
        ------
        UsageError
            If the times are in another unit, or the horizon is below 0.
        """
        check_time_ahead(horizon, "a horizon")
        return self.alive(self.in_unit(given)) * self.while_alive(given, horizon)

    @accept_old_arguments(key="seed")
    def sample(self, given: Rfm, seed: int, edges: Array) -> SimulatedPurchases:
        """A future for every customer, drawn given the history by exact inversion.

        Parameters
        ----------
        given : histories, each row one customer.
        seed : seed; a customer's future depends on it, on `customer_id` and on the history, and on no other row.
        edges : bounds of the periods, rising from 0, shape (k + 1,), in the model's unit.

        Raises
        ------
        UsageError
            If the times are in another unit, or the edges do not rise from 0.
        """
        edges = np.asarray(edges, dtype=float)
        if len(edges) < 2 or edges[0] != 0 or (np.diff(edges) <= 0).any():
            raise UsageError(Message("clv-periods-impossible"), [fault("clv-edges-falling", edges=str(edges.tolist()[:4]))])
        return self._draw(self.in_unit(given), seed, edges)

    def draws(self, n: int, seed: int) -> Array:
        """Parameters from their joint distribution, shape (n, p)."""
        return self.estimates.draws(n, seed)

    def drawn(self, n: int, seed: int) -> Iterator[Self]:
        """The model with each of n draws of its parameters."""
        for values in self.draws(n, seed):
            yield self.at(values)

    def at(self, values: Array) -> Self:
        """The model with other parameters, shape (p,)."""
        return replace(self, estimates=self.estimates.at(values))

    def in_unit(self, given: Rfm) -> Rfm:
        """The same histories, once their unit is seen to be the model's."""
        if given.unit != self.estimates.unit:
            raise UsageError(Message("clv-units-differ"), [fault("clv-unit-other", unit=given.unit, expected=self.estimates.unit)])
        return given

    def discounted(self, given: Rfm, horizon: float, periods: int, annual_rate: float) -> Array:
        """Expected purchases within `horizon`, each discounted at the end of its period (one of `periods` of equal length), shape (n,).

        `annual_rate` is effective per year of 365.25 days.
        """
        ends = horizon * np.arange(1, periods + 1) / periods
        factors = np.exp(-rate_per_unit(annual_rate, given) * ends)
        first, which = group_equal_rows(given.frequency, given.T, *given.covariates.T)
        few = given.take(first)
        before, total = np.zeros(len(few)), np.zeros(len(few))
        for end, factor in zip(ends, factors, strict=True):
            now = self.while_alive(few, float(end))
            total += factor * (now - before)
            before = now
        return np.asarray(self.alive(self.in_unit(given)) * total[which])


def rate_per_unit(annual_rate: float, given: Rfm) -> float:
    """The continuous discount rate per unit of time of an effective annual rate."""
    if given.unit == "opportunities":
        raise UsageError(Message("clv-rate-without-time"), [fault("clv-rate-opportunities")])
    return float(np.log1p(annual_rate) * given.days_per_unit / DAYS_PER_YEAR)
