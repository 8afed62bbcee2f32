"""Matching: whether tables that are read together belong together, by whom they speak of and in which currency."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.data.privacy import contains_personal_text
from cxsim.errors import DataError, fault
from cxsim.metrics.cells import cell, cluster_of
from cxsim.metrics.tables import Place
from cxsim.text import Message

_OTHERS = ("customers", "employees")


def find_unmatched(place: Place) -> tuple[Message, ...]:
    """A message for each table that speaks of customers who do not stand in the table of customers; none without such a table."""
    if "customer_id" not in place.columns("customers"):
        return ()
    return tuple(_unmatched(place))


def _unmatched(place: Place) -> Iterator[Message]:
    for table in place.names:
        column = cluster_of(place, table)
        if table in _OTHERS or not column:
            continue
        who, known = cell(place, table, column), cell(place, "customers", "customer_id", "k")
        strange = f"{who} NOT IN (SELECT {known} FROM {place.relation('customers')} k WHERE {known} IS NOT NULL)"
        rows = place.rows(f"SELECT count(*), min({who}) FROM {place.relation(table)} t WHERE {strange}")
        count, example = rows[0]
        if not count:
            continue
        distinct = f"SELECT count(DISTINCT {who}), count(DISTINCT CASE WHEN {strange} THEN {who} END) FROM {place.relation(table)} t"
        everybody, missing = place.rows(distinct)[0]
        shown = None if contains_personal_text(str(example)) else str(example)
        yield Message(
            "metrics-unmatched", all=missing == everybody, missing=int(missing), customers=int(everybody), table=table, example=shown
        )


def check_currencies(place: Place) -> None:
    """Refuse tables of money that are not all in one currency, as far as they say it.

    Raises
    ------
    DataError
        With the currency of each table.
    """
    found: dict[str, list[str]] = {}
    for table in place.names:
        if "currency" in place.columns(table):
            code = f"upper({cell(place, table, 'currency')})"
            rows = place.rows(
                f"SELECT DISTINCT {code} AS code FROM {place.relation(table)} t WHERE {code} IS NOT NULL ORDER BY code LIMIT 5"
            )
            found[table] = [str(row[0]) for row in rows]
    single = {table: codes for table, codes in found.items() if len(codes) == 1}  # what has several is cut, or not measured
    if len({codes[0] for codes in single.values()}) > 1:
        faults = [fault("metrics-currency-other", currencies=codes).at(file=table, column="currency") for table, codes in single.items()]
        raise DataError(Message("metrics-currencies-differ"), faults)
