"""What tables say of endpoints before an experiment, by hand: sums by unit, windows, clusters, arrivals, hazard."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.abtest import ArmTest, Experiment, ExperimentSize, design, measure_baseline, measure_clusters
from cxsim.errors import DataError, UsageError
from cxsim.metrics.tables import Tables
from cxsim.study.planned_measurements import measurement_of

PLAN: dict[str, Any] = {"arms": {"control": 0.5, "b": 0.5}, "begins": "2026-03-01", "after": "28 d", "before": "28 d"}


def customers(count: int = 40) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "customer_id": [f"c{i}" for i in range(count)],
            "tenure_months": [12.0] * count,
            "churned": [i % 10 == 9 for i in range(count)],
            "fee_per_month": [30.0] * count,
            "region": [f"r{i % 4}" for i in range(count)],
            "segment": ["a" if i < 30 else "b" for i in range(count)],
        }
    )


def visits(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["customer_id", "visited_at", "clicks"])
    return found.assign(visited_at=pd.to_datetime(found["visited_at"]), intent="buy", completed=1)


ROWS = [
    ("c0", "2025-12-31", 5),  # the last day
    ("c0", "2025-12-04", 4),
    ("c1", "2025-12-10", 3),
    ("c1", "2025-12-03", 2),  # before the last 28 days
    ("c2", "2025-11-20", 7),
    ("c3", "2025-11-01", 9),  # before both windows
    ("c9", "2025-12-20", 4),  # of one who left
]


def plan(endpoint: dict[str, Any], **more: Any) -> Experiment:
    return Experiment(**{**PLAN, **more}, endpoints={"e": {"role": "primary", "better": "high", **endpoint}})


def measured(endpoint: dict[str, Any], **more: Any) -> Any:
    with Tables({"customers": customers(), "visits": visits(ROWS)}) as place:
        return measure_baseline(place, plan(endpoint, **more))


def test_units_without_a_row_count_and_those_who_left_do_not() -> None:
    found = measured({"kind": "count", "table": "visits"}).endpoints["e"]
    values = np.array([2.0, 1.0] + [0.0] * 34)
    assert (found.units, found.mean) == (36, pytest.approx(values.mean()))
    assert found.variance == pytest.approx(values.var(ddof=1))
    earlier = np.array([0.0, 1.0, 1.0] + [0.0] * 33)
    assert found.correlation == pytest.approx(np.corrcoef(values, earlier)[0, 1])


def test_a_share_is_of_the_units_with_a_row() -> None:
    assert measured({"kind": "share", "table": "visits"}).endpoints["e"].mean == pytest.approx(2 / 36)


def test_a_mean_sums_the_column_and_a_ratio_divides_by_the_rows() -> None:
    assert measured({"kind": "mean", "table": "visits", "column": "clicks"}).endpoints["e"].mean == pytest.approx(12 / 36)
    ratio = measured({"kind": "ratio", "table": "visits", "column": "clicks"}).endpoints["e"]
    parts = np.array([9 - 4 * 2, 3 - 4 * 1] + [0.0] * 34) / (3 / 36)
    assert ratio.mean == pytest.approx(4.0)
    assert ratio.variance == pytest.approx(parts.var(ddof=1))


def test_enrolled_by_a_log_each_unit_has_windows_of_its_own() -> None:
    found = measured({"kind": "mean", "table": "visits", "column": "clicks"}, enrol_on="visits")
    assert found.endpoints["e"].units == 3  # c0 and c9 come in the last 28 days only, and c9 left; c1, c2, c3 came before them
    assert found.endpoints["e"].mean == pytest.approx((2 + 3 + 7 + 9) / 3)
    assert found.enrolment.most == 36
    assert found.enrolment.by_week(12)[-1] == 4


def test_the_first_day_has_all_who_are_there() -> None:
    enrolment = measured({"kind": "share", "table": "visits"}, share=0.5).enrolment
    assert (enrolment.at_once, enrolment.weeks(18, 10), enrolment.weeks(19, 10)) == (18, 0, None)
    assert measured({"kind": "share", "stated": {"mean": 0.3}}, segment="b").enrolment.at_once == 9


def test_rows_and_leavers_of_the_experiment_itself_are_no_part_of_its_baseline() -> None:
    """Once its data are in the log: the same windows before its first day, and those who left since were there."""
    people = customers().drop(columns=["churned"]).assign(left_at=pd.NaT)
    people.loc[39, "left_at"] = pd.Timestamp("2025-12-20")
    later = [("c5", "2026-01-01", 50), ("c6", "2026-01-20", 60)]
    for enrol_on in (None, "visits"):
        experiment = plan({"kind": "mean", "table": "visits", "column": "clicks"}, begins="2026-01-01", enrol_on=enrol_on)
        with Tables({"customers": people, "visits": visits(ROWS)}) as place:
            earlier = measure_baseline(place, experiment)
        left = people.assign(left_at=people["left_at"].where(people.index != 38, pd.Timestamp("2026-01-15")))
        with Tables({"customers": left, "visits": visits([*ROWS, *later])}) as place:
            assert measure_baseline(place, experiment) == earlier


def test_a_log_that_begins_with_the_experiment_has_no_baseline() -> None:
    with pytest.raises(DataError, match="without a dated row before 1 November 2025"):
        measured({"kind": "count", "table": "visits"}, begins="2025-11-01")


def test_the_hazard_is_leavers_over_months() -> None:
    found = measured({"kind": "lifetime"}).endpoints["e"]
    assert found.hazard_per_month == pytest.approx(4 / (40 * 12))
    assert found.mean == pytest.approx(1 - np.exp(-found.hazard_per_month * 28 / 30.4375))


def test_the_hazard_is_that_of_the_customers_who_may_take_part() -> None:
    """Three of the ten customers of segment b leave, and one of the thirty of a."""
    table = customers().assign(churned=[i in (3, 35, 36, 37) for i in range(40)])
    with Tables({"customers": table}) as place:
        found = measure_baseline(place, plan({"kind": "lifetime"}, segment="b", flow={"customers": 10})).endpoints["e"]
    assert (found.units, found.hazard_per_month) == (10, pytest.approx(3 / (10 * 12)))


def test_clusters_are_measured_where_they_are_assigned() -> None:
    found = measured({"kind": "count", "table": "visits"}, unit="cluster", cluster="region").endpoints["e"].clusters
    assert (found.count, found.mean) == (4, 9.0)
    with pytest.raises(DataError, match="no column 'regionn'"):
        measured({"kind": "count", "table": "visits"}, unit="cluster", cluster="regionn")


def test_the_intra_class_correlation_of_a_known_world() -> None:
    rng = np.random.default_rng(3)
    cluster = np.repeat(np.arange(2000), 10)
    values = np.repeat(rng.normal(0, np.sqrt(0.2), 2000), 10) + rng.normal(0, np.sqrt(0.8), 20_000)
    assert measure_clusters(values, cluster).icc == pytest.approx(0.2, abs=5 * 0.0085)


def test_what_is_typed_goes_first_and_is_marked() -> None:
    found = measured({"kind": "share", "table": "visits", "mde": 0.1, "stated": {"mean": 0.4, "correlation": 0.5}})
    assert found.endpoints["e"].mean == 0.4
    assert found.endpoints["e"].variance == pytest.approx(0.24)
    assert found.endpoints["e"].typed == ("mean", "correlation")
    size = design(plan({"kind": "share", "mde": 0.1, "stated": {"mean": 0.4, "correlation": 0.5}}, flow={"customers": 5000}), found)
    assert size.primary.adjusted == pytest.approx(0.75 * size.primary.plain)
    assert [note.id for note in size.notes] == ["abtest-note-typed"]


@pytest.mark.parametrize(
    ("endpoint", "more", "id"),
    [
        ({"kind": "share", "table": "offers"}, {}, "abtest-table-absent"),
        ({"kind": "ratio", "metric": "nps"}, {}, "abtest-table-absent"),
        ({"kind": "share", "table": "visits"}, {"segment": "none"}, "abtest-values-alike"),
        ({"kind": "quantile", "quantile": 0.5, "table": "visits", "column": "clicks"}, {}, "abtest-quantile-tied"),
    ],
)
def test_what_cannot_be_measured_is_named(endpoint: dict[str, Any], more: dict[str, Any], id: str) -> None:
    with pytest.raises(DataError) as caught:
        measured(endpoint, **more)
    assert id in {each.message.id for each in caught.value.faults}


@pytest.mark.parametrize(
    ("endpoint", "more", "id"),
    [
        ({"kind": "share", "mde": 0.7, "stated": {"mean": 0.4}}, {}, "abtest-share-beyond"),
        ({"kind": "share", "stated": {"mean": 1.0}}, {}, "abtest-share-edge"),
        ({"kind": "mean", "mde": 0.1, "relative": True, "stated": {"mean": 0.0, "sd": 1.0}}, {}, "abtest-relative-zero"),
        ({"kind": "lifetime", "tau": "60 d", "stated": {"hazard_per_month": 0.1}}, {}, "abtest-tau-long"),
        ({"kind": "share", "stated": {"mean": 0.4}}, {"unit": "switchback", "period": "2 d"}, "abtest-switchback-size"),
        ({"kind": "share", "stated": {"mean": 0.4}}, {"unit": "cluster", "cluster": "region"}, "abtest-clusters-unknown"),
    ],
)
def test_a_design_that_says_nothing_is_refused(endpoint: dict[str, Any], more: dict[str, Any], id: str) -> None:
    experiment = plan(endpoint, flow={"customers": 1000}, **more)
    with pytest.raises(UsageError) as caught:
        design(experiment, measure_baseline(None, experiment))
    assert {each.message.id for each in caught.value.faults} == {id}


def test_fewer_than_four_clusters_an_arm_are_refused() -> None:
    experiment = plan({"kind": "count", "table": "visits"}, unit="cluster", cluster="region")
    with Tables({"customers": customers(), "visits": visits(ROWS)}) as place, pytest.raises(UsageError, match="4 clusters in all"):
        design(experiment, measure_baseline(place, experiment))


def test_a_guardrail_is_sized_for_its_margin_with_the_variance_of_today() -> None:
    stated = {"kind": "share", "better": "low", "mde": 0.1, "margin": 0.05, "stated": {"mean": 0.4}}
    experiment = Experiment(
        **PLAN, flow={"customers": 9000}, endpoints={"e": {**stated, "role": "primary"}, "guard": {**stated, "role": "guardrail"}}
    )
    primary, guard = design(experiment, measure_baseline(None, experiment)).endpoints
    assert (primary.goal, primary.target, guard.goal, guard.target) == ("difference", 0.1, "margin", 0.05)
    assert primary.test.treated == pytest.approx(0.3 * 0.7)
    assert guard.units == pytest.approx(7.84888 * 4 * 0.24 / 0.05**2, rel=1e-5)
    assert guard.formulas is None


def test_a_margin_of_clusters_is_shown_by_the_test_that_reads_it() -> None:
    """A loss of a margin and a gain of its size need as many clusters: Student's law reads both, and the far end counts for nothing."""
    stated = {"kind": "mean", "better": "high", "stated": {"mean": 10.0, "sd": 4.0, "icc": 0.02}}
    ends = {"gain": {**stated, "mde": 1.0, "role": "primary"}, "guard": {**stated, "margin": 1.0, "role": "guardrail"}}
    flow = {"customers": 4000, "cluster_size": 100, "cluster_cv": 0.5}
    experiment = Experiment(**PLAN, unit="cluster", cluster="region", flow=flow, endpoints=ends)
    gain, guard = design(experiment, measure_baseline(None, experiment)).endpoints
    assert guard.units == pytest.approx(gain.units, rel=1e-4)
    assert [each.power for each in guard.curve] == pytest.approx([each.power for each in gain.curve], rel=1e-4)
    assert ArmTest(0.0, 0.0).margin_power(1.0, 100) == 1.0


def test_a_better_split_saves_what_the_design_then_asks_for() -> None:
    ends = {"e": {"kind": "mean", "role": "primary", "better": "high", "mde": 1.0, "stated": {"mean": 10.0, "sd": 4.0}}}

    def sized(arms: dict[str, float]) -> ExperimentSize:
        experiment = Experiment(**{**PLAN, "arms": arms}, flow={"customers": 4000}, endpoints=ends)
        return design(experiment, measure_baseline(None, experiment))

    found = sized({"control": 0.4, "a": 0.3, "b": 0.2, "c": 0.1})
    best = sized({"control": found.control_share, **dict.fromkeys("abc", (1 - found.control_share) / 3)})
    assert best.saved == pytest.approx(0.0)
    assert best.primary.units == pytest.approx((1 - found.saved) * found.primary.units, rel=0.02)  # Dunnett's bounds differ a little


def test_lifetimes_and_quantiles_of_clusters_are_as_alike_as_their_customers() -> None:
    """Regions whose hazards differ by halves, and whose spend differs by its own spread: both need more customers, by the same formula."""
    rng = np.random.default_rng(8)
    region = np.repeat(np.arange(40), 50)
    hazard = 0.1 * rng.choice([0.5, 1.5], 40)[region]
    life, seen = rng.exponential(1 / hazard), rng.uniform(1, 12, 2000)
    customers = pd.DataFrame(
        {
            "customer_id": [f"c{i}" for i in range(2000)],
            "region": region.astype(str),
            "churned": life <= seen,
            "tenure_months": np.minimum(life, seen),
        }
    )
    leaving = {"kind": "lifetime", "role": "primary", "mde": 0.3}
    middle = {"kind": "quantile", "quantile": 0.5, "table": "transactions", "column": "amount", "better": "high", "mde": 1.0}
    spend = pd.DataFrame(
        {
            "customer_id": customers["customer_id"],
            "occurred_at": pd.Timestamp("2026-01-05"),
            "amount": rng.normal(20, 1, 40)[region] + rng.normal(0, 1, 2000),
        }
    )
    plan = {"arms": {"control": 0.5, "b": 0.5}, "begins": "2026-02-02", "after": "30 d", "endpoints": {"stay": leaving, "middle": middle}}
    with Tables({"customers": customers, "transactions": spend}) as place:
        grouped = Experiment(**plan, unit="cluster", cluster="region")
        found = design(grouped, measure_baseline(place, grouped))
        alone = Experiment(**plan)
        single = design(alone, measure_baseline(place, alone))
    for name, least, most in (("stay", 0.02, 0.4), ("middle", 0.2, 0.7)):
        clustered = next(each for each in found.endpoints if each.name == name)
        plain = next(each for each in single.endpoints if each.name == name)
        assert clustered.baseline.clusters is not None
        assert least < clustered.baseline.clusters.icc < most
        assert clustered.units > plain.units * clustered.design_effect * 0.99
    assert found.primary.log_rank > single.primary.log_rank * found.primary.design_effect * 0.99


def test_the_worth_of_a_size_counts_the_weeks_of_the_design() -> None:
    flow = {"customers": 300, "per_week": 100}
    endpoint = {"kind": "share", "role": "primary", "mde": 0.05, "better": "high", "stated": {"mean": 0.2}}
    plan = Experiment(arms={"control": 0.5, "b": 0.5}, begins="2026-02-02", after="30 d", flow=flow, endpoints={"start": endpoint})
    size = design(plan, measure_baseline(None, plan))
    primary = size.primary
    assert measurement_of(size, primary).weeks(round(primary.units)) == primary.total_weeks == 19 + 5
    assert measurement_of(size, primary).weeks(300) == 5
    assert measurement_of(size, primary).weeks(300 + 100 * 530) == 530 + 5, "beyond ten years at the rate of the last week"
