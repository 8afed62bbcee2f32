"""The exception family: a wrong call, file or plan is one of these, never a bare traceback.

Every error carries *faults*: what was found, what was expected, what to do, and where. All faults of
one pass are raised together, so that a file is mended once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import ClassVar

LIKE = 0.6  # how alike two names are, from 0 to 1, of which one is taken for a misspelling of the other


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with its place and its remedy.

    `path` is the address inside a structured document, e.g. ``("journeys", "support", "starts")``;
    whoever read the document turns it into `file`, `line` and `column`. `depends_on` is the address of the part from which the
    fault follows, where that is more than its place: that nothing leads to a touchpoint follows from all touchpoints of its journey.
    """

    found: str
    expected: str
    do: str
    file: str = ""
    line: int | None = None
    column: str | int | None = None
    path: tuple[str | int, ...] = ()
    count: int = 1
    depends_on: tuple[str | int, ...] = ()

    def at(
        self,
        file: str | None = None,
        line: int | None = None,
        column: str | int | None = None,
        path: Sequence[str | int] | None = None,
    ) -> Fault:
        """The same fault with its place filled in; what is not given stays as it is."""
        return replace(
            self,
            file=self.file if file is None else file,
            line=self.line if line is None else line,
            column=self.column if column is None else column,
            path=self.path if path is None else tuple(path),
        )

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known; else the path inside the document."""
        known = [str(part) for part in (self.file, self.line, self.column) if part not in ("", None)]
        return ":".join(known) or ".".join(map(str, self.path))

    def __str__(self) -> str:
        """The fault in one line: place, what was found, what was expected, what to do."""
        place = f"{self.place}: " if self.place else ""
        times = f" ({self.count:,} times)" if self.count > 1 else ""
        return f"{place}found {self.found}{times}; expected {self.expected}; {self.do}"


class CxsimError(Exception):
    """What every error of cxsim is; `exit_code` is what the command line returns for it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, faults: Iterable[Fault] = ()) -> None:
        self.message = message
        self.faults = tuple(faults)
        super().__init__("\n".join([message, *(f"  {fault}" for fault in self.faults)]))


class ModelError(CxsimError):
    """A model cannot be fitted, or a simulation cannot be run, on what was given."""

    exit_code = 1


class UsageError(CxsimError):
    """A command, an option or a plan file is wrong."""

    exit_code = 2


class DataError(CxsimError):
    """A data file is missing, cannot be read, or breaks its contract."""

    exit_code = 3


def nearest(name: str, known: Iterable[str]) -> str:
    """A remedy for a misspelt name: the nearest right one, else the list of the known ones."""
    names = sorted(set(known))
    close = get_close_matches(name, names, n=1, cutoff=LIKE)
    if close:
        return f"did you mean {close[0]!r}?"
    return "use one of: " + ", ".join(names[:30]) + (" ..." if len(names) > 30 else "")
