"""What holds of every law of lives: lives are the exact inverse of survival, records are exact, draws have the stated moments."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2, ks_1samp

from cxsim.churn.distributions.rescaled import rescale_hazard
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.method import Method
from cxsim.churn.methods.accelerated import GeneralisedGamma, LogLogistic, LogNormal, Weibull
from cxsim.churn.methods.boosting import Boosting
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.cure import Cure
from cxsim.churn.methods.discrete_time import DiscreteTime
from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential
from cxsim.churn.model_fit import fit
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.errors import ModelError

METHODS = (
    Cox(),
    Cox(strata=("plan",)),
    Weibull(),
    LogNormal(),
    LogLogistic(),
    GeneralisedGamma(),
    PiecewiseExponential(breaks=(6.0, 18.0)),
    DiscreteTime(),
    DiscreteTime(link="cloglog"),
    DiscreteTime(by=("plan",)),
    Cure(),
    Boosting(rounds=5),
)
RECALIBRATED = (Cox(), Cox(strata=("plan",)), Weibull(), LogNormal(), DiscreteTime(), Cure())


def name(method: Method) -> str:
    return str(method.label()).replace(" ", "-")


def named(case: tuple[Method, bool]) -> str:
    return name(case[0]) + "-mended" * case[1]


def table(n: int = 1500) -> CustomerTable:
    rng = np.random.default_rng(11)
    nps, plan = rng.normal(0, 1, n), rng.choice(["basic", "plus"], n)
    life = 25 * np.exp(0.4 * nps - 0.6 * (plan == "plus")) * rng.weibull(1.3, n)
    seen = rng.uniform(3, 48, n)
    columns = {
        "customer_id": [f"c{i:04d}" for i in range(n)],
        "tenure_months": np.ceil(np.minimum(life, seen)),
        "churned": life <= seen,
        "nps": nps,
        "plan": plan,
    }
    return CustomerTable(pd.DataFrame(columns), ("nps", "plan"), Source("made_up.csv", "0" * 64, 1, n, ()), ())


@pytest.fixture(scope="module", params=[*((m, False) for m in METHODS), *((m, True) for m in RECALIBRATED)], ids=named)
def fitted(request) -> FittedChurn:
    method, recalibrated = request.param
    found = fit(method.model_copy(update={"holdout": 0.0, "recalibrate": False}), table(), seed=3)
    return replace(found, law=rescale_hazard(found.law, (6.0, 18.0, 30.0), (1.4, 0.6, 1.1))) if recalibrated else found


def test_a_recalibrated_hazard_is_the_fitted_one_times_its_factors(fitted):
    recalibrated = rescale_hazard(fitted.law, (6.0, 18.0, 30.0), (1.4, 0.6, 1.1))
    x = fitted.encoding.encode(table().frame.iloc[:10])

    def simulated(law, a, b):
        return -np.log(law.survival(np.full(10, b - a), x, a))

    for a, b, factor in ((0.0, 6.0, 1.4), (2.5, 4.0, 1.4), (6.0, 18.0, 0.6), (18.0, 30.0, 1.1), (31.0, 70.0, 1.1)):
        assert simulated(recalibrated, a, b) == pytest.approx(factor * simulated(fitted.law, a, b), rel=1e-8, abs=1e-12)
    assert simulated(recalibrated, 3.0, 20.0) == pytest.approx(
        simulated(recalibrated, 3.0, 6.0) + simulated(recalibrated, 6.0, 18.0) + simulated(recalibrated, 18.0, 20.0), rel=1e-8
    )


def test_lifetimes_are_the_inverse_of_survival(fitted):
    frame = table().frame
    x, given = fitted.encoding.encode(frame), frame["tenure_months"].to_numpy()
    wanted = np.random.default_rng(1).exponential(size=len(x))
    histories = fitted.law.sample_lifetimes(wanted, x, given)
    ends = np.isfinite(histories)
    assert ends.mean() > 0.2
    staying = fitted.law.survival(histories[ends], x[ends], given[ends])
    assert -np.log(staying) == pytest.approx(wanted[ends], rel=1e-9, abs=1e-9)


def test_drawn_lifetimes_survive_as_fitted(fitted):
    """The survival of each customer's drawn life is uniform: Kolmogorov-Smirnov at 1e-6; a shift of .08 is found with 1500 lives."""
    frame = table().frame
    x, given = fitted.encoding.encode(frame), frame["tenure_months"].to_numpy()
    histories = fitted.sample(frame, seed=5)
    ends = np.isfinite(histories)
    staying = fitted.law.survival(np.where(ends, histories, 1e9), x, given)
    lowest = np.where(ends, 0.0, staying)  # who never leaves has a life beyond every level below his share
    uniform = np.where(ends, staying, lowest * np.random.default_rng(2).random(len(x)))
    assert ks_1samp(uniform, lambda u: np.clip(u, 0, 1)).pvalue > 1e-6


def test_a_life_hangs_on_name_key_and_law_alone(fitted):
    frame = table().frame
    everybody = pd.Series(fitted.sample(frame, seed=5), index=frame["customer_id"])
    some = frame.iloc[::-7]
    assert fitted.sample(some, seed=5) == pytest.approx(everybody[some["customer_id"]].to_numpy(), rel=1e-12)
    assert not np.allclose(fitted.sample(frame, seed=6), everybody.to_numpy())


def test_survival_falls_from_one(fitted):
    frame = table().frame.iloc[:50]
    x = fitted.encoding.encode(frame)
    curves = np.array([fitted.law.survival(np.full(50, t), x) for t in np.linspace(0, 90, 61)])
    assert curves[0] == pytest.approx(np.ones(50), abs=1e-12)
    assert (np.diff(curves, axis=0) <= 1e-12).all()
    assert (curves >= 0).all()


def test_record_is_an_exact_round_trip(fitted):
    if fitted.card.spec["method"] == "boosting":
        with pytest.raises(ModelError, match="fit it again"):
            fitted.to_json()
        return
    again = FittedChurn.from_json(fitted.to_json())
    assert again.to_json() == fitted.to_json()
    frame = table().frame
    assert np.array_equal(again.survival(12.0, frame), fitted.survival(12.0, frame))


def test_draws_have_the_centre_and_the_spread_of_the_fit(fitted):
    """4,000 draws: each parameter's mean within 4.9 standard errors, its variance within a chi-square interval of 1e-6."""
    if fitted.card.spec["method"] == "boosting":
        with pytest.raises(ModelError, match="no distribution"):
            fitted.draws(10, seed=1)
        return
    draws, other = fitted.draws(4000, seed=1), fitted.draws(4000, seed=2)
    assert draws.shape == (4000, len(fitted.law.parameters))
    assert np.array_equal(draws, fitted.draws(4000, seed=1))
    spread = draws.std(axis=0)
    moving = spread > 0
    assert (np.abs(draws.mean(axis=0) - other.mean(axis=0))[moving] < 4.9 * np.sqrt(2 / 4000) * spread[moving]).all()
    ratio = (other.std(axis=0)[moving] / spread[moving]) ** 2
    wide = (chi2.isf(1e-6, 3999) / 3999) ** 2
    assert ((ratio < wide) & (ratio > 1 / wide)).all()
    assert fitted.law.at_draw(draws.mean(axis=0)).survival(np.array([12.0]), np.zeros((1, len(fitted.encoding.columns)))) > 0


def test_twin_is_fed_exactly(fitted):
    """At whole months, which are knots of every curve; the tails are tried in the twin itself."""
    x = fitted.encoding.encode(table().frame.iloc[:200])
    found = fitted.hazard.curves(x, 40.0)
    for months in (4.0, 12.0, 24.0):
        simulated = [np.interp(t, found.knots_months, curve) for curve in found.cumulative for t in (months, 3.0)]
        gained = np.subtract(simulated[::2], simulated[1::2])[found.curve] * np.exp(found.log_risk)
        expected = fitted.law.survival(np.full(200, months - 3.0), x, 3.0)
        assert np.exp(-gained) == pytest.approx(expected, rel=1e-9, abs=1e-12)
        assert fitted.hazard.survival(np.full(200, months - 3.0), x, 3.0) == pytest.approx(expected, abs=1e-12)
