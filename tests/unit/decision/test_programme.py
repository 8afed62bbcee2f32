"""Programmes: reading, what is wrong with them, profiles by hand, the register."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.decision.assumption_register import count_ungraded, register_assumptions
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison_runs import compare
from cxsim.decision.draws import draw_assumptions
from cxsim.decision.programme import programme_changes
from cxsim.decision.programme_checks import combination_faults, order_notes, programme_faults
from cxsim.decision.time_profile import TimeProfile, month_axis
from cxsim.errors import Fault, UsageError
from cxsim.journey.parameters import Grade
from cxsim.stats.distributions import from_interval
from cxsim.stats.lifetimes import ProportionalHazard
from tests.support.decision_case import CALL, ClosedForm, case, plan, programme, terms

HAZARD = ProportionalHazard(
    features=("nps", "plan[basic]"),
    means=np.zeros(2),
    coefficients=np.array([-0.1, 0.5]),
    covariance=np.array([[0.0004, 0.0006], [0.0006, 0.01]]),
    knots_months=np.array([0.0, 60.0]),
    cumulative=np.array([0.0, 1.2]),
    tail_per_month=0.02,
    tail="beyond 60 months the hazard stays at 2 % a month",
    log_scale_se=0.05,
)
FITTED = {
    "start": {"missing": 0.5}, "gain": 0.1, "loss_aversion": 2.0, "half_life": "6 months", "log_hazard": {"fit": "churn", "coef": "nps"},
}  # fmt: skip


def faults(levers: Any = (), costs: Any = (), segments: tuple[str, ...] | None = ("basic", "plus")) -> tuple[Fault, ...]:
    return programme_faults(programme(levers, costs), plan(), segments, ("programmes", "idea"))


def lever(quantity: str = f"{CALL}.success", start: str = "2026-01-01", **more: Any) -> dict[str, Any]:
    return {"quantity": quantity, "start": start, **(more if {"set", "multiply", "shift"} & set(more) else {"shift": 0.1, **more})}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (TimeProfile(1.0), [0, 1, 1, 1]),
        (TimeProfile(0.5), [0.5, 1, 1, 1]),
        (TimeProfile(1.0, ramp=2.0), [0, 0.25, 0.75, 1]),
        (TimeProfile(0.5, ramp=1.0), [0.125, 0.875, 1, 1]),
        (TimeProfile(0.0, until=2.5), [1, 1, 0.5, 0]),
        (TimeProfile(1.0, ramp=2.0, until=2.0), [0, 0.25, 0, 0]),
        (TimeProfile(0.0, half_life=1.0), [(1 - 0.5) / np.log(2) * 0.5**i for i in range(4)]),
    ],
)
def test_profiles_by_hand(profile: TimeProfile, expected: list[float]) -> None:
    assert profile.monthly(4) == pytest.approx(expected, rel=1e-14)


def test_a_day_lies_in_its_month_in_proportion() -> None:
    assert month_axis(date(2027, 2, 15), date(2026, 1, 1)) == 13.5


def test_a_change_has_the_lever_s_size_in_the_draw_profile_and_audience() -> None:
    given = programme([lever(shift={"value": 0.1, "p5": 0.05, "p95": 0.15}, start="2026-02-01", lag=1, ramp="2 months", coverage=0.4)])
    values = {"programmes.idea.levers.0.shift": 0.07, "programmes.idea.levers.0.coverage": 0.4}
    (change,) = programme_changes(given, plan(), values, "idea")
    assert (change.quantity, change.kind, change.size, change.coverage, change.audience) == (f"{CALL}.success", "shift", 0.07, 0.4, "idea")
    assert change.weight[:5].tolist() == [0, 0, 0.25, 0.75, 1]


@pytest.mark.parametrize("sizes", [{}, {"set": 1, "multiply": 2}, {"shift": 0.1, "multiply": 2}])
def test_a_lever_moves_in_exactly_one_way(sizes: dict[str, float]) -> None:
    with pytest.raises(ValidationError, match="exactly one of set, multiply, shift"):
        programme([{"quantity": "churn.multiplier", "start": "2026-01-01", **sizes}])


def test_a_cost_hands_its_source_down_to_the_amount() -> None:
    given = programme(costs=[{"name": "tool", "one_off": 10, "on": "2026-01-01", "source": "offer", "grade": "quoted", "owner": "CIO"}])
    amount = given.costs[0].one_off
    assert (amount.source, amount.grade, amount.owner) == ("offer", Grade.QUOTED, "CIO")
    assert type(given).model_validate(given.model_dump()) == given


class TestFaults:
    def test_a_right_programme_has_none(self) -> None:
        assert faults([lever(coverage=0.5, segment="plus")], [{"name": "x", "per_event": 1, "event": CALL, "start": "2026-01-01"}]) == ()

    def test_misspelt_quantity_gets_the_nearest(self) -> None:
        (fault,) = faults([lever("journeys.support.touchpoints.call.succes")])
        assert fault.do == f"did you mean '{CALL}.success'?"
        assert fault.path == ("programmes", "idea", "levers", 0, "quantity")

    def test_beyond_the_range_says_by_how_much(self) -> None:
        (central,) = faults([lever(shift=0.4)])
        assert "1.1 at its central value, 0.1 beyond 1" in central.found
        (high,) = faults([lever(shift={"value": 0.1, "p5": 0.0, "p95": 0.35})])
        assert "1.05 at the high end, 0.05 beyond 1" in high.found
        assert high.path[-3:] == ("levers", 0, "shift")

    def test_levers_on_one_quantity_add_up(self) -> None:
        (fault,) = faults([lever(shift=0.2), lever(shift=0.2)])
        assert fault.path[3] == 1

    def test_success_and_abandonment_share_one(self) -> None:
        (fault,) = faults([lever(shift=0.2), lever(f"{CALL}.abandonment", shift=0.2)])
        assert "success + abandonment" in fault.found
        assert "0.9 + 0.2 = 1.1" in fault.found

    def test_negative_cost(self) -> None:
        (fault,) = faults([lever(f"{CALL}.cost", shift=-6)])
        assert "1 beyond 0" in fault.found

    def test_dates(self) -> None:
        late = {"name": "late", "one_off": 1, "on": "2027-01-01"}
        whole = {"name": "to the end", "per_month": 1, "start": "2026-01-01", "end": "2027-01-01"}
        found = faults([lever(start="2025-12-31"), lever(start="2026-03-01", until="2026-02-01", shift=0.0)], [late, whole])
        assert [fault.path[2:] for fault in found] == [("levers", 0, "start"), ("levers", 1, "until"), ("costs", 0, "on")]

    def test_segment_is_checked_once_the_table_is_known(self) -> None:
        (fault,) = faults([lever(segment="plsu")])
        assert fault.do == "did you mean 'plus'?"
        assert faults([lever(segment="plsu")], segments=None) == ()

    @pytest.mark.parametrize("partial", [{"segment": "plus"}, {"coverage": 0.5}])
    @pytest.mark.parametrize("quantity", ["acquisition.web.rate", "revenue.margin"])
    def test_what_belongs_to_no_customer_cannot_be_moved_for_some(self, quantity: str, partial: dict[str, Any]) -> None:
        (fault,) = faults([lever(quantity, multiply=1.1, **partial)])
        assert "belongs to no customer" in fault.found

    def test_unknown_event_and_a_name_given_twice(self) -> None:
        found = faults(costs=[{"name": "x", "per_event": 1, "event": "journeys.support.touchpoints.cal", "start": "2026-01-01"}] * 2)
        assert [fault.path[2:] for fault in found] == [("costs", 0, "event"), ("costs", 1, "event"), ("costs", 1, "name")]

    def test_money_and_programmes_are_not_levers(self) -> None:
        assert len(faults([lever("money.discount_rate", multiply=1)])) == 1


class TestCombinations:
    """What no programme does alone, several may do together; every stated combination passes the checks of one programme."""

    half = programme([lever(shift=0.2)])
    cheap = programme([lever(f"{CALL}.cost", shift=-3.0)])
    tenth = programme([lever(f"{CALL}.success", multiply=1.1)])
    known: ClassVar = {"a": half, "b": half, "c": cheap, "d": cheap, "e": tenth}

    def faults(self, *parts: str) -> list[Fault]:
        return list(combination_faults([parts], self.known, plan()))

    def test_a_share_beyond_one_and_a_cost_below_nothing(self) -> None:
        (share,) = self.faults("a", "b")
        assert "a + b" in share.found
        assert "1.1 at its central value, 0.1 beyond 1" in share.found
        assert share.path == ("combinations", 0)
        (cost,) = self.faults("c", "d")
        assert "−1 at its central value, 1 beyond 0" in cost.found
        assert self.faults("a", "c") == []

    def test_what_a_programme_does_alone_is_reported_once(self) -> None:
        known = {**self.known, "far": programme([lever(shift=0.4)])}
        assert list(combination_faults([("far", "c")], known, plan())) == []

    def test_names_and_numbers(self) -> None:
        assert [fault.path for fault in combination_faults([("a", "z"), ("a",), ("a", "a")], self.known, plan())] == [
            ("combinations", 0, 1), ("combinations", 1), ("combinations", 2),
        ]  # fmt: skip

    def test_order_is_reported_where_it_counts(self) -> None:
        (note,) = order_notes("a + e", {"a": self.half, "e": self.tenth}, plan())
        assert "ends at 0.99 as stated, at 0.97 in the reverse order" in str(note)
        assert list(order_notes("a + b", {"a": self.half, "b": self.half}, plan())) == []
        assert list(order_notes("e + e", {"e": self.tenth, "f": self.tenth}, plan())) == []


@pytest.mark.parametrize("count", [6, 7])
def test_audiences_are_counted_before_a_run(count: int) -> None:
    levers = [lever(multiply=1.0, coverage=0.5 + place / 100) for place in range(count)]
    found = faults(levers)
    assert [fault.found for fault in found] == (["7 different audiences"] if count == 7 else [])
    three = programme([lever(multiply=1.0, coverage=0.5 + place / 100) for place in range(count // 2 + 1)])
    together = list(combination_faults([("a", "b")], {"a": three, "b": three}, plan()))
    assert [fault.found for fault in together] == ["8 different audiences"]


class TestDrawFaults:
    def test_all_at_once_with_their_paths(self) -> None:
        named = {
            "revenue.margin": plan(margin={"value": 0.9, "p5": 0.7, "p95": 0.9}).revenue.margin,
            "satisfaction.log_hazard": plan(satisfaction={**FITTED, "log_hazard": {"fit": "churn", "coef": "nsp"}}).satisfaction.log_hazard,
        }
        with pytest.raises(UsageError) as caught:
            draw_assumptions(named, HAZARD, 4, 1)
        assert [fault.path for fault in caught.value.faults] == [("revenue", "margin"), ("satisfaction", "log_hazard", "coef")]
        assert caught.value.faults[1].do == "did you mean 'nps'?"

    def test_a_tail_outside_the_range_is_refused(self) -> None:
        with pytest.raises(UsageError, match="leaves its range"):
            from_interval(0.7, 0.95, 0.825, "normal", 0.0, 1.0)
        with pytest.raises(UsageError, match="p5 above 0"):
            from_interval(0.0, 10.0, 5.0, "lognormal", 0.0)


class TestRegister:
    given = BusinessCase(
        plan(satisfaction=FITTED, margin={"value": 0.8, "p5": 0.7, "p95": 0.9, "source": "accounts", "grade": "measured"}),
        "idea",
        programme([lever(shift={"value": 0.1, "p5": 0.05, "p95": 0.15})], [{"name": "tool", "one_off": 10, "on": "2026-01-01"}]),
        terms({"value": 0.1, "owner": "CFO"}),
        HAZARD,
        {"satisfaction.log_hazard": 10.0},
    )
    rows: ClassVar = {row.name: row for row in register_assumptions(given)}

    def test_stated_numbers_are_listed_and_defaults_are_not(self) -> None:
        assert {"revenue.margin", f"{CALL}.cost", "acquisition.web.rate", "money.discount_rate"} <= self.rows.keys()
        assert not {"churn.multiplier", "revenue.fee_level", f"{CALL}.abandonment", "programmes.idea.levers.0.coverage"} & self.rows.keys()

    def test_source_grade_and_use(self) -> None:
        margin, rate = self.rows["revenue.margin"], self.rows["money.discount_rate"]
        assert (margin.source, margin.grade_words, margin.used_in, margin.p5) == ("accounts", "measured", "plan", 0.7)
        assert (rate.grade_words, rate.owner, rate.used_in) == ("opinion, no source", "CFO", "money")
        graded = [name for name, row in self.rows.items() if row.grade is not None]
        assert graded == ["satisfaction.log_hazard", "revenue.margin", *(name for name in self.rows if name.startswith("fit.churn."))]
        assert count_ungraded(tuple(self.rows.values())) == len(self.rows) - len(graded)

    def test_a_shift_has_the_unit_of_what_it_moves(self) -> None:
        row = self.rows["programmes.idea.levers.0.shift"]
        assert (row.unit, row.used_in) == ("share", "programme")

    def test_fitted_numbers_carry_their_interval(self) -> None:
        row, inside = self.rows["fit.churn.nps"], self.rows["satisfaction.log_hazard"]
        assert (row.grade, row.used_in) == (Grade.FITTED, "fitted model")
        assert (row.value, row.p5, row.p95) == pytest.approx((-0.1, -0.1 - 1.6448536 * 0.02, -0.1 + 1.6448536 * 0.02))
        assert (inside.value, inside.p5) == pytest.approx((10 * row.value, 10 * row.p5))

    def test_the_tail_is_stated(self) -> None:
        assert self.rows["fit.churn.tail_per_month"].source == HAZARD.tail

    def test_what_moves_npv_ranks_first(self) -> None:
        given = case(
            levers=[{"quantity": "churn.multiplier", "multiply": {"value": 0.8, "p5": 0.6, "p95": 0.95}, "start": "2026-01-01"}],
            margin={"value": 0.8, "p5": 0.79, "p95": 0.81},
        )
        rows = register_assumptions(given, compare(given, ClosedForm(), draws=64, replications=1, seed=3))
        ranks = {row.name: row.rank_correlation for row in rows if row.rank_correlation is not None}
        assert ranks.keys() == {"revenue.margin", "programmes.idea.levers.0.multiply"}
        assert ranks["programmes.idea.levers.0.multiply"] < -0.95


class TestLeversInForceAtOnce:
    """Success is 0.7: two levers of +0.2 take it beyond 1 together, one alone does not."""

    first = lever(shift=0.2, until="2026-06-01")

    def test_only_those_in_force_at_once_for_the_same_customers_add_up(self) -> None:
        successive = [self.first, lever(shift=0.2, start="2026-06-01")]
        apart = [lever(shift=0.2, segment="basic"), lever(shift=0.2, segment="plus")]
        assert faults(successive) == faults(apart) == ()
        overlapping = [self.first, lever(shift=0.2, start="2026-05-31")]
        alike = [lever(shift=0.2, segment="basic"), lever(shift=0.2)]
        for levers in (overlapping, alike):
            (fault,) = faults(levers)
            assert fault.path == ("programmes", "idea", "levers", 1, "shift")

    def test_what_remains_when_one_ends_is_looked_at_too(self) -> None:
        (fault,) = faults([lever(shift=-0.3, until="2026-06-01"), lever(shift=0.4)])
        assert "beyond 1" in fault.found
