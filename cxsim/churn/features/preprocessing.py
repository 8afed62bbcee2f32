"""From a customer table to the sample that a method is fitted on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.churn.features.encoding import Encoding, numbers, numeric, texts
from cxsim.churn.features.encoding_fit import fit_encoding
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method, RowColumns
from cxsim.data.tenure import effective_months
from cxsim.errors import DataError, Fault, ModelError, fault, nearest
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable


@dataclass(frozen=True)
class PreparedSample:
    """The usable rows of a table, their encoding, and the sample they make."""

    frame: pd.DataFrame
    encoding: Encoding
    sample: Sample


def prepare_sample(method: Method, table: CustomerTable) -> PreparedSample:
    """What a method needs of a table, ordered by customer so that the order of the file leaves no trace.

    Raises
    ------
    DataError
        If a column is unknown, is the outcome itself, or has values the method refuses.
    ModelError
        If nobody churned, or if no feature is left.
    """
    frame = _usable(table)
    features = method.features or tuple(name for name in table.features if name not in method.row_columns)
    _refuse(method, frame, features)
    encoding = fit_encoding(method, frame, (*features, *(name for name in method.grouping if name not in features)))
    if not encoding.columns:
        raise ModelError(Message("churn-features-none"), [fault("churn-features-constant")])
    return PreparedSample(frame, encoding, build_sample(method, encoding, frame))


def build_sample(method: Method, encoding: Encoding, frame: pd.DataFrame) -> Sample:
    """The sample of usable rows under an encoding; who left at tenure 0 counts as `cxsim.data.tenure` says."""
    rows = (encoding.encode(frame), frame["tenure_months"].to_numpy(dtype=float), frame["churned"].to_numpy(dtype=bool))
    entry, weights, cluster, reason = method.row_columns
    return Sample(
        *rows,
        None if entry is None else numbers(frame[entry]),
        None if weights is None else numbers(frame[weights]),
        None,
        None if cluster is None else _labels(frame[cluster]),
        None,
        None if reason is None else np.where(rows[2], texts(frame[reason]), ""),
    ).effective_rows()


def _usable(table: CustomerTable) -> pd.DataFrame:
    """The rows that tell of churn: those that were observed for some time, and all who left."""
    observed = table.frame.loc[(table.frame["tenure_months"] > 0) | table.frame["churned"]]
    frame: pd.DataFrame = observed.sort_values("customer_id", kind="stable", ignore_index=True)
    if not frame["churned"].any():
        raise ModelError(Message("churn-events-none"), [fault("churn-events-absent", customers=len(frame))])
    return frame


def _refuse(method: Method, frame: pd.DataFrame, features: tuple[str, ...]) -> None:
    """Raise every fault of the columns that are no features."""
    apart = [name for name in method.row_columns if name is not None]
    faults = [
        fault("churn-row-column-absent", name=name, remedy=nearest(name, map(str, frame))).at(column=name)
        for name in (*apart, *method.grouping)
        if name not in frame
    ]
    faults += [fault("churn-row-column-twice", name=name).at(column=name) for name in apart if name in features]
    if not faults:
        faults += _value_faults(method.row_columns, frame)
    if faults:
        raise DataError(Message("churn-columns-unusable"), faults)


def _value_faults(columns: RowColumns, frame: pd.DataFrame) -> list[Fault]:
    faults = []
    if columns.entry is not None:
        months = frame["tenure_months"].to_numpy(dtype=float)
        late = ~(numbers(frame[columns.entry]) < effective_months(months, frame["churned"].to_numpy(dtype=bool)))
        if numeric(frame[columns.entry]) and late.any():
            faults.append(fault("churn-entry-late").at(column=columns.entry, count=int(late.sum())))
    if columns.weights is not None:
        wrong = int((~(numbers(frame[columns.weights]) > 0)).sum())
        if wrong:
            faults.append(fault("churn-weight-zero").at(column=columns.weights, count=wrong))
    return faults


def _labels(column: pd.Series) -> NDArray[np.int64]:
    return np.unique(texts(column), return_inverse=True)[1].astype(np.int64)
