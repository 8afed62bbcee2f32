"""From a method and a sample to a survival model, with what is needed to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.estimation.diagnostics import find_unbounded_errors
from cxsim.churn.estimation.penalty import find_unbounded_columns
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class ModelEstimate:
    """A law fitted on a sample, and what is needed to judge it.

    Attributes
    ----------
    law : the fitted law.
    log_likelihood : at the maximum; None where there is no likelihood.
    errors : standard error of each column's coefficient; empty where there are no coefficients.
    diagnostics : why the fit may not be believed.
    tests : statistic and p-value, per column of `tested`, of the test of proportional hazards.
    tested : columns that were tested.
    held : columns without a bound in the data, whose coefficients are held by a penalty.
    """

    law: SurvivalModel
    log_likelihood: float | None
    errors: Array
    diagnostics: tuple[Message, ...] = ()
    tests: tuple[tuple[float, float], ...] = ()
    tested: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


def estimate(method: Method, columns: Sequence[Column], sample: Sample, testing: bool = True) -> ModelEstimate:
    """The law of a method on a sample whose matrix has these columns.

    Columns that split churners from stayers have no bounded estimate: they are held by a penalty, and named in `held`.

    Raises
    ------
    ModelError
        If the likelihood has no maximum.
    """
    sample = sample.effective_rows()
    own = [j for j, column in enumerate(columns) if column.feature not in method.grouping]
    held = np.zeros(len(columns), dtype=bool)
    held[own] = find_unbounded_columns([columns[j] for j in own], sample.columns(own))
    found = method.estimate(columns, sample, held, testing)
    if len(found.errors):
        wild = np.array(own)[find_unbounded_errors(found.errors, sample.columns(own))]
        if not held[wild].all():
            held[wild] = True
            found = method.estimate(columns, sample, held, testing)
    return replace(found, held=tuple(np.flatnonzero(held).tolist())) if len(found.errors) else found


def positions(features: Sequence[str], columns: Sequence[Column]) -> tuple[int, ...]:
    """Where the columns of some features stand in the matrix."""
    return tuple(j for j, column in enumerate(columns) if column.feature in features)
