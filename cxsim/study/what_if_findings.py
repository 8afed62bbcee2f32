"""What-if answers as the findings that a report is made from, and options side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.estimation.kaplan_meier import SurvivalCurve, survival_curve
from cxsim.decision.attribution import Bridge
from cxsim.decision.benefit_split import bridge_between
from cxsim.decision.comparison import Comparison
from cxsim.decision.portfolio import compare_options
from cxsim.decision.simulator import TwinSimulator
from cxsim.report.findings import Findings
from cxsim.study.options import Progress, silent
from cxsim.study.pipeline import StudyAnswer, business_case
from cxsim.study.report_findings import answer_findings
from cxsim.study.what_if import WhatIf
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class OptionFigures:
    """What one option comes to; counts of customers are those of the base case, within the horizon."""

    name: str
    comparison: Comparison

    @property
    def customers_more(self) -> float:
        """How many more customers there are at the end."""
        base = self.comparison.base
        return float(base.programme_series["active_end"][-1] - base.baseline_series["active_end"][-1])

    @property
    def customers_won(self) -> float:
        """How many more come within the horizon."""
        base = self.comparison.base
        return float(sum((base.programme_series[name] - base.baseline_series[name]).sum() for name in ("acquired", "referred")))

    @property
    def leavers_fewer(self) -> float:
        """How many fewer leave within the horizon."""
        base = self.comparison.base
        return float((base.baseline_series["churned"] - base.programme_series["churned"]).sum())


def findings_of(what_if: WhatIf, comparison: Comparison, language: str) -> Findings:
    """The findings of an answer, in a language."""
    study = what_if.study.model_copy(update={"language": language}).in_folder(what_if.study.folder)
    found = StudyAnswer(study, what_if.customers, (), what_if.twin, what_if.calibration, comparison, what_if.register)
    return replace(answer_findings(found), programme=study.programmes[what_if.programme])


def programme_options(what_if: WhatIf, progress: Progress = silent) -> tuple[OptionFigures, ...]:
    """Every programme of the study and every stated combination, on the same draws and random numbers."""
    study = what_if.study
    step = Message("study-step-options")
    found = compare_options(
        {name: business_case(study, name, what_if.twin) for name in study.programmes},
        study.combinations,
        TwinSimulator(what_if.twin),
        draws=len(what_if.reference.draws),
        replications=what_if.reference.replications,
        seed=what_if.reference.seed,
        workers=study.run.workers,
        progress=lambda done, total: progress(step, done, total),
        known=what_if.reference,
    )
    return tuple(OptionFigures(option.name, option.comparison) for option in found.options)


def bridge_of(first: OptionFigures, second: OptionFigures) -> Bridge:
    """From one option to another, by line of the cash flow, at the base case."""
    return replace(bridge_between(first.comparison, second.comparison), first=first.name, second=second.name)


@dataclass(frozen=True)
class PoolService:
    """How long customers wait at a pool over the horizon, in minutes, and the share of calls answered in time; base case."""

    wait_without: float
    wait_with: float
    in_time_without: float
    in_time_with: float


def pool_service(comparison: Comparison) -> dict[str, PoolService]:
    """The service of each pool without and with the programme; none for a study without pools."""
    base, prefix = comparison.base, "wait_minutes."
    names = [name.removeprefix(prefix) for name in base.baseline_series if name.startswith(prefix)]
    both = (base.baseline_series, base.programme_series)
    waits = {name: [_over_calls(series, f"{prefix}{name}", ("answered", "gave_up"), name) for series in both] for name in names}
    in_time = {name: [_share(series, name) for series in both] for name in names}
    return {name: PoolService(*waits[name], *in_time[name]) for name in names}


def _over_calls(series: Mapping[str, Array], value: str, counted: Sequence[str], name: str) -> float:
    """The mean of a monthly value over the calls of the horizon."""
    calls = np.sum([series[f"{each}.{name}"] for each in counted], axis=0)
    return float((series[value] * calls).sum() / calls.sum()) if calls.sum() > 0 else 0.0


def _share(series: Mapping[str, Array], name: str) -> float:
    received = series[f"calls.{name}"] - series[f"turned_away.{name}"] - series[f"called_back.{name}"]
    return float(series[f"answered_in_time.{name}"].sum() / received.sum()) if received.sum() > 0 else 0.0


def segment_survival(what_if: WhatIf) -> dict[str, SurvivalCurve]:
    """The Kaplan-Meier curve of each segment of the customer table; none where customers are stated and not listed."""
    if what_if.customers.table is None:
        return {}
    frame = what_if.customers.table.frame
    return {
        str(name): survival_curve(part["tenure_months"].to_numpy(float), part["churned"].to_numpy(bool))
        for name, part in frame.groupby("segment", sort=True)
    }
