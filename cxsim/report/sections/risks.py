"""What could go wrong: named cases, where it loses, switching values, and what the plausibility audit says."""

from __future__ import annotations

from cxsim.decision.sensitivity import LossRule
from cxsim.decision.value_summary import NamedCase
from cxsim.report.document import Block, Bullets, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import amount, columns, sentence

SHOWN = 10


def section(findings: Findings) -> Section | None:
    """The section, if any of it was computed."""
    blocks = [*_cases(findings), *_rules(findings), *_switching(findings), *_audit(findings)]
    return Section("risks", findings.locale("report-what-could-go-wrong"), tuple(blocks)) if blocks else None


def case_words(findings: Findings, name: str) -> str:
    """The name of a case."""
    return {
        "base": findings.locale("report-case-base"),
        "downside": findings.locale("report-case-downside"),
        "upside": findings.locale("report-case-upside"),
    }.get(name, name)


def describe_setting(findings: Findings, name: str, value: float) -> str:
    """An assumption at a value, in words."""
    unit = next((each.unit for each in findings.register if each.name == name), "")
    return findings.locale("report-set-to", name=findings.label(name), value=findings.amount(value, unit))


def describe_rule(findings: Findings, rule: LossRule) -> str:
    """A region in which it loses, in words."""
    locale = findings.locale
    units = {each.name: each.unit for each in findings.register}
    where = [
        locale(
            "report-rule-below" if sign == "<" else "report-rule-above",
            name=findings.label(name),
            value=findings.amount(value, units.get(name, "")),
        )
        for name, sign, value in rule.conditions
    ]
    return findings.locale(
        "report-rule", where=locale.listed(where), loss=locale.percent(rule.loss_inside), caught=locale.percent(rule.losses_caught)
    )


def _cases(findings: Findings) -> list[Block]:
    if not findings.cases:
        return []
    rows = tuple(_case(findings, case) for case in findings.cases)
    return [Table(findings.locale("report-cases-table"), columns(findings.locale("report-cases-columns")), rows, frozenset({1, 2, 3}))]


def _case(findings: Findings, case: NamedCase) -> tuple[str, ...]:
    locale, worth = findings.locale, case.base.measures
    back = locale("report-not-within-horizon") if worth.payback_months is None else locale.months(worth.payback_months)
    sets = "; ".join(describe_setting(findings, name, value) for name, value in case.sets) or locale("report-none-differ")
    roi = "–" if worth.roi is None else locale.percent(worth.roi)
    return case_words(findings, case.name), findings.money(worth.npv), roi, back, sets


def _rules(findings: Findings) -> list[Block]:
    found = findings.sensitivity
    if found is None:
        return []
    if not found.rules:
        return [Paragraph(sentence(findings.locale.format(found.rules_say)))]
    rules = tuple(sentence(describe_rule(findings, rule)) for rule in found.rules)
    return [Paragraph(findings.locale("report-rules-intro")), Bullets(rules)]


def _switching(findings: Findings) -> list[Block]:
    found, locale = findings.sensitivity, findings.locale
    if found is None or not found.tornado:
        return []
    rows = tuple(
        (
            findings.label_with_unit(bar.name, bar.unit),
            amount(bar.value, bar.unit, locale),
            locale.between(amount(bar.low, bar.unit, locale), amount(bar.high, bar.unit, locale)),
            locale("report-switch-none") if bar.switching is None else amount(bar.switching, bar.unit, locale),
            locale.format(bar.switching_how),
        )
        for bar in found.tornado[:SHOWN]
    )
    return [Table(locale("report-switch-table"), columns(locale("report-switch-columns")), rows, frozenset({1, 2, 3}))]


def _audit(findings: Findings) -> list[Block]:
    found, locale = findings.audit, findings.locale
    if found is None:
        return []
    applied = sum(1 for check in found.checks if check.verdict != "not applicable")
    if not found.warnings:
        return [Paragraph(locale("report-audit-clean", count=applied))]
    rows = tuple(tuple(locale.format(text) for text in (check.name, check.found, check.expected, check.source)) for check in found.warnings)
    text = locale("report-audit-sum", warnings=len(rows), count=applied)
    return [Paragraph(text, "warning"), Table(locale("report-audit-table"), columns(locale("report-audit-columns")), rows)]
