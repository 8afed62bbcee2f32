"""The Cox partial likelihood maximised on a matrix (lifelines; Efron's ties), with the Breslow baseline.

Cox (1972), "Regression models and life-tables", JRSS B 34; Efron (1977), JASA 72; Breslow (1974), Biometrics 30.
Loading this module loads lifelines.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter
from lifelines.exceptions import ApproximationWarning, ConvergenceError, ConvergenceWarning, StatisticalWarning
from lifelines.statistics import proportional_hazard_test
from numpy.typing import NDArray

from cxsim.errors import Fault, ModelError
from cxsim.models.sample import Sample

Array = NDArray[np.float64]
_ENTIRE_NEWTON_STEPS = {"step_size": 1.0, "precision": 1e-9, "r_precision": 1e-14}


@dataclass(frozen=True)
class Maximum:
    """The maximum of the partial likelihood.

    Attributes
    ----------
    means, coefficients : shape (p,); covariance : shape (p, p).
    event_months, cumulative : the event times and the Breslow cumulative baseline hazard there, at the means.
    log_likelihood : partial, with Efron's ties.
    doubts : what the optimiser warned of; empty if it did not.
    fitter, frame : of lifelines, for tests on residuals.
    """

    means: Array
    coefficients: Array
    covariance: Array
    event_months: Array
    cumulative: Array
    log_likelihood: float
    doubts: tuple[str, ...]
    fitter: Any
    frame: pd.DataFrame


def maximise(sample: Sample) -> Maximum:
    """The maximum for a sample.

    Raises
    ------
    ModelError
        If the optimiser finds no maximum.
    """
    frame = pd.DataFrame(sample.matrix, columns=[f"x{j}" for j in range(sample.matrix.shape[1])])
    frame = frame.assign(months=sample.months, churned=sample.churned)
    fitter = CoxPHFitter(baseline_estimation_method="breslow")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            fitter.fit(frame, "months", "churned", fit_options=_ENTIRE_NEWTON_STEPS)
        except ConvergenceError as error:
            raise _no_maximum(error) from None
    baseline = fitter.baseline_cumulative_hazard_.iloc[:, 0]
    event_months = np.unique(sample.months[sample.churned])
    return Maximum(
        means=fitter._norm_mean.to_numpy(dtype=float),
        coefficients=fitter.params_.to_numpy(dtype=float),
        covariance=fitter.variance_matrix_.to_numpy(dtype=float),
        event_months=event_months,
        cumulative=baseline.loc[event_months].to_numpy(dtype=float),
        log_likelihood=float(fitter.log_likelihood_),
        doubts=_doubts(caught),
        fitter=fitter,
        frame=frame,
    )


def proportionality(maximum: Maximum) -> list[tuple[float, float]]:
    """Statistic and p-value, per column, of the test that its hazard ratio does not change with ranked time.

    Grambsch & Therneau (1994), "Proportional hazards tests and diagnostics based on weighted residuals", Biometrika 81.
    """
    result = proportional_hazard_test(maximum.fitter, maximum.frame, time_transform="rank")
    return list(zip(map(float, np.atleast_1d(result.test_statistic)), map(float, np.atleast_1d(result.p_value)), strict=True))


def _doubts(caught: list[warnings.WarningMessage]) -> tuple[str, ...]:
    """What lifelines doubted; any other warning is passed on."""
    own = (ConvergenceWarning, StatisticalWarning, ApproximationWarning)
    for warning in caught:
        if not issubclass(warning.category, own):
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
    return tuple(" ".join(str(w.message).split()) for w in caught if issubclass(w.category, ConvergenceWarning))


def _no_maximum(error: Exception) -> ModelError:
    why = " ".join(str(error).split())[:200]
    fault = Fault(f"no maximum of the likelihood ({why})", "a maximum", "take out features that repeat each other or that tell the outcome")
    return ModelError("The churn model could not be fitted.", [fault])
