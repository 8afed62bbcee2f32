"""Rows that lie on the thresholds of a metric, by hand: on which side an answer of 9, a bill of 0 or the day of an assignment counts."""

from __future__ import annotations

import pandas as pd
import pytest

from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.tables import Tables
from tests.support.metric_tables import DAY, Frames, frame

NEXT = DAY + pd.Timedelta(days=1)
LATER = DAY + pd.Timedelta(days=5)

EDGES: Frames = {
    "customers": frame(
        customer_id=["a", "b", "c", "d", "e", "f"],
        churned=[True, True, False, False, False, False],
        tenure_months=[10.0, 4.0, 20.0, 6.0, 5.0, 0.0],
        entry_months=[4.0, 0.0, 20.0, None, 0.0, 0.0],
        fee_per_month=[1.0, 2.0, 4.0, 8.0, 16.0, 0.0],
        nps=[9.0, 9.0, 9.0, 8.0, 6.0, 7.0],
        csat=[5.0, 5.0, 5.0, 5.0, 2.0, 4.0],
        repurchase=[4.0, 4.0, 3.0, 5.0, 5.0, 5.0],
        joined_at=DAY,
        left_at=[NEXT, LATER, None, None, None, None],
    ),
    "surveys": frame(
        customer_id=["a", "b", "c", "d", "e", "f", "a", "b", "c", "d"],
        answered_at=DAY,
        index=["nps", "nps", "nps", "nps", "nps", "nps", "csat", "csat", "csat", "csat"],
        score=[9.0, 9.0, 8.0, 7.0, 6.0, None, 4.0, 3.0, 5.0, 4.0],
    ),
    "employees": frame(employee_id=["p", "q", "r", "s"], answered_at=DAY, score=[4.0, 3.0, 4.0, None]),
    "cases": frame(
        case_id=["1", "2", "3", "4", "5"],
        opened_at=DAY,
        resolved_at=[NEXT, LATER, NEXT, NEXT, None],
        reopened_at=[NEXT, DAY, None, LATER, None],
        contacts=[1, 1, 1, 2, 1],
    ),
    "transactions": frame(
        transaction_id=["1", "2", "3", "4", "5"],
        customer_id=["a", "a", "b", "b", "c"],
        occurred_at=[DAY, NEXT, DAY, DAY, DAY],
        amount=[10.0, 0.0, 6.0, 8.0, -1.0],
    ),
    "subscriptions": frame(
        customer_id=["a", "b", "c", "d"], started_at=DAY, ended_at=[None, None, LATER, None], fee_per_month=[10.0, 20.0, 70.0, 0.0]
    ),
    "experiments": frame(
        customer_id=["a", "b", "c", "d", "e"],
        experiment="calls",
        arm=["control", "control", "control", "faster", "faster"],
        assigned_at=[NEXT, LATER + pd.Timedelta(days=1), DAY, DAY, DAY],
    ),
    "costs": frame(
        occurred_at=DAY, name=["programme", "acquisition", "rent", "service.agents", "service.minutes"], amount=[30.0, 12.0, 7.0, 5.0, 6.0]
    ),
    "outcomes": frame(customer_id=["a", "b", "c"], occurred_at=DAY, shift=[0.5, 0.0, -0.25], reach=[2.0, 9.0, 4.0], days=[3.0, 9.0, 2.0]),
    "cash_flows": frame(kind=["benefit", "cost", None], present_value=[100.0, 80.0, 999.0]),
    "visits": frame(visited_at=DAY, completed=["yes", None], intent=["buy", None]),
    "mentions": frame(mentioned_at=DAY, channel="forum", sentiment=[0.001, -0.001, 0.0, 1.0, None]),
    "referrals": frame(referrer_id=["b", None, "c"], referred_at=DAY, converted_at=[DAY, NEXT, None]),
}
BY_HAND = {
    "nps": (20.0, 5),  # 9 and 9 less 6, of five who answered
    "csat": (0.75, 4),  # 4 counts, 3 does not
    "csat_mean": (4.0, 4),
    "employee_satisfaction": (2 / 3, 3),
    "secure_customer": (0.0, 4),  # of c, d, e, f, who are there
    "box_value_at_risk": (16.0, 1),
    "box_value_opportunity": (4.0 - 16.0, 1),  # of 5, 5 and 4: 4, 8 and 0; e pays 16
    "revenue_per_promoter": (4.0, 1),
    "revenue_per_passive": (4.0, 2),
    "revenue_per_detractor": (16.0, 1),
    "churn_per_month": (2 / 21, 6),  # (10 - 4) + 4 + 0 + 6 + 5 + 0
    "cost_per_new_customer": (2.0, 6),
    "first_contact_resolution": (0.25, 4),  # only the third: at once and for good
    "mean_time_to_resolution": (3.0, 2),  # the second, reopened before, and the third; who is reopened as or after it is resolved is not
    "loyalty": (0.5, 2),  # a bill of 0 is a day in the shop, a return is not
    "repeat_purchase_share": (0.5, 2),
    "average_transaction": (8.0, 2),  # 10, 6 and 8
    "return_rate": (0.2, 5),
    "average_contract_value": (180.0, 2),
    "value_quotient": (1.5, 3),  # 3 for 2
    "roi": (0.25, 2),
    "visitor_intent": (1.0, 1),
    "task_completion": (1.0, 1),
    "net_sentiment": (0.25, 4),  # two above, one below
    "referrals_made": (2 / 6, 2),
    "referral_conversion": (2 / 3, 3),
}


def measured(tables: Frames, *keys: str, by: tuple[str, ...] = ()) -> Measurement:
    with Tables(tables) as place:
        return measure(place, by, keys)


@pytest.fixture(scope="module")
def edges() -> Measurement:
    return measured(EDGES, *BY_HAND, "cost_per_churn_avoided")


@pytest.mark.parametrize("key", BY_HAND)
def test_a_row_on_a_threshold(edges: Measurement, key: str) -> None:
    (estimate,) = (value.estimate for value in edges.values if value.card.key == key)
    assert (estimate.value, estimate.n) == (pytest.approx(BY_HAND[key][0], rel=1e-12), BY_HAND[key][1])


def test_who_left_on_the_day_of_the_assignment_was_there(edges: Measurement) -> None:
    """Of the control a left as it was assigned and counts, b had left before and does not: 1 of 2; of two treated 1 more is kept."""
    (found,) = (value for value in edges.values if value.card.key == "cost_per_churn_avoided")
    assert (found.level, found.estimate.value, found.estimate.n) == ("calls", pytest.approx(30.0), 2)


def test_security_has_three_thresholds() -> None:
    """a and b reach all three; c, d and e each miss one by a point."""
    customers = frame(
        customer_id=["a", "b", "c", "d", "e", "f"],
        csat=[5.0, 5.0, 5.0, 5.0, 4.0, 5.0],
        nps=[9.0, 9.0, 9.0, 8.0, 9.0, None],
        repurchase=[4.0, 4.0, 3.0, 4.0, 4.0, 4.0],
        fee_per_month=[1.0, 2.0, 4.0, 8.0, 16.0, 32.0],
    )
    found = measured({"customers": customers}, "secure_customer", "secure_customer_revenue")
    assert (found.of("secure_customer").value, found.of("secure_customer").n) == (pytest.approx(0.4), 5)
    assert found.of("secure_customer_revenue").value == pytest.approx(3 / 31)


def test_wages_are_shared_by_the_contacts() -> None:
    """Touches of 1, 2 and 3, wages of 5 and 6: 17 for three contacts, and for two customers."""
    events = frame(customer_id=["a", "a", "b"], occurred_at=DAY, touch_cost=[1.0, 2.0, 3.0], cost=[9.0, 9.0, 9.0])
    tables = {"customers": EDGES["customers"].iloc[2:4], "events": events, "costs": EDGES["costs"]}
    found = measured(tables, "support_cost_per_contact", "support_cost_per_customer")
    assert found.of("support_cost_per_contact").value == pytest.approx(17 / 3)
    assert found.of("support_cost_per_customer").value == pytest.approx(17 / 2)


@pytest.mark.parametrize(("end", "other"), [("low", 1), ("high", -1)])
def test_an_interval_ends_with_its_scale(end: str, other: int) -> None:
    """Nearly all answers at one end of the scale: the interval is cut there."""
    scales = {"nps": (0.0, 10.0), "csat": (1.0, 5.0), "ces": (1.0, 7.0)}
    answers = {index: [scale[end == "high"]] * 3 + [scale[end == "high"] + other] for index, scale in scales.items()}
    answers["nps"][-1] = 5.0 if end == "high" else 8.0
    rows = [(index, score) for index, scores in answers.items() for score in scores]
    surveys = frame(customer_id=list("abcd") * 3, answered_at=DAY, index=[index for index, _ in rows], score=[score for _, score in rows])
    found = measured({"surveys": surveys}, "nps", "csat_mean", "ces")
    assert [getattr(found.of(key), end) for key in ("csat_mean", "ces")] == [scales["csat"][end == "high"], scales["ces"][end == "high"]]
    assert getattr(found.of("nps"), end) == (100.0 if end == "high" else -100.0)


def test_only_ratios_have_a_trend_of_rows() -> None:
    """A total or a figure for each head has none: how many rows there are is what it measures."""
    tables = {**EDGES, "contacts": frame(customer_id=["a", "b"], opened_at=DAY, resolved_at=NEXT, channel="web", cost=[1.0, 2.0])}
    found = measured(tables, "contact_volume", "contacts_per_customer", "support_cost_per_contact", "sales", "return_rate", by=("month",))
    assert {key for key, _, _ in found.slopes} == {"support_cost_per_contact", "return_rate"}
