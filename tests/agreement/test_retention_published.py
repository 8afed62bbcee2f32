"""What retention is worth: Reichheld's arithmetic, the margin multiple, elasticities, with the discounting of the cash flows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cxsim.decision.benefit_split import present_values
from cxsim.decision.comparison_runs import compare
from cxsim.decision.money import npv
from cxsim.decision.value_summary import summarise_value
from tests.support.decision_case import ClosedForm, case

YEARS = np.arange(3_000.0)


def customer_value(retention: float, rate: float, first: int = 0) -> float:
    """A margin of 1 a year as long as the customer stays, paid from year `first` on."""
    return npv(rate, retention ** YEARS[first:], YEARS[first:])


@pytest.mark.parametrize(("rate", "more"), [(0.0, 1.0), (0.10, 1 / 3), (0.15, 0.25), (0.20, 0.20)])
def test_reichheld(rate: float, more: float) -> None:
    """Retention 90 -> 95 %: value per customer +100, +33.3, +25, +20 %; the margin of the first year kept only +5.6 %."""
    assert customer_value(0.95, rate) / customer_value(0.90, rate) - 1 == pytest.approx(more, abs=1e-9)
    assert round(100 * (0.95 / 0.90 - 1), 1) == 5.6


@pytest.mark.parametrize(
    ("retention", "expected"),
    [(0.6, (1.20, 1.15, 1.11, 1.07)), (0.7, (1.75, 1.67, 1.59, 1.52)), (0.8, (2.67, 2.50, 2.35, 2.22)), (0.9, (4.50, 4.09, 3.75, 3.46))],
)
def test_margin_multiple(retention: float, expected: tuple[float, ...]) -> None:
    """Gupta & Lehmann's table of r / (1 + i - r) at 10, 12, 14 and 16 %."""
    found = tuple(round(customer_value(retention, rate, first=1) + 1e-9, 2) for rate in (0.10, 0.12, 0.14, 0.16))
    assert found == expected


@pytest.mark.parametrize(("retention", "expected"), [(0.8, 3.50), (0.9, 5.09)])
def test_elasticity_of_retention(retention: float, expected: float) -> None:
    """Gupta, Lehmann & Stuart 2004 at 12 %: 1 % more retention is worth (1 + i) / (1 + i - r) %, about 5 % (3-7)."""
    step = 1e-6
    up, down = (customer_value(retention * (1 + side * step), 0.12, first=1) for side in (1, -1))
    assert round((np.log(up) - np.log(down)) / (2 * step), 2) == expected


def equity_moves_by(lever: dict[str, Any], acquisition_cost: float = 60.0) -> tuple[float, float, float]:
    """By which share one lever moves customer equity, that equity, and the present value of acquisition cost in it."""
    acquisition = {"web": {"rate": 10, "cost": acquisition_cost}}
    given = case([lever], [], cost_per_customer=0.0, call_cost=0.0, acquisition=acquisition)
    found = compare(given, ClosedForm(), draws=1, replications=1, seed=1)
    equity, base = summarise_value(found, 10_000).equity, found.base
    paid = present_values(base.baseline, found.lines, 0.10, "end_of_month")["acquisition_cost"]
    return equity.after / equity.before - 1, equity.before, -paid


def test_elasticity_of_margin() -> None:
    """Gupta, Lehmann & Stuart 2004: 1 % more margin is worth 1 % of what customers bring before what it costs to win them."""
    moved, before, paid = equity_moves_by({"quantity": "revenue.margin", "multiply": 1.01, "start": "2026-01-01"})
    assert moved == pytest.approx(0.01 * (before + paid) / before)
    assert equity_moves_by({"quantity": "revenue.margin", "multiply": 1.01, "start": "2026-01-01"}, 0.0)[0] == pytest.approx(0.01)


@pytest.mark.parametrize(("share", "expected"), [(0.02, 0.02), (1 / 11, 0.1), (0.23, 0.3)])
def test_elasticity_of_acquisition_cost(share: float, expected: float) -> None:
    """Gupta, Lehmann & Stuart 2004: 1 % less acquisition cost is worth about 0.1 % (0.02-0.3).

    So it is where winning the customers costs one eleventh (2 % to 23 %) of what they bring.
    """
    lever = {"quantity": "acquisition.web.cost", "multiply": 0.99, "start": "2026-01-01"}
    _, before, paid = equity_moves_by(lever)
    cost = 60.0 * share * (before + paid) / paid
    assert equity_moves_by(lever, cost)[0] == pytest.approx(0.01 * expected, abs=5e-5)
