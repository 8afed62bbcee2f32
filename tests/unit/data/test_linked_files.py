"""Files of the same customers are joined; a file of places, as IBM's fifth workbook is, is looked up."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cxsim.cli.main import run_command
from cxsim.data.customers import read_customers
from cxsim.data.exports.telco import TELCO_WORKBOOKS
from cxsim.data.mapping import ColumnMapping
from cxsim.errors import DataError
from tests.support.english import english

CUSTOMERS = range(60)
CODES = [90_000 + i % 7 for i in CUSTOMERS]
MAPPING = ColumnMapping.model_validate(TELCO_WORKBOOKS.mapping(None) | {"features": ["Age", "Population"]})  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Workbooks with the names of IBM's columns; the last zip code is not in the table of places."""
    who = {"Customer ID": [f"{i:04d}-ABCDE" for i in CUSTOMERS], "Count": 1}
    services = {
        "Tenure in Months": [1 + i % 50 for i in CUSTOMERS],
        "Monthly Charge": 20.0,
        "Contract": ["Month-to-Month", "One Year"] * 30,
    }
    tables = {
        "demographics": pd.DataFrame({**who, "Age": [30 + i % 40 for i in CUSTOMERS]}),
        "location": pd.DataFrame({"Location ID": [f"L{i}" for i in CUSTOMERS], **who, "Zip Code": CODES}),
        "population": pd.DataFrame({"ID": range(1, 7), "Zip Code": range(90_000, 90_006), "Population": [100 * i for i in range(1, 7)]}),
        "services": pd.DataFrame({**who, **services}),
        "status": pd.DataFrame({**who, "Churn Label": ["Yes", "No", "No"] * 20, "Churn Reason": ["price", None, None] * 20}),
    }
    for name, table in tables.items():
        table.to_excel(tmp_path / f"Telco_customer_churn_{name}.xlsx", index=False)
    return tmp_path


def test_places_are_looked_up_by_zip_code(folder: Path) -> None:
    """Everybody has the population of their zip code, or a blank; the zip code itself is personal and does not come in."""
    table = read_customers(folder, MAPPING)
    assert english(table.source.detected)[:2] == (
        "4 files joined on Customer ID",
        "Telco_customer_churn_population.xlsx looked up by Zip Code",
    )
    expected = [100.0 * (code - 89_999) if code < 90_006 else None for code in CODES]
    assert table.frame["Population"].astype(object).where(table.frame["Population"].notna(), None).tolist() == expected
    assert "Zip Code looks like an address and was dropped." in english(table.notes)
    assert "Population is blank in 8 of 60 rows." in english(table.notes)


def test_their_leaks_are_refused_by_name(folder: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_customers(folder, MAPPING.model_copy(update={"features": ("Age", "Churn Reason")}))
    assert [fault.column for fault in caught.value.faults] == ["Churn Reason"]


def test_the_folder_is_recognised(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["init", "--from", str(folder)]) == 0
    proposed = capsys.readouterr().out
    assert "IBM's Telco customers, a folder of workbooks linked by Customer ID" in proposed
    assert f"population:\n  table: {folder}" in proposed.replace('"', "")
    assert "joined_files: true" in proposed


@pytest.mark.parametrize("codes", [[90_000] * 6, [1, 1, 2, 3, 4, 5]], ids=["all the same", "one twice"])
def test_a_table_of_places_with_a_place_twice_is_refused(folder: Path, codes: list[int]) -> None:
    path = folder / "Telco_customer_churn_population.xlsx"
    pd.DataFrame({"Zip Code": codes, "Population": range(6)}).to_excel(path, index=False)
    with pytest.raises(DataError, match="one shared with the other files in which each value occurs once"):
        read_customers(folder, MAPPING)
