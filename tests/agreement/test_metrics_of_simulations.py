"""The same metrics of a simulation's tables in memory, of their Parquet copies, and of the same worked without the library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.tables import Tables
from cxsim.rng import study_key
from tests.support import twins

START = date(2026, 1, 1)


TOUCH = twins.touchpoint
OFFER = {"kind": "cross_sell", "success_satisfied": 0.6, "curve": "saturating", "fee_change": 4, "incentive": 1.5}
MORE = TOUCH(channel="shop", success=0.3, duration=0, offer={**OFFER, "kind": "up_sell"})
JOURNEYS = {
    "support": {
        "trigger": {"rate": 0.12, "variation": 1.0},
        "touchpoints": {
            "call": TOUCH(on_failure="callback", abandonment=0.05, opens="claim", intent="help"),
            "callback": TOUCH(channel="mail", success=0.88, resolves="claim"),
        },
    },
    "shop": {
        "trigger": {"rate": 0.2},
        "touchpoints": {"cart": TOUCH(channel="web", success=0.4, abandonment=0.5, payment=25, intent="buy", duration=0)},
    },
    "review": {
        "trigger": {"rate": 0.1},
        "touchpoints": {"talk": TOUCH(channel="shop", success=0.3, duration=0, offer=OFFER, on_success="more"), "more": MORE},
    },
}
SURVEYS = {
    "relation": twins.survey(reasons={"price": 2, "service": 1}),
    "contact": twins.survey(index="csat", after="support", sample=1),
    "ease": twins.survey(index="ces", after="shop", sample=1),
}
REFERRAL = {"threshold": 0.6, "rate": 0.3, "conversion": 0.4, "delay": "20 d", "reward": 10, "public": 0.5}


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """A world that fills every table that a run can have."""
    twin = twins.twin(120, journeys=JOURNEYS, cases={"claim": {}}, surveys=SURVEYS, referral=REFERRAL)
    return simulate(twin, twin.scenario(), study_key(11, 0, 0), events=True)


def tables_of(outcome: Outcome) -> dict[str, pd.DataFrame]:
    """Every table of the run that has rows, by the name of its contract."""
    made = {name: getattr(outcome, name)() for name in METRIC_CONTRACTS if hasattr(outcome, name)}
    return {name: table for name, table in made.items() if len(table)}


@pytest.fixture(scope="module", params=[(), ("segment",), ("segment", "quarter"), ("channel",)], ids="/".join)
def both(request: pytest.FixtureRequest, outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> tuple[Measurement, Measurement]:
    folder = tmp_path_factory.mktemp("tables")
    frames = tables_of(outcome)
    paths = {name: folder / f"{name}.parquet" for name in frames}
    for name, frame in frames.items():
        frame.to_parquet(paths[name], index=False)
    with Tables(frames, start=START) as memory, Tables(paths, start=START) as parquet:
        return measure(memory, request.param), measure(parquet, request.param)


def test_a_copy_in_parquet_measures_alike(both: tuple[Measurement, Measurement]) -> None:
    memory, parquet = both
    assert memory.values
    assert memory.missing == parquet.missing
    assert [(v.card.key, v.group, v.level, v.estimate.n) for v in memory.values] == [
        (v.card.key, v.group, v.level, v.estimate.n) for v in parquet.values
    ]
    for a, b in zip(memory.values, parquet.values, strict=True):
        expected = [a.estimate.value, a.estimate.low, a.estimate.high]
        assert [b.estimate.value, b.estimate.low, b.estimate.high] == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True), a.card.key


def test_what_is_measured_is_what_was_simulated(outcome: Outcome) -> None:
    customers, events = outcome.customers(), outcome.events()
    touches = events[events["kind"] == "touch"]
    with Tables({"customers": customers, "events": events}, start=START) as place:
        found = measure(place)
    assert found.of("churn_rate").value == pytest.approx(customers.loc[customers["origin"] == "table", "churned"].mean(), rel=1e-12)
    series = outcome.series
    assert found.of("churn_per_month").value == pytest.approx(series["churned"].sum() / series["active_months"].sum(), rel=1e-3)
    assert found.of("contacts_per_customer").value == pytest.approx(len(touches) / len(customers), rel=1e-12)
    assert found.of("task_completion").value == pytest.approx((touches["outcome"] == "success").mean(), rel=1e-12)
    assert {v.level: v.estimate.value for v in found.values if v.card.key == "contact_volume"} == dict(touches["channel"].value_counts())
    failed = touches["outcome"].isin(["failure", "abandonment"])
    assert found.of("problems_per_customer").value == pytest.approx(failed.sum() / touches["customer_id"].nunique(), rel=1e-12)


def test_every_table_of_the_run_is_measured(outcome: Outcome) -> None:
    """No metric is missing for want of a table that the run has."""
    frames = tables_of(outcome)
    with Tables(frames, start=START) as place:
        found = measure(place)
    assert {"cases", "transactions", "referrals", "mentions", "offers", "visits", "carts"} <= set(frames)
    lacking = {str(reason).removeprefix("no table ") for reason in found.missing.values() if str(reason).startswith("no table ")}
    assert not lacking & set(frames)


def test_what_help_and_word_of_mouth_cost_and_bring_is_what_was_simulated(outcome: Outcome) -> None:
    frames = tables_of(outcome)
    touches = frames["events"][frames["events"]["kind"] == "touch"]
    nps = frames["surveys"][frames["surveys"]["index"] == "nps"]
    with Tables(frames, start=START) as place:
        found = measure(place)
    spent = outcome.series["cost_to_serve"].sum()
    assert found.of("support_cost_per_contact").value == pytest.approx(spent / len(touches), rel=1e-9)
    assert found.of("support_cost_per_customer").value == pytest.approx(spent / len(frames["customers"]), rel=1e-9)
    assert touches["amount"].sum() == pytest.approx(outcome.series["cost_to_serve"].sum(), rel=1e-9)
    points = 100 * ((nps["score"] >= 9).mean() - (nps["score"] <= 6).mean())
    assert found.of("nps").value == pytest.approx(points, abs=1e-9)
    last = nps.sort_values(["answered_at", "score"]).drop_duplicates("customer_id", keep="last").set_index("customer_id")["score"]
    money = frames["customers"].set_index("customer_id")[["fees", "spend", "payments"]].sum(axis=1)
    lost = frames["customers"].set_index("customer_id")["churned"]
    for kind, whose in (("promoter", last >= 9), ("passive", (last > 6) & (last < 9)), ("detractor", last <= 6)):
        there = last[whose & ~last.index.map(lost)].index
        assert found.of(f"revenue_per_{kind}").value == pytest.approx(money[there].mean(), rel=1e-12), kind


def test_what_the_log_says_is_what_was_simulated(outcome: Outcome) -> None:
    """Each metric of the log's own tables, worked again with pandas."""
    frames = tables_of(outcome)
    with Tables(frames, start=START) as place:
        found = measure(place)
    cases, carts, visits, offers = (frames[name] for name in ("cases", "carts", "visits", "offers"))
    done = cases[cases["resolved_at"].notna()]
    assert found.of("first_contact_resolution").value == pytest.approx((done["contacts"] == 1).mean(), rel=1e-12)
    days = (done["resolved_at"] - done["opened_at"]).dt.total_seconds() / 86_400
    assert found.of("mean_time_to_resolution").value == pytest.approx(days.mean(), rel=1e-9)
    assert found.of("cart_abandonment").value == pytest.approx(1 - carts["bought"].mean(), rel=1e-12)
    assert found.of("visitor_intent", level="buy").value == pytest.approx((visits["intent"] == "buy").mean(), rel=1e-12)
    for kind in ("cross_sell", "up_sell"):
        accepted = offers.loc[offers["kind"] == kind, "accepted"]
        assert found.of(f"{kind}_acceptance").value == pytest.approx(accepted.mean(), rel=1e-12)
    assert found.of("sales").value == pytest.approx(frames["transactions"]["amount"].sum(), rel=1e-12)
    assert found.of("referral_conversion").value == pytest.approx(frames["referrals"]["converted_at"].notna().mean(), rel=1e-12)
    assert found.of("social_mentions").value == len(frames["mentions"])


def test_losses_by_month_are_those_of_the_engine(outcome: Outcome) -> None:
    """Who joins and leaves within one month was not there at its start, so at most those are not among the lost."""
    series, customers = outcome.series, outcome.customers()
    with Tables({"customers": customers}) as place:
        found = measure(place, ("month",), ["churn_rate"]).values
    months = [v.group[0] for v in found]
    losing = [f"{2026 + i // 12}-{i % 12 + 1:02d}" for i in range(24) if series["churned"][i]]
    assert (months[0], months[-1]) == (losing[0], "2027-12")
    lost = sum(v.moments.y for v in found)
    quick = customers["churned"] & (customers["joined_day"] > 0) & (customers["left_day"] - customers["joined_day"] < 31)
    assert series["churned"].sum() - quick.sum() <= lost <= series["churned"].sum()


def test_without_customers_or_the_first_day_there_are_no_periods(outcome: Outcome) -> None:
    with Tables({"events": outcome.events()}) as place:
        found = measure(place, ("month",))
    assert not found.values
    assert str(found.missing["task_completion"]) == "events has no instant to cut by month"


def test_customers_tell_on_which_day_the_run_began(outcome: Outcome) -> None:
    events = outcome.events().drop(columns="duration_minutes")  # sums of fractions hang on the order in which a database adds them
    frames = {"customers": outcome.customers(), "events": events}
    with Tables(frames) as found, Tables(frames, start=START) as reported:
        assert measure(found, ("month",)) == measure(reported, ("month",))


def test_scenarios_are_a_column(outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "lives.parquet"
    outcome.customers().to_parquet(path, index=False)
    with Tables({"customers": {"baseline": path, "programme": path}}) as place:
        found = measure(place, ("scenario",), ["churn_rate"])
    assert found.of("churn_rate", "baseline") == found.of("churn_rate", "programme")
