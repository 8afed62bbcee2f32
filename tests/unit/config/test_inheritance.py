"""Scenario files that list only their differences, and faults that point to the file that wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.config.inheritance import read_layers, standalone_text
from cxsim.config.loader import load
from cxsim.errors import UsageError

HERE = Path(__file__).parents[2] / "faults"
BASE = (HERE / "small_study.yaml").read_text(encoding="utf-8")


def written(folder: Path, **files: str) -> Path:
    """Files in a folder; returns the scenario file."""
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / "customers.csv").write_text("", encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "top.yaml"


def test_only_what_is_listed_differs(tmp_path: Path) -> None:
    base = read_layers(written(tmp_path, top="extends: base.yaml\nname: Slower\nmoney: {discount_rate: 0.2}\n")).data
    plain = read_layers(tmp_path / "base.yaml").data
    assert base["name"] == "Slower"
    assert base["money"] == {**plain["money"], "discount_rate": 0.2}
    assert {name for name in plain if plain[name] != base[name]} == {"name", "money"}
    assert "extends" not in base


def test_lists_are_replaced_and_empty_names_taken_away(tmp_path: Path) -> None:
    programme = next(iter(read_layers(written(tmp_path).parent / "base.yaml").data["programmes"]))
    text = f"extends: base.yaml\nprogrammes:\n  {programme}:\n    levers: []\n    costs:\nreferral:\n"
    data = read_layers(written(tmp_path, top=text)).data
    assert data["programmes"][programme]["levers"] == []
    assert "costs" not in data["programmes"][programme]


def test_layers_on_layers_and_a_copy_that_stands_alone(tmp_path: Path) -> None:
    top = written(tmp_path, top="extends: middle.yaml\nname: Top\n", middle="extends: base.yaml\nname: Middle\ncurrency: USD\n")
    data = read_layers(top).data
    assert (data["name"], data["currency"]) == ("Top", "USD")
    (tmp_path / "alone.yaml").write_text(standalone_text(read_layers(top)), encoding="utf-8")
    assert read_layers(tmp_path / "alone.yaml").data == data
    assert standalone_text(read_layers(tmp_path / "base.yaml")) == BASE


def test_a_fault_points_to_the_file_that_wrote_it(tmp_path: Path) -> None:
    top = written(tmp_path, top="extends: base.yaml\nmoney:\n  discount_rate: lots\n")
    with pytest.raises(UsageError) as caught:
        load(top)
    assert [(Path(f.file).name, f.line, f.column) for f in caught.value.faults if f.path == ("money", "discount_rate")] == [
        ("top.yaml", 3, 18)
    ]
    line = next(i for i, text in enumerate(BASE.splitlines(), start=1) if text.startswith("horizon"))
    (tmp_path / "base.yaml").write_text(BASE.replace("horizon: ", "horizon: -"), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(written_top(top))
    assert ("base.yaml", line) in [(Path(fault.file).name, fault.line) for fault in caught.value.faults]


def written_top(top: Path) -> Path:
    top.write_text("extends: base.yaml\nname: Other\n", encoding="utf-8")
    return top


@pytest.mark.parametrize(
    ("text", "found"), [("extends: ../base.yaml", "../base.yaml"), ("extends: nowhere.yaml", "no file"), ("extends: 3", "3")]
)
def test_what_cannot_be_extended(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_layers(written(tmp_path, top=text))
    assert found in caught.value.faults[0].found
    assert caught.value.faults[0].line == 1


def test_files_in_a_circle(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="circle"):
        read_layers(written(tmp_path, top="extends: middle.yaml\n", middle="extends: top.yaml\n"))


def test_the_files_a_study_names_are_found_from_the_folder_of_the_scenario(tmp_path: Path) -> None:
    """Two layers up and one aside: every path starts at the scenario's own folder."""
    for name in ("base", "middle", "top"):
        (tmp_path / name).mkdir()
    (tmp_path / "base" / "base.yaml").write_text("population: {table: data/a.csv, surveys: s.csv}\n")
    (tmp_path / "middle" / "middle.yaml").write_text("extends: ../base/base.yaml\npopulation: {contacts: c.csv}\n")
    (tmp_path / "top" / "top.yaml").write_text("extends: ../middle/middle.yaml\n")
    population = read_layers(tmp_path / "top" / "top.yaml").data["population"]
    assert {name: (tmp_path / "top" / part).resolve().relative_to(tmp_path).as_posix() for name, part in population.items()} == {
        "table": "base/data/a.csv",
        "surveys": "base/s.csv",
        "contacts": "middle/c.csv",
    }


def test_every_file_and_database_of_an_experiment_is_found_from_a_scenario_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "top").mkdir()
    data = "{rows: units.csv, record: readings.jsonl, sums: sums.csv, result: result.json, simulated: simulated.json}"
    logs = "{contacts: 'sqlite:///crm.db#contacts', events: 'postgresql://host/crm#events'}"
    (tmp_path / "base" / "base.yaml").write_text(f"experiments: {{test: {{data: {data}, logs: {logs}}}}}\n", encoding="utf-8")
    (tmp_path / "top" / "top.yaml").write_text("extends: ../base/base.yaml\n", encoding="utf-8")
    moved = read_layers(tmp_path / "top" / "top.yaml").data["experiments"]["test"]
    assert set(moved["data"].values()) == {
        f"../base/{file}" for file in ("units.csv", "readings.jsonl", "sums.csv", "result.json", "simulated.json")
    }
    assert moved["logs"] == {"contacts": "sqlite:///../base/crm.db#contacts", "events": "postgresql://host/crm#events"}
