"""What stands with the headline: what could go wrong, what to measure next, and what the result rests on."""

from __future__ import annotations

from cxsim.report.document import Block, Bullets, Paragraph
from cxsim.report.findings import Findings
from cxsim.report.phrases import sentence
from cxsim.report.sections.decision import distribution
from cxsim.report.sections.risks import describe_rule, describe_setting
from cxsim.report.tornado_bars import ranked

STRONG = frozenset({"measured", "experiment", "fitted"})
WARNINGS, SETS = 3, 4


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The rest of the first page."""
    risks = (*_losses(findings), *_warnings(findings), _evidence(findings))
    return (
        distribution(findings),
        Paragraph(findings.locale("report-what-could-go-wrong"), "lead"),
        Bullets(tuple(sentence(risk) for risk in risks)),
        Paragraph(findings.locale("report-measure-next"), "lead"),
        Paragraph(sentence(_next(findings))),
    )


def _losses(findings: Findings) -> list[str]:
    found = []
    for case in findings.cases:
        if case.name == "downside" and case.sets:
            sets = findings.locale.listed([describe_setting(findings, name, value) for name, value in case.sets[:SETS]])
            found.append(findings.locale("report-one-downside", amount=findings.rounded_money(case.base.measures.npv), sets=sets))
    if findings.sensitivity is not None:
        found += [describe_rule(findings, rule) for rule in findings.sensitivity.rules[:1]]
        near = next((bar for bar in findings.sensitivity.tornado if bar.switching is not None), None)
        if near is not None and near.switching is not None:
            values = (findings.amount(value, near.unit) for value in (near.switching, near.value))
            found.append(
                findings.locale("report-one-switch", name=findings.label(near.name), **dict(zip(("value", "central"), values, strict=True)))
            )
    return found


def _warnings(findings: Findings) -> list[str]:
    if findings.audit is None:
        return []
    locale = findings.locale
    return [
        locale(
            "report-one-warning",
            name=locale.format(check.name),
            found=locale.format(check.found),
            expected=locale.format(check.expected),
            source=locale.format(check.source),
        )
        for check in findings.audit.warnings[:WARNINGS]
    ]


def _evidence(findings: Findings) -> str:
    strong = sum(1 for each in findings.register if each.grade_words in STRONG)
    count = len(findings.register)
    return findings.locale("report-one-grades", measured=strong, all=count, weak=count - strong)


def _next(findings: Findings) -> str:
    if findings.information is not None:
        return findings.write(findings.information.advice)
    clear, _ = ranked(findings.register, len(findings.comparison.npv_by_draw))
    return findings.locale("report-one-rank", name=findings.label(clear[0].name)) if clear else findings.locale("report-one-none")
