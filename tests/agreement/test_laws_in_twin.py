"""Whatever law was fitted, the twin lives by it: simulated survival is the fitted S(t | x), and a refit of simulated lives finds it again.

Each statistical check has a false-alarm rate of 1e-6 and a fixed key; what it detects is said.
"""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.rescaled import rescale_hazard
from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.features.sample import Sample
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
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.errors import UsageError
from cxsim.journey.population import Population
from cxsim.rng import study_key
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.units import DAYS_PER_MONTH
from tests.support import twins
from tests.support.statistical_check import Z

CUSTOMERS = 10_000
QUICK = (Cox(), Cox(strata=("plan",)), LogNormal(), DiscreteTime(by=("plan",)), Cure())
METHODS = (
    Cox(),
    Cox(strata=("plan",)),
    Weibull(),
    LogNormal(),
    LogLogistic(),
    GeneralisedGamma(),
    PiecewiseExponential(breaks=(6.0, 18.0)),
    DiscreteTime(),
    DiscreteTime(by=("plan",)),
    Cure(),
    Boosting(rounds=5),
)
ALONE = {
    "surveys": {},
    "acquisition": {},
    "referral": None,
    "satisfaction": twins.feeling(),
    "effort": twins.feeling(),
    "purchases": None,
}


def table(rows: int = 1500) -> CustomerTable:
    rng = np.random.default_rng(11)
    nps, plan = rng.normal(0, 1, rows), rng.choice(["basic", "plus"], rows)
    life = np.where(plan == "plus", 30 * rng.weibull(2.0, rows), 15 * rng.weibull(0.8, rows)) * np.exp(0.4 * nps)
    seen = rng.uniform(3, 48, rows)
    columns = {
        "customer_id": [f"c{i:05d}" for i in range(rows)],
        "tenure_months": np.ceil(np.minimum(life, seen)),
        "churned": life <= seen,
        "nps": nps,
        "plan": plan,
    }
    return CustomerTable(pd.DataFrame(columns), ("nps", "plan"), Source("made_up.csv", "0" * 64, 1, rows, ()), ())


def described(method: Method) -> str:
    return str(method.label()).replace(" ", "-")


@pytest.fixture(scope="module", params=METHODS, ids=described)
def fitted(request) -> FittedChurn:
    return fit(request.param.model_copy(update={"holdout": 0.0, "recalibrate": False}), table(), seed=3)


def twin_of(fitted: FittedChurn, customers: int, tenure: float | None = None, **plan: object) -> Twin:
    """The small world without anything that moves the hazard, peopled by the fitted table over and over."""
    frame = table().frame.iloc[np.arange(customers) % 1500]
    people: Population = replace(
        twins.population(customers, active=1.1),
        features=fitted.encoding.encode(frame),
        tenure_months=frame["tenure_months"].to_numpy() if tenure is None else np.full(customers, tenure),
    )
    return compile_twin(twins.plan(**{**ALONE, **plan}), people, fitted.hazard)


def test_simulated_survival_is_the_fitted_one(fitted):
    """Losses within 3, 12 and 24 months given tenure, of 10,000: a chance to leave that is off by 6 % of itself would be seen."""
    outcome = simulate(twin := twin_of(fitted, CUSTOMERS), twin.scenario(), study_key(1, 0, 0))
    people, gone = twin.population, np.cumsum(outcome.series["churned"])
    for month in (3, 12, 24):
        ahead = np.full(CUSTOMERS, twin.common.month_days[month] / DAYS_PER_MONTH)
        chance = 1 - fitted.law.survival(ahead, people.features, people.tenure_months)
        assert abs(gone[month - 1] - chance.sum()) < Z * math.sqrt((chance * (1 - chance)).sum())


def test_a_draw_of_the_parameters_is_simulated_as_the_law_at_that_draw(fitted):
    hazard, law = fitted.hazard, fitted.law
    if not hazard.features or (isinstance(hazard, ProportionalHazard) and not isinstance(law, Proportional)):
        return  # trees have no draws, and a Weibull law in hazard form draws its hazard ratios
    x = fitted.encoding.encode(table().frame.iloc[:50])
    values = fitted.draws(1, seed=4)[0]
    # the level of a proportional hazard is its last parameter, which the twin draws apart
    level, moved = (np.exp(values[-1]), values[:-1]) if isinstance(law, Proportional) else (1.0, values)
    found = hazard.curves(x, 60.0, moved)
    for k in np.flatnonzero((found.knots_months > 0) & (found.knots_months < 40)):
        simulated = found.cumulative[found.curve, k] * np.exp(found.log_risk) * level
        staying = law.at_draw(values).survival(np.full(50, found.knots_months[k]), x)
        assert np.exp(-simulated) == pytest.approx(staying, rel=1e-9, abs=1e-12)


def test_both_engines_live_by_the_same_curves(fitted):
    twin = twin_of(fitted, 25, acquisition={"web": {"rate": 3, "cost": 9}}, satisfaction=twins.feeling(log_hazard=-1.0), horizon=14)
    key = study_key(7, 0, 0)
    compiled, openly = simulate(twin, twin.scenario(), key), simulate_openly(twin, twin.scenario(), key)
    one, other = (each.customers().sort_values("customer_id", ignore_index=True) for each in (compiled, openly))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


@pytest.mark.slow
def test_a_recalibrated_law_is_simulated_as_recalibrated():
    plain = fit(LogNormal(holdout=0.0, recalibrate=False), table(), seed=3)
    fitted = replace(plain, law=rescale_hazard(plain.law, (12.0, 24.0), (0.5, 1.5)))
    outcome = simulate(twin := twin_of(fitted, CUSTOMERS, tenure=0.0), twin.scenario(), study_key(1, 0, 0))
    gone = np.cumsum(outcome.series["churned"])
    for month in (6, 12, 24):
        ahead = np.full(CUSTOMERS, twin.common.month_days[month] / DAYS_PER_MONTH)
        chance = 1 - fitted.law.survival(ahead, twin.population.features)
        assert abs(gone[month - 1] - chance.sum()) < Z * math.sqrt((chance * (1 - chance)).sum())
        unmended = 1 - plain.law.survival(ahead, twin.population.features)
        assert abs(gone[month - 1] - unmended.sum()) > Z * math.sqrt((unmended * (1 - unmended)).sum()) or month == 24


@pytest.mark.parametrize("method", QUICK, ids=described)
def test_fit_simulate_refit_finds_the_law_again(method):
    check_refit(method)


@pytest.mark.slow
@pytest.mark.parametrize("method", [m for m in METHODS[:-1] if m not in QUICK], ids=described)
def test_fit_simulate_refit_finds_every_other_law_again(method):
    check_refit(method)


def check_refit(method: Method) -> None:
    """10,000 new customers live 48 months; the parameters of a refit lie within a chi-square distance of 1e-6 of those simulated.

    A coefficient that is five of its standard errors off (about .07) would be seen.
    """
    plain = fit(method.model_copy(update={"holdout": 0.0, "recalibrate": False}), table(), seed=3)
    twin = twin_of(plain, CUSTOMERS, tenure=0.0, horizon=48)
    left = simulate(twin, twin.scenario(), study_key(3, 0, 0)).customers()
    churned, months = left["churned"].to_numpy(dtype=bool), left["tenure_months"].to_numpy(dtype=float)
    months = np.ceil(months) if isinstance(method, DiscreteTime) else months
    place = pd.Index(twin.population.names).get_indexer(left["customer_id"])
    simulated = Sample(twin.population.features[place], months, churned)
    again = estimate(method, plain.encoding.columns, simulated, testing=False).law
    (was, _), (now, spread) = plain.law.joint, again.joint
    which = [j for j, name in enumerate(again.parameters) if spread[j, j] > 0 and not name.startswith(("tenure", "log baseline"))]
    off = (now - was)[which]
    assert off @ np.linalg.solve(spread[np.ix_(which, which)], off) < stats.chi2.isf(1e-6, len(which))


def test_coefficients_that_are_no_log_hazards_are_not_taken_for_such():
    fitted = fit(LogNormal(holdout=0.0), table(), seed=3)
    felt = twins.feeling(start={"column": "nps", "scale": [0, 10], "missing": 0.6}, log_hazard={"fit": "churn", "coef": "nps"})
    with pytest.raises(UsageError, match="no log hazard ratios"):
        twin_of(fitted, 10, satisfaction=felt)
