"""From findings to a document: which sections a report has, in which order."""

from __future__ import annotations

from cxsim.report import words
from cxsim.report.document import Document
from cxsim.report.findings import Findings
from cxsim.report.sections import churn_model, customers, decision, evidence, money

LANGUAGE = "en"


def compose(findings: Findings) -> Document:
    """The report of a study."""
    plan = findings.plan
    horizon = f"{words.months(plan.horizon.count)} from {words.month_name(plan.start)}"
    return Document(
        title=f"{plan.name}: {words.readable(findings.comparison.programme)}",
        subtitle=f"Simulated business case, {horizon}, in {plan.currency}",
        language=LANGUAGE,
        labels=(findings.customers.synthetic,) if findings.customers.synthetic else (),
        headline=decision.headline(findings),
        sections=(
            decision.section(findings),
            customers.section(findings),
            churn_model.section(findings),
            customers.two_lives(findings),
            money.section(findings),
            evidence.assumptions(findings),
            evidence.limits(findings),
            evidence.reproduction(findings),
        ),
        colophon="Made by cxsim; this page loads nothing and calls nowhere.",
    )
