"""What is typed, what is shown, and the exit codes; whole runs are tried elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

import cxsim
import cxsim.study
from cxsim.cli import commands
from cxsim.cli.compatibility import SEED
from cxsim.cli.main import run_command
from cxsim.cli.output import progress_bar, show_json
from cxsim.config.loader import load
from cxsim.engine.simulation import must_compile
from cxsim.errors import DataError, ModelError, UsageError, fault
from cxsim.provenance import Manifest
from cxsim.study import options
from cxsim.text import Message
from cxsim.text.locale import ENGLISH

SMALL = Path(__file__).parents[2] / "faults" / "small_study.yaml"
Capture = pytest.CaptureFixture[str]
FAULT = fault("cli-replications-wrong", value="x")


class Corridor(types.ModuleType):
    """A stand-in for `cxsim.study`: it records what it is called with, or fails as told."""

    def __init__(self) -> None:
        super().__init__("cxsim.study")
        self.__path__ = list(cxsim.study.__path__)  # what is beside the corridor is the real thing
        self.Scale = cxsim.study.Scale
        self.called: dict[str, object] = {}
        self.failure: BaseException | None = None
        self.identical = True

    def run(self, config: Path, **options: object) -> object:
        self.called = {"config": config, **options}
        if self.failure:
            raise self.failure
        return types.SimpleNamespace(summary=lambda: {"run_dir": "runs/x", "money": {"npv": {"p50": 1.5}}})

    def check(self, path: Path, settings: tuple[object, ...]) -> list[str]:
        assert settings == ()
        return [f"{path.name} is fine"]

    def verify(self, run: Path) -> object:
        return types.SimpleNamespace(identical=self.identical, lines=("the fit is the same",), digest="0")


@pytest.fixture
def corridor(monkeypatch: pytest.MonkeyPatch) -> Corridor:
    stand_in = Corridor()
    monkeypatch.setitem(sys.modules, "cxsim.study", stand_in)
    monkeypatch.setattr(cxsim, "study", stand_in, raising=False)
    monkeypatch.setattr(commands, "describe_run", lambda result: [f"NPV {result.summary()['money']['npv']['p50']}"])
    return stand_in


def test_run_hands_over_what_was_typed(corridor: Corridor, capsys: Capture) -> None:
    typed = "run a.yaml --out there --draws 5 --key 7 --workers 2 --programme faster --json"
    assert run_command(typed.split()) == 0
    progress = corridor.called.pop("progress")
    assert isinstance(progress, Callable)  # type: ignore[arg-type]
    assert corridor.called == {
        "config": Path("a.yaml"),
        "out": Path("there"),
        "draws": 5,
        "seed": 7,
        "workers": 2,
        "programme": "faster",
        "deep": True,
        "scale": None,
        "language": "en",
        "settings": (),
    }
    assert json.loads(capsys.readouterr().out) == {"run_dir": "runs/x", "money": {"npv": {"p50": 1.5}}}


def test_run_says_its_sentences_and_leaves_the_study_its_own_numbers(corridor: Corridor, capsys: Capture) -> None:
    assert run_command(["run", "a.yaml"]) == 0
    assert capsys.readouterr().out == "NPV 1.5\n"
    assert [corridor.called[name] for name in ("out", "draws", "seed", "workers", "programme")] == [Path("runs"), None, None, None, None]


@pytest.mark.parametrize(("kind", "code", "word"), [(ModelError, 1, "model"), (UsageError, 2, "usage"), (DataError, 3, "data")])
def test_errors_have_their_code_and_their_shape(corridor: Corridor, capsys: Capture, kind: type[UsageError], code: int, word: str) -> None:
    corridor.failure = kind("it failed", [FAULT.at("f.csv", 3, "fee"), FAULT])
    assert run_command(["run", "a.yaml"]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"error: it failed\n  f.csv:3:fee: {FAULT}\n  {FAULT}\n"
    assert run_command(["run", "a.yaml", "--json"]) == code
    shown = capsys.readouterr()
    assert shown.err == ""
    error = json.loads(shown.out)["error"]
    assert (error["kind"], error["message"]) == (word, "it failed")
    assert (error["faults"][0]["file"], error["faults"][0]["line"], error["faults"][0]["column"]) == ("f.csv", 3, "fee")


def test_an_interruption_is_one_line(corridor: Corridor, capsys: Capture) -> None:
    corridor.failure = KeyboardInterrupt()
    assert run_command(["run", "a.yaml"]) == 130
    assert capsys.readouterr() == ("", "interrupted; nothing was kept\n")


@pytest.mark.parametrize(
    ("more", "messages"),
    [
        (["--resume", "parts"], "finished parts are kept in parts"),
        (["--events", "log", "--resume=parts"], "finished parts are kept in parts"),
        (["--events", "log"], "the log in log is not finished: remove it"),
    ],
)
def test_an_interrupted_simulation_says_what_it_left(more: list[str], messages: str, monkeypatch, capsys):
    monkeypatch.setattr("cxsim.study.simulation.simulate_study", interrupted)
    assert run_command(["simulate", "study.yaml", *more]) == 130
    assert messages in capsys.readouterr().err


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_an_unexpected_exception_is_one_line_unless_requested(corridor: Corridor, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    corridor.failure = ZeroDivisionError("by zero")
    monkeypatch.delenv("CXSIM_DEBUG", raising=False)
    assert run_command(["run", "a.yaml"]) == 1
    messages = capsys.readouterr().err
    assert messages.startswith("error: internal error (ZeroDivisionError: by zero); please report it")
    assert messages.count("\n") == 1
    monkeypatch.setenv("CXSIM_DEBUG", "1")
    assert run_command(["run", "a.yaml"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed", ["run", "run a.yaml --draws 0", "run a.yaml --draws many", "nothing", "run a.yaml --colour", "runs", "runs verify", "check"]
)
def test_a_wrong_command_is_a_usage_error(corridor: Corridor, capsys: Capture, typed: str) -> None:
    assert run_command(typed.split()) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not corridor.called


def test_verify_fails_if_anything_differs(corridor: Corridor, capsys: Capture) -> None:
    assert run_command(["runs", "verify", "runs/x"]) == 0
    corridor.identical = False
    assert run_command(["runs", "verify", "runs/x", "--json"]) == 1
    assert json.loads(capsys.readouterr().out.partition("\n")[2])["identical"] is False


def test_check_of_a_study_and_of_a_data_file(corridor: Corridor, capsys: Capture, tmp_path: Path) -> None:
    assert run_command(["check", str(SMALL)]) == 0
    assert capsys.readouterr().out == "small_study.yaml is fine\n"
    table = tmp_path / "surveys.csv"
    table.write_text("a,b\n1,2\n")
    assert run_command(["check", str(table)]) == 3  # as its name says
    assert "is not a table of surveys" in capsys.readouterr().err
    assert run_command(["check", str(table.rename(tmp_path / "answers.csv"))]) == 2
    assert "--as customers" in capsys.readouterr().err
    table = tmp_path / "answers.csv"
    assert run_command(["check", str(table), "--as", "surveys"]) == 3
    assert run_command(["check", str(table), "--as", "people"]) == 2


def test_schema_and_init_write_and_overwrite_nothing(capsys: Capture, tmp_path: Path) -> None:
    assert run_command(["schema", "--out", str(tmp_path / "deep" / "s.json")]) == 0
    assert json.loads((tmp_path / "deep" / "s.json").read_text())["title"] == "Study"
    study = tmp_path / "new" / "telecom.yaml"
    assert run_command(["init", str(tmp_path / "new")]) == 0
    assert cxsim.load(study).table is not None
    before = {path: path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert run_command(["init", str(tmp_path / "new")]) == 2
    assert {path: path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()} == before
    assert str(study) in capsys.readouterr().err


def test_runs_are_listed(capsys: Capture, tmp_path: Path) -> None:
    run = tmp_path / "2026-01-02-a-b"
    run.mkdir()
    (run / "manifest.json").write_text(Manifest("A", "2026-01-02", "c", 7, {}, {}).to_json())
    (tmp_path / ".partial-x").mkdir()
    assert run_command(["runs", "list", str(tmp_path), "--json"]) == 0
    known = {"run_dir": str(run), "name": "A", "created": "2026-01-02", "seed": 7, "key": 7}
    assert json.loads(capsys.readouterr().out) == [{**known, "programme": "", "npv": {}, "probability_of_loss": None, "differs": None}]


def test_a_reader_who_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m cxsim schema | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}, check=False)
    assert done.stderr == ""
    assert len(done.stdout) == 10


def test_no_bar_is_drawn_where_no_one_looks(capsys: Capture) -> None:
    with progress_bar(wanted=True) as progress:
        progress(Message("study-step-simulating"), 1, 2)
    assert capsys.readouterr() == ("", "")


def test_what_is_done_once_is_reported_where_no_bar_is_drawn(capsys: Capture) -> None:
    for wanted in (True, False):
        with progress_bar(wanted) as progress:
            progress(Message("study-compiling"), 0, 0)
    assert capsys.readouterr() == ("", f"{ENGLISH('study-compiling')}\n")


@pytest.mark.parametrize("typed", [(), ("--quiet",), ("--json",)])
def test_a_first_run_says_that_it_compiles(capsys: Capture, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]) -> None:
    monkeypatch.setattr(options, "must_compile", lambda study: True)
    assert run_command(["simulate", "configs/telecom.yaml", "--customers", "1", "--summary", *typed]) == 0
    reported = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("note: ")]
    assert reported == ([] if typed else [ENGLISH("study-compiling")])
    assert not must_compile(load("configs/telecom.yaml"))  # by now it is


def test_it_says_so_only_where_it_will(monkeypatch: pytest.MonkeyPatch) -> None:
    messages: list[tuple[Message, int, int]] = []
    study = load("configs/telecom.yaml")
    for needed in (True, False):
        monkeypatch.setattr(options, "must_compile", lambda study, needed=needed: needed)
        options.announce(study, lambda *step: messages.append(step))
    assert messages == [(Message("study-compiling"), 0, 0)]


def test_whether_the_engine_is_compiled_is_known_from_the_cache(tmp_path: Path) -> None:
    program = "from cxsim.config.loader import load; from cxsim.engine.simulation import must_compile;"
    program += "print(must_compile(load('configs/telecom.yaml')), must_compile(load('configs/contact_centre.yaml')))"
    fresh = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", program], env=fresh, check=True, capture_output=True).stdout == b"True True\n"


def test_a_folder_without_runs_says_so(tmp_path: Path, capsys: Capture) -> None:
    assert run_command(["runs", "list", str(tmp_path / "none")]) == 0
    assert "no finished run in" in capsys.readouterr().out


def test_an_old_option_is_still_read_with_a_hint(corridor: Corridor, capsys: Capture) -> None:
    for typed in (["run", "a.yaml", "--key", "7"], ["run", "a.yaml", "--key=7"]):
        assert run_command(typed) == 0
        assert corridor.called["seed"] == 7
        assert "the option --key is now called --seed" in capsys.readouterr().err


def test_an_old_field_of_json_is_still_there_with_a_hint(capsys: Capture) -> None:
    show_json({"name": "A", "seed": 7}, SEED)
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {"name": "A", "seed": 7, "key": 7}
    assert 'the field "key" of the JSON is now called "seed"' in shown.err


@pytest.mark.parametrize(
    ("stated", "variable", "option", "messages"),
    [
        ("", "", "", "error: "),
        ("language: fr\n", "", "", "erreur\u00a0: "),
        ("", "fr", "", "erreur\u00a0: "),
        ("language: en\n", "fr", "", "error: "),
        ("language: fr\n", "fr", "en", "error: "),
    ],
)
def test_the_language_is_that_of_the_option_of_the_study_of_the_machine(
    stated: str, variable: str, option: str, messages: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CXSIM_LANGUAGE", variable)
    (tmp_path / "base.yaml").write_text(f"{stated}nothing: 1\n")
    (tmp_path / "study.yaml").write_text("extends: base.yaml\n")
    assert run_command(["check", str(tmp_path / "study.yaml"), *(["--language", option] if option else [])]) == 2
    assert capsys.readouterr().err.startswith(messages)


def test_a_language_in_which_nothing_is_written_is_refused(capsys: Capture) -> None:
    assert run_command(["check", "a.yaml", "--language", "frr"]) == 2
    assert "did you mean 'fr'?" in capsys.readouterr().err


def test_a_proposed_mapping_says_where_it_goes(tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "customers.csv"
    table.write_text("customer_id,tenure_months,churned,monthly_fee\na,3,0,10\nb,4,1,12\n")
    assert run_command(["init", "--from", str(table)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "population:" in shown
    assert shown[-2].startswith("# next: paste these lines into your study file")
    assert shown[-1].endswith("-o population.yaml")
    target = tmp_path / "there" / "population.yaml"
    assert run_command(["init", "--from", str(table), "-o", str(target)]) == 0
    assert '  table: "../customers.csv"' in target.read_text().splitlines()
    assert capsys.readouterr().out.splitlines()[-1] == f"next: correct it, then cxsim check {target}"
    assert run_command(["init", "--from", str(table), "-o", str(target)]) == 2


def test_a_table_that_is_no_table_of_customers_is_named_as_what_it_is(capsys: Capture) -> None:
    assert run_command(["check", "configs/data/surveys.csv", "--as", "customers"]) == 2
    assert "write --as surveys" in capsys.readouterr().err
