"""`cxsim fit` on the public operator: the model it recommends, and the leak it refuses."""

import json

import pytest

from cxsim.cli.main import run_command
from tests.support.telco_studies import study_v1, study_v11

pytestmark = [pytest.mark.realdata, pytest.mark.slow]


@pytest.fixture(scope="module")
def card(tmp_path_factory):
    from tests.support.real_data import real_data

    folder = tmp_path_factory.mktemp("telco")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CXSIM_DATA", str(real_data()))
        assert run_command(["fit", str(study_v1(folder)), "--out", str(folder / "fit")]) == 0
    page = (folder / "fit/model_card.html").read_text()
    assert "<script" not in page
    assert "Content-Security-Policy" in page
    return json.loads((folder / "fit/model_card.json").read_text())


def row(card: dict, name: str) -> dict:
    return next(row for row in card["candidates"] if row["name"] == name)


def test_the_recommended_model_is_as_good_as_is_known_of_these_data(card):
    best = row(card, card["recommended"])
    assert best["concordance"] >= 0.864
    assert best["marginal_brier"] <= 0.086  # as in print: one curve of censoring, months 6 to 60
    assert "months 6 to 60" in card["brier"]
    naive = row(card, "The same for everybody (Kaplan-Meier)")
    assert naive["marginal_brier"] == pytest.approx(0.181, abs=5e-4)
    assert best["integrated_brier"] < 0.68 * naive["integrated_brier"]  # by what it is judged, with censoring modelled
    assert all(0.98 <= ratio <= 1.02 for ratio in best["rescaled_expected"])
    assert all(0.98 <= ratio <= 1.02 for ratio in best["expected_over_observed"])
    assert max(best["mean_error"]) <= 0.02
    assert best["beats_naive"]
    assert card["recalibration"]["factors"] == []  # its level is right: nothing is changed


def test_families_that_rank_alike_and_are_mis_scaled_are_seen_as_that(card):
    """Published: log-normal and log-logistic rank as Cox does, and expect 6 to 18 % too many churners."""
    for name in ("lognormal", "loglogistic"):
        found = row(card, name)
        assert found["concordance"] > 0.86
        assert 1.06 <= max(found["expected_over_observed"]) <= 1.2
        assert all(0.98 <= ratio <= 1.02 for ratio in found["rescaled_expected"])
        assert name != card["recommended"]


def test_naive_rivals_and_groups_are_in_the_card(card):
    naive = [row for row in card["candidates"] if row["naive"]]
    assert [row["concordance"] for row in naive] == [0.5, 0.5]
    assert not any(row["beats_naive"] for row in naive)
    assert {group["feature"] for group in card["groups"]} >= {"gender", "SeniorCitizen", "segment"}
    assert "leak" not in " ".join(card["warnings"])
    assert any("TotalCharges" in note for note in card["notes"])


def test_the_satisfaction_score_is_refused_as_a_leak(data_folder, tmp_path, capsys):
    assert run_command(["fit", str(study_v11(tmp_path, data_folder)), "--out", str(tmp_path / "fit")]) == 3
    messages = capsys.readouterr().err
    assert "Satisfaction Score" in messages
    assert "leaks who left" in messages
    assert not (tmp_path / "fit").exists()
