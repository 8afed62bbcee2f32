"""Warnings where an index is used beyond what it can say, comparisons, silence, the health score: by hand."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_ind

from cxsim.errors import DataError, UsageError
from cxsim.metrics.catalogue import METRICS, card, metric
from cxsim.metrics.comparison import Benchmark, against_benchmarks, differences, trends
from cxsim.metrics.guards import Context, find_warnings
from cxsim.metrics.health import HealthComponent, HealthScore, discrimination, fit_health
from cxsim.metrics.measurement import measure
from cxsim.metrics.metric_report import MetricReport, explain_card
from cxsim.metrics.nonresponse import measure_nonresponse
from cxsim.metrics.tables import Tables
from cxsim.metrics.value import discounted_margin, lifted, roi
from cxsim.stats.contrasts import compare_groups
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import moments
from tests.support.metric_tables import TABLES

MANY = Estimate(1.0, 0.5, 1.5, 1000, "points")


@pytest.mark.parametrize(
    ("key", "context", "sentences"),
    [
        ("nps", Context(MANY, frozenset({"churn_rate"})), "does not predict churn"),
        ("nps", Context(MANY, frozenset({"churn_rate"}), churn_fitted=True), ""),
        ("nps", Context(MANY, frozenset({"csat"})), ""),
        ("csat", Context(MANY, after_contact=0.4), "40% of the answers followed a contact"),
        ("csat", Context(MANY, after_contact=0.0), ""),
        ("csat", Context(MANY), ""),
        ("roi", Context(MANY), "only figure"),
        ("roi", Context(MANY, frozenset({"roi", "clv"})), ""),
        ("ces", Context(Estimate(5.0, 4.0, 6.0, 29, "")), "fewer than 30"),
        ("ces", Context(Estimate(5.0, 4.0, 6.0, 30, "")), ""),
        ("ces", Context(Estimate(math.nan, math.nan, math.nan, 0, "", "no answers")), ""),
    ],
)
def test_guards(key: str, context: Context, sentences: str) -> None:
    found = find_warnings(metric(key), context)
    assert found == find_warnings(card(key), context)
    assert (sentences in " ".join(map(str, found))) if sentences else not found


def test_warnings_stand_in_the_report() -> None:
    with Tables(TABLES) as place:
        found = measure(place)
        reported = MetricReport(found, measure_nonresponse(place, found))
    text = "\n".join(map(str, reported.lines()))
    assert "fewer than 30 behind it" in text
    assert "does not predict churn" in text
    assert {row["metric"] for row in reported.rows()} == {one.key for one in METRICS}
    assert all("fewer than 30" in row["warnings"] for row in reported.rows() if row["value"] is not None)


def test_a_card_explains_itself() -> None:
    for one in METRICS:
        text = "\n".join(map(str, explain_card(one.card)))
        assert one.card.how.interval in text
        assert str(one.card.text("source")) in text
    assert any("warning" in str(line) for line in explain_card(card("nps")))


def test_difference_by_hand() -> None:
    # 3 of 4 against 1 of 4: variances of a share with n / (n - 1): .75 x .25 / 3 each, and 6 degrees of freedom
    found = compare_groups(moments([1, 1, 1, 0]), moments([1, 0, 0, 0]), "share")
    reach = 2.4469118511 * math.sqrt(2 * 0.75 * 0.25 / 3)
    assert (found.value, found.low, found.high) == pytest.approx((0.5, 0.5 - reach, 0.5 + reach))
    assert found.p == pytest.approx(0.20703, abs=5e-5)  # t = 0.5 / sqrt(0.125) = 1.4142


def test_difference_of_three_and_three_is_welchs() -> None:
    found = compare_groups(moments([10, 20, 60]), moments([50, 90, 130]), "money")
    assert found.value == -60
    assert found.p == pytest.approx(ttest_ind([10, 20, 60], [50, 90, 130], equal_var=False).pvalue)


def test_all_against_none_is_a_difference() -> None:
    assert compare_groups(moments([1] * 10), moments([0] * 10), "share").p < 0.001


def surveyed() -> Tables:
    rng = np.random.default_rng(1)
    months = np.repeat(np.arange(6), 60)
    surveys = pd.DataFrame(
        {
            "customer_id": [f"c{i}" for i in rng.integers(0, 90, 360)],
            "answered_at": pd.Timestamp("2025-01-15") + pd.to_timedelta(months * 30, "D"),
            "kind": np.where(np.arange(360) % 4 == 0, "transactional", "relational"),
            "index": "nps",
            "score": np.clip(rng.integers(3, 9, 360) + months // 2, 0, 10).astype(float),
        }
    )
    customers = pd.DataFrame({"customer_id": [f"c{i}" for i in range(90)], "segment": ["x"] * 30 + ["y"] * 60})
    requested = pd.DataFrame(
        {"customer_id": customers["customer_id"], "sent_at": pd.Timestamp("2025-01-01"), "index": "nps", "answered": "no"}
    )
    requested.loc[:29, "answered"] = "yes"
    return Tables({"surveys": surveys, "customers": customers, "invitations": requested})


def test_a_rising_index_has_a_trend_and_groups_differ_as_they_do() -> None:
    with surveyed() as place:
        found = measure(place, ("segment", "month"), ["nps"])
    rising = trends(found)
    assert [one.group for one in rising] == [("x",), ("y",)]
    assert all(one.contrast.value > 0 and one.contrast.p < 0.001 for one in rising)
    month = found.values[0].group[1]
    pair = next(one for one in differences(found, "segment", "x", "y") if one.group == (month,))
    assert pair.contrast.value == pytest.approx(found.of("nps", "x", month).value - found.of("nps", "y", month).value)
    with pytest.raises(UsageError, match="found z; expected a value of segment"):
        differences(found, "segment", "x", "z")


def test_silence_weighs_segments_by_their_customers() -> None:
    with surveyed() as place:
        found = measure(place, (), ["nps"])
        cut = measure(place, ("segment",), ["nps"])
        heard = measure_nonresponse(place, found)["nps", ()]
    assert heard.reweighted.value == pytest.approx((30 * cut.of("nps", "x").value + 60 * cut.of("nps", "y").value) / 90)
    assert heard.bias.value == pytest.approx(found.of("nps").value - heard.reweighted.value)
    assert heard.response.value == pytest.approx(1 / 3)
    assert heard.least == pytest.approx(found.of("nps").value / 3 - 200 / 3)
    assert heard.most == pytest.approx(found.of("nps").value / 3 + 200 / 3)
    assert heard.after_contact == 0.25
    assert "33% of those asked answered" in str(heard.messages[0])


def test_a_benchmark_needs_source_and_date() -> None:
    with pytest.raises(UsageError, match="source and date"):
        Benchmark("nps", 30.0, " ", date(2025, 6, 30))
    with pytest.raises(UsageError, match="did you mean 'nps'"):
        Benchmark("npss", 30.0, "a panel", date(2025, 6, 30))
    with Tables(TABLES) as place:
        found = against_benchmarks(measure(place, (), ["nps"]), [Benchmark("nps", 30.0, "a panel", date(2025, 6, 30))])
    assert found[0].contrast.value == pytest.approx(-5.0)
    assert str(found[0].of) == "minus 30 (a panel, 2025-06-30)"


def test_no_customer_is_cut_out_by_name() -> None:
    with Tables(TABLES) as place, pytest.raises(UsageError, match="a single person is no group"):
        measure(place, ("customer_id",))


def test_faults_of_a_table_come_together_with_their_counts(tmp_path) -> None:
    path = tmp_path / "surveys.csv"
    path.write_text("customer_id,answered_at,index,score\na,2025-01-01,nps,11\nb,soon,nps,12\nc,2025-01-01,nps,many\n")
    with pytest.raises(DataError) as caught, Tables({"surveys": path}):
        pass
    assert [(fault.column, fault.line, fault.count) for fault in caught.value.faults] == [("answered_at", 3, 1), ("score", 4, 1)]
    path.write_text("customer_id,answered_at,index,score\na,2025-01-01,nps,11\nb,2025-01-01,nps,12\n")
    with Tables({"surveys": path}) as place, pytest.raises(DataError) as caught:  # no scale says that it cannot be
        measure(place, ("month",), ["nps"])
    assert [(fault.column, fault.count) for fault in caught.value.faults] == [("score", 2)]


def test_health_score_by_hand() -> None:
    score = HealthScore((HealthComponent("use", 3.0, worst=0, best=10), HealthComponent("problems", 1.0, worst=4, best=0)))
    customers = pd.DataFrame({"use": [10.0, 5.0, None, 99.0], "problems": [0.0, 4.0, 2.0, -1.0]})
    assert score.of(customers).tolist() == [100.0, 37.5, 50.0, 100.0]
    assert score.mean(customers).value == pytest.approx(71.875)


@pytest.mark.parametrize("part", [HealthComponent("use", -1.0, 0, 1), HealthComponent("use", 1.0, 2, 2), HealthComponent("use", 0.0, 0, 1)])
def test_a_health_score_that_is_none_is_refused(part: HealthComponent) -> None:
    with pytest.raises(UsageError):
        HealthScore((part,))


def behaviour(n: int, signal: float) -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(6)
    customers = pd.DataFrame({"use": rng.gamma(2, 3, n), "problems": rng.poisson(1.0, n).astype(float), "noise": rng.normal(0, 1, n)})
    risk = 1 / (1 + np.exp(1.5 + signal * (customers["use"] / 6 - customers["problems"])))
    return customers, rng.random(n) < risk


def test_fitted_health_finds_what_drives_leaving_and_is_honest_about_it() -> None:
    customers, lost = behaviour(4000, 1.2)
    fitted = fit_health(customers, lost, {"use": 1, "problems": -1, "noise": 1}, seed=1)
    weights = {part.column: part.weight for part in fitted.score.parts}
    assert fitted.status == "fitted"
    assert weights["noise"] < 0.1 < min(weights["use"], weights["problems"])
    assert fitted.holdout.value > fitted.stated.value
    assert abs(fitted.holdout.value - fitted.training.value) < 0.05
    assert fitted.fifths[0] > 2 * fitted.fifths[4]
    assert fit_health(customers, lost, {"use": 1, "problems": -1, "noise": 1}, seed=1) == fitted


def test_health_learned_from_noise_says_so() -> None:
    customers, lost = behaviour(1500, 0.0)
    fitted = fit_health(customers, lost, {"noise": 1}, seed=3)
    assert fitted.status == "no signal"
    assert "may be chance" in fitted.sentence


def test_health_needs_leavers_and_directions() -> None:
    customers, lost = behaviour(60, 1.0)
    with pytest.raises(DataError, match="too few"):
        fit_health(customers, lost, {"use": 1}, seed=1)
    with pytest.raises(UsageError, match="more is good"):
        fit_health(customers, lost, {"use": 2}, seed=1)
    with pytest.raises(DataError, match="did you mean 'use'"):
        fit_health(customers, lost, {"uses": 1}, seed=1)


def test_discrimination_by_hand() -> None:
    # leavers 1 and 3 against stayers 2 and 4: lower in 3 of 4 pairs
    assert discrimination([1.0, 2.0, 3.0, 4.0], [1, 0, 1, 0]).value == 0.75


def test_worth_by_hand() -> None:
    assert discounted_margin(10.0, [1.0] * 12, 0.0) == pytest.approx(120.0)
    assert discounted_margin(10.0, [0.0] * 11 + [1.0], 0.21) == pytest.approx(10 / 1.21)
    assert roi([150.0, 90.0], [100.0, 100.0], "draws").value == pytest.approx(0.2)
    with pytest.raises(DataError, match="basis"):
        roi(1.0, 1.0, "")
    with pytest.raises(DataError, match="A return on investment needs costs"):
        roi(1.0, 0.0, "a year")
    found = lifted(moments([20.0, 40.0]), moments([10.0, 30.0]))
    assert found.value == 20.0
    assert found.high - 20.0 == pytest.approx(1.959963984540054 * 2 * math.sqrt(100 + 100))


def test_free_text_is_neither_measured_value_by_value_nor_shown() -> None:
    many = pd.DataFrame({"customer_id": [f"c{i}" for i in range(80)], "answered_at": "2025-03-01", "index": "nps", "score": 8.0})
    for reason in ([f"text {i}" for i in range(80)], ["ask anna@example.org"] * 80):
        with Tables({"surveys": many.assign(reason=reason)}) as place:
            found = measure(place, (), ["nps", "nps_plus", "nps_plus_share"])
        assert {value.card.key for value in found.values} == {"nps"}
        assert set(found.missing) == {"nps_plus", "nps_plus_share"}
        assert "surveys.reason has more than 50 values, or personal ones" in str(found.missing["nps_plus"])


@pytest.mark.parametrize(("column", "value"), [("e-mail", "x"), ("note", "anna@example.org"), ("note", "+49 151 1234567")])
def test_no_cut_shows_a_person(column: str, value: str) -> None:
    answers = pd.DataFrame({"customer_id": ["c1", "c2"], "answered_at": "2025-03-01", "index": "nps", "score": 8.0, column: value})
    with Tables({"surveys": answers}) as place, pytest.raises(UsageError, match="a single person is no group") as caught:
        measure(place, (column,), ["nps"])
    assert value == "x" or value not in str(caught.value)
