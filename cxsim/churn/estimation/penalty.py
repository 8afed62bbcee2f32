"""A bounded estimate where the data give none: a log-F(1, 1) penalty on the coefficients of separated columns alone.

Where nobody of a level left, the likelihood rises for ever as its coefficient falls. Added to it is b / 2 - log(1 + exp(b)) for each such
coefficient b (of a level; of a number per standard deviation), which is worth half a churner with the level and half a one without it and
puts 95 % of a hazard ratio between 1/648 and 648: Greenland & Mansournia (2015), "Penalization, bias reduction, and default priors in
logistic and related categorical and survival regressions", Statistics in Medicine 34. Other coefficients are not touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from cxsim.churn.features.encoding import Column, Encoding
from cxsim.churn.features.sample import Sample
from cxsim.text import Message

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Penalty(NamedTuple):
    """Which coefficients of standardised columns are held, and the units of their coefficients, shape (p,) each."""

    held: Flags
    units: Array

    def value(self, theta: Array) -> float:
        """What is added to the log likelihood at standardised coefficients."""
        beta = theta[self.held] / self.units[self.held]
        return float((beta / 2 - np.logaddexp(0.0, beta)).sum())

    def slope(self, theta: Array) -> Array:
        """Its gradient."""
        return np.where(self.held, (0.5 - expit(theta / self.units)) / self.units, 0.0)

    def bend(self, theta: Array) -> Array:
        """Minus its second derivatives, of which only the diagonal is not 0."""
        chance = expit(theta / self.units)
        return np.where(self.held, chance * (1 - chance) / self.units**2, 0.0)


def penalty(held: Flags | None, sample: Sample) -> Penalty:
    """The penalty on some columns of a sample; a level's coefficient is taken as it is, a number's per standard deviation."""
    size = sample.matrix.shape[1]
    if held is None or not held.any():
        return Penalty(np.zeros(size, dtype=bool), np.ones(size))
    spread = sample.matrix.std(axis=0)
    levels = np.array([bool(np.isin(column, (0.0, 1.0)).all()) for column in sample.matrix.T])
    return Penalty(held, np.where(levels & (spread > 0), spread, 1.0))


def find_unbounded_columns(columns: Sequence[Column], sample: Sample) -> Flags:
    """The columns that cannot have a finite coefficient: of a level without churners or with all of them, or of a category whose
    reference level has none.
    """
    flags = np.array([_one_sided(column, sample.churned) for column in sample.matrix.T], dtype=bool)
    for feature in dict.fromkeys(column.feature for column in columns if column.kind == "level"):
        own = [j for j, column in enumerate(columns) if column.feature == feature and column.kind == "level"]
        reference = ~sample.matrix[:, own].any(axis=1)
        if reference.any() and not sample.churned[reference].any():
            flags[own] = True
    return flags


def empty_levels(encoding: Encoding, sample: Sample) -> tuple[Message, ...]:
    """The levels of categories of which nobody left, the reference too, each with its customers: `plan C (133 customers)`."""
    found = []
    for feature, levels in encoding.levels.items():
        own = {c.level: sample.matrix[:, j] == 1 for j, c in enumerate(encoding.columns) if c.feature == feature and c.kind == "level"}
        if len(own) == len(levels) - 1:
            own[levels[0]] = ~np.any(list(own.values()), axis=0) if own else np.zeros(len(sample), dtype=bool)
        none = [level for level in levels if level in own and own[level].any() and not sample.churned[own[level]].any()]
        found += [Message("churn-level-empty", feature=feature, level=level, customers=int(own[level].sum())) for level in none]
    return tuple(found)


def _one_sided(column: Array, churned: Flags) -> bool:
    """Whether an indicator differs between customers, but not between churners."""
    return bool(np.isin(column, (0.0, 1.0)).all() and np.ptp(column) > 0 and churned.any() and np.ptp(column[churned]) == 0)
