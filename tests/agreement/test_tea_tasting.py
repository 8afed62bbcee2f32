"""tea-tasting on its own example data: the same effects, intervals and p-values from the sums of its two arms.

What it says is recorded in `tests/support/tea_tasting.json` with the command that makes it: its requirements clash with ours.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cxsim.abtest import CrossMoments, Effect, OutcomeColumns, adjust, compare_means, relative, relative_by_delta
from cxsim.abtest.difference import linear_effect
from cxsim.stats.cross_moments import merge

FOLDER = Path(__file__).parents[1] / "support"
KNOWN = json.loads((FOLDER / "tea_tasting.json").read_text(encoding="utf-8"))
PYTHON = os.environ.get("CXSIM_TEA_TASTING", "")
ARMS = tuple(CrossMoments(np.asarray(float(arm["n"])), np.array(arm["means"]), np.array(arm["products"])) for arm in KNOWN["arms"])
OUTCOMES = {
    "revenue": (OutcomeColumns(2), OutcomeColumns(5)),
    "orders per session": (OutcomeColumns(0, 1), OutcomeColumns(3, 4)),
}


def effect_of(name: str, *, adjusted: bool, normal: bool = False) -> Effect:
    outcome, before = OUTCOMES[name]
    found = adjust(*ARMS, outcome, [before]).effect if adjusted else compare_means(*ARMS, outcome)
    parts = {part: getattr(found, part) for part in Effect.__dataclass_fields__}
    return Effect(**{**parts, "degrees": np.asarray(np.inf)}) if normal else found


@pytest.mark.parametrize("normal", [False, True])
@pytest.mark.parametrize("adjusted", [False, True])
@pytest.mark.parametrize("name", OUTCOMES)
def test_effects_are_those_of_tea_tasting(name: str, adjusted: bool, normal: bool) -> None:
    known = KNOWN["results"][f"{name}{' adjusted' * adjusted}{' normal' * normal}"]
    found = effect_of(name, adjusted=adjusted, normal=normal)
    low, high = found.interval()
    ours = (found.control, found.treated, found.estimate, low, high, found.p, found.estimate / found.error)
    parts = ("control", "treatment", "effect_size", "effect_size_ci_lower", "effect_size_ci_upper", "pvalue", "statistic")
    assert [float(each) for each in ours] == pytest.approx([known[part] for part in parts], rel=1e-10)
    lift = relative(found)
    assert float(lift.estimate) == pytest.approx(known["rel_effect_size"], rel=1e-10)
    if normal:  # by Student's law its interval of the ratio takes other degrees of freedom
        ends = float(lift.low), float(lift.high)
        assert ends == pytest.approx((known["rel_effect_size_ci_lower"], known["rel_effect_size_ci_upper"]), rel=1e-9)


def test_one_lift_has_three_p_values() -> None:
    """Orders per session, adjusted (S13): absolute by the normal and by Student's law, relative by the delta method."""
    absolute, student = (float(effect_of("orders per session", adjusted=True, normal=normal).p) for normal in (True, False))
    assert (absolute, student) == pytest.approx((0.002277956, 0.00229), abs=5e-6)
    assert absolute == pytest.approx(0.002277956, abs=5e-10)
    by_delta = relative_by_delta(effect_of("orders per session", adjusted=True, normal=True))
    assert float(by_delta.p) == pytest.approx(0.0040021, abs=5e-8)


def test_theta_of_all_rows_and_within_arms_differ_in_the_third_digit() -> None:
    """S14: .0022780 with theta from all rows, as here, and .0022715 with theta from within the arms."""
    outcome, before = OUTCOMES["orders per session"]
    every, within = merge(ARMS), sum(arm.products for arm in ARMS)
    slope, past = outcome.gradient(every), before.gradient(every)
    theta = slope @ within @ past / (past @ within @ past)
    values = tuple((outcome.value(arm) - theta * before.value(arm), outcome.gradient(arm) - theta * before.gradient(arm)) for arm in ARMS)
    assert float(linear_effect(ARMS, values, normal=True).p) == pytest.approx(0.0022715, abs=5e-8)
    assert float(effect_of("orders per session", adjusted=True, normal=True).p) == pytest.approx(0.0022780, abs=5e-8)


@pytest.mark.skipif(not PYTHON, reason="CXSIM_TEA_TASTING names no interpreter with tea-tasting (tests/support/tea_tasting_values.py)")
def test_what_is_recorded_is_what_tea_tasting_says() -> None:
    done = subprocess.run([PYTHON, str(FOLDER / "tea_tasting_values.py")], capture_output=True, text=True, check=True, env={})
    messages: dict[str, Any] = json.loads(done.stdout)
    assert messages["results"].keys() == KNOWN["results"].keys()
    for name, parts in messages["results"].items():
        assert parts == pytest.approx(KNOWN["results"][name], rel=1e-9)
