"""Mending a model that ranks well and is mis-scaled: a shift per horizon, or a rising step function, learnt on other customers.

The shift moves log(-log(survival)); it is the one at which expected churners equal those observed within groups of like risk.
Isotonic: Zadrozny & Elkan (2002), KDD, with the weights of `cxsim.models.censoring`.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from sklearn.isotonic import IsotonicRegression

from cxsim.models.censoring import Censoring, outcomes
from cxsim.models.kaplan_meier import share_churned
from cxsim.models.sample import Sample

Array = NDArray[np.float64]
Kind = Literal["shift", "isotonic"]
_EDGE = 1e-12


def shift(leaving: Array, sample: Sample, members: list[NDArray[np.intp]], horizon: float) -> float:
    """What to add to log(-log(1 - leaving)) so that expected equal observed churners; 0 where nothing can be said."""
    groups = [(rows, share_churned(sample.months[rows], sample.churned[rows], horizon)[0]) for rows in members]
    known = [(rows, share) for rows, share in groups if share is not None]
    wanted = sum(len(rows) * share for rows, share in known)
    if not known or wanted <= 0:
        return 0.0
    rows = np.concatenate([rows for rows, _ in known])

    def surplus(by: float) -> float:
        return float(shifted(leaving[rows], by).sum() - wanted)

    return float(brentq(surplus, -10.0, 10.0)) if surplus(-10.0) < 0 < surplus(10.0) else 0.0


def shifted(leaving: Array, by: float) -> Array:
    """The chances to leave after a shift."""
    hazard = -np.log1p(-np.clip(leaving, _EDGE, 1 - _EDGE))
    return np.asarray(-np.expm1(-hazard * np.exp(by)))


def isotonic(leaving: Array, sample: Sample, seen: Censoring, horizon: float) -> IsotonicRegression:
    """The rising function from predicted to observed chances."""
    known = outcomes(sample, seen, horizon)
    rows = known.weight > 0
    return IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(leaving[rows], known.left[rows], known.weight[rows])
