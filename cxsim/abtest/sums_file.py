"""Sums that somebody else made: a CSV file with a row for each endpoint and arm (and stratum)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path
from typing import Any

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.sums import Y_BEFORE, EndpointSums, ExperimentSums, X, Y
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message

NEEDED = ("endpoint", "arm", "n", "sum", "sum_of_squares")
PAIRS = {X: ("denominator", "denominator_squares", "product"), Y_BEFORE: ("before", "before_squares", "before_product")}
KNOWN = (*NEEDED, "stratum", *PAIRS[X], *PAIRS[Y_BEFORE])
ROUNDING = 1e-9
_PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
MOST = 1e100
"""Largest sum that is read: its square is a number still."""


@dataclass(frozen=True)
class _SumsRow:
    endpoint: str
    arm: str
    stratum: str
    columns: tuple[str, ...]
    moments: CrossMoments


def read_sums(path: Path, experiment: Experiment) -> ExperimentSums:
    """The sums of an experiment from a CSV file.

    Parameters
    ----------
    path : Path
        With the columns endpoint, arm, n, sum, sum_of_squares; where they are known also denominator, denominator_squares and product (of a
        ratio: the sum of the products of both), before, before_squares and before_product (the value before assignment), stratum.
    experiment : Experiment
        Whose endpoints and arms they are.

    Returns
    -------
    ExperimentSums
        The units of an arm are those of the endpoint with the most.

    Raises
    ------
    DataError
        With every fault of the file at once.

    Examples
    --------
    >>> from datetime import date
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> from cxsim.abtest import Endpoint, Experiment, read_sums
    >>> path = Path(mkdtemp()) / "sums.csv"
    >>> _ = path.write_text("endpoint,arm,n,sum,sum_of_squares\\nkept,control,100,80,80\\nkept,call,100,90,90\\n")
    >>> kept = Endpoint(kind="share", table="transactions", role="primary", better="high")
    >>> plan = Experiment(arms={"control": 0.5, "call": 0.5}, begins=date(2026, 1, 1), after="30 d", endpoints={"kept": kept})
    >>> read_sums(path, plan).units
    {'control': 100, 'call': 100}
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, header = [(reader.line_num, row) for row in reader], tuple(reader.fieldnames or ())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(Message("abtest-sums-unreadable", file=path), [_unreadable(error).at(str(path))]) from None
    faults, found = [*_header_faults(header), *_wide_rows(rows, len(header))], list[_SumsRow]()
    for line, row in rows if not faults else ():
        try:
            found.append(_row(row, experiment))
        except DataError as error:
            faults += [each.at(line=line) for each in error.faults]
    faults += [] if faults else _repeated(found)
    if faults:
        raise DataError(Message("abtest-sums-unreadable", file=path), [each.at(file=str(path)) for each in faults])
    return _gathered(found, experiment)


def _unreadable(error: Exception) -> Fault:
    kinds: dict[type[Exception], str] = {FileNotFoundError: "data-file-missing", IsADirectoryError: "data-file-folder"}
    return fault(kinds.get(type(error), "abtest-sums-file"))


def _header_faults(header: tuple[str, ...]) -> Iterator[Fault]:
    missing = [name for name in NEEDED if name not in header]
    if missing:
        yield fault("abtest-sums-columns", missing=missing, needed=NEEDED).at(line=1)
    for name in dict.fromkeys(header):
        places = [str(i) for i, other in enumerate(header, start=1) if other == name]
        if len(places) > 1:
            yield fault("data-header-repeated", name=name, places=places).at(line=1)
        if name not in KNOWN:
            yield fault("abtest-sums-column-unknown", name=name or "-", remedy=nearest(name, KNOWN)).at(line=1)


def _wide_rows(rows: Iterable[tuple[int, Mapping[str | None, Any]]], width: int) -> Iterator[Fault]:
    """A fault for each row with more cells than the header has names; the reader keeps the others under no name."""
    for line, row in rows:
        if None in row:
            yield fault("data-row-width", values=width + len(row[None]), width=width).at(line=line)


def _row(row: Mapping[str, str | None], experiment: Experiment) -> _SumsRow:
    faults, complete = [], True
    endpoint, arm = row["endpoint"] or "", row["arm"] or ""
    if endpoint not in experiment.endpoints:
        faults.append(fault("abtest-sums-endpoint", name=endpoint, remedy=nearest(endpoint, experiment.endpoints)).at(column="endpoint"))
    elif experiment.endpoints[endpoint].kind in ("lifetime", "quantile"):
        faults.append(fault("abtest-sums-kind", kind=experiment.endpoints[endpoint].kind).at(column="endpoint"))
    if arm not in experiment.arms:
        faults.append(fault("abtest-arm-unknown", arm=arm, count=1, arms=list(experiment.arms)).at(column="arm"))
    names = [Y, *(column for column, cells in PAIRS.items() if any(row.get(cell) for cell in cells))]
    numbers = {}
    for cell in ("n", "sum", "sum_of_squares", *(cell for name in names[1:] for cell in PAIRS[name])):
        try:
            numbers[cell] = _number(row.get(cell) or "")
        except ValueError:
            faults.append(fault("abtest-sums-number", text=row.get(cell) or "").at(column=cell))
            complete = False
    faults += _impossible(numbers) if complete else []
    counts = endpoint in experiment.endpoints and experiment.endpoints[endpoint].kind == "share" and experiment.unit == "customer"
    if counts and complete and not faults and len(names) == 1 and numbers["sum_of_squares"] != numbers["sum"]:
        faults.append(fault("abtest-sums-share", endpoint=endpoint, sum=numbers["sum"], squares=numbers["sum_of_squares"]).at(column="sum"))
    if faults:
        raise DataError(Message("abtest-sums-wrong"), faults)
    return _SumsRow(endpoint, arm, row.get("stratum") or "", tuple(names), _moments(numbers, names))


def _number(text: str) -> float:
    """The finite number in a cell, which Python's own reading of numbers takes more for than people write."""
    number = float(text) if _PLAIN.fullmatch(text.strip()) else nan
    if not isfinite(number):
        raise ValueError
    return number


def _impossible(numbers: Mapping[str, float]) -> list[Fault]:
    """Sums that no units can have."""
    faults = []
    n = numbers["n"]
    if n < 0 or n != round(n):
        return [fault("abtest-sums-count", n=n).at(column="n")]  # what else is wrong may follow from it
    large = [cell for cell, value in numbers.items() if abs(value) > MOST]
    if large:
        return [fault("abtest-sums-large", most=MOST).at(column=cell) for cell in large]
    for total, squares in (("sum", "sum_of_squares"), ("denominator", "denominator_squares"), ("before", "before_squares")):
        if squares in numbers and numbers[squares] * n < numbers[total] ** 2 * (1 - ROUNDING):
            faults.append(fault("abtest-sums-squares", squares=numbers[squares], sum=numbers[total], n=n).at(column=squares))
    return faults


def _moments(numbers: Mapping[str, float], names: list[str]) -> CrossMoments:
    totals = {Y: "sum", X: "denominator", Y_BEFORE: "before"}
    squares = {Y: "sum_of_squares", X: "denominator_squares", Y_BEFORE: "before_squares"}
    products = [[0.0] * len(names) for _ in names]
    for i, name in enumerate(names):
        products[i][i] = numbers[squares[name]]
        if i:
            products[0][i] = products[i][0] = numbers[PAIRS[name][2]]
    return CrossMoments.from_sums(numbers["n"], [numbers[totals[name]] for name in names], products)


def _repeated(rows: list[_SumsRow]) -> list[Fault]:
    keys = [(row.endpoint, row.arm, row.stratum) for row in rows]
    twice = {key: line for line, key in enumerate(keys, start=2) if keys.index(key) != line - 2}
    odd = {
        row.endpoint: line
        for line, row in enumerate(rows, start=2)
        if row.columns != next(r.columns for r in rows if r.endpoint == row.endpoint)
    }
    faults = [fault("abtest-sums-twice", endpoint=key[0], arm=key[1]).at(line=line) for key, line in twice.items()]
    return faults + [fault("abtest-sums-uneven", endpoint=name).at(line=line) for name, line in odd.items()]


def _gathered(rows: list[_SumsRow], experiment: Experiment) -> ExperimentSums:
    endpoints = {}
    for name in dict.fromkeys(row.endpoint for row in rows):
        own = [row for row in rows if row.endpoint == name]
        endpoints[name] = EndpointSums(own[0].columns, {(row.arm, row.stratum): row.moments for row in own})
    units = {arm: max((_units(found, arm) for found in endpoints.values()), default=0) for arm in experiment.arms}
    widest = max(endpoints.values(), key=lambda found: sum(_units(found, arm) for arm in units), default=EndpointSums())
    strata = {
        stratum: {arm: int(widest.cells[arm, stratum].n) for arm in units if (arm, stratum) in widest.cells}
        for stratum in widest.strata
        if stratum
    }
    return ExperimentSums(units, endpoints, by_stratum=strata)


def _units(found: EndpointSums, arm: str) -> int:
    return int(sum(float(moments.n) for (name, _), moments in found.cells.items() if name == arm))
