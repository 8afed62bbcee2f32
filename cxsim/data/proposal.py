"""A proposal how an unknown customer table may be read: the `population:` block of a study, for a person to correct.

It goes by the names of columns, says of every line why it is there, and leaves `???` where nothing fits. It is
never used without having been read: no scale, unit or currency is guessed silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.data.exports.export import KnownExport, Plain
from cxsim.data.exports.recognition import recognise
from cxsim.data.loader import open_table
from cxsim.data.privacy import normalise_name, personal_columns
from cxsim.data.raw_table import RawTable
from cxsim.data.table_proposal import UNKNOWN, nearest_contract, table_lines
from cxsim.data.yaml_text import yaml_text
from cxsim.text import Message
from cxsim.text.locale import Locale

POPULATION = "population"
_MOST_VALUES = 12
_NO_UNIT = f'"{UNKNOWN}"'
_UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_YES = {"1", "true", "yes", "y", "t", "ja", "oui", "si", "churned", "left", "exited", "cancelled", "lost", "inactive"}
_NO = {"0", "false", "no", "n", "f", "nein", "non", "active", "stayed", "existing", "current", "joined"}


@dataclass(frozen=True)
class CustomerRole:
    """A part of a customer, and how the names of columns that hold it look (best first)."""

    name: str
    patterns: tuple[str, ...]


ROLES = (
    CustomerRole(
        "customer_id", (r"^(customer|client|account|subscriber|user|cust|kunden?)_?(id|no|nr|number|nummer|key)$", r"^id$", r"(^|_)id$")
    ),
    CustomerRole(
        "churned",
        (
            r"^(has_)?churn(ed|_flag|_value|_label)?$",
            r"^(exited|left|lost|attrition|attrited|cancell?ed|gekuendigt)(_flag)?$",
            r"churn",
        ),
    ),
    CustomerRole(
        "tenure",
        (r"^tenure", r"(months|days|weeks|years)_(since|with|active|on_book|as_customer)", r"^(customer_)?age_(months|days)$", r"tenure"),
    ),
    CustomerRole(
        "fee_per_month",
        (
            r"^(monthly|month)_?(fee|charge|charges|price|amount|payment)$",
            r"^(fee|mrr|arpu|price)(_per_month|_monthly)?$",
            r"month.*(fee|charge|price)",
        ),
    ),
    CustomerRole("segment", (r"^(segment|plan|tier|contract|package|tariff|product|subscription)(_type|_name)?$",)),
    CustomerRole("contacts", (r"^(contacts|calls|tickets|cases)(_|$)", r"(contact|call|ticket|complaint)s?_?(count|num|90d|12m)?$")),
)


@dataclass(frozen=True)
class DistinctValues:
    """What stands in a column: how many different values, and the first of them."""

    count: int
    first: tuple[str, ...]


def propose_mapping(path: Path, language: str = "en") -> tuple[str, ...]:
    """Propose how a table may be read: the `population:` block of a study, or the mapping of a recognised export, for you to correct.

    Parameters
    ----------
    path : path
        The file of the table.
    language : str
        Of the comments, by its code.

    Returns
    -------
    tuple of str
        The lines of YAML; what could not be inferred is left as ???.

    Raises
    ------
    DataError
        If the file cannot be read as a table.

    Examples
    --------
    >>> from pathlib import Path
    >>> import cxsim as cx
    >>> any(line.startswith("population:") for line in cx.propose_mapping(Path("configs/data/customers.csv")))
    True
    """
    locale = Locale.of(language)
    found = recognise(path)
    if found is not None and (found[0].contract != "customers" or found[1].get("joined_files")):
        return _export_lines(path, *found, locale)
    with open_table(path) as table:
        roles = assign_roles(table.names)
        other = None if roles["churned"] or roles["tenure"] else nearest_contract(table.names)
        if other is not None:
            return tuple(table_lines(path, table, other, locale))
        personal = personal_columns(table, tuple(filter(None, [roles["customer_id"]])))
        return tuple(_lines(path, table, roles, personal, locale))


def assign_roles(names: Sequence[str]) -> dict[str, str | None]:
    """The column of each role, by the names of the columns; a column has one role at most."""
    found: dict[str, str | None] = {}
    for role in ROLES:
        free = [name for name in names if name not in found.values()]
        hits = (name for pattern in role.patterns for name in free if re.search(pattern, normalise_name(name)))
        found[role.name] = next(hits, None)
    return found


def _lines(path: Path, table: RawTable, roles: dict[str, str | None], personal: dict[str, str], locale: Locale) -> list[str]:
    features = find_features(table, roles, personal)
    looks = [Message(kind) for kind in personal.values()]
    return [
        f"# {locale('data-proposal-head', columns=len(table.names), file=path.name, unknown=UNKNOWN)}",
        *(f"# {locale.format(message)}" for message in table.source.detected),
        "population:",
        f"  table: {yaml_text(str(path))}",
        "  mapping:",
        f"    customer_id: {_column(roles['customer_id'])}",
        f"    tenure: {{column: {_column(roles['tenure'])}, unit: {infer_unit(roles['tenure']) or _NO_UNIT}}}",
        f"    churned: {_churned(table, roles['churned'], locale)}",
        f"    fee_per_month: {_column(roles['fee_per_month'])}  # {locale('data-proposal-month')}",
        *(f"    {role}: {_column(roles[role])}" for role in ("segment", "contacts") if roles[role]),
        f"    features: [{', '.join(map(yaml_text, features))}]  # {locale('data-proposal-features')}",
        *([f"    drop: [{', '.join(map(yaml_text, personal))}]  # {locale('data-proposal-personal', kinds=looks)}"] if personal else []),
    ]


def infer_unit(column: str | None) -> str | None:
    """The unit of a tenure, if the column's name tells it."""
    return next((unit for word, unit in _UNITS.items() if column and word in column.lower()), None)


def _churned(table: RawTable, column: str | None, locale: Locale) -> str:
    yes, no, rest = classify_outcomes(table, column) if column else ([], [], [])
    note = f"  # {locale('data-proposal-neither', values=rest)}" if rest else ""
    listed = [", ".join(map(_cell, found)) or (f'"{UNKNOWN}"' if column else "") for found in (yes, no)]
    return f"{{column: {_column(column)}, yes: [{listed[0]}], no: [{listed[1]}]}}{note}"


def classify_outcomes(table: RawTable, column: str) -> tuple[list[str], list[str], list[str]]:
    """The values of a column that mean that a customer has left, has stayed, or neither, by how they are usually written."""
    values = _distinct_values(table, [column])[column].first
    yes = [value for value in values if value.lower() in _YES]
    no = [value for value in values if value.lower() in _NO]
    return yes, no, [value for value in values if value not in yes and value not in no]


def find_features(table: RawTable, roles: dict[str, str | None], personal: dict[str, str]) -> list[str]:
    """The columns that may tell customers apart, and are neither personal nor name, tenure or outcome."""
    used = {column for role, column in roles.items() if column and role in ("customer_id", "churned", "tenure")}
    names = [name for name in table.names if name not in used and name not in personal]
    return [name for name, values in _distinct_values(table, names).items() if _is_informative(table, values)]


def _is_informative(table: RawTable, values: DistinctValues) -> bool:
    """Whether a column may tell customers apart by kind: not one value for all, nor (as names do) a text for each."""
    names = values.count > table.source.rows / 2 and values.count > _MOST_VALUES and not all(map(_is_number, values.first))
    return values.count > 1 and not names


def _distinct_values(table: RawTable, columns: Sequence[str]) -> dict[str, DistinctValues]:
    """What stands in each of some columns, found in one pass over them all."""
    if not columns:
        return {}
    own = ", ".join(map(table.cell, columns))
    each = f"SELECT unnest(range({len(columns)})) AS i, unnest([{own}]) AS cell FROM {table.relation}"
    different = f"SELECT DISTINCT i, cell FROM ({each}) WHERE cell IS NOT NULL"
    query = f"SELECT i, count(*), list_sort(min(cell, {_MOST_VALUES})) FROM ({different}) GROUP BY i"
    found = {columns[i]: DistinctValues(count, tuple(first)) for i, count, first in table.connection.execute(query).fetchall()}
    return {column: found.get(column, DistinctValues(0, ())) for column in columns}


def _is_number(value: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9.,]+", value) is not None


def _column(name: str | None) -> str:
    return yaml_text(name) if name else f'"{UNKNOWN}"'


def _cell(value: str) -> str:
    return value if re.fullmatch(r"-?[0-9]+", value) else yaml_text(value)


def _export_lines(path: Path, export: KnownExport, plain: Plain, locale: Locale) -> tuple[str, ...]:
    """The lines of a mapping for a file of a known origin, as YAML."""
    return (
        f"# {locale('data-proposal-export', file=path.name, export=export.about)}",
        *(f"# {UNKNOWN} {locale('data-proposal-ask', ask=ask)}" for ask in export.asks),
        f"{POPULATION if export.contract == 'customers' else export.contract}:",
        f"  table: {yaml_text(str(path))}",
        "  mapping:",
        *(f"    {line}" for line in _mapping_lines(plain, locale)),
    )


def _mapping_lines(plain: Plain, locale: Locale) -> Iterator[str]:
    for key, value in plain.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{key}:"
            yield from (f"  - {_flow(item, locale)}" for item in value)
        elif isinstance(value, dict) and key != "tenure" and key != "churned" and value:
            yield f"{key}:"
            yield from (f"  {_flow(name, locale)}: {_flow(item, locale)}" for name, item in value.items())
        else:
            yield f"{key}: {_flow(value, locale)}"


def _flow(value: Any, locale: Locale) -> str:
    if isinstance(value, Message):
        return yaml_text(locale.format(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key, locale)}: {_flow(item, locale)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item, locale) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return yaml_text(value) if isinstance(value, str) else str(value)
