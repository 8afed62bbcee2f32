"""A Python file of touchpoints: its source travels with the work, so that every worker has the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy as np

from cxsim.engine.outcome import Outcome
from cxsim.engine.records import Scenario
from cxsim.engine.simpy_engine.custom import CustomTouchpoint
from cxsim.engine.simpy_engine.simulation import simulate_openly
from cxsim.engine.simulation import Part
from cxsim.engine.twin import Twin
from cxsim.errors import Fault, UsageError, fault
from cxsim.text import Message

NAMES = "TOUCHPOINTS"


@dataclass(frozen=True)
class PythonFile:
    """The source of a file that binds `TOUCHPOINTS` to a mapping from names in plans to generator functions.

    The file is run. Nobody names it but the person who types the command; a study cannot.
    """

    path: str
    source: str

    @classmethod
    def read(cls, path: Path) -> PythonFile:
        """The file at a path, run once to see that it can be.

        Raises
        ------
        UsageError
            If it cannot be read or run, or does not bind `TOUCHPOINTS`.
        """
        try:
            found = cls(str(path), path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            absent = isinstance(error, FileNotFoundError)
            why = fault("engine-python-file-absent") if absent else fault("engine-python-file-unreadable", error=str(error))
            raise _wrong(str(path), why) from None
        _ = found.touchpoints
        return found

    @property
    def touchpoints(self) -> Mapping[str, CustomTouchpoint]:
        """The touchpoints of the file, by name."""
        return _run(self.path, self.source)

    def live(self, twin: Twin, scenario: Scenario, key: np.uint64, part: Part) -> Outcome:
        """The outcome of a run, or of a part of it, with these touchpoints: on SimPy."""
        return simulate_openly(twin, scenario, key, self.touchpoints, part)

    @property
    def sha256(self) -> str:
        """The hash of its source."""
        return hashlib.sha256(self.source.encode()).hexdigest()


@lru_cache(maxsize=8)
def _run(path: str, source: str) -> Mapping[str, CustomTouchpoint]:
    module = ModuleType("touchpoints_in_python")
    module.__file__ = path
    try:
        exec(compile(source, path, "exec"), module.__dict__)
    except SyntaxError as error:
        raise _wrong(path, fault("engine-python-file-syntax", error=error.msg).at(line=error.lineno)) from None
    except Exception as error:
        raise _wrong(path, fault("engine-python-file-raised", error=f"{type(error).__name__}: {error}")) from error
    found = getattr(module, NAMES, None)
    if not isinstance(found, Mapping) or not all(isinstance(name, str) and callable(one) for name, one in found.items()):
        raise _wrong(path, fault("engine-python-file-no-names", name=NAMES))
    return found


def _wrong(path: str, why: Fault) -> UsageError:
    return UsageError(Message("engine-python-file-unusable"), [why.at(file=path)])
