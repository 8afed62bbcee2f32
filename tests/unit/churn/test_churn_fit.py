"""A churn fit on small made-up tables: the record against lifelines, the tail, the split, the statuses, the JSON."""

import dataclasses
import json
import math

import numpy as np
import pandas as pd
import pytest
from lifelines import CoxPHFitter

from cxsim.churn.comparison.fit_difference import compare_fits
from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.features.data_split import select_holdout
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.errors import DataError, ModelError


def table(frame: pd.DataFrame, features: tuple[str, ...]) -> CustomerTable:
    return CustomerTable(frame, features, Source("made_up.csv", "0" * 64, 1, len(frame), ()), ("A note of the table.",))


def customers(n: int = 600, seed: int = 3) -> pd.DataFrame:
    """Exponential lifetimes whose hazard falls with NPS and differs by plan, in whole months and full of ties."""
    rng = np.random.default_rng(seed)
    nps, plan = rng.integers(0, 11, n).astype(float), rng.choice(["basic", "plus", "pro"], n, p=[0.5, 0.3, 0.2])
    hazard = 0.03 * np.exp(-0.15 * (nps - 5) - 0.8 * (plan == "pro"))
    life, seen = rng.exponential(1 / hazard), rng.uniform(1, 60, n)
    return pd.DataFrame(
        {
            "customer_id": [f"c{i:04d}" for i in range(n)],
            "tenure_months": np.ceil(np.minimum(life, seen)),
            "churned": life <= seen,
            "nps": nps,
            "plan": plan,
        }
    )


@pytest.fixture(scope="module")
def fitted() -> FittedChurn:
    return fit(Cox(), table(customers(), ("nps", "plan")), seed=1)


def test_survival_is_that_of_lifelines_at_every_event_time(fitted):
    frame = customers()
    x = fitted.encoding.encode(frame)
    assert fitted.hazard.features == ("nps", "plan[plus]", "plan[pro]")
    direct = frame[["tenure_months", "churned"]].assign(nps=frame.nps, plus=frame.plan == "plus", pro=frame.plan == "pro").astype(float)
    other = CoxPHFitter().fit(direct, "tenure_months", "churned", fit_options={"step_size": 1.0, "precision": 1e-9, "r_precision": 1e-14})
    times = np.unique(frame.tenure_months[frame.churned])
    theirs = other.predict_survival_function(direct, times=times).to_numpy()
    ours = np.array([fitted.hazard.survival(np.full(len(x), t), x) for t in times])
    # lifelines stops where its gradient is still 3e-7, which is 4e-9 in a coefficient; ours stops at 1e-14
    assert np.abs(ours - theirs).max() < 2e-9


def test_baseline_begins_at_zero_rises_and_has_a_positive_tail(fitted):
    hazard = fitted.hazard
    assert hazard.knots_months[0] == hazard.cumulative[0] == 0.0
    assert (np.diff(hazard.knots_months) > 0).all()
    assert (np.diff(hazard.cumulative) >= 0).all()
    assert hazard.tail_per_month > 0
    assert hazard.log_scale_se == pytest.approx(1 / math.sqrt(customers().churned.sum()), rel=1e-15)


def test_tail_is_the_mean_hazard_of_the_last_stretch():
    long = fit(Cox(tail_months=12, tail_events=1), table(customers(), ("nps",)), seed=1).hazard
    end = long.knots_months[-1]
    assert end == customers().tenure_months.max()
    expected = (long.baseline_cumulative(end) - long.baseline_cumulative(end - 12)) / 12
    assert long.tail_per_month == pytest.approx(expected, rel=1e-12)
    assert f"Beyond {end:g} months" in str(long.tail)
    assert long.baseline_cumulative(np.array(end + 10)) == pytest.approx(long.cumulative[-1] + 10 * expected, rel=1e-12)


def test_tail_is_widened_until_it_holds_enough_churners():
    frame = customers()
    hazard = fit(Cox(tail_months=1, tail_events=40), table(frame, ("nps",)), seed=1).hazard
    latest = np.sort(frame.tenure_months[frame.churned])[::-1]
    start = hazard.knots_months[np.searchsorted(hazard.knots_months, latest[39]) - 1]
    assert (frame.tenure_months[frame.churned] > start).sum() >= 40
    width = hazard.knots_months[-1] - start
    assert f"the last {width:.4g} months observed" in str(hazard.tail)
    assert hazard.tail_per_month == pytest.approx((hazard.cumulative[-1] - hazard.baseline_cumulative(start)) / width, rel=1e-12)


def test_card_counts_rows_and_says_what_was_done(fitted):
    card = fitted.card
    frame = customers()
    assert (card.rows, card.events, card.left_out) == (600, int(frame.churned.sum()), 0)
    assert card.validation is not None
    assert card.validation.trained + card.validation.held_out == 600
    assert card.notes[0] == "A note of the table."
    assert "plan is compared with basic, its most frequent level." in map(str, card.notes)
    assert "fitted on all 600" in str(card.notes[-1])
    assert card.curve.survival[0] == 1.0
    assert card.curve.at_risk[0] == 600
    assert [row.concordance for row in card.validation.rivals] == [card.concordance, 0.5]
    assert sum(group.customers for group in card.validation.calibration[0].groups) == card.validation.held_out


def test_customers_of_tenure_0_who_have_not_left_stay_out_and_are_counted():
    frame = customers()
    frame.loc[frame.index[~frame.churned][:5], "tenure_months"] = 0.0
    card = fit(Cox(), table(frame, ("nps",)), seed=1).card
    assert (card.rows, card.left_out, card.events) == (595, 5, frame.churned.sum())
    assert any("5 customers with tenure 0" in str(note) for note in card.notes)


def test_json_is_an_exact_round_trip(fitted):
    again = FittedChurn.from_json(fitted.to_json())
    assert again.to_json() == fitted.to_json()
    assert again.card == fitted.card
    assert again.encoding == fitted.encoding
    for name in ("means", "coefficients", "covariance", "knots_months", "cumulative"):
        assert np.array_equal(getattr(again.hazard, name), getattr(fitted.hazard, name))
    assert "NaN" not in json.dumps(json.loads(fitted.to_json()))


def test_split_goes_by_customer_and_not_by_row():
    names = [f"c{i}" for i in range(2000)]
    all_of_them = dict(zip(names, select_holdout(names, 0.25, 7), strict=True))
    some = names[::-3]
    assert dict(zip(some, select_holdout(some, 0.25, 7), strict=True)) == {name: all_of_them[name] for name in some}
    assert list(all_of_them.values()) != select_holdout(names, 0.25, 8).tolist()
    # 2000 names of chance .25: 500 with sd 19.4; outside 500 +- 97 with chance 6e-7
    assert abs(sum(all_of_them.values()) - 500) <= 97
    assert not select_holdout(names, 0.0, 7).any()


def test_without_holdout_there_is_no_validation():
    card = fit(Cox(holdout=0), table(customers(), ("nps",)), seed=1).card
    assert card.validation is None
    assert card.concordance is None
    assert "not validated" in str(card.notes[-1])


def test_fits_are_compared_in_units_that_mean_something(fitted):
    assert compare_fits(fitted, fitted).largest == 0.0
    bumped = dataclasses.replace(fitted.hazard, coefficients=fitted.hazard.coefficients * (1 + 1e-4))
    difference = compare_fits(fitted, dataclasses.replace(fitted, law=Proportional(bumped)))
    assert difference.where == "coefficients"
    # the smaller of the coefficients is below its standard error; the largest one is compared with itself
    assert difference.largest == pytest.approx(1e-4, rel=0.01)
    assert not difference.same
    assert compare_fits(fitted, dataclasses.replace(fitted, law=Proportional(bumped)), tolerance=1e-3).same
    other = fit(Cox(), table(customers(), ("nps",)), seed=1)
    assert compare_fits(fitted, other).largest == math.inf


def test_few_events_are_marked():
    few = fit(Cox(min_events_per_coefficient=1e6), table(customers(), ("nps", "plan")), seed=1)
    assert few.status == "few_events"
    assert "3 coefficients" in str(few.sentence)


def test_separation_names_the_column():
    frame = customers()
    frame["cancelled"] = np.where(frame.churned & (np.arange(600) % 3 > 0), "asked", "no")
    frame.loc[frame.churned, "cancelled"] = "asked"
    split = fit(Cox(), table(frame, ("nps", "cancelled")), seed=1)
    assert split.status == "separation"
    assert "cancelled[" in str(split.sentence)
    assert FittedChurn.from_json(split.to_json()).to_json() == split.to_json()


def test_no_customer_left():
    with pytest.raises(ModelError, match="check the `churned` mapping"):
        fit(Cox(), table(customers().assign(churned=False), ("nps",)), seed=1)


def test_no_feature_differs():
    with pytest.raises(ModelError, match="no feature that differs"):
        fit(Cox(), table(customers().assign(nps=3.0), ("nps",)), seed=1)


def test_every_fault_of_the_features_at_once():
    frame = customers()
    frame.loc[3, "nps"] = np.nan
    frame["free_text"] = frame.customer_id
    with pytest.raises(DataError) as caught:
        fit(Cox(features=("nps", "free_text", "pln", "tenure_months")), table(frame, ("nps",)), seed=1)
    assert [fault.column for fault in caught.value.faults] == ["nps", "free_text", "pln", "tenure_months"]
    assert "did you mean 'plan'" in str(caught.value)
