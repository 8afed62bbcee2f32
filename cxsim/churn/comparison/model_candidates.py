"""Which methods are tried beside those that a study names: each assumes something else of the shape of the hazard."""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.churn.features.encoding import MISSING
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.method import Method
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.registry import default_candidates

MOST_STRATA = 4


def list_candidates(named: Mapping[str, Method], first: FittedChurn) -> dict[str, Method]:
    """The study's methods under their names, the usual shapes, and what answers a failed test of proportional hazards.

    `first` is the fit whose test of proportional hazards says which feature calls for strata.
    """
    shared = next(iter(named.values())).model_dump(include=set(Method.model_fields))
    tried: dict[str, Method] = dict(named)
    for shape in default_candidates():
        if not any(type(method) is shape for method in named.values()):
            tried[shape.model_fields["method"].default] = shape(**shared)
    for by in find_nonproportional_features(first):
        tried[f"cox by {by}"] = Cox(**shared, strata=(by,))
    return tried


def find_nonproportional_features(fitted: FittedChurn) -> tuple[str, ...]:
    """The categories with the strongest signs that their hazard ratios change with tenure, at most four, strongest first."""
    ratios = {ratio.column: ratio for ratio in fitted.card.hazard_ratios}
    strength: dict[str, float] = {}
    for test in fitted.card.proportionality:
        ratio = ratios[test.column]
        if not test.holds and ratio.reference is not None and ratio.level != MISSING:
            strength[ratio.feature] = max(strength.get(ratio.feature, 0.0), test.statistic)
    return tuple(sorted(strength, key=lambda feature: -strength[feature])[:MOST_STRATA])
