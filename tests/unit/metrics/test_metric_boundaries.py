"""What a card says is in and out of a figure: for each such sentence a row is planted that would change the figure if it were false."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.errors import DataError
from cxsim.metrics.catalogue import card
from cxsim.metrics.comparison import trends
from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.tables import Tables
from cxsim.text import Message

Frames = dict[str, pd.DataFrame]
DAY = pd.Timestamp("2024-05-06")


def frame(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame(columns)


def measured(tables: Frames, key: str, *by: str) -> Measurement:
    with Tables(tables) as place:
        return measure(place, by, [key])


def people(**changed: Any) -> pd.DataFrame:
    """Four customers who are there."""
    plain = {"customer_id": list("abcd"), "churned": "no", "revenue": 100.0, "fee_per_month": 10.0, "clv": 50.0, "health_score": 80.0}
    return frame(**{**plain, "nps": 10.0, "csat": 5.0, "repurchase": 5.0, **changed})


def cases(**changed: Any) -> pd.DataFrame:
    """Four cases, each resolved a day after it was opened, at the first contact."""
    plain = {"case_id": list("1234"), "customer_id": list("abcd"), "opened_at": DAY, "resolved_at": DAY + pd.Timedelta(days=1)}
    return frame(**{**plain, "reopened_at": pd.NaT, "contacts": 1, **changed})


def contacts(**changed: Any) -> pd.DataFrame:
    plain = {"contact_id": list("1234"), "customer_id": list("abcd"), "opened_at": DAY, "resolved_at": DAY, "channel": "web"}
    return frame(**{**plain, "first_contact_resolved": "yes", "cost": 4.0, **changed})


LATER = DAY + pd.Timedelta(days=9)
GONE = ["no", "no", "no", "yes"]
ARMS = {"customer_id": list("abcd"), "experiment": "calls", "arm": ["control", "control", "called", "called"], "assigned_at": LATER}
PROGRAMME = frame(occurred_at=[LATER], name="programme", amount=[60.0])

# the metric, the words of its card, the tables with the row planted, and the figure without it
PLANTED: dict[str, tuple[str, str, Frames, float]] = {
    "an open contact": (
        "first_contact_resolution",
        "over all that were resolved",
        {"contacts": contacts(resolved_at=[DAY, DAY, DAY, pd.NaT], first_contact_resolved=["yes", "yes", "yes", "no"])},
        1.0,
    ),
    "a case opened again": (
        "first_contact_resolution",
        "those reopened since too",
        {"cases": cases(reopened_at=[LATER, pd.NaT, pd.NaT, pd.NaT])},
        0.75,
    ),
    "a case open again": (
        "mean_time_to_resolution",
        "those reopened and open again left out",
        {"cases": cases(resolved_at=[DAY + pd.Timedelta(days=n) for n in (1, 1, 1, 5)], reopened_at=[pd.NaT, pd.NaT, pd.NaT, LATER])},
        1.0,
    ),
    "a case resolved after it was opened again": (
        "mean_time_to_resolution",
        "from opening to resolution",
        {"cases": cases(resolved_at=[DAY + pd.Timedelta(days=n) for n in (1, 1, 1, 5)], reopened_at=[pd.NaT, pd.NaT, pd.NaT, DAY])},
        2.0,
    ),
    "minutes saved that are blank": (
        "time_saved",
        "of which they are known",
        {"outcomes": frame(customer_id=list("abc"), occurred_at=DAY, minutes_saved=[10.0, 20.0, None])},
        15.0,
    ),
    "a value that is blank": (
        "value_received",
        "of which it is known",
        {"outcomes": frame(customer_id=list("abc"), occurred_at=DAY, value_received=[10.0, 20.0, None])},
        15.0,
    ),
    "minutes that are blank": (
        "engagement_minutes",
        "not known are not counted",
        {"events": frame(customer_id=list("abc"), occurred_at=DAY, duration_minutes=[4.0, 6.0, None])},
        5.0,
    ),
    "clicks that are blank": (
        "engagement_clicks",
        "not known are not counted",
        {"visits": frame(customer_id=list("abc"), visited_at=DAY, clicks=[4.0, 6.0, None])},
        5.0,
    ),
    "an outcome that is blank": (
        "tasks_done",
        "whose outcome is known",
        {"events": frame(customer_id=list("abc"), occurred_at=DAY, outcome=["success", "SUCCESS", None])},
        1.0,
    ),
    "a problem that is not known": (
        "problems_per_customer",
        "whose outcome is known",
        {"events": frame(customer_id=list("abc"), occurred_at=DAY, outcome=["failure", "abandonment", None])},
        1.0,
    ),
    "a secure customer who left": ("secure_customer", "over all there", {"customers": people(churned=GONE, csat=[5, 1, 1, 5])}, 1 / 3),
    "secure money that left": (
        "secure_customer_revenue",
        "of all there",
        {"customers": people(churned=GONE, csat=[5, 1, 1, 5], revenue=[100.0, 100.0, 100.0, 900.0])},
        1 / 3,
    ),
    "a customer at risk who left": (
        "box_value_at_risk",
        "who are there",
        {"customers": people(churned=GONE, csat=[1, 5, 5, 1], revenue=[10.0, 50.0, 70.0, 900.0])},
        10.0,
    ),
    "a customer to win who left": (
        "box_value_opportunity",
        "of those there",
        {"customers": people(churned=GONE, csat=[1, 5, 5, 1], revenue=[10.0, 50.0, 70.0, 900.0])},
        50.0,
    ),
    "a promoter who left": (
        "revenue_per_promoter",
        "who are there",
        {"customers": people(churned=GONE, revenue=[100.0, 100.0, 100.0, 900.0])},
        100.0,
    ),
    "a lifetime value of one who left": (
        "clv",
        "of customers who are there",
        {"customers": people(churned=GONE, clv=[50.0, 50.0, 50.0, 900.0])},
        50.0,
    ),
    "a company's customer who left": (
        "company_value",
        "of the customers there",
        {"customers": people(churned=GONE, clv=[50.0, 50.0, 50.0, 900.0])},
        150.0,
    ),
    "the health of one who left": (
        "health_score",
        "of customers who are there",
        {"customers": people(churned=GONE, health_score=[80.0, 80.0, 80.0, 0.0])},
        80.0,
    ),
    "a day of leaving without a mark": (
        "health_score",
        "of customers who are there",
        {"customers": people(health_score=[80.0, 80.0, 80.0, 0.0], left_at=[None, None, None, DAY]).drop(columns="churned")},
        80.0,
    ),
    "a contract of one who left": (
        "average_contract_value",
        "that run and have a fee",
        {"customers": people(churned=GONE, fee_per_month=[10.0, 20.0, 0.0, 900.0])},
        180.0,
    ),
    "a contract that ended": (
        "average_contract_value",
        "that run and have a fee",
        {
            "subscriptions": frame(
                customer_id=list("abc"), started_at=DAY, ended_at=[pd.NaT, pd.NaT, LATER], fee_per_month=[10.0, 20.0, 100.0]
            )
        },
        180.0,
    ),
    "a customer who came in another year": (
        "cost_per_new_customer",
        "in the same time",
        {
            "costs": frame(occurred_at=[DAY], name="acquisition", amount=[100.0]),
            "customers": people(joined_at=[DAY, DAY, "2015-05-06", "2015-05-06"]),
        },
        50.0,
    ),
    "a cost of something else": (
        "cost_per_new_customer",
        "costs named `acquisition`",
        {"costs": frame(occurred_at=[DAY, DAY], name=["Acquisition", "rent"], amount=[100.0, 900.0]), "customers": people(joined_at=DAY)},
        25.0,
    ),
    "months before the records begin": (
        "churn_per_month",
        "less the months before the records begin",
        {"customers": frame(customer_id=list("ab"), churned=["yes", "no"], tenure_months=[70.0, 10.0], entry_months=[60.0, None])},
        0.05,
    ),
    "a newcomer": (
        "churn_rate",
        "of those there when the records begin",
        {"customers": people(churned=["yes", "no", "yes", "yes"], newcomer=[False, False, True, True])},
        0.5,
    ),
    "who had left before being assigned": (
        "cost_per_churn_avoided",
        "who had left before being assigned is in neither",
        {
            "customers": frame(
                customer_id=list("abcdef"), churned=["yes", "yes", "no", "no", "yes", "yes"], left_at=[LATER, LATER, None, None, DAY, DAY]
            ),
            "experiments": frame(customer_id=list("abcdef"), experiment="calls", arm=["control"] * 2 + ["called"] * 4, assigned_at=LATER),
            "costs": PROGRAMME,
        },
        30.0,
    ),
    "a purchase of nothing": (
        "loyalty",
        "an amount of 0 is a purchase too",
        {"transactions": frame(customer_id=list("aab"), occurred_at=[DAY, LATER, DAY], amount=[5.0, 0.0, 5.0])},
        0.5,
    ),
    "what was given back": (
        "average_transaction",
        "what was given back left out",
        {"transactions": frame(customer_id=list("aab"), occurred_at=DAY, amount=[30.0, -30.0, 50.0])},
        40.0,
    ),
    "a contact whose cost is blank": (
        "support_cost_per_contact",
        "whose cost is known",
        {"contacts": contacts(cost=[4.0, 6.0, None, None])},
        5.0,
    ),
    "a customer without a contact": (
        "support_cost_per_customer",
        "those without a contact included",
        {"contacts": contacts(customer_id="a"), "customers": people()},
        4.0,
    ),
    "an intent that is blank": (
        "visitor_intent",
        "whose purpose is known",
        {"visits": frame(customer_id=list("abc"), visited_at=DAY, intent=["buy", "buy", None])},
        1.0,
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_a_card_says_is_in_and_out_is(planted: str) -> None:
    key, words, tables, expected = PLANTED[planted]
    assert words in str(card(key).text("definition"))
    (found,) = measured(tables, key).values
    assert found.estimate.value == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("key", ["tasks_done", "problems_per_customer", "task_completion", "minutes_per_task"])
def test_words_that_are_not_known_are_reported_and_never_counted_as_none(key: str) -> None:
    events = frame(customer_id=list("abc"), occurred_at=DAY, outcome=["completed", "failed", "success"], duration_minutes=5.0)
    found = measured({"events": events}, key)
    assert not found.values
    assert str(found.missing[key]).startswith("events.outcome holds words other than success, failure, abandonment (such as '")


@pytest.mark.parametrize("key", ["sales", "average_transaction"])
def test_two_currencies_are_not_added_up(key: str) -> None:
    tables = {"transactions": frame(customer_id=["a", "b"], occurred_at=DAY, amount=[100.0, 10_000.0], currency=["EUR", "JPY"])}
    assert "holds several values (EUR, JPY)" in str(measured(tables, key).missing[key])
    cut = measured(tables, key, "currency")
    assert {value.group[0]: value.estimate.value for value in cut.values} == {"EUR": 100.0, "JPY": 10_000.0}


def test_costs_of_several_experiments_are_not_pooled() -> None:
    twice = pd.concat([frame(**ARMS), frame(**{**ARMS, "experiment": "letters"})])
    tables = {"experiments": twice, "customers": people(churned=["yes", "yes", "no", "no"]), "costs": PROGRAMME}
    found = measured(tables, "cost_per_churn_avoided")
    assert [value.level for value in found.values] == ["calls", "letters"]
    assert all(not value.estimate.known and "several experiments" in str(value.estimate.note) for value in found.values)


def test_no_costs_of_that_name_is_not_a_cost_of_nothing() -> None:
    tables = {"costs": frame(occurred_at=[DAY], name="rent", amount=[9.0]), "customers": people(joined_at=DAY)}
    assert measured(tables, "cost_per_new_customer").missing["cost_per_new_customer"] == Message("metrics-none-acquisition")


def answers(index: str, scale: str | None, *scores: float) -> Frames:
    table = frame(customer_id=[f"c{i}" for i in range(len(scores))], answered_at=DAY, index=index, score=np.array(scores, float))
    return {"surveys": table if scale is None else table.assign(scale=scale)}


@pytest.mark.parametrize(
    ("key", "index", "scale", "scores", "expected"),
    [
        ("ces", "ces", "1-5", (1, 5, 4, 3), 4.375),  # (3.25 - 1) / 4 x 6 + 1
        ("ces", "ces", "1-7", (1, 5, 4, 3), 3.25),
        ("ces", "ces", None, (1, 5, 4, 3), 3.25),
        ("csat", "csat", "1-7", (3, 4, 4, 5), 0.0),  # the two top boxes are 6 and 7
        ("csat", "csat", "1-7", (5, 6, 7, 7), 0.75),
        ("csat_mean", "csat", "0-10", (0, 5, 10), 3.0),
        ("csat", "csat", "0-100", (74, 75, 100, 0), 0.5),
        ("nps", "nps", "0-100", (9, 10), -100.0),
        ("nps", "nps", "0-100", (95, 70, 30), 0.0),
        ("nps", "nps", "1-5", (5, 5, 5), 100.0),
        ("nps", "nps", "1-5", (5, 4, 3), 0.0),
        ("nps", "nps", "1-10", (10, 9, 8, 7, 6, 1), 0.0),
        ("nps", "nps", "1-7", (7, 6, 4), 0.0),
    ],
)
def test_answers_are_read_on_the_scale_that_their_row_states(
    key: str, index: str, scale: str, scores: tuple[float, ...], expected: float
) -> None:
    assert measured(answers(index, scale, *scores), key).of(key).value == pytest.approx(expected)


def test_an_answer_off_its_scale_or_on_none_that_is_known_is_refused() -> None:
    for scale, score in (("1-5", 6.0), ("0-100", 101.0), ("1-6", 5.0), ("0-10", 11.0)):
        with pytest.raises(DataError, match=r"outside the scale of its row|expected one of 0-10"):
            measured(answers("nps", scale, score), "nps")


def test_the_last_answer_of_a_customer_is_on_its_scale_too() -> None:
    tables = {**answers("csat", "1-7", 2, 6), "customers": frame(customer_id=["c0", "c1"], revenue=[10.0, 30.0])}
    assert measured(tables, "box_value_at_risk").of("box_value_at_risk").value == 10.0
    with pytest.raises(DataError, match="expected one of 0-10"):
        measured({**tables, **answers("csat", "1-6", 2, 6)}, "box_value_at_risk")


def cohorts(law: Callable[[np.random.Generator], Any]) -> tuple[np.ndarray, Any]:
    rng = np.random.default_rng(77)
    return np.sort(rng.uniform(0, 366, 3000)), law(rng)


def dated(days: Any, until: float = 366.0) -> pd.Series:
    """Days from the start of 2024 as instants; none after the tables were made."""
    known = pd.Series(np.asarray(days, float))
    made = known <= until
    instants = pd.Timestamp("2024-01-01") + pd.to_timedelta(known.where(made, 0.0), unit="D")  # of NaN pandas rounds unwritten memory
    return instants.where(made)


def test_a_constant_time_to_resolution_has_no_trend() -> None:
    """Exponential, mean 20 days; the tables end with the year, so the slow cases of the last months are still open."""
    opened, took = cohorts(lambda rng: rng.exponential(20, 3000))
    table = frame(case_id=[str(i) for i in range(3000)], opened_at=dated(opened), resolved_at=dated(opened + took), contacts=1)
    found = measured({"cases": table}, "mean_time_to_resolution", "month")
    (trend,) = trends(found)
    assert trend.contrast.p > 0.01
    noted = [value.group[0] for value in found.values if "not complete" in str(value.estimate.note)]
    assert noted[:3] == ["2024-01", "2024-02", "2024-03"]
    assert "2024-12" not in noted
    last = found.of("mean_time_to_resolution", "2024-12")
    assert last.low < 20 < last.high


def test_a_constant_share_opened_again_has_no_trend() -> None:
    """30 % are opened again, a mean of 30 days later; in the last months few can have been."""
    opened, after = cohorts(lambda rng: np.where(rng.random(3000) < 0.3, rng.exponential(30, 3000), np.nan))
    table = frame(case_id=[str(i) for i in range(3000)], opened_at=dated(opened), contacts=1)
    table = table.assign(resolved_at=dated(opened + 0.3, 400), reopened_at=dated(opened + 0.3 + after))
    found = measured({"cases": table}, "first_contact_resolution", "month")
    (trend,) = trends(found)
    assert trend.contrast.p > 0.01
    assert "until a case is opened again" in str(found.of("first_contact_resolution", "2024-12").note)
    assert "not complete" not in str(found.of("first_contact_resolution", "2024-03").note)


def test_a_constant_conversion_of_referrals_has_no_trend() -> None:
    made, after = cohorts(lambda rng: np.where(rng.random(3000) < 0.4, rng.exponential(20, 3000), np.nan))
    table = frame(referrer_id=[f"c{i}" for i in range(3000)], referred_at=dated(made), converted_at=dated(made + after))
    (trend,) = trends(measured({"referrals": table}, "referral_conversion", "month"))
    assert trend.contrast.p > 0.01


def test_months_in_which_no_one_looked_are_no_zeros() -> None:
    """Customers leave and come from 2021 on; the log of contacts holds May and June of 2024 alone."""
    customers = frame(customer_id=list("abcd"), joined_at="2021-01-05", left_at=["2021-03-01", None, None, "2024-09-01"])
    found = measured(
        {
            "customers": customers,
            "contacts": contacts(opened_at=["2024-05-02", "2024-05-03", "2024-06-01", "2024-06-02"], resolved_at=None),
        },
        "contacts_per_customer",
        "month",
    )
    assert [value.group[0] for value in found.values] == ["2024-05", "2024-06"]


def test_months_after_the_last_loss_are_measured() -> None:
    customers = frame(customer_id=list("abcd"), joined_at=["2023-06-01"] * 3 + ["2024-04-03"], left_at=["2024-01-20", None, None, None])
    found = measured({"customers": customers}, "churn_rate", "month")
    assert {value.group[0]: value.estimate.value for value in found.values} == {
        "2024-01": pytest.approx(1 / 3),
        "2024-02": 0.0,
        "2024-03": 0.0,
        "2024-04": 0.0,
    }
    until = measured({"customers": customers.assign(observed_until="2024-06-30")}, "churn_rate", "month")
    assert until.values[-1].group == ("2024-06",)


def test_churn_without_a_period_says_so() -> None:
    customers = people(churned=GONE)
    assert "no period" in str(measured({"customers": customers}, "churn_rate").of("churn_rate").note)
    known = measured({"customers": customers.assign(newcomer=False)}, "churn_rate").of("churn_rate")
    assert str(known.note) == "of those there from the start"


def test_the_bound_of_nothing_recorded_is_in_money() -> None:
    """No call of 100 customers in the first quarter, calls of 900 each in the others: 3.69 events x 900 / 100."""
    customers = frame(customer_id=[f"c{i}" for i in range(101)], joined_at="2020-01-01", left_at=[None] * 100 + ["2023-12-01"])
    calls = contacts(customer_id="c1", opened_at=["2024-01-05", "2024-01-05", "2024-03-05", "2024-03-05"], cost=900.0)
    found = measured({"customers": customers.assign(observed_until="2024-03-31"), "contacts": calls}, "support_cost_per_customer", "month")
    none = found.of("support_cost_per_customer", "2024-02")
    assert (none.value, none.n, str(none.note)) == (0.0, 0, "nothing recorded")
    assert none.high == pytest.approx(3.6889 * 900 / 100, rel=1e-4)


def test_a_figure_of_non_negative_things_has_no_negative_bound_and_one_of_alike_ones_no_width() -> None:
    days = [DAY + pd.Timedelta(days=n) for n in (1, 1, 1, 60)]
    assert measured({"cases": cases(resolved_at=days)}, "mean_time_to_resolution").of("mean_time_to_resolution").low == 0.0
    alike = measured({"customers": people()}, "clv").of("clv")
    assert np.isnan(alike.low)
    assert str(alike.note) == "all answers alike: no interval"


@pytest.mark.parametrize("key", ["average_contract_value", "revenue_per_promoter", "box_value_at_risk"])
def test_no_fee_at_all_is_not_known_rather_than_0(key: str) -> None:
    customers = people(fee_per_month=0.0, csat=[1, 1, 5, 5]).drop(columns="revenue")
    assert not [value for value in measured({"customers": customers}, key).values if value.estimate.known]


def test_a_table_without_a_loss_says_what_is_missing_and_the_remedy_is_one() -> None:
    customers = pd.DataFrame({"customer_id": list("abcd"), "joined_at": ["2024-01-05"] * 4, "left_at": [None] * 4})
    with Tables({"customers": customers}) as place:
        missing = measure(place, ("month",), ["churn_rate", "retention_share"]).missing
    reason = Message("metrics-none-losses")
    assert missing == {"churn_rate": reason, "retention_share": reason}
    with Tables({"customers": customers.assign(observed_until="2024-06-30")}) as place:
        found = measure(place, ("month",), ["churn_rate", "retention_share"])
    assert not found.missing
    assert {value.group for value in found.values} == {("2024-06",)}  # of the months before nothing says that somebody looked
    assert (found.of("churn_rate", "2024-06").value, found.of("retention_share", "2024-06").value) == (0.0, 1.0)
    assert found.of("churn_rate", "2024-06").n == 4
