"""Studies with none, one or two uncertain numbers, and with one or two draws: a report each, and nothing that is not known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim.config.loader import load
from cxsim.report.compose import compose
from cxsim.report.html import render
from cxsim.study.decision_analysis import analyse_decision
from cxsim.study.options import Options
from cxsim.study.pipeline import answer
from cxsim.study.report_findings import collect_findings
from cxsim.study.study_run import headline
from cxsim.text.locale import Locale

STUDY = """
name: A few
start: 2026-01-01
horizon: 6 months
currency: EUR
population:
  segments:
    all:
      customers: 200
      tenure: {mean: 10 months}
      fee_per_month: {mean: 30}
      satisfaction: {mean: 0.6, sd: 0.1}
      effort: {mean: 0.4, sd: 0.1}
      hazard: {per_month: 0.03}
churn: {multiplier: 1}
satisfaction: {start: {missing: 0.6}, gain: 0.1, loss_aversion: 2.25, half_life: 4 months, log_hazard: -1}
effort: {start: {missing: 0.4}, gain: 0.1, loss_aversion: 2.25, half_life: 4 months, log_hazard: 0.5}
revenue: {margin: MARGIN}
cost_per_customer: 3
journeys:
  support:
    trigger: {rate: 0.5}
    touchpoints:
      call: {channel: phone, success: 0.6, duration: 1 d, quality_success: 0.8, quality_failure: 0.2, effort: 0.4, cost: 5}
programmes:
  better:
    levers: [{quantity: journeys.support.touchpoints.call.success, shift: 0.2, start: 2026-02-01}]
    costs: [{name: team, per_month: COST, start: 2026-02-01}]
money: {discount_rate: 0.1, convention: end_of_month}
run: {replications: 2, seed: 5}
"""
PLAIN = {"MARGIN": "0.6", "COST": "80"}
COST = {"COST": "{value: 80, p5: 60, p95: 110}"}
BOTH = {**COST, "MARGIN": "{value: 0.6, p5: 0.5, p95: 0.7}"}


@pytest.mark.parametrize(
    ("intervals", "draws"),
    [
        pytest.param({}, 60, id="none", marks=pytest.mark.slow),
        pytest.param(COST, 60, id="one", marks=pytest.mark.slow),
        pytest.param(BOTH, 60, id="two", marks=pytest.mark.slow),
        pytest.param(BOTH, 1, id="1 draw"),
        pytest.param(BOTH, 2, id="2 draws"),
    ],
)
def test_there_is_a_report(tmp_path: Path, intervals: dict[str, str], draws: int) -> None:
    text = STUDY
    for name, value in {**PLAIN, **intervals}.items():
        text = text.replace(name, value)
    path = tmp_path / "few.yaml"
    path.write_text(text, encoding="utf-8")
    study = Options(draws=draws, seed=None, workers=None, programme=None, customers=None).applied(load(path))
    found = answer(study, "better")
    analysis = analyse_decision(found)
    page = render(compose(collect_findings(found, analysis, "0", "run", {})))
    assert "nan" not in re.sub("<[^>]+>", " ", page).lower().split()
    money, french = (headline(found, Locale.of(code))["money"] for code in ("en", "fr"))
    assert (money["npv"]["monte_carlo_error"] is None) == (draws == 1)
    for field in ("roi_basis", "irr_reason"):
        assert money[f"{field}_id"] == french[f"{field}_id"]
        assert Locale.of("fr")(money[f"{field}_id"]) == french[field] != money[field]
    assert len(analysis.sensitivity.tornado) == len(intervals)
    assert len(analysis.sensitivity.sobol.indices) == (len(intervals) if draws == 60 else 0)
