"""Comparing two fits of the same model: are they the same numbers?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.serialization import to_plain
from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.registry import survival_models
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]


@dataclass(frozen=True)
class FitDifference:
    """The largest relative difference between two fits, where it is, and whether it is within the tolerance."""

    largest: float
    where: str
    tolerance: float

    @property
    def same(self) -> bool:
        """Whether the two fits agree."""
        return self.largest <= self.tolerance


def compare_fits(a: FittedChurn, b: FittedChurn, tolerance: float = 1e-6) -> FitDifference:
    """The largest relative difference of two fits.

    A coefficient is compared in units of its size or its standard error, whichever is larger, and a covariance in units of
    the two standard errors, since a relative difference of numbers near 0 means nothing. Fits of different columns, encoding
    or status differ without bound.
    """
    unlike = _unlike(a, b)
    if unlike:
        return FitDifference(math.inf, unlike, tolerance)
    laws = _law_differences(a.law, b.law)
    sizes = {**laws, "concordance": _relative(_concordance(a), _concordance(b))}
    where = max(sizes, key=lambda name: sizes[name])
    return FitDifference(sizes[where], where, tolerance)


def _unlike(a: FittedChurn, b: FittedChurn) -> str:
    """What makes the two incomparable; empty if nothing does."""
    if a.encoding.names != b.encoding.names:
        return "columns"
    if type(a.law) is not type(b.law) or _knots(a.law) != _knots(b.law):
        return "knots"
    if a.status != b.status:
        return "status"
    if _concordance(a).size != _concordance(b).size:
        return "validation"
    return "levels" if a.encoding.levels != b.encoding.levels else ""


def _knots(law: SurvivalModel) -> int:
    return len(law.hazard.knots_months) if isinstance(law, Proportional) else 0


def _law_differences(a: SurvivalModel, b: SurvivalModel) -> dict[str, float]:
    """The differences of proportional hazards by part; of any other law, of all its numbers in turn."""
    if isinstance(a, Proportional) and isinstance(b, Proportional):
        return _hazard_differences(a.hazard, b.hazard)
    one, other = (np.array(list(_numbers(to_plain(law, survival_models())))) for law in (a, b))
    return {"law": _relative(one, other) if one.shape == other.shape else math.inf}


def _numbers(document: Any) -> Iterator[float]:
    if isinstance(document, dict):
        document = list(document.values())
    if isinstance(document, list):
        for item in document:
            yield from _numbers(item)
    elif isinstance(document, int | float):
        yield float(document)


def _hazard_differences(a: ProportionalHazard, b: ProportionalHazard) -> dict[str, float]:
    errors = np.sqrt(np.maximum(np.diag(a.covariance), np.diag(b.covariance)))
    size = np.maximum(np.abs(a.coefficients), errors)
    return {
        "coefficients": _largest(np.abs(a.coefficients - b.coefficients) / size),
        "covariance": _largest(np.abs(a.covariance - b.covariance) / np.outer(errors, errors)),
        "means": _relative(a.means, b.means),
        "knots": _relative(a.knots_months, b.knots_months),
        "baseline": _relative(a.cumulative, b.cumulative),
        "tail": _relative(np.array([a.tail_per_month]), np.array([b.tail_per_month])),
        "scale": _relative(np.array([a.log_scale_se]), np.array([b.log_scale_se])),
    }


def _concordance(fitted: FittedChurn) -> Array:
    return np.array([] if fitted.card.concordance is None else [fitted.card.concordance])


def _relative(a: Array, b: Array) -> float:
    size = np.maximum(np.abs(a), np.abs(b))
    return _largest(np.abs(a - b) / np.where(size > 0, size, 1.0))


def _largest(differences: Array) -> float:
    """The largest entry; without bound if one is not a number."""
    largest = float(differences.max(initial=0.0))
    return math.inf if math.isnan(largest) else largest
