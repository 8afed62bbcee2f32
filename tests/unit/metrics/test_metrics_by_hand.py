"""Every metric of the catalogue on tables small enough to work out by hand, through the query that real tables go through."""

from __future__ import annotations

import math

import pytest

from cxsim.metrics.catalogue import CATALOGUE
from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.tables import Tables
from tests.support.metric_tables import DAY, TABLES, Frames, frame

# value, rows counted, and the sum it was worked from
BY_HAND = {
    "nps": (25.0, 4),  # 10, 3, 9, 8: (2 - 1) of 4
    "csat": (0.5, 2),
    "csat_mean": (3.5, 2),
    "ces": (5.5, 2),
    "employee_satisfaction": (0.5, 2),
    "health_score": (70.0, 3),  # of those there: 50, 70, 90
    "box_value_at_risk": (30.0, 1),  # c pays 30; a, who paid 10, has left
    "box_value_opportunity": (0.0, 1),  # 1 x (mean(20, 40) - 30)
    "secure_customer": (1 / 3, 3),  # b alone of b, c, d
    "secure_customer_revenue": (2 / 9, 3),  # 20 of 90
    "value_quotient": (0.8, 3),  # (0.5 x 1 x 4 + 1 x 3 x 2) / (0.5 x 2 x 10)
    "value_quotient_revenue": (1.6, 3),  # b pays twice what a pays
    "clv": (200.0, 3),
    "company_value": (600.0, 3),
    "roi": (0.5, 3),
    "revenue_per_promoter": (20.0, 1),
    "revenue_per_passive": (30.0, 1),
    "revenue_per_detractor": (40.0, 1),
    "churn_rate": (0.25, 4),
    "retention_share": (0.75, 4),
    "churn_per_month": (0.025, 4),
    "cost_per_new_customer": (150.0, 2),  # b and c came in February, when it was spent,
    "referrals_made": (0.75, 3),
    "referral_conversion": (1 / 3, 3),
    "contacts_per_customer": (0.75, 3),
    "first_contact_resolution": (0.5, 2),  # the third is open
    "mean_time_to_resolution": (2.0, 2),
    "task_completion": (2 / 3, 3),
    "support_cost_per_contact": (4.0, 3),
    "support_cost_per_customer": (3.0, 3),
    "sales": (64.0, 6),
    "return_rate": (1 / 3, 6),
    "loyalty": (0.5, 2),  # a once more, b not; c only gave back
    "repeat_purchase_share": (0.5, 2),
    "average_transaction": (25.0, 2),  # bills 1, 2, 3 of two customers: 75 / 3
    "average_contract_value": (180.0, 2),
    "cart_abandonment": (0.75, 4),
    "cross_sell_acceptance": (0.5, 2),
    "up_sell_acceptance": (0.0, 1),
    "engagement": (1.5, 2),
    "engagement_minutes": (18.0, 2),
    "engagement_clicks": (3.0, 3),
    "social_mentions": (4.0, 4),
    "net_sentiment": (0.25, 4),
    "response_rate": (0.25, 4),
    "tasks_done": (1.0, 2),
    "problems_per_customer": (0.5, 2),
    "minutes_per_task": (21.0, 3),  # 42 minutes, two tasks done
    "time_saved": (20.0, 2),
    "value_received": (10.0, 2),
}
BY_LEVEL = {
    "cost_per_churn_avoided": {"calls": (50.0, 2)},  # (1/2 - 0) of 2 treated is 1 kept
    "contact_volume": {"chat": (1.0, 1), "phone": (2.0, 2)},
    "visitor_intent": {"buy": (2 / 3, 3), "help": (1 / 3, 3)},
    "nps_plus": {"price": (100.0, 1), "wait": (0.0, 2)},
    "nps_plus_share": {"price": (0.0, 1), "wait": (1.0, 1)},
    "nps_plus_risk": {"price": (0.9, 1), "wait": (0.5, 2)},
}


def measured(tables: Frames, *keys: str, by: tuple[str, ...] = ()) -> Measurement:
    with Tables(tables) as place:
        return measure(place, by, keys)


@pytest.fixture(scope="module")
def whole() -> Measurement:
    return measured(TABLES)


@pytest.mark.parametrize("key", BY_HAND)
def test_metric_by_hand(whole: Measurement, key: str) -> None:
    value, n = BY_HAND[key]
    estimate = whole.of(key)
    assert estimate.value == pytest.approx(value, rel=1e-12)
    assert estimate.n == n
    assert math.isnan(estimate.low) or estimate.low <= estimate.value
    assert math.isnan(estimate.high) or estimate.value <= estimate.high


@pytest.mark.parametrize("key", BY_LEVEL)
def test_metric_of_levels_by_hand(whole: Measurement, key: str) -> None:
    found = {v.level: (pytest.approx(v.estimate.value), v.estimate.n) for v in whole.values if v.card.key == key}
    assert found == BY_LEVEL[key]


def test_the_whole_catalogue_is_worked_by_hand(whole: Measurement) -> None:
    assert set(BY_HAND) | set(BY_LEVEL) == {card.key for card in CATALOGUE}
    assert not whole.missing


def test_the_unit_of_each_estimate_is_that_of_its_card(whole: Measurement) -> None:
    assert all(value.estimate.unit == value.card.unit for value in whole.values)


def test_a_table_without_rows_that_count_says_so() -> None:
    empty = {name: table.iloc[:0] for name, table in TABLES.items()}
    found = measured(empty)
    assert not [value for value in found.values if value.estimate.known]
    assert str(found.missing["nps"]) == "no answers"
    assert set(found.missing) | {value.card.key for value in found.values} == {card.key for card in CATALOGUE}


def test_cases_come_before_contacts_and_a_reopened_case_was_not_resolved_at_first() -> None:
    cases = frame(
        case_id=["1", "2", "3", "4"],
        opened_at=DAY,
        resolved_at=[DAY, DAY, DAY, None],
        reopened_at=[None, DAY, None, None],
        contacts=[1, 1, 2, 1],
    )
    assert measured({**TABLES, "cases": cases}, "first_contact_resolution").of("first_contact_resolution").value == pytest.approx(1 / 3)


def test_churn_of_each_month_counts_those_there_at_its_start() -> None:
    found = measured(TABLES, "churn_rate", "retention_share", by=("month",))
    # in March a, b, c and d (of whom nobody knows when they came) are there, and a leaves
    assert {v.group: (v.estimate.value, v.estimate.n) for v in found.values if v.card.key == "churn_rate"} == {("2024-03",): (0.25, 4)}
    assert found.of("retention_share", "2024-03").value == 0.75


def test_contacts_per_customer_of_a_month_are_over_those_there_in_it() -> None:
    assert measured(TABLES, "contacts_per_customer", by=("segment", "month")).of("contacts_per_customer", "x", "2024-03").value == 1.5


def test_a_cut_by_what_only_the_customers_know() -> None:
    found = measured(TABLES, "nps", by=("segment",))
    assert {v.group[0]: (round(v.estimate.value, 9), v.estimate.n) for v in found.values} == {"x": (round(100 / 3, 9), 3), "y": (0.0, 1)}


def test_rows_without_a_group_are_a_group() -> None:
    tables = {"surveys": TABLES["surveys"].assign(region=["n", None, "n", "n", "n", "n", "n", "n"])}
    assert {v.group for v in measured(tables, "nps", by=("region",)).values} == {("n",), ("not given",)}


@pytest.mark.parametrize(
    ("period", "label"), [("day", "2024-03-01"), ("week", "2024-W09"), ("month", "2024-03"), ("quarter", "2024-Q1"), ("year", "2024")]
)
def test_periods_have_their_calendar_names(period: str, label: str) -> None:
    assert {v.group for v in measured(TABLES, "nps", by=(period,)).values} == {(label,)}
