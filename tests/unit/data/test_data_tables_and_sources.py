"""Survey and contact contracts, named data sets, and the real Telco table."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from cxsim.data import public_datasets
from cxsim.data.customers import read_customers
from cxsim.data.inputs import read_table
from cxsim.data.mapping import ColumnMapping
from cxsim.data.tables import check_table
from cxsim.errors import DataError, UsageError
from tests.support.customer_files import mapping, rows, text, written
from tests.support.english import english

SURVEY = "survey_id,customer_id,answered_at,kind,index,scale,score,reason\n"
CONTACT = "contact_id,customer_id,opened_at,resolved_at,channel,reason,outcome,first_contact_resolved,handling_minutes,cost\n"
CONTENT = b"the published bytes"


def test_surveys_come_in_their_types(tmp_path: Path) -> None:
    path = written(tmp_path, SURVEY + "S1,C1,2025-12-31,relational,nps,0-10,10,\nS2,C1,2025-12-31T10:30,pulse,ces,1-7,1,billing\n")
    frame = read_table(path, "surveys").frame
    assert frame["score"].tolist() == [10.0, 1.0]
    assert [str(moment) for moment in frame["answered_at"]] == ["2025-12-31 00:00:00", "2025-12-31 10:30:00"]


def test_survey_faults(tmp_path: Path) -> None:
    lines = [
        "S1,C1,31.12.2025,relational,nps,0-10,11,",
        "S1,,2025-12-31,relational,npss,0-10,7,",
        "S3,C1,2025-02-30,relational,csat,1-5,0,",
    ]
    report = check_table(written(tmp_path, SURVEY + "\n".join(lines)), "surveys")
    places = {(fault.line, fault.column, fault.found) for fault in report.faults}
    assert not report.ok
    assert places == {
        (2, "answered_at", "'31.12.2025'"),
        (4, "answered_at", "'2025-02-30'"),
        (2, "score", "'11', '0', outside the scale of its row"),
        (3, "survey_id", "'S1' on lines 2 and 3"),
        (3, "customer_id", "a blank cell"),
        (3, "index", "'npss'"),
    }


def test_contacts_may_be_open_but_not_resolved_before_they_began(tmp_path: Path) -> None:
    good = "K1,C1,2025-01-02 10:00,,phone,billing,open,0,4.5,3\n"
    assert read_table(written(tmp_path, CONTACT + good), "contacts").frame["resolved_at"].isna().all()
    bad = "K2,C1,2025-01-02 10:00,2025-01-01 10:00,phone,billing,resolved,maybe,-1,3\n"
    report = check_table(written(tmp_path, CONTACT + good + bad), "contacts")
    assert {(fault.line, fault.column) for fault in report.faults} == {
        (3, "resolved_at"),
        (3, "first_contact_resolved"),
        (3, "handling_minutes"),
    }


def test_check_of_customers_needs_a_mapping_and_a_known_contract(tmp_path: Path) -> None:
    path = written(tmp_path, text(rows(3)))
    assert check_table(path, "customers", mapping()).ok
    with pytest.raises(UsageError, match="needs a mapping"):
        check_table(path, "customers")
    with pytest.raises(UsageError, match="did you mean 'surveys'"):
        check_table(path, "survey")


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    requested: list[str] = []

    class Place(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requested.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CONTENT)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Place) as place:
        thread = threading.Thread(target=place.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{place.server_port}/", requested
        place.shutdown()
        thread.join()


@pytest.fixture
def no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CXSIM_DATA", raising=False)


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch, no_folder: None) -> None:
    entry = replace(public_datasets.TELCO_IBM, sha256=hashlib.sha256(CONTENT).hexdigest())
    monkeypatch.setitem(public_datasets.DATASETS, "telco_ibm", entry)


@pytest.mark.usefixtures("published")
def test_fetch_once_then_from_the_cache(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    url, requested = server
    first = public_datasets.fetch_dataset("telco_ibm", cache=tmp_path, base_url=url)
    assert first.read_bytes() == CONTENT
    assert public_datasets.fetch_dataset("telco_ibm", cache=tmp_path, base_url=url) == first
    assert requested == ["/data/Telco-Customer-Churn.csv"]


@pytest.mark.usefixtures("published")
def test_a_cached_file_that_was_changed_is_refused(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    path = public_datasets.fetch_dataset("telco_ibm", cache=tmp_path, base_url=server[0])
    path.write_bytes(b"changed")
    with pytest.raises(DataError, match="remove the file and fetch it again"):
        public_datasets.fetch_dataset("telco_ibm", cache=tmp_path, base_url=server[0])


@pytest.mark.usefixtures("no_folder")
def test_other_bytes_than_published_are_refused_and_not_kept(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    with pytest.raises(DataError, match="not the file that was published"):
        public_datasets.fetch_dataset("telco_ibm", cache=tmp_path, base_url=server[0])
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("no_folder")
def test_offline_without_a_cache_says_what_to_do(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        port = closed.server_port
    with pytest.raises(DataError, match=r"or set CXSIM_DATA to a folder that holds telco_ibm/Telco-Customer-Churn\.csv"):
        public_datasets.fetch_dataset("telco_ibm", cache=tmp_path, base_url=f"http://127.0.0.1:{port}/")


def test_unknown_data_set() -> None:
    with pytest.raises(DataError, match="did you mean 'telco_ibm'"):
        public_datasets.fetch_dataset("telco")


@pytest.mark.realdata
def test_telco_is_read_whole_and_its_leak_is_named(data_folder: Path) -> None:
    telco = ColumnMapping.model_validate(
        {
            "customer_id": "customerID",
            "tenure": {"column": "tenure", "unit": "months"},
            "churned": {"column": "Churn", "yes": ["Yes"], "no": ["No"]},
            "fee_per_month": "MonthlyCharges",
            "segment": "Contract",
            "features": ["Contract", "MonthlyCharges", "InternetService", "PhoneService", "SeniorCitizen"],
        }
    )
    table = read_customers(public_datasets.fetch_dataset("telco_ibm"), telco)
    assert (len(table.frame), int(table.frame["churned"].sum())) == (7_043, 1_869)
    assert english(table.notes) == (
        "TotalCharges = tenure x MonthlyCharges: it leaks the duration; not used.",
        "TotalCharges is blank in 11 of 7,043 rows; not used.",
        "11 customers with tenure 0 who have not left were not observed for any time and are left out of the fit; "
        "none of the 1,869 who left is among them.",
    )
    assert table.source.sha256 == public_datasets.TELCO_IBM.sha256
    with pytest.raises(DataError, match="TotalCharges = tenure x MonthlyCharges: it leaks the duration"):
        read_customers(public_datasets.fetch_dataset("telco_ibm"), telco.model_copy(update={"features": ("TotalCharges",)}))
