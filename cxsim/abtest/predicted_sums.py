"""The moments of an endpoint with the outcome predicted from what was known of each customer before assignment (CUPAC)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cxsim.abtest.predicted_outcome import FOLDS, as_features, predict_by_folds
from cxsim.errors import UsageError, fault, nearest
from cxsim.metrics.cells import cell
from cxsim.metrics.tables import CELLS, Answer, Place, quoted
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message


def known_before(place: Place, columns: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """The columns of each customer from which outcomes are predicted.

    Raises
    ------
    UsageError
        If the customers do not have them all.
    """
    known = place.columns("customers")
    faults = [
        fault("abtest-covariate-unknown", column=column, remedy=nearest(column, known)).at(path=("covariates", index))
        for index, column in enumerate(columns)
        if column not in known
    ]
    if faults:
        raise UsageError(Message("abtest-covariates-unusable"), faults)
    unit = place.dialect.unit.format(cell(place, "customers", "customer_id"))
    cells = ", ".join(f"t.{quoted(column)}" for column in columns)
    return {str(row[0]): tuple(row[1:]) for row in place.rows(f"SELECT {unit}, {cells} FROM {place.relation('customers')} t")}


def predicted_moments(
    answer: Answer, columns: Sequence[str], outcomes: int, known: Mapping[str, tuple[Any, ...]]
) -> dict[tuple[str, ...], CrossMoments]:
    """The moments by arm and stratum of an endpoint's columns and, last, of its predicted outcome (and denominator).

    Parameters
    ----------
    answer : what asks the relation of the units.
    columns : of that relation; the first `outcomes` of them are the outcome and its denominator, those of the window before follow.
    known : the features of each customer; one who is not among them has none.
    """
    rows = sorted(answer([f"SELECT u, arm, stratum, {', '.join(columns)} FROM {CELLS}"]), key=lambda row: str(row[0]))
    values = np.array([row[3:] for row in rows], dtype=float).reshape(len(rows), len(columns))
    width = len(next(iter(known.values()), ()))
    nothing = (None,) * width
    features = as_features([*zip(*(known.get(str(row[0]), nothing) for row in rows), strict=True), *values[:, outcomes:].T])
    fold = np.arange(len(rows)) % FOLDS  # the order of the units is that of a hash of their names
    predicted = [predict_by_folds(features, values[:, i], fold) for i in range(outcomes)]
    table = np.column_stack([values, *predicted])
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        groups.setdefault((str(row[1]), str(row[2])), []).append(index)
    return {group: CrossMoments.of(table[own]) for group, own in groups.items()}
