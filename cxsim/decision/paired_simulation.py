"""Both histories of every customer in one replication of the base case, matched by identity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import BaseCase
from cxsim.decision.comparison_runs import BASE_DRAW, PairedSeries, base_case
from cxsim.decision.simulator import ScenarioInputs, TwinSimulator, plan_values
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.rng import study_key

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class PairedOutcomes:
    """The two outcomes of one replication and their cash flows.

    Attributes
    ----------
    case : the cash flow of this replication alone; its first two axes are those of `BaseCase`.
    in_baseline, in_programme : for each customer that is simulated in either, its number there, or -1.
    """

    baseline: Outcome
    programme: Outcome
    case: BaseCase
    in_baseline: Index
    in_programme: Index

    @property
    def both(self) -> NDArray[np.bool_]:
        """Whether a customer is simulated in both scenarios."""
        return np.asarray((self.in_baseline >= 0) & (self.in_programme >= 0))


def simulate_paired_outcomes(case: BusinessCase, twin: Twin, values: dict[str, float], seed: int, replication: int = 0) -> PairedOutcomes:
    """Both scenarios at the values of the base case; `seed` is the study's."""
    changes, random_key = case.changes(values), study_key(seed, BASE_DRAW, replication)
    baseline, programme = (simulate(twin, twin.scenario(plan_values(twin, values), changed), random_key) for changed in ((), changes))
    series = dict(programme.series)
    if case.reaches(values):
        series = dict(TwinSimulator(twin)(ScenarioInputs(values, None, 0.0, changes, case.reaches(values), random_key)))
    flows = base_case(case, values, [PairedSeries(changes, baseline.series, series)])
    return PairedOutcomes(baseline, programme, flows, *_matched(baseline, programme))


def _matched(baseline: Outcome, programme: Outcome) -> tuple[Index, Index]:
    first, second = (outcome.tally.histories["identity"] for outcome in (baseline, programme))
    everybody = np.union1d(first, second)
    return _places(first, everybody), _places(second, everybody)


def _places(identities: NDArray[np.uint64], everybody: NDArray[np.uint64]) -> Index:
    order = np.argsort(identities, kind="stable")
    at = np.clip(np.searchsorted(identities[order], everybody), 0, len(identities) - 1)
    return np.where(identities[order][at] == everybody, order[at], -1).astype(np.int64)
