"""What the system refuses, as an error for people: no memory, no room on the disk, a place that may not be used."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from cxsim.errors import UsageError, fault
from cxsim.text import Message

FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def explain_system_error(error: BaseException) -> UsageError | None:
    """The error to show for one that the system raised; none if it is of another kind."""
    if isinstance(error, MemoryError):
        return UsageError(Message("cli-memory-short"), [fault("cli-memory", summary=summarise(error) or None)])
    if not isinstance(error, OSError):
        return None
    if error.errno in FULL:
        place = _existing_folder(error.filename)
        free = shutil.disk_usage(place).free
        return UsageError(Message("cli-disk-full"), [fault("cli-disk-space", megabytes=free / 1e6).at(file=place)])
    if error.errno in FORBIDDEN:
        forbidden = fault("cli-place-forbidden", reason=error.strerror).at(file=str(error.filename or ""))
        return UsageError(Message("cli-place-refused"), [forbidden])
    return None


def summarise(error: BaseException) -> str:
    """The beginning of an error's own text, on one line."""
    return " ".join(str(error).split())[:200]


def _existing_folder(name: object) -> str:
    """The nearest folder above a file that exists; the current one if the file is not known."""
    path = Path(name).absolute() if isinstance(name, str) else Path.cwd()
    return str(next((folder for folder in (path, *path.parents) if folder.is_dir()), Path.cwd()))
