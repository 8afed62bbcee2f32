"""Sums and records of experiments that are wrong get their message, with file, line and column, and the right exit code."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxsim.abtest import Endpoint, Experiment, find_boundaries, measure_sums, read_sums
from cxsim.abtest.posterior import estimate_prior_sd
from cxsim.abtest.reading_record import ReadingRecord
from cxsim.abtest.sums import ExperimentSums
from cxsim.cli.main import run_command
from cxsim.errors import CxsimError, DataError, UsageError

HEAD = "endpoint,arm,n,sum,sum_of_squares\n"
KEPT = Endpoint(kind="share", table="transactions", role="primary", better="high")
PLAN = Experiment(
    arms={"control": 0.5, "call": 0.5},
    begins=date(2026, 1, 1),
    after="30 d",
    endpoints={"kept": KEPT, "stay": Endpoint(kind="lifetime")},
)


def faults_of(path: Path, text: str) -> list[tuple[str, int | None, object]]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_sums(path, PLAN)
    assert all(each.file == str(path) for each in caught.value.faults)
    assert all(each.found and each.expected and each.remedy for each in caught.value.faults)
    return [(each.message.id, each.line, each.column) for each in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "id", "line", "column"),
    [
        ("endpoint,arm,n,sum\n", "abtest-sums-columns", 1, None),
        (HEAD.replace("sum,", "sum,total,"), "abtest-sums-column-unknown", 1, None),
        (HEAD + "kep,control,10,5,5\n", "abtest-sums-endpoint", 2, "endpoint"),
        (HEAD + "stay,control,10,5,5\n", "abtest-sums-kind", 2, "endpoint"),
        (HEAD + "kept,mail,10,5,5\n", "abtest-arm-unknown", 2, "arm"),
        (HEAD + "kept,control,ten,5,5\n", "abtest-sums-number", 2, "n"),
        (HEAD + "kept,control,10,inf,5\n", "abtest-sums-number", 2, "sum"),
        (HEAD + "kept,control,10,5,nan\n", "abtest-sums-number", 2, "sum_of_squares"),
        (HEAD + "kept,control,10.5,5,5\n", "abtest-sums-count", 2, "n"),
        (HEAD + "kept,control,10,5,1\n", "abtest-sums-squares", 2, "sum_of_squares"),
        (HEAD + "kept,control,10,12,20\n", "abtest-sums-share", 2, "sum"),
        (HEAD + "kept,control,10,-5,5\n", "abtest-sums-share", 2, "sum"),
        (HEAD + "kept,control,10,1e300,5\n", "abtest-sums-large", 2, "sum"),
        (HEAD + "kept,control,10,5,5\nkept,control,10,5,5\n", "abtest-sums-twice", 3, None),
        (HEAD + "kept,control,10,5,5,7\n", "data-row-width", 2, None),
        (HEAD + "kept,control,1_0,5,5\n", "abtest-sums-number", 2, "n"),
        (HEAD[:-1] + ",n\nkept,control,10,5,5,9\n", "data-header-repeated", 1, None),
        (
            HEAD[:-1] + ",before,before_squares,before_product\nkept,control,10,5,5,,,\nkept,call,10,5,5,4,4,3\n",
            "abtest-sums-uneven",
            3,
            None,
        ),
    ],
)
def test_a_wrong_row_of_sums_is_placed(tmp_path: Path, text: str, id: str, line: int, column: str | None) -> None:
    assert faults_of(tmp_path / "sums.csv", text) == [(id, line, column)]


def test_all_wrong_rows_come_together(tmp_path: Path) -> None:
    rows = "kep,control,10,5,5\nkept,mail,10,5,5\nkept,call,ten,5,5\n"
    assert [line for _, line, _ in faults_of(tmp_path / "sums.csv", HEAD + rows)] == [2, 3, 4]


def test_a_million_arms_do_not_flood(tmp_path: Path) -> None:
    """Of a table of records: the first are named."""
    import pandas as pd

    from cxsim.metrics.tables import Tables

    n = 50_000
    arms = pd.DataFrame(
        {
            "customer_id": [f"c{i}" for i in range(n)],
            "experiment": "calls",
            "arm": [f"arm{i}" for i in range(n)],
            "assigned_at": pd.Timestamp("2026-01-02"),
        }
    )
    with Tables({"experiments": arms}) as place, pytest.raises(DataError) as caught:
        measure_sums(place, "calls", PLAN)
    assert 1 <= len(caught.value.faults) <= 30


@pytest.mark.parametrize("shares", [[], [0.5, 0.4, 1.0], [0.0, 1.0], [0.5, 1.5]])
def test_looks_out_of_order_are_refused(shares: list[float]) -> None:
    with pytest.raises(UsageError, match="shares of the whole sample that rise"):
        find_boundaries("obf", shares)


def test_an_unknown_law_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="pocock_spending"):
        find_boundaries("haybittle", [0.5, 1.0])


@pytest.mark.parametrize(("effects", "reason"), [([0.1, 0.2], "2 past experiments"), ([0.001] * 6, "vary no more than")])
def test_a_prior_that_past_tests_do_not_give_is_refused(effects: list[float], reason: str) -> None:
    with pytest.raises(CxsimError, match=reason):
        estimate_prior_sd(effects, 0.01)


STUDY = Path("configs/gym.yaml")
EXPERIMENT = """
experiments:
  calls:
    arms: {control: 0.5, call: 0.5}
    begins: 2026-01-01
    after: 30 d
    endpoints:
      kept: {kind: share, table: transactions, role: primary, better: high, mde: 0.02}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    text = STUDY.read_text(encoding="utf-8") + EXPERIMENT
    path = tmp_path / "study.yaml"
    path.write_text(text.replace("data/", f"{STUDY.parent.resolve()}/data/"), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run_command(["abtest", "analyse", *words])
    found = capsys.readouterr()
    return code, found.out + found.err


def test_sums_are_read_to_a_verdict(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sums = tmp_path / "sums.csv"
    sums.write_text(HEAD + "kept,control,5000,4000,4000\nkept,call,5000,4150,4150\n")
    code, messages = run(capsys, str(study), "calls", "--sums", str(sums))
    assert code == 0
    assert messages.startswith("Ship call: kept changes by 0.03")
    code, messages = run(capsys, str(study), "calls", "--sums", str(sums), "--json")
    assert json.loads(messages)["verdict"]["kind"] == "ship"


def test_a_loss_that_is_next_to_nothing_is_below_a_round_number(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The better arm by 3 points, twelve errors from 0: not a number of nineteen digits."""
    text = study.read_text(encoding="utf-8").replace("mde: 0.02", "mde: 0.02, prior: {sd: 0.05}")
    study.write_text(text, encoding="utf-8")
    sums = tmp_path / "sums.csv"
    sums.write_text(HEAD + "kept,control,50000,40000,40000\nkept,call,50000,41500,41500\n")
    assert "expected loss if shipped less than 0.0001, if not 0.03" in run(capsys, str(study), "calls", "--sums", str(sums))[1]
    french = run(capsys, str(study), "calls", "--sums", str(sums), "--language", "fr")[1]
    assert "en déployant moins de 0,0001, sinon 0,03" in french


def test_a_broken_split_leaves_with_three(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sums = tmp_path / "sums.csv"
    sums.write_text(HEAD + "kept,control,5600,4480,4480\nkept,call,5000,4150,4150\n")
    code, messages = run(capsys, str(study), "calls", "--sums", str(sums))
    assert code == 3
    assert "Broken" in messages
    assert "effect" not in messages.split("No effect can be trusted")[1].split("Not looked at")[0]
    code, messages = run(capsys, str(study), "calls", "--sums", str(sums), "--anyway")
    assert code == 3
    assert "cannot be trusted" in messages


@pytest.mark.parametrize(
    ("words", "code", "messages"),
    [
        (("calls",), 2, "neither data: assignments: nor sums"),
        (("mails",), 2, "no experiment 'mails'"),
        (("calls", "--sums", "nowhere.csv"), 3, "cannot be read"),
    ],
)
def test_a_wrong_call_is_refused(study: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, messages: str) -> None:
    found, text = run(capsys, str(study), *words)
    assert (found, messages in text) == (code, True), text


def test_all_faults_of_a_row_are_found_on_its_line_of_the_file(tmp_path: Path) -> None:
    text = HEAD + '"kept\n",control,10,5,5\nkept,mail,-5,5,5\n'
    found = [("abtest-sums-endpoint", 3, "endpoint"), ("abtest-arm-unknown", 4, "arm"), ("abtest-sums-count", 4, "n")]
    assert faults_of(tmp_path / "sums.csv", text) == found


def test_what_is_no_file_of_sums_is_a_fault_of_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + b"k\xe9pt,control,10,5,5\n")
    ids = []
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "latin.csv"):
        with pytest.raises(DataError) as caught:
            read_sums(path, PLAN)
        ids += [each.message.id for each in caught.value.faults]
    assert ids == ["data-file-missing", "data-file-folder", "abtest-sums-file"]


@pytest.mark.parametrize("line", [b"\xff\xfe", b"[1]", b'{"plan": "p", "data": null}', b'{"plan": "p"', b"[" * 100_000])
def test_a_line_that_is_no_reading_is_placed(tmp_path: Path, line: bytes) -> None:
    record = tmp_path / "record.jsonl"
    record.write_bytes(b'{"plan": "p", "data": "d", "units": 5}\n' + line + b"\n")
    with pytest.raises(DataError) as caught:
        ReadingRecord(record).earlier("p", ExperimentSums({}, {}))
    assert [(fault.message.id, fault.line) for fault in caught.value.faults] == [("abtest-record-line", 2)]
