"""What a metric needs of a table: columns and sums, stated as data, so that only those are fetched, wherever the table is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from string import Formatter
from typing import Literal

from cxsim.metrics.card import Card
from cxsim.stats.intervals import Estimate
from cxsim.text import Message

Grain = Literal["row", "customer", "base"]
OUTCOMES = ("success", "failure", "abandonment")
"""The words for what came of a touch."""
THERE = "coalesce({churned}, CASE WHEN {left_at} IS NULL THEN 0.0 ELSE 1.0 END) = 0"
STAYS = (("churned", "NULL"), ("left_at", "NULL"))
"""Which customers are there: those not marked as lost, or, without a mark, those without a day of leaving."""


@dataclass(frozen=True)
class Ripening:
    """What may still happen to a row after its instant, or had to happen before it: until then a period of such rows is not complete.

    Attributes
    ----------
    delay : SQL of the days that it takes, of the rows in which it is known.
    side : `after`, if rows become what they are after their instant; `before`, if only rows that began within the log are seen.
    instants : SQL, in days, of the instants that show how far the log reaches on that side.
    delay_id : of the message on a period that is not complete.
    """

    delay: str
    side: Literal["before", "after"]
    instants: tuple[str, ...]
    delay_id: str


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
    words : for a column, the only words that it may hold, in whatever case; of a table with others the metric is not measured.
    single : columns that, where the table has them, must hold one value in all rows that are summed together (a currency).
    ripening : by when a row is what it will be, so that newer (or older) periods stay out of the trend.
    says : what to say beside an estimate that is made so.
    """

    table: str
    y: str
    x: str = "1.0"
    when: str = ""
    valid: str = ""
    expected: Message | None = None
    at: str = ""
    optional: tuple[tuple[str, str], ...] = ()
    weight: str = ""
    borrows: tuple[str, ...] = ()
    levels: str = ""
    grain: Grain = "row"
    level: str | None = None
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    single: tuple[str, ...] = ()
    ripening: Ripening | None = None
    says: Message | None = None

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
        texts = (self.y, self.x, self.when, self.valid, *((self.ripening.delay, *self.ripening.instants) if self.ripening else ()))
        named = {(name, part or ""): None for text in texts for _, name, part, _ in Formatter().parse(text) if name and name != "level"}
        more = [(name, "") for name in (self.weight, self.levels and "levels", self.levels, *self.single) if name]
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
    """A need, and the columns and the period by which its moments are wanted; with a period `over`, its trend moments over that."""

    need: Needs
    by: tuple[str, ...]
    over: str = ""

    @property
    def cuts(self) -> tuple[str, ...]:
        """All that the rows are grouped by."""
        return (*self.by, self.over) if self.over else self.by


Way = tuple[Needs, ...]


@dataclass(frozen=True)
class Metric:
    """A card, the ways to measure it (the first that the tables allow is taken), and the estimate from their moments.

    A way is one need, or two: a total of one table over the customers of another.

    Attributes
    ----------
    ratio : whether its value is the plain ratio of its sums, so that differences and trends are those of the ratio.
    together : whether, without a period, its tables are summed over the months that the first of them spans, not each over all its time.
    typical : whether the estimate is given the mean of a row of the first need over all groups, as the size of what may have been missed.
    alone : what to say where the levels of the first need are several, and what its other tables hold cannot be split among them.
    """

    card: Card
    ways: tuple[Way, ...]
    estimate: Callable[..., Estimate]
    ratio: bool = True
    together: bool = False
    typical: bool = False
    alone: Message | None = None

    @property
    def key(self) -> str:
        """The key of its card."""
        return self.card.key
