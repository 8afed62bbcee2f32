"""Shapley's shares: the glove game, and the effects of the printed ROI calculator."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.decision.attribution import EFFECTS
from cxsim.decision.benefit_split import BenefitPart, split_parts
from cxsim.decision.exposure import Exposure
from cxsim.decision.shapley import coalitions, shapley


def test_glove_game() -> None:
    """One left glove, two right ones: a pair is worth 1."""
    found = shapley("lrs", lambda group: float("l" in group and bool(group & {"r", "s"})))
    assert found == pytest.approx({"l": 2 / 3, "r": 1 / 6, "s": 1 / 6})


def test_shares_sum_to_the_whole_and_equals_share_alike() -> None:
    rng = np.random.default_rng(1)
    worth: dict[frozenset[str], float] = {}
    found = shapley("abcd", lambda group: worth.setdefault(group, rng.normal()))
    assert sum(found.values()) == pytest.approx(worth[frozenset("abcd")] - worth[frozenset()])
    assert shapley("ab", lambda group: float(len(group) == 2)) == {"a": 0.5, "b": 0.5}
    assert shapley("ab", lambda group: 3.0 * ("a" in group))["b"] == 0.0


def active(churn: float) -> np.ndarray:
    return np.asarray(10_000 * (1 - churn) ** np.arange(12))


def calculator(churn: float, level: float, support: float) -> tuple[BenefitPart, ...]:
    """One scenario of the printed calculator; what support costs does not hang on how many customers there are."""
    return (
        BenefitPart("margin", "month", "expansion", "fee_months", 0.8 * 50 * active(churn) * level),
        BenefitPart("cost_to_serve", "month", "cost_to_serve", "", np.full(12, -support)),
    )


def volumes(before: float, after: float) -> dict[frozenset[str], Exposure]:
    none = np.zeros(12)
    simulated = {on: active(after if "retention" in on else before) for on in coalitions(("acquisition", "referral", "retention"))}
    return {on: Exposure(50 * months, months, none, none, none, none) for on, months in simulated.items()}


def test_printed_calculator() -> None:
    """Retention 229,152.76, price 209,694.18, support 48,000, undiscounted: the sum is the whole benefit, 486,846.95."""
    sides = calculator(0.03, 1.0, 20_000), calculator(0.02, 1.05, 16_000)
    found = split_parts(*sides, volumes(0.03, 0.02), 0.0, "end_of_month")
    shares = {share.effect: share.shapley for share in found.shares}
    assert shares["expansion"] == pytest.approx(209_694.18, abs=0.005)
    assert shares["retention"] == pytest.approx(229_152.76, abs=0.005)
    assert shares["cost_to_serve"] == pytest.approx(48_000, abs=1e-6)
    assert found.benefits == pytest.approx(486_846.95, abs=0.01)
    assert sum(shares.values()) == pytest.approx(found.benefits, rel=1e-12)
    assert found.overlap == pytest.approx(11_178.18, abs=0.005)
    assert set(shares) == set(EFFECTS)


def test_printed_calculator_as_a_game() -> None:
    """The same with support as an effect of its own: it overlaps with nothing."""

    def benefit(on: frozenset[str]) -> float:
        churn, level = 0.02 if "retention" in on else 0.03, 1.05 if "price" in on else 1.0
        return float(40 * level * 10_000 * ((1 - churn) ** np.arange(12)).sum()) + 48_000 * ("support" in on)

    found = shapley(("retention", "price", "support"), benefit)
    assert {name: round(share, 2) for name, share in found.items()} == {"retention": 229_152.76, "price": 209_694.18, "support": 48_000.0}
