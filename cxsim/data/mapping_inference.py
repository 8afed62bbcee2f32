"""Guessed customers: a table without a mapping, read by the names of its columns; every guess is said, and a gap is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as StatedColumns
from pathlib import Path

from cxsim.data.customers import CustomerTable, build_customers, find_leaking_columns, read_customers
from cxsim.data.exports.recognition import recognise
from cxsim.data.loader import open_table
from cxsim.data.mapping import ColumnMapping, OutcomeMapping, TenureMapping
from cxsim.data.privacy import personal_columns
from cxsim.data.proposal import assign_roles, classify_outcomes, find_features, infer_unit
from cxsim.data.raw_table import RawTable
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message

ROLES = {
    "customer_id": "customer_id",
    "tenure_months": "tenure",
    "churned": "churned",
    "fee_per_month": "fee_per_month",
    "segment": "segment",
    "contacts": "contacts",
}
_NEEDED = {
    "customer_id": Message("data-role-customer"),
    "tenure_months": Message("data-role-tenure"),
    "churned": Message("data-role-churned"),
    "fee_per_month": Message("data-role-fee"),
}


def infer_customers(
    path: Path, stated: StatedColumns[str, str], features: tuple[str, ...] = ()
) -> tuple[CustomerTable, tuple[Message, ...]]:
    """The customers of a file without a mapping, and notes that say which column was taken for what.

    Parameters
    ----------
    path : a file, or a folder of part-files.
    stated : for a column of the contract (`ROLES`) the column of the file; what is not stated is guessed from the names.
    features : the columns that may explain; none means every column that tells customers apart and does not leak.

    Raises
    ------
    DataError
        If a needed column is not to be found, or the table does not keep its contract; with every fault at once.
    """
    known = recognise(path) if not stated else None
    if known is not None and known[0].contract == "customers":
        mapping = ColumnMapping.model_validate(known[1] | ({"features": features} if features else {}))
        return read_customers(path, mapping), (Message("data-infer-export", file=path.name, export=known[0].about),)
    with open_table(path) as table:
        mapping, notes = infer_mapping(table, stated, features)
        return build_customers(table, mapping), notes


def infer_mapping(
    table: RawTable, stated: StatedColumns[str, str] | None = None, features: tuple[str, ...] = ()
) -> tuple[ColumnMapping, tuple[Message, ...]]:
    """The mapping of an open table by the names of its columns, and notes that say which column was taken for what.

    Raises
    ------
    DataError
        If a needed column is not to be found.
    """
    stated = stated or {}
    roles = _roles(table, stated)
    faults = list(_gaps(table, roles))
    if faults:
        raise DataError(Message("data-infer-gaps", file=table.source.file), faults)
    mapping = _mapping(table, roles)
    left_out = [] if features else [leak.column for leak in find_leaking_columns(table, mapping)]
    personal = personal_columns(table, (mapping.customer_id,))
    free = [name for name in features or find_features(table, roles, personal) if name not in left_out]
    chosen = mapping.model_copy(update={"features": tuple(free)})
    return chosen, tuple(_notes(chosen, stated))


def _roles(table: RawTable, stated: StatedColumns[str, str]) -> dict[str, str | None]:
    """The column of each role: the stated one, else one of the contract's own name, else the one whose name fits."""
    strange = [fault("data-infer-role", name=name, remedy=nearest(name, ROLES)) for name in stated if name not in ROLES]
    absent = [
        fault("data-infer-absent", column=column, name=name, remedy=nearest(column, table.names)).at(table.source.file, 1, column)
        for name, column in stated.items()
        if column not in table.names
    ]
    if strange or absent:
        raise DataError(Message("data-infer-stated"), [*strange, *absent])
    own = {name: stated.get(name, name if name in table.names else None) for name in ROLES}
    free = [name for name in table.names if name not in own.values()]
    guessed = assign_roles(free)
    if (counted := guessed["contacts"]) and not _counts(table, counted):
        guessed["contacts"] = None
    return {role: own[name] or guessed[role] for name, role in ROLES.items()}


def _counts(table: RawTable, column: str) -> bool:
    """Whether a column holds counts; a guess that does not is no guess."""
    cell = table.cell(column)
    query = f"SELECT bool_and(regexp_full_match({cell}, '[0-9]+([.]0+)?')) FROM {table.relation}"
    return bool(table.connection.execute(query).fetchall()[0][0])


def _gaps(table: RawTable, roles: dict[str, str | None]) -> Iterator[Fault]:
    file = table.source.file
    for name, about in _NEEDED.items():
        if roles[ROLES[name]] is None:
            yield fault("data-infer-missing", about=about, option=f"--column customers.{name}=COLUMN").at(file, 1)
    if churned := roles["churned"]:
        yes, no, rest = classify_outcomes(table, churned)
        if rest or not (yes and no):
            yield fault("data-infer-outcome", values=rest, count=len(rest)).at(file, 1, churned)


def _mapping(table: RawTable, roles: dict[str, str | None]) -> ColumnMapping:
    tenure, churned = str(roles["tenure"]), str(roles["churned"])
    yes, no, _ = classify_outcomes(table, churned)
    return ColumnMapping.model_validate(
        {
            "customer_id": roles["customer_id"],
            "tenure": TenureMapping.model_validate({"column": tenure, "unit": infer_unit(tenure) or "months"}),
            "churned": OutcomeMapping(column=churned, yes=tuple(yes), no=tuple(no)),
            "fee_per_month": roles["fee_per_month"],
            "segment": roles["segment"],
            "contacts": roles["contacts"],
        }
    )


def _notes(mapping: ColumnMapping, stated: StatedColumns[str, str]) -> Iterator[Message]:
    found = {
        "customer_id": mapping.customer_id,
        "tenure_months": mapping.tenure.column,
        "churned": mapping.churned.column,
        "fee_per_month": mapping.fee_per_month,
        "segment": mapping.segment,
        "contacts": mapping.contacts,
    }
    units = {"tenure_months": f" ({mapping.tenure.unit})", "churned": f" (yes: {', '.join(map(str, mapping.churned.yes))})"}
    guesses = [f"{name} = {column}{units.get(name, '')}" for name, column in found.items() if column and name not in stated]
    if guesses:
        yield Message("data-infer-columns", columns=guesses, option="--column customers.NAME=COLUMN")
    yield Message("data-infer-features", names=mapping.features, count=len(mapping.features))
