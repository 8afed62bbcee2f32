"""Recalibrating a fit by what fits on other customers foretold: every customer is left out once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.evaluation.cross_validation import method_predictor, predict_held_out
from cxsim.churn.evaluation.recalibration import assess_recalibration
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.errors import ModelError

if TYPE_CHECKING:
    from cxsim.churn.fitted_model import Recalibration


def recalibration(method: Method, columns: Sequence[Column], sample: Sample, fold: NDArray[np.int64]) -> Recalibration | None:
    """What the method's fits call for; None if the method does not ask, or if rows are weighted, late or too few to tell."""
    horizons = tuple(h for h in sorted(method.calibrate_months) if h < sample.months.max())
    if not method.recalibrate or not horizons or sample.entry_months is not None or sample.weight is not None:
        return None
    try:
        staying = predict_held_out(method_predictor(method, columns, np.asarray(horizons)), sample, fold, len(horizons))
    except ModelError:  # a part without churners, or without a maximum
        return None
    return assess_recalibration(1.0 - staying, sample, horizons, method.groups)
