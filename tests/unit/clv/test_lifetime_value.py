"""Statuses, guards, equity, backtests and contracts of lifetime value, by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError
from scipy.stats import t

from cxsim.clv.backtest import NAIVE, backtest_purchases, rate_heuristic
from cxsim.clv.bg_bb import BgBb
from cxsim.clv.bg_nbd import BgNbd, FittedBgNbd, _by_quadrature, _until_dropout
from cxsim.clv.calendar_shocks import CalendarShocks, calendar_shocks
from cxsim.clv.discounted_lifetime import discounted_lifetime
from cxsim.clv.equity import ValuationTerms, customer_equity, customer_value
from cxsim.clv.estimates import Estimates, state_estimates
from cxsim.clv.forecast import NO_INFLATION, IntervalInflation, _inflate, forecast_total
from cxsim.clv.gamma_gamma import FittedGammaGamma, GammaGamma
from cxsim.clv.interval_inflation import estimate_inflation
from cxsim.clv.pareto_nbd import FittedParetoNbd, ParetoNbd
from cxsim.clv.retention_models import FittedRetention, Sbg
from cxsim.clv.retention_table import count_retention
from cxsim.clv.value_method import fit_value
from cxsim.data.rfm import summarise
from cxsim.data.transactions import build_transactions
from cxsim.errors import DataError, ModelError, UsageError
from cxsim.stats.lifetimes import ProportionalHazard
from tests.support import clv_logs
from tests.support import clv_twins as twins

PARETO = FittedParetoNbd(state_estimates("Pareto/NBD", ("r", "alpha", "s", "beta"), np.array([0.55, 10.6, 0.6, 11.7]), "weeks"))
SPEND = FittedGammaGamma(state_estimates("Gamma-Gamma", ("p", "q", "v"), np.array([6.25, 3.74, 15.44]), "weeks"), 0.0)
TERMS = ValuationTerms(0.3, 52.0, 12, 0.1)


def world(n=800, values=(0.6, 6.0, 0.8, 2.5)):
    return twins.geometric_dropout(n, np.array(values), np.random.default_rng(1))


def test_few_repeaters_are_reported():
    found = fit_value(BgNbd(min_repeaters=799), world()).estimates
    assert found.status == "few_repeaters"
    assert "799 are needed" in " ".join(map(str, found.messages))
    assert fit_value(BgNbd(), world()).estimates.status == "converged"


def test_no_customer_bought_twice():
    with pytest.raises(ModelError, match="nobody bought twice"):
        fit_value(ParetoNbd(), twins.rfm(np.zeros(5), np.zeros(5), np.ones(5)))


def test_no_customer_leaves_is_a_boundary():
    rng = np.random.default_rng(1)
    T = np.full(3000, 39.0)
    x = rng.poisson(rng.gamma(0.8, 1 / 8.0, 3000) * T).astype(float)
    found = fit_value(BgNbd(), twins.rfm(x, np.where(x > 0, 0.99 * T, 0.0), T)).estimates  # all were there lately
    assert found.status == "boundary"
    assert "a = " in " ".join(map(str, found.messages))
    assert found.named["r"] == pytest.approx(0.8, abs=0.1)
    assert found.standard_errors[0] > 0


def test_spend_that_goes_with_frequency_is_reported():
    rng = np.random.default_rng(1)
    x = rng.integers(1, 9, 2000).astype(float)
    mean = 10 * x * rng.lognormal(0, 0.3, 2000)
    linked = fit_value(GammaGamma(), twins.rfm(x, np.full(2000, 9.0), np.full(2000, 10.0), mean))
    assert linked.estimates.status == "correlated"
    assert "understated" in str(linked.estimates.messages[0])
    apart = fit_value(GammaGamma(), twins.spending(2000, (6.0, 4.0, 15.0), rng))
    assert apart.estimates.status == "converged"
    assert abs(apart.correlation) < 0.15


def test_another_unit_of_time_is_refused():
    with pytest.raises(UsageError, match="times in days"):
        PARETO.future(twins.rfm(np.ones(1), np.ones(1), np.full(1, 2.0), unit="days"), 4.0)


def test_a_fit_in_days_is_the_fit_in_weeks():
    weeks = world()
    days = replace(weeks, recency=7 * weeks.recency, T=7 * weeks.T, unit="days")
    one, other = (fit_value(ParetoNbd(), data) for data in (weeks, days))
    np.testing.assert_allclose(other.estimates.values, one.estimates.values * [1, 7, 1, 7], rtol=1e-5)
    np.testing.assert_allclose(other.future(days, 70.0), one.future(weeks, 10.0), rtol=1e-5)


def test_wrong_calls():
    with pytest.raises(UsageError, match="no method of lifetime value"):
        fit_value(BgNbd, world())
    with pytest.raises(UsageError, match="no covariate 'age'"):
        fit_value(BgNbd(purchase_covariates=("age",)), world())
    with pytest.raises(ValidationError):
        BgNbd(penalty=1.0)
    with pytest.raises(UsageError, match="edges"):
        PARETO.sample(world(), 1, np.array([1.0, 2.0]))
    with pytest.raises(UsageError, match="opportunities"):
        fit_value(BgBb(), world())
    forever = ProportionalHazard(("x",), np.zeros(1), np.zeros(1), np.zeros((1, 1)), np.zeros(1), np.zeros(1), 0.0, "none", 0.0)
    with pytest.raises(UsageError, match="annual rate"):
        discounted_lifetime(forever, np.zeros((1, 1)), np.zeros(1), -0.1)


def test_stated_parameters_are_no_fit():
    found = state_estimates("BG/NBD", ("r", "alpha", "a", "b"), np.array([0.24, 4.4, 0.8, 2.4]), "weeks")
    assert (found.status, found.named["alpha"]) == ("stated", pytest.approx(4.4))
    assert (found.draws(3, 1) == found.values).all()


def test_estimates_survive_json_to_the_last_bit():
    for found in (fit_value(BgNbd(), world()).estimates, PARETO.estimates):
        again = Estimates.from_json(found.to_json())
        assert (again.theta == found.theta).all()
        assert (again.theta_covariance == found.theta_covariance).all()
        assert again.to_json() == found.to_json()
        assert (again.names, again.status, again.messages) == (found.names, found.status, found.messages)


def test_standard_errors_follow_the_delta_method():
    found = fit_value(BgNbd(), world()).estimates
    np.testing.assert_allclose(found.standard_errors, found.values * np.sqrt(np.diag(found.theta_covariance)))


def test_cohorts_add_up():
    both = count_retention([[100, 80, 60], [50, 45]], "year")
    assert list(both.lost) == [25, 20]
    assert list(both.kept) == [45, 60]
    assert both.customers == 150
    with pytest.raises(DataError) as error:
        count_retention([[100, 110], [5]], "year")
    assert len(error.value.faults) == 2


def test_contracts_need_a_loss_and_a_discount():
    with pytest.raises(ModelError, match="nobody left"):
        fit_value(Sbg(), count_retention([[10, 10, 10]], "year"))
    with pytest.raises(UsageError, match="above 0"):
        FittedRetention(state_estimates("sBG", ("alpha", "beta"), np.array([1.0, 2.0]), "year")).discounted_lifetime(0.0)


def test_value_by_hand():
    """One period: purchases of the year, discounted once at its end, times spend and margin; more periods are worth more."""
    given = world(20)
    year = 365.25 / 7
    one = customer_value(PARETO, SPEND, given, ValuationTerms(0.3, year, 1, 0.1))
    np.testing.assert_allclose(one, PARETO.future(given, year) / 1.1 * SPEND.spend(given) * 0.3, rtol=1e-12)
    assert (customer_value(PARETO, SPEND, given, ValuationTerms(0.3, year, 12, 0.1)) > one).all()


def test_equity_is_split_by_segment():
    given = replace(world(300), segment=np.array(["new", "old", "old"] * 100, dtype=object))
    fitted = fit_value(ParetoNbd(), world())
    equity = customer_equity(fitted, SPEND, given, TERMS, 30, 1)
    assert [line.segment for line in equity.segments] == ["new", "old"]
    assert sum(line.value for line in equity.segments) == pytest.approx(equity.total.value)
    assert sum(line.share for line in equity.segments) == pytest.approx(1)
    assert equity.segments[1].value == pytest.approx(equity.by_customer[given.segment == "old"].sum())
    assert all(line.p5 < line.value < line.p95 for line in (*equity.segments, equity.total))
    assert "300 customers are worth" in str(equity.message)
    with pytest.raises(UsageError, match="share up to 1"):
        customer_equity(fitted, SPEND, given, ValuationTerms(1.3, 52.0, 12, 0.1), 1, 1)


def test_amounts_follow_purchases():
    given = world(4000)
    simulated = PARETO.sample(given, 1, np.array([0.0, 20.0, 40.0])).purchases
    amounts = SPEND.sample(given, 1, simulated)
    assert ((amounts > 0) == (simulated > 0)).all()
    assert amounts.sum() / simulated.sum() == pytest.approx(SPEND.mean, rel=0.15)


def test_calendar_shocks_average_out_unless_they_persist():
    assert CalendarShocks(0.2, 0.0, 30).sd_of_mean(16) == pytest.approx(0.05)
    assert CalendarShocks(0.2, 0.9, 30).sd_of_mean(16) > 0.1
    assert CalendarShocks(0.2, 0.5, 30).sd_of_mean(2) == pytest.approx(0.2 * np.sqrt(0.75))


def shaken_log(sd: float, n=6000, weeks=52) -> pd.DataFrame:
    """Customers who all came on the first day and never leave, and whose rate is shaken every week for all together."""
    rng = np.random.default_rng(8)
    rate = rng.gamma(2.0, 0.05, n)[:, None] * np.exp(rng.normal(-(sd**2) / 2, sd, weeks))[None, :]
    who, week = np.nonzero(rng.random((n, weeks)) < rate)
    frame = pd.DataFrame({"customer_id": np.r_[np.arange(n), who], "day": np.r_[np.zeros(n), 7 * week + rng.integers(1, 8, len(who))]})
    return frame.assign(date=pd.Timestamp(2025, 1, 1) + pd.to_timedelta(frame["day"], unit="D"), amount=1.0)


@pytest.mark.parametrize("sd", [0.0, 0.3])
def test_calendar_shocks_are_found(sd):
    log, cut = build_transactions(shaken_log(sd)), date(2025, 12, 31)
    given = summarise(log, cut)
    model = fit_value(BgNbd(), given)
    found = calendar_shocks(model, given, log, cut)
    assert found.sd == pytest.approx(sd, abs=0.08)
    assert found.persistence < 0.4
    band = forecast_total(model, given, log, cut, 26.0, 100, 1)
    assert band.p5 < band.mean < band.p95
    assert (band.calendar_sd > 0.03) == (sd > 0)


@pytest.mark.slow
def test_the_backtest_has_its_rival_and_its_coverage():
    log = build_transactions(shaken_log(0.1, n=2000))
    result = backtest_purchases([BgNbd(), ParetoNbd()], log, [date(2025, 6, 1), date(2025, 8, 1)], 91, "weeks", 50, 1)
    assert [row.method for row in result.rows] == ["BG/NBD"] * 2 + ["Pareto/NBD"] * 2 + [NAIVE] * 2
    assert all(row.inside is None for row in result.of(NAIVE))
    assert all(row.inside in (True, False) for row in result.of("BG/NBD"))
    assert all(row.error_share == pytest.approx(row.forecast / row.actual - 1) for row in result.rows)
    assert "of 2 cuts" in str(result.messages[0])
    assert any("better than the rate heuristic" in str(each) for each in result.messages)


def test_cuts_outside_the_log():
    with pytest.raises(DataError) as error:
        backtest_purchases([BgNbd()], build_transactions(shaken_log(0.0, n=50)), [date(2024, 1, 1), date(2025, 12, 30)], 91, "weeks", 10, 1)
    assert len(error.value.faults) == 2


def test_the_rate_heuristic_by_hand():
    given = twins.rfm(np.array([2.0, 0.0, 0.0]), np.array([5.0, 0.0, 0.0]), np.array([10.0, 4.0, 0.0]))
    assert rate_heuristic(given, 30.0) == pytest.approx(6.0)


def test_another_parameter_is_another_model():
    model = FittedBgNbd(state_estimates("BG/NBD", ("r", "alpha", "a", "b"), np.array([0.24, 4.4, 0.8, 2.4]), "weeks"))
    assert model.at(np.array([0.48, 4.4, 0.8, 2.4])).expected(np.array(10.0)) > model.expected(np.array(10.0))
    assert model.estimates.named["r"] == pytest.approx(0.24)


def test_expectations_hold_where_parameters_run_off():
    """All buy at one rate and nobody leaves: r and alpha without bound, a at 0. The forecast is the rate times the time, not a NaN."""
    names = ("r", "alpha", "a", "b")
    given = twins.rfm(np.array([5.0]), np.array([20.0]), np.array([26.0]))
    off = FittedBgNbd(state_estimates("BG/NBD", names, np.array([2e6, 5e6, 1e-6, 1e6]), "weeks"))
    assert off.future(given, 10.0)[0] == pytest.approx(4.0, rel=1e-3)
    usual = (np.array(0.6), np.array(6.0), np.array(0.8), np.array(2.5), np.array([1.0, 20.0, 200.0]))
    np.testing.assert_allclose(_by_quadrature(*usual), _until_dropout(*usual), rtol=1e-3)


def test_a_band_is_inflate_by_what_earlier_forecasts_were_off():
    """k = 3 at two effective origins and 1 lent: scale sqrt((1 + 9) / 2), tails of t with 4 degrees; 20,000 numbers are within 3 %."""
    random = np.random.Generator(np.random.Philox(key=1))
    totals = 100 * np.exp(0.1 * random.standard_normal(200_000))
    wider = _inflate(totals, 100.0, IntervalInflation(np.sqrt(5), 4.0), random)
    reach = np.log(np.percentile(wider, 95) / 100)
    assert reach == pytest.approx(0.1 * np.sqrt(5) * t.ppf(0.95, 4), rel=0.03)
    assert (_inflate(totals, 100.0, NO_INFLATION, random) == totals).all()


@pytest.mark.slow
def test_inflation_in_data_of_the_model_is_small_and_in_another_it_is_not():
    """A log whose customers stop at once at a third of the time is forecast far too high from there on, and the band knows it."""
    calm, broken = clv_logs.buying(1500, np.random.default_rng(4)), clv_logs.buying(1500, np.random.default_rng(4), stop_day=140)
    day = date(2025, 10, 1)
    found = estimate_inflation(ParetoNbd(), calm, day, 90, "weeks", 1.5, 1)
    assert len(found.off) == 4
    assert 1 <= found.scale < 2
    assert found.degrees == 4
    assert estimate_inflation(ParetoNbd(), broken, day, 90, "weeks", 1.5, 1).scale > 3
    assert estimate_inflation(ParetoNbd(), calm, calm.first_day.date(), 90, "weeks", 1.5, 1).off == ()
