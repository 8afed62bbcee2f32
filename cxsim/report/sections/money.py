"""The money: the base case's cash flow by year and by month, and its worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.financial_terms import effective_rate
from cxsim.report.document import Block, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.tei import cash_flow_table
from cxsim.report.words import columns

Array = NDArray[np.float64]
YEAR = 12


def section(findings: Findings) -> Section:
    """The cash flow of the base case, and what it is worth."""
    blocks: list[Block] = [Paragraph(_terms(findings)), _worth(findings), *_steps(findings)]
    blocks += [cash_flow_table(findings), _by_year(findings), _by_month(findings)]
    return Section("money", findings.words.say.money_title, tuple(blocks))


def _terms(findings: Findings) -> str:
    found, words, terms = findings.comparison, findings.words, findings.comparison.terms
    say, same = words.say, found.terms.rate_basis == found.terms.price_basis
    return say.money_text.format(
        currency=found.currency,
        prices=say.nominal if terms.price_basis == "nominal" else say.real,
        tax=say.before_tax if terms.tax_rate is None else say.after_tax,
        rate=words.percent(terms.discount_rate.value if same else effective_rate(terms, found.base.values), 1),
        real="" if same else say.rate_converted,
        when=say.the_middle if terms.convention == "mid_month" else say.the_end,
    )


def _worth(findings: Findings) -> Table:
    words, money, measures = findings.words, findings.money, findings.comparison.base.measures
    say = words.say
    rows = [
        (say.pv_benefits, money(measures.pv_benefits), ""),
        (say.pv_costs, money(measures.pv_costs), ""),
        (say.npv, money(measures.npv), say.benefits_minus_costs),
        (say.roi, "–" if measures.roi is None else words.percent(measures.roi), words.of_others(measures.roi_basis)),
        (say.irr, say.not_stated if measures.irr is None else words.percent(measures.irr), words.of_others(measures.irr_reason)),
        (say.mirr, "–" if measures.mirr is None else words.percent(measures.mirr, 1), say.at_discount_rate),
        (say.payback, _months(findings, measures.payback_months), say.payback_basis),
        (say.payback_discounted, _months(findings, measures.payback_discounted_months), say.linear),
        *_further(findings),
    ]
    return Table(say.worth_table, columns(say.worth_columns), tuple(rows), frozenset({1}), frozenset({2}))


def _further(findings: Findings) -> list[tuple[str, str, str]]:
    found, words, money = findings.worth, findings.words, findings.money
    if found is None:
        return []
    say, equity = words.say, found.equity
    rows = [
        (say.peak_funding, money(found.peak_funding), say.peak_funding_basis.format(month=found.peak_month + 1)),
        (say.expected_loss, money(found.expected_loss), say.expected_loss_basis),
    ]
    if findings.comparison.terms.soft:
        rows.append((say.hard_npv, money(found.hard_npv), say.hard_npv_basis.format(soft=money(found.soft_npv))))
    each = ((say.equity_before, equity.before, equity.per_customer_before), (say.equity_after, equity.after, equity.per_customer_after))
    rows += [(label, money(amount), say.equity_basis.format(each=money(per))) for label, amount, per in each]
    return rows


def _steps(findings: Findings) -> list[Block]:
    if findings.worth is None or not findings.worth.steps:
        return []
    say = findings.words.say
    steps = ((findings.words.of_others(label), amount) for label, amount in findings.worth.steps)
    whole = (say.npv, sum(amount for _, amount in findings.worth.steps))
    rows = tuple((label, findings.money(amount)) for label, amount in (*steps, whole))
    return [Table(say.steps_table, columns(say.steps_columns), rows, frozenset({1}), frozenset({len(rows) - 1}))]


def _months(findings: Findings, count: float | None) -> str:
    words = findings.words
    return words.say.not_within_horizon if count is None else words.say.months.format(count=words.number(count, 1))


def _by_year(findings: Findings) -> Table:
    found, words = findings.comparison, findings.words
    say, flows = words.say, found.base.flows
    years = [slice(start, start + YEAR) for start in range(0, len(found.months), YEAR)]
    names = [say.year_months.format(first=y.start + 1, last=min(y.stop, len(found.months))) for y in years]
    rows = [
        (findings.line_words(line.title), *_amounts(findings, [*(flows[y, i].sum() for y in years), flows[:, i].sum()]))
        for i, line in enumerate(found.lines)
    ]
    net = flows.sum(axis=1)
    rows.append((say.net_flow, *_amounts(findings, [*(net[y].sum() for y in years), net.sum()])))
    heads = (say.line, *names, say.total)
    numeric = frozenset(range(1, len(heads)))
    return Table(say.by_year.format(currency=found.currency), heads, tuple(rows), numeric, frozenset({len(rows) - 1}))


def _by_month(findings: Findings) -> Table:
    found, words = findings.comparison, findings.words
    say, flows = words.say, found.base.flows
    net = flows.sum(axis=1)
    moved = [index for index, line in enumerate(found.lines) if line.kind == "benefit" and flows[:, index].any()]
    costs = flows[:, [line.kind == "cost" for line in found.lines]].sum(axis=1)
    rows = tuple(
        (words.short_month(day), *_amounts(findings, [*flow, cost, total, running]))
        for day, flow, cost, total, running in zip(found.months, flows[:, moved], costs, net, net.cumsum(), strict=True)
    )
    lines = (findings.line_words(found.lines[index].title) for index in moved)
    heads = (say.month_column, *lines, say.programme_costs, say.net_flow, say.cumulative)
    return Table(say.by_month.format(currency=found.currency), heads, rows, frozenset(range(1, len(heads))))


def _amounts(findings: Findings, values: Sequence[float] | Array) -> tuple[str, ...]:
    return tuple(findings.words.number(float(value)) for value in values)
