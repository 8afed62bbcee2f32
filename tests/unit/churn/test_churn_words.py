"""Sentences of the churn model: what they say, in which direction, and that they do not claim a cause."""

import pytest

from cxsim.churn.hazard_ratios import ratio_message, step_message
from cxsim.text import Message


@pytest.mark.parametrize(
    ("numbers", "messages"),
    [
        ((1.10, 1.07, 1.13), "10% higher (95% interval 7% to 13%)"),
        ((0.33, 0.30, 0.40), "67% lower (95% interval 60% to 70%)"),
        ((0.97, 0.90, 1.05), "3% lower (95% interval 10% lower to 5% higher; the data do not tell the direction)"),
        ((2.4, 2.1, 2.75), "2.4 times as high (95% interval 2.1 to 2.75 times)"),
        ((2.4, 1.5, 3.0), "2.4 times as high (95% interval 50% higher to 3 times as high)"),
        ((1.004, 1.001, 1.007), "0.4% higher (95% interval 0.1% to 0.7%)"),
    ],
)
def test_ratios_in_words(numbers, messages):
    assert str(ratio_message("X", *numbers)) == f"X goes with a churn hazard {messages}, other things equal."


@pytest.mark.parametrize(
    ("feature", "step", "messages"),
    [
        ("nps", -1.0, "One NPS point fewer"),
        ("last_csat", -1.0, "One CSAT point fewer"),
        ("ces", 10.0, "10 CES points more"),
        ("monthly_fee", 10.0, "Monthly fee higher by 10"),
        ("share_used", -0.1, "Share used lower by 0.1"),
    ],
)
def test_steps_in_words(feature, step, messages):
    assert str(step_message(feature, step)) == messages


def test_caveat_denies_a_cause():
    assert "not proof" in str(Message("churn-caveat"))
