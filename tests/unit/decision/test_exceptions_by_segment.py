"""Numbers that differ by segment in a decision: drawn, registered and ranked each for itself, and moved by levers from where they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxsim.config.loader import load, loads
from cxsim.config.study_file import Study
from cxsim.decision.assumption_register import register_assumptions
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import TwinSimulator
from cxsim.errors import UsageError
from cxsim.report.quantity_labels import label_quantity
from cxsim.study.customers import load_customers
from cxsim.study.pipeline import business_case
from cxsim.study.plan_listing import show_plan
from cxsim.text.locale import Locale

RATE = "journeys.support.trigger.rate"
STUDY = """
name: Two kinds of customers
start: 2026-01-01
horizon: 4 months
currency: EUR
population:
  segments:
    private: {customers: 60, tenure: 10 months, fee_per_month: 30, satisfaction: 0.6, effort: 0.4, hazard: {per_month: 0.03}}
    business: {customers: 20, tenure: 10 months, fee_per_month: 90, satisfaction: 0.6, effort: 0.4, hazard: {per_month: 0.02}}
churn: {}
satisfaction: {start: 0.6, gain: 0.1, loss_aversion: 2, half_life: 4 months, log_hazard: -1}
effort: {start: 0.4, gain: 0.1, loss_aversion: 2, half_life: 4 months, log_hazard: 0.5}
revenue: {margin: 0.6}
cost_per_customer: 3
journeys:
  support:
    trigger: {rate: {value: 0.5, p5: 0.4, p95: 0.6, segments: {business: {value: 1.5, p5: 1, p95: 2.5, source: call log, grade: measured}}}}
    touchpoints:
      call:
        channel: phone
        success: {value: 0.6, segments: {business: 0.9}}
        duration: 1 d
        quality_success: 0.8
        quality_failure: 0.2
        effort: 0.4
        cost: 5
programmes:
  better:
    levers: [{quantity: journeys.support.touchpoints.call.success, shift: 0.1, start: 2026-02-01}]
    costs: [{name: team, per_month: 80, start: 2026-02-01}]
money: {discount_rate: 0.1, convention: end_of_month}
run: {replications: 2, seed: 5, draws: 12}
"""


@pytest.fixture(scope="module")
def study() -> Study:
    return loads(STUDY, "study.yaml")


def test_an_exception_is_drawn_registered_and_goes_with_the_worth_for_itself(study: Study) -> None:
    twin, _ = load_customers(study).twin(study)
    case = business_case(study, "better", twin)
    found = compare(case, TwinSimulator(twin), draws=12, replications=1, seed=5)
    names = found.draws.names
    assert {RATE, f"{RATE}.segments.business"} <= set(names)
    drawn = found.draws.values[:, [names.index(RATE), names.index(f"{RATE}.segments.business")]]
    assert (np.abs(drawn - [0.5, 1.5]) > 0).all()
    rows = {row.name: row for row in register_assumptions(case, found)}
    row = rows[f"{RATE}.segments.business"]
    assert (row.value, row.p5, row.p95, row.source, row.grade_words, row.used_in) == (1.5, 1, 2.5, "call log", "measured", "plan")
    assert row.rank_correlation is not None


def test_a_draw_of_an_exception_is_the_value_of_its_segment(study: Study) -> None:
    twin, _ = load_customers(study).twin(study)
    column = twin.column(RATE)
    values = twin.scenario({RATE: 0.41, f"{RATE}.segments.business": 2.2}).values[:, column]
    assert values.reshape(2, 4).tolist() == [[0.41] * 4, [2.2] * 4]


def test_a_lever_moves_each_segment_from_where_it_is_and_not_beyond_the_range() -> None:
    too_far = STUDY.replace("shift: 0.1", "shift: 0.15")
    with pytest.raises(UsageError) as caught:
        loads(too_far, "study.yaml")
    (wrong,) = caught.value.faults
    assert "1.05" in str(wrong)
    assert wrong.path == ("programmes", "better", "levers", 0, "shift")
    for_others = too_far.replace("shift: 0.15,", "shift: 0.15, segment: private,")
    assert loads(for_others, "study.yaml").programmes["better"].levers[0].segment == "private"


def test_a_lever_names_the_quantity_and_beside_it_the_segment() -> None:
    with pytest.raises(UsageError) as caught:
        loads(STUDY.replace("call.success, shift", "call.success.segments.business, shift"), "study.yaml")
    assert "call.success, segment: business" in str(caught.value.faults[0])


def test_segments_without_customers_and_unknown_segments() -> None:
    text = STUDY.replace("customers: 20", "customers: 0").replace("segments: {business: 0.9}", "segments: {busines: 0.9}")
    with pytest.raises(UsageError) as caught:
        loads(text, "study.yaml")
    told = "\n".join(map(str, caught.value.faults))
    assert "segment 'business', which has no customers" in told
    assert "did you mean 'business'?" in told


def test_labels_and_the_list_of_the_plan_name_the_segment(tmp_path: Path) -> None:
    name = f"{RATE}.segments.business"
    assert [label_quantity(name, locale=Locale.of(code)) for code in ("en", "fr")] == [
        f"{label_quantity(RATE)}, segment business",
        f"{label_quantity(RATE, locale=Locale.of('fr'))}, segment «\xa0business\xa0»",
    ]
    path = tmp_path / "study.yaml"
    path.write_text(STUDY, encoding="utf-8")
    listed = [entry["name"] for entry in show_plan(path, tmp_path).summary()["quantities"]]
    assert listed[listed.index(RATE) + 1] == name


def test_another_value_leaves_the_exceptions_and_an_exception_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "study.yaml"
    path.write_text(STUDY, encoding="utf-8")
    moved = load(path, [f"{RATE}=1", f"{RATE}.segments.business=3"]).journeys["support"].trigger.rate  # type: ignore[union-attr]
    assert (moved.value, moved.p5, moved.p95) == (1, 0.8, 1.2)
    business = moved.segments["business"]
    assert (business.value, business.p5, business.p95) == (3, 2, 5)
