"""The option `--column TABLE.COLUMN=NAME`: which column of a file is which column of a table's contract."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.errors import UsageError, fault
from cxsim.text import Message


def stated_columns(pairs: Sequence[str]) -> dict[str, dict[str, str]]:
    """For each table, its contract's columns with the file's columns that hold them.

    Raises
    ------
    UsageError
        With every word that is not of the form.
    """
    found: dict[str, dict[str, str]] = {}
    faults = []
    for pair in pairs:
        left, equals, name = pair.partition("=")
        table, dot, wanted = left.partition(".")
        if not (table and dot and wanted and equals and name):
            faults.append(fault("cli-column-wrong", value=pair))
        found.setdefault(table, {})[wanted] = name
    if faults:
        raise UsageError(Message("cli-not-understood"), faults)
    return found


def split_names(words: str) -> tuple[str, ...]:
    """Names separated by commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
