"""Records of assignment joined to logs: windows, counts and what is refused."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.abtest import Endpoint, Experiment, OutcomeColumns, analyse, compare_quantiles, measure_sums
from cxsim.abtest.reading_record import ReadingRecord
from cxsim.errors import DataError, UsageError
from cxsim.metrics.tables import Database, Tables

DAY = pd.Timestamp("2026-01-01")
ARMS = {"control": 0.5, "call": 0.5}
SPEND = Endpoint(kind="mean", table="transactions", column="amount", role="primary", better="high")


def day(number: float) -> pd.Timestamp:
    return DAY + pd.Timedelta(days=number)


def plan(**parts: Any) -> Experiment:
    stated = {"arms": ARMS, "begins": date(2026, 1, 1), "after": "30 d", "before": "30 d", "endpoints": {"spend": SPEND}}
    return Experiment(**{**stated, "data": {"dated": date(2026, 6, 1)}, **parts})


def records(rows: list[tuple[str, str, float]], **more: Any) -> pd.DataFrame:
    who, arm, at = zip(*rows, strict=True)
    return pd.DataFrame({"customer_id": who, "experiment": "calls", "arm": arm, "assigned_at": [day(one) for one in at], **more})


def sales(rows: list[tuple[str, float, float]]) -> pd.DataFrame:
    who, at, amount = zip(*rows, strict=True)
    return pd.DataFrame({"customer_id": who, "occurred_at": [day(one) for one in at], "amount": amount})


FOUR = records([("a", "control", 1), ("b", "call", 1), ("c", "control", 2), ("d", "call", 2)])
SALES = sales([("a", 2, 5), ("a", -3, 2), ("b", 1, 7), ("b", 30.9, 9), ("b", 31, 100), ("d", 0.5, 3), ("x", 3, 50)])


def read(experiment: Experiment, assigned: pd.DataFrame = FOUR, **logs: pd.DataFrame) -> Any:
    with Tables({"experiments": assigned, "transactions": SALES, **logs}) as place:
        return measure_sums(place, "calls", experiment)


def test_only_what_lies_in_the_window_counts() -> None:
    found = read(plan()).endpoints["spend"]
    assert found.columns == ("y", "y_before", "new")
    control, call = found.of_arm("control"), found.of_arm("call")
    assert control.means.tolist() == [2.5, 1.0, 0.5], "a spent 5 after and 2 before; c nothing"
    assert call.means.tolist() == [8.0, 1.5, 0.5], "b spent 7 + 9 after; d spent 3 before"
    assert call.products[0, 1] == pytest.approx(-24), "16 and 0, 0 and 3 about their means"


@pytest.mark.parametrize(
    ("endpoint", "control", "call"),
    [
        ({"kind": "share", "table": "transactions"}, 0.5, 0.5),
        ({"kind": "count", "table": "transactions"}, 0.5, 1.0),
        ({"kind": "ratio", "table": "transactions", "column": "amount"}, 5.0, 8.0),
    ],
)
def test_every_kind_is_what_the_design_takes_it_for(endpoint: dict[str, Any], control: float, call: float) -> None:
    one = Endpoint(role="primary", better="high", **endpoint)
    found = read(plan(endpoints={"spend": one}, before=0)).endpoints["spend"]
    outcome = found.outcome()
    assert isinstance(outcome, OutcomeColumns)
    assert [float(outcome.value(found.of_arm(arm))) for arm in ("control", "call")] == [control, call]


def test_units_whose_window_is_open_wait() -> None:
    found = read(plan(data={"dated": date(2026, 2, 1)}))
    assert (found.waiting, found.endpoints["spend"].of_arm("control").n) == (2, 1)


def test_days_and_strata_are_counted() -> None:
    found = read(plan(), FOUR.assign(stratum=["new", "old", "old", "new"]))
    assert found.by_day == {"2026-01-02": {"control": 1, "call": 1}, "2026-01-03": {"control": 1, "call": 1}}
    assert set(found.by_stratum) == {"new", "old"}
    assert found.endpoints["spend"].strata in (("new", "old"), ("old", "new"))


def test_exposure_is_a_column() -> None:
    found = read(plan(before=0), FOUR.assign(exposed_at=[pd.NaT, day(2), pd.NaT, pd.NaT]))
    assert found.endpoints["spend"].columns == ("y", "exposed")
    assert found.endpoints["spend"].of_arm("call").means.tolist() == [8.0, 0.5]


def test_a_repeated_record_counts_once() -> None:
    again = pd.concat([FOUR, FOUR.iloc[:1].assign(assigned_at=day(20))])
    found = read(plan(), again)
    assert found.units == {"control": 2, "call": 2}
    assert any("repeated record" in str(note) for note in found.notes)
    assert found.endpoints["spend"].of_arm("control").means[0] == 2.5, "the first instant counts"


def test_a_unit_in_two_arms_is_refused() -> None:
    with pytest.raises(DataError, match="1 customer in two arms"):
        read(plan(), pd.concat([FOUR, records([("a", "call", 5)])]))


def test_unknown_arms_are_refused_together() -> None:
    strange = records([("a", "control", 1), ("b", "mail", 1), ("c", "mail", 1), ("d", "sms", 1)])
    with pytest.raises(DataError) as caught:
        read(plan(), strange)
    assert [each.message.id for each in caught.value.faults] == ["abtest-arm-unknown"] * 2


def test_another_name_is_no_experiment() -> None:
    with pytest.raises(DataError, match="no record with the experiment 'calls'"):
        read(plan(), FOUR.assign(experiment="mails"))


def test_groups_that_no_one_assigned_are_no_experiment() -> None:
    with Tables({"transactions": SALES}) as place, pytest.raises(DataError, match="cxsim drivers"):
        measure_sums(place, "calls", plan())


def test_periods_are_refused_by_name() -> None:
    with pytest.raises(UsageError, match="switchback"):
        read(plan(unit="switchback", period="2 d"))


def test_exposure_before_assignment_is_refused() -> None:
    with pytest.raises(DataError, match="exposed_at"):
        read(plan(), FOUR.assign(exposed_at=[day(0), day(2), day(3), day(4)]))


@pytest.mark.parametrize("wrong", [np.inf, -np.inf])
def test_infinite_outcomes_are_refused(wrong: float) -> None:
    with pytest.raises(DataError, match="amount"):
        read(plan(), transactions=sales([("a", 2, wrong), ("b", 2, 3)]))


def test_customers_of_other_experiments_are_reported() -> None:
    both = pd.concat([FOUR, FOUR.iloc[:2].assign(experiment="mails", arm="on")])
    assert any("2 of 4 customers are in other experiments too" in str(note) for note in read(plan(), both).notes)


def test_assignment_before_the_experiment_begins_is_reported() -> None:
    assert any("assigned before" in str(note) for note in read(plan(begins=date(2026, 1, 3))).notes)


def test_an_endpoint_without_its_table_is_left_out() -> None:
    wait = Endpoint(kind="mean", table="events", column="wait_minutes", better="low")
    found = read(plan(endpoints={"spend": SPEND, "wait": wait}))
    assert set(found.endpoints) == {"spend"}


def test_clusters_are_the_units() -> None:
    customers = pd.DataFrame({"customer_id": list("abcd"), "region": ["n", "s", "n", "s"]})
    found = read(plan(unit="cluster", cluster="region", before=0), customers=customers)
    assert found.units == {"control": 1, "call": 1}
    assert found.endpoints["spend"].columns == ("y", "members")
    assert found.endpoints["spend"].of_arm("call").means.tolist() == [16.0, 2.0]
    mixed = customers.assign(region="n")
    with pytest.raises(DataError, match="1 cluster in two arms"):
        read(plan(unit="cluster", cluster="region"), customers=mixed)


def test_lifetimes_begin_at_assignment() -> None:
    customers = pd.DataFrame({"customer_id": list("abcd"), "left_at": [day(11), pd.NaT, pd.NaT, day(1)]})
    stay = Endpoint(kind="lifetime", role="primary")
    found = read(plan(endpoints={"stay": stay}, data={"dated": date(2026, 3, 1)}), customers=customers)
    counts = found.endpoints["stay"].lifetimes["call"]
    assert counts.times.tolist() == [10.0]
    assert counts.units.tolist() == [2.0, 1.0], "d had left before it was assigned"
    assert any("left before assignment" in str(note) for note in found.notes)


def test_offsets_of_time_are_read_as_one_clock(tmp_path: Any) -> None:
    path = tmp_path / "experiments.csv"
    path.write_text(
        "customer_id,experiment,arm,assigned_at\na,calls,control,2026-01-02T00:30:00+02:00\nb,calls,call,2026-01-01T22:30:00Z\n"
        "c,calls,control,2026-01-02\nd,calls,call,2026-01-02\n"
    )
    with Tables({"experiments": path, "transactions": sales([("a", 0.95, 5), ("b", 0.95, 5)])}) as place:
        found = measure_sums(place, "calls", plan(before=0))
    assert [float(found.endpoints["spend"].of_arm(arm).means[0]) for arm in ("control", "call")] == [2.5, 2.5]


def test_values_of_a_quantile_come_by_arm() -> None:
    found = read(plan(endpoints={"spend": SPEND.model_copy(update={"kind": "quantile", "quantile": 0.5})}, before=0))
    assert {arm: sorted(own.tolist()) for arm, own in found.endpoints["spend"].values.items()} == {
        "control": [0.0, 5.0],
        "call": [0.0, 16.0],
    }


@pytest.mark.parametrize("by", [{}, {"unit": "cluster", "cluster": "region"}])
def test_a_database_gives_the_same_sums(by: dict[str, Any]) -> None:
    customers = pd.DataFrame({"customer_id": list("abcd"), "left_at": [day(11), pd.NaT, pd.NaT, day(1)], "region": list("nsns")})
    middle = SPEND.model_copy(update={"kind": "quantile", "quantile": 0.5, "role": "secondary"})
    known = plan(endpoints={"spend": SPEND, "stay": Endpoint(kind="lifetime"), "middle": middle}, **by)
    records_ = FOUR.assign(exposed_at=[pd.NaT, day(1), pd.NaT, pd.NaT], stratum=list("xxyy"))
    tables = {"experiments": records_, "transactions": SALES, "customers": customers}
    connection = sqlite3.connect(":memory:")
    for name, table in tables.items():
        texts = {column: table[column].astype(str).replace("NaT", None) for column in table.select_dtypes("datetime")}
        table.assign(**texts).to_sql(name, connection, index=False)
    there = measure_sums(Database(connection, {name: name for name in tables}, "sqlite"), "calls", known)
    here = read(known, records_, customers=customers)
    connection.close()
    assert (there.units, there.by_day, there.by_stratum, there.notes) == (here.units, here.by_day, here.by_stratum, here.notes)
    assert set(there.endpoints) == set(here.endpoints)
    for name, found in here.endpoints.items():
        assert {key: one.means.tolist() for key, one in there.endpoints[name].cells.items()} == {
            key: one.means.tolist() for key, one in found.cells.items()
        }
        assert {arm: sorted(own) for arm, own in there.endpoints[name].values.items()} == {
            arm: sorted(own) for arm, own in found.values.items()
        }


def test_a_whole_experiment_is_read_from_tables() -> None:
    rng = np.random.default_rng(11)
    n = 4000
    who, arms = [f"c{i}" for i in range(n)], rng.permutation(np.repeat(["control", "call"], n // 2))
    taste = rng.gamma(4, 5, n)
    before, after = taste * rng.uniform(0.8, 1.2, n), taste * rng.uniform(0.8, 1.2, n) + 0.5 * (arms == "call")
    log = pd.concat([sales([(who[i], -5, before[i]) for i in range(n)]), sales([(who[i], 5, after[i]) for i in range(n)])])
    found = read(plan(), records([(who[i], str(arms[i]), 1) for i in range(n)]), transactions=log)
    reading = analyse(plan(), found)
    (endpoint,) = reading.endpoints
    assert reading.verdict.kind == "ship"
    assert endpoint.explained == pytest.approx(np.corrcoef(before, after)[0, 1] ** 2, abs=0.005)
    assert endpoint.effect.estimate == pytest.approx(0.5, abs=4.9 * endpoint.error)
    plain = after[arms == "call"].mean() - after[arms == "control"].mean()
    assert endpoint.treated - endpoint.control == pytest.approx(endpoint.effect.estimate)
    assert abs(endpoint.effect.estimate - plain) > endpoint.error, "what was known before is taken out"


@pytest.mark.parametrize(
    ("fading", "messages"), [(True, "the effect changes along the window"), (False, "no sign that the effect changes")]
)
def test_an_effect_that_fades_is_distinguished_from_one_that_stays(fading: bool, messages: str) -> None:
    rng = np.random.default_rng(17)
    who, arms = [f"c{i}" for i in range(600)], rng.permutation(np.repeat(["control", "call"], 300))
    times = np.arange(14) * 30 / 14 + 1
    effect = (2.0 - 2.0 * np.arange(14) / 13) if fading else np.full(14, 1.0)
    amounts = rng.normal(10, 1, (600, 1)) + rng.normal(0, 1, (600, 14)) + np.where(arms[:, None] == "call", effect, 0.0)
    log = sales([(who[i], 1 + float(times[k]), float(amounts[i, k])) for i in range(600) for k in range(14)])
    reading = analyse(plan(before=0), read(plan(before=0), records([(who[i], str(arms[i]), 1) for i in range(600)]), transactions=log))
    (endpoint,) = reading.endpoints
    assert messages in " ".join(map(str, endpoint.notes))
    assert endpoint.slope is not None
    assert endpoint.slope.low <= (-2 / 13 if fading else 0.0) <= endpoint.slope.high


@pytest.mark.slow
def test_an_outcome_predicted_from_what_was_known_is_adjusted_for() -> None:
    """Spend rises and falls with age: no value from before tells it, a prediction by folds does, also of a ratio."""
    rng = np.random.default_rng(23)
    n = 1500
    who, arms, age = [f"c{i}" for i in range(n)], rng.permutation(np.repeat(["control", "call"], n // 2)), rng.uniform(20, 80, n)
    amount = 30 - np.abs(age - 50) + rng.normal(0, 3, n) + 0.8 * (arms == "call")
    customers = pd.DataFrame({"customer_id": who, "age": age, "plan": np.where(age > 50, "gold", "basic"), "late": amount})
    log = sales([(who[i], 5, float(amount[i])) for i in range(n)])
    stated = records([(who[i], str(arms[i]), 1) for i in range(n)])
    per_sale = SPEND.model_copy(update={"kind": "ratio", "role": "secondary"})
    known = plan(before=0, covariates=("age", "plan"), endpoints={"spend": SPEND, "per_sale": per_sale})
    found = {each.name: each for each in analyse(known, read(known, stated, transactions=log, customers=customers)).endpoints}
    for endpoint in found.values():
        assert endpoint.explained > 0.8
        assert endpoint.effect.low < 0.8 < endpoint.effect.high
        assert endpoint.error < 0.25, "plain it is 0.48"
    afterwards = plan(before=0, covariates=("late",))
    with pytest.raises(UsageError, match="no column 'agee'"):
        read(plan(covariates=("agee",)), stated, transactions=log, customers=customers)
    (endpoint,) = analyse(afterwards, read(afterwards, stated, transactions=log, customers=customers)).endpoints
    assert endpoint.explained > 0.9 or "known after it" in " ".join(map(str, endpoint.notes))


def test_lifetimes_and_quantiles_of_clusters_are_read_with_their_clusters() -> None:
    rng = np.random.default_rng(29)
    n, groups = 600, 24
    who, region = [f"c{i}" for i in range(n)], np.arange(n) % groups
    arms = np.where(region % 2 == 0, "control", "call")
    left = 1 + rng.exponential(60 * np.exp(rng.normal(0, 0.3, groups))[region])
    customers = pd.DataFrame(
        {"customer_id": who, "region": region.astype(str), "left_at": [day(one) if one < 90 else pd.NaT for one in left]}
    )
    log = sales([(who[i], 5, float(rng.normal(20 + region[i] / 4, 1))) for i in range(n)])
    endpoints = {
        "stay": Endpoint(kind="lifetime", role="primary"),
        "middle": SPEND.model_copy(update={"kind": "quantile", "quantile": 0.5}),
    }
    endpoints["middle"] = endpoints["middle"].model_copy(update={"role": "secondary"})
    known = plan(unit="cluster", cluster="region", before=0, endpoints=endpoints, data={"dated": date(2026, 4, 1)})
    reading = analyse(known, read(known, records([(who[i], str(arms[i]), 1) for i in range(n)]), transactions=log, customers=customers))
    stay, middle = reading.endpoints
    assert stay.withheld is None
    assert middle.withheld is None
    assert "between clusters" in " ".join(map(str, stay.notes))
    independent = [rng.normal(20 + region / 4, 1)[arms == arm] for arm in ("control", "call")]
    alone = compare_quantiles(*independent, 0.5)
    assert middle.error > 1.5 * float(alone.error), "customers of a cluster are alike"


def test_data_that_were_read_before_without_a_plan_get_an_interval_that_holds_at_any_time(tmp_path: Any) -> None:
    record = ReadingRecord(tmp_path / "readings.jsonl")
    rng = np.random.default_rng(31)
    who = [f"c{i}" for i in range(400)]
    stated = records([(one, "call" if i % 2 else "control", 1) for i, one in enumerate(who)])
    first, second = (read(plan(before=0), stated, transactions=sales([(one, 5, float(rng.gamma(2, 5))) for one in who])) for _ in range(2))
    widths = []
    for sums in (first, first, second):
        earlier = record.earlier("plan", sums)
        reading = analyse(plan(before=0), sums, earlier=earlier)
        record.note("plan", sums)
        widths.append((earlier, reading.look.kind))
    assert widths == [(0, "fixed"), (0, "fixed"), (1, "unplanned")]
    assert any("read once before" in str(note) for note in reading.notes)
    assert record.earlier("another plan", second) == 0
    record.file.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(DataError, match="notes no reading"):
        record.earlier("plan", first)
