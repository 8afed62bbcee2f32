"""How much common random numbers narrow the difference of two scenarios: success of the monthly touch 0.92 against 0.93.

The variance of the difference over replications of 2,000 customers, once with both scenarios on the same keys and once on
independent ones. One stream of numbers that both scenarios start from the same seed narrows it 7 to 8 times only, since the first
difference shifts everything after it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.changes import Change
from cxsim.engine.records import Scenario
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from tests.benchmark.model_world import MONTHS, SUCCESS_OF_TOUCH, monthly_twin

CUSTOMERS = 2_000
COUNTED = ("purchases", "churned", "referred", "active_months")


def variance_ratios(replications: int) -> dict[str, float]:
    """For each count, the variance of the difference on independent keys over that on common keys."""
    twin = monthly_twin(CUSTOMERS)
    better = twin.scenario(changes=[Change(SUCCESS_OF_TOUCH, "set", 0.93, np.ones(MONTHS))])

    def counts(scenario: Scenario, seed: int) -> NDArray[np.float64]:
        series = [simulate(twin, scenario, study_key(seed, 0, number), histories=False).series for number in range(replications)]
        return np.array([[each[name].sum() for name in COUNTED] for each in series])

    today = counts(twin.scenario(), 1)
    common, independent = (counts(better, seed) - today for seed in (1, 2))
    return dict(zip(COUNTED, (independent.var(axis=0, ddof=1) / common.var(axis=0, ddof=1)).tolist(), strict=True))
