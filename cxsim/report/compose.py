"""From findings to a document: which sections a report has, in which order."""

from __future__ import annotations

from cxsim.report.document import Document, Section
from cxsim.report.findings import Findings
from cxsim.report.phrases import readable
from cxsim.report.sections import churn_model, customers, decision, evidence, measure, money, one_page, options, risks


def compose(findings: Findings) -> Document:
    """The report of a study, in its language."""
    locale, plan = findings.locale, findings.plan
    horizon = {"months": locale.months(plan.horizon.count), "start": locale.date(plan.start, "month")}
    sections: tuple[Section | None, ...] = (
        decision.section(findings),
        risks.section(findings),
        measure.section(findings),
        *_experiments(findings),
        options.section(findings),
        customers.section(findings),
        churn_model.section(findings),
        customers.scenario_comparison(findings),
        money.section(findings),
        evidence.assumptions(findings),
        evidence.limits(findings),
        evidence.reproduction(findings),
    )
    return Document(
        title=locale("report-title", plan=plan.name, programme=readable(findings.comparison.programme)),
        subtitle=locale("report-subtitle", **horizon, currency=plan.currency),
        language=locale.code,
        labels=(locale.format(findings.customers.synthetic),) if findings.customers.synthetic else (),
        headline=decision.headline(findings),
        summary=one_page.blocks(findings),
        sections=tuple(section for section in sections if section is not None),
        colophon=locale("report-colophon"),
    )


def _experiments(findings: Findings) -> tuple[Section, ...]:
    if not findings.experiments:
        return ()
    from cxsim.report.sections import experiments  # loads the A/B room, which studies without experiments do not need

    return experiments.sections(findings)
