"""Finished units on disk, so that a run that was killed goes on where it stood."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cxsim.engine.records import Ints
from cxsim.errors import UsageError, fault
from cxsim.text import Message

ABOUT = "job.json"
LAST = "events"  # of the tables of a unit


def events_of(log: Path, name: str) -> Path:
    """Where the events of a unit are in a log; they are written last, so that all of the unit's tables are there if they are."""
    return log / LAST / f"{name}.parquet"


@dataclass(frozen=True)
class Checkpoint:
    """A folder of finished units of one job: one small file each, written aside and renamed.

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
        kept, about = cls(folder, signature), folder / ABOUT
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not about.exists():
                kept._rename_into(about, json.dumps({"signature": signature}).encode())
            found = json.loads(about.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            wrong = fault("engine-folder-unwritable", error=str(error)).at(file=str(folder))
            raise UsageError(Message("engine-resume-unwritable"), [wrong]) from None
        if not isinstance(found, dict) or found.get("signature") != signature:
            raise UsageError(Message("engine-resume-other-run"), [fault("engine-parts-other-run").at(file=str(folder))])
        return kept

    def read(self, unit: str, log: Path | None = None) -> Ints | None:
        """The table of the finished unit of that name; none if it, or the file of its events, is absent or broken."""
        if log is not None and not events_of(log, unit).is_file():
            return None
        try:
            table = np.load(self._path(unit), allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        return table if isinstance(table, np.ndarray) and table.dtype == np.int64 else None

    def write(self, unit: str, table: Ints) -> None:
        """Keep the table of a finished unit."""
        from io import BytesIO

        content = BytesIO()
        np.save(content, table, allow_pickle=False)
        self._rename_into(self._path(unit), content.getvalue())

    def _path(self, unit: str) -> Path:
        return self.folder / f"{unit}.npy"

    @staticmethod
    def _rename_into(path: Path, content: bytes) -> None:
        aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.aside")
        try:
            aside.write_bytes(content)
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
