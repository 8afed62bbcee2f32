"""Rolling origins and paths of columns on made-up customers."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from cxsim.churn.distributions.covariate_path import CovariatePath, sample_lifetime_given_covariate_path, survival_given_covariate_path
from cxsim.churn.evaluation.backtest import backtest_churn
from cxsim.churn.evaluation.temporal_validation import validate_over_time
from cxsim.churn.methods.accelerated import Weibull
from cxsim.churn.methods.cox import Cox
from cxsim.data.customers import CustomerTable, read_customers
from cxsim.data.mapping import ColumnMapping
from cxsim.errors import DataError, UsageError
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.units import DAYS_PER_MONTH

UNTIL = date(2025, 12, 31)
ORIGINS = [date(2023, month, 1) for month in (3, 6, 9, 12)] + [date(2024, month, 1) for month in (3, 6, 9, 12)]


def history(n: int = 4000, bad_year: float = 1.0) -> pd.DataFrame:
    """Customers of six years; in 2024 all of them leave `bad_year` times as fast."""
    rng = np.random.default_rng(4)
    joined = rng.uniform(0, 6 * 365.25, n)
    nps = rng.normal(0, 1, n)
    hazard = 0.02 * np.exp(-0.5 * nps) / 30.4375
    bad_from, bad_to = 4 * 365.25, 5 * 365.25
    need = rng.exponential(size=n) / hazard
    calm = np.maximum(bad_from - joined, 0)
    rough = (bad_to - np.maximum(joined, bad_from)).clip(0) * bad_year
    rough_end = np.maximum(joined, bad_from) + (need - calm) / bad_year
    life_end = np.where(
        need < calm, joined + need, np.where(need < calm + rough, rough_end, np.maximum(joined, bad_to) + need - calm - rough)
    )
    day = pd.Timestamp("2020-01-01")
    ended = day + pd.to_timedelta(life_end, unit="D")
    frame = pd.DataFrame({"customer_id": [f"c{i}" for i in range(n)], "joined": day + pd.to_timedelta(joined, unit="D"), "nps": nps})
    return frame.assign(ended=ended.where(ended <= pd.Timestamp(UNTIL)))


def test_a_right_model_in_a_calm_world_holds_its_bands():
    """Each of 8 bands of 90 % misses with chance .1; all but overlapping horizons: at least 3 held but for one case in a million."""
    found = backtest_churn(Cox(features=("nps",)), history(), ORIGINS, 6.0, UNTIL, seed=1)
    assert [origin.day for origin in found.origins] == ORIGINS
    assert sum(origin.inside for origin in found.origins) >= 3
    assert found.origins[0].calendar_sd is None
    assert all(origin.concordance > 0.55 for origin in found.origins)
    assert "of 8 origins" in str(found.sentence)
    for origin in found.origins:
        assert origin.low <= origin.low_without <= origin.expected <= origin.high_without <= origin.high


def test_a_bad_year_is_seen_as_doubt_about_the_calendar():
    found = backtest_churn(Weibull(features=("nps",)), history(bad_year=2.0), ORIGINS, 6.0, UNTIL, seed=1)
    last = found.origins[-1]
    assert last.calendar_sd is not None
    assert last.calendar_sd > 0.2
    assert last.high - last.low > 1.5 * (last.high_without - last.low_without)


def test_nothing_after_the_origin_is_known_at_it():
    frame = history(1500)
    origin = [date(2023, 6, 1)]
    changed = frame.assign(ended=frame["ended"].where(frame["ended"] <= pd.Timestamp(origin[0])))
    one, other = (backtest_churn(Weibull(features=("nps",)), f, origin, 6.0, UNTIL, seed=1).origins[0] for f in (frame, changed))
    assert (one.expected, one.parameter_sd) == (other.expected, other.parameter_sd)
    assert one.observed > other.observed == 0


def test_origins_that_cannot_be_checked_are_refused():
    with pytest.raises(UsageError, match="origins up to 2025-07-01"):
        backtest_churn(Cox(features=("nps",)), history(50), [date(2025, 9, 1)], 6.0, UNTIL, seed=1)


HAZARD = ProportionalHazard(
    ("late", "calls"), np.zeros(2), np.array([0.7, 0.2]), np.eye(2), np.array([0.0, 10.0, 40.0]), np.array([0.0, 0.5, 0.8]), 0.03, "", 0.1
)


def test_a_path_that_never_changes_is_the_plain_survival():
    path = CovariatePath(np.array([0.0, 7.0]), np.array([[1.0, 2.0], [1.0, 2.0]]))
    months = np.array([0.0, 3.0, 20.0, 60.0])
    assert survival_given_covariate_path(HAZARD, path, months, 5.0) == pytest.approx(
        HAZARD.survival(months, path.x[[0] * 4], 5.0), abs=1e-14
    )


def test_a_path_by_hand_and_its_inverse():
    """Baseline .05 a month to month 10; the risk is 1 to month 6 and e^.7 after: 6 x .05 + 2 x .05 x e^.7 by month 8."""
    path = CovariatePath(np.array([0.0, 6.0]), np.array([[0.0, 0.0], [1.0, 0.0]]))
    expected = np.exp(-(0.3 + 0.1 * np.exp(0.7)))
    assert survival_given_covariate_path(HAZARD, path, np.array([8.0])) == pytest.approx([expected], abs=1e-14)
    for level in (0.01, 0.3, 0.9, 4.0):
        life = sample_lifetime_given_covariate_path(HAZARD, path, level, given_months=2.0)
        assert -np.log(survival_given_covariate_path(HAZARD, path, np.array([life]), 2.0)) == pytest.approx([level], rel=1e-12)


def test_a_path_that_turns_back_is_refused():
    with pytest.raises(UsageError, match="rising"):
        CovariatePath(np.array([3.0, 1.0]), np.zeros((2, 2)))


def dated(tmp_path, recalibrated: bool = True) -> CustomerTable:
    """The customers of that world as a company's file has them: day of joining, months since, whether they left."""
    frame = history()
    seen = frame["ended"].fillna(pd.Timestamp(UNTIL))
    months = (seen - frame["joined"]).dt.total_seconds() / (86_400 * DAYS_PER_MONTH)
    out = pd.DataFrame({"id": frame["customer_id"], "months": months, "left": frame["ended"].notna().map({True: "yes", False: "no"})})
    out = out.assign(start=frame["joined"].dt.date if recalibrated else "soon", fee=10, nps=frame["nps"])
    out.to_csv(tmp_path / "dated.csv", index=False)
    mapping = {
        "customer_id": "id",
        "tenure": {"column": "months", "unit": "months"},
        "churned": {"column": "left", "yes": ["yes"], "no": ["no"]},
        "fee_per_month": "fee",
        "joined": "start",
        "features": ["nps"],
    }
    return read_customers(tmp_path / "dated.csv", ColumnMapping.model_validate(mapping))


def test_with_days_of_joining_a_model_is_tried_out_of_time(tmp_path):
    table = dated(tmp_path)
    found = validate_over_time(Cox(), table, seed=1)
    assert found is not None
    assert found.horizon_months == 12
    assert [day.day for day in found.days] == sorted(day.day for day in found.days)
    assert len(found.days) == 6
    assert all(day.observed > 50 and 0.5 < day.concordance < 1 for day in found.days)
    assert "90% band" in str(found.sentence)
    held = [day.low <= day.observed <= day.high for day in found.days]  # a right model in a calm world
    assert sum(held) >= 4
    assert validate_over_time(Cox(), replace(table, frame=table.frame.drop(columns="joined")), seed=1) is None


def test_a_day_of_joining_that_is_none_is_refused_with_its_place(tmp_path):
    with pytest.raises(DataError, match="the day of joining"):
        dated(tmp_path, recalibrated=False)
