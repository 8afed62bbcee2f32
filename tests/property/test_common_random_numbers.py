"""Common random numbers as theorems: who is not touched lives the very same life, to the last byte."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cxsim.engine.changes import Change
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.population import Population
from cxsim.rng import study_key
from tests.support import twins

KEY = study_key(7, 1, 0)
CALL = "journeys.support.touchpoints.call.success"


def customers_by_name(twin: Twin, *changes: Change) -> pd.DataFrame:
    return simulate(twin, twin.scenario(changes=changes), KEY).customers().set_index("customer_id")


def change(size: float = 1.0, quantity: str = CALL, **rest: object) -> Change:
    return Change(quantity, "set", size, np.ones(24), **rest)  # type: ignore[arg-type]


def rows(population: Population, chosen: np.ndarray) -> Population:
    return population.take(np.arange(len(population))[chosen])


def test_the_same_key_gives_the_same_bytes() -> None:
    twin = twins.twin()
    one, two = (simulate(twin, twin.scenario(), KEY, events=True).tally for _ in range(2))
    assert one.months.tobytes() == two.months.tobytes()
    assert one.histories.tobytes() == two.histories.tobytes()
    assert one.events.tobytes() == two.events.tobytes()


def test_another_key_gives_other_histories() -> None:
    twin = twins.twin()
    other = simulate(twin, twin.scenario(), study_key(7, 2, 0)).customers()
    assert not customers_by_name(twin).reset_index()["left_day"].equals(other["left_day"])


@pytest.mark.parametrize(
    "idle",
    [
        change(size=0.7),  # set to what it is
        change(coverage=0.0, audience="nobody"),
        Change(CALL, "set", 1.0, np.zeros(24)),
        Change(CALL, "multiply", 1.0, np.ones(24), segment="b"),
        Change(CALL, "shift", 0.0, np.ones(24)),
    ],
)
def test_a_lever_that_touches_no_customer_changes_no_byte(idle: Change) -> None:
    twin = twins.twin()
    plain, moved = (simulate(twin, twin.scenario(changes=c), KEY, events=True).tally for c in ((), (idle,)))
    assert plain.months.tobytes() == moved.months.tobytes()
    assert plain.histories.tobytes() == moved.histories.tobytes()
    assert plain.events.tobytes() == moved.events.tobytes()


def test_a_lever_on_one_segment_leaves_the_others_alone() -> None:
    twin = twins.twin()
    plain, moved = customers_by_name(twin), customers_by_name(twin, change(segment="b"))
    others = plain["segment"] != "b"
    pd.testing.assert_frame_equal(plain[others], moved.loc[moved["segment"] != "b"].reindex(plain.index[others]), check_exact=True)
    shared = plain.index[~others].intersection(moved.index)
    assert not plain.loc[shared].equals(moved.loc[shared])


def test_coverage_reaches_the_same_customers_however_large_it_is() -> None:
    """Who is reached at 30 % is reached at 60 %: the share is fixed per customer."""
    twin = twins.twin(customers=400)
    plain = customers_by_name(twin)["touches"]
    reached = []
    for coverage in (0.3, 0.6):
        moved = customers_by_name(twin, change(size=0.0, quantity="journeys.support.trigger.rate", coverage=coverage, audience="p"))[
            "touches"
        ]
        both = plain.index.intersection(moved.index)
        reached.append(set(both[plain[both] != moved[both]]))
    assert reached[0]
    assert reached[0] < reached[1]


def test_one_customer_more_changes_no_other_customer() -> None:
    """Only customers of the table are compared: new customers copy a row, and there is a row more to copy."""
    population = twins.population(60)
    fewer = rows(population, np.arange(60) != 17)
    plan = twins.plan(acquisition={}, referral=None)
    all_customers, fewer_customers = (customers_by_name(compile_twin(plan, people, twins.hazard())) for people in (population, fewer))
    pd.testing.assert_frame_equal(all_customers.drop("C17", errors="ignore"), fewer_customers, check_exact=True)


def test_the_order_of_rows_does_not_matter() -> None:
    population = twins.population(60)
    plan = twins.plan(acquisition={}, referral=None)
    turned = rows(population, np.arange(60)[::-1])
    one, two = (customers_by_name(compile_twin(plan, people, twins.hazard())) for people in (population, turned))
    pd.testing.assert_frame_equal(one.sort_index(), two.sort_index(), check_exact=True)


def test_a_journey_more_that_never_starts_changes_no_customer() -> None:
    journeys = twins.plan().model_dump(exclude_unset=True)["journeys"]
    never = {"never": {"trigger": {"rate": 0}, "touchpoints": {"call": twins.touchpoint()}}}
    plain, more = twins.twin(), twins.twin(journeys={**never, **journeys})
    pd.testing.assert_frame_equal(customers_by_name(plain), customers_by_name(more), check_exact=True)


def test_a_lower_hazard_only_ever_delays_a_customers_churn() -> None:
    """Time rescaling: no random number is drawn anew, so nobody whose hazard falls leaves earlier."""
    calm = {"satisfaction": twins.feeling(), "effort": twins.feeling()}
    twin = twins.twin(customers=500, **calm)
    plain, moved = customers_by_name(twin), customers_by_name(twin, change(size=0.8, quantity="churn.multiplier"))
    both = plain.index.intersection(moved.index)
    later = moved.loc[both, "left_day"] - plain.loc[both, "left_day"]
    assert (later >= 0).all()
    assert (later > 0).sum() > 20
