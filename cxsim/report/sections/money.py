"""The money: the base case's cash flow by year and by month, and its worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.financial_terms import effective_rate
from cxsim.report.document import Block, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.tei import cash_flow_table

Array = NDArray[np.float64]
YEAR = 12


def section(findings: Findings) -> Section:
    """The cash flow of the base case, and what it is worth."""
    blocks: list[Block] = [Paragraph(_terms(findings)), _worth(findings), *_steps(findings)]
    blocks += [cash_flow_table(findings), _by_year(findings), _by_month(findings)]
    return Section("money", findings.locale("report-money-title"), tuple(blocks))


def _terms(findings: Findings) -> str:
    found, locale, terms = findings.comparison, findings.locale, findings.comparison.terms
    same = found.terms.rate_basis == found.terms.price_basis
    return locale(
        "report-money-text",
        currency=found.currency,
        prices=locale("report-nominal") if terms.price_basis == "nominal" else locale("report-real"),
        tax=locale("report-before-tax") if terms.tax_rate is None else locale("report-after-tax"),
        rate=locale.percent(terms.discount_rate.value if same else effective_rate(terms, found.base.values), 1),
        real="" if same else locale("report-rate-converted"),
        when=locale("report-the-middle") if terms.convention == "mid_month" else locale("report-the-end"),
    )


def _worth(findings: Findings) -> Table:
    locale, money, measures = findings.locale, findings.money, findings.comparison.base.measures
    rows = [
        (locale("report-pv-benefits"), money(measures.pv_benefits), ""),
        (locale("report-pv-costs"), money(measures.pv_costs), ""),
        (locale("report-npv"), money(measures.npv), locale("report-benefits-minus-costs")),
        (locale("report-roi"), "–" if measures.roi is None else locale.percent(measures.roi), locale.format(measures.roi_basis)),
        (
            locale("report-irr"),
            locale("report-not-stated") if measures.irr is None else locale.percent(measures.irr),
            locale.format(measures.irr_reason),
        ),
        (locale("report-mirr"), "–" if measures.mirr is None else locale.percent(measures.mirr, 1), locale("report-at-discount-rate")),
        (locale("report-payback"), _months(findings, measures.payback_months), locale("report-payback-basis")),
        (locale("report-payback-discounted"), _months(findings, measures.payback_discounted_months), locale("report-linear")),
        *_further(findings),
    ]
    return Table(locale("report-worth-table"), columns(locale("report-worth-columns")), tuple(rows), frozenset({1}), frozenset({2}))


def _further(findings: Findings) -> list[tuple[str, str, str]]:
    found, locale, money = findings.worth, findings.locale, findings.money
    if found is None:
        return []
    equity = found.equity
    rows = [
        (locale("report-peak-funding"), money(found.peak_funding), locale("report-peak-funding-basis", month=found.peak_month + 1)),
        (locale("report-expected-loss"), money(found.expected_loss), locale("report-expected-loss-basis")),
    ]
    if findings.comparison.terms.soft:
        rows.append((locale("report-hard-npv"), money(found.hard_npv), locale("report-hard-npv-basis", soft=money(found.soft_npv))))
    each = (
        (locale("report-equity-before"), equity.before, equity.per_customer_before),
        (locale("report-equity-after"), equity.after, equity.per_customer_after),
    )
    rows += [(label, money(amount), locale("report-equity-basis", each=money(per))) for label, amount, per in each]
    return rows


def _steps(findings: Findings) -> list[Block]:
    if findings.worth is None or not findings.worth.steps:
        return []
    steps = ((findings.locale.format(label), amount) for label, amount in findings.worth.steps)
    whole = (findings.locale("report-npv"), sum(amount for _, amount in findings.worth.steps))
    rows = tuple((label, findings.money(amount)) for label, amount in (*steps, whole))
    return [
        Table(
            findings.locale("report-steps-table"),
            columns(findings.locale("report-steps-columns")),
            rows,
            frozenset({1}),
            frozenset({len(rows) - 1}),
        )
    ]


def _months(findings: Findings, count: float | None) -> str:
    locale = findings.locale
    return locale("report-not-within-horizon") if count is None else locale("report-months-exact", months=round(count, 1))


def _by_year(findings: Findings) -> Table:
    found, locale = findings.comparison, findings.locale
    flows = found.base.flows
    years = [slice(start, start + YEAR) for start in range(0, len(found.months), YEAR)]
    names = [locale("report-year-months", first=y.start + 1, last=min(y.stop, len(found.months))) for y in years]
    rows = [
        (findings.line_label(line.title), *_amounts(findings, [*(flows[y, i].sum() for y in years), flows[:, i].sum()]))
        for i, line in enumerate(found.lines)
    ]
    net = flows.sum(axis=1)
    rows.append((locale("report-net-flow"), *_amounts(findings, [*(net[y].sum() for y in years), net.sum()])))
    heads = (locale("report-line"), *names, locale("report-total"))
    numeric = frozenset(range(1, len(heads)))
    return Table(locale("report-by-year", currency=found.currency), heads, tuple(rows), numeric, frozenset({len(rows) - 1}))


def _by_month(findings: Findings) -> Table:
    found, locale = findings.comparison, findings.locale
    flows = found.base.flows
    net = flows.sum(axis=1)
    moved = [index for index, line in enumerate(found.lines) if line.kind == "benefit" and flows[:, index].any()]
    costs = flows[:, [line.kind == "cost" for line in found.lines]].sum(axis=1)
    rows = tuple(
        (locale.date(day, "short-month"), *_amounts(findings, [*flow, cost, total, running]))
        for day, flow, cost, total, running in zip(found.months, flows[:, moved], costs, net, net.cumsum(), strict=True)
    )
    lines = (findings.line_label(found.lines[index].title) for index in moved)
    heads = (
        locale("report-month-column"),
        *lines,
        locale("report-programme-costs"),
        locale("report-net-flow"),
        locale("report-cumulative"),
    )
    return Table(locale("report-by-month", currency=found.currency), heads, rows, frozenset(range(1, len(heads))))


def _amounts(findings: Findings, values: Sequence[float] | Array) -> tuple[str, ...]:
    return tuple(findings.locale.number(float(value)) for value in values)
