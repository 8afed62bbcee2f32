"""Finished units on disk, so that a run that was killed goes on where it stood; and whose a folder is that a job writes into."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np

from cxsim.engine.records import Ints
from cxsim.errors import UsageError, fault
from cxsim.provenance import file_hash, synchronise
from cxsim.temporary_files import file_aside, sweep
from cxsim.text import Message

ABOUT = "job.json"
PART = ".part"


def claim_folder(folder: Path, signature: str) -> bool:
    """Make a folder that of one job, or find out whose it is; of two jobs at once, exactly one is the first.

    Parameters
    ----------
    folder
        Made if need be.
    signature
        Hash of all that the job's files follow from.

    Returns
    -------
    bool
        Whether this call made it the job's folder; False if it was that before.

    Raises
    ------
    UsageError
        If it is another job's folder, or cannot be written.
    """
    try:
        os.fspath(folder).encode("utf-8")  # the writer of the tables takes no other path
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder, everywhere=True)
        first = _create(folder / ABOUT, json.dumps({"signature": signature}).encode())
        found = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except UnicodeEncodeError:
        raise UsageError(Message("engine-resume-unwritable"), [fault("data-file-name").at(file=str(folder))]) from None
    except (OSError, ValueError, RecursionError) as error:
        raise _unwritable(folder, error) from None
    if not isinstance(found, dict) or found.get("signature") != signature:
        raise UsageError(Message("engine-resume-other-run"), [fault("engine-parts-other-run").at(file=str(folder))])
    return first


@dataclass(frozen=True)
class Checkpoint:
    """A folder of finished units of one job: one small file each, written aside and renamed.

    A file holds the sums of its unit, their hash and those of the unit's tables in the event log. What does not agree with its hash
    is done again: a disk that was full or lost its power leaves files of the right name and size with other content.

    Attributes
    ----------
    signature : hash of all that the tables follow from; parts of another job are refused, not mixed in.
    """

    folder: Path
    signature: str

    @classmethod
    def opened(cls, folder: Path, signature: str) -> Checkpoint:
        """The folder, made if need be.

        Raises
        ------
        UsageError
            If it holds the parts of another job or cannot be written.
        """
        claim_folder(folder, signature)
        return cls(folder, signature)

    def read(self, unit: str, log: Path | None = None) -> Ints | None:
        """The table of the finished unit of that name; none if it, or one of its tables in the log, is absent or damaged."""
        try:
            head, _, content = self._path(unit).read_bytes().partition(b"\n")
            about = json.loads(head)
            whole = about == self._about(unit, content, log)
            table = np.load(BytesIO(content), allow_pickle=False) if whole else None
        except (OSError, ValueError, EOFError, RecursionError):
            return None
        return table if isinstance(table, np.ndarray) and table.dtype == np.int64 else None

    def write(self, unit: str, table: Ints, log: Path | None = None) -> None:
        """Keep the table of a finished unit, whose tables in the log are written.

        Raises
        ------
        UsageError
            If it cannot be written.
        """
        content = BytesIO()
        np.save(content, table, allow_pickle=False)
        head = json.dumps(self._about(unit, content.getvalue(), log)).encode()
        try:
            _replace(self._path(unit), head + b"\n" + content.getvalue())
        except OSError as error:
            raise _unwritable(self.folder, error) from None

    def _about(self, unit: str, content: bytes, log: Path | None) -> dict[str, object]:
        """What a part says of itself: the hash of its content as one of this job, and of the unit's tables in the log."""
        tables = {} if log is None else {path.parent.name: file_hash(path) for path in sorted(log.glob(f"*/{unit}.parquet"))}
        return {"sha256": hashlib.sha256(self.signature.encode() + content).hexdigest(), "tables": tables}

    def _path(self, unit: str) -> Path:
        return self.folder / f"{unit}{PART}"


def _unwritable(folder: Path, error: Exception) -> UsageError:
    wrong = fault("engine-folder-unwritable", error=str(error)).at(file=str(folder))
    return UsageError(Message("engine-resume-unwritable"), [wrong])


def _create(path: Path, content: bytes) -> bool:
    """Write a file that is not there; False if it is. It is there as a whole or not at all."""
    if path.exists():
        return False
    aside = _aside(path, content)
    try:
        os.link(aside, path)
    except FileExistsError:
        return False
    finally:
        aside.unlink(missing_ok=True)
    synchronise(path.parent)
    return True


def _replace(path: Path, content: bytes) -> None:
    aside = _aside(path, content)
    try:
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    synchronise(path.parent)


def _aside(path: Path, content: bytes) -> Path:
    """The content in a file beside that of the path, on the disk."""
    aside = file_aside(path)
    try:
        aside.write_bytes(content)
        synchronise(aside)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside
