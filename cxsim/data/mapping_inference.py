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
from cxsim.errors import DataError, Fault, nearest

ROLES = {
    "customer_id": "customer_id",
    "tenure_months": "tenure",
    "churned": "churned",
    "fee_per_month": "fee",
    "segment": "segment",
    "contacts": "contacts",
}
_NEEDED = {
    "customer_id": "who the customer is",
    "tenure_months": "how long the customer has been there",
    "churned": "whether the customer has left",
    "fee_per_month": "what the customer pays a month",
}


def infer_customers(path: Path, stated: StatedColumns[str, str], features: tuple[str, ...] = ()) -> tuple[CustomerTable, tuple[str, ...]]:
    """The customers of a file without a mapping, and sentences that say which column was taken for what.

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
        return read_customers(path, mapping), (f"{path.name} was read as {known[0].says}.",)
    with open_table(path) as table:
        roles = _roles(table, stated)
        faults = list(_gaps(table, roles))
        if faults:
            raise DataError(f"{path} does not say by its names what its columns are.", faults)
        mapping = _mapping(table, roles)
        left_out = [] if features else [leak.column for leak in find_leaking_columns(table, mapping)]
        personal = personal_columns(table, (mapping.customer_id,))
        free = [name for name in features or find_features(table, roles, personal) if name not in left_out]
        chosen = mapping.model_copy(update={"features": tuple(free)})
        return build_customers(table, chosen), tuple(_said(chosen, stated))


def _roles(table: RawTable, stated: StatedColumns[str, str]) -> dict[str, str | None]:
    """The column of each role: the stated one, else one of the contract's own name, else the one whose name fits."""
    strange = [Fault(f"customers.{name}", "a column of customers", nearest(name, ROLES)) for name in stated if name not in ROLES]
    absent = [
        Fault(f"no column {column!r}", f"the column stated for {name}", nearest(column, table.names), table.source.file, 1, column)
        for name, column in stated.items()
        if column not in table.names
    ]
    if strange or absent:
        raise DataError("The columns of the customers cannot be told apart.", [*strange, *absent])
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
    for name, what in _NEEDED.items():
        if roles[ROLES[name]] is None:
            yield Fault(f"no column whose name says {what}", "one", f"name it with --column customers.{name}=COLUMN", file, 1)
    if churned := roles["churned"]:
        yes, no, rest = classify_outcomes(table, churned)
        if rest or not (yes and no):
            found = f"{', '.join(rest) or 'one value only'} in a column that says who left"
            do = "say what means what in a file of mappings: cxsim init --from FILE proposes one"
            yield Fault(found, "a yes and a no, such as 1 and 0, as a table usually writes them", do, file, 1, churned)


def _mapping(table: RawTable, roles: dict[str, str | None]) -> ColumnMapping:
    tenure, churned = str(roles["tenure"]), str(roles["churned"])
    yes, no, _ = classify_outcomes(table, churned)
    return ColumnMapping.model_validate(
        {
            "customer_id": roles["customer_id"],
            "tenure": TenureMapping.model_validate({"column": tenure, "unit": infer_unit(tenure) or "months"}),
            "churned": OutcomeMapping(column=churned, yes=tuple(yes), no=tuple(no)),
            "fee": roles["fee"],
            "segment": roles["segment"],
            "contacts": roles["contacts"],
        }
    )


def _said(mapping: ColumnMapping, stated: StatedColumns[str, str]) -> Iterator[str]:
    found = {
        "customer_id": mapping.customer_id,
        "tenure_months": mapping.tenure.column,
        "churned": mapping.churned.column,
        "fee_per_month": mapping.fee,
        "segment": mapping.segment,
        "contacts": mapping.contacts,
    }
    units = {"tenure_months": f" ({mapping.tenure.unit})", "churned": f" (yes: {', '.join(map(str, mapping.churned.yes))})"}
    guesses = [f"{name} = {column}{units.get(name, '')}" for name, column in found.items() if column and name not in stated]
    if guesses:
        yield f"Columns taken by their names: {'; '.join(guesses)}. If one is wrong: --column customers.NAME=COLUMN."
    yield f"What may explain: {', '.join(mapping.features) or 'no column of the customers'}."
