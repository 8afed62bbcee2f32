"""Lifetime value: how long customers stay, how often and for how much they buy, fitted and ready to draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.clv.backtest import backtest_purchases as backtest_purchases
    from cxsim.clv.bg_bb import BgBb as BgBb
    from cxsim.clv.bg_nbd import BgNbd as BgNbd
    from cxsim.clv.discounted_lifetime import discounted_lifetime as discount_lifetime
    from cxsim.clv.equity import ValuationTerms as ValuationTerms
    from cxsim.clv.equity import customer_equity as customer_equity
    from cxsim.clv.forecast import forecast_total as forecast_total
    from cxsim.clv.gamma_gamma import GammaGamma as GammaGamma
    from cxsim.clv.mbg_nbd import MbgNbd as MbgNbd
    from cxsim.clv.pareto_nbd import ParetoNbd as ParetoNbd
    from cxsim.clv.posterior import Chains as Chains
    from cxsim.clv.posterior import fit_posterior as fit_posterior
    from cxsim.clv.retention_models import Bdw as Bdw
    from cxsim.clv.retention_models import Sbg as Sbg
    from cxsim.clv.retention_table import count_retention as count_retention
    from cxsim.clv.value_method import fit_value as fit


_HOMES = {
    "Bdw": "cxsim.clv.retention_models",
    "BgBb": "cxsim.clv.bg_bb",
    "BgNbd": "cxsim.clv.bg_nbd",
    "Chains": "cxsim.clv.posterior",
    "GammaGamma": "cxsim.clv.gamma_gamma",
    "MbgNbd": "cxsim.clv.mbg_nbd",
    "ParetoNbd": "cxsim.clv.pareto_nbd",
    "Sbg": "cxsim.clv.retention_models",
    "ValuationTerms": "cxsim.clv.equity",
    "backtest_purchases": "cxsim.clv.backtest",
    "count_retention": "cxsim.clv.retention_table",
    "customer_equity": "cxsim.clv.equity",
    "discount_lifetime": "cxsim.clv.discounted_lifetime:discounted_lifetime",
    "fit": "cxsim.clv.value_method:fit_value",
    "fit_posterior": "cxsim.clv.posterior",
    "forecast_total": "cxsim.clv.forecast",
}

__all__ = [
    "Bdw",
    "BgBb",
    "BgNbd",
    "Chains",
    "GammaGamma",
    "MbgNbd",
    "ParetoNbd",
    "Sbg",
    "ValuationTerms",
    "backtest_purchases",
    "count_retention",
    "customer_equity",
    "discount_lifetime",
    "fit",
    "fit_posterior",
    "forecast_total",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
