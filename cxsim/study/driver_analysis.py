"""Drivers alone: from a study, a run or a folder of tables to a page on what goes with the scores, with churn and with spend."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from cxsim.config.exports_file import is_exports_file, load_exports
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.data import inputs
from cxsim.data.contracts import CONTRACTS
from cxsim.data.customers import CustomerTable
from cxsim.data.loader import open_table
from cxsim.data.mapped_tables import read_mapped
from cxsim.data.mapping_inference import infer_customers
from cxsim.data.table_mapping import TableMapping
from cxsim.data.tables import read_table
from cxsim.drivers.answer_history import WINDOW_DAYS
from cxsim.drivers.driver_report import DRAWS, DriverReport, find_drivers
from cxsim.drivers.tables import DriverTables, simulated_tables
from cxsim.errors import DataError, UsageError, fault, nearest
from cxsim.provenance import MANIFEST
from cxsim.report.drivers import compose_drivers
from cxsim.report.html import render
from cxsim.study.exports import read_population
from cxsim.study.metric_report import find_table_files, run_start, run_study
from cxsim.study.run_record import CUSTOMERS, restore_customer_table, restore_table
from cxsim.study.study_tables import locate_faults, read_study_customers
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale

ANSWERED = ("surveys", "contacts", "events", "transactions")
REPORT, PAGE = "drivers.json", "drivers.html"
SCENARIO = "baseline"


@dataclass(frozen=True)
class DriverColumns:
    """Which columns of a folder's tables are what, where no study says so.

    Attributes
    ----------
    stated : for a table's name, its contract's columns with the columns of the file; what is not stated goes by its name.
    features : columns of the customers that may be drivers; none means all that tell customers apart.
    """

    stated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    features: tuple[str, ...] = ()


@dataclass(frozen=True)
class DriverAnalysis:
    """What was found, with notes on the tables, and where it was written."""

    folder: Path
    report: DriverReport
    notes: tuple[Message | str, ...]

    @property
    def page(self) -> Path:
        """The report as people read it."""
        return self.folder / PAGE

    def summary(self) -> dict[str, Any]:
        """The report as one object, for machines."""
        return {"folder": str(self.folder), **json.loads(self.report.to_json())}


def analyse_drivers(
    place: Path,
    out: Path,
    seed: int | None = None,
    draws: int = DRAWS,
    window_days: float = WINDOW_DAYS,
    columns: DriverColumns | None = None,
    language: str | None = None,
) -> DriverAnalysis:
    """Find the drivers in the tables of a study (YAML), a run, mapped exports or a folder, and write the page.

    It is written in the study's language if none is named; where there is no study, in English.

    Raises
    ------
    UsageError, DataError, ModelError
        If the file, the tables or the answers are not fit for it.
    """
    if language is not None and language not in LANGUAGES:
        wrong = fault("study-language-unknown", language=language, remedy=nearest(language, LANGUAGES))
        raise UsageError(Message("study-language-refused"), [wrong])
    found = _driver_source(place, columns or DriverColumns())
    report = find_drivers(found.tables, found.seed if seed is None else seed, draws, window_days)
    _write(out, report, found.title, Locale.of(language or found.language))
    return DriverAnalysis(out, report, found.tables.notes)


@dataclass(frozen=True)
class _DriverSource:
    """The tables of a place, with its name, and the key and the language of its study."""

    title: str
    tables: DriverTables
    seed: int = 0
    language: str = "en"


def _driver_source(place: Path, columns: DriverColumns) -> _DriverSource:
    if place.is_dir() and (place / MANIFEST).is_file():
        return _DriverSource(place.name, run_tables(place), language=str(run_study(place).get("language", "en")))
    if place.is_dir() or not place.exists():
        return _DriverSource(place.resolve().name, folder_tables(place, columns))
    if is_exports_file(place):
        return _DriverSource(place.stem, exported_tables(place))
    study = load(place)
    with locate_faults(place):
        return _DriverSource(study.name, study_tables(study), study.run.seed, study.language)


def study_tables(study: Study) -> DriverTables:
    """The tables a study names.

    Raises
    ------
    UsageError
        If it names no answers.
    """
    source = study.source
    if source.surveys is None:
        raise UsageError(Message("study-answers-none"), [fault("study-surveys-unnamed").at(path=("population",))])
    contacts = None if source.contacts is None else inputs.read_table(study.source_of(source.contacts), "contacts").frame
    return DriverTables(read_study_customers(study), inputs.read_table(study.source_of(source.surveys), "surveys").frame, contacts)


def folder_tables(folder: Path, columns: DriverColumns) -> DriverTables:
    """The tables of a folder, by their names: customers and surveys, and contacts, events, transactions if there.

    Which column of the customers is what goes by the columns' names where it is not stated; the notes say it.

    Raises
    ------
    DataError, UsageError
        If one of the first two is missing, or a table breaks its contract; if what is stated fits no table.
    """
    places = find_table_files(folder)
    _refuse_missing(places, Message("study-tables-put", folder=folder))
    missing = [name for name in columns.stated if name not in places]
    strange = [fault("study-column-table", table=name, remedy=nearest(name, places)) for name in missing]
    if strange:
        raise UsageError(Message("study-columns-unknown"), strange)
    customers, notes = infer_customers(places["customers"], columns.stated.get("customers", {}), columns.features)
    found = {name: _contract_table(name, places[name], columns.stated.get(name, {})) for name in ANSWERED if name in places}
    return _together(customers, found, notes)


def exported_tables(path: Path) -> DriverTables:
    """The tables that a file of mappings names.

    Raises
    ------
    UsageError, DataError
        If it names no customers or no surveys, or a table breaks its contract.
    """
    exports = load_exports(path)
    named = {"customers": exports.population, **exports.tables}
    _refuse_missing({name for name, export in named.items() if export}, Message("study-tables-add", file=path))
    assert exports.population is not None
    found = {
        name: read_mapped(path.parent / exports.tables[name].table, exports.tables[name].mapping).frame
        for name in ANSWERED
        if name in exports.tables
    }
    return _together(read_population(exports.population, path.parent), found, ())


def _refuse_missing(names: Collection[str], remedy: Message) -> None:
    needed = {"customers": "study-customers-missing", "surveys": "study-surveys-missing"}
    faults = [fault(id, remedy=remedy) for name, id in needed.items() if name not in names]
    if faults:
        raise DataError(Message("study-drivers-incomplete"), faults)


def _contract_table(name: str, path: Path, stated: Mapping[str, str]) -> pd.DataFrame:
    """A table of a contract, whose columns have the contract's names where nothing else is stated."""
    if not stated:
        return read_table(path, CONTRACTS[name]).frame
    strange = [
        fault("study-column-unknown", table=name, column=column, remedy=nearest(column, CONTRACTS[name].names))
        for column in stated
        if column not in CONTRACTS[name].names
    ]
    if strange:
        raise UsageError(Message("study-columns-unknown"), strange)
    with open_table(path, in_memory=False) as raw:
        own = {column: column for column in CONTRACTS[name].names if column in raw.names}
    return read_mapped(path, TableMapping(contract=name, columns={**own, **stated})).frame


def _together(customers: CustomerTable, found: Mapping[str, pd.DataFrame], notes: tuple[Message | str, ...]) -> DriverTables:
    return DriverTables(customers, found["surveys"], found.get("contacts"), found.get("events"), found.get("transactions"), notes)


def run_tables(run: Path) -> DriverTables:
    """The baseline histories of a run, with the answers they gave."""
    if not (run / "tables" / f"{SCENARIO}_surveys.parquet").is_file():
        raise DataError(Message("study-answers-none"), [fault("study-run-unanswered").at(file=str(run))])
    if not (run / CUSTOMERS).is_file():
        raise DataError(Message("study-features-none"), [fault("study-run-segments").at(file=str(run))])
    names = (f"{SCENARIO}_customers", f"{SCENARIO}_surveys", f"{SCENARIO}_events")
    histories, answers, events = (restore_table(run, name) for name in names)
    return simulated_tables(restore_customer_table(run), histories, answers, events, run_start(run))


def _write(folder: Path, report: DriverReport, title: str, locale: Locale) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / REPORT).write_text(report.to_json(), encoding="utf-8")
        (folder / PAGE).write_text(render(compose_drivers(report, title, locale)), encoding="utf-8")
    except OSError as error:
        wrong = fault("study-folder-unwritable", reason=error.strerror).at(file=str(folder))
        raise UsageError(Message("study-folder-refused", folder=folder), [wrong]) from None
