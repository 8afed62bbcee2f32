"""From findings to a document: which sections a report has, in which order."""

from __future__ import annotations

from cxsim.report.document import Document, Section
from cxsim.report.findings import Findings
from cxsim.report.sections import churn_model, customers, decision, evidence, measure, money, one_page, options, risks
from cxsim.report.words import readable


def compose(findings: Findings) -> Document:
    """The report of a study, in its language."""
    words, plan = findings.words, findings.plan
    say = words.say
    horizon = {"months": words.months(plan.horizon.count), "start": words.month_name(plan.start)}
    sections: tuple[Section | None, ...] = (
        decision.section(findings),
        risks.section(findings),
        measure.section(findings),
        options.section(findings),
        customers.section(findings),
        churn_model.section(findings),
        customers.two_lives(findings),
        money.section(findings),
        evidence.assumptions(findings),
        evidence.limits(findings),
        evidence.reproduction(findings),
    )
    return Document(
        title=say.title.format(plan=plan.name, programme=readable(findings.comparison.programme)),
        subtitle=say.subtitle.format(**horizon, currency=plan.currency),
        language=words.code,
        labels=(words.of_others(findings.customers.synthetic),) if findings.customers.synthetic else (),
        headline=decision.headline(findings),
        summary=one_page.blocks(findings),
        sections=tuple(section for section in sections if section is not None),
        colophon=say.colophon,
    )
