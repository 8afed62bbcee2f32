"""Churn: when customers leave, fitted on a checked table, judged on customers held out, handed on as frozen records with their card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.churn.comparison.model_card import compare_models as compare_models
    from cxsim.churn.distributions.covariate_path import CovariatePath as CovariatePath
    from cxsim.churn.distributions.covariate_path import survival_given_covariate_path as survival_given_covariate_path
    from cxsim.churn.estimation.kaplan_meier import survival_curve as survival_curve
    from cxsim.churn.fitted_model import FittedChurn as FittedChurn
    from cxsim.churn.methods.accelerated import GeneralisedGamma as GeneralisedGamma
    from cxsim.churn.methods.accelerated import LogLogistic as LogLogistic
    from cxsim.churn.methods.accelerated import LogNormal as LogNormal
    from cxsim.churn.methods.accelerated import Weibull as Weibull
    from cxsim.churn.methods.boosting import Boosting as Boosting
    from cxsim.churn.methods.cause_specific import CauseSpecific as CauseSpecific
    from cxsim.churn.methods.cox import Cox as Cox
    from cxsim.churn.methods.cure import Cure as Cure
    from cxsim.churn.methods.discrete_time import DiscreteTime as DiscreteTime
    from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential as PiecewiseExponential
    from cxsim.churn.model_fit import fit as fit


_HOMES = {
    "Boosting": "cxsim.churn.methods.boosting",
    "CauseSpecific": "cxsim.churn.methods.cause_specific",
    "CovariatePath": "cxsim.churn.distributions.covariate_path",
    "Cox": "cxsim.churn.methods.cox",
    "Cure": "cxsim.churn.methods.cure",
    "DiscreteTime": "cxsim.churn.methods.discrete_time",
    "FittedChurn": "cxsim.churn.fitted_model",
    "GeneralisedGamma": "cxsim.churn.methods.accelerated",
    "LogLogistic": "cxsim.churn.methods.accelerated",
    "LogNormal": "cxsim.churn.methods.accelerated",
    "PiecewiseExponential": "cxsim.churn.methods.piecewise_exponential",
    "Weibull": "cxsim.churn.methods.accelerated",
    "compare_models": "cxsim.churn.comparison.model_card",
    "fit": "cxsim.churn.model_fit",
    "survival_curve": "cxsim.churn.estimation.kaplan_meier",
    "survival_given_covariate_path": "cxsim.churn.distributions.covariate_path",
}

__all__ = [
    "Boosting",
    "CauseSpecific",
    "CovariatePath",
    "Cox",
    "Cure",
    "DiscreteTime",
    "FittedChurn",
    "GeneralisedGamma",
    "LogLogistic",
    "LogNormal",
    "PiecewiseExponential",
    "Weibull",
    "compare_models",
    "fit",
    "survival_curve",
    "survival_given_covariate_path",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
