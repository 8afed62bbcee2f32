"""The evidence: every assumption with its source, what limits the result, and how to get it again."""

from __future__ import annotations

from dataclasses import replace

from cxsim.decision.assumption_register import Assumption
from cxsim.decision.register_summary import RegisterSummary
from cxsim.report.document import Block, Bullets, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import amount, columns, stopped
from cxsim.report.quantity_labels import label_grade, label_use
from cxsim.text import Message
from cxsim.text.locale import UNKNOWN

YEAR = 12


def assumptions(findings: Findings) -> Section:
    """The assumption register, or the ledger where it was kept, with the split by grade and what is planned."""
    unsourced = sum(1 for each in findings.register if not each.source)
    varied = sum(1 for each in findings.register if each.p5 is not None)
    blocks: list[Block] = [Paragraph(findings.locale("report-assumptions-text", count=len(findings.register), varied=varied))]
    if unsourced:
        blocks.append(Paragraph(findings.locale("report-no-source", count=unsourced), "warning"))
    blocks += _register(findings) if findings.ledger is None else _ledger(findings, findings.ledger)
    return Section("assumptions", findings.locale("report-assumptions-title"), tuple(blocks))


def _register(findings: Findings) -> list[Block]:
    rows = tuple(_row(findings, each) for each in findings.register)
    return [Table(findings.locale("report-register-table"), columns(findings.locale("report-register-columns")), rows, frozenset({1, 2}))]


def _row(findings: Findings, found: Assumption) -> tuple[str, ...]:
    locale = findings.locale
    source = ", ".join(part for part in (locale.format(found.source), found.owner) if part) or "–"
    return (
        findings.label(found.name),
        amount(found.value, found.unit, locale),
        _between(findings, found.p5, found.p95, found.unit),
        findings.unit_label(found.unit),
        label_grade(found.grade_words, locale),
        source,
        label_use(found.used_in, locale),
    )


def _between(findings: Findings, low: float | None, high: float | None, unit: str) -> str:
    locale = findings.locale
    return "–" if low is None or high is None else locale.between(amount(low, unit, locale), amount(high, unit, locale))


def _ledger(findings: Findings, found: RegisterSummary) -> list[Block]:
    locale = findings.locale
    rows = tuple(
        (
            findings.label(row.name),
            amount(row.value, row.unit, locale),
            _between(findings, row.p5, row.p95, row.unit),
            findings.unit_label(row.unit),
            label_grade(row.grade, locale),
            locale.format(row.source) or "–",
            row.owner or "–",
            "–" if row.dated is None else locale.date(row.dated, "short-month"),
            "–" if row.swing is None else locale.number(row.swing),
        )
        for row in sorted(found.rows, key=lambda row: -1.0 if row.swing is None else row.swing, reverse=True)
    )
    ledger = _without_empty(
        Table(findings.locale("report-ledger-table"), columns(findings.locale("report-ledger-columns")), rows, frozenset({1, 2, 8}))
    )
    return [*_grades(findings, found), ledger, *_planned(findings, found)]


def _without_empty(table: Table) -> Table:
    """The table without the columns in which no row says anything."""
    kept = [place for place in range(len(table.columns)) if any(row[place] != UNKNOWN for row in table.rows)]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
        numeric=frozenset(kept.index(place) for place in table.numeric if place in kept),
    )


def _grades(findings: Findings, found: RegisterSummary) -> list[Block]:
    locale = findings.locale
    rows = tuple(
        (
            label_grade(grade.grade, locale),
            locale.number(grade.assumptions),
            locale.number(grade.uncertain),
            locale.percent(grade.swing_share),
            findings.money(grade.npv_cautious),
            "–" if grade.roi_cautious is None else locale.percent(grade.roi_cautious),
        )
        for grade in found.grades
    )
    return (
        [Table(findings.locale("report-grades-table"), columns(findings.locale("report-grades-columns")), rows, frozenset(range(1, 6)))]
        if rows
        else []
    )


def _planned(findings: Findings, found: RegisterSummary) -> list[Block]:
    locale = findings.locale
    months = sorted({row.month for row in found.planned})[YEAR - 1 :: YEAR]
    rows = tuple(
        (
            locale.date(row.month, "short-month"),
            locale.format(row.measure),
            _planned_amount(findings, row.planned, row.unit),
            UNKNOWN
            if row.low is None or row.high is None
            else locale.between(locale.number(row.low), _planned_amount(findings, row.high, row.unit)),
        )
        for row in found.planned
        if row.month in months
    )
    return (
        [Table(findings.locale("report-planned-table"), columns(findings.locale("report-planned-columns")), rows, frozenset({2, 3}))]
        if rows
        else []
    )


def _planned_amount(findings: Findings, value: float, unit: str) -> str:
    if unit == "money":
        return findings.money(value)
    return f"{findings.locale.number(value)} {findings.unit_label(unit)}"


def limits(findings: Findings) -> Section:
    """What a reader must keep in mind."""
    found, locale = findings.comparison, findings.locale
    notes: tuple[str | Message, ...] = (
        findings.customers.synthetic,
        *found.notes,
        *findings.checks,
        *findings.customers.notes,
        *(findings.fitted.card.notes if findings.fitted is not None else ()),
    )
    standing = (locale("report-limit-random-numbers", replications=found.replications), locale("report-limit-closed"))
    limits = (*(locale.format(note) for note in notes if note), *standing)
    return Section("limits", locale("report-limits-title"), (Bullets(tuple(stopped(note) for note in limits)),))


def reproduction(findings: Findings) -> Section:
    """How to get the same figures again."""
    again = findings.locale("report-again-run", run=findings.run) if findings.run else findings.locale("report-again")
    made = Table(findings.locale("report-made-from-table"), columns(findings.locale("report-made-from-columns")), findings.made_from)
    return Section(
        "reproduce", findings.locale("report-reproduce-title"), (Paragraph(findings.locale("report-reproduce-text", again=again)), made)
    )
