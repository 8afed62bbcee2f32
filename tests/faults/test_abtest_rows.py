"""Tables of units that a study names: read to a verdict by the command, and refused with what is wrong and what to do."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.cli.main import run_command

GYM = Path("configs/gym.yaml")
ENDPOINTS = """
      kept: {kind: lifetime, role: primary}
      spend: {kind: mean, table: transactions, column: amount, better: high}
      high: {kind: quantile, quantile: 0.8, table: transactions, column: amount, better: high}
"""
COLUMNS = "{kept: {duration: days, left: gone}, spend: {y_before: spent}, high: {y: spend}}"


def units(n: int = 400) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    arm = np.tile(["control", "call"], n // 2)
    life, spent = rng.exponential(np.where(arm == "call", 90, 30)), rng.gamma(4, 5, n)
    return pd.DataFrame(
        {
            "who": [f"c{i}" for i in range(n)],
            "arm": arm,
            "days": np.minimum(life, 60.0),
            "gone": (life < 60).astype(int),
            "spend": spent * rng.uniform(0.9, 1.1, n),
            "spent": spent,
            "shop": [f"s{i % 20}" for i in range(n)],
        }
    )


def study(folder: Path, data: str = f"rows: units.csv, unit: who, columns: {COLUMNS}", more: str = "", endpoints: str = ENDPOINTS) -> Path:
    text = GYM.read_text(encoding="utf-8").replace("data/", f"{GYM.parent.resolve()}/data/")
    plan = f"\nexperiments:\n  calls:\n    arms: {{control: 0.5, call: 0.5}}\n    begins: 2026-01-01\n    after: 60 d\n{more}"
    path = folder / "study.yaml"
    path.write_text(f"{text}{plan}    data: {{{data}}}\n    endpoints:{endpoints}", encoding="utf-8")
    return path


def analyse(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, str]:
    code = run_command(["abtest", "analyse", str(path), "calls", *words])
    found = capsys.readouterr()
    return code, found.out + found.err


def test_units_lifetimes_and_quantiles_are_read_from_one_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units().to_csv(tmp_path / "units.csv", index=False)
    code, said = analyse(capsys, study(tmp_path), "--json")
    assert code == 0, said
    found = json.loads(said)
    assert found["verdict"]["kind"] == "ship"
    by_name = {each["name"]: each for each in found["endpoints"]}
    assert by_name["kept"]["effect"]["estimate"] > 5
    assert by_name["spend"]["explained"] > 0.9
    assert all(each["withheld"] is None for each in found["endpoints"])


def test_clusters_of_units_are_the_units(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units().to_csv(tmp_path / "units.csv", index=False)
    code, said = analyse(capsys, study(tmp_path, more="    unit: cluster\n    cluster: shop\n"), "--json")
    assert code == 0, said
    found = json.loads(said)
    assert found["units"] == {"control": 10, "call": 10}
    assert all(each["withheld"] is None for each in found["endpoints"])
    assert "between clusters" in str(found)


def test_a_table_is_read_in_the_database_that_holds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units().to_csv(tmp_path / "units.csv", index=False)
    with sqlite3.connect(tmp_path / "crm.db") as connection:
        units().to_sql("trial", connection, index=False)
    connection.close()
    _, here = analyse(capsys, study(tmp_path), "--json")
    code, there = analyse(capsys, study(tmp_path, f"rows: 'sqlite:///crm.db#trial', unit: who, columns: {COLUMNS}"), "--json")
    assert code == 0, there
    for ours, theirs in zip(json.loads(here)["endpoints"], json.loads(there)["endpoints"], strict=True):
        assert theirs["effect"] == pytest.approx(ours["effect"], rel=1e-9)
        assert theirs["error"] == pytest.approx(ours["error"], rel=1e-9)


def changed(column: str, value: Any, rows: int = 1) -> pd.DataFrame:
    table = units().astype({column: object})
    table.loc[range(rows), column] = value
    return table


@pytest.mark.parametrize(
    ("table", "data", "code", "said"),
    [
        (changed("spend", np.nan, 2), "", 3, "2 units without a value"),
        (changed("spend", "inf"), "", 3, "finite"),
        (changed("spend", "much"), "", 3, "1 unit without a value"),
        (changed("days", -3.0), "", 3, "a time of −3 days"),
        (changed("gone", "perhaps"), "", 3, "1 unit without a value"),
        (changed("arm", "mail"), "", 3, "mail"),
        (changed("who", "c1"), "", 3, "customer in two arms"),
        (changed("who", "c2"), "", 3, "stands there again"),
        (units(), "rows: units.csv, columns: {kept: {duration: dayz, left: gone}}", 2, "no column 'dayz'"),
        (units(), "rows: units.csv, columns: {kept: {duration: days}}", 2, "without left"),
        (units(), "rows: units.csv, arm: branch, columns: {kept: {duration: days, left: gone}}", 2, "no column 'branch'"),
        (units(), "rows: units.csv, columns: {kep: {y: spend}}", 2, "no endpoint 'kep'"),
    ],
)
def test_what_is_wrong_in_a_table_of_units_gets_its_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: pd.DataFrame, data: str, code: int, said: str
) -> None:
    table.to_csv(tmp_path / "units.csv", index=False)
    found, text = analyse(capsys, study(tmp_path, data) if data else study(tmp_path))
    assert (found, said in text) == (code, True), text


def test_all_that_is_wrong_in_a_table_of_units_is_reported_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Means among the rest: outcomes that are missing, an unknown arm, a flag that is none and a decimal comma."""
    table = units().astype({"spend": object, "spent": object, "gone": object})
    table.loc[0, "arm"], table.loc[1, "spend"], table.loc[2, "spend"] = "cal", np.inf, np.nan
    table.loc[3, "gone"], table.loc[4, "spent"] = "perhaps", "17,5"
    table.to_csv(tmp_path / "units.csv", index=False)
    code, said = analyse(capsys, study(tmp_path))
    assert code == 3
    assert "decimal point" in said
    assert "such as '17,5'" in said
    assert "perhaps" not in said
    for column in ("arm: ", "spend: found 2 units without", "gone: ", "spent: "):
        assert f"units.csv:{column}" in said, said


def test_an_endpoint_whose_values_are_given_needs_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units().to_csv(tmp_path / "units.csv", index=False)
    endpoints = "\n      spend: {kind: mean, role: primary, better: high}\n      kept: {kind: lifetime, worth: 0.01}\n"
    code, said = analyse(capsys, study(tmp_path, "rows: units.csv, columns: {kept: {duration: days, left: gone}}", endpoints=endpoints))
    assert code == 0, said
    assert "spend (primary), call" in said
    assert "worth EUR 0." in said, "cents a customer"
