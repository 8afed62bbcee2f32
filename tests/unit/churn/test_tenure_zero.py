"""Who left at tenure 0 counts, in every method alike; who is still there at tenure 0 tells nothing; both are said."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from lifelines import KaplanMeierFitter
from scipy.optimize import approx_fprime

from cxsim.churn.estimation.accelerated_likelihood import ended_terms
from cxsim.churn.estimation.estimate import ModelEstimate, estimate
from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.evaluation.backtest import backtest_churn
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.churn.methods.accelerated import GeneralisedGamma, LogLogistic, LogNormal, Weibull
from cxsim.churn.methods.boosting import Boosting
from cxsim.churn.methods.cause_specific import cumulative_incidence, fit_causes
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.cure import Cure
from cxsim.churn.methods.discrete_time import DiscreteTime
from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential
from cxsim.churn.model_fit import fit
from cxsim.data.contracts import SUBSCRIPTIONS
from cxsim.data.customers import CustomerTable
from cxsim.data.durations import Durations, compute_durations, compute_spells, count_risk_sets
from cxsim.data.frames import open_frame
from cxsim.data.panels import build_panel
from cxsim.data.source import Source
from cxsim.data.tenure import unit_months, zero_notes
from tests.support.english import english

DAY = 1 / 30.4375
FLEXIBLE = (
    Cox(),
    Cox(ties="breslow"),
    PiecewiseExponential(),
    DiscreteTime(),
    DiscreteTime(link="cloglog"),
    Boosting(rounds=20, learning_rate=0.4),
)
SHAPES = (("weibull", 0.0), ("lognormal", 0.0), ("loglogistic", 0.0), ("generalised_gamma", 0.7), ("generalised_gamma", -0.7))
COLUMNS = (Column(feature="x", kind="number"),)


def monthly_leavers(n: int = 1500) -> pd.DataFrame:
    """30 % leave in the first month, then 2 % a month; tenure in completed months, seen for 1 to 36 of them."""
    rng = np.random.default_rng(4)
    life = np.where(rng.random(n) < 0.3, 0.0, rng.geometric(0.02, n))
    seen = rng.integers(1, 37, n)
    left = life <= seen
    columns = {"tenure_months": np.minimum(life, seen).astype(float), "churned": left, "x": rng.normal(size=n)}
    return pd.DataFrame({"customer_id": [f"c{i:04d}" for i in range(n)], **columns})


def table(frame: pd.DataFrame) -> CustomerTable:
    return CustomerTable(frame, ("x",), Source("made_up.csv", "0" * 64, 1, len(frame), ()), ())


def test_the_life_table_is_that_of_lifelines_also_with_entries_at_0() -> None:
    frame = monthly_leavers()
    other = KaplanMeierFitter().fit(frame["tenure_months"], frame["churned"])
    months, left = frame["tenure_months"].to_numpy(), frame["churned"].to_numpy()
    for entries in (None, np.zeros(len(frame))):
        found = life_table(months, left, entries)
        assert found.survival == pytest.approx(other.survival_function_at_times(found.months).to_numpy(), rel=1e-12)
        assert found.months[0] == 0
        assert found.survival[0] == pytest.approx(1 - (months == 0).mean(), rel=1e-12)


@pytest.mark.parametrize(
    "method",
    FLEXIBLE,
    ids=lambda method: str(method.label()),
)
def test_every_flexible_method_takes_the_step_of_the_first_month(method: Method) -> None:
    """Without the leavers at 0 all of them expect 1 to 2 % to leave in the first month, where 31 % do."""
    frame = monthly_leavers()
    fitted = fit(method.model_copy(update={"recalibrate": False, "holdout": 0.0}), table(frame), seed=1)
    assert (fitted.card.rows, fitted.card.events, fitted.card.left_out) == (1500, frame["churned"].sum(), 0)
    given = frame.assign(tenure_months=0.0)
    truth = KaplanMeierFitter().fit(frame["tenure_months"], frame["churned"])
    for month in (1.0, 12.0):
        # a rank-based fit of a column that does nothing is the Kaplan-Meier curve but for the shape that each method can take
        assert fitted.survival(month, given).mean() == pytest.approx(float(truth.predict(month)), abs=0.015)


def test_leavers_are_counted_and_idle_rows_are_reported_with_their_share_of_the_events() -> None:
    frame = monthly_leavers()
    frame.loc[frame.index[~frame["churned"]][:7], "tenure_months"] = 0.0
    card = fit(Cox(), table(frame), seed=1).card
    at_zero, left = int((frame["churned"] & (frame["tenure_months"] == 0)).sum()), int(frame["churned"].sum())
    assert (card.rows, card.left_out, card.events) == (1493, 7, left)
    assert card.warnings == zero_notes(frame)
    assert f"{at_zero} of the {left} customers who left have tenure 0: they count as leaving after 0.5 months" in str(card.warnings[0])
    assert "7 customers with tenure 0 who have not left" in str(card.warnings[1])
    assert f"none of the {left} who left is among them" in str(card.warnings[1])
    assert set(card.warnings) <= set(card.notes)


def test_the_unit_of_tenure() -> None:
    assert unit_months(np.array([0.0, 12.0, 36.0])) == 12.0
    assert unit_months(np.array([0.0, 1.0, 12.0])) == 1.0
    assert unit_months(np.array([0.0, 3.0, 11.0]) * DAY) == pytest.approx(DAY)
    assert unit_months(np.array([0.0, 14.0, 21.0]) * DAY) == pytest.approx(7 * DAY)
    assert unit_months(np.array([0.0, 0.001, 5.3])) == 0.001
    assert unit_months(np.array([0.0, 2.1, 5.3])) == pytest.approx(DAY)
    assert unit_months(np.zeros(3)) == 1.0


def day_lifetimes(n: int, life: np.ndarray, seen: np.ndarray, x: np.ndarray) -> Sample:
    """Exact tenures, but for those who left on their first day, which are written as 0."""
    months = np.minimum(life, seen)
    return Sample(x[:, None], np.where((life <= seen) & (life < DAY), 0.0, months), life <= seen).effective_rows()


@pytest.mark.parametrize("method", [Weibull(), LogNormal(), LogLogistic(), GeneralisedGamma(), Cure()], ids=lambda m: m.method)
def test_laws_with_a_density_find_the_truth_behind_zeros(method: Method) -> None:
    """Log survival at tenures around the first day, against the truth: 5 standard errors (false alarms 6e-7 each), fixed key.

    5 to 20 % leave on the first day; taken out, the Weibull shape of 0.4 is found as 0.5, which is 25 standard errors away.
    """
    rng, n = np.random.default_rng(8), 6000
    x = rng.normal(size=n)
    noise = {
        "weibull": np.log(rng.exponential(size=n)),
        "cure": np.log(rng.exponential(size=n)),
        "lognormal": rng.normal(size=n),
        "loglogistic": rng.logistic(size=n),
        "generalised_gamma": np.log(rng.gamma(4.0, size=n) / 4.0) / 0.5,
    }[method.method]
    life = np.exp(2.0 + 2.5 * noise) if method.method == "cure" else np.exp(2.0 + 0.3 * x + 2.5 * noise)
    if method.method == "cure":
        life = np.where(rng.random(n) < 0.6, life, np.inf)
    sample = day_lifetimes(n, life, rng.uniform(20, 60, n), x)
    assert sample.first_unit is not None
    assert sample.first_unit.mean() > 0.01
    found = estimate(method, COLUMNS, sample).law
    values, covariance = found.joint
    wanted = {"location": 2.0, "log scale": np.log(2.5), "x": 0.3, "shape": 0.5}
    if method.method == "cure":
        wanted = {"ever leaving: intercept": np.log(0.6 / 0.4), "log scale: intercept": 2.0, "log shape": -np.log(2.5)}
    errors = np.sqrt(np.diag(covariance))
    for name, value, error in zip(found.parameters, values, errors, strict=True):
        if name in wanted:
            assert abs(value - wanted[name]) < 5 * error, name


def test_derivatives_of_the_chance_to_have_left() -> None:
    for family, shape in SHAPES:
        u = np.array([-4.0, -1.0, 0.3, 1.4])
        terms = ended_terms(family, shape, u)
        for k, at in enumerate(u):
            slope = approx_fprime([at], lambda v, f=family, s=shape: float(ended_terms(f, s, v).log[0]), 1e-6)[0]
            bend = approx_fprime([at], lambda v, f=family, s=shape: float(ended_terms(f, s, v).slope[0]), 1e-6)[0]
            assert terms.slope[k] == pytest.approx(slope, rel=1e-4, abs=1e-5)
            assert terms.bend[k] == pytest.approx(bend, rel=1e-4, abs=1e-5)


def test_reasons_of_leavers_at_0_share_the_first_step() -> None:
    months, left = np.array([0.0, 0, 0, 1, 2, 3, 3, 3]), np.array([True, True, True, True, False, False, False, False])
    sample = Sample(np.linspace(-1, 1, 8)[:, None], months, left)
    reasons = ["price", "price", "service", "price", None, None, None, None]
    found = cumulative_incidence(sample, reasons)
    assert found["price"].at(np.array([0.0, 1.0])) == pytest.approx([2 / 8, 3 / 8])
    assert found["service"].at(np.array([0.0])) == pytest.approx([1 / 8])
    both = fit_causes(PiecewiseExponential(breaks=()), COLUMNS, sample, reasons)
    events = [float(hazard.cumulative[-1]) for hazard in both.hazards]
    assert events[0] > events[1] > 0


def test_a_past_day_counts_who_left_on_the_day_of_joining(monkeypatch: pytest.MonkeyPatch) -> None:
    rng, n = np.random.default_rng(3), 400
    joined = pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 600, n), unit="D")
    ended = joined + pd.to_timedelta(np.where(rng.random(n) < 0.2, 0.0, np.floor(rng.exponential(600, n))), unit="D")
    frame = pd.DataFrame({"customer_id": np.arange(n).astype(str), "joined": joined, "ended": ended, "x": rng.normal(size=n)})
    given: list[Sample] = []

    def spied(method: Method, columns: tuple[Column, ...], sample: Sample, testing: bool) -> ModelEstimate:
        given.append(sample)
        return estimate(method, columns, sample, testing)

    monkeypatch.setattr("cxsim.churn.evaluation.backtest.estimate", spied)
    backtest_churn(Weibull(features=("x",)), frame, [date(2024, 9, 1)], 6.0, date(2025, 6, 1), 1)
    assert given[0].events == (ended <= pd.Timestamp("2024-09-01")).sum()
    assert (given[0].months[given[0].churned] == 0).sum() == (ended == joined).sum()


def subscribed(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["customer_id", "started_at", "ended_at"])


def test_subscriptions_cancelled_on_the_day_they_began_are_there() -> None:
    rows = [(f"at once {i}", "2024-06-01", "2024-06-01") for i in range(4)]
    rows += [("later", "2024-06-01", "2024-12-01"), ("here", "2024-06-01", None), ("never", "2025-03-01", "2025-03-01")]
    with open_frame(subscribed(*rows), SUBSCRIPTIONS) as opened:
        found = compute_durations(opened, date(2025, 1, 1))
    assert found.frame["churned"].sum() == 5
    assert (found.frame.loc[found.frame["customer_id"].str.startswith("at once"), "tenure_months"] == 0).all()
    assert english(found.notes) == (
        "1 of 7 customers were left out: not there at 2025-01-01, or gone before the records begin (0 of the 5 customers who had left by "
        "then among them).",
        "4 of the 5 customers who left did so in the instant they began: they are there with tenure 0.",
    )
    months, left = found.frame["tenure_months"].to_numpy(), found.frame["churned"].to_numpy()
    assert life_table(months, left).survival[0] == pytest.approx(2 / 6)
    assert count_risk_sets(found).loc[0, ["at_risk", "churned"]].tolist() == [6, 4]


def test_who_went_away_and_came_back_is_reported_and_can_be_parted() -> None:
    rows = [("back", "2020-01-01", "2020-02-01"), ("back", "2024-12-01", None), ("gone", "2024-01-01", "2024-03-01")]
    rows += [("twice", "2021-01-01", "2021-06-01"), ("twice", "2021-03-01", "2021-09-01"), ("twice", "2021-09-01", "2022-01-01")]
    rows += [("again", "2023-01-01", "2023-02-01"), ("again", "2023-05-01", "2023-05-01")]
    with open_frame(subscribed(*rows), SUBSCRIPTIONS) as opened:
        whole, parted = compute_durations(opened, date(2025, 1, 1)), compute_spells(opened, date(2025, 1, 1))
    away = (pd.Timestamp("2024-12-01") - pd.Timestamp("2020-02-01")).days / 30.4375
    assert (
        f"2 of 4 customers were away between two subscriptions and came back, for {away + 89 * DAY:.1f} months in all"
        in english(whole.notes)[0]
    )
    assert f"the longest {away:.1f}" in english(whole.notes)[0]
    found = parted.frame.set_index(["customer_id", "spell"])
    assert len(found) == 6
    assert found["churned"].sum() == 5
    assert found.loc[("back", 1), ["entry_months", "tenure_months"]].tolist() == pytest.approx([0.0, 31 * DAY])
    assert found.loc[("back", 2), ["entry_months", "tenure_months"]].tolist() == pytest.approx([1796 * DAY, 1827 * DAY])
    assert not found.loc[("back", 2), "churned"]
    assert found.loc[("twice", 1), "tenure_months"] == pytest.approx(365 * DAY)
    assert found.loc[("again", 2), ["entry_months", "tenure_months"]].tolist() == pytest.approx([120 * DAY, 120.5 * DAY])


def test_spells_are_rows_that_a_cox_model_takes() -> None:
    rng = np.random.default_rng(2)
    rows = [(f"c{i}", day, stop) for i in range(80) for day, stop in (("2023-01-01", f"2023-0{2 + i % 7}-11"), ("2024-01-01", None))]
    with open_frame(subscribed(*rows), SUBSCRIPTIONS) as opened:
        frame = compute_spells(opened, date(2025, 1, 1)).frame
    frame["x"] = rng.normal(size=len(frame))
    fitted = fit(Cox(entry="entry_months", cluster="customer_id", holdout=0.0), table(frame), seed=1)
    assert (fitted.card.rows, fitted.card.events) == (160, 80)


def test_a_panel_keeps_the_event_at_0() -> None:
    histories = Durations(
        pd.DataFrame({"customer_id": ["a", "b"], "entry_months": [0.0, 0.0], "tenure_months": [0.0, 2.0], "churned": [True, False]}), ()
    )
    found = build_panel(histories, pd.DataFrame({"customer_id": ["b"], "at": [1.0], "nps": [3.0]}), ["nps"])
    assert found["event"].tolist() == [True, False, False]
