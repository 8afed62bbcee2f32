"""Files and folders in the making: each names its owner, so that the next start removes what a killed process left behind."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

ASIDE = ".aside"
_OWNED = re.compile(r"-(?P<machine>[0-9a-f]{6})-(?P<process>\d+)-[a-z0-9_]{8}(?:\.aside)?$")
_FOLDERS = "cxsim"


def owned_name(name: str) -> str:
    """A name that no other file has, with the machine and the process that it belongs to."""
    return f"{name}-{_machine()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"


def file_aside(path: Path) -> Path:
    """The hidden file beside a path in which its content is written before it is renamed."""
    return path.with_name(f".{owned_name(path.name)}{ASIDE}")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of this process alone among the system's temporary ones, gone when the context ends."""
    _sweep_system_folder()
    with tempfile.TemporaryDirectory(prefix=f"{_FOLDERS}-{_machine()}-{os.getpid()}-") as name:
        yield Path(name)


def sweep(folder: Path, everywhere: bool = False) -> None:
    """Remove from a folder, or from everywhere below it, what processes that no longer run on this machine left in the making.

    What belongs to another user or another machine stays, since nobody here can tell whether its owner still runs.
    """
    with suppress(OSError):
        for path in list(folder.rglob(f".*{ASIDE}") if everywhere else folder.iterdir()):
            owned = _OWNED.search(path.name)
            if owned and owned["machine"] == _machine() and not _runs(int(owned["process"])) and _is_mine(path):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


@cache
def _sweep_system_folder() -> None:
    sweep(Path(tempfile.gettempdir()))


@cache
def _machine() -> str:
    """What tells this machine from others; processes that cannot see each other, as in two containers, are on two machines."""
    processes = Path("/proc/self/ns/pid")
    space = os.readlink(processes) if processes.exists() else ""
    return hashlib.sha256(f"{platform.node()} {space}".encode()).hexdigest()[:6]


def _runs(process: int) -> bool:
    if sys.platform == "win32":  # asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _is_mine(path: Path) -> bool:
    return sys.platform == "win32" or path.lstat().st_uid == os.getuid()
