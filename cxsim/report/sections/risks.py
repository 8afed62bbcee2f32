"""What could go wrong: named cases, where it loses, switching values, and what the plausibility audit says."""

from __future__ import annotations

from cxsim.decision.sensitivity import LossRule
from cxsim.decision.value_summary import NamedCase
from cxsim.report.document import Block, Bullets, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.words import columns, sentence

SHOWN = 10


def section(findings: Findings) -> Section | None:
    """The section, if any of it was computed."""
    blocks = [*_cases(findings), *_rules(findings), *_switching(findings), *_audit(findings)]
    return Section("risks", findings.words.say.what_could_go_wrong, tuple(blocks)) if blocks else None


def case_words(findings: Findings, name: str) -> str:
    """The name of a case."""
    say = findings.words.say
    return {"base": say.case_base, "downside": say.case_downside, "upside": say.case_upside}.get(name, name)


def set_words(findings: Findings, name: str, value: float) -> str:
    """An assumption at a value, in words."""
    unit = next((each.unit for each in findings.register if each.name == name), "")
    return findings.words.say.set_to.format(name=findings.words_for(name), value=findings.amount(value, unit))


def rule_words(findings: Findings, rule: LossRule) -> str:
    """A region in which it loses, in words."""
    words, say = findings.words, findings.words.say
    units = {each.name: each.unit for each in findings.register}
    where = [
        (say.rule_below if sign == "<" else say.rule_above).format(
            name=findings.words_for(name), value=findings.amount(value, units.get(name, ""))
        )
        for name, sign, value in rule.conditions
    ]
    return say.rule.format(where=words.listed(where), loss=words.percent(rule.loss_inside), caught=words.percent(rule.losses_caught))


def _cases(findings: Findings) -> list[Block]:
    if not findings.cases:
        return []
    say = findings.words.say
    rows = tuple(_case(findings, case) for case in findings.cases)
    return [Table(say.cases_table, columns(say.cases_columns), rows, frozenset({1, 2, 3}))]


def _case(findings: Findings, case: NamedCase) -> tuple[str, ...]:
    words, worth = findings.words, case.base.measures
    back = words.say.not_within_horizon if worth.payback_months is None else words.months(worth.payback_months)
    sets = "; ".join(set_words(findings, name, value) for name, value in case.sets) or words.say.none_differ
    roi = "–" if worth.roi is None else words.percent(worth.roi)
    return case_words(findings, case.name), findings.money(worth.npv), roi, back, sets


def _rules(findings: Findings) -> list[Block]:
    found = findings.sensitivity
    if found is None:
        return []
    if not found.rules:
        return [Paragraph(sentence(findings.words.of_others(found.rules_say)))]
    rules = tuple(sentence(rule_words(findings, rule)) for rule in found.rules)
    return [Paragraph(findings.words.say.rules_intro), Bullets(rules)]


def _switching(findings: Findings) -> list[Block]:
    found, words = findings.sensitivity, findings.words
    if found is None or not found.tornado:
        return []
    rows = tuple(
        (
            findings.words_with_unit(bar.name, bar.unit),
            words.amount(bar.value, bar.unit),
            words.between(words.amount(bar.low, bar.unit), words.amount(bar.high, bar.unit)),
            words.say.switch_none if bar.switching is None else words.amount(bar.switching, bar.unit),
            words.of_others(bar.switching_how),
        )
        for bar in found.tornado[:SHOWN]
    )
    return [Table(words.say.switch_table, columns(words.say.switch_columns), rows, frozenset({1, 2, 3}))]


def _audit(findings: Findings) -> list[Block]:
    found, words = findings.audit, findings.words
    if found is None:
        return []
    applied = sum(1 for check in found.checks if check.verdict != "not applicable")
    if not found.warnings:
        return [Paragraph(words.say.audit_clean.format(count=applied))]
    rows = tuple(
        tuple(words.of_others(text) for text in (check.name, check.found, check.expected, check.source)) for check in found.warnings
    )
    said = words.say.audit_sum.format(warnings=len(rows), count=applied)
    return [Paragraph(said, "warning"), Table(words.say.audit_table, columns(words.say.audit_columns), rows)]
