"""A cash flow table as finance readers know it from Total Economic Impact studies: rows with ids, risk adjustment, present value.

Layout after Forrester's Total Economic Impact method: each line has its parts (A1, A2), their subtotal (At), the risk
adjustment, and the risk-adjusted line (Atr); totals of benefits and costs; the columns Initial, years, total, present value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import CashFlowLine
from cxsim.decision.financial_terms import effective_rate
from cxsim.decision.money import discount_factors, month_times
from cxsim.report.document import Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.text.locale import Locale
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Amounts:
    """What flows at the start, in each year, and its present value; money to the company."""

    initial: float
    years: tuple[float, ...]
    present: float

    @property
    def total(self) -> float:
        """Start and years, not discounted."""
        return self.initial + sum(self.years)

    def times(self, factor: float) -> Amounts:
        """Every amount times a factor."""
        return Amounts(self.initial * factor, tuple(year * factor for year in self.years), self.present * factor)

    def __add__(self, other: Amounts) -> Amounts:
        """Both together."""
        years = tuple(a + b for a, b in zip(self.years, other.years, strict=True))
        return Amounts(self.initial + other.initial, years, self.present + other.present)


@dataclass(frozen=True)
class TeiRow:
    """One row: its id, the id of the row it belongs to, its words, and its amounts, or for a risk adjustment a share."""

    id: str
    parent: str
    words: str
    amounts: Amounts | None = None
    share: float | None = None


@dataclass(frozen=True)
class Item:
    """One benefit or cost: its words, its parts (words, amounts) and by what share it is adjusted for risk.

    `adjustment` is of the size of the line: a benefit of 100 at 0.1 counts 90, a cost of -100 counts -110.
    """

    words: str
    parts: tuple[tuple[str, Amounts], ...]
    adjustment: float = 0.0

    @property
    def subtotal(self) -> Amounts:
        """All parts together."""
        return _sum([amounts for _, amounts in self.parts])

    @property
    def adjusted(self) -> Amounts:
        """Benefits down, costs up."""
        plain = self.subtotal
        return plain.times(1 - self.adjustment if plain.present >= 0 else 1 + self.adjustment)


def yearly(initial: float, years: Sequence[float], rate: float, mid_year: bool = False) -> Amounts:
    """Amounts by year: the initial one is not discounted, a year's is from its end or, with `mid_year`, from its middle."""
    when = np.arange(len(years), dtype=np.float64) + (0.5 if mid_year else 1.0)
    return Amounts(initial, tuple(years), initial + float(np.asarray(years) @ discount_factors(rate, when)))


def table_rows(benefits: Sequence[Item], costs: Sequence[Item], locale: Locale) -> tuple[TeiRow, ...]:
    """The rows of the table, in order; the lines are lettered A, B, ... and the totals stand last."""
    rows: list[TeiRow] = []
    letters = iter(_letters())
    totals = {}
    for total, items in (("benefits", benefits), ("costs", costs)):
        for item in items:
            rows += _item_rows(next(letters), total, item, locale)
        totals[total] = _sum([item.adjusted for item in items]) if items else None
    if not totals["benefits"] and not totals["costs"]:
        return ()
    gained, spent = (totals[name] or _nothing([*benefits, *costs]) for name in ("benefits", "costs"))
    net = gained + spent
    running = np.cumsum([net.initial, *net.years])
    cumulative = replace(net, initial=float(running[0]), years=tuple(running[1:].tolist()))
    rows += [
        TeiRow("Tb", "N", locale("report-tei-benefits"), gained),
        TeiRow("Tc", "N", locale("report-tei-costs"), spent),
        TeiRow("N", "", locale("report-tei-net"), net),
    ]
    return (*rows, TeiRow("Nc", "N", locale("report-tei-cumulative"), cumulative))


def _item_rows(letter: str, total: str, item: Item, locale: Locale) -> list[TeiRow]:
    parts = [TeiRow(f"{letter}{i}", f"{letter}t", words, amounts) for i, (words, amounts) in enumerate(item.parts, start=1)]
    made_of = "+".join(row.id for row in parts)
    return [
        *parts,
        TeiRow(f"{letter}t", f"{letter}tr", locale("report-tei-subtotal", line=item.words, what=made_of), item.subtotal),
        TeiRow(
            "", f"{letter}tr", locale("report-tei-adjustment"), share=item.adjustment if item.subtotal.present < 0 else -item.adjustment
        ),
        TeiRow(f"{letter}tr", "Tb" if total == "benefits" else "Tc", locale("report-tei-adjusted", line=item.words), item.adjusted),
    ]


def _letters() -> list[str]:
    plain = [chr(ord("A") + i) for i in range(26)]
    return [*plain, *(a + b for a in plain for b in plain)]


def _sum(amounts: Sequence[Amounts]) -> Amounts:
    total = amounts[0]
    for each in amounts[1:]:
        total = total + each
    return total


def _nothing(items: Sequence[Item]) -> Amounts:
    return items[0].subtotal.times(0.0)


def _years(months: int) -> int:
    return -(-months // MONTHS_PER_YEAR)


def cash_flow_table(findings: Findings) -> Table:
    """The table of a study: each line with and without the programme, adjusted to its mean over the draws where that is worse."""
    found = findings.comparison
    items: dict[str, list[Item]] = {"benefit": [], "cost": []}
    for index, line in enumerate(found.lines):
        if found.base.flows[:, index].any():
            items[line.kind].append(_item(findings, index, line))
    rows = table_rows(items["benefit"], items["cost"], findings.locale)
    years = _years(len(found.months))
    heads = (
        *columns(findings.locale("report-tei-columns")),
        *(findings.locale("report-tei-year", year=year + 1) for year in range(years)),
        findings.locale("report-total"),
        findings.locale("report-tei-present"),
    )
    shown = tuple(_cells(findings, row, years) for row in rows)
    strong = frozenset(index for index, row in enumerate(rows) if row.id.endswith("tr") or row.id in ("Tb", "Tc", "N"))
    caption = findings.locale("report-tei-title", currency=found.currency)
    return Table(caption, heads, shown, frozenset(range(3, len(heads))), strong, findings.locale("report-tei-note"))


def _cells(findings: Findings, row: TeiRow, years: int) -> tuple[str, ...]:
    number = findings.locale.number
    if row.amounts is None:
        arrow = "↓" if (row.share or 0.0) <= 0 else "↑"
        share = f"{arrow} {findings.locale.percent(abs(row.share or 0.0), 1)}"
        return (row.id, row.parent, row.words, "", *("" for _ in range(years)), "", share)
    found = row.amounts
    present = "" if row.id == "Nc" else number(found.present)
    total = "" if row.id == "Nc" else number(found.total)
    return (row.id, row.parent, row.words, number(found.initial), *(number(year) for year in found.years), total, present)


def _item(findings: Findings, index: int, line: CashFlowLine) -> Item:
    base = findings.comparison.base
    words = findings.line_label(line.title)
    with_, without = (_amounts(findings, flows[:, index], line) for flows in (base.programme, base.baseline))
    if line.kind == "cost" and not base.baseline[:, index].any():
        return Item(words, ((words, with_),), _adjustment(findings, index, line))
    parts = (
        (findings.locale("report-tei-with", line=words), with_),
        (findings.locale("report-tei-without", line=words), without.times(-1.0)),
    )
    return Item(words, parts, _adjustment(findings, index, line))


def _amounts(findings: Findings, flow: Array, line: CashFlowLine) -> Amounts:
    """A monthly line by year; what is paid on the very first day is the start."""
    first = float(flow[0]) if line.timing == "dated" else 0.0
    rest = flow.copy()
    rest[0] -= first
    years = tuple(float(rest[start : start + MONTHS_PER_YEAR].sum()) for start in range(0, len(flow), MONTHS_PER_YEAR))
    return Amounts(first, years, float(flow @ _factors(findings, line)))


def _factors(findings: Findings, line: CashFlowLine) -> Array:
    found = findings.comparison
    months, terms = len(found.months), found.terms
    rate = effective_rate(terms, found.base.values) if found.base.values else terms.discount_rate.value
    times = month_times(months, terms.convention) if line.timing == "month" else np.arange(months) / MONTHS_PER_YEAR
    return discount_factors(rate, times)


def _adjustment(findings: Findings, index: int, line: CashFlowLine) -> float:
    """By what share the line is worse on average over the draws than in the base case; never better."""
    found = findings.comparison
    factors = _factors(findings, line)
    base, mean = (float(flow @ factors) for flow in (found.base.flows[:, index], found.flows_by_draw[:, :, index].mean(axis=0)))
    if abs(base) < 1.0 or mean >= base:
        return 0.0
    return abs((mean - base) / base)
