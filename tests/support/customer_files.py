"""Small customer files for tests, and the mapping that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.data.customers import CustomerTable, read_customers
from cxsim.data.mapping import ColumnMapping
from cxsim.errors import DataError

HEADER = ("id", "tenure", "left", "fee", "plan", "score")


def mapping(**changes: Any) -> ColumnMapping:
    plain: dict[str, Any] = {
        "customer_id": "id",
        "tenure": {"column": "tenure", "unit": "months"},
        "churned": {"column": "left", "yes": [1], "no": [0]},
        "fee_per_month": "fee",
        "features": ["plan", "score"],
    }
    return ColumnMapping.model_validate(plain | changes)


def rows(count: int) -> list[list[str]]:
    # the outcome follows from none of the other columns
    return [[f"C{i}", str(i % 70), str(i * 7 % 11 % 2), f"{20 + i % 13}.50", "ab"[i % 2], str(i % 5)] for i in range(1, count + 1)]


def text(table: list[list[str]], header: tuple[str, ...] = HEADER, delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\n" for row in [list(header), *table])


def written(folder: Path, content: str | bytes, name: str = "customers.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path, **changes: Any) -> CustomerTable:
    return read_customers(path, mapping(**changes))


def fault_lines(path: Path, **changes: Any) -> list[str]:
    """The faults of a broken table as a person reads them, the folder left out."""
    with pytest.raises(DataError) as caught:
        read(path, **changes)
    assert caught.value.faults
    return [str(fault).replace(f"{path.parent}/", "") for fault in caught.value.faults]
