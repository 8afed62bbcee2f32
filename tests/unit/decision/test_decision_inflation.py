"""Inflation by line: wages by 4 % a year, licences by 2.5 %, by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.unused_input_checks import terms_faults
from tests.support.decision_case import CALL, ClosedForm, case, plan

FEWER_CALLS = {"quantity": "journeys.support.trigger.rate", "multiply": 0.9, "start": "2026-01-01"}
LICENCE: dict[str, Any] = {"name": "licence", "per_month": 100.0, "start": "2026-01-01"}
MONTHS = np.arange(12)


def priced(given: BusinessCase, **lines: Any) -> Comparison:
    terms = FinancialTerms.model_validate({"discount_rate": 0.10, "convention": "end_of_month", "inflation_by_line": lines})
    return compare(replace(given, terms=terms), ClosedForm(), draws=1, replications=1, seed=1)


def flow(found: Comparison, line: str) -> np.ndarray:
    return found.base.flows[:, [each.name == line for each in found.lines]].sum(axis=1)


def test_wages_grow_in_the_saving_and_licences_in_the_cost() -> None:
    """400 calls fewer a month at 5, dearer by 4 % a year; a licence of 100 a month, dearer by 2.5 %."""
    found = priced(case(levers=[FEWER_CALLS], costs=[{**LICENCE, "inflation": 0.025}]), cost_to_serve=0.04)
    serving, licence = 2_000 * 1.04 ** (MONTHS / 12), -100 * 1.025 ** (MONTHS / 12)
    assert flow(found, "cost_to_serve") == pytest.approx(serving)
    assert flow(found, "programme.licence") == pytest.approx(licence)
    assert found.base.measures.npv == pytest.approx(float(((serving + licence) * 1.1 ** (-(MONTHS + 1) / 12)).sum()))


def test_a_price_that_a_lever_moves_grows_as_a_whole() -> None:
    """A call at 5 - 1 = 4 costs 4 x 1.04 after a year, not 5 x 1.04 - 1."""
    cheaper = {"quantity": f"{CALL}.cost", "shift": -1.0, "start": "2026-01-01"}
    found = priced(case(levers=[cheaper], costs=[LICENCE]), cost_to_serve=0.04)
    assert flow(found, "cost_to_serve") == pytest.approx(4_000 * 1.04 ** (MONTHS / 12))


def test_without_it_nothing_changes_by_a_bit() -> None:
    given = case(levers=[FEWER_CALLS], costs=[LICENCE])
    assert (priced(given).base.flows == priced(given, cost_to_serve=0.0).base.flows).all()


def test_an_uncertain_inflation_is_drawn_and_stands_in_the_register() -> None:
    given = case(levers=[FEWER_CALLS], costs=[{**LICENCE, "inflation": {"value": 0.025, "p5": 0.01, "p95": 0.04}}])
    found = priced(given, cost_to_serve={"value": 0.04, "p5": 0.02, "p95": 0.06})
    assert {"money.inflation_by_line.cost_to_serve", "programmes.idea.costs.0.inflation"} <= set(found.draws.names)
    assert found.base.values["money.inflation_by_line.cost_to_serve"] == 0.04


def test_a_line_that_is_none_is_refused_with_its_neighbour() -> None:
    terms = FinancialTerms.model_validate(
        {"discount_rate": 0.1, "convention": "end_of_month", "inflation_by_line": {"cost_to_server": 0.04}}
    )
    (fault,) = terms_faults(terms, plan())
    assert fault.path == ("money", "inflation_by_line", "cost_to_server")
    assert "cost_to_serve" in fault.do
