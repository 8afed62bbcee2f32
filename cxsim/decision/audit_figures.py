"""What an audit reads of a comparison and of the customer base it starts from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.attribution import RETENTION, BenefitSplit
from cxsim.decision.audit import CaseFigures, ChangedQuantity, TableChurn
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.exposure import Exposure, align_timelines
from cxsim.decision.paired_simulation import PairedOutcomes
from cxsim.engine import records
from cxsim.engine.outcome import Outcome
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]
_FEELINGS = ("satisfaction.log_hazard", "effort.log_hazard")
LEAST_VARIATION = 0.5  # of what customers bring: purchases and part months vary even where fees do not


def collect_case_figures(
    case: BusinessCase, comparison: Comparison, split: BenefitSplit, pairs: Sequence[PairedOutcomes], table: TableChurn | None = None
) -> CaseFigures:
    """The figures of the base case.

    Churn before and after is that of the same customers with the same arrivals, as they stay in either scenario.

    Parameters
    ----------
    split : the benefits undiscounted, as the bound on retention is.
    pairs : its replications with their histories.
    table : what the customer table says of churn; None where there is none.
    """
    base, twin, baselines = comparison.base, pairs[0].baseline.twin, [pair.baseline for pair in pairs]
    before, after = base.baseline_series, base.programme_series
    without, with_it = _churn_of_the_same(pairs)
    years = len(comparison.months) / MONTHS_PER_YEAR
    shares = {share.effect: share.shapley for share in split.shares}
    own = [line.kind == "benefit" for line in comparison.lines]
    lifetime, churn, error = _lifetime(baselines)
    customers = float(twin.population.active.sum())
    return CaseFigures(
        benefits_per_year=float(base.flows[:, own].sum()) / years,
        revenue_per_year=float(before["fees"].sum() + before.get("spend", np.zeros(1)).sum() + before.get("payments", np.zeros(1)).sum())
        / years,
        roi=base.measures.roi,
        benefits=split.benefits,
        retention_benefit=shares["retention"],
        retention_error=_retention_error(comparison, twin.population.fee_per_month[twin.population.active]),
        referral_benefit=shares["referral"],
        customers=customers,
        margin_per_month=_margin_per_month(comparison),
        churn_before=without,
        churn_after=with_it,
        churners=float(before["churned"][-MONTHS_PER_YEAR:].sum()) * comparison.replications,
        referred_per_lost=float(after["referred"].sum() / lost) if "referred" in after and (lost := after["churned"].sum()) > 0 else None,
        lifetime_months=lifetime,
        monthly_churn=churn,
        lifetime_error=error,
        ledger_fees_per_month=float(twin.population.fee_per_month[twin.population.active].sum()) or None,
        first_month_fees=_first_month(comparison, customers),
        changed=changed_quantities(case, base.values),
        log_hazards={name: base.values[name] for name in _FEELINGS if name in base.values},
        table=table,
    )


def changed_quantities(case: BusinessCase, values: Mapping[str, float]) -> tuple[ChangedQuantity, ...]:
    """What the levers of a case make of each quantity, all of them in full force, in their order."""
    units, after = {name: quantity.unit for name, quantity in case.quantities.items()}, dict[str, float]()
    for change in case.changes(values):
        now = after.get(change.quantity, values[change.quantity])
        after[change.quantity] = {"set": change.size, "multiply": now * change.size, "shift": now + change.size}[change.kind]
    return tuple(ChangedQuantity(name, units.get(name, ""), values[name], value) for name, value in after.items())


def _churn_of_the_same(pairs: Sequence[PairedOutcomes]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Monthly churn of the histories that arrive as in the baseline, staying as in the baseline and as under the programme."""
    found = [align_timelines(pair).exposures() for pair in pairs]
    before, after = (reduce(Exposure.__add__, (each[frozenset(on)] for each in found)) for on in ((), (RETENTION,)))
    return _monthly_churn(before), _monthly_churn(after)


def _monthly_churn(exposure: Exposure) -> tuple[float, ...]:
    pairs = zip(exposure.leavers.tolist(), exposure.months.tolist(), strict=True)
    return tuple(min(lost / months, 1.0) if months > 0 else 0.0 for lost, months in pairs)


def _margin_per_month(comparison: Comparison) -> float:
    """Margin of one customer-month of the programme, at its best level: the bound is not to warn because prices rise."""
    series, flows = comparison.base.programme_series, comparison.base.programme
    margin = flows[:, [line.name in ("margin", "purchase_margin", "touch_margin") for line in comparison.lines]].sum()
    return float(margin / max(series["active_months"].sum(), 1.0))


def _retention_error(comparison: Comparison, fees: Array) -> float:
    """How much what the saved customers pay strays, by chance, from what all pay: the variation of fees over the root of their number."""
    base = comparison.base
    saved = abs(float(base.programme_series["active_end"][-1] - base.baseline_series["active_end"][-1])) * comparison.replications
    varies = float(fees.std() / fees.mean()) if len(fees) and fees.mean() > 0 else 1.0
    return max(varies, LEAST_VARIATION) / math.sqrt(max(saved, 1.0))


def _lifetime(baselines: Sequence[Outcome]) -> tuple[float | None, float | None, float]:
    """Mean lifetime at the rate at which the table's customers leave in the simulated first year, the churn that the fit expects,
    and the relative standard error of the first: as many leave as independent customers with the fit's probabilities do.
    """
    twin = baselines[0].twin
    year = min(MONTHS_PER_YEAR, twin.months)
    here = twin.population.active
    leave = 1.0 - twin.hazard.survival(float(year), twin.population.features[here], twin.population.tenure_months[here])
    lost, expected = float(np.mean([_share_lost(one, year) for one in baselines])), float(leave.mean()) if len(leave) else 0.0
    if not (0 < lost < 1 and 0 < expected < 1):
        return None, None, 0.0
    share_error = math.sqrt(float((leave * (1 - leave)).sum()) / len(baselines)) / len(leave)
    rate = -math.log1p(-lost)
    return year / rate, -math.log1p(-expected) / year, share_error / ((1 - lost) * rate)


def _share_lost(baseline: Outcome, months: int) -> float:
    """Which share of the table's customers leaves within so many months."""
    histories = baseline.tally.histories
    left = (histories["churned"] == 1) & (histories["day"] <= months * DAYS_PER_MONTH)
    return float(left[histories["origin"] == records.FROM_TABLE].mean())


def _first_month(comparison: Comparison, customers: float) -> float | None:
    """Fees of the first month on as many customer-months as there are customers at the start."""
    series = comparison.base.baseline_series
    months = float(series["active_months"][0])
    return float(series["fees"][0]) * customers / months if months > 0 else None
