"""Checking without fitting: a study with the table it names, or a data file by its contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cxsim.calibration.column_checks import check_columns
from cxsim.churn.estimation.penalty import empty_levels
from cxsim.churn.features.preprocessing import prepare_sample
from cxsim.churn.methods.cox import Cox
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.tables import check_table as check_data
from cxsim.decision.programme_checks import order_notes
from cxsim.engine.input_checks import MOST_FEES
from cxsim.errors import DataError, Fault, UsageError, fault, nearest
from cxsim.journey.parameters import quantities
from cxsim.journey.segments import Segments
from cxsim.metrics.metric_report import describe_estimate
from cxsim.study.customer_history import read_history
from cxsim.study.study_tables import locate_faults, read_study_customers
from cxsim.study.summary_metrics import measure_tables, observed_churn, truncation_note
from cxsim.text import Message


def check(path: str | Path, settings: Sequence[str] = ()) -> tuple[Message | str, ...]:
    """Check a study and the tables it names, without fitting.

    Parameters
    ----------
    path : str or path
        The YAML file of a study.
    settings : sequence of str
        Keys of the study to set anew, each as ``ADDRESS=VALUE``.

    Returns
    -------
    tuple of Message or str
        What the study says, once it and its tables have passed every check; `str` of a message is the sentence in English.

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
    study = load(path, settings)
    with locate_faults(path, settings):
        messages = _of_segments(study.population) if isinstance(study.population, Segments) else _of_table(study)
    parts = (
        Message("study-count-months", count=study.horizon.count),
        Message("study-count-journeys", count=len(study.journeys)),
        Message("study-count-programmes", count=len(study.programmes)),
        Message("study-count-numbers", count=sum(1 for _ in quantities(study))),
    )
    first = Message("study-check-plan", file=path, verdict=verdict(study), parts=parts)
    return (first, *messages, *_orders(study))


def _orders(study: Study) -> tuple[Message | str, ...]:
    """Which combinations depend on the order in which they name their programmes."""
    named = ({name: study.programmes[name] for name in parts} for parts in study.combinations)
    return tuple(note for parts in named for note in order_notes(" + ".join(parts), parts, study))


def _of_table(study: Study) -> tuple[Message | str, ...]:
    table = read_study_customers(study)
    refuse_unrunnable_study(study, table)
    gone = int(table.frame["churned"].sum())
    notes = (
        *(*table.source.detected, *table.notes, *_of_fit(study, table)),
        *truncation_note(observed_churn(study, table)),
        *read_history(study, table).notes,
    )
    return (
        Message("study-check-table", file=table.source.file, customers=table.source.rows, left=gone),
        *(Message("study-indented", text=note) for note in notes),
        *(Message("report-pair", name=item.card.title, value=describe_estimate(item.estimate)) for item in measure_tables(study, table)),
    )


def _of_fit(study: Study, table: CustomerTable) -> tuple[Message, ...]:
    """What the study's fit will say of its columns; every fault of them is raised."""
    prepared = prepare_sample(study.fit[study.churn.fit], table)
    empty = empty_levels(prepared.encoding, prepared.sample)
    alike = (Message("study-check-left-out", column=name, why=why) for name, why in prepared.encoding.left_out.items())
    return (*([Message("study-check-separation", levels=empty)] if empty else []), *alike)


def _of_segments(source: Segments) -> tuple[Message | str, ...]:
    people = sum(segment.customers for segment in source.segments.values())
    each = (
        Message("study-check-segment", name=name, customers=segment.customers, hazard=segment.hazard.message)
        for name, segment in source.segments.items()
    )
    return (
        Message("study-check-segments", customers=people, count=len(source.segments)),
        *(Message("study-indented", text=line) for line in each),
    )


def check_table(path: str | Path, kind: str) -> tuple[Message | str, ...]:
    """What a data file says, once it has passed the contract `kind`: customers, surveys or contacts.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    report = check_data(Path(path), kind)
    if not report.ok or report.source is None:
        raise DataError(Message("study-table-broken", file=path, contract=kind), report.faults)
    first = Message("study-check-rows", file=report.file, rows=report.source.rows, contract=kind)
    return (first, *report.source.detected, *report.notes)


def refuse_unrunnable_study(study: Study, table: CustomerTable) -> None:
    """Refuse a study and its table where a run would be refused.

    Raises
    ------
    UsageError
        With columns that are no answers on their scale, coefficients that the fit will not have, and fees beyond what sums hold.
    DataError, ModelError
        If the churn model cannot be fitted on these columns and rows.
    """
    faults = (*check_columns(study, table), *_coefficient_faults(study, table), *_fee_faults(table))
    if faults:
        raise UsageError(Message("study-table-mismatch"), faults)


def verdict(study: Study) -> Message:
    """Whether the study can be run, or only simulated."""
    python = [
        f"{name}.{touch}"
        for name, journey in study.journeys.items()
        for touch, touchpoint in journey.touchpoints.items()
        if touchpoint.custom is not None
    ]
    if python:
        return Message("study-verdict-python", touchpoints=python)
    if not study.programmes:
        return Message("study-verdict-no-programme")
    return Message("study-verdict-run")


def _coefficient_faults(study: Study, table: CustomerTable) -> Iterator[Fault]:
    """Coefficients that the fit will not have: of a level that the table lacks or the others are compared with, or of a column left out."""
    method = study.fit[study.churn.fit]
    prepared = prepare_sample(method, table)
    if not isinstance(method, Cox):
        return
    known = [name for name in prepared.encoding.names if name.partition("[")[0] not in method.grouping]
    for name, quantity in quantities(study):
        if quantity.coef is not None and quantity.fit == study.churn.fit and quantity.coef not in known:
            path, remedy = (*name.split("."), "coef"), nearest(quantity.coef, known)
            yield fault("study-coefficient-unknown", coefficient=quantity.coef, remedy=remedy).at(path=path)


def _fee_faults(table: CustomerTable) -> Iterator[Fault]:
    frame = table.frame
    fees = float(frame.loc[~frame["churned"].astype(bool), "fee_per_month"].sum())
    if fees > MOST_FEES:
        yield fault("study-fees-large", fees=fees, most=MOST_FEES).at(path=("population",))
