"""Measuring without a study: the tables in a folder, in one file, or of a run, and every metric that they allow."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cxsim.config.document import parse_document
from cxsim.config.exports_file import is_exports_file
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.data.inputs import read_table
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.source import is_url
from cxsim.errors import DataError, UsageError, fault, nearest
from cxsim.metrics.comparison import Benchmark, against_benchmarks, differences
from cxsim.metrics.consistency import check_currencies, find_unmatched
from cxsim.metrics.measurement import measure
from cxsim.metrics.metric_report import MetricReport
from cxsim.metrics.nonresponse import SURVEYED, measure_nonresponse, nonresponse_requests
from cxsim.metrics.tables import SUFFIXES, Tables
from cxsim.provenance import MANIFEST
from cxsim.study.exports import convert_exports, read_population
from cxsim.study.study_tables import locate_faults
from cxsim.temporary_files import temporary_folder
from cxsim.text import Message

SCENARIO = "scenario"
STUDY = "study.yaml"
STRATUM = "segment"
MAPS = (".yaml", ".yml")


@dataclass(frozen=True)
class MetricRequest:
    """What is to be measured.

    Attributes
    ----------
    by : columns and at most one period by which to cut.
    keys : the metrics; none means all.
    kind : the contract of a single file, where its name does not say it.
    columns : for each table, which column of the file is which of the contract.
    compare : two values of the first column in `by`; of a run, two scenarios.
    benchmarks : a CSV file of metric, value, source, date.
    """

    by: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    kind: str | None = None
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    compare: tuple[str, ...] = ()
    benchmarks: Path | None = None


def report_metrics(data: Path, request: MetricRequest) -> MetricReport:
    """Measure the tables at a place.

    Raises
    ------
    UsageError, DataError
        If what is asked makes no sense, or a table does not keep its contract.
    """
    known = read_benchmarks(request.benchmarks) if request.benchmarks else ()
    with temporary_folder() as folder:
        return _measure(data, request, known, folder)


def _measure(data: Path, request: MetricRequest, known: tuple[Benchmark, ...], folder: Path) -> MetricReport:
    is_run = (data / MANIFEST).is_file()
    found = (
        run_tables(data) if is_run else _mapped(data, folder) if data.suffix.lower() in MAPS else dict(find_table_files(data, request.kind))
    )
    by = (SCENARIO, *request.by) if is_run and SCENARIO not in request.by else request.by
    if request.compare and (len(request.compare) != 2 or not by):
        raise UsageError(Message("study-compare-none"), [fault("study-compare-two", values=",".join(request.compare))])
    is_mapped = data.suffix.lower() in MAPS
    checked = found if is_run or (is_mapped and is_exports_file(data)) else {"customers"} if is_mapped else ()
    with Tables(found, request.columns, run_start(data) if is_run else None, whole=not is_run, trusted=checked) as place:
        check_currencies(place)
        notes = () if is_run else find_unmatched(place)
        measurement = measure(place, by, request.keys, nonresponse_requests(place, by, _surveyed(request.keys), STRATUM))
        heard = measure_nonresponse(place, measurement, STRATUM)
    pairs = differences(measurement, by[0], *request.compare) if request.compare else ()
    return MetricReport(measurement, heard, (*pairs, *against_benchmarks(measurement, known)), churn_fitted=is_run, notes=notes)


def _mapped(path: Path, folder: Path) -> dict[str, Any]:
    """The tables that a file of exports maps, or those that a study names."""
    if is_exports_file(path):
        return convert_exports(path, folder)
    study = load(path)
    with locate_faults(path):
        return named_tables(study)


def named_tables(study: Study) -> dict[str, Any]:
    """The tables that a study names, by the names of their contracts: its customers as a frame, the others as files."""
    source = study.source
    named = {"surveys": source.surveys, "contacts": source.contacts, "cases": source.cases, "transactions": source.transactions}
    customers = read_population(source, study.folder).frame
    return {"customers": customers, **{name: _place(study, name, file) for name, file in named.items() if file}}


def _place(study: Study, name: str, file: str) -> Any:
    """A file as it lies; the table of a database as a frame."""
    source = study.source_of(file)
    return read_table(source, name).frame if is_url(source) else source


def _surveyed(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in SURVEYED if not keys or key in keys)


def find_table_files(data: Path, kind: str | None = None) -> dict[str, Path]:
    """The files of tables in a folder, or one file, by the names of their contracts.

    Raises
    ------
    DataError
        If there is none.
    UsageError
        If the contract of a file is not known.
    """
    if not data.exists():
        raise DataError(Message("study-measure-none"), [fault("study-path-missing").at(file=str(data))])
    if kind is not None and (kind not in METRIC_CONTRACTS or data.is_dir()):
        remedy = Message("study-contract-folder") if data.is_dir() else nearest(kind, METRIC_CONTRACTS)
        wrong = fault("study-contract-unknown", contract=kind, remedy=remedy).at(file=str(data))
        raise UsageError(Message("study-table-unknown"), [wrong])
    places = sorted(data.iterdir()) if data.is_dir() and not _parts(data) else [data]
    named = {kind or _stem(path): path for path in places}
    found = {name: path for name, path in named.items() if name in METRIC_CONTRACTS and _readable(path)}
    if not found:
        wrong = fault("study-tables-unnamed", names=sorted(METRIC_CONTRACTS), folder=data.is_dir()).at(file=str(data))
        raise DataError(Message("study-measure-none"), [wrong])
    return found


def run_start(run: Path) -> date:
    """The first day of a run's simulation, from the copy of its study."""
    return date.fromisoformat(str(run_study(run)["start"]))


def run_study(run: Path) -> dict[str, Any]:
    """The copy of its study that a run keeps, as plain data."""
    study = run / STUDY
    return dict(parse_document(study.read_text(encoding="utf-8"), str(study)).data)


def run_tables(folder: Path) -> dict[str, Any]:
    """The tables of a run, in each of its scenarios."""
    found: dict[str, dict[str, Path]] = {}
    for name in METRIC_CONTRACTS:
        for path in sorted((folder / "tables").glob(f"*_{name}.parquet")):
            found.setdefault(name, {})[path.stem.removesuffix(f"_{name}")] = path
    if not found:
        raise DataError(Message("study-measure-none"), [fault("study-run-tableless").at(file=str(folder))])
    return dict(found)


def read_benchmarks(path: Path) -> tuple[Benchmark, ...]:
    """Published values: a CSV file with the columns metric, value, source, date.

    Raises
    ------
    DataError
        With every line that lacks something.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        wrong = fault("study-benchmarks-unreadable", reason=str(error)).at(file=str(path))
        raise DataError(Message("study-benchmarks-refused"), [wrong]) from None
    found, faults = [], []
    for line, row in enumerate(rows, start=2):
        try:
            published = date.fromisoformat(row["date"] or "")
            found.append(Benchmark(row["metric"], float(row["value"]), row["source"] or "", published))
        except (KeyError, TypeError, ValueError):
            faults.append(fault("study-benchmark-incomplete").at(file=str(path), line=line))
        except UsageError as error:
            faults += [each.at(file=str(path), line=line) for each in error.faults] or [
                fault("study-benchmark-unknown", reason=error.headline).at(file=str(path), line=line)
            ]
    if faults:
        raise DataError(Message("study-benchmarks-undated"), faults)
    return tuple(found)


def _readable(path: Path) -> bool:
    return _parts(path) if path.is_dir() else path.name.lower().endswith(SUFFIXES) or _stem(path) in METRIC_CONTRACTS


def _parts(folder: Path) -> bool:
    """Whether a folder is one table in part-files: named after its contract, with nothing but Parquet in it."""
    return folder.name in METRIC_CONTRACTS and any(folder.glob("*.parquet"))


def _stem(path: Path) -> str:
    name = path.name.lower()
    return next(
        (name.removesuffix(suffix) for suffix in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(suffix)), path.stem.lower()
    )
