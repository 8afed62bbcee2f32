"""Where the data of an experiment are, and their sums: of a file, of the study's own tables, or made in the database that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.log_sums import measure_sums
from cxsim.abtest.sums import ExperimentSums
from cxsim.abtest.sums_file import read_sums
from cxsim.abtest.unit_rows import TABLE, read_rows
from cxsim.abtest.unit_values import tables_read
from cxsim.config.study_file import Study
from cxsim.data.inputs import connected, read_table
from cxsim.data.mapping import TableSource
from cxsim.data.source import hide_password, is_url
from cxsim.errors import CxsimError, Fault, UsageError, fault
from cxsim.journey.segments import Segments
from cxsim.metrics.tables import Database, Place, Tables
from cxsim.study.metric_report import named_tables
from cxsim.text import Message


def experiment_sums(study: Study, name: str, experiment: Experiment, sums: Path | None = None) -> ExperimentSums:
    """The sums of an experiment: from the file given, else from what its plan names.

    Raises
    ------
    UsageError, DataError
        If the plan names no data, or with everything wrong in them.
    """
    data = experiment.data
    if sums is None and data is not None and data.sums is not None:
        sums = study.path_of(data.sums)
    if sums is not None:
        return read_sums(sums, experiment)
    if data is None or (data.assignments is None and data.rows is None):
        raise UsageError(Message("abtest-data-none", name=name), [fault("abtest-data-unstated").at(path=("experiments", name))])
    stated = data.rows if data.rows is not None else data.assignments
    table = TABLE if data.rows is not None else "experiments"
    source = study.source_of(stated or "")
    try:
        with _place(study, experiment, table, source) as place:
            return read_rows(place, experiment, data.rows or "") if table == TABLE else measure_sums(place, name, experiment)
    except CxsimError as error:
        raise type(error)(error.headline, [_placed(each, name, table, source) for each in error.faults]) from None


@contextmanager
def _place(study: Study, experiment: Experiment, table: str, source: Path | str) -> Iterator[Place]:
    """The place of the tables: their database if one holds all that the experiment reads, so that only sums leave it; else DuckDB.

    Tables that the study names are among them; its customers, whose columns are mapped, only where they are read here.
    """
    by_customer = not isinstance(study.population, Segments) and table != TABLE
    own = _logs_of(study.source) if by_customer else {}
    read = tables_read(experiment)
    logs = {} if table == TABLE else {**{contract: file for contract, file in own.items() if contract in read}, **experiment.logs}
    named = {table: source, **{contract: study.source_of(file) for contract, file in logs.items()}}
    mapped = by_customer and "customers" in read - named.keys()
    if not mapped and (base := _database_of(named)):
        with connected(base) as (connection, _):
            yield Database(connection, _tables_of(named), base.partition(":")[0].partition("+")[0])
        return
    tables = named_tables(study) if by_customer else {}
    with Tables({**tables, **{contract: _as_frame(each, contract) for contract, each in named.items()}}) as place:
        yield place


def _logs_of(source: TableSource) -> dict[str, str]:
    """The files or URLs of the logs that a study names, by contract."""
    files = {"surveys": source.surveys, "contacts": source.contacts, "cases": source.cases, "transactions": source.transactions}
    return {contract: file for contract, file in files.items() if file}


def _database_of(named: Mapping[str, Path | str]) -> str:
    """The URL of the database that holds all tables under their names; empty if there is none."""
    bases = {_split(each)[0] for each in named.values()}
    plain = all(part.isidentifier() for name in _tables_of(named).values() for part in name.split("."))
    return bases.pop() if len(bases) == 1 and plain and all(is_url(each) for each in named.values()) else ""


def _as_frame(source: Path | str, contract: str) -> Any:
    """A file as it lies; a table of a database, where not all are of the same one, as a frame."""
    return read_table(source, contract).frame if is_url(source) else source


def _split(url: Path | str) -> tuple[str, str]:
    """A URL's database, and the table in it."""
    base, _, table = str(url).partition("#")
    return base, table


def _tables_of(named: Mapping[str, Path | str]) -> dict[str, str]:
    """The table of the database for each contract; by default the one of the contract's name."""
    return {contract: _split(url)[1] or contract for contract, url in named.items()}


def _placed(one: Fault, name: str, table: str, source: Path | str) -> Fault:
    """A fault with the file of the data or its place in the study."""
    if one.file == table:
        return one.at(file=hide_password(source) if isinstance(source, str) else str(source))
    return one.at(path=("experiments", name, *one.path)) if one.path and one.path[0] != "experiments" and one.line is None else one
