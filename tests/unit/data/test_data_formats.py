"""Formats at the door: JSON, XES, folders of part-files, stated dates, texts without a header; bombs stay packed."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.config.document import parse_document
from cxsim.data import limits
from cxsim.data.contracts import CONTRACTS, EVENTS, SUBSCRIPTIONS
from cxsim.data.mapped_tables import read_mapped
from cxsim.data.mapping import Reader
from cxsim.data.table_mapping import TableMapping
from cxsim.data.tables import check_table, open_checked, read_table
from cxsim.errors import DataError
from tests.support.customer_files import HEADER, fault_lines, rows, written
from tests.support.english import english

WAIT_HEADER = "customer_id,occurred_at,wait_minutes\n"


def faults(path: Path, reader: Reader | None = None) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_table(path, EVENTS, reader)
    return [str(fault).replace(f"{path.parent}/", "") for fault in caught.value.faults]


def test_lines_of_json_have_their_place(tmp_path: Path) -> None:
    good = '{"customer_id": "a", "occurred_at": "2025-01-01", "wait_minutes": 2.5}\n\n'
    assert read_table(written(tmp_path, good, "e.jsonl"), EVENTS).frame["wait_minutes"].tolist() == [2.5]
    bad = good + '{"occurred_at": "2025-01-02", "wait_minutes": null, "customer_id": 7}\n{"customer_id": "b", "occurred_at": "soon"}\n'
    assert faults(written(tmp_path, bad, "e.jsonl"))[0].startswith("e.jsonl:4:occurred_at: found 'soon'")
    assert faults(written(tmp_path, good + "{oops\n", "e.jsonl"))[0].startswith("e.jsonl:3: found text that is not JSON")
    assert faults(written(tmp_path, good + "3\n", "e.jsonl"))[0].startswith("e.jsonl:3: found a value that is not an object")


def test_an_array_of_json(tmp_path: Path) -> None:
    one, two = "2025-01-01T10:00:00Z", "2025-01-01T10:00:00+02:00"
    text = f'[{{"customer_id": "a/b~c", "occurred_at": "{one}"}},\n {{"customer_id": "b", "occurred_at": "{two}"}}]'
    frame = read_table(written(tmp_path, text, "e.json"), EVENTS).frame
    assert frame["customer_id"].tolist() == ["a/b~c", "b"]
    assert [moment.hour for moment in frame["occurred_at"]] == [10, 8]
    assert "an array without objects" in faults(written(tmp_path, "[]", "e.json"))[0]
    assert "text that is not JSON" in faults(written(tmp_path, text[:-3], "e.json"))[0]


def test_xes_refuses_entities_and_knows_its_lines(tmp_path: Path) -> None:
    def log(event: str) -> str:
        customer = "<string key='customer_id' value='{}'/>\n"
        return f"<log>\n<trace>\n{customer.format('x')}<event>{customer.format('a')}{event}</event></trace></log>"

    good = log("<date key='occurred_at' value='2025-01-01T10:00:00.000+01:00'/>")
    assert read_table(written(tmp_path, good, "e.xes"), EVENTS).frame["occurred_at"][0].hour == 9
    assert faults(written(tmp_path, log("<date key='occurred_at' value='soon'/>"), "e.xes"))[0].startswith("e.xes:4:occurred_at")
    laughs = "<!DOCTYPE log [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + good
    assert "a document type or an entity" in faults(written(tmp_path, laughs, "e.xes"))[0]
    outside = "<!DOCTYPE log SYSTEM 'file:///etc/hostname'>" + good
    assert "a document type or an entity" in faults(written(tmp_path, outside, "e.xes"))[0]
    assert "text that is not XML" in faults(written(tmp_path, good[:-8], "e.xes"))[0]


def test_a_folder_of_part_files_is_one_table(tmp_path: Path) -> None:
    written(tmp_path, WAIT_HEADER + "a,2025-01-01,1\n", "part-1.csv")
    written(tmp_path, gzip.compress(b"occurred_at,wait_minutes,customer_id\n2025-01-02,2,b\n"), "part-2.csv.gz")
    written(tmp_path, '{"customer_id": "c", "occurred_at": "2025-01-03", "wait_minutes": 3}', "part-3.jsonl")
    written(tmp_path, "no table", "_SUCCESS")
    table = read_table(tmp_path, EVENTS)
    assert table.frame["customer_id"].tolist() == ["a", "b", "c"]
    assert table.frame["wait_minutes"].tolist() == [1, 2, 3]
    assert english(table.source.detected)[0] == "3 part-files, part-1.csv to part-3.jsonl"
    written(tmp_path, gzip.compress(b"occurred_at,wait_minutes,customer_id\n2025-01-02,x,b\n"), "part-2.csv.gz")
    with pytest.raises(DataError) as caught:
        read_table(tmp_path, EVENTS)
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [(str(tmp_path / "part-2.csv.gz"), 2)]
    written(tmp_path, "other,columns\n1,2\n", "part-4.csv")
    with pytest.raises(DataError, match="the same columns in every part-file"):
        read_table(tmp_path, EVENTS)


@pytest.mark.parametrize(
    ("cell", "dates", "expected"),
    [
        ("31.12.2025", "day_first", "2025-12-31 00:00:00"),
        ("1/2/2025 4:05:09 PM", "day_first", "2025-02-01 16:05:09"),
        ("1/2/2025 16:05", "month_first", "2025-01-02 16:05:00"),
        ("19970101", "compact", "1997-01-01 00:00:00"),
        ("1735689600", "epoch_seconds", "2025-01-01 00:00:00"),
        ("1735689600000001", "epoch_microseconds", "2025-01-01 00:00:00.000001"),
        ("2025-01-02", "day_first", "2025-01-02 00:00:00"),
        ("2025-01-02T10:00-0530", None, "2025-01-02 15:30:00"),
        ("2025-01-02 10:00:00 -0530", None, "2025-01-02 15:30:00"),
        ("2025-01-02 10:00 UTC", None, "2025-01-02 10:00:00"),
        ("31-DEC-2024", "day_first", "2024-12-31 00:00:00"),
        ("1 January 2025 09:30", "day_first", "2025-01-01 09:30:00"),
        ("45657.5", "excel", "2024-12-31 12:00:00"),
    ],
)
def test_dates_are_read_as_stated(tmp_path: Path, cell: str, dates: str | None, expected: str) -> None:
    path = written(tmp_path, f"customer_id,occurred_at\na,{cell}\n")
    assert str(read_table(path, EVENTS, Reader.model_validate({"dates": dates})).frame["occurred_at"][0]) == expected


@pytest.mark.parametrize(
    ("cell", "dates", "asks"),
    [
        ("01/02/2025", None, "reader: {dates: day_first} or reader: {dates: month_first}"),
        ("20250102", None, "reader: {dates: compact}"),
        ("01/02/25", "day_first", "the year with four digits"),
        ("13/13/2025", "day_first", "written as stated (day_first)"),
        ("31/12/2025", "month_first", "written as stated (month_first)"),
        ("99999999999999999", "epoch_seconds", "written as stated (epoch_seconds)"),
        ("infinity", None, "a date as 2025-12-31"),
        ("0000-01-01", None, "a date from 1900-01-02 to the year"),
        ("9999-12-31", None, "a date from 1900-01-02 to the year"),
        ("1900-01-01", None, "a date from 1900-01-02 to the year"),
        ("0000-00-00", None, "write it so, or leave the row out"),
        ("31-DEC-2024", None, "reader: {dates: day_first}"),
        ("45657", None, "reader: {dates: excel}"),
        ("1735603200", None, "reader: {dates: epoch_seconds}"),
        ("1735603200000", None, "reader: {dates: epoch_milliseconds}"),
    ],
)
def test_other_dates_are_faults_that_ask(tmp_path: Path, cell: str, dates: str | None, asks: str) -> None:
    (fault,) = faults(written(tmp_path, f"customer_id,occurred_at\na,{cell}\n"), Reader.model_validate({"dates": dates}))
    assert asks in fault


def test_a_text_without_a_header_in_runs_of_blanks(tmp_path: Path) -> None:
    path = written(tmp_path, "  a   20250101    3\n\n  b 20250102 x\n", "old.txt")
    reader = Reader(delimiter="spaces", names=("customer_id", "occurred_at", "wait_minutes"), dates="compact")
    assert faults(path, reader) == [
        "old.txt:3:wait_minutes: found 'x'; expected how long the customer waited, in minutes, a number; correct it, or leave the row out"
    ]
    path.write_text("a 20250101 3\nb 20250102 4\n")
    assert read_table(path, EVENTS, reader).frame["wait_minutes"].tolist() == [3, 4]


def test_a_gzip_bomb_stays_packed(tmp_path: Path) -> None:
    bomb = gzip.compress(WAIT_HEADER.encode() + b"a,2025-01-01,1\n" * 8_000_000, compresslevel=9)
    assert len(bomb) * limits.MAXIMUM_RATIO < 120_000_000
    assert "a packed file that unfolds to more than" in faults(written(tmp_path, bomb, "bomb.csv.gz"))[0]


def test_a_workbook_bomb_stays_packed(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<sheetData>" + b"<c/>" * (20 << 20))
    assert "a packed file that unfolds to more than" in faults(path)[0]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.name)
def test_every_contract_says_what_is_missing_and_takes_one_good_row(tmp_path: Path, contract: object) -> None:
    examples = {"instant": "2025-01-02", "number": "1", "flag": "yes", "name": "N1", "text": "some"}
    special = {"kind": "relational", "index": "nps", "scale": "0-10", "referred_id": "N2"}
    known = CONTRACTS[contract.name]  # type: ignore[attr-defined]
    row = [special.get(rule.column, rule.choices[0] if rule.choices else examples[rule.kind]) for rule in known.columns]
    good = written(tmp_path, ",".join(known.names) + "\n" + ",".join(row) + "\n")
    assert check_table(good, known.name).ok
    nothing = check_table(written(tmp_path, "strange\n1\n"), known.name)
    assert {fault.column for fault in nothing.faults} == {*known.needed, *known.one_of[:1]}


def test_rows_contradicting_themselves(tmp_path: Path) -> None:
    header = "subscription_id,customer_id,started_at,ended_at,observed_from\n"
    rows = "s1,a,2025-02-01,2025-01-01,\ns2,a,2025-02-01,,2024-01-01\ns2,a,2025-02-01,2025-03-01,2025-04-01\n"
    report = check_table(written(tmp_path, header + rows), "subscriptions")
    assert {(fault.line, fault.column, fault.count) for fault in report.faults} == {
        (2, "ended_at", 1),
        (3, "observed_from", 1),
        (4, "ended_at", 1),
        (4, "subscription_id", 1),
    }
    assert SUBSCRIPTIONS.needed == ("customer_id", "started_at", "ended_at")


def test_an_open_table_answers_queries_and_shows_no_personal_data(tmp_path: Path) -> None:
    rows = "".join(f"p{i % 3}@example.org,2025-01-0{1 + i},{i}\n" for i in range(6))
    path = written(tmp_path, "customer_id,occurred_at,wait_minutes,phone\n" + rows.replace("\n", ",+49 30 1234567\n"))
    with open_checked(path, EVENTS) as table:
        found = table.query(f"SELECT customer_id, sum(wait_minutes) AS minutes FROM {table.name} GROUP BY ALL ORDER BY minutes")
        everything = table.query(f"SELECT * FROM {table.name}").to_csv()
    assert found["minutes"].tolist() == [3, 5, 7]
    assert "@" not in everything
    assert "1234567" not in everything
    assert [note.split(" was ")[0] for note in english(table.notes)] == [
        "phone looks like a phone number and",
        "customer_id looks like an e-mail address and",
    ]


def test_personal_cells_are_not_shown_in_faults(tmp_path: Path) -> None:
    path = written(tmp_path, "event_id,customer_id,occurred_at\n" + "anna@example.org,c,2025-01-01\n" * 2)
    report = check_table(path, "events")
    assert [fault.column for fault in report.faults] == ["event_id"]
    assert "anna" not in "\n".join(map(str, report.faults))


@pytest.mark.parametrize(
    ("cell", "stated", "asks", "remedy", "value"),
    [
        ('"$1,204.50"', {}, 'write reader: {units: ["$"], decimal: "."}', {"units": ["$"], "decimal": "."}, 1204.5),
        ('"$1,204.50"', {"units": ["$"]}, 'write reader: {units: ["$"], decimal: "."}', {"units": ["$"], "decimal": "."}, 1204.5),
        ('"$1,204,500"', {"units": ["$"]}, 'write reader: {units: ["$"], decimal: "."}', {"units": ["$"], "decimal": "."}, 1204500.0),
        ('"1.204,50 €"', {}, 'write reader: {units: ["€"], decimal: ","}', {"units": ["€"], "decimal": ","}, 1204.5),
        ("£5", {}, 'write reader: {units: ["£"]}', {"units": ["£"]}, 5.0),
        ("£5", {"decimal": "."}, 'write reader: {units: ["£"], decimal: "."}', {"units": ["£"], "decimal": "."}, 5.0),
        ("12%", {}, 'write reader: {units: ["%"]}; 12% is then 0.12', {"units": ["%"]}, 0.12),
    ],
)
def test_the_remedy_for_money_with_signs_and_thousands_is_whole(
    tmp_path: Path, cell: str, stated: dict[str, object], asks: str, remedy: dict[str, object], value: float
) -> None:
    path = written(tmp_path, f"customer_id,occurred_at,cost\na,2025-01-01,{cell}\n")
    (fault,) = faults(path, Reader.model_validate(stated))
    assert asks in fault
    assert read_table(path, EVENTS, Reader.model_validate(remedy)).frame["cost"].tolist() == pytest.approx([value])


@pytest.mark.parametrize("cell", ["31/12/24", "31-Dec-24", "12/31/24 14:05"])
@pytest.mark.parametrize("dates", [None, "day_first", "month_first"])
def test_years_of_two_digits_are_to_be_exported_with_four(tmp_path: Path, cell: str, dates: str | None) -> None:
    (fault,) = faults(written(tmp_path, f"customer_id,occurred_at\na,{cell}\n"), Reader.model_validate({"dates": dates}))
    assert fault.endswith("; export with four-digit years")


def test_a_date_against_what_is_stated_asks_to_correct_it(tmp_path: Path) -> None:
    (fault,) = faults(written(tmp_path, "customer_id,occurred_at\na,31/12/2025\n"), Reader.model_validate({"dates": "month_first"}))
    assert fault.endswith("; correct it, or change reader: {dates: month_first}")


def test_blank_answers_are_left_out_by_the_line_that_the_fault_gives(tmp_path: Path) -> None:
    path = written(tmp_path, "id,who,at,My rating\n1,a,2025-01-01,9\n2,b,2025-01-02,\n3,c,2025-01-03,8\n")
    columns = {"survey_id": "id", "customer_id": "who", "answered_at": "at", "score": "My rating", "reason": "who"}
    plain = {"contract": "surveys", "columns": columns, "constants": {"kind": "relational", "index": "nps", "scale": "0-10"}}
    with pytest.raises(DataError) as caught:
        read_mapped(path, TableMapping.model_validate(plain))
    (fault,) = caught.value.faults
    line = 'leave_out: [{column: "My rating", blank: true, because: "no answer"}]'
    assert line in fault.do
    assert "fill" not in fault.do
    stated = TableMapping.model_validate(plain | parse_document(line, "remedy").data)
    assert read_mapped(path, stated).frame["score"].tolist() == [9, 8]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_lengths_of_time_in_parquet_are_not_read_as_numbers(unit: str, tmp_path: Path) -> None:
    """A duration of three months in seconds is no tenure of 7,776,000 months; DuckDB takes it for a whole number."""
    table = rows(30)
    frame = pd.DataFrame(table, columns=list(HEADER)).assign(fee=20.0)
    frame["tenure"] = pd.Series(np.full(30, 90), dtype=f"timedelta64[{unit}]")
    frame.to_parquet(tmp_path / "customers.parquet", index=False)
    (line,) = fault_lines(tmp_path / "customers.parquet")
    assert "tenure: found '" in line
    assert "expected" in line


@pytest.mark.parametrize("damage", [b'<c<c r="A2"', b'<c r="A2" r="A2"', b'</c><c r="A2"'])
def test_a_sheet_that_is_no_whole_xml_is_refused(tmp_path: Path, damage: bytes) -> None:
    """Whoever reads the workbook would pass over the damage, and over cells."""
    path = tmp_path / "events.xlsx"
    pd.DataFrame({"customer_id": ["a"], "occurred_at": ["2025-01-01"]}).to_excel(path, index=False)
    assert len(read_table(path, EVENTS).frame) == 1
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(b'<c r="A2"', damage) if name.endswith("sheet1.xml") else content)
    assert faults(path)[0].startswith("events.xlsx: found no workbook that can be read")


def test_a_parquet_file_whose_schema_of_arrow_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    pd.DataFrame({"customer_id": [1, 2], "occurred_at": ["2025-01-01", "2025-01-02"]}).to_parquet(path)
    content = path.read_bytes()
    at = content.index(b"ARROW:schema") + 40
    path.write_bytes(content[:at] + b"!!!!" + content[at + 4 :])
    assert "Parquet" in faults(path)[0]
