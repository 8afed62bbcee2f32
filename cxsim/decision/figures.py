"""What an audit reads of a comparison and of the customer base it starts from."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.attribution import Split
from cxsim.decision.audit import CaseFigures
from cxsim.decision.comparison import Comparison
from cxsim.engine.arrays import Twin
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]


def case_figures(comparison: Comparison, split: Split, twin: Twin) -> CaseFigures:
    """The figures of the base case; shares of the benefits are of present values, on both sides of each comparison."""
    base = comparison.base
    before, after = base.baseline_series, base.programme_series
    years = len(comparison.months) / MONTHS_PER_YEAR
    shares = {share.effect: share.shapley for share in split.shares}
    own = [line.kind == "benefit" for line in comparison.lines]
    lifetime, churn = _lifetime(before["churned"], before["active_months"], twin)
    customers = float(twin.population.active.sum())
    return CaseFigures(
        benefits_per_year=float(base.flows[:, own].sum()) / years,
        revenue_per_year=float(before["revenue"].sum() + before.get("spend", np.zeros(1)).sum()) / years,
        benefits=split.benefits,
        retention_benefit=shares["retention"],
        referral_benefit=shares["referral"],
        customers=customers,
        margin_per_month=_margin_per_month(comparison),
        churn_before=tuple(_monthly_churn(before)),
        churn_after=tuple(_monthly_churn(after)),
        lifetime_months=lifetime,
        monthly_churn=churn,
        ledger_revenue_per_month=float(twin.population.fee_per_month[twin.population.active].sum()) or None,
        first_month_revenue=_first_month(comparison, customers),
    )


def _monthly_churn(series: Mapping[str, Array]) -> list[float]:
    pairs = zip(series["churned"].tolist(), series["active_months"].tolist(), strict=True)
    return [min(lost / lived, 1.0) if lived > 0 else 0.0 for lost, lived in pairs]


def _margin_per_month(comparison: Comparison) -> float:
    """Margin of one customer-month of the programme, at its best level: the bound is not to warn because prices rise."""
    series, flows = comparison.base.programme_series, comparison.base.programme
    margin = flows[:, [line.name in ("margin", "purchase_margin") for line in comparison.lines]].sum()
    return float(margin / max(series["active_months"].sum(), 1.0))


def _lifetime(churned: Array, months: Array, twin: Twin) -> tuple[float | None, float | None]:
    """Mean months lived per customer lost in the simulated first year, and the churn a month that the fitted hazard expects."""
    year = min(MONTHS_PER_YEAR, twin.months)
    lost, lived = float(churned[:year].sum()), float(months[:year].sum())
    here = twin.population.active
    stay = twin.hazard.survival(float(year), twin.population.features[here], twin.population.tenure_months[here])
    exposed = -math.log(max(float(np.mean(stay)), 1e-12)) / year
    return (lived / lost, exposed) if lost > 0 and exposed > 0 else (None, None)


def _first_month(comparison: Comparison, customers: float) -> float | None:
    """Revenue of the first month on as many customer-months as there are customers at the start."""
    series = comparison.base.baseline_series
    lived = float(series["active_months"][0])
    return float(series["revenue"][0]) * customers / lived if lived > 0 else None
