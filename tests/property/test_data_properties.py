"""Whatever a small file holds, it is a checked table or a DataError, never anything else."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsim.data.customers import CustomerTable, read_customers
from cxsim.errors import DataError, Fault
from tests.support.customer_files import fault_lines, mapping, rows, text, written

GOOD = text(rows(6)).encode()
PIECES = st.one_of(
    st.binary(min_size=0, max_size=4),
    st.sampled_from(
        [
            b'"',
            b",",
            b"\n",
            b"\r",
            b";",
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"nan",
            b"-",
            b"1e999",
            b"1,5",
            "ü".encode(),
            b"\x1f\x8b",
            b"PK\x03\x04",
            b"PAR1",
        ]
    ),
)
SMALL = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(SMALL, max_examples=50)
@given(start=st.integers(0, len(GOOD)), cut=st.integers(0, 12), piece=PIECES)
def test_a_mutated_file_is_a_table_or_a_data_error(tmp_path: Path, start: int, cut: int, piece: bytes) -> None:
    path = written(tmp_path, GOOD[:start] + piece + GOOD[start + cut :])
    table, faults = outcome(path)
    if table is None:
        assert faults
        assert all(fault.found and fault.expected and fault.do and fault.file == str(path) for fault in faults)
        return
    frame = table.frame
    assert len(frame) == table.source.rows > 0
    assert frame["customer_id"].is_unique
    assert all(math.isfinite(value) and value >= 0 for name in ("tenure_months", "fee_per_month") for value in frame[name])


def outcome(path: Path) -> tuple[CustomerTable | None, tuple[Fault, ...]]:
    try:
        return read_customers(path, mapping()), ()
    except DataError as error:
        return None, error.faults


@SMALL
@given(row=st.integers(0, 39), breaks=st.lists(st.integers(0, 39), max_size=5, unique=True))
def test_the_line_of_a_fault_is_the_line_in_the_file(tmp_path: Path, row: int, breaks: list[int]) -> None:
    table = rows(40)
    for i in breaks:
        table[i][4] = '"a\n\nb"'
    table[row][1] = "WRONG"
    content = text(table)
    line = content[: content.index("WRONG")].count("\n") + 1
    (fault,) = fault_lines(written(tmp_path, content))
    assert fault.startswith(f"customers.csv:{line}:tenure: found 'WRONG'")


@SMALL
@given(values=st.lists(st.decimals(0, 99_999, places=2), min_size=1, max_size=8))
def test_a_stated_decimal_comma_reads_what_was_written(tmp_path: Path, values: list[object]) -> None:
    german = [f"{value:,.2f}".translate(str.maketrans(",.", ".,")) for value in values]
    table = [[f"C{i}", "1", "0", fee, "a", "1"] for i, fee in enumerate(german)]
    path = written(tmp_path, text(table, delimiter=";"))
    read = read_customers(path, mapping(reader={"decimal": ","}))
    assert read.frame["fee_per_month"].tolist() == pytest.approx([float(str(value)) for value in values])
