"""The money: the base case's cash flow by year and by month, and its worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.report import words
from cxsim.report.document import Block, Paragraph, Section, Table
from cxsim.report.findings import Findings

Array = NDArray[np.float64]
YEAR = 12


def section(findings: Findings) -> Section:
    """The cash flow of the base case, and what it is worth."""
    found = findings.comparison
    when = "the middle" if found.terms.convention == "mid_month" else "the end"
    rate = words.percent(found.terms.discount_rate.value, 1)
    text = (
        f"Programme minus doing nothing, in {found.currency}, nominal and before tax, every assumption at its central value. "
        f"Discounted at {rate} a year (annual effective): what accrues over a month at {when} of it, dated payments from the first day "
        f"of their month."
    )
    blocks: list[Block] = [Paragraph(text), _worth(findings), _by_year(findings), _by_month(findings)]
    return Section("money", "The money, month by month", tuple(blocks))


def _worth(findings: Findings) -> Table:
    measures = findings.comparison.base.measures
    rows = (
        ("Present value of benefits", findings.money(measures.pv_benefits), ""),
        ("Present value of programme costs", findings.money(measures.pv_costs), ""),
        ("Net present value", findings.money(measures.npv), "benefits minus costs"),
        ("Return on investment", "–" if measures.roi is None else words.percent(measures.roi), measures.roi_basis),
        ("Internal rate of return, per year", "not stated" if measures.irr is None else words.percent(measures.irr), measures.irr_reason),
        (
            "Modified internal rate of return, per year",
            "–" if measures.mirr is None else words.percent(measures.mirr, 1),
            "financed and reinvested at the discount rate",
        ),
        ("Payback", _months(measures.payback_months), "not discounted, linear within a month"),
        ("Discounted payback", _months(measures.payback_discounted_months), "linear within a month"),
    )
    return Table("What the base case is worth", ("Measure", "Value", "Basis"), rows, frozenset({1}), frozenset({2}))


def _months(count: float | None) -> str:
    return "not within the horizon" if count is None else f"{words.number(count, 1)} months"


def _by_year(findings: Findings) -> Table:
    found = findings.comparison
    flows = found.base.flows
    years = [slice(start, start + YEAR) for start in range(0, len(found.months), YEAR)]
    names = [f"Months {y.start + 1}-{min(y.stop, len(found.months))}" for y in years]
    rows = [(line.title, *_amounts([*(flows[y, i].sum() for y in years), flows[:, i].sum()])) for i, line in enumerate(found.lines)]
    net = flows.sum(axis=1)
    rows.append(("Net cash flow", *_amounts([*(net[y].sum() for y in years), net.sum()])))
    columns = ("Line", *names, "Total")
    return Table(
        f"Incremental cash flow by year, {found.currency}",
        columns,
        tuple(rows),
        frozenset(range(1, len(columns))),
        frozenset({len(rows) - 1}),
    )


def _by_month(findings: Findings) -> Table:
    found = findings.comparison
    flows, net = found.base.flows, found.base.flows.sum(axis=1)
    moved = [index for index, line in enumerate(found.lines) if line.kind == "benefit" and flows[:, index].any()]
    costs = flows[:, [line.kind == "cost" for line in found.lines]].sum(axis=1)
    rows = tuple(
        (words.short_month(day), *_amounts([*flow, cost, total, running]))
        for day, flow, cost, total, running in zip(found.months, flows[:, moved], costs, net, net.cumsum(), strict=True)
    )
    columns = ("Month", *(found.lines[index].title for index in moved), "Programme costs", "Net cash flow", "Cumulative")
    return Table(f"Incremental cash flow by month, {found.currency}", columns, rows, frozenset(range(1, len(columns))))


def _amounts(values: Sequence[float] | Array) -> tuple[str, ...]:
    return tuple(words.number(float(value)) for value in values)
