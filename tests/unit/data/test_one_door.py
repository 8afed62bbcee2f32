"""Every door asks the same: a breach of any rule of any contract, in any format, is the same fault for check, metrics and drivers."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cxsim.cli.main import run_command
from cxsim.data.frames import open_frame
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.rules import Contract
from cxsim.data.tables import check_table, find_fact_faults
from cxsim.errors import DataError, Fault
from cxsim.metrics.tables import Database, Tables
from cxsim.study.driver_analysis import DriverColumns, folder_tables
from tests.support.contract_rows import EVERY, GOOD_ROWS, Breach, breaches, good_row

SHORT = ("surveys", "contacts", "transactions", "subscriptions", "referrals", "customers")  # each kind of rule stands in one of them
CONTRACTS = [pytest.param(name, marks=() if name in SHORT else pytest.mark.slow) for name in METRIC_CONTRACTS]
FORMATS = ("csv", "jsonl", "parquet", "xlsx")
Door = Callable[[Path, str], tuple[Fault, ...]]


def rows_of(contract: Contract, broken: list[Breach]) -> pd.DataFrame:
    """Good rows, and below them one for each breach."""
    rows = [good_row(contract, i) for i in range(GOOD_ROWS)]
    rows += [good_row(contract, GOOD_ROWS + i) | breach.cells for i, breach in enumerate(broken)]
    return pd.DataFrame(rows)


def written(folder: Path, name: str, frame: pd.DataFrame, ending: str) -> Path:
    path = folder / f"{name}.{ending}"
    if ending == "csv":
        frame.to_csv(path, index=False)
    elif ending == "jsonl":
        frame.to_json(path, orient="records", lines=True)
    elif ending == "parquet":
        frame.to_parquet(path, index=False)
    else:
        frame.to_excel(path, index=False)
    return path


def by_check(path: Path, name: str) -> tuple[Fault, ...]:
    return find_fact_faults(path) if name == "customers" else check_table(path, name).faults


def by_metrics(path: Path, name: str) -> tuple[Fault, ...]:
    try:
        with Tables({name: path}, whole=True):
            return ()
    except DataError as error:
        return error.faults


def by_frame(frame: pd.DataFrame, name: str) -> tuple[Fault, ...]:
    try:
        with open_frame(frame.replace("", None), METRIC_CONTRACTS[name]):
            return ()
    except DataError as error:
        return error.faults


def by_frame_of_metrics(frame: pd.DataFrame, name: str) -> tuple[Fault, ...]:
    try:
        with Tables({name: frame.replace("", None)}, whole=True):
            return ()
    except DataError as error:
        return error.faults


def by_database(frame: pd.DataFrame, name: str) -> tuple[Fault, ...]:
    connection = sqlite3.connect(":memory:")
    frame.to_sql(name, connection, index=False)
    try:
        Database(connection, {name: name}, "sqlite", whole=True)
        return ()
    except DataError as error:
        return error.faults
    finally:
        connection.close()


def reported(faults: tuple[Fault, ...]) -> Counter[tuple[object, str]]:
    """What was found, without the places."""
    return Counter({(fault.column, fault.expected): fault.count for fault in faults})


def of_one_currency(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults of a table that is measured, which may be cut by currency: a sum over several is not measured, and said."""
    return tuple(fault for fault in faults if "one for all rows" not in fault.expected)


def counts(faults: tuple[Fault, ...]) -> Counter[object]:
    found: Counter[object] = Counter()
    for fault in faults:
        found[fault.column] += fault.count
    return found


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_breach_is_found_at_every_door(tmp_path: Path, name: str) -> None:
    """All breaches of a contract in one table: each door finds each, by column and count; those that give lines give the same ones."""
    broken = breaches(METRIC_CONTRACTS[name])
    frame = rows_of(METRIC_CONTRACTS[name], broken)
    path = written(tmp_path, name, frame, "csv")
    checked = by_check(path, name)
    expected = Counter(breach.column for breach in broken)
    assert counts(checked) == expected
    assert by_metrics(path, name) == of_one_currency(checked)
    parquet = written(tmp_path, name, frame.replace("", None), "parquet")
    assert reported(by_check(parquet, name)) == reported(by_frame(frame, name)) == reported(checked)
    assert reported(by_metrics(parquet, name)) == reported(by_frame_of_metrics(frame, name)) == reported(of_one_currency(checked))
    assert counts(by_database(frame, name)) == counts(of_one_currency(checked))


@pytest.mark.parametrize("name", ["surveys", "customers"])
@pytest.mark.parametrize("ending", ["jsonl", "xlsx"])
def test_every_breach_is_found_in_other_formats(tmp_path: Path, name: str, ending: str) -> None:
    broken = breaches(METRIC_CONTRACTS[name])
    path = written(tmp_path, name, rows_of(METRIC_CONTRACTS[name], broken), ending)
    assert counts(by_check(path, name)) == Counter(breach.column for breach in broken)
    assert by_metrics(path, name) == by_check(path, name)


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(("name", "breach"), EVERY, ids=lambda part: part if isinstance(part, str) else f"{part.column} {part.rule}")
def test_a_single_breach_is_one_fault_at_every_door(tmp_path: Path, name: str, breach: Breach, ending: str) -> None:
    path = written(tmp_path, name, rows_of(METRIC_CONTRACTS[name], [breach]), ending)
    checked = by_check(path, name)
    assert [(fault.column, fault.count) for fault in checked] == [(breach.column, 1)]
    assert by_metrics(path, name) == of_one_currency(checked)


@pytest.mark.parametrize("name", CONTRACTS)
def test_rows_that_keep_a_contract_pass(tmp_path: Path, name: str) -> None:
    """Else a fault of the good rows could be taken for that of a breach."""
    frame = rows_of(METRIC_CONTRACTS[name], [])
    assert by_check(written(tmp_path, name, frame, "csv"), name) == ()
    assert by_metrics(tmp_path / f"{name}.csv", name) == ()
    assert by_database(frame, name) == ()


@pytest.mark.parametrize(("name", "column"), [("surveys", "scale"), ("contacts", "outcome"), ("transactions", "amount")])
def test_a_column_that_is_needed_is_needed_at_every_door(tmp_path: Path, name: str, column: str) -> None:
    frame = rows_of(METRIC_CONTRACTS[name], []).drop(columns=column)
    path = written(tmp_path, name, frame, "csv")
    assert [fault.found for fault in by_check(path, name)] == [f"no column {column!r}"]
    assert by_metrics(path, name) == by_check(path, name)


CUSTOMERS = [f"c{i},{3 + i % 30},{('no', 'yes')[i % 2]},{10 + i % 7},{'ab'[i * 3 % 5 % 2]},{i * 7 % 11},{1 + i * 3 % 7}" for i in range(40)]


MAPPING = (
    "{customer_id: customer_id, tenure: {column: tenure_months, unit: months}, churned: {column: churned, yes: ['yes'], no: ['no']}, "
    "fee_per_month: fee_per_month, segment: plan, features: [plan, nps, ces]}"
)


@pytest.mark.parametrize("name", ["surveys", "events"])
def test_drivers_ask_what_check_asks(tmp_path: Path, name: str) -> None:
    (tmp_path / "customers.csv").write_text("\n".join(["customer_id,tenure_months,churned,fee_per_month,plan,nps,ces", *CUSTOMERS]))
    written(tmp_path, "surveys", rows_of(METRIC_CONTRACTS["surveys"], []), "csv")
    path = written(tmp_path, name, rows_of(METRIC_CONTRACTS[name], breaches(METRIC_CONTRACTS[name])), "csv")
    with pytest.raises(DataError) as caught:
        folder_tables(tmp_path, DriverColumns())
    assert caught.value.faults == by_check(path, name)


@pytest.mark.parametrize(
    "broken",
    [
        "c7,-1,no,10,a",
        pytest.param("c7,2000,no,10,a", marks=pytest.mark.slow),
        "c7,5,perhaps,10,a",
        pytest.param("c7,5,no,-10,a", marks=pytest.mark.slow),
        pytest.param("c7,5,no,many,a", marks=pytest.mark.slow),
        ",5,no,10,a",
        pytest.param("c1,5,no,10,a", marks=pytest.mark.slow),
        "a;b,5,no,10,a",
    ],
)
def test_customers_are_read_alike_by_check_metrics_fit_and_drivers(tmp_path: Path, broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("\n".join(["customer_id,tenure_months,churned,fee_per_month,plan,nps,ces", *CUSTOMERS, f"{broken},5,3"]))
    written(tmp_path, "surveys", rows_of(METRIC_CONTRACTS["surveys"], []), "csv")
    assert run_command(["check", str(path)]) == 3
    assert ":42:" in capsys.readouterr().err
    assert run_command(["metrics", str(path)]) == 3
    assert ":42:" in capsys.readouterr().err
    assert run_command(["drivers", str(tmp_path), "--out", str(tmp_path / "out")]) == 3
    shown = capsys.readouterr().err
    assert ":42:" in shown or "perhaps in a column that says who left" in shown  # drivers guess what is yes and what is no
    population = f"population: {{table: {path}, mapping: {MAPPING}}}"
    lines = Path("tests/faults/small_study.yaml").read_text(encoding="utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("population:"))
    end = next(i for i, line in enumerate(lines[start + 1 :], start + 1) if line and not line.startswith((" ", "#")))
    study = tmp_path / "study.yaml"
    study.write_text("\n".join([*lines[:start], population, *lines[end:]]), encoding="utf-8")
    assert run_command(["fit", str(study), "--out", str(tmp_path / "fit")]) == 3
    assert ":42:" in capsys.readouterr().err
