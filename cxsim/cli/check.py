"""`cxsim check`: a study, or a data file against its contract."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.cli.settings import show_settings
from cxsim.errors import DataError, Fault, UsageError, fault
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.data.mapping import ColumnMapping

STUDIES = (".yaml", ".yml")


def check_path(path: Path, kind: str | None, max_faults: int | None = None, settings: Sequence[str] = ()) -> tuple[str | Message, ...]:
    """What was found, a line each.

    Raises
    ------
    UsageError, DataError
        With every fault of the study, or of the data file.
    """
    is_study = path.suffix.lower() in STUDIES
    kind = kind or (None if is_study else _by_name(path))
    if is_study and kind is None:
        from cxsim import study
        from cxsim.config.exports_file import is_exports_file
        from cxsim.config.value_file import is_value_file
        from cxsim.study.exports import check_exports

        if is_value_file(path):
            from cxsim.study.value_comparison import check_value

            return check_value(path)
        return check_exports(path) if is_exports_file(path) else tuple(study.check(path, show_settings(path, settings)))
    if settings:
        raise UsageError(Message("cli-check-nothing"), [fault("cli-check-set-data", text=settings[0]).at(file=str(path))])
    if is_study or kind is None:
        wrong = fault("cli-check-as-study", kind=kind) if is_study else fault("cli-check-as-missing")
        raise UsageError(Message("cli-check-nothing"), [wrong.at(file=str(path))])
    return _check_data(path, kind, max_faults)


def _by_name(path: Path) -> str | None:
    """What a data file holds, if its name says it: `surveys.csv`; none if it does not."""
    from cxsim.data.tables import CONTRACT_NAMES

    stem = path.name.lower().partition(".")[0]
    return stem if stem in CONTRACT_NAMES else None


def _check_data(path: Path, kind: str, max_faults: int | None) -> tuple[str | Message, ...]:
    from cxsim.data.exports.recognition import check_recognised
    from cxsim.data.tables import check_table

    report = check_recognised(path, kind) or check_table(path, kind, _proposed(path) if kind == "customers" else None)
    if not report.ok:
        shown = report.faults[:max_faults]
        counts = {"found": len(report.faults), "shown": len(shown), "cut": len(shown) < len(report.faults)}
        raise DataError(Message("cli-check-table-wrong", file=path, kind=kind, mappable=_mappable(shown), **counts), shown)
    found = Message("cli-check-table", file=path, kind=kind, rows=report.source.rows if report.source else None)
    return (found, *(report.source.detected if report.source else ()), *report.notes)


def _mappable(faults: Sequence[Fault]) -> bool:
    """Whether a mapping would resolve some of the faults."""
    return any("reader: {" in each.remedy or each.found.startswith("no column") for each in faults)


def _proposed(path: Path) -> ColumnMapping:
    """The mapping that goes by the names of the columns, for a table that no study maps yet."""
    from cxsim.config.document import parse_document
    from cxsim.data.mapping import TableSource
    from cxsim.data.proposal import propose_mapping
    from cxsim.data.table_proposal import UNKNOWN
    from cxsim.data.tables import find_fact_faults

    text = "\n".join(propose_mapping(path))
    if f'"{UNKNOWN}"' in text:
        if faults := find_fact_faults(path):
            raise DataError(Message("cli-check-customers-wrong", file=path), faults)
        raise UsageError(Message("cli-check-unmapped", file=path), [fault("cli-check-mapping-missing", table=path).at(file=str(path))])
    data = parse_document(text, str(path)).data
    if "population" not in data:
        other = next(iter(data))
        raise UsageError(Message("cli-check-nothing"), [fault("cli-check-other-table", table=other).at(file=str(path))])
    return TableSource.model_validate(data["population"]).mapping
