"""Laws that hold for every model of lifetime value, at any parameters and for any customers."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import comb, hyp2f1
from scipy.stats import beta as beta_law
from scipy.stats import gamma as gamma_law

from cxsim.clv.bg_bb import BgBb, BgBbLikelihood, FittedBgBb
from cxsim.clv.bg_nbd import BgLikelihood, BgNbd, FittedBgNbd
from cxsim.clv.death_integral import death_integral
from cxsim.clv.discounted_lifetime import discounted_lifetime, discounted_payments
from cxsim.clv.estimates import state_estimates
from cxsim.clv.gamma_gamma import FittedGammaGamma, GammaGamma, GammaGammaLikelihood
from cxsim.clv.mbg_nbd import MbgNbd
from cxsim.clv.pareto_nbd import FittedParetoNbd, ParetoLikelihood, ParetoNbd
from cxsim.clv.retention_models import FittedRetention, RetentionLikelihood
from cxsim.clv.retention_table import Renewals, count_retention
from cxsim.clv.sufficient_statistics import Histories, collapse_histories
from cxsim.clv.value_method import fit_value
from cxsim.stats.lifetimes import ProportionalHazard
from tests.support import clv_twins as twins

FEW = settings(max_examples=25)
LOGS = st.lists(st.floats(-1.5, 2.0), min_size=7, max_size=7).map(np.array)
RNG = np.random.default_rng(11)
WORLD = twins.geometric_dropout(400, np.array([0.6, 6.0, 0.8, 2.5]), RNG, z=RNG.normal(size=400))
CHANCES = twins.opportunities(600, [1.2, 0.8, 0.7, 2.8], RNG)
SPENT = twins.spending(300, [6.0, 4.0, 15.0], RNG)
REPEAT = SPENT.take(SPENT.frequency > 0)
LIKELIHOODS = {
    "bg_nbd": (BgLikelihood(collapse_histories(WORLD), 0, 0), 4),
    "mbg_nbd": (BgLikelihood(collapse_histories(WORLD), 0, 1), 4),
    "bg_nbd with covariates": (
        BgLikelihood(Histories(WORLD.frequency, WORLD.recency, WORLD.T, WORLD.covariates[:, [0, 0]], WORLD.weights), 1, 0),
        7,
    ),
    "pareto_nbd": (ParetoLikelihood(collapse_histories(WORLD), 0), 4),
    "pareto_nbd with covariates": (ParetoLikelihood(collapse_histories(WORLD, ("z",)), 1), 5),
    "bg_bb": (BgBbLikelihood(collapse_histories(CHANCES)), 4),
    "gamma_gamma": (GammaGammaLikelihood(REPEAT.frequency, REPEAT.monetary_value, REPEAT.weights), 3),
    "sbg": (RetentionLikelihood(count_retention([[1000, 800, 700, 640], [500, 390, 350]], "year")), 2),
    "bdw": (RetentionLikelihood(count_retention([[1000, 800, 700, 640], [500, 390, 350]], "year")), 3),
}
BG = FittedBgNbd(state_estimates("BG/NBD", ("r", "alpha", "a", "b"), np.array([0.24, 4.4, 0.8, 2.4]), "weeks"))
MODELS = [
    BG,
    FittedBgNbd(state_estimates("MBG/NBD", ("r", "alpha", "a", "b"), np.array([0.5, 6.0, 0.9, 1.6]), "weeks"), early=1),
    FittedParetoNbd(state_estimates("Pareto/NBD", ("r", "alpha", "s", "beta"), np.array([0.55, 10.6, 0.6, 11.7]), "weeks")),
]
DONORS = FittedBgBb(state_estimates("BG/BB", ("alpha", "beta", "gamma", "delta"), np.array([1.2, 0.75, 0.66, 2.8]), "opportunities"))


@pytest.mark.parametrize("name", LIKELIHOODS)
@FEW
@given(theta=LOGS)
def test_gradients_are_the_slopes(name, theta):
    """Against Richardson's extrapolation of central differences, which is right to about nine digits here."""
    likelihood, size = LIKELIHOODS[name]
    theta = theta[:size]
    gradient = likelihood(theta)[1]
    for j in range(size):

        def slope(h, j=j):
            step = h * (np.arange(size) == j)
            return (likelihood(theta + step)[0] - likelihood(theta - step)[0]) / (2 * h)

        found = (4 * slope(5e-4) - slope(1e-3)) / 3
        assert gradient[j] == pytest.approx(found, rel=1e-6, abs=1e-6 * (1 + abs(likelihood(theta)[0])))


@FEW
@given(theta=LOGS)
def test_the_probabilities_of_all_histories_of_opportunities_add_up(theta):
    """(0, 0) and, for a last purchase at tx, the C(tx - 1, x - 1) ways to place the others."""
    rows = [(0, 0)] + [(x, tx) for tx in range(1, 7) for x in range(1, tx + 1)]
    x, tx = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    ways = np.where(x > 0, comb(tx - 1, x - 1), 1.0)
    everything = Histories(x, tx, np.full(len(x), 6.0), np.zeros((len(x), 0)), np.ones(len(x)))
    assert ways @ np.exp(BgBbLikelihood(everything).by_row(theta[:4])[0]) == pytest.approx(1.0, abs=1e-10)


@FEW
@given(
    k=st.floats(0.1, 40),
    s=st.floats(0.05, 5),
    alpha=st.floats(0.1, 100),
    beta=st.floats(0.1, 100),
    tx=st.floats(0, 30),
    gap=st.floats(0.1, 40),
)
def test_the_integral_over_the_moment_of_death(k, s, alpha, beta, tx, gap):
    scale = (alpha + tx) ** -k * (beta + tx) ** -(s + 1)
    bounds = np.linspace(tx, tx + gap, 9)

    def density(t):
        return ((alpha + t) / (alpha + tx)) ** -k * ((beta + t) / (beta + tx)) ** -(s + 1)

    whole = sum(quad(density, a, b, epsabs=0, epsrel=1e-11)[0] for a, b in pairwise(bounds))
    found = death_integral(np.array([k]), s, np.array([alpha]), np.array([beta]), np.array([tx]), np.array([tx + gap]))[0, 0]
    assert found == pytest.approx(np.log(whole) + np.log(scale), abs=1e-8)


def test_bg_nbd_expectation_is_the_mean_over_rates_and_dropouts():
    """E[X(t)] = E[(1 - exp(-rate p t)) / p], the mean over the gamma and beta laws, by quadrature in their quantiles."""
    r, alpha, a, b = BG.estimates.values
    places, weights = np.polynomial.legendre.leggauss(200)
    u, w = (places + 1) / 2, weights / 2
    rate, leave = gamma_law.ppf(u, r, scale=1 / alpha)[:, None], beta_law.ppf(u, a, b)[None, :]
    found = w @ (-np.expm1(-rate * leave * 20.0) / leave) @ w
    assert float(BG.expected(np.array(20.0))) == pytest.approx(float(found), rel=1e-3)


def test_bg_nbd_conditional_expectation_is_equation_10():
    r, alpha, a, b = BG.estimates.values
    x, tx, T, t = WORLD.frequency, WORLD.recency, WORLD.T, 26.0
    series = hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t))
    top = (a + b + x - 1) / (a - 1) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * series)
    bottom = 1 + (x > 0) * a / (b + np.maximum(x, 1) - 1) * ((alpha + T) / (alpha + tx)) ** (r + x)
    np.testing.assert_allclose(BG.future(WORLD, t), top / bottom, rtol=1e-8)


def test_expectations_have_no_hole_where_they_are_nought_by_nought():
    around = [float(BG.at(np.array([0.24, 4.4, a, 2.4])).expected(np.array(50.0))) for a in (0.999, 1.0, 1.001)]
    assert around[1] == pytest.approx((around[0] + around[2]) / 2, rel=1e-5)
    donors = [float(DONORS.at(np.array([1.2, 0.75, c, 2.8])).expected(np.array(9.0))) for c in (0.999, 1.0, 1.001)]
    assert donors[1] == pytest.approx((donors[0] + donors[2]) / 2, rel=1e-5)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.estimates.model)
def test_probabilities_and_expectations_stay_in_range(model):
    alive, short, long = model.alive(WORLD), model.future(WORLD, 4.0), model.future(WORLD, 40.0)
    assert ((alive >= 0) & (alive <= 1)).all()
    assert ((short > 0) & (long > short)).all()
    lately = twins.rfm(np.full(3, 3.0), np.array([5.0, 15.0, 30.0]), np.full(3, 30.0))
    assert (np.diff(model.alive(lately)) > 0).all()
    assert model.expected(np.array([0.0]))[0] == 0
    assert (np.diff(model.expected(np.linspace(0, 50, 20))) > 0).all()


@pytest.mark.parametrize("method", [BgNbd(), MbgNbd(), ParetoNbd(), GammaGamma(), BgBb(), BgNbd(purchase_covariates=("z",))], ids=str)
def test_the_order_of_rows_leaves_no_trace(method):
    world = {BgBb: CHANCES, GammaGamma: SPENT}.get(type(method), WORLD)
    one = fit_value(method, world).estimates
    other = fit_value(method, world.take(np.random.default_rng(1).permutation(len(world)))).estimates
    assert (one.theta == other.theta).all()
    assert (one.theta_covariance == other.theta_covariance).all()


@pytest.mark.parametrize("likelihood", [lambda rows: BgLikelihood(rows, 0, 0), lambda rows: ParetoLikelihood(rows, 0)])
def test_collapsed_rows_have_the_likelihood_of_all(likelihood):
    days = np.random.default_rng(2).integers(0, 20, (5000, 2))
    x = np.where(days[:, 0] > 0, 1.0 + days[:, 0] % 4, 0.0)
    many = twins.rfm(x, days[:, 0] / 7, (days[:, 0] + days[:, 1] + 1) / 7)
    rows = Histories(many.frequency, many.recency, many.T, np.zeros((len(many), 0)), many.weights)
    few = collapse_histories(many)
    assert len(few) < 500
    assert few.weights.sum() == 5000
    for one, other in zip(likelihood(rows)(np.zeros(4)), likelihood(few)(np.zeros(4)), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-10)


def test_weights_are_customers():
    twice = replace(WORLD, weights=2 * WORLD.weights)
    once = fit_value(BgNbd(), WORLD).estimates
    both = fit_value(BgNbd(), twice).estimates
    np.testing.assert_allclose(both.values, once.values, rtol=1e-5)
    np.testing.assert_allclose(both.standard_errors * np.sqrt(2), once.standard_errors, rtol=1e-4)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.estimates.model)
def test_a_customers_future_does_not_know_the_others(model):
    some, edges = np.random.default_rng(4).permutation(len(WORLD))[:50], np.array([0.0, 5.0, 20.0])
    everybody, few = model.sample(WORLD, 3, edges), model.sample(WORLD.take(some), 3, edges)
    assert (few.purchases == everybody.purchases[some]).all()
    assert (few.lifetime == everybody.lifetime[some]).all()
    assert (model.sample(WORLD, 4, edges).purchases != everybody.purchases).any()


@pytest.mark.parametrize("model", [*MODELS, DONORS], ids=lambda model: model.estimates.model)
def test_futures_agree_with_themselves(model):
    """Nobody buys after the moment of dropping out, and nobody who has dropped out lives."""
    given_ = CHANCES if model is DONORS else WORLD
    simulated = model.sample(given_, 3, np.array([0.0, 5.0, 20.0]))
    assert (simulated.lifetime[~simulated.alive] == 0).all()
    assert (simulated.purchases[~simulated.alive] == 0).all()
    assert (simulated.purchases[simulated.lifetime < 5.0, 1] == 0).all()
    assert (simulated.purchases == np.round(simulated.purchases)).all()


def test_dert_is_the_sum_of_discounted_purchases():
    pareto = MODELS[2]
    few, rate, step = WORLD.take(np.arange(6)), 0.02, 0.1
    ends = np.arange(0.0, 1200.0, step)
    bought = np.diff(np.array([pareto.future(few, t) for t in ends]), axis=0)
    np.testing.assert_allclose(pareto.dert(few, rate), np.exp(-rate * (ends[1:] - step / 2)) @ bought, rtol=1e-4)
    donors = CHANCES.take(np.arange(6))
    by_chance = np.diff(np.array([DONORS.future(donors, n) for n in range(400)]), axis=0)
    np.testing.assert_allclose(DONORS.dert(donors, 0.1), 1.1 ** -np.arange(1.0, 400.0) @ by_chance, rtol=1e-8)


@FEW
@given(alpha=st.floats(0.2, 5), beta=st.floats(0.2, 5), c=st.floats(0.5, 2), rate=st.floats(0.02, 0.5), made=st.integers(0, 5))
def test_contract_lifetimes_are_sums_over_the_curve(alpha, beta, c, rate, made):
    for values in ([alpha, beta], [alpha, beta, c]):
        model = FittedRetention(state_estimates("retention", ("alpha", "beta", "c")[: len(values)], np.array(values), "year"))
        t = np.arange(3000.0)
        curve = model.survival(t)
        assert model.discounted_lifetime(rate) == pytest.approx(curve @ (1 + rate) ** -t, rel=1e-9)
        later = curve[made + 1 :] @ (1 + rate) ** -t[: len(t) - made - 1] / curve[made]
        assert model.residual_lifetime(made, rate) == pytest.approx(later, rel=1e-9)
        histories = model.sample(Renewals(np.array(["a", "b"], dtype=object), np.full(2, float(made))), 1)
        assert (histories >= 0).all()


def hazard(knots, cumulative, tail) -> ProportionalHazard:
    empty = np.zeros((1, 1))
    return ProportionalHazard(
        ("x",), np.zeros(1), np.ones(1), empty, np.array(knots, float), np.array(cumulative, float), tail, "constant", 0.0
    )


def test_a_constant_hazard_has_the_lifetime_of_the_exponential():
    """1 / (hazard + discount), whatever the tenure, and payments are a geometric series."""
    constant, x, force = hazard([0, 10, 30], [0, 0.5, 1.5], 0.05), np.array([[0.0], [np.log(2.0)]]), np.log(1.1) / 12
    found = discounted_lifetime(constant, x, np.array([0.0, 17.0]), 0.10)
    np.testing.assert_allclose(found.months, [1 / (0.05 + force), 1 / (0.10 + force)], rtol=1e-12)
    np.testing.assert_allclose(found.tail_months / found.months, np.exp([-(0.05 + force) * 30, -(0.10 + force) * 13]), rtol=1e-12)
    paid = discounted_payments(constant, x, np.array([0.0, 17.0]), 0.10, 1.0)
    np.testing.assert_allclose(paid, 1 / -np.expm1(-np.array([0.05 + force, 0.10 + force])), rtol=1e-12)
    np.testing.assert_allclose(found.value(12.0), 12 * found.months)


@FEW
@given(
    steps=st.lists(st.tuples(st.floats(0.5, 9), st.floats(0, 0.6)), min_size=1, max_size=6),
    tail=st.floats(0.01, 0.2),
    tenure=st.floats(0, 40),
    horizon=st.sampled_from([3.0, 24.0, np.inf]),
)
def test_lifetimes_are_the_integral_of_survival_and_discount(steps, tail, tenure, horizon):
    knots, cumulative = (np.r_[0.0, np.cumsum(column)] for column in np.array(steps).T)
    curve, x = hazard(knots, cumulative, tail), np.array([[0.3]])
    found = float(discounted_lifetime(curve, x, np.array([tenure]), 0.12, horizon).months[0])
    end = min(horizon, 2000.0)
    bounds = np.unique(np.r_[np.clip(knots - tenure, 0, end), np.linspace(0, end, 40)])

    def density(t):
        return float(curve.survival(np.array([t]), x, tenure)[0]) * 1.12 ** (-t / 12)

    whole = sum(quad(density, a, b, epsabs=0, epsrel=1e-9)[0] for a, b in pairwise(bounds))
    assert found == pytest.approx(whole, rel=1e-7)
    k = np.arange(3000.0)
    paid = curve.survival(k * 3.0, np.repeat(x, 3000, axis=0), tenure) @ 1.12 ** (-k / 4)
    assert float(discounted_payments(curve, x, np.array([tenure]), 0.12, 3.0)[0]) == pytest.approx(paid, rel=1e-9)


@FEW
@given(p=st.floats(0.5, 20), q=st.floats(1.1, 10), v=st.floats(0.5, 50))
def test_expected_spend_lies_between_own_mean_and_that_of_all(p, q, v):
    model = FittedGammaGamma(state_estimates("Gamma-Gamma", ("p", "q", "v"), np.array([p, q, v]), "weeks"), 0.0)
    spend = model.spend(SPENT)
    low, high = np.minimum(SPENT.monetary_value, model.mean), np.maximum(SPENT.monetary_value, model.mean)
    some = SPENT.frequency > 0
    assert ((spend >= low - 1e-9 * high) & (spend <= high * (1 + 1e-9)))[some].all()
    np.testing.assert_allclose(spend[~some], model.mean)


def test_draws_come_from_the_joint_distribution():
    fitted = fit_value(BgNbd(), WORLD)
    many = fitted.draws(4000, 5)
    assert (many[:10] == fitted.draws(10, 5)).all()
    assert (many > 0).all()
    np.testing.assert_allclose(np.cov(np.log(many).T), fitted.estimates.theta_covariance, rtol=0.2, atol=0.02)
    assert next(fitted.drawn(1, 5)).estimates.values == pytest.approx(many[0])
