"""The status of a fit: whether its coefficients can be believed, and what to try if not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.models.method import Method
from cxsim.models.sample import Sample

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_WILD_LOG_HAZARD = 10.0


def judge(method: Method, names: Sequence[str], errors: Array, doubts: Sequence[str], sample: Sample) -> tuple[str, str]:
    """Status and sentence: separation first, then an estimate at its boundary, then too few events, else converged.

    `errors` are the standard errors of the columns `names` of the sample; none for a method without coefficients.
    """
    split = separated(names, errors, sample)
    boundary = [doubt for doubt in doubts if doubt.startswith("boundary")]
    if split or len(doubts) > len(boundary):
        which = ", ".join(split) if split else "a column that could not be singled out"
        return "separation", (
            f"Separation: {which} splits churners from stayers so well that its coefficient has no bound, and its interval means nothing. "
            "Take it out (it may be known only after the customer has left), or merge its levels."
        )
    if boundary:
        return "boundary", f"{'; '.join(boundary).capitalize()}. Its interval means nothing: fit a method without this parameter."
    events = sample.events
    if events < method.min_events_per_coefficient * len(names):
        return "few_events", (
            f"Few events: {events:,} churners for {len(names)} coefficients; {method.min_events_per_coefficient:g} each are asked for. "
            "Coefficients are too large on average and intervals too narrow: name fewer features, merge levels, or wait for more data."
        )
    return "converged", f"Converged: {events:,} churners for {len(names)} coefficients."


def separated(names: Sequence[str], errors: Array, sample: Sample) -> list[str]:
    """Columns without a finite coefficient: an indicator none of whose customers left, or one whose uncertainty spans everything."""
    if not len(errors):
        return []
    spans = errors * sample.matrix.std(axis=0)
    return [name for j, name in enumerate(names) if _no_churner(sample.matrix[:, j], sample.churned) or not spans[j] < _WILD_LOG_HAZARD]


def _no_churner(column: Array, churned: Flags) -> bool:
    """Whether a 0/1 column is constant among churners: its likelihood then rises for ever."""
    return bool(np.isin(column, (0.0, 1.0)).all() and np.ptp(column[churned]) == 0)
