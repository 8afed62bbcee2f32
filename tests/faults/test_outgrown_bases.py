"""A customer base that explodes is refused from a few of its customers; one that fits is not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.stats import binom

from cxsim.calibration.baseline import calibrate_baseline
from cxsim.engine import simulation as compiled_engine
from cxsim.engine.population_explosion_check import COUNTED, FEWEST, TIMES, TRIED, descendants_beyond
from cxsim.engine.simulation import simulate
from cxsim.errors import ModelError
from cxsim.rng import study_key
from tests.support import twins

KEY = study_key(7, 0, 0)
TALKING: dict[str, Any] = {"threshold": 0.0, "rate": 60, "conversion": 1, "delay": 0, "reward": 0}


@pytest.mark.slow
def test_an_explosion_is_distinguished_from_single_customers(monkeypatch: pytest.MonkeyPatch) -> None:
    """No part of the run but them is lived."""
    simulated, run = [], compiled_engine.kernel.run

    def noted(scenario: Any, tally: Any, key: Any, limit: int, rows: tuple[int, int], *others: Any) -> None:
        simulated.append(rows[1] - rows[0])
        run(scenario, tally, key, limit, rows, *others)

    monkeypatch.setattr(compiled_engine.kernel, "run", noted)
    twin = twins.twin(2 * FEWEST, referral=TALKING)
    with pytest.raises(ModelError, match=r"most customers with more than [0-9,]+ descendants each"):
        simulate(twin, twin.scenario(), KEY)
    assert simulated == [1] * TRIED


def test_a_base_that_could_explode_and_does_not_is_simulated() -> None:
    twin = twins.twin(2 * FEWEST, referral={**TALKING, "threshold": 0.999}, acquisition={})
    assert simulate(twin, twin.scenario(), KEY).history_count < 3 * FEWEST


def test_no_customer_is_tried_where_nothing_is_to_be_feared() -> None:
    def never(row: int, limit: int) -> bool:
        raise AssertionError

    for twin in (twins.twin(2 * FEWEST), twins.twin(FEWEST // 2, referral=TALKING), twins.twin(2 * FEWEST, referral=None)):
        assert descendants_beyond(twin.scenario(), (0, len(twin.population)), 10**7, never) == 0


def test_the_chance_of_a_false_alarm() -> None:
    """In a base that fits, at most 1 in `TIMES` customers has `TIMES` times the share of each."""
    assert binom.sf(COUNTED - 1, TRIED, 1 / TIMES) < 1e-6


def test_calibration_needs_no_descendants() -> None:
    """So it does not hang on a base that explodes, and on another it finds what it would find with them: the customers' own lives."""
    twin = twins.twin(400)
    families, alone = (simulate(twin, twin.scenario(values), KEY).tally.histories for values in ({}, {"referral.conversion": 0.0}))
    own = [histories[histories["origin"] == 0] for histories in (families, alone)]
    for name in ("identity", "churned", "day", "satisfaction", "effort"):
        assert np.array_equal(own[0][name], own[1][name])
    assert (families["origin"] == 2).any()
    assert calibrate_baseline(twins.twin(400, referral=TALKING), 1)[1].status in ("met", "not_met")
