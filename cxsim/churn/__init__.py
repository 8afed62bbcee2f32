"""Churn: when customers leave, fitted on a checked table, judged on customers held out, handed on as frozen records with their card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.churn.comparison.model_card import compare_models as compare_models
    from cxsim.churn.estimation.kaplan_meier import survival_curve as survival_curve
    from cxsim.churn.fitted_model import FittedChurn as FittedChurn
    from cxsim.churn.methods.cox import Cox as Cox
    from cxsim.churn.methods.monthly import Boosting as Boosting
    from cxsim.churn.methods.monthly import DiscreteTime as DiscreteTime
    from cxsim.churn.methods.parametric import Cure as Cure
    from cxsim.churn.methods.parametric import GeneralisedGamma as GeneralisedGamma
    from cxsim.churn.methods.parametric import LogLogistic as LogLogistic
    from cxsim.churn.methods.parametric import LogNormal as LogNormal
    from cxsim.churn.methods.parametric import PiecewiseExponential as PiecewiseExponential
    from cxsim.churn.methods.parametric import Weibull as Weibull
    from cxsim.churn.model_fit import fit as fit


_HOMES = {
    "Boosting": "cxsim.churn.methods.monthly",
    "Cox": "cxsim.churn.methods.cox",
    "Cure": "cxsim.churn.methods.parametric",
    "DiscreteTime": "cxsim.churn.methods.monthly",
    "FittedChurn": "cxsim.churn.fitted_model",
    "GeneralisedGamma": "cxsim.churn.methods.parametric",
    "LogLogistic": "cxsim.churn.methods.parametric",
    "LogNormal": "cxsim.churn.methods.parametric",
    "PiecewiseExponential": "cxsim.churn.methods.parametric",
    "Weibull": "cxsim.churn.methods.parametric",
    "compare_models": "cxsim.churn.comparison.model_card",
    "fit": "cxsim.churn.model_fit",
    "survival_curve": "cxsim.churn.estimation.kaplan_meier",
}

__all__ = [
    "Boosting",
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
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
