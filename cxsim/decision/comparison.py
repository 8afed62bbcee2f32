"""What a comparison of a programme with doing nothing returns: frozen records, no arithmetic beyond sums.

Signs: every amount is money *to* the company, so income is positive and cost negative, and an incremental amount
is the programme's minus the baseline's. Axis order is always (scenario, draw, replication, period, line).
Periods are calendar months. `Timing`: a ``"month"`` amount accrues over its month and is discounted at the end or the
middle of it, as the terms say; a ``"dated"`` payment is discounted from the first day of its month and is never shifted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.money import InvestmentMeasures
from cxsim.text import Message
from cxsim.units import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from cxsim.decision.draws import Draws

Array = NDArray[np.float64]
Kind = Literal["benefit", "cost"]
Timing = Literal["month", "dated"]


@dataclass(frozen=True)
class CashFlowLine:
    """One row of the cash flow.

    Attributes
    ----------
    name : `margin`, `purchase_margin`, `touch_margin`, `offer_incentives`, `save_incentives`, `cost_to_serve`, `base_cost`,
        `acquisition_cost`, `referral_rewards`, or `programme.<cost name>`.
    title : the row's words, e.g. "Margin on fees".
    kind : "benefit" = what changes in the customers' business (of either sign), "cost" = what the programme itself costs.
        ROI has the sum of the costs below the line.
    timing : "month" or "dated"; see the module.
    """

    name: str
    title: Message
    kind: Kind
    timing: Timing


@dataclass(frozen=True)
class VolumePriceLine:
    """A volume and its price, month by month; summed over the drivers of a line, the amounts *are* the line.

    The amount of a scenario is ``sign * volume * (price * level + extra) * index``; in the baseline level is 1 and extra 0. The index of
    month m (from 0) is (1 + inflation)^(m / 12).

    Attributes
    ----------
    line : name of the line it belongs to.
    name : of the volume, e.g. `touches.support.call`; title : its words; unit : e.g. "touches".
    price_name : name of the quantity that is the price, as in the register (e.g. `journeys.support.touchpoints.call.cost`).
    price : its central value; price_unit : e.g. "money", "share" (the margin).
    sign : +1 income, -1 cost.
    baseline, programme : volumes (period,).
    baseline_level, programme_level : factor on the price (period,), 1 except where a lever multiplies or sets the price itself.
    programme_extra : added to the price (period,), 0 except where a lever shifts or sets the price itself.
    inflation : growth of the price per year; inflation_name : name of the quantity that says so, empty where nobody does.
    """

    line: str
    name: str
    title: Message
    unit: str
    price_name: str
    price: float
    price_unit: str
    sign: int
    baseline: Array
    programme: Array
    baseline_level: Array
    programme_level: Array
    programme_extra: Array
    inflation: float = 0.0
    inflation_name: str = ""

    @property
    def index(self) -> Array:
        """The price index (period,), 1 in the first month."""
        return np.asarray((1.0 + self.inflation) ** (np.arange(len(self.baseline)) / MONTHS_PER_YEAR))

    @property
    def baseline_amount(self) -> Array:
        """Money to the company in the baseline (period,)."""
        return np.asarray(self.sign * self.baseline * (self.price * self.baseline_level) * self.index)

    @property
    def programme_amount(self) -> Array:
        """Money to the company under the programme (period,)."""
        return np.asarray(self.sign * self.programme * (self.price * self.programme_level + self.programme_extra) * self.index)


@dataclass(frozen=True)
class DrawSummary:
    """How a figure spreads over the draws: its mean, 5th, 50th and 95th percentile, over the draws in which it exists."""

    mean: float
    p5: float
    p50: float
    p95: float
    draws: int


@dataclass(frozen=True)
class BaseCase:
    """Both scenarios with every assumption at its central value, averaged over the replications.

    Attributes
    ----------
    values : every quantity's central value, by name.
    drivers : what the lines are made of; a workbook rebuilds the lines from them.
    baseline, programme : cash flow (period, line).
    baseline_series, programme_series : every monthly series of the engine (period,), by its name.
    measures : NPV, ROI, IRR, payback of `programme - baseline`.
    """

    values: Mapping[str, float]
    drivers: tuple[VolumePriceLine, ...]
    baseline: Array
    programme: Array
    baseline_series: Mapping[str, Array]
    programme_series: Mapping[str, Array]
    measures: InvestmentMeasures

    @property
    def flows(self) -> Array:
        """The incremental cash flow (period, line)."""
        return np.asarray(self.programme - self.baseline)


@dataclass(frozen=True)
class Comparison:
    """A programme against doing nothing: cash flows, worth, and how sure that is.

    Attributes
    ----------
    programme : its name; description : its sentence.
    currency : as in the plan.
    months : first day of each period.
    terms : discounting; `terms.discount_rate` is the central one, `draws` has each draw's.
    lines : the rows of the cash flow, the last axis of every array of flows.
    base : the base case.
    replications, seed : of the runs.
    draws : the joint samples of the uncertain assumptions, with ids.
    flows_by_draw : incremental cash flow (draw, period, line).
    npv_by_draw, roi_by_draw, payback_by_draw : (draw,); NaN where a draw has no ROI (it costs nothing), or no payback
        within the horizon (in months).
    rate_by_draw : discount rate (draw,), per year.
    npv, roi, payback : their spreads.
    npv_error : Monte Carlo standard error of the mean NPV.
    probability_of_loss : share of draws with NPV < 0.
    probability_of_payback : share of draws that are paid back within the horizon.
    mean_flows : measures of the mean incremental flow over the draws, at the central discount rate.
    notes : what a reader must see, e.g. a lever without a cost line.
    parts : the programmes that run at once; empty for one programme.
    """

    programme: str
    description: str
    currency: str
    months: tuple[date, ...]
    terms: FinancialTerms
    lines: tuple[CashFlowLine, ...]
    base: BaseCase
    replications: int
    seed: int
    draws: Draws
    flows_by_draw: Array
    npv_by_draw: Array
    roi_by_draw: Array
    payback_by_draw: Array
    rate_by_draw: Array
    npv: DrawSummary
    roi: DrawSummary
    payback: DrawSummary
    npv_error: float
    probability_of_loss: float
    probability_of_payback: float
    mean_flows: InvestmentMeasures
    notes: tuple[Message, ...]
    parts: tuple[str, ...] = ()

    @property
    def net_by_draw(self) -> Array:
        """The net incremental flow (draw, period): the sum over the lines."""
        return np.asarray(self.flows_by_draw.sum(axis=2))
