"""Drivers by hand: what counts before an answer, guards and their sentences, the page and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.cli.main import run_command
from cxsim.config.loader import load
from cxsim.data.mapping_inference import infer_customers
from cxsim.drivers import messages
from cxsim.drivers.answer_history import AnswerHistory, build_history
from cxsim.drivers.churn_effect import HazardRatioInterval, ScoreEffect, ScoreFall, answer_question
from cxsim.drivers.driver_report import find_drivers
from cxsim.drivers.e_value import EValue
from cxsim.drivers.experiment_design import ExperimentDesign
from cxsim.drivers.index_drivers import index_drivers
from cxsim.drivers.intervals import ENTRY, risk_intervals
from cxsim.drivers.spend_effect import spend_effect, summarise_spend
from cxsim.drivers.tables import DriverTables, index_of_feature, pairs_before
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.errors import DataError
from cxsim.provenance import MANIFEST
from cxsim.report.document import Document
from cxsim.report.drivers import compose_drivers
from cxsim.report.html import render
from cxsim.rng import study_key
from cxsim.study.driver_analysis import DriverColumns, exported_tables, folder_tables, study_tables
from cxsim.study.run_record import write_customers
from cxsim.text import Message
from cxsim.text.locale import Locale
from tests.support import twins
from tests.support.driver_twins import answers, company, table
from tests.support.english import english
from tests.support.french import ENGLISH_WORDS, texts

FRENCH = Locale.of("fr")

HALF = np.arange(300) >= 150
DAY = pd.Timestamp(2025, 6, 1)


def at(*days: float) -> pd.Series:
    return pd.Series([DAY + pd.Timedelta(days=day) for day in days])


def made(score: np.ndarray, **columns: object) -> AnswerHistory:
    names = tuple(columns)
    frame = pd.DataFrame({"customer_id": [f"C{i}" for i in range(len(score))], "answered_at": DAY, "score": score, **columns})
    return AnswerHistory("nps", frame, {name: (name,) for name in names}, {})


def test_only_what_lies_in_the_window_before_an_answer_counts():
    requested = pd.DataFrame({"customer_id": ["a", "b", "a"], "answered_at": at(100, 100, 10)})
    log = pd.DataFrame({"customer_id": ["a", "a", "a", "b", "c"], "opened_at": at(10, 9.5, 100.5, 99, 99)})
    row, which = pairs_before(requested, log, "opened_at", 90)
    assert sorted(zip(row.tolist(), which.tolist(), strict=True)) == [(0, 0), (1, 3), (2, 0), (2, 1)]


def test_history_by_hand():
    """A wait counts up to the answer only, and an effort score only if it was given before."""
    people = pd.DataFrame({"customer_id": ["a", "b"], "tenure_months": 9.0, "churned": False, "contacts": [2.0, 0.0], "calls": [2.0, 0.0]})
    surveys = pd.DataFrame(
        {
            "customer_id": ["a", "b", "a", "b", "stranger"],
            "answered_at": at(100, 100, 50, 120, 100),
            "index": ["nps", "nps", "ces", "ces", "nps"],
            "score": [3.0, 9.0, 2.0, 7.0, 5.0],
            "reason": ["price", "", None, None, "price"],
        }
    )
    contacts = pd.DataFrame(
        {
            "customer_id": ["a", "a"],
            "opened_at": at(90, 99),
            "resolved_at": [DAY + pd.Timedelta(days=91), pd.NaT],
            "first_contact_resolved": [1, 0],
        }
    )
    found = build_history(DriverTables(table(people, ("calls",)), surveys, contacts), "nps").frame
    assert found["score"].tolist() == [3.0, 9.0]
    assert found["contacts"].tolist() == [2.0, 0.0]
    assert found["unresolved"].tolist() == [1.0, 0.0]
    np.testing.assert_allclose(found["waiting_hours"], [24 + 24, 0])
    assert found["effort_score"].tolist()[0] == 2.0
    assert np.isnan(found["effort_score"].tolist()[1])
    assert found["reason"].tolist() == ["price", "none given"]
    assert "calls" not in found  # it counts the contacts that the log holds


def test_histories_are_cut_at_answers_where_their_days_are_known():
    people = pd.DataFrame(
        {
            "customer_id": ["a", "b"],
            "tenure_months": [0.0, 0.0],
            "churned": [True, False],
            "joined_at": at(0, 0),
            "left_at": [DAY + pd.Timedelta(days=60.875), pd.NaT],
        }
    )
    surveys = pd.DataFrame(
        {
            "customer_id": ["a", "a", "b"],
            "answered_at": at(30.4375, 0, 30.4375),
            "index": ["nps", "nps", "ces"],
            "score": [2.0, 8.0, 5.0],
        }
    )
    histories = risk_intervals(DriverTables(table(people), surveys))
    frame = histories.table.frame
    assert histories.dated
    np.testing.assert_allclose(frame[ENTRY], [0, 1, 1])
    np.testing.assert_allclose(frame["tenure_months"], [1, 2, 2])
    assert frame["churned"].tolist() == [False, True, False]
    assert frame["score_nps"].tolist()[:2] == [8.0, 2.0]
    assert np.isnan(frame["score_ces"].tolist()[0])
    assert histories.now["customer_id"].tolist() == ["b"]


def test_who_answers_on_the_last_day_has_still_left():
    """An answer given on leaving begins no stretch, and the one before it ends with the leaving."""
    people = pd.DataFrame(
        {
            "customer_id": ["a", "b"],
            "tenure_months": [2.0, 2.0],
            "churned": True,
            "joined_at": at(0, 0),
            "left_at": [DAY + pd.Timedelta(days=60.875)] * 2,
        }
    )
    answered = at(0, 60.875, 70)
    surveys = pd.DataFrame({"customer_id": ["a", "a", "b"], "answered_at": answered, "index": "nps", "score": [8.0, 1.0, 1.0]})
    frame = risk_intervals(DriverTables(table(people), surveys)).table.frame
    assert frame["customer_id"].tolist() == ["a"]
    assert frame["churned"].tolist() == [True]
    assert frame["score_nps"].tolist() == [8.0]
    np.testing.assert_allclose(frame["tenure_months"], [2.0])


def test_names_of_scores():
    assert [index_of_feature(name) for name in ("delivery_ces", "nps", "prices", "CSAT")] == ["ces", "nps", None, "csat"]


@pytest.mark.parametrize(
    ("given", "status", "sentences"),
    [
        (made(np.arange(50) % 11, x=np.arange(50) % 3), "few_answers", "Ask more customers"),
        (made(np.full(300, 9.0), x=np.arange(300) % 3), "no_variation", "all alike"),
        (made(np.arange(300) % 11, x=np.ones(300)), "no_variation", "all alike"),
        (
            made((np.arange(300) >= 150) * 10.0, x=(np.arange(300) >= 150) * 1.0, y=np.arange(300) % 7),
            "separation",
            "written after the answer",
        ),
    ],
    ids=["few", "alike", "nothing known", "separated"],
)
def test_guards(given, status, sentences):
    found = index_drivers(given, 50, 1)
    assert found.status == status
    assert sentences in str(found.message)
    assert not found.drivers


def test_drivers_that_tell_the_same_are_named():
    score, matrix = answers(600, (1.0, 0.0), np.random.default_rng(1))
    near = matrix[:, 0] + 0.05 * matrix[:, 1]
    found = index_drivers(made(score, one=matrix[:, 0], same=2 * matrix[:, 0], near=near, text=[f"t{i}" for i in range(600)]), 50, 1)
    assert str(found.left_out["same"]) == "carries the same information as one"
    assert str(found.left_out["text"]) == "600 different texts"
    assert "one and near are so closely correlated" in str(found.notes[0])
    assert found.explained > 0


def test_no_signal_is_stated_plainly():
    """Noise: at 5 % one key in twenty would speak; this one was drawn once."""
    score, matrix = answers(600, (0.0,), np.random.default_rng(11))
    found = index_drivers(made(score, x=matrix[:, 0]), 50, 1)
    assert found.status == "no_signal"
    assert str(found.message).startswith("No signal")


def test_no_customer_answered():
    tables = company(50, np.random.default_rng(1))
    with pytest.raises(DataError, match="nothing to explain"):
        find_drivers(replace(tables, surveys=tables.surveys.assign(scale="1-5")), 1)


def test_no_customer_left_and_too_few_answers_are_statuses_not_errors():
    tables = company(80, np.random.default_rng(1))
    stayed = replace(tables, customers=table(tables.customers.frame.assign(churned=False), ("region",)))
    found = find_drivers(stayed, 1, draws=50)
    assert [index.status for index in found.indices] == ["few_answers"]
    assert found.score("nps").status == "not_fitted"
    assert "nobody left" in str(found.score("nps").message)
    assert "not_fitted" in found.to_json()
    assert "cannot be estimated" in render(compose_drivers(found, "Nobody left"))


def test_spend_after_an_answer():
    """Spend doubles from 0 to 10; by the days after the answer alone, spend before it being held equal."""
    rng, n = np.random.default_rng(3), 600
    score = rng.integers(0, 11, n).astype(float)
    people = pd.DataFrame({"customer_id": [f"C{i}" for i in range(n)], "tenure_months": 9.0, "churned": False})
    surveys = pd.DataFrame({"customer_id": people["customer_id"], "answered_at": DAY, "index": "nps", "score": score})
    amount = rng.gamma(4, 25 * 2 ** (score / 10))
    after = pd.DataFrame({"customer_id": people["customer_id"], "occurred_at": DAY + pd.Timedelta(days=9), "amount": amount})
    later = pd.DataFrame({"customer_id": ["C0"], "occurred_at": [DAY + pd.Timedelta(days=400)], "amount": [1e6]})
    tables = DriverTables(table(people), surveys, purchases=pd.concat([after, later], ignore_index=True))
    found = spend_effect(tables, "nps")
    assert found.ratio.low < 2**0.1 < found.ratio.high
    assert found.ratio.clear
    assert "higher in the 180 days after" in str(found.message)
    assert spend_effect(replace(tables, purchases=after), "nps").status == "few_answers"
    assert spend_effect(replace(tables, purchases=None), "nps").status == "no_data"


def test_the_page_escapes_what_users_wrote_and_json_is_plain():
    tables = company(1200, np.random.default_rng(2))
    frame = tables.customers.frame.rename(columns={"region": "<script>x"})
    found = find_drivers(replace(tables, customers=table(frame, ("<script>x",))), 1, draws=50)
    page = render(compose_drivers(found, "A & B <script>"))
    assert "<script" not in page
    assert "A &amp; B &lt;script&gt;" in page
    assert json.loads(found.to_json())["scores"][0]["index"] == "nps"


def test_the_command_on_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    tables = company(900, np.random.default_rng(2))
    folder, out = tmp_path / "data", tmp_path / "out"
    folder.mkdir()
    tables.customers.frame.to_csv(folder / "customers.csv", index=False)
    surveys = tables.surveys.assign(kind="relational", scale="0-10", reason="", survey_id=[f"S{i}" for i in range(900)])
    surveys.assign(score=surveys["score"].astype(int)).to_csv(folder / "surveys.csv", index=False)
    assert run_command(["drivers", str(folder), "--features", "region", "--draws", "50", "--out", str(out)]) == 0
    assert "NPS" in capsys.readouterr().out
    assert {path.name for path in out.iterdir()} == {"drivers.html", "drivers.json"}
    assert run_command(["drivers", str(folder), "--column", "customers.fee_per_month=price", "--out", str(out)]) == 3
    assert "price" in capsys.readouterr().err
    assert run_command(["drivers", str(folder), "--column", "surveys.grade=score", "--column", "costs.amount=x", "--out", str(out)]) == 2
    assert "--column costs." in capsys.readouterr().err
    (folder / "surveys.csv").unlink()
    assert run_command(["drivers", str(folder), "--out", str(out)]) == 3
    assert "no surveys" in capsys.readouterr().err


def test_a_folder_of_other_names_a_study_and_mapped_exports_are_read_alike(tmp_path: Path):
    """The shipped sample without its study: the fee is called otherwise there, and so are the columns of the second folder."""
    configs = Path(__file__).parents[3] / "configs"
    renamed = tmp_path / "renamed"
    renamed.mkdir()
    people = pd.read_csv(configs / "data" / "customers.csv")
    people["status"] = np.where(people["churned"] == 1, "cancelled", "active")
    people = people.rename(columns={"customer_id": "account_no"}).drop(columns="churned").assign(tenure_years=people["tenure_months"] / 12)
    people.drop(columns="tenure_months").to_csv(renamed / "customers.csv", index=False)
    answers = pd.read_csv(configs / "data" / "surveys.csv", dtype=str).rename(columns={"score": "mark"})
    answers.to_csv(renamed / "surveys.csv", index=False)
    (tmp_path / "tables.yaml").write_text(
        "population:\n  table: renamed/customers.csv\n  mapping:\n    customer_id: account_no\n"
        "    tenure: {column: tenure_years, unit: years}\n    churned: {column: status, yes: [cancelled], no: [active]}\n"
        "    fee_per_month: monthly_fee\n    segment: plan\n    features: [plan, monthly_fee]\n"
        "surveys:\n  table: renamed/surveys.csv\n  mapping:\n    contract: surveys\n    columns: {survey_id: survey_id, customer_id: "
        "customer_id, answered_at: answered_at, kind: kind, index: index, scale: scale, score: mark, reason: reason}\n"
    )
    stated = {"surveys": {"score": "mark"}, "customers": {"churned": "status"}}
    found = [
        study_tables(load(configs / "telecom.yaml")),
        folder_tables(configs / "data", DriverColumns()),
        folder_tables(renamed, DriverColumns(stated, ("plan", "monthly_fee"))),
        exported_tables(tmp_path / "tables.yaml"),
    ]
    names = ["customer_id", "tenure_months", "churned", "fee_per_month", "segment"]
    for tables in found[1:]:
        pd.testing.assert_frame_equal(tables.customers.frame[names], found[0].customers.frame[names])
        pd.testing.assert_frame_equal(tables.of("nps"), found[0].of("nps"))
    assert found[2].customers.features == found[3].customers.features == ("plan", "monthly_fee")
    assert "fee_per_month = monthly_fee" in english(found[1].notes)[0]
    assert "tenure_months = tenure_years (years)" in english(found[2].notes)[0]


def test_what_a_folder_does_not_say_is_requested(tmp_path: Path):
    columns = "who,member_for,state,price_tag\n" + "".join(f"C{i},{i},{'gone' if i % 2 else 'here'},9\n" for i in range(60))
    (tmp_path / "customers.csv").write_text(columns)
    with pytest.raises(DataError) as caught:
        infer_customers(tmp_path / "customers.csv", {})
    assert [fault.do.partition("customers.")[2] for fault in caught.value.faults] == [
        "customer_id=COLUMN", "tenure_months=COLUMN", "churned=COLUMN", "fee_per_month=COLUMN",
    ]  # fmt: skip
    stated = {"customer_id": "who", "tenure_months": "member_for", "churned": "state", "fee_per_month": "price_tag"}
    with pytest.raises(DataError, match="gone, here"):
        infer_customers(tmp_path / "customers.csv", stated)
    with pytest.raises(DataError, match="did you mean 'state'"):
        infer_customers(tmp_path / "customers.csv", {**stated, "churned": "stat"})
    with pytest.raises(DataError, match=r"customers\.fee\b"):
        infer_customers(tmp_path / "customers.csv", {**stated, "fee": "price_tag"})


def test_guessed_columns_that_leak_do_not_explain(tmp_path: Path):
    rng = np.random.default_rng(5)
    tenure, churned = rng.integers(1, 60, 400), rng.random(400) < 0.3
    frame = pd.DataFrame(
        {
            "customer_id": [f"C{i}" for i in range(400)],
            "tenure_months": tenure,
            "churned": churned.astype(int),
            "fee": rng.integers(9, 40, 400),
        }
    )
    frame.assign(paid=frame["fee"] * tenure, last_call=churned * 5 + rng.random(400), region="north").to_csv(
        tmp_path / "c.csv", index=False
    )
    table, sentences = infer_customers(tmp_path / "c.csv", {})
    assert table.features == ("fee",)
    assert str(sentences[1]) == "What may explain: fee."
    assert sum("leaks" in note for note in english(table.notes)) == 2
    assert "contacts" not in table.frame  # last_call is no count
    with pytest.raises(DataError, match="leak"):
        infer_customers(tmp_path / "c.csv", {}, ("last_call",))


def test_the_command_on_a_study_without_answers(capsys: pytest.CaptureFixture[str]):
    assert run_command(["drivers", str(Path(__file__).parents[3] / "configs" / "saas.yaml")]) == 2
    assert "add surveys: FILE" in capsys.readouterr().err


def test_the_command_on_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The baseline lives of a run folder, from the tables that a run leaves; without answers it says what to add."""
    people = twins.population(300, active=1.0)
    twin = compile_twin(twins.plan(surveys={"relation": twins.survey(sample=1.0, response_rate=0.9)}), people, twins.hazard())
    simulated = simulate(twin, twin.scenario(), study_key(11, 0, 0), events=True)
    frame = pd.DataFrame({"customer_id": people.names, "tenure_months": people.tenure_months, "fee_per_month": people.fee_per_month})
    write_customers(tmp_path, table(frame.assign(churned=False, segment="all")))
    (tmp_path / MANIFEST).write_text("{}")
    (tmp_path / "study.yaml").write_text("start: 2026-01-01\n")
    (tmp_path / "tables").mkdir()
    for name, part in (("customers", simulated.customers()), ("events", simulated.events()), ("surveys", simulated.surveys())):
        part.to_parquet(tmp_path / "tables" / f"baseline_{name}.parquet", index=False)
    assert run_command(["drivers", str(tmp_path), "--draws", "50", "--out", str(tmp_path / "out")]) == 0
    assert "from the day they were given" in capsys.readouterr().out
    assert "simulated" in (tmp_path / "out" / "drivers.html").read_text()
    (tmp_path / "tables" / "baseline_surveys.parquet").unlink()
    assert run_command(["drivers", str(tmp_path), "--out", str(tmp_path / "out")]) == 3
    assert "add surveys: to the study" in capsys.readouterr().err


def test_a_french_page_on_drivers_has_no_english_sentence_left(french: Document):
    left = [text for text in texts(french) if ENGLISH_WORDS.search(text)]
    assert left == []
    assert '<html lang="fr">' in render(french)


def test_every_sentence_about_drivers_is_known_in_french():
    """Those of scores that say nothing, of reasons and of spend, which the page above need not have."""
    ratio, wide, against = HazardRatioInterval(0.8, 0.7, 0.9), HazardRatioInterval(0.9, 0.7, 1.1), HazardRatioInterval(2.4, 2.1, 2.9)
    fall = ScoreFall(12.0, 8.0, 15.0, 210.0, 0.4, 30.0)
    trials = (ExperimentDesign(1.0, 0.8, 900.0, 12000.0, None),)
    effects = [
        ScoreEffect(
            index, "converged", Message("drivers-scores-equal"), 900, 90, ratio, equal, contrast, EValue(2.0, 1.5), fall=fall, trials=trials
        )
        for index in ("nps", "ces")
        for equal in (ratio, wide, against)
        for contrast in (ratio, wide)
    ]
    sentences = [text for effect in effects for dated in (True, False) for text in answer_question(effect, ("plan", "fee"), dated)]
    sentences += [messages.explain_status(status, "nps", 40) for status in ("few_answers", "no_variation", "separation")]
    sentences += [messages.explain_status("separation", "csat", 40, which) for which in (("effort",), ("effort", "contacts"))]
    sentences += [messages.summarise_index("csat", "found", found, 0.1, 400, 20, 9) for found in (("effort",), ("effort", "contacts"))]
    sentences += [messages.summarise_index("csat", status, (), 0.1, 400, 20, 9) for status in ("not_told_apart", "no_signal")]
    sentences += [
        messages.label(messages.pool_name(13)),
        messages.explain_pool(13, "nps", 0.2, 0.1, 0.3),
        *messages.list_without_share(["a", "b"]),
    ]
    sentences += [messages.explain_share("effort", "nps", 0.4, 0.3, 0.5, reported) for reported in (True, False)]
    sentences += [
        messages.explain_collinearity("effort", "contacts", 0.95),
        messages.explain_missing_fit("nps", Message("drivers-scores-equal")),
    ]
    sentences += [
        messages.explain_few_reasons("nps", 30),
        messages.explain_no_spend("nps"),
        messages.explain_few_answers_with_spend("nps", 12, 100, 180),
    ]
    sentences += [summarise_spend("nps", each, 500, 180) for each in (ratio, wide)]
    sentences += [messages.summarise_chain("effort_score", step, "nps", points, 0.9, 0.8, 1.1) for step in (1, 2) for points in (0.3, -0.3)]
    french, english = Locale.of("fr"), Locale.of()
    left = [each for each in sentences if ENGLISH_WORDS.search(french.format(each)) or french.format(each) == english.format(each)]
    assert left == []


@pytest.fixture(scope="module")
def french() -> Document:
    return compose_drivers(find_drivers(company(1200, np.random.default_rng(2)), 1, draws=50), "magasin", FRENCH)
