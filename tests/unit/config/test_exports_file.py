"""From a company's file to its metrics: a proposed mapping, corrected by a person, checked and measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxsim.cli.main import run_command
from cxsim.config.exports_file import is_exports_file, load_exports
from cxsim.data.proposal import propose_mapping
from cxsim.errors import UsageError

Capture = pytest.CaptureFixture[str]
ORDERS = 'Order Number,Client ID,Order Date,Total,Currency\n1,C1,01/02/2025,"1.234,50",EUR\n2,C1,03/02/2025,"765,50",EUR\n'
TICKETS = "Ticket ID;Customer No;Created;Closed;Channel;Topic\nT1;C1;2025-02-01;2025-02-03;phone;billing\n"
ANSWERS = "Response ID,Customer ID,Date,How likely are you to recommend us?,Satisfaction\nR1,C1,2025-02-01,9,4\n"


def proposed(folder: Path, name: str, content: str) -> Path:
    """A file of exports with the proposal for one table."""
    (folder / name).write_text(content, encoding="utf-8")
    path = folder / "tables.yaml"
    path.write_text("\n".join(propose_mapping(folder / name)) + "\n", encoding="utf-8")
    return path


def test_a_proposal_corrected_is_checked_and_measured(tmp_path: Path, capsys: Capture) -> None:
    tables = proposed(tmp_path, "orders.csv", ORDERS)
    assert is_exports_file(tables)
    assert run_command(["check", str(tables)]) == 2
    assert "found '???'; expected 'day_first', 'month_first'" in capsys.readouterr().err
    tables.write_text(tables.read_text().replace('dates: "???", decimal: "???"', 'dates: day_first, decimal: ","'))
    assert run_command(["check", str(tables)]) == 0
    assert "orders.csv: 2 rows, no fault as a table of transactions" in capsys.readouterr().out
    assert run_command(["metrics", str(tables), "--only", "sales", "--by", "month", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["metrics"]
    assert (row["month"], row["value"], row["n"]) == ("2025-02", 2000.0, 2)


def test_cases_are_known_by_their_names(tmp_path: Path) -> None:
    mapping = load_exports(proposed(tmp_path, "tickets.csv", TICKETS)).tables["cases"].mapping
    assert mapping.columns == {
        "case_id": "Ticket ID",
        "customer_id": "Customer No",
        "opened_at": "Created",
        "resolved_at": "Closed",
        "channel": "Channel",
        "reason": "Topic",
    }


def test_questions_are_proposed_without_a_scale(tmp_path: Path) -> None:
    text = proposed(tmp_path, "answers.csv", ANSWERS).read_text()
    assert '"How likely are you to recommend us?": {index: nps, scale: "???"}' in text
    assert 'Satisfaction: {index: csat, scale: "???"}' in text
    assert 'kind: "???"' in text


def test_several_tables_fail_together(tmp_path: Path, capsys: Capture) -> None:
    """The faults of every table are found in one go, each in its own file."""
    for name, content in (("tickets.csv", TICKETS.replace("2025-02-03", "2024-02-03")), ("orders.csv", ORDERS)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    tables = tmp_path / "tables.yaml"
    columns = "case_id: Ticket ID, opened_at: Created, resolved_at: Closed"
    orders = "customer_id: Client ID, occurred_at: Order Date, amount: Total"
    tables.write_text(
        f"cases: {{table: tickets.csv, mapping: {{contract: cases, columns: {{{columns}}}}}}}\n"
        f"transactions: {{table: orders.csv, mapping: {{contract: transactions, columns: {{{orders}}}}}}}\n"
    )
    assert run_command(["check", str(tables)]) == 3
    messages = capsys.readouterr().err
    assert "tickets.csv:2:Closed: found '2024-02-03', before opened_at" in messages
    assert "orders.csv:2:Order Date: found '01/02/2025', '03/02/2025' (2 times)" in messages


def test_a_contract_under_another_name_is_refused(tmp_path: Path) -> None:
    tables = tmp_path / "tables.yaml"
    tables.write_text("cases: {table: a.csv, mapping: {contract: events, columns: {case_id: a}}}\n")
    with pytest.raises(UsageError, match="cases is mapped as a table of events"):
        load_exports(tables)


def test_a_study_is_measured_by_its_own_tables(capsys: Capture) -> None:
    assert run_command(["metrics", "configs/telecom.yaml", "--only", "churn_rate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["metrics"][0]["n"] == 5000


LOG = (
    "Ticket,What,When,Team\nT1,opened,2025-02-01,a\nT1,call,2025-02-01 12:00:00,b\nT1,solved,2025-02-02,a\n"
    "T2,call,2025-02-04,a\nT2,opened,{when},a\n"
)
CASES = (
    "cases:\n  table: log.csv\n  mapping:\n    contract: cases\n    columns: {{reason: Team}}\n"
    "    log: {{case: Ticket, activity: What, at: When, contacts: [{contact}], resolved: [solved]}}\n"
)


def log_of_cases(folder: Path, when: str = "2025-02-03", contact: str = "call") -> Path:
    (folder / "log.csv").write_text(LOG.format(when=when), encoding="utf-8")
    (folder / "tables.yaml").write_text(CASES.format(contact=contact), encoding="utf-8")
    return folder / "tables.yaml"


def test_a_log_of_activities_becomes_cases(tmp_path: Path, capsys: Capture) -> None:
    tables = log_of_cases(tmp_path)
    assert (
        run_command(["metrics", str(tables), "--only", "first_contact_resolution,mean_time_to_resolution", "--by", "reason", "--json"]) == 0
    )
    rows = json.loads(capsys.readouterr().out)["metrics"]
    assert [(row["metric"], row["reason"], row["value"], row["n"]) for row in rows] == [
        ("first_contact_resolution", "a", 1.0, 1),
        ("mean_time_to_resolution", "a", 1.0, 1),
    ]


def test_an_instant_of_the_log_that_cannot_be_read_has_its_place(tmp_path: Path, capsys: Capture) -> None:
    assert run_command(["check", str(log_of_cases(tmp_path, when="yesterday"))]) == 3
    assert "log.csv:6:When: found 'yesterday'; expected when it was opened" in capsys.readouterr().err


def test_an_activity_that_the_log_does_not_have_is_a_fault(tmp_path: Path, capsys: Capture) -> None:
    assert run_command(["check", str(log_of_cases(tmp_path, contact="cal"))]) == 3
    assert "found no activity 'cal'; expected an activity of the log; did you mean 'call'?" in capsys.readouterr().err


def test_a_file_that_names_nothing_is_no_file_of_exports(tmp_path: Path) -> None:
    (tmp_path / "nothing.yaml").write_text("{}\n")
    assert not is_exports_file(tmp_path / "nothing.yaml")
    assert run_command(["check", str(tmp_path / "nothing.yaml")]) == 2
