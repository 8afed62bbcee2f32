"""A plausibility audit: a business case against published ranges and against itself; each finding carries its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

Verdict = Literal["plausible", "warning", "not applicable"]
_ORDER = ("warning", "plausible", "not applicable")
MOST_OF_REVENUE = 0.10
MOST_REFERRED = 0.15
ROOM = 1.5  # times compounded survivorship: customers differ, and those who stay pay more
TOLERANCE = 0.10
BOOKS = 0.05
SURE = 4.0  # standard errors: what chance alone does less than once in 10,000 audits


@dataclass(frozen=True)
class AuditCheck:
    """One check.

    Attributes
    ----------
    name : of the check; verdict : "not applicable" where the case lacks the figures for it.
    found : what the case says; expected : what is plausible; source : who says so.
    """

    name: str
    verdict: Verdict
    found: str
    expected: str
    source: str


@dataclass(frozen=True)
class Audit:
    """All checks, warnings first."""

    checks: tuple[AuditCheck, ...]

    @property
    def warnings(self) -> tuple[AuditCheck, ...]:
        """The checks that a reader must see."""
        return tuple(check for check in self.checks if check.verdict == "warning")


@dataclass(frozen=True)
class CaseFigures:
    """What an audit reads of a business case, from whatever tool; None where the case does not say.

    Attributes
    ----------
    benefits_per_year, revenue_per_year : undiscounted; revenue that of the baseline.
    retention_benefit : undiscounted, of the horizon; referral_benefit : the same, of all benefits `benefits`.
    retention_error : relative standard error of the retention benefit, since few customers are saved and pay differently; 0 where
        it is no estimate.
    customers, margin_per_month : at the start, and of one customer, for the bound on the retention benefit.
    churn_before, churn_after : per month (month,), shares of the customers at each month's start.
    lifetime_months, monthly_churn : as the case states them side by side.
    lifetime_error : relative standard error of their product; 0 where neither is an estimate.
    ledger_revenue_per_month, first_month_revenue : of the books, and of the case's first month.
    """

    benefits_per_year: float | None = None
    revenue_per_year: float | None = None
    benefits: float | None = None
    retention_benefit: float | None = None
    retention_error: float = 0.0
    referral_benefit: float | None = None
    customers: float | None = None
    margin_per_month: float | None = None
    churn_before: Sequence[float] = ()
    churn_after: Sequence[float] = ()
    lifetime_months: float | None = None
    monthly_churn: float | None = None
    lifetime_error: float = 0.0
    ledger_revenue_per_month: float | None = None
    first_month_revenue: float | None = None


def audit(figures: CaseFigures) -> Audit:
    """Every check on these figures, warnings first."""
    checks = [check(figures) for check in (_size, _survivors, _referral, _lifetime, _books)]
    return Audit(tuple(sorted(checks, key=lambda check: _ORDER.index(check.verdict))))


def compounded_retention(customers: float, margin_per_month: float, churn_before: Sequence[float], churn_after: Sequence[float]) -> float:
    """The margin of those who stay longer, as survivorship compounds: each month pays those still there at its start."""
    before, after = (np.cumprod([1.0, *(1.0 - np.asarray(churn))])[:-1] for churn in (churn_before, churn_after))
    return float(customers * margin_per_month * (after - before).sum())


def _size(case: CaseFigures) -> AuditCheck:
    name = "benefit against revenue"
    source = "guard-rail of 10 %; a vendor's claim is 25.8 % (XM Institute: USD 775 M on USD 1 B revenue in 3 years)"
    expected = f"at most {MOST_OF_REVENUE:.0%} of revenue a year"
    if case.benefits_per_year is None or not case.revenue_per_year:
        return _silent(name, expected, source)
    share = case.benefits_per_year / case.revenue_per_year
    return AuditCheck(name, _verdict(share <= MOST_OF_REVENUE), f"{share:.1%} of revenue a year", expected, source)


def _survivors(case: CaseFigures) -> AuditCheck:
    name, source = "retention benefit against survivorship", "compounded survivorship; crediting a full lifetime at the save overstates it"
    expected = "at most what the customers who stay pay within the horizon"
    if case.retention_benefit is None or case.customers is None or case.margin_per_month is None or not case.churn_before:
        return _silent(name, expected, source)
    most = compounded_retention(case.customers, case.margin_per_month, case.churn_before, case.churn_after)
    ratio = case.retention_benefit / most if most > 0 else (1.0 if case.retention_benefit <= 0 else float("inf"))
    found = f"{case.retention_benefit:,.0f}, {ratio:.1f} times the {most:,.0f} that survivorship gives"
    return AuditCheck(name, _verdict(ratio <= ROOM + SURE * case.retention_error), found, expected, source)


def _referral(case: CaseFigures) -> AuditCheck:
    name, source = "share of referrals", "Forrester: referrals bring less than 7-15 % of the benefits"
    expected = f"at most {MOST_REFERRED:.0%} of the benefits"
    if case.referral_benefit is None or case.benefits is None or case.benefits <= 0:
        return _silent(name, expected, source)
    share = case.referral_benefit / case.benefits
    return AuditCheck(name, _verdict(share <= MOST_REFERRED), f"{share:.1%} of the benefits", expected, source)


def _lifetime(case: CaseFigures) -> AuditCheck:
    """What few customers do by chance is no contradiction: the room for it grows with the error of the estimate."""
    name, source = "lifetime against churn", "at a constant churn c a month the mean lifetime is 1 / c months"
    room = TOLERANCE + SURE * case.lifetime_error
    expected = f"lifetime x monthly churn within {room:.0%} of 1"
    if case.lifetime_months is None or case.monthly_churn is None:
        return _silent(name, expected, source)
    product = case.lifetime_months * case.monthly_churn
    sure = f" (standard error {case.lifetime_error:.2f})" if case.lifetime_error else ""
    found = f"{case.lifetime_months:.1f} months and {case.monthly_churn:.2%} a month: {product:.2f}{sure}"
    return AuditCheck(name, _verdict(abs(product - 1) <= room), found, expected, source)


def _books(case: CaseFigures) -> AuditCheck:
    name, source = "first month against the books", "the fees at the start"
    expected = f"within {BOOKS:.0%} of the base ledger"
    if case.ledger_revenue_per_month is None or case.first_month_revenue is None:
        return _silent(name, expected, source)
    ratio = case.first_month_revenue / case.ledger_revenue_per_month
    found = f"revenue of {case.first_month_revenue:,.0f} against {case.ledger_revenue_per_month:,.0f} ({ratio - 1:+.1%})"
    return AuditCheck(name, _verdict(abs(ratio - 1) <= BOOKS), found, expected, source)


def _verdict(fine: bool) -> Verdict:
    return "plausible" if fine else "warning"


def _silent(name: str, expected: str, source: str) -> AuditCheck:
    return AuditCheck(name, "not applicable", "the case does not say", expected, source)
