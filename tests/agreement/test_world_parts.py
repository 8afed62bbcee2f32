"""Offers, cases, leaving, word of mouth and segments against closed forms and against their own log; false-alarm rate 1e-6 each."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cxsim.calibration.segment_population import build_stated_hazard, draw_population
from cxsim.engine.outcome import Outcome
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.journey.segments import Segments
from cxsim.metrics.measurement import measure
from cxsim.metrics.tables import Tables
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support import twins
from tests.support.full_twin import FULL, SELLING, SUPPORT
from tests.support.statistical_check import Z

KEY = study_key(21, 0, 0)
CALM = {"satisfaction": twins.feeling(gain=0), "effort": twins.feeling(gain=0)}
ALONE: dict[str, Any] = {"surveys": {}, "acquisition": {}, "referral": None, "purchases": None, "journeys": {}, **CALM}


def simulated(customers: int, monthly: float = 0.0, **plan: Any) -> Outcome:
    people = replace(twins.population(customers, active=1.1), days_since_purchase=np.zeros(customers))
    twin = compile_twin(twins.plan(**{**ALONE, **plan}), people, twins.hazard(monthly, (0.0, 0.0)))
    return simulate(twin, twin.scenario(), KEY, events=True)


def near(count: float, share: np.ndarray | float, of: int = 1) -> bool:
    """Whether a count agrees with the sum of independent shares, each `of` times."""
    shares = np.asarray(share, dtype=float) * np.ones(of)
    return bool(abs(count - shares.sum()) < Z * math.sqrt((shares * (1 - shares)).sum()))


def test_at_renewals_as_many_leave_as_the_hazard_says_and_at_no_other_time() -> None:
    """Survival at each customer's last renewal is the fitted survival there; 20,000 customers see an error of 1.5 points."""
    outcome = simulated(20_000, 0.03, churn={"form": "renewal", "every": 6})
    people, tenure = outcome.customers(), outcome.twin.population.tenure_months
    months = outcome.twin.common.month_days[-1] / DAYS_PER_MONTH
    last = np.maximum(6 * np.floor((tenure + months) / 6), tenure)
    assert near(people["churned"].sum(), 1 - np.exp(-0.03 * (last - tenure)))
    at = people[people["churned"]]["tenure_months"] / 6
    np.testing.assert_allclose(at, at.round(), atol=1e-9)


def test_silent_leavers_are_seen_by_their_silence_only() -> None:
    outcome = simulated(500, 0.05, churn={"form": "silent"}, purchases=twins.buying(rate=2, variation=0))
    people, events = outcome.customers(), outcome.events()
    assert "churned" not in set(events["kind"])
    assert people["gone"].sum() == outcome.series["churned"].sum() > 100
    last = events[events["kind"] == "purchase"].groupby("customer_id")["day"].max().reindex(people["customer_id"]).fillna(0).to_numpy()
    lost = last + 90 < outcome.twin.common.month_days[-1]
    assert np.array_equal(people["churned"], lost)
    np.testing.assert_allclose(people["left_day"][lost], (last + 90)[lost])


def test_offers_are_accepted_with_the_share_of_the_customers_satisfaction() -> None:
    """The first offer of each customer is a coin with p = 0.1 + 0.5 s; who accepts is not asked again."""
    outcome = simulated(5_000, journeys={"selling": SELLING})
    offers = outcome.offers()
    first = offers.groupby("customer_id", sort=False).first()
    names = pd.Series(outcome.twin.population.satisfaction, index=outcome.twin.population.names)
    assert near(first["accepted"].sum(), 0.1 + 0.5 * names[first.index].to_numpy())
    assert offers.groupby("customer_id")["accepted"].sum().max() == 1
    assert not offers.groupby("customer_id")["accepted"].agg(lambda taken: taken.iloc[:-1].any()).any()
    people = outcome.customers()
    taken = people["products"] == 2
    assert taken.sum() == offers["accepted"].sum()
    np.testing.assert_allclose(people["fee_per_month"] - outcome.twin.population.fee_per_month, 4.0 * taken)


def test_cases_are_resolved_at_the_first_contact_or_at_the_second() -> None:
    outcome = simulated(4_000, cases={"fault": {"cost": 3}}, journeys={"support": SUPPORT})
    cases, series = outcome.cases(), outcome.series
    done = cases["resolved_at"].notna()
    assert set(cases[done]["contacts"]) == {1, 2}
    calls = outcome.events()[lambda events: events["touchpoint"] == "call"]
    assert near((cases[done]["contacts"] == 1).sum(), 0.6, len(calls))
    assert series["cost_cases"].sum() == 3 * len(cases)
    with Tables({"cases": cases}, start=date(2026, 1, 1)) as tables:
        found = measure(tables)
    assert found.of("first_contact_resolution").value == pytest.approx((cases[done]["contacts"] == 1).mean())
    days = (cases["resolved_at"] - cases["opened_at"])[done] / pd.Timedelta(days=1)
    assert found.of("mean_time_to_resolution").value == pytest.approx(days.mean(), abs=1e-6)
    booked = (series["days_to_resolution.fault"] * series["resolved.fault"]).sum()
    assert booked == pytest.approx(days.sum(), abs=1e-3)


def test_problems_come_at_their_rate_however_long_the_last_one_takes() -> None:
    """Visits that have begun and those that wait are as many whether a touch takes no time or forty days."""
    found = []
    for duration in (0, "40 d"):
        call = twins.touchpoint(success=1, duration=duration)
        found.append(simulated(2_000, journeys={"support": {"trigger": {"rate": 0.3}, "touchpoints": {"call": call}}}).series)
    quick, slow = (series["touches.support.call"] for series in found)
    assert quick.sum() > slow.sum() > 0.85 * quick.sum()  # only those of the last weeks are not over
    mean = 0.3 * 2_000 * 730 / DAYS_PER_MONTH
    assert abs(quick.sum() - mean) < Z * math.sqrt(mean)


def test_a_visit_felt_by_peak_and_end() -> None:
    """From 0.5, touches of quality 0.95 and then 0.75, gain 0.2: one step of 0.2 towards their mean, no step in between."""
    steps = {
        "a": twins.touchpoint(success=1, quality_success=0.95, duration=0, on_success="b"),
        "b": twins.touchpoint(success=1, quality_success=0.75, duration=0),
    }
    feeling = twins.feeling(gain=0.2, half_life="100000 months", response="peak_end")
    twin = compile_twin(
        twins.plan(
            **{**ALONE, "satisfaction": feeling, "journeys": {"once": {"trigger": {"every": 12}, "touchpoints": steps}}, "horizon": 12}
        ),
        replace(twins.population(50, active=1.1), satisfaction=np.full(50, 0.5), tenure_months=np.full(50, 6.0)),
        twins.hazard(0.0),
    )
    outcome, felt = simulate(twin, twin.scenario(), KEY, events=True), 0.5 + 0.2 * (0.5 * (0.95 + 0.75) - 0.5)
    np.testing.assert_allclose(outcome.customers()["satisfaction"], felt, atol=1e-4)
    events = outcome.events()
    for touch, level in (("a", 0.5), ("b", felt)):  # the last touch of a visit is noted with what the visit leaves behind
        np.testing.assert_allclose(events.loc[events["touchpoint"] == touch, "satisfaction"], level, atol=1e-4)


@pytest.mark.parametrize("response", ["loss_averse", "linear", "peak_end"])
def test_the_weight_of_a_touch_multiplies_its_step(response: str) -> None:
    """From 0.5, gain 0.2, aversion 2: a loss to 0.1 of weight 2, then a gain to 0.9 of weight 0.5, followed by hand on both engines."""
    steps = {
        "a": twins.touchpoint(success=1, quality_success=0.1, duration=0, weight=2, on_success="b"),
        "b": twins.touchpoint(success=1, quality_success=0.9, duration=0, weight=0.5),
    }
    feeling = twins.feeling(gain=0.2, loss_aversion=2, half_life="100000 months", response=response)
    journey = {"trigger": {"every": 12}, "touchpoints": steps}
    twin = compile_twin(
        twins.plan(**{**ALONE, "satisfaction": feeling, "journeys": {"once": journey}, "horizon": 12}),
        replace(twins.population(20, active=1.1), satisfaction=np.full(20, 0.5), tenure_months=np.full(20, 6.0)),
        twins.hazard(0.0),
    )
    losing = 0.5 + 2 * 0.2 * (1 if response == "linear" else 2) * (0.1 - 0.5)
    expected = losing + 0.5 * 0.2 * (0.9 - losing)
    if response == "peak_end":  # felt as (2 x 0.1 + 0.5 x 0.9) / 2.5, of weight (2 + 0.5) / 2
        expected = 0.5 + 1.25 * 0.2 * 2 * ((2 * 0.1 + 0.5 * 0.9) / 2.5 - 0.5)
    for outcome in (simulate(twin, twin.scenario(), KEY, events=True), simulate_openly(twin, twin.scenario(), KEY)):
        np.testing.assert_allclose(outcome.customers()["satisfaction"], expected, atol=1e-4)


def test_detractors_warn_at_their_rate_and_take_prospects_away() -> None:
    """Nobody leaves, feelings stand still: warnings are Poisson; prospects are those of a world without detractors, some put off."""
    web = {"web": {"rate": 300, "cost": 1}}
    detraction = {"threshold": 0.5, "rate": 0.4, "prospects_lost": 0.3, "public": 0.25}
    plain, warned = simulated(1_000, acquisition=web), simulated(1_000, acquisition=web, detraction=detraction)
    series = warned.series
    assert np.array_equal(plain.series["acquired"], series["acquired"] + series["prospects_lost"])
    people = warned.customers()
    assert set(people["customer_id"]) < set(plain.customers()["customer_id"])
    depth = np.clip(0.5 - people["satisfaction"], 0, None) / 0.5
    mean = (0.4 / DAYS_PER_MONTH * depth * (people["left_day"] - people["joined_day"])).sum()
    assert abs(series["warnings"].sum() - mean) < Z * math.sqrt(mean)
    assert near(series["mentions_against"].sum(), 0.25, int(series["warnings"].sum()))
    expected = web["web"]["rate"] * np.diff(warned.twin.common.month_days) / DAYS_PER_MONTH
    share = np.minimum(np.concatenate([[0], series["warnings"][:-1]]) * detraction["prospects_lost"] / expected, 1)
    assert near(series["prospects_lost"].sum(), np.repeat(share, plain.series["acquired"].astype(int)))


def test_who_is_saved_stays_and_pays_with_a_fresh_hazard() -> None:
    """Each decision to leave meets a talk that saves 40 % whatever the satisfaction, once a customer."""
    talk = twins.touchpoint(success=0.4, abandonment=0, duration=0, offer={"kind": "save", "success_satisfied": 0.4, "incentive": 9})
    series = simulated(4_000, 0.03, journeys={"stay": {"trigger": {"on": "leaving"}, "touchpoints": {"talk": talk}}}).series
    talks = int(series["touches.stay.talk"].sum())
    assert near(series["saved"].sum(), 0.4, talks)
    assert series["decided"].sum() == series["churned"].sum() + series["saved"].sum()
    assert series["cost_incentives"].sum() == 9 * series["saved"].sum()
    without = simulated(4_000, 0.03).series["churned"].sum()
    assert series["churned"].sum() < without


def test_every_table_adds_up_to_the_summary() -> None:
    twin = twins.twin(300, **FULL)
    outcome = simulate(twin, twin.scenario(), KEY, events=True)
    summary = simulate(twin, twin.scenario(), KEY, histories=False)
    assert np.array_equal(outcome.tally.months, summary.tally.months)
    series, tables = summary.series, outcome.tables()
    assert set(tables) == {
        "customers",
        "events",
        "surveys",
        "cases",
        "transactions",
        "referrals",
        "mentions",
        "offers",
        "visits",
        "carts",
        "invitations",
        "costs",
    }
    assert all(len(table) > 20 for table in tables.values())
    cases, referrals = tables["cases"], tables["referrals"]
    assert len(cases) == series["opened.fault"].sum()
    assert cases["resolved_at"].notna().sum() == series["resolved.fault"].sum()
    assert len(referrals) == series["recommendations"].sum()
    assert (referrals["referred_id"] != "").sum() == series["referred"].sum()
    assert set(referrals["referred_id"]) - {""} == set(tables["customers"].query("origin == 'referred'")["customer_id"])
    assert referrals["converted_at"].notna().sum() == series["referred"].sum()
    assert tables["transactions"]["amount"].sum() == pytest.approx(series["spend"].sum() + series["payments"].sum())
    sentiment = tables["mentions"]["sentiment"]
    assert ((sentiment > 0).sum(), (sentiment < 0).sum()) == (series["mentions_for"].sum(), series["mentions_against"].sum())
    assert tables["offers"]["accepted"].sum() == series["success.selling.ask"].sum()
    assert tables["carts"]["bought"].sum() == series["success.shop.checkout"].sum()
    assert tables["carts"]["amount"].sum() == pytest.approx(series["payments.shop.checkout"].sum())
    assert len(tables["visits"]) == series["touches.support.call"].sum()
    costs = ("cost_to_serve", "cost_base", "cost_acquisition", "cost_referral", "cost_cases", "cost_incentives")
    assert outcome.tally.histories["costs"].sum() == pytest.approx(sum(series[name].sum() for name in costs) * 1e6, abs=1)
    for name in ("surveys", "cases", "transactions", "referrals", "mentions"):
        assert tables[name].iloc[:, 0].is_unique


@pytest.mark.parametrize(
    "more",
    [
        {"detraction": {"threshold": 0.5, "rate": 0, "prospects_lost": 1}},
        {"cases": {"fault": {"cost": 0}}, "opens": "fault"},
        {"idle_offer": True},
    ],
    ids=str,
)
def test_a_part_that_never_acts_changes_no_customer(more: dict[str, Any]) -> None:
    plain = twins.plan().model_dump(exclude_unset=True)["journeys"]
    journeys = {name: {**journey, "touchpoints": dict(journey["touchpoints"])} for name, journey in plain.items()}
    if "opens" in more:
        journeys["support"]["touchpoints"]["call"] = {**journeys["support"]["touchpoints"]["call"], "opens": "fault"}
    if "idle_offer" in more:
        journeys = {"idle": {**SELLING, "trigger": {"rate": 0}}, **journeys}
    changed = {name: part for name, part in more.items() if name in ("detraction", "cases")}
    with_it, without = (twins.twin(**part) for part in ({"journeys": journeys, **changed}, {}))
    one, two = (simulate(twin, twin.scenario(), KEY).customers() for twin in (with_it, without))
    pd.testing.assert_frame_equal(one, two, check_exact=True)


SEGMENTS = {
    "prepaid": {
        "customers": 4_000,
        "tenure": {"mean": "12 months"},
        "fee_per_month": {"mean": 10, "variation": 0.5},
        "satisfaction": {"mean": 0.6, "sd": 0.2},
        "effort": {"mean": 0.4},
        "hazard": {"per_month": 0.03},
    },
    "contract": {
        "customers": 4_000,
        "tenure": {"mean": "30 months", "variation": 0.5},
        "fee_per_month": {"mean": 30},
        "satisfaction": {"mean": 0.7},
        "effort": {"mean": 0.3},
        "hazard": {"scale": "60 months", "shape": 1.5},
    },
}


def test_segments_are_drawn_as_they_are_described_and_leave_as_their_hazards_say() -> None:
    source = Segments.model_validate({"segments": SEGMENTS})
    people = draw_population(source, KEY)
    prepaid = people.segment == 0
    assert stats.kstest(people.tenure_months[prepaid], stats.expon(scale=12).cdf).pvalue > 1e-6
    assert stats.kstest(people.fee_per_month[prepaid], stats.gamma(4, scale=2.5).cdf).pvalue > 1e-6
    assert stats.kstest(people.satisfaction[prepaid], stats.beta(3, 2).cdf).pvalue > 1e-6
    hazard = build_stated_hazard(source)
    twin = compile_twin(twins.plan(**{**ALONE, "horizon": 12}), people, hazard)
    lost = simulate(twin, twin.scenario(), KEY).customers().groupby("segment")["churned"].sum()
    months = twin.common.month_days[-1] / DAYS_PER_MONTH
    tenure = people.tenure_months[~prepaid]
    assert near(lost["prepaid"], 1 - math.exp(-0.03 * months), 4_000)
    assert near(lost["contract"], 1 - np.exp((tenure / 60) ** 1.5 - ((tenure + months) / 60) ** 1.5))


def test_one_customer_more_in_a_segment_changes_no_other_customer() -> None:
    small = {name: {**part, "customers": 40} for name, part in SEGMENTS.items()}
    larger = {**small, "prepaid": {**small["prepaid"], "customers": 41}}
    found = []
    for segments in (small, larger):
        source = Segments.model_validate({"segments": segments})
        twin = compile_twin(twins.plan(acquisition={}, referral=None), draw_population(source, KEY), build_stated_hazard(source))
        found.append(simulate(twin, twin.scenario(), KEY).customers().set_index("customer_id"))
        openly = simulate_openly(twin, twin.scenario(), KEY).customers().set_index("customer_id")
        pd.testing.assert_frame_equal(found[-1], openly.loc[found[-1].index], check_exact=True)
    pd.testing.assert_frame_equal(found[0], found[1].drop("prepaid-41"), check_exact=True)


def test_the_metrics_read_the_tables_that_a_simulation_writes(tmp_path: Path) -> None:
    twin = twins.twin(200, **FULL)
    outcome = simulate(twin, twin.scenario(), KEY, events=True)
    tables = outcome.tables()
    paths = {}
    for name, table in tables.items():
        paths[name] = tmp_path / f"{name}.parquet"
        table.to_parquet(paths[name], index=False)
    with Tables(paths, start=date(2026, 1, 1)) as place:
        found = measure(place)
    assert found.of("cart_abandonment").value == pytest.approx(1 - tables["carts"]["bought"].mean())
    assert found.of("cross_sell_acceptance").value == pytest.approx(tables["offers"]["accepted"].mean())
    assert found.of("net_sentiment").value == pytest.approx(tables["mentions"]["sentiment"].mean())
