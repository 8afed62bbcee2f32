"""Numbers as people write them: read where they say one thing only, else answered with the right spelling."""

from __future__ import annotations

import pytest

from cxsim.config.document import parse_document
from cxsim.config.loader import loads
from cxsim.data.mapping import ColumnMapping
from cxsim.decision.levers import Lever
from cxsim.errors import UsageError
from cxsim.journey.plan import InitialLevel, Touchpoint
from cxsim.journey.segments import FeeSpread, TenureSpread

PLAN = """
name: Plain
start: 2026-01-01
horizon: 12 months
currency: EUR
population:
  segments:
    all: {{customers: 10, tenure: 12 months, fee_per_month: 25, satisfaction: 70 %, effort: 0.3, hazard: {{per_month: 2 %}}}}
revenue: 
  margin: {margin}
run: {{tolerance: {tolerance}}}
money: {{discount_rate: 10 %}}
"""


def test_percentages_are_read_where_a_share_or_a_rate_is_meant() -> None:
    assert Touchpoint(channel="phone", success="71 %", effort="30%", quality_success=0.8, quality_failure=0.2).success.value == 0.71
    assert Lever(quantity="x", multiply="80 %", start="2026-01-01").size.value == 0.8


def test_a_number_alone_stands_for_the_section_that_it_is_the_point_of() -> None:
    assert InitialLevel.model_validate(0.7).missing.value == 0.7
    assert FeeSpread.model_validate(25).mean.value == 25
    assert TenureSpread.model_validate("12 months").mean.value == pytest.approx(365.25)


def test_what_could_mean_two_things_is_answered_with_the_right_spelling() -> None:
    with pytest.raises(UsageError) as refused:
        loads(PLAN.format(margin="62,000", tolerance="5 %"))
    text = str(refused.value)
    assert "found '62,000'; expected a number without separators between thousands; write 62000" in text
    assert "found '5 %'; expected a number; write 0.05" in text


def test_a_comma_inside_braces_is_named_with_the_number_it_parts() -> None:
    with pytest.raises(UsageError, match=r"found 16,000, which a comma parts inside \{ \}; .* write 16000"):
        parse_document("costs:\n  - {name: tool, one_off: 16,000, on: 2026-01-01}\n", "plan")


def test_a_constant_fee_is_answered_with_how_to_give_one() -> None:
    columns = {"customer_id": "id", "tenure": {"column": "t", "unit": "months"}, "churned": {"column": "c", "yes": [1], "no": [0]}}
    with pytest.raises(ValueError, match="add a column with the fee"):
        ColumnMapping.model_validate({**columns, "fee_per_month": 25})
