"""Files people really have, read as they are, with what was detected said."""

from __future__ import annotations

import gzip
from pathlib import Path

import duckdb
import openpyxl
import pytest

from cxsim.data.mapping import TableSource
from tests.support.customer_files import HEADER, fault_lines, mapping, read, rows, text, written
from tests.support.english import english


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_detected_and_reported(tmp_path: Path, delimiter: str) -> None:
    table = read(written(tmp_path, text(rows(30), delimiter=delimiter)))
    assert len(table.frame) == table.source.rows == 30
    messages = "a tab" if delimiter == "\t" else repr(delimiter)
    assert f"delimiter {messages} (detected)" in english(table.source.detected)


@pytest.mark.parametrize(
    ("encoding", "messages"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("latin-1", "latin-1"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encoding_is_detected_and_reported(tmp_path: Path, encoding: str, messages: str) -> None:
    table = rows(30)
    table[0][4] = "Größe"
    path = written(tmp_path, text(table).encode(encoding))
    result = read(path)
    assert result.frame["plan"][0] == "Größe"
    assert f"encoding {messages} (detected)" in english(result.source.detected)


def test_cp1252_where_only_it_has_the_sign(tmp_path: Path) -> None:
    table = rows(3)
    table[0][4] = "20 €"
    result = read(written(tmp_path, text(table).encode("cp1252")))
    assert result.frame["plan"][0] == "20 €"
    assert "encoding cp1252 (detected)" in english(result.source.detected)


def test_gzip_and_plain_are_one_table(tmp_path: Path) -> None:
    content = text(rows(50)).encode()
    plain, packed = read(written(tmp_path, content)), read(written(tmp_path, gzip.compress(content), "customers.csv.gz"))
    assert plain.frame.equals(packed.frame)
    assert plain.source.sha256 != packed.source.sha256


def test_parquet_is_the_same_table_and_places_are_rows(tmp_path: Path) -> None:
    path, parquet = written(tmp_path, text(rows(50))), tmp_path / "customers.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM read_csv('{path}')) TO '{parquet}' (FORMAT parquet)")
        assert read(path).frame.equals(read(parquet).frame)
        connection.execute(
            f"COPY (SELECT * REPLACE (-tenure AS tenure) FROM read_csv('{path}') WHERE tenure < 3) TO '{parquet}' (FORMAT parquet)"
        )
    assert fault_lines(parquet)[0].startswith("customers.parquet:1:tenure: found '-1', '-2' (2 times)")


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    book.save(path)
    return path


def numeric(table: list[list[str]]) -> list[list[object]]:
    return [[row[0], int(row[1]), int(row[2]), float(row[3]), row[4], int(row[5])] for row in table]


def test_workbook_is_the_same_table(tmp_path: Path) -> None:
    path = workbook(tmp_path / "customers.xlsx", {"notes": [], "customers": [list(HEADER), *numeric(rows(50))]})
    result = read(path)
    assert result.frame.equals(read(written(tmp_path, text(rows(50)))).frame)
    assert "sheet 'customers'" in english(result.source.detected)


def test_workbook_places_count_blank_rows(tmp_path: Path) -> None:
    cells = [list(HEADER), *numeric(rows(2)), [], ["C9", "x", 0, 9.0, "a", 1]]
    (line,) = fault_lines(workbook(tmp_path / "customers.xlsx", {"customers": cells}))
    assert line.startswith("customers.xlsx:5:tenure: found 'x'")


def test_workbook_with_two_sheets_asks_which(tmp_path: Path) -> None:
    cells = [list(HEADER), *numeric(rows(3))]
    path = workbook(tmp_path / "customers.xlsx", {"may": cells, "june": cells})
    assert "found 2 sheets with content: may, june; expected one sheet" in fault_lines(path)[0]
    assert len(read(path, reader={"sheet": "june"}).frame) == 3
    assert "did you mean 'june'?" in fault_lines(path, reader={"sheet": "jun"})[0]


def test_header_rows_below_the_names_are_left_out(tmp_path: Path) -> None:
    lines = text(rows(3)).splitlines()
    lines[1:1] = ['"who\nis it",how long,gone,fee,plan,how good', "a,b,c,d,e,f"]
    path = written(tmp_path, "\n".join(lines))
    assert read(path, reader={"header_rows": 3}).source.rows == 3
    assert fault_lines(path)[0].startswith("customers.csv:2:tenure: found 'how long', 'b'")


def test_tenure_is_converted_from_its_unit(tmp_path: Path) -> None:
    path = written(tmp_path, text([["C1", "73.05", "0", "9", "a", "1"]]))
    months = {
        unit: read(path, tenure={"column": "tenure", "unit": unit}).frame["tenure_months"][0]
        for unit in ("days", "weeks", "months", "years")
    }
    assert months == pytest.approx({"days": 2.4, "weeks": 16.8, "months": 73.05, "years": 876.6})


def test_one_row_and_all_churned_is_a_table_with_a_note(tmp_path: Path) -> None:
    table = read(written(tmp_path, text([["C1", "5", "1", "9", "a", "1"]])))
    assert len(table.frame) == 1
    assert english(table.notes) == ("All of the 1 customers have left: no churn model can be fitted on them.",)


def test_blank_features_are_missing_and_noted(tmp_path: Path) -> None:
    table = rows(10)
    table[0][5], table[1][5], table[2][4] = "", "NA", ""
    result = read(written(tmp_path, text(table)))
    assert result.frame["score"].isna().tolist() == [True, True, *[False] * 8]
    assert result.frame["plan"][2] is None
    assert "score is blank in 2 of 10 rows." in english(result.notes)


def test_yes_and_no_are_read_as_the_mapping_says(tmp_path: Path) -> None:
    table = [["C1", "5", "Yes", "9", "a", "1"], ["C2", "5", "NO", "9", "a", "1"]]
    result = read(written(tmp_path, text(table)), churned={"column": "left", "yes": ["yes"], "no": ["no"]})
    assert result.frame["churned"].tolist() == [True, False]


def test_source_names_one_of_table_and_dataset() -> None:
    assert TableSource(table="a.csv", mapping=mapping()).table == "a.csv"
    with pytest.raises(ValueError, match="either table"):
        TableSource(mapping=mapping())
    with pytest.raises(ValueError, match="either table"):
        TableSource(table="a.csv", dataset="telco_ibm", mapping=mapping())
