"""The evidence: every assumption with its source, what limits the result, and how to get it again."""

from __future__ import annotations

from dataclasses import replace

from cxsim.decision.assumption_register import Assumption
from cxsim.decision.register_summary import RegisterSummary
from cxsim.report.document import Block, Bullets, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.words import UNKNOWN, columns, stopped

YEAR = 12


def assumptions(findings: Findings) -> Section:
    """The assumption register, or the ledger where it was kept, with the split by grade and what is planned."""
    say = findings.words.say
    unsourced = sum(1 for each in findings.register if not each.source)
    varied = sum(1 for each in findings.register if each.p5 is not None)
    blocks: list[Block] = [Paragraph(say.assumptions_text.format(count=len(findings.register), varied=varied))]
    if unsourced:
        blocks.append(Paragraph(say.no_source.format(count=unsourced), "warning"))
    blocks += _register(findings) if findings.ledger is None else _ledger(findings, findings.ledger)
    return Section("assumptions", say.assumptions_title, tuple(blocks))


def _register(findings: Findings) -> list[Block]:
    say = findings.words.say
    rows = tuple(_row(findings, each) for each in findings.register)
    return [Table(say.register_table, columns(say.register_columns), rows, frozenset({1, 2}))]


def _row(findings: Findings, found: Assumption) -> tuple[str, ...]:
    words, say = findings.words, findings.words.say
    source = ", ".join(part for part in (words.of_others(found.source), found.owner) if part) or "–"
    used = {"plan": say.used_plan, "programme": say.used_programme, "money": say.used_money, "fitted model": say.used_model}
    return (
        findings.words_for(found.name),
        words.amount(found.value, found.unit),
        _between(findings, found.p5, found.p95, found.unit),
        findings.unit_words(found.unit),
        words.of_others(found.grade_words),
        source,
        used.get(found.used_in, found.used_in),
    )


def _between(findings: Findings, low: float | None, high: float | None, unit: str) -> str:
    words = findings.words
    return "–" if low is None or high is None else words.between(words.amount(low, unit), words.amount(high, unit))


def _ledger(findings: Findings, found: RegisterSummary) -> list[Block]:
    words, say = findings.words, findings.words.say
    rows = tuple(
        (
            findings.words_for(row.name),
            words.amount(row.value, row.unit),
            _between(findings, row.p5, row.p95, row.unit),
            findings.unit_words(row.unit),
            words.of_others(row.grade),
            words.of_others(row.source) or "–",
            row.owner or "–",
            "–" if row.dated is None else words.short_month(row.dated),
            "–" if row.swing is None else words.number(row.swing),
        )
        for row in sorted(found.rows, key=lambda row: -1.0 if row.swing is None else row.swing, reverse=True)
    )
    ledger = _without_empty(Table(say.ledger_table, columns(say.ledger_columns), rows, frozenset({1, 2, 8})))
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
    words, say = findings.words, findings.words.say
    rows = tuple(
        (
            words.of_others(grade.grade),
            words.number(grade.assumptions),
            words.number(grade.uncertain),
            words.percent(grade.swing_share),
            findings.money(grade.npv_cautious),
            "–" if grade.roi_cautious is None else words.percent(grade.roi_cautious),
        )
        for grade in found.grades
    )
    return [Table(say.grades_table, columns(say.grades_columns), rows, frozenset(range(1, 6)))] if rows else []


def _planned(findings: Findings, found: RegisterSummary) -> list[Block]:
    words, say = findings.words, findings.words.say
    months = sorted({row.month for row in found.planned})[YEAR - 1 :: YEAR]
    rows = tuple(
        (
            words.short_month(row.month),
            words.of_others(row.measure),
            _planned_amount(findings, row.planned, row.unit),
            UNKNOWN
            if row.low is None or row.high is None
            else words.between(words.number(row.low), _planned_amount(findings, row.high, row.unit)),
        )
        for row in found.planned
        if row.month in months
    )
    return [Table(say.planned_table, columns(say.planned_columns), rows, frozenset({2, 3}))] if rows else []


def _planned_amount(findings: Findings, value: float, unit: str) -> str:
    if unit == "money":
        return findings.money(value)
    return f"{findings.words.number(value)} {findings.words.of_others(unit)}"


def limits(findings: Findings) -> Section:
    """What a reader must keep in mind."""
    found, words = findings.comparison, findings.words
    notes = (
        findings.customers.synthetic,
        *found.notes,
        *findings.checks,
        *findings.customers.notes,
        *(findings.fitted.card.notes if findings.fitted is not None else ()),
    )
    standing = (words.say.limit_luck.format(replications=found.replications), words.say.limit_closed)
    said = (*(words.of_others(note) for note in notes if note), *standing)
    return Section("limits", words.say.limits_title, (Bullets(tuple(stopped(note) for note in said)),))


def reproduction(findings: Findings) -> Section:
    """How to get the same figures again."""
    say = findings.words.say
    again = say.again_run.format(run=findings.run) if findings.run else say.again
    made = Table(say.made_from_table, columns(say.made_from_columns), findings.made_from)
    return Section("reproduce", say.reproduce_title, (Paragraph(say.reproduce_text.format(again=again)), made))
