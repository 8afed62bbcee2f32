"""What an audit reads of a comparison and of the customer base it starts from."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.attribution import Split
from cxsim.decision.audit import CaseFigures
from cxsim.decision.comparison import Comparison
from cxsim.engine import records
from cxsim.engine.outcome import Outcome
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]


def case_figures(comparison: Comparison, split: Split, baseline: Outcome) -> CaseFigures:
    """The figures of the base case; `baseline` is one replication of doing nothing, with its lives."""
    base, twin = comparison.base, baseline.twin
    before, after = base.baseline_series, base.programme_series
    years = len(comparison.months) / MONTHS_PER_YEAR
    shares = {share.effect: share.shapley for share in split.shares}
    own = [line.kind == "benefit" for line in comparison.lines]
    lifetime, churn = _lifetime(baseline)
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


def _lifetime(baseline: Outcome) -> tuple[float | None, float | None]:
    """Mean lifetime at the rate at which the table's customers leave in the simulated first year, and the churn that the fit expects."""
    twin, lives = baseline.twin, baseline.tally.lives
    year = min(MONTHS_PER_YEAR, twin.months)
    table = lives["origin"] == records.FROM_TABLE
    left = (lives["churned"] == 1) & (lives["day"] <= year * DAYS_PER_MONTH)
    here = twin.population.active
    stay = twin.hazard.survival(float(year), twin.population.features[here], twin.population.tenure_months[here])
    lost, expected = float(left[table].mean()), 1.0 - float(np.mean(stay))
    if not (0 < lost < 1 and 0 < expected < 1):
        return None, None
    return -year / math.log1p(-lost), -math.log1p(-expected) / year


def _first_month(comparison: Comparison, customers: float) -> float | None:
    """Revenue of the first month on as many customer-months as there are customers at the start."""
    series = comparison.base.baseline_series
    lived = float(series["active_months"][0])
    return float(series["revenue"][0]) * customers / lived if lived > 0 else None
