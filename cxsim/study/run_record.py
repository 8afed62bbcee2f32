"""What a run folder holds beside the report: the study's file, the customers as read, the fit, tables; and reading them back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pandas as pd
from pyarrow.lib import ArrowException

from cxsim.churn.fitted_model import FittedChurn
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.decision.comparison_tables import cash_flow_table, draws_table, monthly_table, register_table
from cxsim.engine.outcome import Outcome
from cxsim.errors import Fault, UsageError, fault
from cxsim.journey.segments import Segments
from cxsim.metrics.catalogue import card
from cxsim.metrics.overview import Measured
from cxsim.stats.intervals import Estimate
from cxsim.study.customer_history import CustomerHistory
from cxsim.study.customers import Customers, SegmentCustomers, TableCustomers
from cxsim.study.pipeline import StudyAnswer
from cxsim.text import Message

STUDY = "study.yaml"
FIT = "fit.json"
CUSTOMERS = "inputs/customers.parquet"
CUSTOMERS_ABOUT = "inputs/customers.json"
HISTORY = "inputs/history.parquet"
OTHER_TABLES = "inputs/other_tables.json"
TABLES = "tables"


def record_inputs(folder: Path, study: str, found: StudyAnswer) -> None:
    """Write what the run was made from, as far as `verify` needs it; `study` is the text of the study, as it was read."""
    (folder / STUDY).write_text(study, encoding="utf-8", newline="")
    if isinstance(found.customers, TableCustomers):
        (folder / FIT).write_text(found.customers.fitted.to_json(), encoding="utf-8")
        write_customers(folder, found.customers.table)
        if not found.customers.history.state.empty:
            found.customers.history.state.to_parquet(folder / HISTORY, index=False)
        (folder / OTHER_TABLES).write_text(json.dumps(_other_tables(found), indent=1, ensure_ascii=False), encoding="utf-8")


def write_tables(folder: Path, found: StudyAnswer, outcomes: dict[str, Outcome]) -> None:
    """Write the tables of results."""
    (folder / TABLES).mkdir()
    for name, table in run_tables(found, outcomes).items():
        table.to_parquet(folder / TABLES / f"{name}.parquet", index=False)


def run_tables(found: StudyAnswer, outcomes: dict[str, Outcome]) -> dict[str, pd.DataFrame]:
    """The tables of a run, by name."""
    return {
        "monthly": monthly_table(found.comparison),
        "cash_flow": cash_flow_table(found.comparison),
        "draws": draws_table(found.comparison),
        "assumptions": register_table(found.register),
        **{f"{scenario}_{name}": table for scenario, outcome in outcomes.items() for name, table in outcome.tables().items()},
    }


def write_customers(folder: Path, table: CustomerTable) -> None:
    """The customers as they were checked, without personal data, so that a run can be fitted again from its own folder."""
    (folder / CUSTOMERS).parent.mkdir()
    table.frame.to_parquet(folder / CUSTOMERS, index=False)
    about: dict[str, Any] = {
        "features": table.features,
        "source": table.source.to_dict(),
        "notes": [note.to_dict() for note in table.notes],
        "synthetic": table.synthetic,
    }
    (folder / CUSTOMERS_ABOUT).write_text(json.dumps(about, indent=1, ensure_ascii=False), encoding="utf-8")


def _other_tables(found: StudyAnswer) -> dict[str, Any]:
    """What the report says of tables that the run does not keep: surveys, contacts, cases, purchases."""
    history = found.customers.history if isinstance(found.customers, TableCustomers) else CustomerHistory()
    measured = [{"metric": each.card.key, **_plain_estimate(each.estimate)} for each in found.measured]
    return {"measured": measured, "inputs": history.inputs, "notes": [_stored(note) for note in history.notes]}


def _plain_estimate(found: Estimate) -> dict[str, Any]:
    numbers = {name: float(getattr(found, name)) for name in ("value", "low", "high")}
    return {**numbers, "n": int(found.n), "unit": found.unit, "note": _stored(found.note)}


def restore_measured(folder: Path) -> tuple[Measured, ...]:
    """What was measured of the tables of a run; nothing where it read none."""
    if not (folder / OTHER_TABLES).is_file():
        return ()
    rows = json.loads((folder / OTHER_TABLES).read_text(encoding="utf-8"))["measured"]
    return tuple(Measured(card(row.pop("metric")), Estimate(**{**row, "note": _restored(row["note"])})) for row in rows)


def _stored(note: Message | str) -> Any:
    return note.to_dict() if isinstance(note, Message) else note


def _restored(note: Any) -> Message | str:
    return note if isinstance(note, str) else Message.from_dict(note)


def restore_customer_table(folder: Path) -> CustomerTable:
    """What `write_customers` wrote."""
    about = json.loads((folder / CUSTOMERS_ABOUT).read_text(encoding="utf-8"))
    source, notes = Source.from_dict(about["source"]), tuple(Message.from_dict(note) for note in about["notes"])
    return CustomerTable(pd.read_parquet(folder / CUSTOMERS), tuple(about["features"]), source, notes, about["synthetic"])


def restore_fit(folder: Path) -> FittedChurn:
    """The fit of a run, to the last bit."""
    return FittedChurn.from_json((folder / FIT).read_text(encoding="utf-8"))


def restore_customers(folder: Path, study: Study) -> Customers:
    """The customers of a run, with the hazard it was simulated from."""
    if isinstance(study.population, Segments):
        return SegmentCustomers(study.population)
    return TableCustomers(restore_customer_table(folder), restore_fit(folder), _history_back(folder))


def _history_back(folder: Path) -> CustomerHistory:
    """The state that logs gave the customers of a run; none where it read no log."""
    if not (folder / OTHER_TABLES).is_file():
        return CustomerHistory()
    about = json.loads((folder / OTHER_TABLES).read_text(encoding="utf-8"))
    state = pd.read_parquet(folder / HISTORY) if (folder / HISTORY).is_file() else CustomerHistory().state
    return CustomerHistory(state, about["inputs"], tuple(map(_restored, about["notes"])))


def restore_table(folder: Path, name: str, numbers: Sequence[str] = (), months: int | None = None) -> pd.DataFrame:
    """One table of a run.

    Parameters
    ----------
    numbers : columns that must hold numbers alone.
    months : if stated, how many rows there must be for each of its scenarios or draws.

    Raises
    ------
    UsageError
        If the table is not there, cannot be read, or is not as a run writes it.
    """
    file = folder / TABLES / f"{name}.parquet"
    try:
        table = pd.read_parquet(file)
    except FileNotFoundError:
        wrong = [fault("study-run-table-absent", name=name)]
    except (OSError, ValueError, ArrowException):
        wrong = [fault("study-run-table-unreadable", name=name)]
    else:
        wrong = [fault("study-run-table-column", name=column) for column in numbers if not _holds_numbers(table, column)]
        by = next((key for key in ("scenario", "draw") if key in table), None)
        whole = months is None or (by is not None and "month" in table and (table.groupby(by)["month"].nunique() == months).all())
        wrong += [] if whole and len(table) else [fault("study-run-table-rows", name=name)]
    if wrong:
        refuse_table(folder, name, wrong)
    return table


def refuse_table(folder: Path, name: str, faults: Iterable[Fault]) -> NoReturn:
    """Refuse a table of a run."""
    file = str(folder / TABLES / f"{name}.parquet")
    raise UsageError(Message("study-run-table-refused", folder=folder), [each.at(file=file) for each in faults])


def _holds_numbers(table: pd.DataFrame, column: str) -> bool:
    return column in table and pd.api.types.is_numeric_dtype(table[column]) and bool(np.isfinite(table[column]).all())
