"""A run that cannot be done says so in one message, with the right exit code, and leaves nothing behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxsim.cli.main import run_command

ROOT = Path(__file__).parents[2]
TELECOM = ROOT / "configs" / "telecom.yaml"
Capture = pytest.CaptureFixture[str]


def study(folder: Path, **replaced: str) -> Path:
    """The shipped study in another folder, with some of its text replaced (`old` -> `new`)."""
    text = TELECOM.read_text().replace("data/", f"{TELECOM.parent.as_posix()}/data/")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "study.yaml"
    path.write_text(text)
    return path


def refused(path: Path, code: int, capsys: Capture, *options: str) -> str:
    out = path.parent / "runs"
    assert run_command(["run", str(path), "--out", str(out), *options]) == code
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert not out.exists() or not list(out.iterdir())
    return printed.err


def changed_table(folder: Path, old: str, new: str, encoding: str = "utf-8") -> Path:
    table = (TELECOM.parent / "data" / "customers.csv").read_text()
    assert old in table
    (folder / "customers.csv").write_text(table.replace(old, new, 1), encoding=encoding)
    path = study(folder)
    path.write_text(path.read_text().replace(f"{TELECOM.parent.as_posix()}/data/customers.csv", "customers.csv"))
    return path


def test_a_missing_study(tmp_path: Path, capsys: Capture) -> None:
    assert "no such file" in refused(tmp_path / "none.yaml", 2, capsys).lower()


def test_a_misspelt_lever_at_its_line(tmp_path: Path, capsys: Capture) -> None:
    path = study(tmp_path, **{"journeys.support.touchpoints.first_contact.success": "journeys.support.touchpoints.first_contact.succes"})
    line = next(i for i, text in enumerate(path.read_text().splitlines(), 1) if "first_contact.succes" in text)
    messages = refused(path, 2, capsys)
    assert f"study.yaml:{line}:" in messages
    assert "did you mean 'journeys.support.touchpoints.first_contact.success'?" in messages


def test_a_coefficient_that_the_fit_does_not_have_at_its_line(tmp_path: Path, capsys: Capture) -> None:
    path = study(tmp_path, **{"coef: ces,": "coef: cess,"})
    messages = refused(path, 2, capsys)
    assert "study.yaml:" in messages
    assert "did you mean 'ces'?" in messages


def test_answers_off_the_stated_scale(tmp_path: Path, capsys: Capture) -> None:
    messages = refused(study(tmp_path, **{"scale: [0, 10]": "scale: [0, 5]"}), 2, capsys)
    assert "study.yaml:" in messages
    assert "answers outside 0 to 5" in messages


def test_every_fault_at_once(tmp_path: Path, capsys: Capture) -> None:
    path = study(
        tmp_path,
        **{"success: {value: 0.71": "success: {value: 1.2", "margin:": "margn:", "half_life: {value: 4 months": "half_life: {value: 4"},
    )
    messages = refused(path, 2, capsys)
    for words in ("found 1.2; expected between 0 and 1", "margn", "found 4; expected a length of time with its unit"):
        assert words in messages


def test_a_broken_table(tmp_path: Path, capsys: Capture) -> None:
    messages = refused(changed_table(tmp_path, "C00003,", "C00002,"), 3, capsys)
    assert "customers.csv:4:" in messages
    assert "C00002" in messages


def test_no_customer_left(tmp_path: Path, capsys: Capture) -> None:
    path = study(tmp_path, **{"yes: [1], no: [0]": "yes: [2], no: [0, 1]"})
    assert "Churn cannot be learned where nobody left" in refused(path, 1, capsys)


@pytest.mark.slow
def test_a_customer_base_that_explodes(tmp_path: Path, capsys: Capture) -> None:
    path = study(tmp_path, **{"rate: {value: 45,": "rate: {value: 9e8,"})
    assert "The simulated customer base explodes" in refused(path, 1, capsys, "--draws", "1")


def test_an_unknown_programme(tmp_path: Path, capsys: Capture) -> None:
    messages = refused(study(tmp_path), 2, capsys, "--programme", "first_time_wrong")
    assert "did you mean 'first_time_right'?" in messages


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a folder in which not even root can write")
def test_a_folder_that_is_read_only(tmp_path: Path, capsys: Capture) -> None:
    """/sys refuses new folders to everybody, and so does a folder without the right to write to everybody but root."""
    assert run_command(["run", str(study(tmp_path)), "--out", "/sys/runs"]) == 2
    assert "choose a folder that you can write" in capsys.readouterr().err


def test_an_output_folder_that_is_a_file(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "there").write_text("")
    assert run_command(["run", str(study(tmp_path)), "--out", str(tmp_path / "there")]) == 2
    assert "choose a folder that you can write" in capsys.readouterr().err


def test_an_unreachable_public_table(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXSIM_DATA", str(tmp_path / "nowhere"))
    path = tmp_path / "study.yaml"
    path.write_text((TELECOM.parent / "telco_ibm.yaml").read_text())
    assert "telco_ibm" in refused(path, 3, capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), pytest.param("SIGINT", 130, marks=pytest.mark.slow)])
def test_interrupted_in_the_middle_nothing_is_left(number: str, code: int, tmp_path: Path) -> None:
    """Ctrl-C, or the system's request to end, while the draws are simulated: its exit code, one line, no folder."""
    out = tmp_path / "runs"
    command = [sys.executable, "-m", "cxsim", "run", str(TELECOM), "--out", str(out), "--draws", "5000"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        deadline = time.monotonic() + 120
        while not ((out.exists() and list(out.glob(".partial-*/study.yaml"))) or _simulating(out)) and time.monotonic() < deadline:
            time.sleep(0.2)
        time.sleep(5)
        process.send_signal(getattr(signal, number))
        messages = process.communicate(timeout=60)[1]
    assert process.returncode == code, messages
    assert "Traceback" not in messages
    assert "interrupted" in messages
    assert list(out.iterdir()) == []


def _simulating(out: Path) -> bool:
    return out.exists() and any(out.glob(".partial-*"))
