"""What the system does to a run: damaged caches, killed processes, streams that cannot write a character, disks and pipes."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from cxsim.cli import main
from cxsim.cli.main import run_command
from cxsim.data.formats.workbook_extent import Extent, column_letters, extent_of_records, extent_of_xml
from cxsim.data.loader import open_table
from cxsim.data.source import refuse_strange_file
from cxsim.engine.compilation import entry, keep_compiled
from cxsim.engine.executors.checkpoint import claim_folder
from cxsim.errors import DataError, UsageError
from cxsim.provenance import run_folder
from cxsim.temporary_files import file_aside, owned_name, sweep, temporary_folder

CONFIGS = Path(__file__).parents[2] / "configs"
Capture = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, signals and devices are those of POSIX")


def doubled(x):  # type: ignore[no-untyped-def]
    return 2.0 * x


def compiled_hits() -> tuple[float, int]:
    """What a function that is kept compiled gives, and how often it was found compiled."""
    function = entry(doubled)
    keep_compiled(function)
    return function(21.0), sum(function.stats.cache_hits.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize("damage", ["emptied", "cut short", "one byte changed"])
@pytest.mark.parametrize("files", ["*.nbi", "*.nbc"])
def test_damaged_compiled_code_is_compiled_again(damage: str, files: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert compiled_hits() == (42.0, 0)
    assert compiled_hits() == (42.0, 1)
    (path,) = tmp_path.rglob(files)
    content = path.read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
    path.write_bytes({"emptied": b"", "cut short": content[:middle], "one byte changed": changed}[damage])
    assert compiled_hits() == (42.0, 0)
    assert compiled_hits() == (42.0, 1)


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    function = entry(doubled)
    keep_compiled(function)
    for folder in tmp_path.rglob("compiled-*"):
        for inner in folder.iterdir():
            inner.rmdir()
        folder.rmdir()
        folder.write_text("")  # a file where the folder was
    assert function(21.0) == 42.0


def a_dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@POSIX
def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    of_the_dead = owned_name(".partial-run").replace(f"-{os.getpid()}-", f"-{a_dead_process()}-")
    other_machine = of_the_dead.replace("partial-run-", "partial-run-x-")[:-20] + "-000000-1-abcdefgh"
    mine = file_aside(tmp_path / "part").name
    for name in (of_the_dead, other_machine, "log.aside", "run-2026"):
        (tmp_path / name).mkdir()
    (tmp_path / of_the_dead / "customers.csv").write_text("Anna")
    (tmp_path / mine).write_text("")
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {other_machine, mine, "log.aside", "run-2026"}


@POSIX
def test_the_next_run_sweeps_what_a_killed_one_left(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom datetime import date\nfrom pathlib import Path\nfrom cxsim.provenance import run_folder\n"
        "with run_folder(Path(sys.argv[1]), 'study', 'ab' * 8, date(2026, 1, 1)) as folder:\n"
        "    (folder.path / 'table').write_text('half')\n    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert [path.name[:9] for path in tmp_path.iterdir()] == [".partial-"]
    with pytest.raises(KeyboardInterrupt), run_folder(tmp_path, "study", "ab" * 8, date(2026, 1, 1)):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\nfrom cxsim.engine.executors import processes\n"
        "if __name__ == '__main__':\n"
        "    pool = processes._pool(1)\n    print(pool.submit(os.getpid).result(), flush=True)\n    time.sleep(60)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    if state.parent.parent.is_dir():
        return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@POSIX
def test_pipes_and_devices_are_refused_at_once(tmp_path: Path, capsys: Capture) -> None:
    pipe, device, study = tmp_path / "customers.csv", Path("/dev/zero"), tmp_path / "study.yaml"
    os.mkfifo(pipe)
    os.mkfifo(study)
    for arguments, code in (
        (["init", "--from", str(pipe)], 3),
        (["init", "--from", str(device)], 3),
        (["check", str(pipe), "--as", "customers"], 3),
        (["check", str(device), "--as", "surveys"], 3),
        (["check", str(study)], 2),
        (["run", str(study)], 2),
    ):
        assert run_command(arguments) == code
        assert "a pipe or a device" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files are bytes there")
def test_a_path_that_is_no_text_is_named(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "customers.csv").write_text("customer_id,tenure\nc1,5\n")
    main._write_any_character()
    for arguments in (
        ["check", str(folder / "customers.csv"), "--as", "customers"],
        ["metrics", str(folder)],
        ["simulate", str(CONFIGS / "gym.yaml"), "--customers", "1", "--events", str(folder / "log")],
        ["run", str(CONFIGS / "gym.yaml"), "--out", str(folder / "runs")],
    ):
        assert run_command(arguments) == 2
        assert "not UTF-8" in capsys.readouterr().err
    with pytest.raises(DataError, match="cannot be read"):
        refuse_strange_file(folder / "customers.csv")
    with pytest.raises(UsageError, match="cannot be kept"):
        claim_folder(folder / "log", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\n" + "\n" * 60_000, "60,001 lines"),
        ("a: [" + "1, " * 60_000 + "1]\n", "more than 50,000 keys and values"),
        ("a: " + "x" * 1_100_000, "more than 1,000,000 bytes"),
        ((CONFIGS / "gym.yaml").read_text().replace("start: 20", "start: 9999-01-01 # 20", 1), "9999-01-01"),
    ],
    ids=["lines", "values", "bytes", "year"],
)
def test_a_study_out_of_bounds_is_refused(text: str, found: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "study.yaml").write_text(text)
    assert run_command(["check", str(tmp_path / "study.yaml")]) == 2
    assert found in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value"), [("--customers", str(10**15)), ("--seed", str(2**64)), ("--replications", "9" * 400), ("--workers", "100000")]
)
def test_a_count_without_bound_is_refused(option: str, value: str, capsys: Capture) -> None:
    assert run_command(["simulate", str(CONFIGS / "gym.yaml"), option, value]) == 2
    assert option in capsys.readouterr().err


def workbook(path: Path, far: str) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["customer_id", "tenure"])
    sheet.write_row("A2", ["c1", 5])
    sheet.write(far, "x")
    sheet.write_blank("XFD1048575", None, book.add_format({"bold": True}))
    book.close()
    return path


def test_a_stray_cell_far_out_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(DataError, match=r"17,179,869,184 cells up to XFD1048576 \(sheet1\)"),
        open_table(workbook(tmp_path / "f.xlsx", "XFD1048576")),
    ):
        pass


def test_an_empty_cell_far_out_is_nothing(tmp_path: Path) -> None:
    with open_table(workbook(tmp_path / "f.xlsx", "D3")) as table:
        assert table.source.rows == 2


def test_a_sheet_that_begins_further_right_keeps_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row("C4", ["customer_id", "tenure"])
    sheet.write_row("C5", ["c1", 5])
    book.close()
    with open_table(path) as table:
        assert table.names[-2:] == ("customer_id", "tenure")
        assert len(table.names) == 4


def test_the_extent_of_a_sheet_is_found_in_pieces_of_any_size(tmp_path: Path) -> None:
    with zipfile.ZipFile(workbook(tmp_path / "f.xlsx", "ZZ77")) as archive:
        content = archive.read("xl/worksheets/sheet1.xml")
    for size in (7, 64, 1 << 20):
        assert extent_of_xml(content[i : i + size] for i in range(0, len(content), size)) == Extent(77, 702)
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_the_extent_of_a_binary_sheet_is_that_of_its_cells() -> None:
    """Rows 1 and 9: a number in column 3, and a blank cell, which counts for nothing, in column 500."""

    def record(kind: int, content: bytes) -> bytes:
        return bytes([kind]) + bytes([len(content)]) + content

    def word(number: int) -> bytes:
        return number.to_bytes(4, "little")

    cells = record(0, word(8) + bytes(13)) + record(5, word(2) + bytes(12)) + record(1, word(499) + bytes(4))
    long = bytes([0x94, 0x01, 16]) + bytes(16)
    assert extent_of_records(long + record(0, word(0) + bytes(13)) + cells) == Extent(9, 3)


def test_a_wide_table_is_read_as_a_narrow_one(tmp_path: Path) -> None:
    names = [f"q{i}" for i in range(130)]
    rows = [[f" {r}" if r == 1 and i == 7 else str(r * i % 5) for i in range(130)] for r in range(4)]
    (tmp_path / "wide.csv").write_text("\n".join(",".join(line) for line in [names, *rows]))
    (tmp_path / "narrow.csv").write_text("\n".join(",".join(line[5:10]) for line in [names, *rows]))
    with open_table(tmp_path / "wide.csv") as wide, open_table(tmp_path / "narrow.csv") as narrow:
        own = ", ".join(wide.cell(name) for name in names[5:10])
        assert (
            wide.connection.execute(f"SELECT {own} FROM raw ORDER BY rowid").fetchall()
            == narrow.connection.execute("SELECT c0, c1, c2, c3, c4 FROM raw ORDER BY rowid").fetchall()
        )
        assert wide.source.rows == narrow.source.rows == 4


def test_a_stream_that_cannot_write_a_character_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", written)
    main._write_any_character()
    assert run_command(["check", str(CONFIGS / "gym.yaml"), "--language", "fr"]) == 0
    assert run_command(["check", str(CONFIGS / "gym.yaml"), "--json"]) == 0
    written.flush()
    shown = written.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]
    assert "?" in shown
    assert json.loads(shown[shown.index("{") :])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/nowhere/below/this"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/nowhere/x"), "A file or folder cannot be used"),
        (MemoryError("Unable to allocate 72.8 TiB"), "more memory than there is"),
    ],
    ids=["disk", "place", "memory"],
)
def test_what_the_system_refuses_is_named(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def fails(**_: object) -> None:
        raise error

    monkeypatch.setattr(main, "app", fails)
    assert run_command(["check", "study.yaml"]) == 2
    messages = capsys.readouterr().err
    assert said in messages
    assert "internal error" not in messages


def test_a_file_that_ends_too_early_is_no_interruption(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def fails(**_: object) -> None:
        raise main.Abort from EOFError("Ran out of input")

    monkeypatch.setattr(main, "app", fails)
    assert run_command(["check", "study.yaml"]) == 1
    assert "interrupted" not in capsys.readouterr().err


def test_a_temporary_folder_is_gone_at_the_end() -> None:
    with temporary_folder() as folder:
        assert folder.is_dir()
        assert f"-{os.getpid()}-" in folder.name
    assert not folder.exists()
