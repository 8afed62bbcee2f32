"""Learning an encoding from a table: levels and their reference, stand-ins for what is missing, columns that carry nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.features.encoding import Column, Encoding, missing_fault, numbers, numeric, texts
from cxsim.churn.method import Method
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message

if TYPE_CHECKING:
    import pandas as pd

Array = NDArray[np.float64]
OUTCOMES = ("customer_id", "tenure_months", "churned")
_DEPENDENT = 1e-9
_NEARLY = 0.01  # of a column's spread; what is left of it beside the others: its error is then 100 times that of a column apart


def fit_encoding(method: Method, frame: pd.DataFrame, features: Sequence[str]) -> Encoding:
    """The encoding of `features` that the rows of `frame` call for.

    Raises
    ------
    DataError
        With every feature that is unknown, is the outcome itself, has missing numbers that the method refuses, or has too many levels.
    """
    faults = [each for feature in features for each in _faults(method, frame, feature)]
    if faults:
        raise DataError(Message("churn-features-unusable"), faults)
    full = Encoding(
        columns=tuple(column for feature in features for column in _columns(frame, feature)),
        numbers={f: _stand_in(method, frame[f]) for f in features if numeric(frame[f])},
        levels={f: _levels(frame[f]) for f in features if not numeric(frame[f])},
    )
    left_out = find_redundant_columns(full.encode(frame), full.names)
    return full.model_copy(update={"columns": tuple(c for c in full.columns if c.name not in left_out), "left_out": left_out})


def find_redundant_columns(matrix: Array, names: Sequence[str]) -> dict[str, Message]:
    """The columns that are constant or fixed by columns before them, but for rounding too, each with its reason (Gram-Schmidt, in order).

    Two columns of correlation 0.99995 or more are one: no table that people keep tells their effects apart.
    """
    reasons: dict[str, Message] = {}
    kept: list[int] = []
    basis = np.empty((len(matrix), 0))
    for j, name in enumerate(names):
        centred = matrix[:, j] - matrix[:, j].mean()
        size = float(np.linalg.norm(centred))
        if size <= _DEPENDENT * max(1.0, float(np.abs(matrix[:, j]).max(initial=0.0))) * np.sqrt(len(matrix)):
            reasons[name] = Message("churn-column-constant")
            continue
        rest = centred / size
        for _ in range(2):  # twice is enough to keep the basis orthogonal to rounding
            rest = rest - basis @ (basis.T @ rest)
        if float(np.linalg.norm(rest)) <= _NEARLY:
            exact = float(np.linalg.norm(rest)) <= _DEPENDENT
            reasons[name] = _fixed_by(matrix[:, kept], matrix[:, j], [names[k] for k in kept], exact)
            continue
        kept.append(j)
        basis = np.column_stack([basis, rest / np.linalg.norm(rest)])
    return reasons


def _fixed_by(matrix: Array, column: Array, names: Sequence[str], exact: bool) -> Message:
    """Which columns fix another one: a pair that tells nearly the same with its correlation, as far as it is from 1."""
    design = np.column_stack([np.ones(len(matrix)), matrix])
    weights = np.linalg.lstsq(design, column, rcond=None)[0][1:]
    involved = [
        name
        for name, weight, part in zip(names, weights, matrix.T, strict=True)
        if abs(weight) * part.std() > (1e-6 if exact else _NEARLY) * column.std()
    ]
    if len(involved) == 1:
        together = float(np.corrcoef(column, matrix[:, list(names).index(involved[0])])[0, 1])
        if exact:
            return Message("churn-column-same", other=involved[0])
        return Message("churn-column-nearly-same", other=involved[0], correlation=format_correlation(together))
    return Message("churn-column-fixed", exact=exact, others=involved)


def format_correlation(value: float) -> str:
    """A correlation with as many digits as tell it from 1, at least two and at most nine."""
    digits = 2 if abs(value) < 0.99 else min(9, 2 - int(np.floor(np.log10(max(1.0 - abs(value), 1e-9)))))
    return f"{value:.{digits}f}"


def _faults(method: Method, frame: pd.DataFrame, feature: str) -> list[Fault]:
    if feature not in frame:
        known = [str(name) for name in frame if name not in OUTCOMES]
        return [fault("churn-feature-absent", name=feature, remedy=nearest(feature, known)).at(column=feature)]
    if feature in OUTCOMES:
        return [fault("churn-feature-outcome").at(column=feature)]
    series = frame[feature]
    if numeric(series):
        missing = int(np.isnan(numbers(series)).sum())
        return [missing_fault(feature, missing)] if missing and method.missing == "refuse" else _all_missing(feature, missing, len(frame))
    return _category_faults(method, feature, series)


def _all_missing(feature: str, missing: int, rows: int) -> list[Fault]:
    if missing < rows:
        return []
    return [fault("churn-feature-empty").at(column=feature)]


def _category_faults(method: Method, feature: str, series: pd.Series) -> list[Fault]:
    absent, different = int(series.isna().sum()), series.nunique()
    faults = [missing_fault(feature, absent)] if absent and method.missing == "refuse" else []
    if different > method.max_levels:
        faults.append(fault("churn-feature-levels", levels=different, most=method.max_levels).at(column=feature))
    return faults


def _stand_in(method: Method, series: pd.Series) -> float | None:
    return None if method.missing == "refuse" else float(np.nanmean(numbers(series)))


def _levels(series: pd.Series) -> tuple[str, ...]:
    found, counts = np.unique(texts(series), return_counts=True)
    first = int(np.argmax(counts))  # of equally frequent levels the first by name
    return (str(found[first]), *(str(level) for i, level in enumerate(found) if i != first))


def _columns(frame: pd.DataFrame, feature: str) -> list[Column]:
    series = frame[feature]
    if not numeric(series):
        return [Column(feature=feature, kind="level", level=level) for level in _levels(series)[1:]]
    number = Column(feature=feature, kind="number")
    return [number, Column(feature=feature, kind="flag")] if np.isnan(numbers(series)).any() else [number]
