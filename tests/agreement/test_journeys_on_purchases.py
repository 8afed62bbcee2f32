"""Journeys that follow from purchases: as many visits as purchases, each when its purchase is made or when the visit before is over."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.rng import study_key
from tests.support import twins
from tests.support.statistical_check import Z

CALM = {name: twins.feeling(gain=0) for name in ("satisfaction", "effort")}
LENGTHS = {"parcel": "12 d", "label": 0}


def orders(customers: int = 400, changes: tuple[tuple[str, float], ...] = (), **duration: Any) -> Outcome:
    """Customers who feel nothing: of each order a delivery, of three orders in ten a return, and calls at a rate of their own."""
    length = {**LENGTHS, **duration}
    journeys = {
        "delivery": {"trigger": {"on": "purchase"}, "touchpoints": {"parcel": twins.touchpoint(duration=length["parcel"])}},
        "goods_back": {"trigger": {"on": "purchase", "share": 0.3}, "touchpoints": {"label": twins.touchpoint(duration=length["label"])}},
        "support": {"trigger": {"rate": 0.5}, "touchpoints": {"call": twins.touchpoint(duration="1 d")}},
    }
    plan = twins.plan(journeys=journeys, surveys={}, referral=None, horizon=18, purchases=twins.buying(rate=1.5), **CALM)
    twin = compile_twin(plan, twins.population(customers), twins.hazard())
    scenario = twin.scenario(changes=[Change(name, "multiply", factor, np.ones(twin.months)) for name, factor in changes])
    return simulate(twin, scenario, study_key(3, 0, 0), events=True)


def of(outcome: Outcome, touchpoint: str) -> pd.DataFrame:
    """The touches of a touchpoint, or the purchases."""
    events = outcome.events()
    return events[events["touchpoint"] == touchpoint] if touchpoint else events[events["kind"] == "purchase"]


def test_each_purchase_of_each_customer_brings_a_delivery() -> None:
    outcome = orders(parcel=0)
    bought, delivered = (of(outcome, name).groupby("customer_id").size() for name in ("", "parcel"))
    pd.testing.assert_series_equal(bought, delivered)
    days = [of(outcome, name).sort_values(["customer_id", "day"])["day"].to_numpy() for name in ("", "parcel")]
    assert np.array_equal(*days)


def test_the_share_of_purchases_that_start_a_journey_is_binomial() -> None:
    outcome = orders()
    bought, returned = outcome.series["purchases"].sum(), outcome.series["touches.goods_back.label"].sum()
    assert abs(returned - 0.3 * bought) < Z * math.sqrt(bought * 0.3 * 0.7)


def test_a_delivery_begins_with_its_purchase_or_when_the_one_before_has_come() -> None:
    """Lindley's recursion, worked out beside the engine: begin = max(purchase, end before); lengths are kept in single precision."""
    outcome = orders()
    bought, parcels = (dict(list(of(outcome, name).groupby("customer_id"))) for name in ("", "parcel"))
    waited = 0
    for customer, table in parcels.items():
        ends, begins = table["day"].to_numpy(), table["begin_day"].to_numpy()
        expected = np.maximum(bought[customer]["day"].to_numpy()[: len(ends)], np.r_[0.0, ends[:-1]])
        np.testing.assert_allclose(begins, expected, rtol=0, atol=1e-4)
        waited += int((begins > bought[customer]["day"].to_numpy()[: len(ends)] + 1e-3).sum())
    assert waited > 100, "else nothing has waited"


def test_more_purchases_move_what_follows_and_nothing_else() -> None:
    """Calls and departures keep their instants, but for the rounding of what is used up in other steps."""
    plain, more = orders(parcel=0), orders(changes=(("purchases.rate", 1.2),), parcel=0)
    assert more.series["purchases"].sum() > 1.1 * plain.series["purchases"].sum()
    for outcome in (plain, more):
        assert outcome.series["touches.delivery.parcel"].sum() == outcome.series["purchases"].sum()
    for column in ("customer_id", "touchpoint", "outcome"):
        assert list(of(plain, "call")[column]) == list(of(more, "call")[column])
    np.testing.assert_allclose(of(plain, "call")["day"], of(more, "call")["day"], rtol=0, atol=1e-8)
    np.testing.assert_allclose(plain.customers()["left_day"], more.customers()["left_day"], rtol=0, atol=1e-8)


def test_a_share_moves_its_own_journey_alone() -> None:
    plain, fewer = orders(), orders(changes=(("journeys.goods_back.trigger.share", 0.5),))
    returned = [set(zip(each["customer_id"], each["day"].round(6), strict=True)) for each in (of(plain, "label"), of(fewer, "label"))]
    assert returned[1] < returned[0], "who sends back at the lower share does so at the higher"
    for name in ("", "parcel", "call"):
        assert list(of(plain, name)["customer_id"]) == list(of(fewer, name)["customer_id"])
        np.testing.assert_allclose(of(plain, name)["day"], of(fewer, name)["day"], rtol=0, atol=1e-8)
