"""What a comparison asks of a simulator, and the compiled twin as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.cash_flow import reached_contacts, reached_months
from cxsim.decision.costs import CostLine, CostPerCustomer, CostPerEvent
from cxsim.engine import records
from cxsim.engine.audiences import reached
from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CostReach:
    """Whom a cost is paid for: a segment (or everybody), a share of them, and the stream that picks them.

    Attributes
    ----------
    touchpoint : for a cost per contact, `<journey>.<touchpoint>`; None for a cost per customer.
    """

    cost: str
    segment: str | None
    coverage: float
    audience: str
    touchpoint: str | None = None

    @property
    def series(self) -> str:
        """The name of the series of what is paid for."""
        return reached_months(self.cost) if self.touchpoint is None else reached_contacts(self.cost)


@dataclass(frozen=True)
class ScenarioInputs:
    """One simulation of the customer base: every quantity's value, the hazard's draw, what is moved, and the random numbers."""

    values: Mapping[str, float]
    coefficients: Array | None
    log_scale: float
    changes: tuple[Change, ...]
    reaches: tuple[CostReach, ...]
    key: np.uint64


def plan_values(twin: Twin, values: Mapping[str, float]) -> dict[str, float]:
    """Those values that are quantities of the simulated world: money and the programmes' own are the cash flow's."""
    return {name: value for name, value in values.items() if name in twin.central}


class Simulator(Protocol):
    """Anything that turns inputs into monthly series by name, a pure function of them."""

    def __call__(self, inputs: ScenarioInputs) -> Mapping[str, Array]:
        """Return the series of `Outcome.series`, and that of each reach under its name."""
        ...


@dataclass(frozen=True)
class TwinSimulator:
    """The compiled engine as a simulator."""

    twin: Twin

    def __call__(self, inputs: ScenarioInputs) -> Mapping[str, Array]:
        """Run the twin once."""
        values = plan_values(self.twin, inputs.values)
        scenario = self.twin.scenario(values, inputs.changes, inputs.coefficients, inputs.log_scale)
        partial = [reach for reach in inputs.reaches if reach.segment is not None or reach.coverage < 1]
        contacts = any(reach.touchpoint is not None for reach in partial)
        outcome = simulate(self.twin, scenario, inputs.key, histories=bool(partial), events=contacts)
        series = dict(outcome.series)
        for reach in inputs.reaches:
            everybody = "active_months" if reach.touchpoint is None else f"touches.{reach.touchpoint}"
            series[reach.series] = self._reached(reach, outcome, inputs.key) if reach in partial else series[everybody]
        return series

    def _reached(self, reach: CostReach, outcome: Outcome, key: np.uint64) -> Array:
        """What is paid for by month, of those reached by the very rule by which the engine picks whom a lever reaches."""
        idle = np.zeros(self.twin.months)
        marker = Change("churn.multiplier", "multiply", 1.0, idle, reach.segment, reach.coverage, reach.audience)
        histories = outcome.tally.histories
        chosen = reached(self.twin.scenario(changes=[marker]), histories, key)
        days = self.twin.common.month_days
        if reach.touchpoint is None:
            return _customer_months(histories["born"][chosen], histories["day"][chosen], days)
        return _contacts(outcome, list(self.twin.nodes).index(reach.touchpoint), chosen, days)


def _customer_months(born: Array, gone: Array, month_days: Array) -> Array:
    """Customer-months in each calendar month of histories between two days each, shape (months,)."""
    months = [np.clip(np.minimum(gone, end) - np.maximum(born, start), 0, None).sum() for start, end in pairwise(month_days)]
    return np.asarray(months / np.diff(month_days))


def _contacts(outcome: Outcome, node: int, chosen: NDArray[np.bool_], month_days: Array) -> Array:
    """Contacts at a touchpoint in each calendar month of the customers chosen, shape (months,)."""
    events = outcome.tally.events
    mine = events[(events["kind"] == records.EVENT.touched) & (events["node"] == node)]
    mine = mine[chosen[mine["life"]]]
    months = np.searchsorted(month_days, mine["day"], side="right") - 1
    return np.bincount(np.minimum(months, len(month_days) - 2), minlength=len(month_days) - 1).astype(float)


def cost_reaches(costs: Sequence[CostLine], name: str, values: Mapping[str, float]) -> tuple[CostReach, ...]:
    """Whom the costs per customer, and those per contact of some customers, are paid for, in one draw."""
    return tuple(
        CostReach(cost.name, cost.segment, values[f"programmes.{name}.costs.{index}.coverage"], name, _touchpoint(cost))
        for index, cost in enumerate(costs)
        if isinstance(cost, CostPerCustomer) or (isinstance(cost, CostPerEvent) and cost.partial)
    )


def _touchpoint(cost: CostPerCustomer | CostPerEvent) -> str | None:
    if isinstance(cost, CostPerCustomer):
        return None
    _, journey, _, touch = cost.event.split(".")
    return f"{journey}.{touch}"
