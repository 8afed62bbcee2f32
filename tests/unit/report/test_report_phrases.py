"""Numbers as a reader says them."""

from __future__ import annotations

import math
from datetime import date

import pytest

from cxsim.decision.programme import Programme
from cxsim.report.phrases import payback
from cxsim.report.quantity_labels import label_quantity
from cxsim.text.locale import ENGLISH, Locale

FRENCH = Locale.of("fr")


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        (0.0, "EUR 0"),
        (94.6, "EUR 95"),
        (-412_345.0, "EUR −412 thousand"),
        (999_700.0, "EUR 1 million"),
        (1_234_567.0, "EUR 1.23 million"),
        (math.nan, "–"),
    ],
)
def test_money_is_rounded_as_one_says_it(value: float, messages: str) -> None:
    assert ENGLISH.rounded_money(value, "EUR") == messages


def test_money_to_the_unit_has_thousands_and_no_negative_zero() -> None:
    assert ENGLISH.money(-1_234_567.4, "USD") == "USD −1,234,567"
    assert ENGLISH.money(-0.2, "USD") == "USD 0"


@pytest.mark.parametrize(("share", "messages"), [(0.0, "fewer than 1 in 100"), (0.083, "8 in 100"), (1.0, "more than 99 in 100")])
def test_a_chance_is_counted_out_of_100_and_never_certain(share: float, messages: str) -> None:
    assert ENGLISH.chance(share) == messages


@pytest.mark.parametrize(
    ("count", "messages"),
    [
        (13.2, "pays back in 14 months"),
        (0.4, "pays back in 1 month"),
        (0.0, "pays back at once"),
        (None, "does not pay back within the horizon"),
    ],
)
def test_payback_is_the_month_in_which_the_money_is_back(count: float | None, messages: str) -> None:
    assert payback(count, ENGLISH) == messages


@pytest.mark.parametrize(("value", "messages"), [(0.03124, "0.0312"), (18_000.0, "18,000"), (1.5, "1.5"), (0.0, "0"), (99.96, "100")])
def test_significant_digits(value: float, messages: str) -> None:
    assert ENGLISH.significant(value) == messages


@pytest.mark.parametrize(
    ("name", "messages"),
    [
        ("journeys.support.touchpoints.call.cost", "support call cost"),
        ("fit.churn.last_nps", "effect of last nps in the churn model"),
        ("fit.churn.log_scale", "overall level of the churn model"),
        ("satisfaction.log_hazard", "effect of satisfaction on churn"),
        ("programmes.faster.levers.0.shift", "programme's effect on support call success"),
        ("programmes.faster.levers.0.coverage", "coverage of the programme's effect on support call success"),
        ("programmes.faster.costs.0.per_month", "programme cost per month: agents"),
    ],
)
def test_a_quantity_is_named_in_words(name: str, messages: str) -> None:
    programme = Programme.model_validate(
        {
            "levers": [{"quantity": "journeys.support.touchpoints.call.success", "shift": 0.1, "start": "2026-01-01"}],
            "costs": [{"name": "agents", "per_month": 10, "start": "2026-01-01"}],
        }
    )
    assert label_quantity(name, programme) == messages


def test_french_numbers_amounts_and_days() -> None:
    assert FRENCH.number(-1_234_567.5, 1) == "−1\u202f234\u202f567,5"
    assert FRENCH.money(1_234_567.4, "EUR") == "1\u202f234\u202f567\u00a0EUR"
    assert FRENCH.rounded_money(412_345.0, "EUR") == "412\u202f000\u00a0EUR"
    assert FRENCH.rounded_money(1_234_567.0, "EUR") == "1,23 million\u00a0EUR"
    assert FRENCH.rounded_money(-2_340_000.0, "EUR") == "−2,34 millions\u00a0EUR"
    assert FRENCH.percent(0.123, 1) == "12,3\u202f%"
    assert FRENCH.chance(0.083) == "8 sur 100"
    assert FRENCH.significant(1.5) == "1,5"
    assert FRENCH.date(date(2026, 8, 1)) == "1 août 2026"
