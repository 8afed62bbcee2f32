"""Broken customer tables: each is one DataError that says where, what was expected and what to do, all faults at once."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cxsim.data.mapping import ColumnMapping
from cxsim.errors import DataError
from tests.support.customer_files import fault_lines, mapping, read, rows, text, written
from tests.support.english import english


def test_missing_column_names_the_nearest(tmp_path: Path) -> None:
    path = written(tmp_path, text(rows(3), ("id", "tenur", "left", "fee", "plan", "score")))
    assert fault_lines(path) == [
        "customers.csv:1:tenure: found no column 'tenure'; expected a column for the tenure in months; did you mean 'tenur'?"
    ]


def test_wrong_type_far_down_has_its_line(tmp_path: Path) -> None:
    table = rows(40_000)
    table[39_009][1] = "twelve"
    (line,) = fault_lines(written(tmp_path, text(table)))
    assert line.startswith("customers.csv:39011:tenure: found 'twelve'; expected the tenure in months, a number;")


def test_line_counts_quoted_line_breaks_and_blank_lines(tmp_path: Path) -> None:
    lines = ["id,tenure,left,fee,plan,score", '1,1,0,9,"a\nb\nc",1', "", "2,2,1,9,a,2", "3,x,0,9,a,3"]
    (line,) = fault_lines(written(tmp_path, "\n".join(lines)))
    assert line.startswith("customers.csv:7:tenure: found 'x'")


def test_line_counts_windows_line_ends(tmp_path: Path) -> None:
    content = 'id,tenure,left,fee,plan,score\r\n1,1,0,9,"a\r\nb",1\r\n2,-4,1,9,a,2\r\n'
    (line,) = fault_lines(written(tmp_path, content))
    assert line.startswith("customers.csv:4:tenure: found '-4'; expected the tenure in months, 0 or more")


def test_all_faults_at_once_and_grouped(tmp_path: Path) -> None:
    table = rows(20)
    for i in (3, 4, 9):
        table[i][1] = "-1"
    table[5][2] = "maybe"
    table[6][3] = "free"
    table[7][3] = ""
    table[8][5] = "good"
    table[11][0] = "C1"
    found = [line.split("; expected")[0] for line in fault_lines(written(tmp_path, text(table)))]
    assert sorted(found) == [
        "customers.csv:10:score: found 'good'",
        "customers.csv:13:id: found 'C1' on lines 2 and 13",
        "customers.csv:5:tenure: found '-1' (3 times)",
        "customers.csv:7:left: found 'maybe'",
        "customers.csv:8:fee: found 'free'",
        "customers.csv:9:fee: found a blank cell",
    ]


@pytest.mark.parametrize("word", ["NaN", "inf", "-Infinity", "1e999"])
def test_tenure_must_be_finite(tmp_path: Path, word: str) -> None:
    table = rows(5)
    table[2][1] = word
    (line,) = fault_lines(written(tmp_path, text(table)))
    assert line.startswith(f"customers.csv:4:tenure: found {word!r}; expected the tenure in months, a finite number")


def test_blank_identity(tmp_path: Path) -> None:
    table = rows(5)
    table[1][0] = " "
    assert fault_lines(written(tmp_path, text(table)))[0].startswith("customers.csv:3:id: found a blank cell; expected the customer")


def test_duplicates_of_several_names_are_one_fault(tmp_path: Path) -> None:
    table = rows(4) + rows(4)
    (line,) = fault_lines(written(tmp_path, text(table)))
    assert line.startswith("customers.csv:6:id: found 'C1' on lines 2 and 6, 4 such values (4 times)")


def test_empty_file(tmp_path: Path) -> None:
    assert fault_lines(written(tmp_path, "")) == [
        "customers.csv: found no bytes; expected a table with a header line; export the table again"
    ]


@pytest.mark.parametrize("content", ["\n\n", "\ufeff"])
def test_file_with_no_text(tmp_path: Path, content: str) -> None:
    assert "expected a table with a header line" in fault_lines(written(tmp_path, content))[0]


def test_header_only(tmp_path: Path) -> None:
    assert fault_lines(written(tmp_path, text([]))) == [
        "customers.csv:1: found a header and no rows; expected at least one row; export the table again"
    ]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert fault_lines(tmp_path / "nowhere.csv")[0].startswith("nowhere.csv: found no such file")
    (tmp_path / "folder.csv").mkdir()
    assert fault_lines(tmp_path / "folder.csv")[0].startswith("folder.csv: found a folder")


def test_wrong_stated_delimiter_says_the_right_one(tmp_path: Path) -> None:
    path = written(tmp_path, text(rows(3), delimiter=";"))
    assert fault_lines(path, reader={"delimiter": ","}) == [
        "customers.csv:1: found one column with the delimiter ','; expected 6 columns, which ';' gives; write reader: {delimiter: \";\"}"
    ]


def test_rare_delimiter_must_be_stated(tmp_path: Path) -> None:
    path = written(tmp_path, text(rows(3), delimiter="^"))
    assert 'write reader: {delimiter: "^"}' in fault_lines(path)[0]
    assert len(read(path, reader={"delimiter": "^"}).frame) == 3


def test_duplicate_header(tmp_path: Path) -> None:
    path = written(tmp_path, text(rows(3), ("id", "tenure", "left", "fee", "plan", "fee")))
    assert fault_lines(path)[0].startswith("customers.csv:1:fee: found 'fee' as the name of columns 4, 6; expected each name once")


def test_ragged_rows(tmp_path: Path) -> None:
    content = text(rows(5)) + "C6,1,0,9,a\nC7,1,0,9,a,1,extra\nC8,1,0,9,a\n"
    found = [line.split("; quote")[0] for line in fault_lines(written(tmp_path, content))]
    assert found == [
        "customers.csv:7: found 5 values in a row (2 times); expected 6, as in the header",
        "customers.csv:8: found 7 values in a row; expected 6, as in the header",
    ]


def test_a_cell_of_a_megabyte_is_read(tmp_path: Path) -> None:
    table = rows(3)
    table[1][4] = "x" * 1_000_000
    assert len(read(written(tmp_path, text(table))).frame) == 3


def test_old_line_ends_and_a_delimiter_inside_quotes(tmp_path: Path) -> None:
    table = rows(3)
    table[1][4] = '"a,b;c"'
    assert read(written(tmp_path, text(table, delimiter=";").replace("\n", "\r"))).frame["plan"][1] == "a,b;c"


def test_open_quote(tmp_path: Path) -> None:
    content = text(rows(5)) + '"C6,1,0,9,a,1\nC7,1,0,9,a,1\n'
    (line,) = fault_lines(written(tmp_path, content))
    assert line.startswith("customers.csv:7:")


def test_german_numbers_need_a_stated_decimal(tmp_path: Path) -> None:
    table = [["C1", "1", "0", "29,85", "a", "1"], ["C2", "2", "1", "1.234,56", "b", "2"]]
    path = written(tmp_path, text(table, delimiter=";"))
    (line,) = fault_lines(path)
    assert line.startswith("customers.csv:2:fee: found '29,85', '1.234,56' (2 times)")
    assert 'German numbers: write reader: {decimal: ","}' in line
    stated = read(path, reader={"decimal": ","})
    assert stated.frame["fee_per_month"].tolist() == [29.85, 1234.56]
    assert "decimal comma (stated)" in english(stated.source.detected)
    assert "delimiter ';' (detected)" in english(stated.source.detected)


def test_stated_comma_refuses_a_point(tmp_path: Path) -> None:
    path = written(tmp_path, text([["C1", "1", "0", "29.85", "a", "1"]], delimiter=";"))
    assert fault_lines(path, reader={"decimal": ","})[0].startswith("customers.csv:2:fee: found '29.85'")


def test_parted_thousands_need_a_stated_point(tmp_path: Path) -> None:
    path = written(tmp_path, text([["C1", "1", "0", '"1,234.56"', "a", "1"]]))
    assert 'thousands are grouped: write reader: {decimal: "."}' in fault_lines(path)[0]
    assert read(path, reader={"decimal": "."}).frame["fee_per_month"].tolist() == [1234.56]


def test_truncated_and_damaged_gzip(tmp_path: Path) -> None:
    packed = gzip.compress(text(rows(3_000)).encode(), mtime=0)
    for broken in (packed[: len(packed) // 2], packed[:-4], packed[:40] + b"\x00\x01" * 20 + packed[80:]):
        (line,) = fault_lines(written(tmp_path, broken, "customers.csv.gz"))
        assert line.startswith("customers.csv.gz: found a gzip file that is cut short or damaged")


def test_not_a_parquet_file(tmp_path: Path) -> None:
    assert fault_lines(written(tmp_path, text(rows(3)), "customers.parquet"))[0].startswith(
        "customers.parquet: found bytes that are not a whole Parquet file"
    )


def test_not_a_workbook(tmp_path: Path) -> None:
    for content in (b"PK\x03\x04 nothing more", b"id,tenure\n"):
        (line,) = fault_lines(written(tmp_path, content, "customers.xlsx"))
        assert line.startswith("customers.xlsx: found no workbook that can be read")


def test_stated_encoding_that_is_wrong(tmp_path: Path) -> None:
    table = rows(3)
    table[0][4] = "Köln"
    path = written(tmp_path, text(table).encode("latin-1"))
    (line,) = fault_lines(path, reader={"encoding": "utf-8"})
    assert "write reader: {encoding: latin-1}" in line


def test_mixed_encodings_are_refused_unless_one_is_stated(tmp_path: Path) -> None:
    table = rows(3)
    table[0][4], table[2][4] = "Köln", "Zürich"
    pasted = [line.encode("latin-1" if i < 3 else "utf-8") for i, line in enumerate(text(table).splitlines(keepends=True))]
    path = written(tmp_path, b"".join(pasted))
    (line,) = fault_lines(path)
    assert line.startswith("customers.csv:4: found letters in UTF-8 on line 4 and letters in latin-1 on line 2; expected one encoding;")
    assert "write reader: {encoding: latin-1}" in line
    assert read(path, reader={"encoding": "latin-1"}).source.rows == 3


def test_letters_and_marks_of_latin_1_are_one_encoding(tmp_path: Path) -> None:
    table = rows(3)
    table[0][4], table[2][4] = "«CAFÉ»", "«Spaß»"  # É» and ß» could be halves of UTF-8 letters
    assert read(written(tmp_path, text(table).encode("latin-1"))).source.rows == 3


def test_tenure_without_unit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"the unit of tenure, which is not stated; write tenure: \{column: tenure, unit: months\}"):
        ColumnMapping.model_validate(mapping().model_dump() | {"tenure": "tenure"})


def test_half_numeric_feature_is_not_made_a_category(tmp_path: Path) -> None:
    table = rows(10)
    table[7][5] = "ten"
    assert fault_lines(written(tmp_path, text(table)))[0].startswith("customers.csv:9:score: found 'ten'; expected a feature, a number")


def test_names_in_drop_hash_and_allow_must_exist(tmp_path: Path) -> None:
    path = written(tmp_path, text(rows(3)))
    lines = fault_lines(path, drop=["scor"], allow=["plans"])
    assert len(lines) == 2
    assert "did you mean 'score'?" in lines[0]


def test_exit_code(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(written(tmp_path, ""))
    assert caught.value.exit_code == 3
