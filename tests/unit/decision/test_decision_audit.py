"""Each prior range of the audit by its own figures, and every sentence of it in French."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxsim.decision import priors
from cxsim.decision.audit import CaseFigures, ChangedQuantity, TableChurn, audit
from cxsim.text.locale import Locale
from tests.support.french import ENGLISH_WORDS

CALLS, SUCCESS = "journeys.support.trigger.rate", "journeys.support.touchpoints.call.success"

FRENCH = Locale.of("fr")
CALLS, SUCCESS = "journeys.support.trigger.rate", "journeys.support.touchpoints.call.success"
SOUND = CaseFigures(
    benefits_per_year=30.0, revenue_per_year=1_000.0, roi=1.4, benefits=60.0, retention_benefit=40.0, referral_benefit=2.0,
    customers=100.0, margin_per_month=30.0, churn_before=(0.02,) * 24, churn_after=(0.018,) * 24, referred_per_lost=0.1,
    lifetime_months=50.0, monthly_churn=0.02, ledger_fees_per_month=100.0, first_month_fees=101.0,
    changed=(ChangedQuantity(CALLS, "per month", 0.3, 0.25), ChangedQuantity(SUCCESS, "share", 0.7, 0.8)),
    log_hazards={"satisfaction.log_hazard": -1.2, "effort.log_hazard": 0.6}, table=TableChurn(0.018, 400, 0.3, False),
)  # fmt: skip
ABSURD: dict[str, dict[str, Any]] = {
    "twin against its table": {"table": TableChurn(0.0045, 1_600, 0.5, False)},
    "tenures of the table": {"table": TableChurn(0.018, 400, 13.0, False)},
    "churn per month": {"churn_before": (0.0001,) * 24, "churn_after": (0.0001,) * 24, "retention_benefit": 0.0},
    "cut of churn": {"churn_after": (0.0004,) * 24, "retention_benefit": 4_000.0},
    "levers to the end of a scale": {"changed": (ChangedQuantity(SUCCESS, "share", 0.7, 1.0),)},
    "cut of contacts": {"changed": (ChangedQuantity(CALLS, "per month", 0.3, 0.0),)},
    "return on investment": {"roi": 4_410.0},
    "feelings and churn": {"log_hazards": {"satisfaction.log_hazard": -12.0}},
    "benefit against revenue": {"benefits_per_year": 700.0},
    "retention benefit against survivorship": {"churn_after": (0.02,) * 24},
    "share of referrals": {"referral_benefit": 24.0},
    "customers referred for one lost": {"referred_per_lost": 1.2},
    "lifetime against churn": {"monthly_churn": 0.03},
    "first month against the books": {"first_month_fees": 130.0},
}


def test_a_sound_case_raises_no_alarm_and_every_check_applies() -> None:
    found = audit(SOUND)
    assert found.warnings == ()
    assert {check.verdict for check in found.checks} == {"plausible"}
    assert {str(check.name) for check in found.checks} == set(ABSURD)


@pytest.mark.parametrize("name", ABSURD)
def test_each_check_warns_of_what_it_is_meant_for_and_of_nothing_else(name: str) -> None:
    (warning,) = audit(replace(SOUND, **ABSURD[name])).warnings
    assert str(warning.name) == name
    assert "inf" not in str(warning.found).split()


def test_a_trace_of_retention_where_no_customer_stays_longer_is_chance() -> None:
    alike = replace(SOUND, churn_after=SOUND.churn_before)
    assert audit(replace(alike, retention_benefit=3.0)).warnings == ()
    assert audit(replace(alike, retention_benefit=55.0, retention_error=0.5)).warnings == ()
    assert len(audit(replace(alike, retention_benefit=65.0, retention_error=0.5)).warnings) == 1


def test_a_table_whose_fit_knows_the_entries_is_not_queried() -> None:
    assert audit(replace(SOUND, table=TableChurn(0.018, 400, 13.0, True))).warnings == ()


def test_a_programme_whose_purpose_is_referral_may_earn_by_it() -> None:
    moved = (ChangedQuantity("referral.rate", "per month", 0.04, 0.06),)
    assert audit(replace(SOUND, referral_benefit=30.0, changed=moved)).warnings == ()


def test_every_prior_has_a_source_and_the_published_bank_of_five_firms_lies_in_it() -> None:
    """Annual retention of 70 and 95 % (Gupta, Lehmann & Stuart 2004) and 62.67 % (Fader & Hardie 2007), as rates a month."""
    ranges = [value for value in vars(priors).values() if isinstance(value, priors.Prior)]
    assert len(ranges) >= 10
    assert all(len(str(prior.source)) > 20 and prior.least < prior.most for prior in ranges)
    for retained in (0.70, 0.95, 0.6267):
        assert priors.CHURN.holds(1 - retained ** (1 / 12))


@pytest.mark.parametrize("changed", [{}, *ABSURD.values(), {"lifetime_error": 0.1, "churn_after": (0.021,) * 24, "retention_benefit": 9.0}])
def test_every_sentence_of_the_audit_is_written_in_french(changed: dict[str, Any]) -> None:
    words = FRENCH
    for check in audit(replace(SOUND, **changed)).checks:
        for text in (check.name, check.found, check.expected, check.source):
            messages = words.format(text).replace(CALLS, "").replace(SUCCESS, "")
            assert not ENGLISH_WORDS.search(messages), messages
