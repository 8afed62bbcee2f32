"""Rules: what a column, a row and a table must hold, as data. `cxsim.data.contract_checks` turns them into one pass of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxsim.data.mapping import Cell
from cxsim.text import Message

Kind = Literal["name", "number", "text", "instant", "flag"]

YES: tuple[Cell, ...] = (1, "yes", "true", "y")
NO: tuple[Cell, ...] = (0, "no", "false", "n")


@dataclass(frozen=True)
class ColumnRule:
    """What one column must hold.

    Attributes
    ----------
    column : its name in the file.
    kind : a name, a number, a text, an instant, or a flag (yes / no).
    about : what the column is, for errors and the reference of contracts.
    blank : whether a cell may be blank.
    words_blank : whether NA, NaN, null and their like are read as blank (numbers only).
    unique : whether each value may stand only once.
    single : whether all rows must have the same value, capitals aside.
    least, most : the range of a number.
    whole : whether a number must be whole.
    yes, no : how a flag is written.
    choices : the texts that are allowed; none means any.
    personal : whether values must not be shown, not even in an error.
    needed : whether the table must have the column.
    above_fault, blank_fault : the ids of the faults of a number above `most` and of a blank cell.
    """

    column: str
    kind: Kind
    about: Message
    blank: bool = False
    words_blank: bool = False
    unique: bool = False
    single: bool = False
    least: float | None = None
    most: float | None = None
    whole: bool = False
    yes: tuple[Cell, ...] = YES
    no: tuple[Cell, ...] = NO
    choices: tuple[str, ...] = ()
    personal: bool = False
    needed: bool = True
    above_fault: str = "data-number-above"
    blank_fault: str = "data-cell-blank"

    @property
    def says(self) -> str:
        """What the column is, in English."""
        return str(self.about)


@dataclass(frozen=True)
class RowRule:
    """What the values of one row must be to each other: SQL with {column} for a column's value, true of a wrong row, and its fault."""

    column: str
    broken: str
    message: Message


@dataclass(frozen=True)
class Contract:
    """The rules of one kind of table."""

    name: str
    columns: tuple[ColumnRule, ...]
    rows: tuple[RowRule, ...] = ()
    one_of: tuple[str, ...] = ()  # of these columns at least one must be there

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a table is not of this contract."""
        return tuple(rule.column for rule in self.columns if rule.needed)

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that the contract knows."""
        return tuple(rule.column for rule in self.columns)
