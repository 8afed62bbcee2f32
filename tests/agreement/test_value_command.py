"""`cxsim fit` on a log of purchases: the shipped questions give the published holdout tables, and wrong files say what is wrong."""

import json
from pathlib import Path

import pytest

from cxsim.cli.main import run_command
from cxsim.clv.backtest import season_note

QUESTIONS = Path(__file__).parents[2] / "configs" / "purchases"


def answered(question: Path, out: Path) -> dict:
    assert run_command(["fit", str(question), "--out", str(out)]) == 0
    assert "<script" not in (out / "value_card.html").read_text()
    return json.loads((out / "value_card.json").read_text())


def errors(card: dict, cut: str) -> dict[str, float]:
    return {row["method"]: 100 * row["error_share"] for row in card["rows"] if row["cut"] == cut}


@pytest.mark.slow
@pytest.mark.realdata
def test_cdnow_sample(data_folder, tmp_path, capsys):
    """Weeks 40-78 of the 1/10 sample: within 0.5 points of the forecasts with the published parameters, and the parameters themselves."""
    card = answered(QUESTIONS / "cdnow.yaml", tmp_path)
    found = errors(card, "1997-09-30")
    assert found["BG/NBD"] == pytest.approx(-12.1, abs=0.5)
    assert found["Pareto/NBD"] == pytest.approx(-11.5, abs=0.5)
    assert found["rate heuristic"] == pytest.approx(55.7, abs=0.5)
    assert card["fits"][0]["values"]["r"] == pytest.approx(0.242595, abs=1e-5)
    assert {row["cut"] for row in card["rows"]} == {"1997-04-02", "1997-07-01", "1997-09-30"}
    shown = capsys.readouterr().out
    assert "1,882" in shown
    assert "−12.1%" in shown
    assert "+55.7%" in shown
    messages = "No season can be seen in this log"
    assert messages in shown
    assert messages in (tmp_path / "value_card.html").read_text()
    assert card["season"].startswith(messages)
    assert "before the cut are 9 months" in card["season"]


@pytest.mark.realdata
@pytest.mark.slow
def test_cdnow_full(data_folder, tmp_path, capsys):
    """The same of all 23,570 customers; without the earlier cuts, which take most of the time."""
    text = (QUESTIONS / "cdnow_full.yaml").read_text()
    assert "origins: 2" in text
    (tmp_path / "q.yaml").write_text(text.replace("origins: 2", "draws: 50").replace("bg_nbd, mbg_nbd", "bg_nbd"))
    found = errors(answered(tmp_path / "q.yaml", tmp_path / "out"), "1997-09-30")
    assert found["BG/NBD"] == pytest.approx(-14.3, abs=0.5)
    assert found["Pareto/NBD"] == pytest.approx(-12.9, abs=0.5)


@pytest.mark.realdata
@pytest.mark.slow
def test_online_retail(data_folder, tmp_path, capsys):
    found = answered(QUESTIONS / "online_retail.yaml", tmp_path)
    assert errors(found, "2011-06-10")["BG/NBD"] == pytest.approx(-9.3, abs=0.5)
    assert found["rows"][0]["actual"] == 6826
    assert found["rows"][0]["status"] == "boundary"
    assert "8,945 of 406,829 lines are no purchases" in capsys.readouterr().out


def test_a_long_log_says_that_the_models_still_have_no_season():
    assert str(season_note(729)).startswith("No season can be seen in this log")
    assert str(season_note(731)).startswith("The models have no season")
    assert "3.0 years" in str(season_note(1096))


def purchases(folder: Path) -> None:
    lines = [f"C{i % 70},2025-{1 + (7 * i) % 9:02d}-{1 + (11 * i) % 28:02d},{10 + i % 5}" for i in range(700)]
    (folder / "log.csv").write_text("\n".join(["who,day,money", *lines]) + "\n")


MAPPING = "{contract: transactions, columns: {customer_id: who, occurred_at: day, amount: money}}"
QUESTION = "name: Shop\ntransactions: {table: log.csv, mapping: %s}\nvalue: {cut: 2025-06-30, horizon: 60 d, methods: [bg_nbd]}\n"


@pytest.mark.slow
def test_a_companys_own_log(tmp_path, capsys):
    purchases(tmp_path)
    (tmp_path / "q.yaml").write_text(QUESTION % MAPPING)
    assert run_command(["check", str(tmp_path / "q.yaml")]) == 0
    assert "700 purchases of 70 customers" in capsys.readouterr().out
    card = answered(tmp_path / "q.yaml", tmp_path / "out")
    assert {row["method"] for row in card["rows"]} == {"BG/NBD", "rate heuristic"}


@pytest.mark.parametrize(
    ("change", "code", "messages"),
    [
        (("horizon: 60 d", "horizon: soon"), 2, "q.yaml:3:"),
        (("methods: [bg_nbd]", "methods: [bgnbd]"), 2, "q.yaml:3:"),
        (("cut: 2025-06-30", "cut: 2025-09-20"), 3, "move the cut"),
        (("columns: {customer_id: who", "columns: {customer_id: whom"), 3, "who"),
        (("table: log.csv", "table: gone.csv"), 3, "gone.csv"),
    ],
    ids=["horizon", "method", "cut", "column", "file"],
)
def test_wrong_questions(tmp_path, capsys, change, code, messages):
    purchases(tmp_path)
    (tmp_path / "q.yaml").write_text((QUESTION % MAPPING).replace(*change))
    assert run_command(["fit", str(tmp_path / "q.yaml"), "--out", str(tmp_path / "out")]) == code
    assert messages in capsys.readouterr().err
