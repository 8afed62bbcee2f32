"""A study in which the same app is offered by two suppliers, and only one of the quotes is open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxsim.config.loader import load
from cxsim.decision.emulator import varied_columns
from cxsim.decision.information import value_information
from cxsim.decision.portfolio import compare_options, net_benefits
from cxsim.decision.simulator import TwinSimulator
from cxsim.study.customers import load_customers
from cxsim.study.pipeline import business_case

OPEN = "programmes.app_of_b.costs.0.one_off"
STUDY = """
name: One app, two suppliers
start: 2026-01-01
horizon: 6 months
currency: EUR
population:
  segments:
    all:
      customers: 300
      tenure: {mean: 10 months}
      fee_per_month: {mean: 30}
      satisfaction: {mean: 0.6, sd: 0.1}
      effort: {mean: 0.4, sd: 0.1}
      hazard: {per_month: 0.03}
churn: {multiplier: {value: 1, p5: 0.6, p95: 1.6}}
satisfaction: {start: {missing: 0.6}, gain: 0.1, loss_aversion: 2.25, half_life: 4 months, log_hazard: -1}
effort: {start: {missing: 0.4}, gain: 0.1, loss_aversion: 2.25, half_life: 4 months, log_hazard: 0.5}
revenue: {margin: 0.6}
cost_per_customer: 3
journeys:
  support:
    trigger: {rate: {value: 0.5, p5: 0.3, p95: 0.8}}
    touchpoints:
      call: {channel: phone, success: 0.6, duration: 1 d, quality_success: 0.8, quality_failure: 0.2, effort: 0.4, cost: 12}
programmes:
  app_of_a:
    levers: [{quantity: journeys.support.trigger.rate, multiply: 0.5, start: 2026-02-01}]
    costs: [{name: app, one_off: 1000, on: 2026-01-01}]
  app_of_b:
    levers: [{quantity: journeys.support.trigger.rate, multiply: 0.5, start: 2026-02-01}]
    costs: [{name: app, one_off: {value: 1000, p5: 850, p95: 1180}, on: 2026-01-01}]
money: {discount_rate: 0.1, convention: end_of_month}
run: {draws: 120, replications: 1, seed: 5}
"""


def test_the_open_quote_is_what_to_ask_for(tmp_path: Path) -> None:
    """All that sets the offers apart is the open quote: to know it is worth what to know everything is, E max(quote - 1,000, 0).

    Whoever regresses each offer's worth finds nothing here: how many call at all moves both alike and five times as much.
    """
    path = tmp_path / "suppliers.yaml"
    path.write_text(STUDY, encoding="utf-8")
    study = load(path)
    twin, _ = load_customers(study).twin(study)
    cases = {name: business_case(study, name, twin) for name in study.programmes}
    found = compare_options(cases, (), TwinSimulator(twin), draws=study.run.draws, replications=1, seed=study.run.seed)
    columns = {}
    for option in found.options:
        columns |= varied_columns(option.comparison.draws)
    net = net_benefits(found)
    quote = columns[OPEN]
    assert net[:, 1] - net[:, 2] == pytest.approx(quote - 1_000)
    assert net.mean(axis=0)[1:].min() > 0
    assert net[:, 1].std() > 5 * quote.std()
    reported = value_information(columns, net, {}, 6, "EUR", study.run.seed)
    exact = np.maximum(quote, 1_000).mean() - max(quote.mean(), 1_000)
    first, second = reported.knowing[:2]
    assert first.name == OPEN
    assert first.evppi == pytest.approx(exact, rel=0.05)
    assert first.evppi > 20 * second.evppi
    assert first.clear
    assert str(reported.advice).startswith(
        f"Measure {OPEN} next: to know it exactly would be worth EUR {first.evppi:,.0f} (standard error EUR "
    )
