"""Wrong and strange inputs are refused with faults, or accepted as another reading of the same bytes understands them.

The same inputs each time, some of each family; `make fuzz` tries 100,000.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from cxsim.data.inputs import read_table
from tests.attacks.fuzz.study_oracle import disagreement
from tests.attacks.fuzz.trial import Family, Trial, attempt, families

SEED = 7
INPUTS = {"tables": 25, "studies": 20, "overlays": 15, "settings": 15, "addresses": 200}


@pytest.fixture
def family(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Family:
    monkeypatch.setattr(duckdb, "connect", duckdb.connect)  # which a family may change for itself
    (found,) = families([request.param])
    place = tmp_path / "base"
    place.mkdir()
    found.prepare(place)
    return found


@pytest.mark.parametrize("family", INPUTS, indirect=True)
def test_no_input_ends_in_a_traceback_or_is_wrongly_accepted(family: Family, tmp_path: Path) -> None:
    found = [attempt(family, SEED, number, tmp_path / "input") for number in range(INPUTS[family.name])]
    assert [f"{each.number}: {each.why}" for each in found if each.why] == []
    assert {each.kind for each in found} == {"accepted", "refused"}


@pytest.mark.parametrize("family", ["tables", "studies"], indirect=True)
def test_an_input_is_a_function_of_its_number(family: Family, tmp_path: Path) -> None:
    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (tmp_path / "input").iterdir()}

    for number in range(5):
        attempt(family, SEED, number, tmp_path / "input")
        once = files()
        attempt(family, SEED, number, tmp_path / "input")
        assert files() == once


class Broken:
    """A family with one input, of which the product is made to say something."""

    name = "broken"

    def __init__(self, trial: Trial) -> None:
        self.trial = trial

    def prepare(self, folder: Path) -> None:
        """Nothing is needed."""

    def draw(self, chance: Any, folder: Path) -> Trial:
        """The one input."""
        return self.trial


def _failing() -> None:
    raise KeyError("a")


def test_a_traceback_a_warning_and_a_wrong_answer_are_found(tmp_path: Path) -> None:
    def warned() -> None:
        import warnings

        warnings.warn("mean of nothing", RuntimeWarning, stacklevel=1)

    trials = [Trial(_failing, lambda _: ""), Trial(warned, lambda _: ""), Trial(lambda: 1, lambda answer: f"it is {answer}")]
    found = [attempt(Broken(trial), SEED, 0, tmp_path / "input") for trial in trials]
    assert [each.kind for each in found] == ["traceback", "wrong", "wrong"]
    assert all(each.why for each in found)


def test_a_value_that_was_read_otherwise_is_found(tmp_path: Path) -> None:
    from cxsim.data.mapping import Reader
    from tests.attacks.fuzz.table_readings import read_as
    from tests.attacks.fuzz.tables import judge

    path = tmp_path / "costs.csv"
    path.write_text("occurred_at,name,amount\n2025-01-01,rent,1200\n2025-02-01,rent,1250\n")
    table = read_table(path, "costs")

    def why(frame: pd.DataFrame) -> str:
        return judge(dataclasses.replace(table, frame=frame), "costs", Reader(), lambda said: read_as(path, said))

    assert why(table.frame) == ""
    assert "amount in row 2" in why(table.frame.assign(amount=[1200.0, 1205.0]))
    assert "rows were read" in why(table.frame.head(1))
    path.write_text("occurred_at,name,amount\n2025-01-01,rent,1200\n2025-02-01,,1250\n")
    assert why(table.frame.assign(name=["rent", None])) == "name is blank"


def test_a_key_that_was_passed_over_is_found() -> None:
    typed = {"rate": {"value": 0.1, "unit": "share", "p5": None, "p95": None, "fit": None}, "name": "a"}
    assert disagreement("rate: 10 %\nname: a", typed) == ""
    assert "rate is" in disagreement("rate: 0.2\nname: a", typed)
    assert disagreement("rate: 0.1\nnote: b", typed) == "note is not known, and was accepted"
    assert "stands twice" in disagreement("name: a\nname: a", typed)
    assert "is a share" in disagreement("rate: 1.5", {"rate": {**typed["rate"], "value": 1.5}})
