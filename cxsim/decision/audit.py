"""A plausibility audit: a business case against published ranges and against itself; each finding carries its source."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from cxsim.decision.priors import BENEFIT, CHURN, CONTACTS_CUT, CUT, LEAST_TENURE, LOG_HAZARD, OWN_RATE, REFERRED, REPLACED, RETURN, SHARE
from cxsim.units import MONTHS_PER_YEAR

Verdict = Literal["plausible", "warning", "not applicable"]
_ORDER = ("warning", "plausible", "not applicable")
ROOM = 1.5  # times compounded survivorship: customers differ, and those who stay pay more
ROUNDING = 0.01  # of the benefits: what is no retention benefit to speak of
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
class ChangedQuantity:
    """A quantity that a programme moves: its value before and, in full force on those it reaches, after."""

    name: str
    unit: str
    before: float
    after: float


@dataclass(frozen=True)
class TableChurn:
    """What a customer table itself says of churn.

    Attributes
    ----------
    per_month : customers lost per month under observation; events : customers lost.
    least_tenure_months : the shortest tenure in it; entry : whether the fit is told when each row came under observation.
    """

    per_month: float
    events: int
    least_tenure_months: float
    entry: bool


@dataclass(frozen=True)
class CaseFigures:
    """What an audit reads of a business case, from whatever tool; None where the case does not say.

    Attributes
    ----------
    benefits_per_year, revenue_per_year : undiscounted; revenue that of the baseline.
    roi : return on investment of the base case, as a ratio.
    retention_benefit : undiscounted, of the horizon; referral_benefit : the same, of all benefits `benefits`.
    retention_error : relative standard error of the retention benefit, since few customers are saved and pay differently; 0 where
        it is no estimate.
    customers, margin_per_month : at the start, and of one customer, for the bound on the retention benefit.
    churn_before, churn_after : per month (month,), shares of the customers at each month's start.
    churners : customers lost in the last year (or the horizon, if shorter) without the programme, all replications; 0 where the
        churn is no estimate.
    referred_per_lost : customers referred per customer lost, under the programme.
    lifetime_months, monthly_churn : as the case states them side by side.
    lifetime_error : relative standard error of their product; 0 where neither is an estimate.
    ledger_revenue_per_month, first_month_revenue : of the books, and of the case's first month.
    moved : what the programme moves; log_hazards : log of the factor on churn from end to end of a feeling's scale, by name.
    table : what the customer table says of churn.
    """

    benefits_per_year: float | None = None
    revenue_per_year: float | None = None
    roi: float | None = None
    benefits: float | None = None
    retention_benefit: float | None = None
    retention_error: float = 0.0
    referral_benefit: float | None = None
    customers: float | None = None
    margin_per_month: float | None = None
    churn_before: Sequence[float] = ()
    churn_after: Sequence[float] = ()
    churners: float = 0.0
    referred_per_lost: float | None = None
    lifetime_months: float | None = None
    monthly_churn: float | None = None
    lifetime_error: float = 0.0
    ledger_revenue_per_month: float | None = None
    first_month_revenue: float | None = None
    moved: Sequence[ChangedQuantity] = ()
    log_hazards: Mapping[str, float] = field(default_factory=dict)
    table: TableChurn | None = None


def audit(figures: CaseFigures) -> Audit:
    """Every check on these figures, warnings first."""
    order = (_own_rate, _tenures, _churn, _cut, _ends, _contacts, _return, _feelings, _size, _survivors, _referral, _replaced, _lifetime)
    checks = [check(figures) for check in (*order, _books)]
    return Audit(tuple(sorted(checks, key=lambda check: _ORDER.index(check.verdict))))


def compounded_retention(customers: float, margin_per_month: float, churn_before: Sequence[float], churn_after: Sequence[float]) -> float:
    """The margin of those who stay longer, as survivorship compounds: each month pays those still there at its start."""
    before, after = (np.cumprod([1.0, *(1.0 - np.asarray(churn))])[:-1] for churn in (churn_before, churn_after))
    return float(customers * margin_per_month * (after - before).sum())


def _own_rate(case: CaseFigures) -> AuditCheck:
    """A twin that loses far more or fewer customers than its own table did cannot be that table."""
    name, source = "twin against its table", OWN_RATE.source
    expected = "the twin's first year within a factor of 2 of the table's own rate"
    if case.table is None or case.lifetime_months is None or case.table.events == 0:
        return _silent(name, expected, source)
    twin, own = 1.0 / case.lifetime_months, case.table.per_month
    off = abs(math.log(twin / own))
    room = SURE * math.sqrt(1.0 / case.table.events + case.lifetime_error**2)
    found = f"{_a_year(twin):.1%} of the customers leave in the twin's first year, {_a_year(own):.1%} a year do in the table"
    return AuditCheck(name, _verdict(off <= math.log(OWN_RATE.most) + room), found, expected, source)


def _a_year(per_month: float) -> float:
    """The share that is lost in a year at a constant hazard."""
    return -math.expm1(-MONTHS_PER_YEAR * per_month)


def _tenures(case: CaseFigures) -> AuditCheck:
    name, source = "tenures of the table", LEAST_TENURE.source
    expected = "customers of every tenure, or `entry` in the fit: the tenure at which each came under observation"
    if case.table is None:
        return _silent(name, expected, source)
    fine = case.table.entry or LEAST_TENURE.holds(case.table.least_tenure_months)
    return AuditCheck(name, _verdict(fine), f"no tenure is below {case.table.least_tenure_months:.1f} months", expected, source)


def _churn(case: CaseFigures) -> AuditCheck:
    name, expected = "churn per month", f"between {CHURN.least:.1%} and {CHURN.most:.0%} a month"
    if not len(case.churn_before):
        return _silent(name, expected, CHURN.source)
    churn = float(np.mean(_last_year(case.churn_before)))
    room = SURE * churn / math.sqrt(max(case.churners, 1.0)) if case.churners else 0.0
    return AuditCheck(name, _verdict(CHURN.holds(churn, room)), f"{churn:.2%} a month without the programme", expected, CHURN.source)


def _cut(case: CaseFigures) -> AuditCheck:
    """The programme's relative cut of churn in the last year; of few churners, chance alone cuts some."""
    name, expected = "cut of churn", f"at most {CUT.most:.0%}"
    before, after = (float(np.mean(_last_year(churn))) if len(churn) else 0.0 for churn in (case.churn_before, case.churn_after))
    if before <= 0:
        return _silent(name, expected, CUT.source)
    cut = 1.0 - after / before
    room = SURE * math.sqrt(max(cut, 0.0) / case.churners) if case.churners else 0.0
    return AuditCheck(name, _verdict(CUT.holds(cut, room)), f"churn cut by {cut:.0%}", expected, CUT.source)


def _last_year(churn: Sequence[float]) -> Sequence[float]:
    return churn[-MONTHS_PER_YEAR:]


def _ends(case: CaseFigures) -> AuditCheck:
    name, expected = "levers to the end of a scale", "shares and levels that stay away from 0 and 1"
    shares = [move for move in case.moved if move.unit in ("share", "level 0-1")]
    if not shares:
        return _silent(name, expected, SHARE.source)
    wrong = [move for move in shares if SHARE.holds(move.before) and not SHARE.holds(move.after)]
    found = "; ".join(f"{move.name} = {move.after:g}" for move in wrong) or f"{len(shares)} moved, none to an end"
    return AuditCheck(name, _verdict(not wrong), found, expected, SHARE.source)


def _contacts(case: CaseFigures) -> AuditCheck:
    name, expected = "cut of contacts", f"at most {CONTACTS_CUT.most:.0%}"
    rates = [move for move in case.moved if move.name.endswith(".trigger.rate") and move.before > 0]
    if not rates:
        return _silent(name, expected, CONTACTS_CUT.source)
    deepest = min(rates, key=lambda move: move.after / move.before)
    cut = 1.0 - deepest.after / deepest.before
    found = f"{deepest.name} cut by {max(cut, 0.0):.0%}"
    return AuditCheck(name, _verdict(CONTACTS_CUT.holds(cut)), found, expected, CONTACTS_CUT.source)


def _return(case: CaseFigures) -> AuditCheck:
    name, expected = "return on investment", f"at most {RETURN.most:g}; above, look for costs that are missing"
    if case.roi is None:
        return _silent(name, expected, RETURN.source)
    return AuditCheck(name, _verdict(RETURN.holds(case.roi)), f"{case.roi:,.1f} times what it costs", expected, RETURN.source)


def _feelings(case: CaseFigures) -> AuditCheck:
    name, expected = "feelings and churn", f"a factor on churn of at most {math.exp(LOG_HAZARD.most):.0f} from end to end of the scale"
    if not any(case.log_hazards.values()):
        return _silent(name, expected, LOG_HAZARD.source)
    largest = max(case.log_hazards, key=lambda each: abs(case.log_hazards[each]))
    size = case.log_hazards[largest]
    found = f"{largest} of {size:.2f}: a factor of {math.exp(min(abs(size), 700.0)):,.0f}"
    return AuditCheck(name, _verdict(LOG_HAZARD.holds(size)), found, expected, LOG_HAZARD.source)


def _size(case: CaseFigures) -> AuditCheck:
    name, expected = "benefit against revenue", f"at most {BENEFIT.most:.0%} of revenue a year"
    if case.benefits_per_year is None or not case.revenue_per_year:
        return _silent(name, expected, BENEFIT.source)
    share = case.benefits_per_year / case.revenue_per_year
    return AuditCheck(name, _verdict(BENEFIT.holds(share)), f"{share:.1%} of revenue a year", expected, BENEFIT.source)


def _survivors(case: CaseFigures) -> AuditCheck:
    name, source = "retention benefit against survivorship", "compounded survivorship; crediting a full lifetime at the save overstates it"
    expected = "at most what the customers who stay pay within the horizon"
    if case.retention_benefit is None or case.customers is None or case.margin_per_month is None or not case.churn_before:
        return _silent(name, expected, source)
    benefit = case.retention_benefit
    most, one = compounded_retention(case.customers, case.margin_per_month, case.churn_before, case.churn_after), case.margin_per_month
    by_chance = max(one, SURE * case.retention_error * max(most, one))  # at least one customer-month, where nobody stays longer too
    if benefit <= ROUNDING * abs(case.benefits or 0.0) or (most <= 0 and benefit <= by_chance):
        return AuditCheck(name, "plausible", f"{benefit:,.0f}: nothing to speak of is put down to retention", expected, source)
    if most <= 0:
        return AuditCheck(name, "warning", f"{benefit:,.0f}, while no fewer customers leave", expected, source)
    found = f"{benefit:,.0f}, {benefit / most:.1f} times the {most:,.0f} that survivorship gives"
    return AuditCheck(name, _verdict(benefit <= ROOM * most + by_chance), found, expected, source)


def _referral(case: CaseFigures) -> AuditCheck:
    """Referrals are a by-product of other programmes; where they are the purpose, `_replaced` looks at them."""
    name, expected = "share of referrals", f"at most {REFERRED.most:.0%} of the benefits"
    purpose = any(move.name.startswith("referral.") for move in case.moved)
    if purpose or case.referral_benefit is None or case.benefits is None or case.benefits <= 0:
        return _silent(name, expected, REFERRED.source)
    share = case.referral_benefit / case.benefits
    return AuditCheck(name, _verdict(REFERRED.holds(share)), f"{share:.1%} of the benefits", expected, REFERRED.source)


def _replaced(case: CaseFigures) -> AuditCheck:
    name, expected = "customers referred for one lost", f"at most {REPLACED.most:g}"
    if case.referred_per_lost is None:
        return _silent(name, expected, REPLACED.source)
    fine = REPLACED.holds(case.referred_per_lost)
    return AuditCheck(name, _verdict(fine), f"{case.referred_per_lost:.2f} for each customer lost", expected, REPLACED.source)


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
