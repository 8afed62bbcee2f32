"""Keys that a command sets anew: how they are named, read, and what becomes of their intervals."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.config.loader import describe_settings, load, load_with_text, reload
from cxsim.errors import UsageError
from cxsim.journey.parameters import quantities

TELECOM = Path("configs/telecom.yaml")
LEVERS = "programmes.first_time_right.levers"


def _set(*texts: str) -> dict[str, float]:
    return {name: quantity.value for name, quantity in quantities(load(TELECOM, texts))}


def test_keys_are_named_by_address_number_and_name() -> None:
    found = _set(
        "revenue.margin=0.5",
        f"{LEVERS}.0=0.06",
        f"{LEVERS}.callback.duration=0.4",
        "programmes.first_time_right.costs.team coach.per_month=300",
    )
    assert found["revenue.margin"] == 0.5
    assert found[f"{LEVERS}.0.shift"] == 0.06
    assert found[f"{LEVERS}.1.multiply"] == 0.4
    assert found["programmes.first_time_right.costs.2.per_month"] == 300


def test_an_interval_moves_with_its_value_in_proportion() -> None:
    moved = dict(quantities(load(TELECOM, ["referral.rate=0.02", "satisfaction.half_life=6 months", "revenue.margin=0.99"])))
    assert (moved["referral.rate"].p5, moved["referral.rate"].p95) == (0.01, 0.04)
    life = moved["satisfaction.half_life"]
    assert (life.low / life.value, life.high / life.value) == pytest.approx((0.5, 2.0), rel=1e-4)
    assert moved["revenue.margin"].p95 == 1.0
    assert moved["revenue.margin"].source == "--set"


def test_plain_writing_is_read_and_shown() -> None:
    texts = ["money.discount_rate=12 %", "programmes.first_time_right.costs.0.one_off=16,500", "run.draws=20"]
    study = load(TELECOM, texts)
    assert study.money.discount_rate.value == 0.12
    assert study.run.draws == 20
    said = [str(line) for line in describe_settings(TELECOM, texts)]
    assert said[1] == "programmes.first_time_right.costs.0.one_off: 16000 -> 16500, its interval in proportion: 14437.5 to 22687.5"


def test_a_section_is_merged_and_nothing_takes_a_key_away() -> None:
    study = load(TELECOM, ["revenue.margin={value: 0.6, p5: 0.5}", "referral="])
    assert (study.revenue.margin.value, study.revenue.margin.p5, study.revenue.margin.p95) == (0.6, 0.5, 0.66)
    assert study.referral is None


def test_all_settings_that_name_no_key_are_refused_at_once_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        load(TELECOM, ["revenu.margin=0.5", "nothing", f"{LEVERS}.7.shift=1", "pools.support.agents=3"])
    text = str(refused.value)
    assert "did you mean 'revenue'?" in text
    assert "write e.g. --set pools.support.agents=45" in text
    assert "found '7' in programmes.first_time_right.levers" in text
    assert "the study has none there" in text


def test_a_value_that_does_not_fit_is_placed_at_its_setting() -> None:
    with pytest.raises(UsageError, match=r"--set revenue\.margin=2:1:1: found 2; expected between 0 and 1"):
        load(TELECOM, ["revenue.margin=2"])
    with pytest.raises(UsageError, match=r"write shift: 0\.12 for points added to a share, or multiply: 1\.12"):
        load(TELECOM, [f"{LEVERS}.0.shift=12 %"])


def test_the_recorded_text_of_a_study_has_what_was_set(tmp_path: Path) -> None:
    study, text = load_with_text(TELECOM, ["revenue.margin=0.5"])
    (tmp_path / "study.yaml").write_text(text, encoding="utf-8")
    assert reload(tmp_path / "study.yaml").canonical() == study.canonical()


def test_a_value_with_a_second_key_behind_it_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        load(TELECOM, ["revenue.margin=0.5\nother: 1"])
    assert [fault.message.id for fault in caught.value.faults] == ["config-set-form"]
