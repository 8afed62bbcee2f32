"""The base case run again at other values of some assumptions, on its own keys, so that only they make a difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.assumption_register import SCALE, Assumption, register_assumptions
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import BaseCase, Comparison
from cxsim.decision.comparison_runs import BASE_DRAW, PairedSeries, Progress, base_case, run_all, simulate_pair
from cxsim.decision.levers import MARGIN, PURCHASE_MARGIN
from cxsim.decision.simulator import ScenarioInputs, Simulator
from cxsim.journey.plan import Plan
from cxsim.rng import study_key

Array = NDArray[np.float64]
FITTED = "fit.churn."
PLAN_PARTS = frozenset(Plan.model_fields)


@dataclass(frozen=True)
class CachedSimulator:
    """A simulator that runs nothing twice: prices and programme costs that the engine does not see cost no run."""

    simulator: Simulator
    known: dict[tuple[object, ...], Mapping[str, Array]] = field(default_factory=dict)

    def __call__(self, inputs: ScenarioInputs) -> Mapping[str, Array]:
        """The series of these inputs."""
        key = _seen_by_engine(inputs)
        if key not in self.known:
            self.known[key] = self.simulator(inputs)
        return self.known[key]


def _seen_by_engine(inputs: ScenarioInputs) -> tuple[object, ...]:
    values = [(n, v) for n, v in inputs.values.items() if n.split(".")[0] in PLAN_PARTS and n not in (MARGIN, PURCHASE_MARGIN)]
    changes = [(c.quantity, c.kind, c.size, c.weight.tobytes(), c.segment, c.coverage, c.audience) for c in inputs.changes]
    beta = None if inputs.coefficients is None else inputs.coefficients.tobytes()
    return tuple(values), tuple(changes), beta, inputs.log_scale, inputs.reaches, int(inputs.key)


@dataclass(frozen=True)
class BaseCaseReruns:
    """What it takes to run the base case of a comparison again, on all its replications: what differs is the values' doing alone."""

    case: BusinessCase
    comparison: Comparison
    simulator: Simulator
    workers: int | None = None
    progress: Progress | None = None

    @property
    def uncertain(self) -> tuple[Assumption, ...]:
        """The assumptions that have an interval, fitted ones too; a quantity that *is* a fitted coefficient is that one."""
        rows = register_assumptions(self.case)
        return tuple(row for row in rows if row.p5 is not None and row.p95 != row.p5 and row.name not in self.comparison.draws.from_fit)

    def at(self, points: Sequence[Mapping[str, float]]) -> list[BaseCase]:
        """The base case at each point, a mapping from assumptions to values; all others are central."""
        return [base_case(self.case, values, runs) for values, runs in self._runs(points, self.comparison.replications)]

    def npv(self, points: Sequence[Mapping[str, float]]) -> list[float]:
        """NPV at each point."""
        return [case.measures.npv for case in self.at(points)]

    def npv_by_replication(self, points: Sequence[Mapping[str, float]], count: int) -> Array:
        """NPV at each point in each of the first `count` replications (point, replication), on common random numbers."""
        runs = self._runs(points, count)
        return np.array([[base_case(self.case, values, [one]).measures.npv for one in found] for values, found in runs])

    def _runs(self, points: Sequence[Mapping[str, float]], count: int) -> list[tuple[Mapping[str, float], list[PairedSeries]]]:
        """The values at each point, and its first `count` replications."""
        values = [self._values(point) for point in points]
        tasks = [
            partial(self._paired_series, point, all_values, replication)
            for point, all_values in zip(points, values, strict=True)
            for replication in range(count)
        ]
        done = run_all(tasks, self.workers, self.progress)
        return [(all_values, done[i * count : (i + 1) * count]) for i, all_values in enumerate(values)]

    def _paired_series(self, point: Mapping[str, float], values: Mapping[str, float], replication: int) -> PairedSeries:
        key = study_key(self.comparison.seed, BASE_DRAW, replication)
        return simulate_pair(self.case, self.simulator, values, self._coefficients(point), point.get(SCALE, 0.0), (), key)

    def _coefficients(self, point: Mapping[str, float]) -> Array | None:
        hazard = self.case.hazard
        if hazard is None or not any(name.startswith(FITTED) and name != SCALE for name in point):
            return None
        moved = [point.get(FITTED + name, beta) for name, beta in zip(hazard.features, hazard.coefficients.tolist(), strict=True)]
        return np.array(moved)

    def _values(self, point: Mapping[str, float]) -> dict[str, float]:
        draws = self.comparison.draws
        central = {**self.comparison.base.values, **{name: value for name, value in point.items() if not name.startswith(FITTED)}}
        for name, feature in draws.from_fit.items():
            if FITTED + feature in point:
                central[name] = point[FITTED + feature] * draws.factors.get(name, 1.0)
        return central
