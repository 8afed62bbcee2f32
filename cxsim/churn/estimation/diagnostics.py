"""The status of a fit: whether its coefficients can be believed, and what to try if not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.features.encoding_fit import correlation
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method

Array = NDArray[np.float64]
_WILD_LOG_HAZARD = 10.0


def judge(
    method: Method,
    names: Sequence[str],
    errors: Array,
    doubts: Sequence[str],
    sample: Sample,
    held: Sequence[int] = (),
    nobody: Sequence[str] = (),
) -> tuple[str, str]:
    """Status and sentence: separation first, then columns too alike, an estimate at its boundary, too few events, else converged.

    `errors` are the standard errors of the columns `names` of the sample, none for a method without coefficients; `held` are the columns
    whose coefficients have no bound in the data and are held by a penalty, `nobody` the levels of which nobody left.
    """
    boundary = [doubt for doubt in doubts if doubt.startswith("boundary")]
    if held:
        which = ", ".join(names[j] for j in held)
        none = f"Nobody left of {', '.join(nobody)}. " if nobody else ""
        return "separation", (
            f"Separation: {which} splits churners from stayers so well that its coefficient has no bound in the data. {none}"
            "It is held by a penalty worth one customer, half of whom left (log-F(1, 1)): that it is large is known, how large is not. "
            "Take it out (it may be known only after the customer has left), or merge its levels."
        )
    pairs = collinear(names, errors, sample)
    if pairs:
        said = "; ".join(f"{one} / {other} (correlation {correlation(r)})" for one, other, r in pairs)
        return "collinear", (
            f"Collinear: {said} tell nearly the same, so that their coefficients cannot be told apart. Leave one of the two out."
        )
    if len(doubts) > len(boundary):
        return "separation", (
            "Separation: a column that could not be singled out splits churners from stayers so well that its coefficient has no bound. "
            "Take out what may be known only after the customer has left, or merge levels."
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


def unbounded(errors: Array, sample: Sample) -> list[int]:
    """Columns whose uncertainty spans everything, and would without their likeness to others."""
    spans = _spans(errors, sample)
    wild = ~(spans / np.sqrt(inflation(sample.matrix)) < _WILD_LOG_HAZARD)
    return np.flatnonzero(wild).tolist()


def collinear(names: Sequence[str], errors: Array, sample: Sample) -> list[tuple[str, str, float]]:
    """Pairs of columns whose uncertainty spans everything because they go together, with their correlation."""
    if not len(errors):
        return []
    wild = np.flatnonzero(~(_spans(errors, sample) < _WILD_LOG_HAZARD))
    together = np.abs(np.nan_to_num(np.corrcoef(sample.matrix.T))) if len(wild) else np.zeros((0, 0))
    pairs = {}
    for j in wild.tolist():
        row = together[j].copy()
        row[j] = 0.0
        pairs[tuple(sorted((j, int(row.argmax()))))] = float(np.corrcoef(sample.matrix[:, j], sample.matrix[:, int(row.argmax())])[0, 1])
    return [(names[i], names[j], r) for (i, j), r in pairs.items()]


def inflation(matrix: Array) -> Array:
    """By how much each column's error variance is raised by its likeness to the others: 1 / (1 - R2), shape (p,)."""
    spread = matrix.std(axis=0)
    standard = (matrix - matrix.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return np.asarray(np.maximum(np.diag(np.linalg.pinv(standard.T @ standard / len(matrix), rcond=1e-15)), 1.0))


def _spans(errors: Array, sample: Sample) -> Array:
    return np.asarray(errors * sample.matrix.std(axis=0))
