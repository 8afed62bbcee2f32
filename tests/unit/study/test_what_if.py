"""What-if answers: on the basis of the full run, from a few draws or from all of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxsim.config.key_settings import overlay_text
from cxsim.config.loader import load
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import TwinSimulator
from cxsim.errors import UsageError
from cxsim.study.customers import load_customers
from cxsim.study.pipeline import business_case
from cxsim.study.what_if import WhatIf, move_faults, moved_study
from cxsim.study.what_if_findings import OptionFigures, bridge_of, findings_of, pool_service, segment_survival

SMALL = ["run.replications=2", "run.draws=20", "horizon=6 months", "population.segments.regulars.customers=60"]
LEVER = "programmes.personal_start.levers.0.shift"
COST = "programmes.personal_start.costs.0.one_off"


@pytest.fixture(scope="module")
def what_if() -> WhatIf:
    study = load("configs/gym.yaml", SMALL)
    return WhatIf.of(study, "personal_start", load_customers(study))


def _whole(what_if: WhatIf, moves: dict[str, float]) -> np.ndarray:
    study = moved_study(what_if.study, moves)
    twin, _ = what_if.customers.twin(study)
    case = business_case(study, "personal_start", twin)
    return compare(case, TwinSimulator(twin), draws=20, replications=2, seed=study.run.seed).npv_by_draw


def test_nothing_moved_is_the_full_run_itself(what_if: WhatIf) -> None:
    present = what_if.answer({LEVER: 0.15})
    assert present.exact
    assert present.comparison is what_if.reference


def test_a_refined_answer_is_the_comparison_of_the_moved_study(what_if: WhatIf) -> None:
    moves = {LEVER: 0.2, "revenue.margin": 0.5}
    found = what_if.refine(moves, lambda: True)
    assert found is not None
    assert found.exact
    np.testing.assert_array_equal(found.comparison.npv_by_draw, _whole(what_if, moves))


def test_what_is_no_longer_wanted_is_given_up(what_if: WhatIf) -> None:
    assert what_if.refine({LEVER: 0.19}, lambda: False) is None


def test_a_cost_alone_moves_every_draw_by_what_it_costs_more(what_if: WhatIf) -> None:
    first, whole = what_if.answer({COST: 12_000.0}), what_if.refine({COST: 12_000.0}, lambda: True)
    assert not first.exact
    assert whole is not None
    np.testing.assert_allclose(first.comparison.npv_by_draw, whole.comparison.npv_by_draw, atol=0.01)


def test_the_first_answer_is_close_to_the_refined_one(what_if: WhatIf) -> None:
    moves = {LEVER: 0.2}
    first, whole = what_if.answer(moves), what_if.refine(moves, lambda: True)
    assert whole is not None
    gain = abs(whole.comparison.npv.mean - what_if.reference.npv.mean)
    spread = float(np.std(whole.comparison.npv_by_draw - what_if.reference.npv_by_draw, ddof=1))
    assert abs(first.comparison.npv.mean - whole.comparison.npv.mean) < max(gain, 5 * spread / np.sqrt(first.draws))


def test_a_lever_at_nothing_is_answered_too(what_if: WhatIf) -> None:
    assert what_if.answer({LEVER: 0.0}).comparison.npv.mean < what_if.reference.npv.mean


def test_sliders_are_the_levers_and_what_goes_most_with_the_worth(what_if: WhatIf) -> None:
    names = [slider.name for slider in what_if.sliders]
    assert names[:2] == [LEVER, "programmes.personal_start.levers.1.shift"]
    assert 5 <= len(names) <= 8
    assert all(slider.low <= slider.value <= slider.high and slider.low < slider.high for slider in what_if.sliders)


def test_sliders_end_where_the_study_would_be_refused(what_if: WhatIf) -> None:
    lever = what_if.sliders[0]
    assert what_if.answer({lever.name: lever.high}, draws=2, runs=1).draws == 2
    with pytest.raises(UsageError, match="make the lever or its interval smaller"):
        what_if.answer({lever.name: 0.3})


def test_a_study_away_from_its_tables_can_be_moved(tmp_path: Path) -> None:
    study = load("configs/telecom.yaml").in_folder(tmp_path)
    assert move_faults(study, {"revenue.margin": 0.5}) == ()
    assert move_faults(study, {"programmes.first_time_right.levers.0.shift": 0.5})


def test_a_study_names_its_own_sliders() -> None:
    study = load("configs/gym.yaml", ["app={sliders: [revenue.margin]}"])
    assert study.app.sliders == ("revenue.margin",)
    assert study.canonical() == load("configs/gym.yaml").canonical()
    with pytest.raises(UsageError, match=r"found 'revenue\.margn'.*did you mean 'revenue\.margin'"):
        load("configs/gym.yaml", ["app={sliders: [revenue.margn]}"])


def test_a_saved_scenario_is_the_study_that_the_page_shows(what_if: WhatIf, tmp_path: Path) -> None:
    moves = {LEVER: 0.2, "revenue.margin": 0.5}
    base = tmp_path / "gym.yaml"
    base.write_text(Path("configs/gym.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(overlay_text(base, moves), encoding="utf-8")
    saved, shown = load(tmp_path / "scenario.yaml"), moved_study(load(base), moves)
    first, second = saved.programmes["personal_start"].levers[0].size, shown.programmes["personal_start"].levers[0].size
    assert (first.value, first.p5, first.p95) == (second.value, second.p5, second.p95)
    assert saved.revenue.margin.value == 0.5


def test_options_have_a_bridge_and_findings_in_each_language(what_if: WhatIf) -> None:
    one = OptionFigures("now", what_if.reference)
    other = OptionFigures("moved", what_if.answer({COST: 12_000.0}).comparison)
    bridge = bridge_of(one, other)
    assert bridge.start + sum(bar.amount for bar in bridge.bars) == pytest.approx(bridge.end, abs=0.01)
    assert findings_of(what_if, what_if.reference, "fr").locale.code == "fr"
    assert pool_service(what_if.reference) == {}
    assert segment_survival(what_if) == {}
