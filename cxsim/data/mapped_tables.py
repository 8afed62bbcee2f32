"""Shaping: a raw table becomes, as a query over it, a raw table whose columns have the names of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cxsim.data import cells
from cxsim.data.case_log import case_columns, case_notes, case_rows, log_faults
from cxsim.data.contracts import CONTRACTS
from cxsim.data.exports.survey_tools import status_faults
from cxsim.data.loader import open_table
from cxsim.data.raw_table import RawTable
from cxsim.data.table_mapping import JoinedColumns, ProductColumns, RowFilter, SurveyQuestion, TableMapping
from cxsim.data.tables import CheckedTable, OpenTable, load_in_memory, open_raw
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message


@contextmanager
def open_mapped(path: Path, mapping: TableMapping) -> Iterator[OpenTable]:
    """A file read by a mapping, checked under its contract and open for queries.

    Raises
    ------
    DataError
        With every fault of the file at once.
    """
    with open_table(path, mapping.reader, in_memory=False) as raw:
        table, notes = apply_mapping(raw, mapping)
        reader = mapping.reader.model_copy(update={"dates": None}) if mapping.log else mapping.reader
        with open_raw(table, CONTRACTS[mapping.contract], reader) as opened:
            yield replace(opened, notes=(*opened.notes, *notes))


def read_mapped(path: Path, mapping: TableMapping) -> CheckedTable:
    """A file read by a mapping, as a frame.

    Raises
    ------
    DataError
        With every fault of the file at once.
    """
    with open_mapped(path, mapping) as table:
        return load_in_memory(table)


def apply_mapping(raw: RawTable, mapping: TableMapping) -> tuple[RawTable, tuple[Message, ...]]:
    """The raw table under the contract's names, and notes on the rows that were left out.

    Raises
    ------
    DataError
        If the mapping names columns that the table does not have, or no row is left.
    """
    faults = list(_missing(raw, mapping)) or list(log_faults(raw, mapping))
    if faults:
        raise DataError(Message("data-mapping-broken", file=raw.source.file), faults)
    notes, condition = _left_out(raw, mapping.leave_out)
    notes = (*notes, *_counted(raw, mapping.count, condition), *case_notes(raw, mapping))
    if faults := status_faults(raw, mapping, condition):
        raise DataError(Message("data-answers-none", file=raw.source.file), faults)
    names, shown, selects = _columns(raw, mapping)
    rowid, grouped = case_rows(raw, mapping) if mapping.log else ("rowid", "")
    query = " UNION ALL ".join(
        f"SELECT {rowid}, {columns} FROM {raw.relation} WHERE {condition}{more}{grouped}" for columns, more in selects
    )
    raw.connection.execute(f"CREATE VIEW shaped AS {query}")
    rows = raw.connection.execute("SELECT count(*) FROM shaped").fetchall()[0][0]
    if not rows:
        none = fault("data-mapping-rowless").at(raw.source.file)
        raise DataError(Message("data-contract-rowless", file=raw.source.file, contract=mapping.contract), [none])
    source = replace(raw.source, rows=rows)
    return replace(raw, names=names, relation="shaped", shown=shown, source=source, unmapped=raw.names), notes


def _missing(raw: RawTable, mapping: TableMapping) -> Iterator[Fault]:
    named = [name for column in mapping.columns.values() for name in _parts(column)]
    named += [mapping.log.case, mapping.log.activity, mapping.log.at, *filter(None, [mapping.log.lifecycle])] if mapping.log else []
    named += [*mapping.questions, *(question.reason for question in mapping.questions.values() if question.reason)]
    named += [rule.column for rule in (*mapping.leave_out, *mapping.count)]
    for name in dict.fromkeys(named):
        if name not in raw.names:
            remedy = nearest(name, filter(None, raw.names))
            yield fault("data-mapping-column", name=name, remedy=remedy).at(raw.source.file, 1, name)


def _parts(column: str | ProductColumns | JoinedColumns) -> tuple[str, ...]:
    if isinstance(column, ProductColumns):
        return column.product
    return column.joined if isinstance(column, JoinedColumns) else (column,)


def _left_out(raw: RawTable, rules: tuple[RowFilter, ...]) -> tuple[tuple[Message, ...], str]:
    if not rules:
        return (), "true"
    tests = [_test(raw, rule) for rule in rules]
    counts = ", ".join(f"count(*) FILTER (WHERE {test})" for test in tests)
    found = raw.connection.execute(f"SELECT {counts} FROM {raw.relation}").fetchall()[0]
    notes = tuple(
        Message("data-rows-left-out", count=count, rows=raw.source.rows, because=rule.because)
        for rule, count in zip(rules, found, strict=True)
        if count
    )
    return notes, " AND ".join(f"NOT ({test})" for test in tests)


def _counted(raw: RawTable, rules: tuple[RowFilter, ...], condition: str) -> Iterator[Message]:
    for rule in rules:
        test = f"{condition} AND ({_test(raw, rule)})"
        query = f"SELECT count(*) FILTER (WHERE {test}), count(*) FILTER (WHERE {condition}) FROM {raw.relation}"
        count, rows = raw.connection.execute(query).fetchall()[0]
        yield Message("data-rows-counted", count=count, rows=rows, because=rule.because)


def _test(raw: RawTable, rule: RowFilter) -> str:
    cell = raw.cell(rule.column)
    tests = [f"{cell} IS NULL"] if rule.blank else []
    if rule.values:
        tests.append(cells.is_one_of(f"lower({cell})", map(str.lower, rule.values)))
    if rule.unless:
        tests.append(f"NOT {cells.is_one_of(f'lower({cell})', map(str.lower, rule.unless))}")
    if rule.begins:
        tests.append(f"coalesce(starts_with({cell}, {cells.sql_literal(rule.begins)}), false)")
    return " OR ".join(tests) or "false"


def _columns(raw: RawTable, mapping: TableMapping) -> tuple[tuple[str, ...], dict[str, str], list[tuple[str, str]]]:
    """The names, the file's columns they come from, and one SELECT list with its condition (or one per question)."""
    if mapping.log:
        made = case_columns(raw, mapping)
        own = {"case_id": mapping.log.case, "opened_at": mapping.log.at, "resolved_at": mapping.log.at, "contacts": mapping.log.activity}
        return tuple(made), own, [(_select(made), "")]
    plain = {name: _value(raw, mapping, name, column) for name, column in mapping.columns.items()}
    plain |= {name: cells.sql_literal(value) for name, value in mapping.constants.items()}
    shown = {name: " x ".join(_parts(column)) for name, column in mapping.columns.items()}
    if not mapping.questions:
        return tuple(plain), shown, [(_select(plain), "")]
    lists = [plain | _answer(raw, plain.get("survey_id", "rowid"), name, question) for name, question in mapping.questions.items()]
    names = tuple(dict.fromkeys(name for each in lists for name in each))
    shown |= {"score": " or ".join(mapping.questions)}
    filled = [f" AND {raw.cell(name)} IS NOT NULL" for name in mapping.questions]
    return (
        names,
        shown,
        [(_select({name: each.get(name, "NULL") for name in names}), more) for each, more in zip(lists, filled, strict=True)],
    )


def _select(values: dict[str, str]) -> str:
    return ", ".join(f"{value} AS c{i}" for i, value in enumerate(values.values()))


def _value(raw: RawTable, mapping: TableMapping, name: str, column: str | ProductColumns | JoinedColumns) -> str:
    if isinstance(column, ProductColumns):
        one, other = (cells.parse_number(raw.cell(part), mapping.reader) for part in column.product)
        both = " || ' x ' || ".join(f"coalesce({raw.cell(part)}, 'blank')" for part in column.product)
        # what is not a number is shown as it stands, and is then a fault
        product = f"CAST(round({one} * {other}, 9) AS VARCHAR)"
        return f"coalesce({f'replace({product}, chr(46), chr(44))' if mapping.reader.decimal == ',' else product}, {both})"
    if isinstance(column, JoinedColumns):
        return " || ' ' || ".join(raw.cell(part) for part in column.joined)
    cell = raw.cell(column)
    if name in mapping.whole:
        cell = f"regexp_replace({cell}, '^([0-9]+)[.]0+$', '\\1')"
    meant = mapping.values.get(name, {})
    return (
        f"CASE {' '.join(f'WHEN {cell} = {cells.sql_literal(a)} THEN {cells.sql_literal(b)}' for a, b in meant.items())} ELSE {cell} END"
        if meant
        else cell
    )


def _answer(raw: RawTable, respondent: str, name: str, question: SurveyQuestion) -> dict[str, str]:
    cell = raw.cell(name)
    words = " ".join(
        f"WHEN {cell} = {cells.sql_literal(word)} THEN {cells.sql_literal(f'{value:g}')}" for word, value in question.words.items()
    )
    values = {
        "survey_id": f"{respondent} || {cells.sql_literal(' ' + name)}",
        "index": cells.sql_literal(question.index),
        "scale": cells.sql_literal(question.scale),
        "score": f"CASE {words} ELSE {cell} END" if words else cell,
    }
    return values | {"reason": raw.cell(question.reason) if question.reason else "NULL"}
