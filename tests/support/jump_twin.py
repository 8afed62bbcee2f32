"""A customer base in the simulator that leaves at one instant of each calendar month, so that monthly closed forms are exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cxsim.decision.simulator import ScenarioInputs, TwinSimulator
from cxsim.engine.changes import Change
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.population import Population
from cxsim.rng import identities
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.units import DAYS_PER_MONTH, month_starts
from tests.support.decision_case import plan

INSTANT = 1e-7  # months


def jump_twin(customers: int, months: int, churn: float, fee: float, at_start: bool = False, **changed: Any) -> Twin:
    """Customers of tenure 0 and one fee, a share `churn` of whom leaves at the end (or the start) of every calendar month."""
    here = plan(months, acquisition={}, cost_per_customer=0.0, **changed)
    days = np.array([(day - here.start).days for day in month_starts(here.start, months)], dtype=float)
    jumps = (days[:-1] if at_start else days[1:] - 3 * INSTANT * DAYS_PER_MONTH) / DAYS_PER_MONTH
    knots = np.column_stack([jumps + INSTANT, jumps + 2 * INSTANT]).ravel()
    steps = -np.log1p(-churn) * np.column_stack([np.arange(months), np.arange(1, months + 1)]).ravel()
    names = [f"c{i}" for i in range(customers)]
    level = np.full(customers, 0.5)
    people = Population(
        names=np.array(names),
        identity=identities(names),
        tenure_months=np.zeros(customers),
        active=np.ones(customers, dtype=bool),
        fee_per_month=np.full(customers, fee),
        features=np.zeros((customers, 0)),
        satisfaction=level,
        effort=level,
        segment=np.zeros(customers, dtype=np.int64),
        segments=("all",),
        purchase_factor=np.ones(customers),
    )
    none = np.zeros(0)
    hazard = ProportionalHazard(
        (), none, none, np.zeros((0, 0)), np.concatenate([[0.0], knots]), np.concatenate([[0.0], steps]), 1e-9, "constant", 0.0
    )
    return compile_twin(here, people, hazard)


def times(churn: float, other: float) -> float:
    """The factor on a hazard that turns one monthly churn into another."""
    return float(np.log1p(-other) / np.log1p(-churn))


@dataclass(frozen=True)
class SteadyContacts:
    """A simulator in which contacts come to the same expected number each month, however many customers are left."""

    twin: Twin
    contacts: float
    churn: float
    churn_changed: float

    def __call__(self, inputs: ScenarioInputs) -> Mapping[str, np.ndarray]:
        plan = self.twin.plan
        churn = self.churn_changed if inputs.changes else self.churn
        left = len(self.twin.population) * (1 - churn) ** np.arange(plan.horizon.count)
        length = np.diff(self.twin.common.month_days) / DAYS_PER_MONTH
        rate = "journeys.support.trigger.rate"
        steady = Change(rate, "shift", 1.0, self.contacts / left / length - inputs.values[rate])
        return TwinSimulator(self.twin)(replace(inputs, changes=(steady, *inputs.changes)))
