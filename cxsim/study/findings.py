"""What a report is made from, gathered from an answer."""

from __future__ import annotations

from dataclasses import replace

from cxsim.provenance import versions
from cxsim.report.findings import CustomerFacts, Findings, MeasuredIndex
from cxsim.study.corridor import Answer
from cxsim.study.deciding import Deeper

SYNTHETIC = "Synthetic data: these customers are made up, by a stated random process; no real company and no real person is described."


def findings_of(found: Answer, deeper: Deeper | None, signature: str, run: str) -> Findings:
    """The findings of an answer; `signature` is the hash of the study, `run` the name of its folder."""
    return _beyond(_findings(found, signature, run), deeper)


def _beyond(findings: Findings, deeper: Deeper | None) -> Findings:
    """The findings with all that a decision needs beyond the comparison."""
    if deeper is None:
        return findings
    return replace(
        findings,
        portfolio=deeper.portfolio,
        precision=deeper.precision,
        paired=deeper.customers,
        worth=deeper.worth,
        cases=deeper.cases,
        split=deeper.split,
        bridges=deeper.bridges,
        sensitivity=deeper.sensitivity,
        information=deeper.information,
        audit=deeper.audit,
        ledger=deeper.ledger,
    )


def _findings(found: Answer, signature: str, run: str) -> Findings:
    study = found.study
    return Findings(
        plan=study,
        customers=_customers(found),
        indices=tuple(
            MeasuredIndex(title=item.card.name, estimate=item.estimate, says=item.card.says)
            for item in found.measured
            if item.estimate.known
        ),
        fitted=found.fitted,
        programme=study.programmes[found.comparison.programme],
        comparison=found.comparison,
        register=found.register,
        checks=(found.calibration.sentence, found.fitted.sentence),
        facts=(
            ("key of the random numbers", str(study.run.key)),
            ("hash of the study", signature),
            (f"hash of {found.table.source.file}", found.table.source.sha256),
            *versions().items(),
        ),
        run=run,
        language=study.language,
    )


def _customers(found: Answer) -> CustomerFacts:
    frame, source = found.table.frame, found.table.source
    churned = int(frame["churned"].sum())
    return CustomerFacts(
        file=source.file,
        sha256=source.sha256,
        rows=len(frame),
        active=len(frame) - churned,
        churned=churned,
        longest_tenure_months=float(frame["tenure_months"].max()),
        detected=source.detected,
        notes=found.table.notes,
        synthetic=SYNTHETIC if found.table.synthetic else "",
    )
