"""What `cxsim check` is asked to check: a study, or a data file against its contract."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.errors import DataError, Fault, UsageError

if TYPE_CHECKING:
    from cxsim.data.mapping import ColumnMapping

STUDIES = (".yaml", ".yml")


def check_path(path: Path, kind: str | None, max_faults: int | None = None) -> tuple[str, ...]:
    """What was found, in sentences.

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
        return check_exports(path) if is_exports_file(path) else tuple(study.check(path))
    if is_study or kind is None:
        do = "leave --as out" if is_study else "add --as customers, --as surveys, ..., or name the file so: customers.csv"
        expected = "no --as for a study" if is_study else "to know what a data file holds"
        raise UsageError("nothing was checked", [Fault(f"--as {kind}" if kind else "no --as", expected, do, str(path))])
    return _check_data(path, kind, max_faults)


def _by_name(path: Path) -> str | None:
    """What a data file holds, if its name says it: `surveys.csv`; none if it does not."""
    from cxsim.data.tables import CONTRACT_NAMES

    stem = path.name.lower().partition(".")[0]
    return stem if stem in CONTRACT_NAMES else None


def _check_data(path: Path, kind: str, max_faults: int | None) -> tuple[str, ...]:
    from cxsim.data.exports.recognition import check_recognised
    from cxsim.data.tables import check_table

    report = check_recognised(path, kind) or check_table(path, kind, _proposed(path) if kind == "customers" else None)
    if not report.ok:
        shown = report.faults[:max_faults]
        more = f" ({len(report.faults)} kinds of fault, {len(shown)} shown)" if len(shown) < len(report.faults) else ""
        by_mapping = f"; names and ways of writing are stated in a mapping, which `cxsim init --from {path}` proposes"
        raise DataError(f"{path} is not a table of {kind} that can be used{more}{by_mapping if _mappable(shown) else ''}", shown)
    rows = f"{report.source.rows:,} row{'' if report.source.rows == 1 else 's'}, " if report.source else ""
    return (
        f"{path}: {rows}no fault as a table of {kind}",
        *map(str, report.source.detected if report.source else ()),
        *map(str, report.notes),
    )


def _mappable(faults: Sequence[Fault]) -> bool:
    """Whether a mapping would mend some of the faults."""
    return any("reader: {" in fault.do or fault.found.startswith("no column") for fault in faults)


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
            raise DataError(f"{path} is not a table of customers.", faults)
        do = f"write the mapping with `cxsim init --from {path}` into a file, fill in what it asks, and check that"
        fault = Fault("columns or values that are not known by name", "a mapping", do, str(path))
        raise UsageError(f"{path} cannot be checked without a mapping", [fault])
    return TableSource.model_validate(parse_document(text, str(path)).data["population"]).mapping
