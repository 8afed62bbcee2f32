"""A plausibility audit: a business case against published ranges and against itself; each finding carries its source."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from cxsim.decision.priors import BENEFIT, CHURN, CONTACTS_CUT, CUT, LEAST_TENURE, LOG_HAZARD, OWN_RATE, REFERRED, REPLACED, RETURN, SHARE
from cxsim.text import Message
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

    name: Message
    verdict: Verdict
    found: Message
    expected: Message
    source: Message


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
    """A quantity that a programme changes: its value before and, in full force on those it reaches, after."""

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
    least_tenure_months : the shortest tenure in it; entry : whether the fit knows when each row came under observation.
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
    ledger_fees_per_month, first_month_fees : of the books, and of the case's first month.
    changed : what the programme changes; log_hazards : log of the factor on churn from end to end of a feeling's scale, by name.
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
    ledger_fees_per_month: float | None = None
    first_month_fees: float | None = None
    changed: Sequence[ChangedQuantity] = ()
    log_hazards: Mapping[str, float] = field(default_factory=dict)
    table: TableChurn | None = None


def audit(figures: CaseFigures) -> Audit:
    """Run every check on these figures.

    Parameters
    ----------
    figures : CaseFigures
        Of a business case, from whatever tool; what it does not state is not checked.

    Returns
    -------
    Audit
        All checks, warnings first.

    Examples
    --------
    >>> found = audit(CaseFigures(roi=12.0))
    >>> [str(check.name) for check in found.warnings]
    ['return on investment']
    """
    order = (_own_rate, _tenures, _churn, _cut, _ends, _contacts, _return, _feelings, _size, _survivors, _referral, _replaced, _lifetime)
    checks = [check(figures) for check in (*order, _books)]
    return Audit(tuple(sorted(checks, key=lambda check: _ORDER.index(check.verdict))))


def compounded_retention(customers: float, margin_per_month: float, churn_before: Sequence[float], churn_after: Sequence[float]) -> float:
    """The margin of those who stay longer, as survivorship compounds: each month pays those still there at its start."""
    before, after = (np.cumprod([1.0, *(1.0 - np.asarray(churn))])[:-1] for churn in (churn_before, churn_after))
    return float(customers * margin_per_month * (after - before).sum())


@dataclass(frozen=True)
class _Standard:
    """What a check is called, what it expects, and who says so; it makes the check once the case's figure is known."""

    name: Message
    expected: Message
    source: Message

    def judge(self, fine: bool, found: Message) -> AuditCheck:
        """The check with what the case says."""
        return AuditCheck(self.name, "plausible" if fine else "warning", found, self.expected, self.source)

    def skip(self) -> AuditCheck:
        """The check of a case that does not state the figures for it."""
        return AuditCheck(self.name, "not applicable", Message("decision-audit-not-stated"), self.expected, self.source)


def _own_rate(case: CaseFigures) -> AuditCheck:
    """A twin that loses far more or fewer customers than its own table did cannot be that table."""
    check = _Standard(Message("decision-audit-own-rate"), Message("decision-audit-own-rate-expected"), OWN_RATE.source)
    if case.table is None or case.lifetime_months is None or case.table.events == 0:
        return check.skip()
    twin, own = 1.0 / case.lifetime_months, case.table.per_month
    off = abs(math.log(twin / own))
    room = SURE * math.sqrt(1.0 / case.table.events + case.lifetime_error**2)
    found = Message("decision-audit-own-rate-found", twin=_a_year(twin), table=_a_year(own))
    return check.judge(off <= math.log(OWN_RATE.most) + room, found)


def _a_year(per_month: float) -> float:
    """The share that is lost in a year at a constant hazard."""
    return -math.expm1(-MONTHS_PER_YEAR * per_month)


def _tenures(case: CaseFigures) -> AuditCheck:
    check = _Standard(Message("decision-audit-tenures"), Message("decision-audit-tenures-expected"), LEAST_TENURE.source)
    if case.table is None:
        return check.skip()
    fine = case.table.entry or LEAST_TENURE.holds(case.table.least_tenure_months)
    return check.judge(fine, Message("decision-audit-tenures-found", months=case.table.least_tenure_months))


def _churn(case: CaseFigures) -> AuditCheck:
    expected = Message("decision-audit-churn-expected", least=CHURN.least, most=CHURN.most)
    check = _Standard(Message("decision-audit-churn"), expected, CHURN.source)
    if not len(case.churn_before):
        return check.skip()
    churn = float(np.mean(_last_year(case.churn_before)))
    room = SURE * churn / math.sqrt(max(case.churners, 1.0)) if case.churners else 0.0
    return check.judge(CHURN.holds(churn, room), Message("decision-audit-churn-found", churn=churn))


def _cut(case: CaseFigures) -> AuditCheck:
    """The programme's relative cut of churn in the last year; of few churners, chance alone cuts some."""
    check = _Standard(Message("decision-audit-cut"), Message("decision-audit-share-expected", most=CUT.most), CUT.source)
    before, after = (float(np.mean(_last_year(churn))) if len(churn) else 0.0 for churn in (case.churn_before, case.churn_after))
    if before <= 0:
        return check.skip()
    cut = 1.0 - after / before
    room = SURE * math.sqrt(max(cut, 0.0) / case.churners) if case.churners else 0.0
    return check.judge(CUT.holds(cut, room), Message("decision-audit-cut-found", cut=cut))


def _last_year(churn: Sequence[float]) -> Sequence[float]:
    return churn[-MONTHS_PER_YEAR:]


def _ends(case: CaseFigures) -> AuditCheck:
    check = _Standard(Message("decision-audit-ends"), Message("decision-audit-ends-expected"), SHARE.source)
    shares = [each for each in case.changed if each.unit in ("share", "level 0-1")]
    if not shares:
        return check.skip()
    wrong = [each for each in shares if SHARE.holds(each.before) and not SHARE.holds(each.after)]
    ends = [Message("decision-audit-ends-value", name=each.name, value=each.after) for each in wrong]
    none = Message("decision-audit-ends-none", count=len(shares))
    return check.judge(not wrong, Message("decision-audit-ends-found", ends=ends) if wrong else none)


def _contacts(case: CaseFigures) -> AuditCheck:
    expected = Message("decision-audit-share-expected", most=CONTACTS_CUT.most)
    check = _Standard(Message("decision-audit-contacts"), expected, CONTACTS_CUT.source)
    rates = [each for each in case.changed if each.name.endswith(".trigger.rate") and each.before > 0]
    if not rates:
        return check.skip()
    deepest = min(rates, key=lambda each: each.after / each.before)
    cut = 1.0 - deepest.after / deepest.before
    return check.judge(CONTACTS_CUT.holds(cut), Message("decision-audit-contacts-found", name=deepest.name, cut=max(cut, 0.0)))


def _return(case: CaseFigures) -> AuditCheck:
    check = _Standard(Message("decision-audit-return"), Message("decision-audit-return-expected", most=RETURN.most), RETURN.source)
    if case.roi is None:
        return check.skip()
    return check.judge(RETURN.holds(case.roi), Message("decision-audit-return-found", roi=case.roi))


def _feelings(case: CaseFigures) -> AuditCheck:
    expected = Message("decision-audit-feelings-expected", factor=math.exp(LOG_HAZARD.most))
    check = _Standard(Message("decision-audit-feelings"), expected, LOG_HAZARD.source)
    if not any(case.log_hazards.values()):
        return check.skip()
    largest = max(case.log_hazards, key=lambda each: abs(case.log_hazards[each]))
    size = case.log_hazards[largest]
    found = Message("decision-audit-feelings-found", name=largest, size=size, factor=math.exp(min(abs(size), 700.0)))
    return check.judge(LOG_HAZARD.holds(size), found)


def _size(case: CaseFigures) -> AuditCheck:
    check = _Standard(Message("decision-audit-benefit"), Message("decision-audit-benefit-expected", most=BENEFIT.most), BENEFIT.source)
    if case.benefits_per_year is None or not case.revenue_per_year:
        return check.skip()
    share = case.benefits_per_year / case.revenue_per_year
    return check.judge(BENEFIT.holds(share), Message("decision-audit-benefit-found", share=share))


def _survivors(case: CaseFigures) -> AuditCheck:
    expected, source = Message("decision-audit-survivors-expected"), Message("decision-source-survivors")
    check = _Standard(Message("decision-audit-survivors"), expected, source)
    if case.retention_benefit is None or case.customers is None or case.margin_per_month is None or not case.churn_before:
        return check.skip()
    benefit = case.retention_benefit
    most, one = compounded_retention(case.customers, case.margin_per_month, case.churn_before, case.churn_after), case.margin_per_month
    by_chance = max(one, SURE * case.retention_error * max(most, one))  # at least one customer-month, where nobody stays longer too
    if benefit <= ROUNDING * abs(case.benefits or 0.0) or (most <= 0 and benefit <= by_chance):
        return check.judge(True, Message("decision-audit-survivors-none", benefit=benefit))
    if most <= 0:
        return check.judge(False, Message("decision-audit-survivors-no-fewer", benefit=benefit))
    found = Message("decision-audit-survivors-found", benefit=benefit, times=benefit / most, most=most)
    return check.judge(benefit <= ROOM * most + by_chance, found)


def _referral(case: CaseFigures) -> AuditCheck:
    """Referrals are a by-product of other programmes; where they are the purpose, `_replaced` looks at them."""
    expected = Message("decision-audit-referral-expected", most=REFERRED.most)
    check = _Standard(Message("decision-audit-referral"), expected, REFERRED.source)
    purpose = any(each.name.startswith("referral.") for each in case.changed)
    if purpose or case.referral_benefit is None or case.benefits is None or case.benefits <= 0:
        return check.skip()
    share = case.referral_benefit / case.benefits
    return check.judge(REFERRED.holds(share), Message("decision-audit-referral-found", share=share))


def _replaced(case: CaseFigures) -> AuditCheck:
    check = _Standard(Message("decision-audit-replaced"), Message("decision-audit-replaced-expected", most=REPLACED.most), REPLACED.source)
    if case.referred_per_lost is None:
        return check.skip()
    return check.judge(REPLACED.holds(case.referred_per_lost), Message("decision-audit-replaced-found", count=case.referred_per_lost))


def _lifetime(case: CaseFigures) -> AuditCheck:
    """What few customers do by chance is no contradiction: the room for it grows with the error of the estimate."""
    room = TOLERANCE + SURE * case.lifetime_error
    expected = Message("decision-audit-lifetime-expected", room=room)
    check = _Standard(Message("decision-audit-lifetime"), expected, Message("decision-source-lifetime"))
    if case.lifetime_months is None or case.monthly_churn is None:
        return check.skip()
    product = case.lifetime_months * case.monthly_churn
    stated = {"months": case.lifetime_months, "churn": case.monthly_churn, "product": product}
    exact = Message("decision-audit-lifetime-found", **stated)
    estimate = Message("decision-audit-lifetime-estimated", **stated, error=case.lifetime_error)
    return check.judge(abs(product - 1) <= room, estimate if case.lifetime_error else exact)


def _books(case: CaseFigures) -> AuditCheck:
    expected, source = Message("decision-audit-books-expected", most=BOOKS), Message("decision-source-books")
    check = _Standard(Message("decision-audit-books"), expected, source)
    if case.ledger_fees_per_month is None or case.first_month_fees is None:
        return check.skip()
    change = case.first_month_fees / case.ledger_fees_per_month - 1
    fees, books = case.first_month_fees, case.ledger_fees_per_month
    found = Message("decision-audit-books-found", fees=fees, books=books, change=change, more=change >= 0)
    return check.judge(abs(change) <= BOOKS, found)
