"""Taxes, haircut, terminal value, real and nominal money, soft lines and rounding, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.financial_terms import FinancialTerms, effective_rate
from cxsim.decision.money import Flow
from cxsim.decision.value_summary import npv_profile, summarise_value
from tests.support.decision_case import ClosedForm, plan, programme

LEVER = {"quantity": "revenue.fee_level", "multiply": 1.1, "start": "2026-01-01"}
COST = {"name": "tool", "one_off": 60_000, "on": "2026-01-01"}


class WithCustomers(ClosedForm):
    def __call__(self, inputs: Any) -> Any:
        series = dict(super().__call__(inputs))
        return {**series, "active_end": series["active_months"] * 0.97}


def run(**changed: Any) -> Comparison:
    stated = FinancialTerms.model_validate({"discount_rate": 0.1, "convention": "end_of_month", **changed})
    return compare(BusinessCase(plan(), "idea", programme([LEVER], [COST]), stated), WithCustomers(), draws=2, replications=1, seed=1)


def line(result: Comparison, name: str) -> np.ndarray:
    return result.base.flows[:, [row.name for row in result.lines].index(name)]


PLAIN = run()


def test_tax_takes_its_share_of_the_profit_and_gives_it_back_on_a_loss() -> None:
    taxed = run(tax_rate=0.25)
    net = PLAIN.base.flows.sum(axis=1)
    assert line(taxed, "tax") == pytest.approx(-0.25 * net)
    assert line(taxed, "tax")[0] > 0 > line(taxed, "tax")[1]
    assert taxed.base.flows.sum(axis=1) == pytest.approx(0.75 * net)


def test_a_haircut_takes_benefits_only_and_needs_a_reason() -> None:
    cut = run(haircut={"share": 0.2, "because": "the new tariff starts in the same month"})
    assert line(cut, "attribution_haircut") == pytest.approx(-0.2 * line(PLAIN, "margin"))
    assert cut.base.measures.pv_benefits == pytest.approx(0.8 * PLAIN.base.measures.pv_benefits)
    assert cut.base.measures.pv_costs == PLAIN.base.measures.pv_costs
    with pytest.raises(ValidationError):
        run(haircut={"share": 0.2, "because": ""})


def test_terminal_value_counts_those_still_there() -> None:
    later = run(terminal={"per_customer": 100})
    assert line(later, "terminal_value").tolist() == [0.0] * 12  # a fee keeps nobody
    lever = {"quantity": "churn.multiplier", "multiply": 0.5, "start": "2026-01-01"}
    stated = FinancialTerms.model_validate({"discount_rate": 0.1, "convention": "end_of_month", "terminal": {"per_customer": 100}})
    kept = compare(BusinessCase(plan(), "idea", programme([lever], []), stated), WithCustomers(), draws=1, replications=1, seed=1)
    assert line(kept, "terminal_value")[-1] == pytest.approx(100 * 10_000 * 0.97 * (0.985**11 - 0.97**11))
    assert not line(kept, "terminal_value")[:-1].any()


@pytest.mark.parametrize(
    ("rate_basis", "price_basis", "expected"),
    [("nominal", "nominal", 0.10), ("real", "real", 0.10), ("nominal", "real", 1.10 / 1.02 - 1), ("real", "nominal", 1.10 * 1.02 - 1)],
)
def test_real_and_nominal(rate_basis: str, price_basis: str, expected: float) -> None:
    """Fisher: (1 + nominal) = (1 + real) (1 + inflation)."""
    found = run(rate_basis=rate_basis, price_basis=price_basis, inflation=0.02)
    assert found.rate_by_draw == pytest.approx([expected] * 2)
    assert effective_rate(found.terms, found.base.values) == pytest.approx(expected)
    amounts = found.base.flows[:, 0] @ (1 + expected) ** (-np.arange(1, 13) / 12)
    assert found.base.measures.pv_benefits == pytest.approx(amounts)


def test_inflation_is_needed_where_rate_and_prices_differ() -> None:
    with pytest.raises(ValidationError, match="inflation"):
        run(rate_basis="real")


def test_as_displayed() -> None:
    shown = run(round_to=1000)
    assert (shown.base.flows % 1000 == 0).all()
    assert np.abs(shown.base.flows - PLAIN.base.flows).max() <= 1000
    assert shown.base.measures.npv != PLAIN.base.measures.npv


def test_worth_by_hand() -> None:
    found = summarise_value(run(soft=["cost_to_serve"], haircut={"share": 0.5, "because": "half of it would come anyway"}), 10_000)
    plain = summarise_value(PLAIN, 10_000)
    assert plain.peak_funding == 60_000
    assert plain.peak_month == 0
    assert plain.expected_loss == max(0.0, -PLAIN.base.measures.npv)
    assert sum(amount for _, amount in found.steps) == pytest.approx(0.5 * PLAIN.base.measures.pv_benefits - PLAIN.base.measures.pv_costs)
    assert plain.equity.after - plain.equity.before == pytest.approx(PLAIN.base.measures.pv_benefits)
    assert plain.equity.per_customer_before == pytest.approx(plain.equity.before / 10_000)
    assert (plain.hard_npv, plain.soft_npv) == (PLAIN.base.measures.npv, 0.0)


def test_soft_lines_are_distinguished() -> None:
    lever = {"quantity": "journeys.support.trigger.rate", "multiply": 0.5, "start": "2026-01-01"}
    stated = FinancialTerms.model_validate({"discount_rate": 0.0, "convention": "end_of_month", "soft": ["cost_to_serve"]})
    found = summarise_value(
        compare(BusinessCase(plan(), "idea", programme([lever], [COST]), stated), WithCustomers(), draws=2, replications=1, seed=1), 10_000
    )
    assert found.soft_npv == pytest.approx(12 * 2_000 * 5)
    assert found.hard_npv == pytest.approx(-60_000)
    assert found.hard_roi == pytest.approx(-1.0)


def test_the_profile_shows_every_rate_at_which_npv_is_0() -> None:
    """Today -100, after a year 320, after two -240: zero at 0.20 and at 1.00 ((1 + r)^2 - 3.2 (1 + r) + 2.4 = 0)."""
    dated = np.zeros(25)
    dated[[0, 12, 24]] = [-100, 320, -240]
    found = npv_profile(Flow(np.zeros(25), dated), "end_of_month")
    assert found.zeros == pytest.approx([0.2, 1.0], abs=1e-6)


def cut_by(share: float, *levers: dict[str, object]) -> Comparison:
    stated = {"discount_rate": 0.10, "convention": "end_of_month"}
    if share:
        stated["haircut"] = {"share": share, "because": "part of it would come anyway"}
    case = BusinessCase(plan(), "idea", programme(levers, [COST]), FinancialTerms.model_validate(stated))
    return compare(case, WithCustomers(), draws=2, replications=1, seed=1)


@pytest.mark.parametrize("other", [{"quantity": "churn.multiplier", "multiply": 0.5}, None])
def test_a_haircut_never_makes_a_case_better(other: dict[str, object] | None) -> None:
    """What a programme makes worse is its own: it is counted in full, beside a gain as alone."""
    levers = [{"quantity": "cost_per_customer", "shift": 1.0, "start": "2026-01-01"}]
    levers += [{**other, "start": "2026-01-01"}] if other else []
    found = [cut_by(share, *levers) for share in (0.0, 0.2, 0.5)]
    worths = [each.base.measures.npv for each in found]
    assert worths == sorted(worths, reverse=True)
    if other is None:
        assert worths == pytest.approx([worths[0]] * 3)
        assert worths[0] < 0
    else:
        gains = line(found[1], "margin") + 0.0
        assert line(found[1], "attribution_haircut") == pytest.approx(-0.2 * np.maximum(gains, 0.0))
    for each in found[1:]:
        assert (each.npv_by_draw <= found[0].npv_by_draw + 1e-9).all()


def test_without_soft_lines_haircut_and_tax_are_those_of_the_rest() -> None:
    """The ladder by hand: the hard line less a fifth, less the cost, less a quarter of that."""
    lever = [
        {"quantity": "journeys.support.trigger.rate", "multiply": 0.5, "start": "2026-01-01"},
        {"quantity": "revenue.fee_level", "multiply": 1.02, "start": "2026-01-01"},
    ]
    stated = {"discount_rate": 0.0, "convention": "end_of_month", "tax_rate": 0.25, "soft": ["cost_to_serve"]}
    stated["haircut"] = {"share": 0.2, "because": "part of it would come anyway"}
    found = compare(
        BusinessCase(plan(), "idea", programme(lever, [COST]), FinancialTerms.model_validate(stated)),
        WithCustomers(),
        draws=2,
        replications=1,
        seed=1,
    )
    margin = float(line(found, "margin").sum())
    assert summarise_value(found, 10_000).hard_npv == pytest.approx(0.75 * (0.8 * margin - 60_000))
    assert summarise_value(found, 10_000).soft_npv == pytest.approx(0.75 * 0.8 * 12 * 2_000 * 5)


@pytest.mark.parametrize("convention", ["end_of_month", "mid_month"])
def test_terminal_value_is_discounted_from_the_end_of_the_horizon(convention: str) -> None:
    """300 more customers at 100 each after 12 months, at 50 % a year: 30,000 / 1.5 under either convention."""
    lever = {"quantity": "churn.multiplier", "multiply": 0.5, "start": "2026-01-01"}
    stated = {"discount_rate": 0.5, "convention": convention}
    terms = [FinancialTerms.model_validate({**stated, **more}) for more in ({}, {"terminal": {"per_customer": 100}})]
    cases = [BusinessCase(plan(), "idea", programme([lever], [COST]), each) for each in terms]
    found = [compare(case, WithCustomers(), draws=3, replications=1, seed=1) for case in cases]
    still = 10_000 * 0.97 * (0.985**11 - 0.97**11)
    assert found[1].base.measures.npv - found[0].base.measures.npv == pytest.approx(100 * still / 1.5)
    assert found[1].npv_by_draw - found[0].npv_by_draw == pytest.approx(np.full(3, 100 * still / 1.5))
