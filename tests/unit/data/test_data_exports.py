"""Exports as well-known programs write them, read by the mapping of their kind; what they do not say is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxsim.data.exports.recognition import check_recognised, recognise, table_mapping
from cxsim.data.mapped_tables import read_mapped
from cxsim.data.proposal import propose_mapping
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import DataError
from tests.support.customer_files import written
from tests.support.english import english

QUALTRICS = (
    "StartDate,EndDate,Status,IPAddress,Progress,Finished,ResponseId,ExternalReference,Q1_NPS_GROUP,Q1,Q2,Q3\n"
    'Start Date,End Date,Response Type,IP Address,Progress,Finished,Response ID,External Data Reference,"How likely ...\n - Group",'
    '"How likely ...","Why?","How satisfied?"\n'
    + ",".join(f'"{{""ImportId"":""{name}""}}"' for name in "abcdefghijkl")
    + "\n2025-01-02 10:00:00,2025-01-02 10:05:00,IP Address,192.0.2.1,100,True,R_1,C1,Promoter,9,good,Very satisfied\n"
    "2025-01-02 10:00:00,2025-01-02 10:05:00,IP Address,192.0.2.2,40,False,R_2,C2,Detractor,1,,\n"
    "2025-01-02 10:00:00,2025-01-02 10:05:00,Survey Preview,192.0.2.3,100,True,R_3,C3,Detractor,0,,\n"
    "2025-01-02 10:00:00,2025-01-02 10:05:00,IP Address,192.0.2.4,100,True,R_4,C4,Detractor,{score},bad,\n"
)
SURVEYMONKEY = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,How likely are you?,\n"
    ",,,,,,Response,Other (please specify)\n"
    "101,9,01/02/2025 10:00:00 AM,01/02/2025 10:05:00 AM,192.0.2.1,a@example.org,10,\n"
    "102,9,01/03/2025 10:00:00 AM,,192.0.2.1,b@example.org,3,\n"
)
KIND = {"constants": {"kind": "relational"}}


def read(path: Path, **stated: Any) -> Any:
    return read_mapped(path, table_mapping(path, stated=stated))


def test_qualtrics_reads_finished_answers_of_three_header_rows(tmp_path: Path) -> None:
    path = written(tmp_path, QUALTRICS.replace("{score}", "3"))
    table = read(path, questions={"Q1": {"index": "nps", "scale": "0-10", "reason": "Q2"}}, **KIND)
    assert table.frame["score"].tolist() == [9, 3]
    assert table.frame["reason"].tolist() == ["good", "bad"]
    assert table.frame["customer_id"].tolist() == ["C1", "C4"]
    assert english(table.notes)[-2:] == (
        "1 of 4 rows were left out: answers that were not finished, which a survey tool exports too.",
        "1 of 4 rows were left out: previews, tests, spam and answers that a program made up.",
    )
    assert "192.0.2" not in table.frame.to_csv()


def test_qualtrics_answers_in_words_and_several_questions(tmp_path: Path) -> None:
    path = written(tmp_path, QUALTRICS.replace("{score}", "3"))
    words = {"index": "csat", "scale": "1-5", "words": {"Very satisfied": 5}}
    frame = read(path, questions={"Q1": {"index": "nps", "scale": "0-10"}, "Q3": words}, **KIND).frame
    assert sorted(zip(frame["index"], frame["score"], strict=True)) == [("csat", 5), ("nps", 3), ("nps", 9)]


def test_a_wrong_answer_has_its_line_and_its_column_in_the_export(tmp_path: Path) -> None:
    path = written(tmp_path, QUALTRICS.replace("{score}", "11"))
    with pytest.raises(DataError) as caught:
        read(path, **KIND)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column, fault.found) == (8, "Q1", "'11', outside the scale of its row")


def test_what_a_survey_tool_does_not_say_is_requested(tmp_path: Path) -> None:
    path = written(tmp_path, QUALTRICS.replace("{score}", "3"))
    report = check_recognised(path, "surveys")
    assert report is not None
    assert [fault.column for fault in report.faults] == ["kind"]
    text = "\n".join(propose_mapping(path))
    assert "the kind of survey: constants: {kind: relational | transactional | pulse}" in text
    assert 'Q1: {index: nps, scale: "0-10"}' in text


def test_surveymonkey_dates_are_not_guessed(tmp_path: Path) -> None:
    path = written(tmp_path, SURVEYMONKEY)
    stated = KIND | {"questions": {"How likely are you?": {"index": "nps", "scale": "0-10"}}}
    with pytest.raises(DataError, match="day_first"):
        read(path, **stated)
    table = read(path, **stated, reader={"dates": "month_first"})
    assert table.frame["score"].tolist() == [10]
    assert str(table.frame["answered_at"][0]) == "2025-01-02 10:05:00"
    assert "1 of 2 rows were left out: answers without an end." in english(table.notes)
    assert "@" not in table.frame.to_csv()


CRM = {
    "hubspot_deals": (
        "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Company IDs\n"
        "1,New,Closed won,2025-01-02 10:00,1200.50,77\n2,Lost,Closed lost,2025-01-02 10:00,9,77\n3,No,Closed won,2025-01-02 10:00,9,\n"
    ),
    "salesforce_opportunities": (
        "Id,AccountId,Name,StageName,CloseDate,Amount,CurrencyIsoCode\n"
        "1,77,New,Closed Won,2025-01-02,1200.50,EUR\n2,77,X,Prospecting,2025-01-02,9,EUR\n"
    ),
    "zoho_deals": (
        "Record Id,Deal Name,Account Name,Amount,Stage,Closing Date\n"
        "1,New,77,1200.50,Closed Won,2025-01-02\n2,X,77,9,Qualification,2025-01-02\n"
    ),
}


@pytest.mark.parametrize("name", CRM)
def test_won_deals_are_transactions(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, CRM[name])
    found = recognise(path)
    assert found is not None
    assert found[0].name == name
    table = read(path)
    assert table.frame["amount"].tolist() == [1200.5]
    assert table.frame["customer_id"].tolist() == ["77"]
    assert "were left out: deals that were not won." in " ".join(english(table.notes))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "hubspot_tickets",
            "Ticket ID,Ticket name,Ticket status,Pipeline,Create date,Close date,Source,Associated Contact IDs\n"
            "1,Help,Closed,Support,2025-01-02 10:00,2025-01-03 10:00,Chat,5\n2,Help,New,Support,2025-01-02 10:00,,Email,6\n",
        ),
        (
            "salesforce_cases",
            "Id,CaseNumber,ContactId,CreatedDate,ClosedDate,Origin,Reason\n"
            "500,1,5,2025-01-02T10:00:00.000Z,2025-01-03T10:00:00.000Z,Web,Billing\n501,2,6,2025-01-02T10:00:00.000Z,,Phone,\n",
        ),
    ],
)
def test_tickets_are_cases(tmp_path: Path, name: str, content: str) -> None:
    path = written(tmp_path, content)
    found = recognise(path)
    assert found is not None
    assert found[0].name == name
    frame = read(path).frame
    assert frame["customer_id"].tolist() == ["5", "6"]
    assert frame["resolved_at"].isna().tolist() == [False, True]


def test_ga4_events_are_microseconds_of_utc(tmp_path: Path) -> None:
    rows = [
        {"event_date": "20250101", "event_timestamp": 1735689600000000, "event_name": "purchase", "user_pseudo_id": who}
        for who in ("v", None)
    ]
    table = read(written(tmp_path, "\n".join(map(json.dumps, rows)), "ga4.jsonl"))
    assert table.frame["touchpoint"].tolist() == ["purchase"]
    assert str(table.frame["occurred_at"][0]) == "2025-01-01 00:00:00"
    assert english(table.notes) == ("1 of 2 rows were left out: events without a visitor, who gave no consent.",)


def test_a_product_of_a_broken_cell_is_a_fault_and_not_a_number(tmp_path: Path) -> None:
    header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
    good = "1,A,x,3,2025-01-02,0.10,17.0,UK\nC2,A,x,-1,2025-01-02,0.10,17.0,UK\n3,A,x,1,2025-01-02,5,,UK\n"
    table = read(written(tmp_path, header + good))
    assert table.frame["amount"].tolist() == [0.3, -0.1]
    assert table.frame["customer_id"].tolist() == ["17", "17"]
    assert english(table.notes) == (
        "1 of 3 rows were left out: lines without a customer.",
        "1 of 2 rows that count are cancellations, set off against purchases.",
    )
    with pytest.raises(DataError) as caught:
        read(written(tmp_path, header + good + "4,A,x,2,2025-01-02,free,18,UK\n"))
    assert [(fault.line, fault.column, fault.found) for fault in caught.value.faults] == [(5, "Quantity x UnitPrice", "'2 x free'")]


def test_a_mapping_of_unknown_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="scores are no columns of surveys"):
        TableMapping.model_validate({"contract": "surveys", "columns": {"scores": "a"}})
    mapping = TableMapping.model_validate({"contract": "events", "columns": {"customer_id": "who", "occurred_at": "whn"}})
    with pytest.raises(DataError, match="did you mean 'when'"):
        read_mapped(written(tmp_path, "who,when\na,2025-01-01\n"), mapping)
    assert recognise(written(tmp_path, "who,when\na,2025-01-01\n")) is None
