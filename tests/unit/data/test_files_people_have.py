"""Files as tools and countries write them: read for what they say, or asked about; what is read otherwise gives another figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.cli.main import run_command
from cxsim.data.contracts import TRANSACTIONS
from cxsim.data.customers import read_customers
from cxsim.data.exports.recognition import export_mapping, table_mapping
from cxsim.data.mapped_tables import read_mapped
from cxsim.data.mapping import ColumnMapping, Reader
from cxsim.data.table_mapping import TableMapping
from cxsim.data.tables import check_table, read_table
from cxsim.errors import DataError
from tests.support.english import english

PURCHASES = "transaction_id,customer_id,occurred_at,amount\n"


def written(folder: Path, content: str, name: str = "transactions.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def faults_of(path: Path, contract: str = "transactions", **reader: Any) -> list[str]:
    return [str(fault) for fault in check_table(path, contract, reader=Reader.model_validate(reader)).faults]


@pytest.mark.parametrize(
    ("cell", "decimal", "amount"),
    [
        ("1 234,56", ",", 1234.56),
        ("1\u00a0234,56", ",", 1234.56),
        ("1\u202f234\u202f567,5", ",", 1234567.5),
        ("-1.234,56", ",", -1234.56),
        ("1'234.56", ".", 1234.56),
        ("1\u2019234.56", ".", 1234.56),
    ],
)
def test_numbers_of_france_and_switzerland(tmp_path: Path, cell: str, decimal: str, amount: float) -> None:
    path = written(tmp_path, PURCHASES + f'1,a,2025-01-05,"{cell}"\n')
    assert read_table(path, TRANSACTIONS, Reader.model_validate({"decimal": decimal})).frame["amount"].tolist() == [amount]
    (fault,) = faults_of(path)  # nothing is guessed, and what is offered helps
    assert f'reader: {{decimal: "{decimal}"}}' in fault


def test_groups_of_other_than_three_digits_are_no_thousands(tmp_path: Path) -> None:
    assert "a number" in faults_of(written(tmp_path, PURCHASES + '1,a,2025-01-05,"1 23,5"\n'), decimal=",")[0]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("sep=,\n", 4),
        ("Sales report,,,\nGenerated 2025-01-01,,,\n", 5),
        ("Sales report\n\n", 5),
        ('"Sales\nreport"\n', 5),
        ("sep=,\nSales\n", 5),
    ],
)
def test_rows_above_the_header_are_skipped_and_lines_counted(tmp_path: Path, above: str, line: int) -> None:
    path = written(tmp_path, above + PURCHASES + "1,a,2025-01-05,5\n2,b,2025-01-06,x\n")
    report = check_table(path, "transactions")
    assert [(fault.line, fault.column) for fault in report.faults] == [(line, "amount")]
    path.write_text(path.read_text().replace(",x\n", ",7\n"))
    table = read_table(path, TRANSACTIONS)
    assert table.frame["amount"].tolist() == [5.0, 7.0]
    assert any("above the header skipped" in messages for messages in english(table.source.detected))


def test_a_spreadsheet_says_its_delimiter_itself(tmp_path: Path) -> None:
    path = written(tmp_path, "sep=^\n" + PURCHASES.replace(",", "^") + "1^a^2025-01-05^5\n")
    assert read_table(path, TRANSACTIONS).frame["amount"].tolist() == [5.0]


@pytest.mark.parametrize("header", [",score\n", "id,\n"])
def test_a_header_with_one_name_is_no_title(tmp_path: Path, header: str) -> None:
    """Else the first row of data would be taken for the names."""
    assert "above the header" not in str(check_table(written(tmp_path, header + "a,b\n1,2\n3,4\n"), "transactions").faults)
    with pytest.raises(DataError):
        read_table(written(tmp_path, header + "1,2\n3,4\n"), TRANSACTIONS)


def test_amounts_of_several_currencies_are_not_added(tmp_path: Path) -> None:
    header = PURCHASES.replace("amount", "amount,currency")
    (fault,) = faults_of(written(tmp_path, header + "1,a,2025-01-05,100,EUR\n2,b,2025-01-05,90,eur\n3,c,2025-01-05,10000,JPY\n"))
    assert "found rows of EUR (2), JPY (1)" in fault
    assert ":4:currency:" in fault
    assert not faults_of(written(tmp_path, header + "1,a,2025-01-05,100,EUR\n2,b,2025-01-05,90,eur\n"))


@pytest.mark.parametrize("cell", ["111;222", '"[""111"", ""222""]"'])
def test_a_cell_that_lists_names_is_no_name(tmp_path: Path, cell: str) -> None:
    (fault,) = faults_of(written(tmp_path, PURCHASES + f"1,{cell},2025-01-05,5\n"))
    assert "a list; expected the customer who bought, one name in a cell" in fault


@pytest.mark.parametrize("cell", ["N/A", "NULL", "null", "-"])
def test_a_word_for_nothing_is_no_name(tmp_path: Path, cell: str) -> None:
    (fault,) = faults_of(written(tmp_path, PURCHASES + f"1,{cell},2025-01-05,5\n"))
    assert "found a blank cell; expected the customer who bought" in fault


DEALS = "Record ID,Deal Name,Deal Stage,Close Date,Amount,Amount in company currency,Currency,Associated Company IDs\n"


def test_deals_in_several_currencies_are_read_in_that_of_the_company(tmp_path: Path) -> None:
    path = written(tmp_path, DEALS + "1,a,Closed Won,2025-01-05,100,100,EUR,7\n2,b,Closed Won,2025-02-05,10000,62,JPY,8\n", "deals.csv")
    assert read_mapped(path, table_mapping(path)).frame["amount"].sum() == 162.0
    without = written(tmp_path, path.read_text().replace("Amount in company currency", "Other"), "deals2.csv")
    with pytest.raises(DataError, match="one for all rows"):
        read_mapped(without, table_mapping(without))


QUALTRICS = "StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,ExternalReference,Q1_NPS_GROUP,Q1\n"
STATED = {"constants": {"kind": "relational"}}
REAL = ["0", "4", "16", "32", "48", "IP Address", "Imported", "Offline"]
UNREAL = ["1", "2", "8", "9", "12", "17", "40", "256", "Survey Preview", "Survey Test", "Spam", "Survey Preview Spam", "Imported Spam"]


def test_previews_tests_and_spam_of_qualtrics_are_no_answers(tmp_path: Path) -> None:
    def row(i: int, status: str, score: int) -> str:
        return f"2025-03-01,2025-03-01,{status},100,1,2025-03-01,R{i},C{i},3,{score}\n"

    rows = [row(i, status, 10) for i, status in enumerate(REAL)] + [row(50 + i, status, 0) for i, status in enumerate(UNREAL)]
    path = written(tmp_path, QUALTRICS + "".join(rows), "q.csv")
    table = read_mapped(path, table_mapping(path, stated=STATED))
    assert table.frame["score"].tolist() == [10.0] * len(REAL)
    assert f"{len(UNREAL)} of {len(rows)} rows were left out" in " ".join(english(table.notes))


def test_an_older_mapping_of_qualtrics_is_queried_about_what_it_counts(tmp_path: Path) -> None:
    path = written(tmp_path, QUALTRICS + "2025-03-01,2025-03-01,2,100,1,2025-03-01,R1,C1,3,0\n", "q.csv")
    plain = export_mapping(path) | STATED | {"leave_out": [{"column": "Status", "values": ["1", "8"], "because": "previews"}]}
    with pytest.raises(DataError, match=r"rows of status '2' \(1\)"):
        read_mapped(path, TableMapping.model_validate(plain))
    counted = plain | {"count": [{"column": "Status", "values": ["2"], "because": "tests, which are to count"}]}
    assert len(read_mapped(path, TableMapping.model_validate(counted)).frame) == 1


def event(case: str, activity: str, step: str, at: str) -> str:
    step = f'<string key="lifecycle:transition" value="{step}"/>' if step else ""
    return f'<event><string key="concept:name" value="{activity}"/>{step}<date key="time:timestamp" value="{at}"/></event>'


def log(folder: Path, *events: str) -> Path:
    trace = f'<trace><string key="concept:name" value="c1"/>{"".join(events)}</trace>'
    return written(folder, f'<?xml version="1.0"?><log xmlns="http://www.xes-standard.org/">{trace}</log>', "events.xes")


CASES = TableMapping.model_validate(
    {
        "contract": "cases",
        "log": {
            "case": "case:concept:name",
            "activity": "concept:name",
            "at": "time:timestamp",
            "contacts": ["call"],
            "resolved": ["solve"],
        },
    }
)


@pytest.mark.parametrize("steps", [("start", "complete"), ("START", "COMPLETE"), ("schedule", "complete"), ("complete",), ("",)])
def test_the_steps_of_an_activity_are_one_activity(tmp_path: Path, steps: tuple[str, ...]) -> None:
    """IEEE 1849, lifecycle extension: start and complete are one instance."""
    path = log(
        tmp_path,
        *(event("c1", "call", step, f"2025-01-01T0{8 + i}:00:00Z") for i, step in enumerate(steps)),
        *(event("c1", "solve", step, f"2025-01-02T0{8 + i}:00:00Z") for i, step in enumerate(steps)),
    )
    case = read_mapped(path, CASES).frame.iloc[0]
    assert (case["contacts"], str(case["opened_at"])) == (1.0, "2025-01-01 08:00:00")
    assert str(case["resolved_at"]) == f"2025-01-02 0{7 + len(steps)}:00:00"
    assert len(read_mapped(path, table_mapping(path)).frame) == 2


def test_activities_that_are_never_completed_are_reported(tmp_path: Path) -> None:
    path = log(tmp_path, event("c1", "call", "start", "2025-01-01T08:00:00Z"), event("c1", "solve", "complete", "2025-01-02T08:00:00Z"))
    with pytest.raises(DataError, match="no completed 'call'"):
        read_mapped(path, CASES)


CUSTOMERS: dict[str, Any] = {
    "customer_id": "customer_id",
    "tenure": {"column": "tenure", "unit": "months"},
    "churned": {"column": "churned", "yes": [1], "no": [0]},
    "fee_per_month": "fee",
    "features": ["what"],
}


def customers(folder: Path, values: list[str]) -> Path:
    rows = [f'k{i},{5 + i * 7 % 40},{i * 7 % 11 % 2},{20 + i % 13},"{value}"\n' for i, value in enumerate(values)]
    return written(folder, "customer_id,tenure,churned,fee,what\n" + "".join(rows), "customers.csv")


def customer_faults(path: Path, **reader: Any) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_customers(path, ColumnMapping.model_validate(CUSTOMERS | {"reader": reader}))
    return [str(fault) for fault in caught.value.faults]


def test_a_code_for_no_answer_is_queried_and_read_as_stated(tmp_path: Path) -> None:
    path = customers(tmp_path, [str(1 + i % 7) if i % 10 else "-99" for i in range(60)])
    (fault,) = customer_faults(path)
    assert "found -99, where all other values are from 1 to 7 (6 times)" in fault
    assert "reader: {blank: {what: [-99]}}" in fault
    assert "reader: {valid: {what: [-99]}}" in fault
    blank = read_customers(path, ColumnMapping.model_validate(CUSTOMERS | {"reader": {"blank": {"what": [-99]}}}))
    assert (int(blank.frame["what"].isna().sum()), blank.frame["what"].min()) == (6, 1.0)
    valid = read_customers(path, ColumnMapping.model_validate(CUSTOMERS | {"reader": {"valid": {"what": [-99]}}}))
    assert valid.frame["what"].min() == -99.0
    assert "no column 'hwat'" in customer_faults(path, blank={"hwat": [-99]})[0]


@pytest.mark.parametrize(
    "values",
    [
        [str(i) for i in range(120)],  # ages and counts among which 99 is one of many
        [str(1 + i % 7) for i in range(60)] + ["-99"],  # once
        [str(900 + i) for i in range(0, 110, 2)] + ["999"] * 3,
    ],
)
def test_numbers_among_others_are_no_codes(tmp_path: Path, values: list[str]) -> None:
    assert len(read_customers(customers(tmp_path, values), ColumnMapping.model_validate(CUSTOMERS)).frame) == len(values)


def test_words_for_nothing_are_blank_in_text_and_levels_alike_are_reported(tmp_path: Path) -> None:
    path = customers(tmp_path, ["A", "a", "N/A", "NULL", "null", "-", "B", "None", "NA", "B "] * 5)
    table = read_customers(path, ColumnMapping.model_validate(CUSTOMERS))
    assert set(table.frame["what"].dropna()) == {"A", "a", "B", "None", "NA"}  # an offer may be none, a region North America
    assert "what says N/A, NULL or a dash in 20 of 50 rows; read as blank." in english(table.notes)
    assert any("'A' and 'a', which differ by capitals or blanks only" in note for note in english(table.notes))
    assert not any("'B'" in note for note in english(table.notes))


@pytest.mark.parametrize(("cell", "unit", "number"), [("{}%", "%", 0.07), ("$1,00{}.00", "$", 1007.0), ("{} EUR", "EUR", 7.0)])
def test_numbers_with_a_sign_are_queried_and_read_as_stated(tmp_path: Path, cell: str, unit: str, number: float) -> None:
    path = customers(tmp_path, [cell.format(i % 8) for i in range(40)])
    (fault,) = customer_faults(path)
    assert f'write reader: {{units: ["{unit}"]}}' in fault
    table = read_customers(path, ColumnMapping.model_validate(CUSTOMERS | {"reader": {"units": [unit], "decimal": "."}}))
    assert table.frame["what"].max() == pytest.approx(number)


def test_a_life_longer_than_a_life_is_a_fault(tmp_path: Path) -> None:
    path = customers(tmp_path, ["a", "b"] * 10)
    path.write_text(path.read_text().replace("k3,26,", "k3,20260101,"))
    assert "at most 1,440" in customer_faults(path)[0]
    assert "is it in days? State the unit of the tenure" in customer_faults(path)[0]


def test_steps_and_statuses_are_stated_by_what_init_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = log(tmp_path, event("c1", "call", "start", "2025-01-01T08:00:00Z"), event("c1", "call", "complete", "2025-01-01T09:00:00Z"))
    assert run_command(["init", "--from", str(path)]) == 0
    assert "lifecycle:transition" in capsys.readouterr().out
