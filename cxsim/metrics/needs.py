"""What a metric needs of a table: columns and sums, stated as data, so that only those are fetched, wherever the table lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from string import Formatter
from typing import Literal

from cxsim.metrics.card import Card
from cxsim.stats.intervals import Estimate

Grain = Literal["row", "customer", "base"]


@dataclass(frozen=True)
class Needs:
    """A numerator and a denominator to be summed over a table.

    The texts are SQL that every database speaks, with `{column}` for a cell read as its contract says, `{column:days}` for an instant
    as days since 1970 with their fraction, `{column:day}` for the whole day.

    Attributes
    ----------
    table : the name of the table's contract, or `standing`: each customer with the last answer to each index.
    y, x : what one row adds to numerator and denominator (grain `row`); what one customer adds, as aggregates (grain `customer`).
    when : which rows count; those where it is not true add nothing.
    valid, expected : what must hold of the rows that count, in SQL and in words; a broken row is a fault, never dropped.
    at : the column of the instant by which the table is cut into periods.
    optional : columns that may be absent, with the SQL to take instead.
    weight : the optional column of the sampling weight.
    borrows : columns that are the customers', looked up by whose row it is.
    levels : a column each of whose values is measured apart: of its own rows, or, a mix, of all rows where `y` asks ``{levels} = {level}``.
    grain : whether a row or a customer is what is counted; `base` counts the customers at risk of leaving in each period.
    """

    table: str
    y: str
    x: str = "1.0"
    when: str = ""
    valid: str = ""
    expected: str = ""
    at: str = ""
    optional: tuple[tuple[str, str], ...] = ()
    weight: str = ""
    borrows: tuple[str, ...] = ()
    levels: str = ""
    grain: Grain = "row"
    level: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns without which the sums cannot be made."""
        texts = (self.y, self.x, self.when, self.valid)
        named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
        more = {self.levels} if self.levels else set()
        return tuple(sorted((named | more) - {"level", "levels", *dict(self.optional), *self.borrows}))

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The columns asked for, each with the part of its instant, those that may be absent too; `levels` stands for its column."""
        texts = (self.y, self.x, self.when, self.valid)
        named = {(name, part or ""): None for text in texts for _, name, part, _ in Formatter().parse(text) if name and name != "level"}
        more = [(name, "") for name in (self.weight, self.levels and "levels", self.levels) if name]
        return tuple(dict.fromkeys([*named, *more]))

    @property
    def is_mix(self) -> bool:
        """Whether each level is measured out of the rows of all levels."""
        return "{level}" in self.y

    def of_level(self, level: str | None) -> Needs:
        """The sums of one value of the column `levels`."""
        return replace(self, level=level)


@dataclass(frozen=True)
class Request:
    """A need, and the columns and the period by which its moments are wanted."""

    need: Needs
    by: tuple[str, ...]


Way = tuple[Needs, ...]


@dataclass(frozen=True)
class Metric:
    """A card, the ways to measure it (the first that the tables allow is taken), and the estimate from their moments.

    A way is one need, or two: a total of one table over the customers of another.
    """

    card: Card
    ways: tuple[Way, ...]
    estimate: Callable[..., Estimate]
    ratio: bool = True
    """Whether its value is the plain ratio of its sums, so that differences and trends are those of the ratio."""

    @property
    def key(self) -> str:
        """The key of its card."""
        return self.card.key
