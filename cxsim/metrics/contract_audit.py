"""Keeping: whether a table in a database keeps its contract, counted there by one query a table, and one for each name that is unique."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.data.contract_checks import SCENARIO
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.raw_table import quote_identifier
from cxsim.data.rules import ColumnRule
from cxsim.data.violations import RuleCheck, column_checks, row_checks, unread_check
from cxsim.errors import Fault, fault
from cxsim.metrics.dialects import Dialect
from cxsim.text import Message


@dataclass(frozen=True)
class DatabaseTable:
    """A table as its database holds it: its columns and whether each is text, what stands after FROM, what answers a query, and
    whether cells that its contract needs may be blank.
    """

    name: str
    columns: Mapping[str, bool]
    relation: str
    dialect: Dialect
    rows: Callable[[str], Sequence[Sequence[Any]]]
    absent: bool = False


def find_breaches(table: DatabaseTable) -> Iterator[Fault]:
    """Every kind of fault of a table against its contract and how often it occurs; a column that is not there breaks no rule."""
    if table.name not in METRIC_CONTRACTS:
        return
    contract = METRIC_CONTRACTS[table.name]
    rules = [rule for rule in contract.columns if rule.column in table.columns]
    checks = [one for i, rule in enumerate(rules) for one in _checks(table, rule, i)]
    checks += row_checks(contract.rows, {rule.column: f"v{i}" for i, rule in enumerate(rules)})
    if not checks:
        return
    read = ", ".join(f"{sql} AS t{i}, {_value(table, rule, sql)} AS v{i}" for i, rule, sql in _cells(table, rules))
    sums = [f"sum(CASE WHEN {one.broken} THEN 1 ELSE 0 END)" for one in checks]
    counts = table.rows(f"SELECT {', '.join(sums)} FROM (SELECT {read} FROM {table.relation}) s")[0]
    for one, count in zip(checks, counts, strict=False):
        if count:
            message = one.complete(one.column, (Message("data-value-any"),))
            yield Fault(message).at(table.name, column=one.column, count=int(count))
    for rule in (rule for rule in rules if rule.unique):
        name = quote_identifier(rule.column)
        names = ", ".join([name, *([quote_identifier(SCENARIO)] if SCENARIO in table.columns else [])])
        several = f"SELECT {name} FROM {table.relation} WHERE {name} IS NOT NULL GROUP BY {names} HAVING count(*) > 1"
        count = table.rows(f"SELECT count(*) FROM ({several}) s")[0][0]
        if count:
            yield fault("data-value-several", about=rule.about).at(table.name, column=rule.column, count=int(count))


def _cells(table: DatabaseTable, rules: list[ColumnRule]) -> Iterator[tuple[int, ColumnRule, str]]:
    """The number, the rule and the cell of each column: its text without outer blanks, or its value where it is none."""
    for i, rule in enumerate(rules):
        name = quote_identifier(rule.column)
        if rule.kind in ("name", "text"):
            yield i, rule, table.dialect.cell(name, rule.kind, table.columns[rule.column])
        else:
            yield i, rule, f"nullif(trim({name}), '')" if table.columns[rule.column] else name


def _value(table: DatabaseTable, rule: ColumnRule, cell: str) -> str:
    if rule.kind in ("name", "text"):
        return cell
    return table.dialect.cell(quote_identifier(rule.column), rule.kind, table.columns[rule.column])


def _checks(table: DatabaseTable, rule: ColumnRule, i: int) -> Iterator[RuleCheck]:
    unread = [] if rule.kind in ("name", "text") else [unread_check(rule, f"t{i}", f"v{i}")]
    return column_checks(rule, f"t{i}", f"v{i}", unread, lambda text: table.dialect.instant.format(f"'{text}'"), table.absent)
