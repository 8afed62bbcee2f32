"""A proposed mapping reads the table it was proposed for, and owns up where it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.cli.main import run_command
from cxsim.config.document import parse_document
from cxsim.data.customers import read_customers
from cxsim.data.mapped_tables import read_mapped
from cxsim.data.mapping import TableSource
from cxsim.data.proposal import propose_mapping
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import DataError

ROWS = [
    "Customer ID,Tenure Months,Churn Label,Monthly Charges,Plan,e-mail,Land,same,Note",
    *(f"K{i},{i},{'Yes' if i % 3 else 'No'},{20 + i}.5,{'a' if i % 2 else 'b'},x{i}@example.org,NO,1,text {i}" for i in range(40)),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "kunden liste.csv"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return path


def source(lines: tuple[str, ...]) -> TableSource:
    return TableSource.model_validate(parse_document("\n".join(lines), "proposal").data["population"])


def test_the_roles_are_found_by_name_and_the_table_can_be_read(table: Path) -> None:
    proposed = source(propose_mapping(table))
    mapping = proposed.mapping
    assert proposed.table == str(table)
    assert (mapping.customer_id, mapping.fee_per_month, mapping.segment) == ("Customer ID", "Monthly Charges", "Plan")
    assert (mapping.tenure.column, mapping.tenure.unit) == ("Tenure Months", "months")
    assert (mapping.churned.column, mapping.churned.yes, mapping.churned.no) == ("Churn Label", ("Yes",), ("No",))
    read = read_customers(table, mapping)
    assert len(read.frame) == 40
    assert read.frame["churned"].sum() == 26


def test_what_explains_nothing_or_too_much_is_no_feature(table: Path) -> None:
    mapping = source(propose_mapping(table)).mapping
    assert mapping.features == ("Monthly Charges", "Plan")
    assert mapping.drop == ("e-mail",)


def test_a_unit_that_no_name_says_is_left_open(table: Path) -> None:
    table.write_text(table.read_text().replace("Tenure Months", "tenure"))
    assert any('unit: "???"' in line for line in propose_mapping(table))


def test_a_table_of_something_else_has_gaps(tmp_path: Path) -> None:
    path = tmp_path / "weather.csv"
    path.write_text("sun,rain\n1,2\n3,4\n")
    text = "\n".join(propose_mapping(path))
    assert text.count('"???"') == 5
    assert "churned" in text


@pytest.mark.parametrize(("value", "requested"), [("0", 'yes: ["???"], no: [0]'), ("1", 'yes: [1], no: ["???"]')])
def test_where_no_customer_or_every_customer_left_the_other_word_is_requested(tmp_path: Path, value: str, requested: str) -> None:
    path = tmp_path / "customers.csv"
    path.write_text(f"customer_id,tenure_months,churned,monthly_fee\n1,3,{value},9\n2,4,{value},9\n")
    assert any(requested in line for line in propose_mapping(path))
    assert run_command(["check", str(path), "--as", "customers"]) == 2  # a question, not an internal error


def test_events_of_no_known_customer_need_an_owner(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text("Id,Requester,Created at,Status,Via\n1,Ann,2024-01-10 10:00,open,Web\n")
    text = "\n".join(propose_mapping(path))
    assert 'customer_id: "???"  # one of customer_id or case_id' in text
    mapping = parse_document(text, "proposal").data["events"]["mapping"]
    gone = {name: column for name, column in mapping["columns"].items() if column != "???"}
    for columns in (mapping["columns"], gone):  # the gap left as it is, or taken out
        with pytest.raises(DataError) as caught:
            read_mapped(path, TableMapping.model_validate({**mapping, "columns": columns}))
        (fault,) = caught.value.faults
        assert "Created at, Id, Requester, Status, Via" in fault.do
    assert "columns: {customer_id: ...}" in fault.do
    filled = TableMapping.model_validate({**mapping, "columns": {**gone, "customer_id": "Requester"}})
    assert read_mapped(path, filled).frame["customer_id"].tolist() == ["Ann"]
