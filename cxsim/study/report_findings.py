"""What a report is made from, gathered from an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cxsim.report.findings import CustomerFacts, Findings, MeasuredIndex, SegmentFacts
from cxsim.study.customers import SegmentCustomers, TableCustomers
from cxsim.study.decision_analysis import DecisionAnalysis
from cxsim.study.pipeline import StudyAnswer
from cxsim.text import Message

SYNTHETIC = Message("study-synthetic")
DRAWN = Message("study-drawn")


def collect_findings(
    found: StudyAnswer, analysis: DecisionAnalysis | None, signature: str, run: str, made_with: Mapping[str, str]
) -> Findings:
    """The findings of an answer; `signature` is the hash of the study, `run` the name of its folder, `made_with` the versions."""
    return _beyond(_findings(found, signature, run, made_with), analysis)


def answer_findings(found: StudyAnswer) -> Findings:
    """The findings of an answer that no run holds."""
    return _findings(found, "", "", {})


def _beyond(findings: Findings, analysis: DecisionAnalysis | None) -> Findings:
    """The findings with all that a decision needs beyond the comparison."""
    if analysis is None:
        return findings
    return replace(
        findings,
        portfolio=analysis.portfolio,
        precision=analysis.precision,
        paired=analysis.customers,
        balance=analysis.balance,
        worth=analysis.worth,
        cases=analysis.cases,
        split=analysis.split,
        bridges=analysis.bridges,
        sensitivity=analysis.sensitivity,
        information=analysis.information,
        audit=analysis.audit,
        ledger=analysis.ledger,
    )


def _findings(found: StudyAnswer, signature: str, run: str, made_with: Mapping[str, str]) -> Findings:
    study, fitted = found.study, found.customers.fitted
    return Findings(
        plan=study,
        customers=_drawn(found.customers) if isinstance(found.customers, SegmentCustomers) else _listed(found.customers),
        indices=tuple(
            MeasuredIndex(title=item.card.title, estimate=item.estimate, interpretation=item.card.text("says"))
            for item in found.measured
            if item.estimate.known
        ),
        fitted=fitted,
        programme=study.programmes[found.comparison.programme],
        comparison=found.comparison,
        register=found.register,
        checks=(found.calibration.sentence, *([] if fitted is None else [fitted.sentence])),
        facts=(
            (Message("report-fact-seed"), str(study.run.seed)),
            (Message("report-fact-study"), signature),
            *((Message("report-fact-file", file=file), digest) for file, digest in found.customers.inputs.items()),
            *made_with.items(),
        ),
        run=run,
        language=study.language,
    )


def _drawn(customers: SegmentCustomers) -> SegmentFacts:
    return SegmentFacts(customers.segments.segments, DRAWN)


def _listed(customers: TableCustomers) -> CustomerFacts:
    table = customers.table
    frame, source = table.frame, table.source
    churned = int(frame["churned"].sum())
    return CustomerFacts(
        file=source.file,
        sha256=source.sha256,
        rows=len(frame),
        active=len(frame) - churned,
        churned=churned,
        longest_tenure_months=float(frame["tenure_months"].max()),
        detected=source.detected,
        notes=(*table.notes, *customers.history.notes),
        synthetic=SYNTHETIC if table.synthetic else "",
    )
