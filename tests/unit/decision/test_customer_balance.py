"""Customers kept and customers won are two numbers, and effects that are alike share alike."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.decision.benefit_split import BenefitPart, split_parts
from cxsim.decision.exposure import Exposure, align_timelines
from cxsim.decision.paired_customers import customer_balance
from cxsim.decision.shapley import coalitions
from tests.support.known_levers import found

HISTORIES = ("acquisition", "referral", "retention")


@pytest.mark.parametrize(("quantity", "size"), [("acquisition.web.rate", 2.0), ("referral.rate", 2.0), ("referral.delay", 0.25)])
def test_more_who_come_are_won_and_not_kept(quantity: str, size: float) -> None:
    _, pairs, _ = found(quantity, "multiply", size)
    balance = customer_balance(pairs)
    assert balance.kept == 0
    assert balance.won > 0
    series = [(pair.baseline.series, pair.programme.series) for pair in pairs]
    assert balance.acquired == np.mean([after["acquired"].sum() - before["acquired"].sum() for before, after in series])
    assert balance.referred == np.mean([after["referred"].sum() - before["referred"].sum() for before, after in series])


def test_fewer_who_leave_are_kept_and_not_won() -> None:
    _, pairs, _ = found("churn.multiplier", "multiply", 0.7, referral=False)
    balance = customer_balance(pairs)
    assert balance.won == 0
    leave = [pair.baseline.series["churned"].sum() - pair.programme.series["churned"].sum() for pair in pairs]
    assert balance.kept == np.mean(leave) > 0


def test_the_ends_of_the_game_are_the_two_scenarios() -> None:
    for name, size in (("acquisition.web.rate", 2.0), ("referral.delay", 3.0), ("churn.multiplier", 0.7)):
        pair = found(name, "multiply", size, referral=name != "churn.multiplier")[1][0]
        exposures = align_timelines(pair).exposures()
        for on, outcome in ((frozenset[str](), pair.baseline), (frozenset(HISTORIES), pair.programme)):
            assert exposures[on].months == pytest.approx(outcome.series["active_months"], abs=1e-4)
            assert exposures[on].leavers == pytest.approx(outcome.series["churned"])
            assert exposures[on].arrivals == pytest.approx(outcome.series["acquired"] + outcome.series["referred"])
            assert exposures[on].still[-1] == outcome.series["active_end"][-1]


def test_effects_that_bring_the_same_have_the_same_share() -> None:
    """Acquisition and retention each bring 100 customer-months a month, and 40 more together."""

    def volumes(on: frozenset[str]) -> Exposure:
        both = {"acquisition", "retention"}
        months = np.full(6, 1_000.0 + 100.0 * len(both & on) + 40.0 * (both <= on))
        return Exposure(20 * months, months, 0 * months, 0 * months, 0 * months, 0 * months)

    exposures = {on: volumes(on) for on in coalitions(HISTORIES)}
    sides = [
        (BenefitPart("margin", "month", "expansion", "fee_months", exposures[on].fee_months),)
        for on in (frozenset[str](), frozenset(HISTORIES))
    ]
    split = split_parts(*sides, exposures, 0.10, "end_of_month")
    own = {share.effect: share.shapley for share in split.shares}
    assert own["acquisition"] == own["retention"] == pytest.approx(split.benefits / 2)
    assert own["referral"] == own["expansion"] == own["cost_to_serve"] == 0.0
