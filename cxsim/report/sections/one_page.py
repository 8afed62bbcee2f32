"""What stands with the headline: what could go wrong, what to measure next, and what the result rests on."""

from __future__ import annotations

from cxsim.report.document import Block, Bullets, Paragraph
from cxsim.report.findings import Findings
from cxsim.report.sections.decision import distribution
from cxsim.report.sections.risks import rule_words, set_words
from cxsim.report.swings import ranked
from cxsim.report.words import sentence

STRONG = frozenset({"measured", "experiment", "fitted"})
WARNINGS, SETS = 3, 4


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The rest of the first page."""
    say = findings.words.say
    risks = (*_losses(findings), *_warnings(findings), _evidence(findings))
    return (
        distribution(findings),
        Paragraph(say.what_could_go_wrong, "lead"),
        Bullets(tuple(sentence(risk) for risk in risks)),
        Paragraph(say.measure_next, "lead"),
        Paragraph(sentence(_next(findings))),
    )


def _losses(findings: Findings) -> list[str]:
    say, found = findings.words.say, []
    for case in findings.cases:
        if case.name == "downside" and case.sets:
            sets = findings.words.listed([set_words(findings, name, value) for name, value in case.sets[:SETS]])
            found.append(say.one_downside.format(amount=findings.about(case.base.measures.npv), sets=sets))
    if findings.sensitivity is not None:
        found += [rule_words(findings, rule) for rule in findings.sensitivity.rules[:1]]
        near = next((bar for bar in findings.sensitivity.tornado if bar.switching is not None), None)
        if near is not None and near.switching is not None:
            values = (findings.amount(value, near.unit) for value in (near.switching, near.value))
            found.append(say.one_switch.format(name=findings.words_for(near.name), **dict(zip(("value", "central"), values, strict=True))))
    return found


def _warnings(findings: Findings) -> list[str]:
    if findings.audit is None:
        return []
    words = findings.words
    return [
        words.say.one_warning.format(
            name=words.of_others(check.name),
            found=words.of_others(check.found),
            expected=words.of_others(check.expected),
            source=words.of_others(check.source),
        )
        for check in findings.audit.warnings[:WARNINGS]
    ]


def _evidence(findings: Findings) -> str:
    strong = sum(1 for each in findings.register if each.grade_words in STRONG)
    count = len(findings.register)
    return findings.words.say.one_grades.format(measured=strong, all=count, weak=count - strong)


def _next(findings: Findings) -> str:
    say = findings.words.say
    if findings.information is not None:
        return findings.told(findings.information.sentence)
    clear, _ = ranked(findings.register, len(findings.comparison.npv_by_draw))
    return say.one_rank.format(name=findings.words_for(clear[0].name)) if clear else say.one_none
