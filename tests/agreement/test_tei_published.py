"""The cash flow table of a published Total Economic Impact study: its rows, totals and ratios (finance.md, F1)."""

from __future__ import annotations

import pytest

from cxsim.report.tei import Amounts, Item, TeiRow, table_rows, yearly
from cxsim.text.locale import ENGLISH

RATE = 0.10
COSTS = (-53_150.0, (-666_715.0, -636_772.0, -647_783.0))
BENEFITS = (0.0, (1_606_511.0, 3_061_331.0, 4_229_760.0))


def published(adjusted_by: float = 0.0, mid_year: bool = False) -> dict[str, TeiRow]:
    benefits = Item("benefits", (("all benefits", yearly(*BENEFITS, RATE, mid_year)),), adjusted_by)
    costs = Item("costs", (("all costs", yearly(*COSTS, RATE, mid_year)),), adjusted_by)
    return {row.id or f"{row.parent} adjustment": row for row in table_rows([benefits], [costs], ENGLISH)}


def amounts(rows: dict[str, TeiRow], row: str) -> Amounts:
    found = rows[row].amounts
    assert found is not None
    return found


def test_the_published_figures() -> None:
    rows = published()
    gained, spent, net = (amounts(rows, row) for row in ("Tb", "Tc", "N"))
    assert round(spent.present) == -1_672_201
    assert round(gained.present) == 7_168_371
    assert round(net.present) == 5_496_170
    assert round(100 * net.present / -spent.present) == 329
    assert net.total == pytest.approx(1_606_511 + 3_061_331 + 4_229_760 - 53_150 - 666_715 - 636_772 - 647_783)
    assert -net.initial / (net.years[0] / 12) == pytest.approx(0.68, abs=0.005)


def test_the_middle_of_the_year_shifts_all_but_the_initial_payment() -> None:
    assert round(amounts(published(mid_year=True), "N").present) == 5_767_026


def test_the_layout_has_ids_and_parents() -> None:
    rows = published()
    assert list(rows) == ["A1", "At", "Atr adjustment", "Atr", "B1", "Bt", "Btr adjustment", "Btr", "Tb", "Tc", "N", "Nc"]
    assert [rows[row].parent for row in ("A1", "At", "Atr", "Tb", "Btr")] == ["At", "Atr", "Tb", "N", "Tc"]
    assert rows["At"].words == "benefits: A1"


def test_risk_takes_benefits_down_and_costs_up() -> None:
    plain, risky = published(), published(0.10)
    assert amounts(risky, "Tb").present == pytest.approx(0.9 * amounts(plain, "Tb").present)
    assert amounts(risky, "Tc").present == pytest.approx(1.1 * amounts(plain, "Tc").present)
    assert (risky["Atr adjustment"].share, risky["Btr adjustment"].share) == (-0.10, 0.10)
