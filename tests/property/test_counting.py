"""Sums of money are those of exact arithmetic, or the run is refused: whatever the amounts are, and whatever moves them."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.overflow_check import MOST, add_tables
from cxsim.engine.records import Scenario
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.errors import ModelError
from cxsim.rng import study_key
from tests.support import twins
from tests.support.exploration import examples

KEY = study_key(3, 0, 0)
SLACK = 30.0  # what is refused would have come to more than so small a part of what can be counted; months, products and rises of fees

CALL = "journeys.support.touchpoints.call"
SERIES = {
    f"{CALL}.cost": "cost.support.call",
    f"{CALL}.payment": "payments.support.call",
    f"{CALL}.offer.incentive": "incentive.support.call",
    "cases.fault.cost": "cost_case.fault",
    "cost_per_customer": "cost_base",
    "revenue.fee_level": "fees",
    "referral.reward": "cost_referral",
    "acquisition.web.cost": "cost_acquisition.web",
    "purchases.spend": "spend",
}


@cache
def world() -> Twin:
    """A world in which everything that is paid for happens."""
    call = twins.touchpoint(
        opens="fault", payment=1, offer={"kind": "up_sell", "success_satisfied": 0.9, "fee_change": 2, "incentive": 1, "max_acceptances": 3}
    )
    support = {"trigger": {"rate": 0.3}, "touchpoints": {"call": call}}
    return twins.twin(40, journeys={"support": support}, surveys=None, cases={"fault": {"cost": 1, "log_hazard": 0}}, horizon=12)


@cache
def plainly() -> Outcome:
    """Its lives where every amount is 1; money moves nobody."""
    return simulate(world(), world().scenario(dict.fromkeys(SERIES, 1.0)), KEY)


def simulate_or_refuse(settled: Scenario, kept: bool) -> Outcome | ModelError:
    try:
        return simulate(world(), settled, KEY, histories=kept)
    except ModelError as error:
        return error


amounts = st.floats(0.0, 18.0).map(lambda digits: 10.0**digits)


@examples(50, 150)
@given(st.sampled_from(sorted(SERIES)), amounts, st.floats(-3.0, 6.0).map(lambda digits: 10.0**digits), st.booleans())
def test_sums_are_right_or_refused(name: str, amount: float, factor: float, kept: bool) -> None:
    """The amount is that of a draw, moved by a lever for half of the customers. A sum that left its 64 bits would be wrong by far."""
    twin, weight = world(), np.ones(world().months)
    factor = 1.0 if name == "revenue.fee_level" else factor  # a lever does not carry a factor beyond its range
    lever = Change(name, "multiply", factor, weight, coverage=0.5, audience="some")
    amount = min(amount, 1e6) if name == "revenue.fee_level" else amount
    whole = twin.scenario({**dict.fromkeys(SERIES, 1.0), name: 1.0}, [lever])
    one = simulate(twin, whole, KEY).series[SERIES[name]]
    settled = twin.scenario({**dict.fromkeys(SERIES, 1.0), name: amount}, [lever])
    found = simulate_or_refuse(settled, kept)
    if isinstance(found, ModelError):
        assert any(fault.found.startswith(name) for fault in found.faults)
        assert amount * max(1.0, factor) * plainly().series[SERIES[name]].sum() * SLACK > MOST
    else:
        assert found.series[SERIES[name]] == pytest.approx(
            amount * one, rel=1e-3, abs=0.01 * len(twin.population) * max(1.0, 1e-6 * amount)
        )


@pytest.mark.parametrize("name", sorted(SERIES))
def test_both_engines_refuse(name: str) -> None:
    settled = world().scenario({**dict.fromkeys(SERIES, 1.0), name: 1e17})
    for engine in (simulate, simulate_openly):
        with pytest.raises(ModelError, match="cannot be counted") as refused:
            engine(world(), settled, KEY)
        assert any(fault.found.startswith(name) and fault.path == tuple(name.split(".")) for fault in refused.value.faults)


@given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=6))
def test_adding_is_exact_or_refused(numbers: list[int]) -> None:
    """Refused as soon as a sum on the way cannot be held."""
    tables = [np.array([[number]], np.int64) for number in numbers]
    on_the_way = [sum(numbers[: count + 1]) for count in range(len(numbers))]
    if all(-(2**63) <= total < 2**63 for total in on_the_way):
        assert int(add_tables(tables)[0, 0]) == on_the_way[-1]
    else:
        with pytest.raises(ModelError, match="cannot be counted"):
            add_tables(tables)
