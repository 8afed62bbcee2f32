"""What a comparison asks of a simulator, and the compiled twin as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.decision.cash_flow import reached_months
from cxsim.decision.costs import CostLine, PerCustomer
from cxsim.engine.arrays import Twin
from cxsim.engine.changes import Change
from cxsim.engine.draws import variant_of
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulate import simulate

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Reach:
    """Whom a cost per customer is paid for: a segment (or everybody), a share of them, and the stream that picks them."""

    cost: str
    segment: str | None
    coverage: float
    audience: str


@dataclass(frozen=True)
class Assignment:
    """One life of the customer base to simulate: every quantity's value, the hazard's draw, what is moved, and the luck."""

    values: Mapping[str, float]
    coefficients: Array | None
    log_scale: float
    changes: tuple[Change, ...]
    reaches: tuple[Reach, ...]
    key: np.uint64


def of_the_world(twin: Twin, values: Mapping[str, float]) -> dict[str, float]:
    """Those values that are quantities of the simulated world: money and the programmes' own are the cash flow's."""
    known = set(twin.names)
    return {name: value for name, value in values.items() if name in known}


class Simulator(Protocol):
    """Anything that turns an assignment into monthly series by name, a pure function of it."""

    def __call__(self, assignment: Assignment) -> Mapping[str, Array]:
        """Return the series of `Outcome.series`, and `reached_months.<cost>` for each reach."""
        ...


@dataclass(frozen=True)
class TwinSimulator:
    """The compiled engine as a simulator."""

    twin: Twin

    def __call__(self, assignment: Assignment) -> Mapping[str, Array]:
        """Run the twin once."""
        values = of_the_world(self.twin, assignment.values)
        settings = self.twin.settings(values, assignment.changes, assignment.coefficients, assignment.log_scale)
        partial = [reach for reach in assignment.reaches if reach.segment is not None or reach.coverage < 1]
        outcome = simulate(self.twin, settings, assignment.key, lives=bool(partial))
        series = dict(outcome.series)
        for reach in assignment.reaches:
            months = self._reached(reach, outcome, assignment.key) if reach in partial else series["active_months"]
            series[reached_months(reach.cost)] = months
        return series

    def _reached(self, reach: Reach, outcome: Outcome, key: np.uint64) -> Array:
        """Active customer-months of those reached, by the very rule by which the engine picks whom a lever reaches."""
        idle = np.zeros(self.twin.months)
        marker = Change("churn.multiplier", "multiply", 1.0, idle, reach.segment, reach.coverage, reach.audience)
        lives = outcome.tally.lives
        chosen = _chosen(
            self.twin.settings(changes=[marker]).audiences,
            np.ascontiguousarray(lives["identity"]),
            self.twin.population.segment[lives["row"]],
            key,
        )
        return _months_lived(lives["born"][chosen], lives["day"][chosen], self.twin.frame.month_days)


@njit(nogil=True)
def _chosen(audiences, identities, segments, key):  # type: ignore[no-untyped-def]
    chosen = np.zeros(identities.size, np.bool_)
    for life in range(identities.size):
        chosen[life] = variant_of(audiences, identities[life], segments[life], key) > 0
    return chosen


def _months_lived(born: Array, gone: Array, month_days: Array) -> Array:
    """Customer-months in each calendar month of lives between two days each, shape (months,)."""
    lived = [np.clip(np.minimum(gone, end) - np.maximum(born, start), 0, None).sum() for start, end in pairwise(month_days)]
    return np.asarray(lived / np.diff(month_days))


def reaches(costs: Sequence[CostLine], name: str, values: Mapping[str, float]) -> tuple[Reach, ...]:
    """Whom the costs per customer of a programme are paid for, in one draw."""
    return tuple(
        Reach(cost.name, cost.segment, values[f"programmes.{name}.costs.{index}.coverage"], name)
        for index, cost in enumerate(costs)
        if isinstance(cost, PerCustomer)
    )
