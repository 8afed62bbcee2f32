"""Checking without fitting: a study with the table it names, or a data file by its contract."""

from __future__ import annotations

from pathlib import Path

from cxsim.churn.estimation.penalty import empty_levels
from cxsim.churn.features.preprocessing import prepare
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.tables import check_table as check_data
from cxsim.decision.programme_checks import order_notes
from cxsim.errors import DataError
from cxsim.journey.parameters import quantities
from cxsim.journey.segments import Segments
from cxsim.study.counting import pluralise
from cxsim.study.customer_history import read_history
from cxsim.study.run_checks import refuse_unrunnable_study, verdict
from cxsim.study.study_tables import locate_faults, read_study_customers
from cxsim.study.summary_metrics import measure_tables, observed_churn, truncation_note


def check(path: str | Path) -> tuple[str, ...]:
    """Check a study and the tables it names, without fitting.

    Parameters
    ----------
    path : str or path
        The YAML file of a study.

    Returns
    -------
    tuple of str
        What the study says, in sentences, once it and its tables have passed every check.

    Raises
    ------
    UsageError, DataError
        With every fault of the study, or every fault of the table: file, line, column, what was found, what is expected, what to do.

    Examples
    --------
    >>> import cxsim as cx
    >>> len(cx.check("configs/gym.yaml")) > 1
    True
    """
    path = Path(path)
    study = load(path)
    with locate_faults(path):
        said = _of_segments(study.population) if isinstance(study.population, Segments) else _of_table(study)
    parts = (
        pluralise(study.horizon.count, "month"),
        pluralise(len(study.journeys), "journey"),
        pluralise(len(study.programmes), "programme"),
        pluralise(sum(1 for _ in quantities(study)), "number"),
    )
    return (
        f"{path}: {verdict(study)} ({', '.join(parts)}).",
        *said,
        *_orders(study),
    )


def _orders(study: Study) -> tuple[str, ...]:
    """Which combinations depend on the order in which they name their programmes."""
    named = ({name: study.programmes[name] for name in parts} for parts in study.combinations)
    return tuple(note for parts in named for note in order_notes(" + ".join(parts), parts, study))


def _of_table(study: Study) -> tuple[str, ...]:
    table = read_study_customers(study)
    refuse_unrunnable_study(study, table)
    return (
        f"{table.source.file}: {table.source.rows:,} customers, {int(table.frame['churned'].sum()):,} of whom have left.",
        *(f"  {sentence}" for sentence in (*table.source.detected, *table.notes, *_of_fit(study, table))),
        *(f"  {sentence}" for sentence in truncation_note(observed_churn(study, table))),
        *(f"  {sentence}" for sentence in read_history(study, table).notes),
        *(f"{item.card.name}: {item.estimate}" for item in measure_tables(study, table)),
    )


def _of_fit(study: Study, table: CustomerTable) -> tuple[str, ...]:
    """What the study's fit will say of its columns; every fault of them is raised."""
    prepared = prepare(study.fit[study.churn.fit], table)
    nobody = empty_levels(prepared.encoding, prepared.sample)
    alike = (f"{name} is left out of the fit: {why}." for name, why in prepared.encoding.left_out.items())
    return (
        *([f"Separation: nobody left of {', '.join(nobody)}; the fit holds the coefficient by a penalty."] if nobody else []),
        *alike,
    )


def _of_segments(source: Segments) -> tuple[str, ...]:
    people = sum(segment.customers for segment in source.segments.values())
    return (
        f"segments: {people:,} customers in {len(source.segments)}; no table is read and nothing is fitted, the hazards are stated.",
        *(f"  {name}: {segment.customers:,} customers, {segment.hazard.sentence}" for name, segment in source.segments.items()),
    )


def check_table(path: str | Path, kind: str) -> tuple[str, ...]:
    """What a data file says, in sentences, once it has passed the contract `kind`: customers, surveys or contacts.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    report = check_data(Path(path), kind)
    if not report.ok or report.source is None:
        raise DataError(f"{path} is not a table of {kind}.", report.faults)
    return (
        f"{report.file}: {report.source.rows:,} rows keep the contract {kind!r}.",
        *map(str, report.source.detected),
        *map(str, report.notes),
    )
