"""How a customer table becomes the matrix of numbers that a model is fitted on, learned once and applied alike ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message

if TYPE_CHECKING:
    import pandas as pd

MISSING = "missing"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Column(_Frozen):
    """One column of the matrix: a number as it is, the indicator of one level of a category, or the flag of a missing number."""

    feature: str
    kind: Literal["number", "level", "flag"]
    level: str = ""

    @property
    def name(self) -> str:
        """`nps`, `plan[basic]`, or `nps[missing]`."""
        return self.feature if self.kind == "number" else f"{self.feature}[{self.level or MISSING}]"


class Encoding(_Frozen):
    """The columns of the matrix, and what stands for what is missing.

    Attributes
    ----------
    columns : in the order of the matrix and of the coefficients.
    numbers : the numeric features and the mean that stands for a missing value; None if missing values are refused.
    levels : the levels of each category, the reference (the most frequent one) first.
    left_out : columns that carry nothing of their own, with the reason: constant, or fixed by columns before them.
    """

    columns: tuple[Column, ...]
    numbers: dict[str, float | None]
    levels: dict[str, tuple[str, ...]]
    left_out: dict[str, Message] = Field(default_factory=dict)

    @property
    def features(self) -> tuple[str, ...]:
        """Names of the features in the customer table that are read."""
        return (*self.numbers, *self.levels)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, which are those of the coefficients."""
        return tuple(column.name for column in self.columns)

    def reference(self, feature: str) -> str:
        """The level that the other levels of a category are compared with."""
        return self.levels[feature][0]

    def encode(self, frame: pd.DataFrame) -> NDArray[np.float64]:
        """The matrix of a table, shape (rows, columns).

        Raises
        ------
        DataError
            With every feature that is absent, every unknown level, and every missing number that has no stand-in.
        """
        faults = [each for feature in self.features for each in self._faults(feature, frame)]
        if faults:
            raise DataError(Message("churn-table-unlike"), faults)
        if not self.columns:
            return np.empty((len(frame), 0))
        return np.column_stack([self._values(column, frame[column.feature]) for column in self.columns])

    def _values(self, column: Column, series: pd.Series) -> NDArray[np.float64]:
        if column.kind == "level":
            return np.asarray(texts(series) == column.level, dtype=float)
        values = numbers(series)
        if column.kind == "flag":
            return np.asarray(np.isnan(values), dtype=float)
        stand_in = self.numbers[column.feature]
        return values if stand_in is None else np.where(np.isnan(values), stand_in, values)

    def _faults(self, feature: str, frame: pd.DataFrame) -> list[Fault]:
        if feature not in frame:
            return [fault("churn-column-absent", name=feature, remedy=nearest(feature, map(str, frame))).at(column=feature)]
        if feature in self.levels:
            return self._unknown_levels(feature, texts(frame[feature]))
        if not numeric(frame[feature]):
            return [fault("churn-column-text").at(column=feature)]
        missing = int(np.isnan(numbers(frame[feature])).sum())
        return [missing_fault(feature, missing)] if missing and self.numbers[feature] is None else []

    def _unknown_levels(self, feature: str, values: NDArray[np.str_]) -> list[Fault]:
        known = self.levels[feature]
        found, counts = np.unique(values, return_counts=True)
        return [
            fault("churn-level-unknown", level=level, remedy=nearest(level, known)).at(column=feature, count=int(count))
            for level, count in zip(found.tolist(), counts, strict=True)
            if level not in known
        ]


def numeric(series: pd.Series) -> bool:
    """Whether a feature is a number (or true/false) rather than a category."""
    from pandas.api.types import is_bool_dtype, is_numeric_dtype  # slow to load, and not needed to read a study

    return bool(is_numeric_dtype(series) or is_bool_dtype(series))


def numbers(series: pd.Series) -> NDArray[np.float64]:
    """The values of a numeric feature; NaN where missing."""
    return np.asarray(series.to_numpy(dtype=float, na_value=np.nan), dtype=float)


def texts(series: pd.Series) -> NDArray[np.str_]:
    """The levels of a category; a missing value is the level `missing`."""
    values = series.astype(object)
    return np.asarray(values.where(values.notna(), MISSING).to_numpy(), dtype=str)


def missing_fault(feature: str, count: int) -> Fault:
    """The fault of missing values where the method refuses them."""
    return fault("churn-value-missing").at(column=feature, count=count)
