"""The customer table: rows that have passed their contract, without personal data and without leaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from cxsim.data import cells, contract_checks
from cxsim.data.contracts import Kind, customer_contract
from cxsim.data.customer_frame import check_frame
from cxsim.data.joined_files import open_joined
from cxsim.data.leakage import Leak, LeakReference, find_leaks
from cxsim.data.loader import RawTable, open_table
from cxsim.data.mapping import ColumnMapping
from cxsim.data.privacy import describe_key, hash_identifier, hash_key, personal_columns
from cxsim.data.source import Source
from cxsim.data.suspect_values import level_faults, level_notes
from cxsim.data.tenure import zero_notes
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message

OWN_COLUMNS = ("customer_id", "tenure_months", "churned", "fee_per_month", "segment", "contacts", "joined")
ONE_SEGMENT = "all"
NO_SEGMENT = "unknown"
SYNTHETIC = "synthetic"
_NUMBERS_FROM = 0.5  # a column is of numbers if at least this share of its filled cells are; the rest are then faults
_ROWS_FOR_LEAKS = 50_000
_ROWS_FOR_KINDS = 50_000


@dataclass(frozen=True)
class CustomerTable:
    """Customers, one row each, as models and the twin take them.

    Attributes
    ----------
    frame : columns `customer_id` (text, hashed if personal), `tenure_months` (float, >= 0), `churned` (bool),
        `fee_per_month` (float, >= 0), `segment` (text; "all" if none is mapped), `contacts` (float) and `joined` (date), only if
        mapped, and the features under their own names: numbers as float with NaN for blank, else text with None for blank.
    features : the names of the features.
    source : the file, its checksum, and what was detected.
    notes : messages for the report: what was dropped, hashed, blank, and which columns leak.
    synthetic : whether the table says of itself, in a column `synthetic` that is all yes, that it is made up.
    """

    frame: pd.DataFrame
    features: tuple[str, ...]
    source: Source
    notes: tuple[Message, ...]
    synthetic: bool = False

    def __post_init__(self) -> None:
        """Hold the frame, wherever it is from, to what a file of customers must hold."""
        check_frame(self.frame, self.features)


def read_customers(path: Path, mapping: ColumnMapping) -> CustomerTable:
    """Read, check and clean a customer table.

    Raises
    ------
    DataError
        With every fault of the file at once.
    """
    with open_joined(path, mapping) if mapping.joined_files else open_table(path, mapping.reader) as table:
        return build_customers(table, mapping)


def read_linked_customers(paths: Sequence[Path], mapping: ColumnMapping) -> CustomerTable:
    """Read, check and clean the customers of several files, linked by the column that names the customer.

    Raises
    ------
    DataError
        With every fault at once; also if the files do not have the same customers.
    """
    with open_joined(paths, mapping) as table:
        return build_customers(table, mapping)


def build_customers(table: RawTable, mapping: ColumnMapping) -> CustomerTable:
    """The customers of an open table, checked and clean.

    Raises
    ------
    DataError
        With every fault of the table at once.
    """
    file = table.source.file
    personal = personal_columns(table, (mapping.customer_id,))
    kinds = column_kinds(table, tuple(name for name in table.names if name not in personal), units=mapping.reader.units)
    contract = customer_contract(mapping, kinds, frozenset(personal))
    texts = [name for name in _kind_columns(mapping) if name in table.names and name not in personal and kinds[name] == "text"]
    faults = [*_mapping_faults(table, mapping, personal), *contract_checks.check_contract(table, contract, mapping.reader)]
    faults += level_faults(table, texts, mapping.reader)
    if faults:
        raise DataError(Message("data-customers-broken", file=file), faults)
    raw = contract_checks.load_frame(table, contract, mapping.reader)
    leaks = _leaks(table, raw, mapping, kinds, personal)
    faults = list(_leak_faults(leaks, mapping, file))
    if faults:
        raise DataError(Message("data-customers-leak", file=file), faults)
    notes = (
        *_personal_notes(table, mapping, personal),
        *_leak_notes(leaks, mapping),
        *level_notes(table, texts),
        *_blank_notes(table, raw, mapping),
    )
    frame = _finished(raw, mapping, personal)
    notes = (*notes, *_outcome_notes(raw, mapping), *zero_notes(frame))
    return CustomerTable(frame, mapping.features, table.source, notes, _synthetic(table))


def _kind_columns(mapping: ColumnMapping) -> tuple[str, ...]:
    """The columns whose values part customers into kinds: features of text and the segment."""
    named = (*mapping.features, *([mapping.segment] if mapping.segment else []))
    return tuple(dict.fromkeys(name for name in named if name not in mapping.hash))


def _synthetic(table: RawTable) -> bool:
    """Whether the table labels every row as made up."""
    if SYNTHETIC not in table.names:
        return False
    return bool(
        table.connection.execute(
            f"SELECT bool_and(lower({table.cell(SYNTHETIC)}) IN ('yes', 'true', '1')) FROM {table.relation}"
        ).fetchall()[0][0]
    )


def column_kinds(table: RawTable, names: tuple[str, ...], rows: int = _ROWS_FOR_KINDS, units: tuple[str, ...] = ()) -> dict[str, Kind]:
    """Whether each column is of numbers or of text: of numbers if at least half of its filled cells are."""
    if not names:
        return {}
    words = ", ".join(map(cells.sql_literal, cells.NO_NUMBER_WORDS))
    shares = []
    for name in names:
        cell = table.cell(name)
        shares.append(f"avg({cells.is_number_like(cell, units)}::INT) FILTER (WHERE {cell} IS NOT NULL AND lower({cell}) NOT IN ({words}))")
    step = table.sampling_step(rows)
    row = table.connection.execute(f"SELECT {', '.join(shares)} FROM {table.relation} WHERE rowid % {step} = 0").fetchall()[0]
    known: dict[str, Kind] = {
        name: "number" if share >= _NUMBERS_FROM else "text" for name, share in zip(names, row, strict=True) if share is not None
    }
    rest = tuple(name for name in names if name not in known)
    # a column that is blank in the rows looked at may be filled elsewhere; one that is blank everywhere is of (no) numbers
    if step > 1:
        return known | column_kinds(table, rest, table.source.rows, units)
    blank: dict[str, Kind] = dict.fromkeys(rest, "number")
    return known | blank


def _mapping_faults(table: RawTable, mapping: ColumnMapping, personal: dict[str, str]) -> Iterator[Fault]:
    file, filled = table.source.file, table.filled()
    for name in (*mapping.features, *([mapping.segment] if mapping.segment else [])):
        if name in personal and name not in mapping.hash:
            yield fault("data-feature-personal", name=name, kind=Message(personal[name])).at(file, 1, name)
    roles = {"fee_per_month": mapping.fee_per_month, "segment": mapping.segment, "contacts": mapping.contacts}
    for name in mapping.features:
        if name in OWN_COLUMNS and roles.get(name) != name:
            yield fault("data-feature-reserved", name=name, reserved=OWN_COLUMNS).at(file, 1, name)
        elif filled.get(name) == 0:
            yield fault("data-feature-empty").at(file, 1, name)
    for name in (*mapping.drop, *mapping.hash, *mapping.allow):
        if name not in table.names:
            yield fault("data-mapping-listed", name=name, remedy=nearest(name, table.names)).at(file, 1, name)


def find_leaking_columns(table: RawTable, mapping: ColumnMapping) -> tuple[Leak, ...]:
    """The columns of a table that leak the outcome or the duration, whether or not the mapping uses them.

    Raises
    ------
    DataError
        If the columns of the mapping do not keep their contract.
    """
    plain = mapping.model_copy(update={"features": ()})
    personal = personal_columns(table, (mapping.customer_id,))
    kinds = column_kinds(table, tuple(name for name in table.names if name not in personal), units=mapping.reader.units)
    faults = contract_checks.check_contract(table, customer_contract(plain, kinds, frozenset(personal)), mapping.reader)
    if faults:
        raise DataError(Message("data-contract-broken", file=table.source.file, contract="customers"), faults)
    raw = contract_checks.load_frame(table, customer_contract(plain, kinds, frozenset(personal)), mapping.reader)
    return _leaks(table, raw, plain, kinds, personal)


def _leaks(
    table: RawTable, raw: pd.DataFrame, mapping: ColumnMapping, kinds: dict[str, Kind], personal: dict[str, str]
) -> tuple[Leak, ...]:
    own = {mapping.customer_id, mapping.tenure.column, mapping.churned.column, *mapping.drop, *mapping.hash, *personal}
    names = [name for name in table.names if name not in own]
    if not names:
        return ()
    step = table.sampling_step(_ROWS_FOR_LEAKS)
    values = [cells.parse_number(table.cell(name), mapping.reader) if kinds[name] == "number" else table.cell(name) for name in names]
    query = ", ".join(f"{value} AS f{i}" for i, value in enumerate(values))
    candidates = table.connection.execute(f"SELECT {query} FROM {table.relation} WHERE rowid % {step} = 0 ORDER BY rowid").df()
    candidates.columns = pd.Index(names)
    rows = raw.iloc[::step]
    known = LeakReference(
        rows[mapping.tenure.column].to_numpy(dtype=float),
        rows[mapping.fee_per_month].to_numpy(dtype=float),
        rows[mapping.churned.column].to_numpy(dtype=bool),
        mapping.tenure.column,
        mapping.fee_per_month,
    )
    return find_leaks(candidates, known)


def _leak_faults(leaks: tuple[Leak, ...], mapping: ColumnMapping, file: str) -> Iterator[Fault]:
    for leak in leaks:
        if leak.column in mapping.features and leak.column not in mapping.allow:
            yield fault("data-feature-leak", why=leak.why).at(file, 1, leak.column)


def _leak_notes(leaks: tuple[Leak, ...], mapping: ColumnMapping) -> Iterator[Message]:
    for leak in leaks:
        yield Message("data-leak", why=leak.why, used=leak.column in mapping.features)


def _personal_notes(table: RawTable, mapping: ColumnMapping, personal: dict[str, str]) -> Iterator[Message]:
    key = describe_key()
    for name in table.names:
        looks = Message(personal[name]) if name in personal else None
        if _is_hashed(name, mapping, personal):
            yield Message("data-personal-hashed", name=name, kind=looks, known=looks is not None, key=key)
        elif name in mapping.drop or name in personal:
            yield Message("data-personal-dropped", name=name, kind=looks, known=looks is not None)


def _is_hashed(name: str, mapping: ColumnMapping, personal: dict[str, str]) -> bool:
    return name in mapping.hash or (name == mapping.customer_id and name in personal)


def _blank_notes(table: RawTable, raw: pd.DataFrame, mapping: ColumnMapping) -> Iterator[Message]:
    for name in raw.columns:
        if blank := int(raw[name].isna().sum()):
            used = "yes" if name in mapping.features else "no feature"
            yield Message("data-column-blank", name=name, count=blank, rows=len(raw), used=used)
    for name, filled in table.filled().items():
        if name not in raw.columns and name not in mapping.drop and filled < len(raw):
            yield Message("data-column-blank", name=name, count=len(raw) - filled, rows=len(raw), used="no")


def _outcome_notes(raw: pd.DataFrame, mapping: ColumnMapping) -> Iterator[Message]:
    share = float(raw[mapping.churned.column].astype(bool).mean())
    if share in (0.0, 1.0):
        yield Message("data-outcome-constant", left=share > 0, customers=len(raw))


def _finished(raw: pd.DataFrame, mapping: ColumnMapping, personal: dict[str, str]) -> pd.DataFrame:
    columns: dict[str, object] = {name: _values(raw[name]) for name in mapping.features}
    wanted = dict.fromkeys((*mapping.hash, mapping.customer_id))
    if hashed := [name for name in wanted if name in raw.columns and _is_hashed(name, mapping, personal)]:
        key = hash_key([*hashed, *(str(text) for name in hashed for text in raw[name].dropna())])
        for name in hashed:
            raw[name] = [None if pd.isna(text) else hash_identifier(str(text), key) for text in raw[name]]
            if name in columns:
                columns[name] = _values(raw[name])
    own = {
        "customer_id": raw[mapping.customer_id].astype(str),
        "tenure_months": raw[mapping.tenure.column].to_numpy(dtype=float) * mapping.tenure.months,
        "churned": raw[mapping.churned.column].to_numpy(dtype=bool),
        "fee_per_month": raw[mapping.fee_per_month].to_numpy(dtype=float),
        "segment": raw[mapping.segment].fillna(NO_SEGMENT) if mapping.segment else ONE_SEGMENT,
    }
    if mapping.contacts:
        own["contacts"] = raw[mapping.contacts].to_numpy(dtype=float)
    if mapping.joined:
        own["joined"] = pd.to_datetime(raw[mapping.joined])
    return pd.DataFrame({**own, **{name: column for name, column in columns.items() if name not in own}}, index=raw.index)


def _values(column: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column):
        return column.astype(np.float64)
    return column.astype(object).where(column.notna(), None)
