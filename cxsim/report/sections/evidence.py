"""The evidence: every assumption with its source, what limits the result, and how to get it again."""

from __future__ import annotations

from cxsim.decision.register import Assumption
from cxsim.report import words
from cxsim.report.document import Block, Bullets, Paragraph, Section, Table
from cxsim.report.findings import Findings


def assumptions(findings: Findings) -> Section:
    """The assumption register."""
    rows = tuple(_row(findings, each) for each in findings.register)
    unsourced = sum(1 for each in findings.register if not each.source)
    varied = sum(1 for each in findings.register if each.p5 is not None)
    text = (
        f"{len(findings.register)} numbers stand behind the result; {varied} of them were varied over their 90 % interval, "
        f"the others are taken as certain. Best known first: measured, experiment, fitted, quoted, benchmark, opinion."
    )
    blocks: list[Block] = [Paragraph(text)]
    if unsourced:
        blocks.append(Paragraph(f"{unsourced} of them name no source.", "warning"))
    columns = ("Assumption", "Value", "90 % interval", "Unit", "Grade", "Source", "Used in")
    blocks.append(Table("Assumption register", columns, rows, frozenset({1, 2})))
    return Section("assumptions", "What it assumes", tuple(blocks))


def _row(findings: Findings, found: Assumption) -> tuple[str, ...]:
    between = (
        "–" if found.p5 is None or found.p95 is None else f"{words.amount(found.p5, found.unit)} to {words.amount(found.p95, found.unit)}"
    )
    unit = findings.comparison.currency if found.unit == "money" else found.unit.replace("money", findings.comparison.currency)
    source = ", ".join(part for part in (found.source, found.owner) if part) or "–"
    return (findings.words_for(found.name), words.amount(found.value, found.unit), between, unit, found.grade_words, source, found.used_in)


def limits(findings: Findings) -> Section:
    """What a reader must keep in mind."""
    found = findings.comparison
    standing = (
        f"Luck is shared by both lives and averaged over {found.replications} replications; its error is part of the Monte Carlo error.",
        "What the plan does not say does not happen: no competitor reacts, no price changes, no other programme runs.",
    )
    notes = (
        findings.customers.synthetic,
        *found.notes,
        *findings.checks,
        *findings.customers.notes,
        *findings.fitted.card.notes,
        *standing,
    )
    return Section("limits", "Limits and notes", (Bullets(tuple(words.stopped(note) for note in notes if note)),))


def reproduction(findings: Findings) -> Section:
    """How to get the same figures again."""
    again = f"cxsim runs verify {findings.run}" if findings.run else "cxsim runs verify, with the run's folder,"
    text = f"The command {again} fits the model again and simulates again from the stored fit; the second must be equal to the last bit."
    return Section(
        "reproduce", "How to reproduce it", (Paragraph(text), Table("What this run was made from", ("What", "Value"), findings.made_from))
    )
