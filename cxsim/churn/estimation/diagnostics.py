"""The status of a fit: whether its coefficients can be believed, and what to try if not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.features.encoding_fit import format_correlation
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.text import Message

Array = NDArray[np.float64]
_WILD_LOG_HAZARD = 10.0
BOUNDARIES = ("churn-boundary-shape", "churn-boundary-cure-absent", "churn-boundary-cure-late")


def diagnose_fit(
    method: Method,
    names: Sequence[str],
    errors: Array,
    diagnostics: Sequence[Message],
    sample: Sample,
    held: Sequence[int] = (),
    without_churn: Sequence[Message] = (),
) -> tuple[str, Message]:
    """Status and message: separation first, then columns too alike, an estimate at its boundary, too few events, else converged.

    `errors` are the standard errors of the columns `names` of the sample, none for a method without coefficients; `held` are the columns
    whose coefficients have no bound in the data and are held by a penalty, `without_churn` the levels of which nobody left.
    """
    if held:
        return "separation", Message("churn-status-separation", columns=[names[j] for j in held], empty=without_churn)
    pairs = find_collinear_pairs(names, errors, sample)
    if pairs:
        collinear = [Message("churn-pair-collinear", one=one, other=other, correlation=format_correlation(r)) for one, other, r in pairs]
        return "collinear", Message("churn-status-collinear", pairs=collinear)
    boundary = [doubt for doubt in diagnostics if doubt.id in BOUNDARIES]
    if len(diagnostics) > len(boundary):
        return "separation", Message("churn-status-separation-unknown")
    if boundary:
        return "boundary", Message("churn-status-boundary", doubts=boundary)
    events, size = sample.events, len(names)
    if events < method.min_events_per_coefficient * size:
        each = method.min_events_per_coefficient
        return "few_events", Message("churn-status-few-events", events=events, coefficients=size, each=each)
    return "converged", Message("churn-status-converged", events=events, coefficients=size)


def find_unbounded_errors(errors: Array, sample: Sample) -> list[int]:
    """Columns whose uncertainty spans everything, and would without their likeness to others."""
    spans = _spans(errors, sample)
    wild = ~(spans / np.sqrt(inflation(sample.matrix)) < _WILD_LOG_HAZARD)
    return np.flatnonzero(wild).tolist()


def find_collinear_pairs(names: Sequence[str], errors: Array, sample: Sample) -> list[tuple[str, str, float]]:
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
