"""Both lives of every customer in one replication of the base case, matched by identity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.business_case import Case
from cxsim.decision.comparison import BaseCase
from cxsim.decision.comparison_runs import BASE_DRAW, TwoLives, base_case
from cxsim.decision.simulator import Assignment, TwinSimulator, of_the_world
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.rng import study_key

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class PairedLives:
    """The two outcomes of one replication and their cash flows.

    Attributes
    ----------
    case : the cash flow of this replication alone; its first two axes are those of `BaseCase`.
    in_baseline, in_programme : for each life that is lived in either, its number there, or -1.
    """

    baseline: Outcome
    programme: Outcome
    case: BaseCase
    in_baseline: Index
    in_programme: Index

    @property
    def both(self) -> NDArray[np.bool_]:
        """Whether a life is lived in both scenarios."""
        return np.asarray((self.in_baseline >= 0) & (self.in_programme >= 0))


def paired_lives(case: Case, twin: Twin, values: dict[str, float], key: int, replication: int = 0) -> PairedLives:
    """Both lives at the values of the base case; `key` is the study's."""
    moves, luck = case.moves(values), study_key(key, BASE_DRAW, replication)
    baseline, programme = (simulate(twin, twin.settings(of_the_world(twin, values), changed), luck) for changed in ((), moves))
    series = dict(programme.series)
    if case.reaches(values):
        series = dict(TwinSimulator(twin)(Assignment(values, None, 0.0, moves, case.reaches(values), luck)))
    flows = base_case(case, values, [TwoLives(moves, baseline.series, series)])
    return PairedLives(baseline, programme, flows, *_matched(baseline, programme))


def _matched(baseline: Outcome, programme: Outcome) -> tuple[Index, Index]:
    first, second = (outcome.tally.lives["identity"] for outcome in (baseline, programme))
    everybody = np.union1d(first, second)
    return _places(first, everybody), _places(second, everybody)


def _places(identities: NDArray[np.uint64], everybody: NDArray[np.uint64]) -> Index:
    order = np.argsort(identities, kind="stable")
    at = np.clip(np.searchsorted(identities[order], everybody), 0, len(identities) - 1)
    return np.where(identities[order][at] == everybody, order[at], -1).astype(np.int64)
