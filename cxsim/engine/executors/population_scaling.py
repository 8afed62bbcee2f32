"""The customers of a run by number: those of the table, or the table repeated under fresh identities, made range by range.

Customers are numbered in the order of their identities, which are hashes of their names: so any number of them from the
first on is a fair sample of the table, and a larger crowd begins with the smaller one. Where the table is repeated, so are
its channels of acquisition, once per copy; the last copy, if it is not whole, has its share of the arrivals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim import rng
from cxsim.engine.records import CHANNEL, Scenario
from cxsim.engine.shared_resources.simulation import InitialCustomers
from cxsim.engine.twin import Twin
from cxsim.errors import UsageError, fault
from cxsim.rng import decision_points
from cxsim.text import Message


@dataclass(frozen=True)
class ScaledPopulation:
    """A twin's customers, `customers` in number; nothing of them exists until a range is asked for.

    Raises
    ------
    UsageError
        If a table without a single active customer is to be repeated.
    """

    twin: Twin
    customers: int

    def __post_init__(self) -> None:
        """Refuse to repeat nothing."""
        if self.customers > len(self._order) and not len(self._order):
            raise UsageError(Message("engine-copies-impossible"), [fault("engine-customer-absent")])

    @classmethod
    def of(cls, twin: Twin, customers: int | None = None) -> ScaledPopulation:
        """The crowd of so many customers; by default exactly those of the table."""
        return cls(twin, int(twin.population.active.sum()) if customers is None else customers)

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        active = np.flatnonzero(self.twin.population.active)
        return active[np.argsort(self.twin.population.identity[active], kind="stable")].astype(np.int64)

    @property
    def copies(self) -> int:
        """How often the table is repeated, a part of it counting as one; at least once."""
        return max(1, -(-self.customers // max(1, len(self._order))))

    @property
    def streams(self) -> int:
        """The number of streams of arrivals: every channel once per copy."""
        return self.copies * len(self.twin.channels)

    def rows(self, first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The row of the table and the copy of the customers of a range of numbers."""
        number = np.arange(first, last)
        whole = max(1, len(self._order))
        return self._order[number % whole], number // whole

    def twin_of(self, first: int, last: int) -> Twin:
        """The twin whose population is the table, as templates only, followed by the customers of a range, all with their names."""
        row, copy = self.rows(first, last)
        population, identities = self.twin.population, copy_identities(self.twin.population.identity[row], copy)
        taken = population.take(np.concatenate([np.arange(len(population)), row]))
        suffix = np.char.add("#", copy.astype(str)) if len(copy) else np.zeros(0, "U1")
        names = np.where(copy > 0, np.char.add(population.names[row], suffix), population.names[row])
        customers = replace(
            taken,
            active=np.arange(len(taken)) >= len(population),
            identity=np.concatenate([population.identity, identities]),
            names=np.concatenate([population.names, names]),
        )
        return replace(self.twin, population=customers)

    def scenario_of(self, scenario: Scenario, first: int, last: int) -> Scenario:
        """The scenario with the customers of a range of numbers behind its own rows."""
        row, copy = self.rows(first, last)
        new = scenario.rows[row]
        new["identity"] = copy_identities(new["identity"], copy)
        return scenario._replace(
            rows=np.concatenate([scenario.rows, new]),
            since_opened=np.concatenate([scenario.since_opened, scenario.since_opened[row]]),
            groups=np.concatenate([scenario.groups, scenario.groups[:, row]], axis=1),
        )

    def channels_of(self, scenario: Scenario, copy: int) -> Scenario:
        """The scenario whose channels are those of one copy of the table."""
        channels, values = scenario.channels.copy(), scenario.values
        if copy:
            names = [f"acquisition.{name}#{copy}" for name in self.twin.channels]
            channels["point"] = [decision_points([name])[name] for name in names]
        share = self._share(copy)
        if share < 1.0:
            values = values.copy()
            values[:, channels["column"] + CHANNEL.rate] *= share
        return scenario._replace(channels=channels, values=values)

    @property
    def initial(self) -> InitialCustomers:
        """All of them, as copies of rows of the table that are not made."""
        return InitialCustomers(self._order, self.customers)

    def shared(self, scenario: Scenario) -> Scenario:
        """The scenario with the channels of every copy of the table, and as many more agents as customers."""
        copies = [self.channels_of(scenario, copy).channels for copy in range(self.copies)]
        for copy, channels in enumerate(copies):
            channels["share"] = self._share(copy)
        values, whole = scenario.values.copy(), max(1, len(self._order))
        values[:, np.unique(scenario.pools["agents"])] *= self.customers / whole
        return scenario._replace(channels=np.concatenate(copies), values=values)

    def _share(self, copy: int) -> float:
        whole = len(self._order)
        return min(1.0, (self.customers - copy * whole) / whole) if whole else 1.0


def copy_identities(identity: NDArray[np.uint64], copy: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The identities of copies of customers; copy 0 is the customer itself."""
    return np.where(copy == 0, identity, rng.copy_identity(identity, copy.astype(np.uint64)))
