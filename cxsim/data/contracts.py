"""The contracts: what each kind of table must hold, as rules on columns and on rows.

A rule is data. `cxsim.data.checking` turns rules into one pass of SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxsim.data.mapping import Cell, Mapping

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
    says : what the column is, in words, for errors.
    blank : whether a cell may be blank.
    words_blank : whether NA, NaN, null and their like are read as blank (numbers only).
    unique : whether each value may stand only once.
    least, most : the range of a number.
    whole : whether a number must be whole.
    yes, no : how a flag is written.
    choices : the texts that are allowed; none means any.
    personal : whether values must not be shown, not even in an error.
    needed : whether the table must have the column.
    """

    column: str
    kind: Kind
    says: str
    blank: bool = False
    words_blank: bool = False
    unique: bool = False
    least: float | None = None
    most: float | None = None
    whole: bool = False
    yes: tuple[Cell, ...] = YES
    no: tuple[Cell, ...] = NO
    choices: tuple[str, ...] = ()
    personal: bool = False
    needed: bool = True


@dataclass(frozen=True)
class RowRule:
    """What the values of one row must be to each other; `broken` is SQL with {column} for a column's value."""

    column: str
    broken: str
    found: str
    expected: str
    do: str


@dataclass(frozen=True)
class Contract:
    """The rules of one kind of table."""

    name: str
    columns: tuple[ColumnRule, ...]
    rows: tuple[RowRule, ...] = ()


SURVEYS = Contract(
    "surveys",
    (
        ColumnRule("survey_id", "name", "the name of the answer", unique=True),
        ColumnRule("customer_id", "name", "who answered"),
        ColumnRule("answered_at", "instant", "when it was answered"),
        ColumnRule("kind", "text", "the kind of survey", choices=("relational", "transactional", "pulse")),
        ColumnRule("index", "text", "the index asked for", choices=("nps", "csat", "ces")),
        ColumnRule("scale", "text", "the scale of the answer", choices=("0-10", "1-5", "1-7", "1-10", "0-100")),
        ColumnRule("score", "number", "the answer"),
        ColumnRule("reason", "text", "the reason given", blank=True),
    ),
    (
        RowRule(
            "score",
            "{score} < try_cast(string_split({scale}, '-')[1] AS DOUBLE) OR {score} > try_cast(string_split({scale}, '-')[2] AS DOUBLE)",
            "outside the scale of its row",
            "a score on the stated scale",
            "mend the score or the scale",
        ),
    ),
)

CONTACTS = Contract(
    "contacts",
    (
        ColumnRule("contact_id", "name", "the name of the contact", unique=True),
        ColumnRule("customer_id", "name", "who made contact"),
        ColumnRule("opened_at", "instant", "when it began"),
        ColumnRule("resolved_at", "instant", "when it was resolved; blank while it is open", blank=True),
        ColumnRule("channel", "text", "the channel"),
        ColumnRule("reason", "text", "the reason", blank=True),
        ColumnRule("outcome", "text", "what came of it"),
        ColumnRule("first_contact_resolved", "flag", "whether the first contact resolved it"),
        ColumnRule("handling_minutes", "number", "agent minutes", least=0),
        ColumnRule("cost", "number", "the cost of the contact", least=0),
    ),
    (RowRule("resolved_at", "{resolved_at} < {opened_at}", "before opened_at", "resolved_at not before opened_at", "mend one of the two"),),
)

NAMED = {contract.name: contract for contract in (SURVEYS, CONTACTS)}


def customers(mapping: Mapping, kinds: dict[str, Kind], personal: frozenset[str]) -> Contract:
    """The contract of a customer table: the mapped columns, with each feature's kind as found in the file."""
    rules = [
        ColumnRule(mapping.customer_id, "name", "the customer", unique=True, personal=mapping.customer_id in personal),
        ColumnRule(mapping.tenure.column, "number", f"the tenure in {mapping.tenure.unit}", least=0),
        ColumnRule(mapping.churned.column, "flag", "whether the customer has left", yes=mapping.churned.yes, no=mapping.churned.no),
        ColumnRule(mapping.fee, "number", "the fee per month", least=0),
    ]
    if mapping.segment is not None:
        rules.append(ColumnRule(mapping.segment, "text", "the segment", blank=True, personal=mapping.segment in personal))
    if mapping.contacts is not None:
        rules.append(
            ColumnRule(mapping.contacts, "number", "the count of recent contacts", blank=True, words_blank=True, least=0, whole=True)
        )
    known = {rule.column for rule in rules}
    for name in mapping.features:
        if name not in known:
            kind = "text" if name in mapping.hash else kinds.get(name, "text")
            rules.append(ColumnRule(name, kind, "a feature", blank=True, words_blank=True, personal=name in personal))
    return Contract("customers", tuple(rules))
