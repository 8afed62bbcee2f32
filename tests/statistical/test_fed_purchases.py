"""A twin fed by a fitted model of purchases buys as that model says. False-alarm rate 1e-6; the key is fixed."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import poisson

from cxsim.calibration.purchases import add_purchase_rates
from cxsim.clv.bg_nbd import FittedBgNbd
from cxsim.clv.estimates import state_estimates
from cxsim.clv.pareto_nbd import FittedParetoNbd
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.errors import UsageError
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support import clv_twins, twins
from tests.support.statistical_check import Z, lower, upper

N = 800
TWO_YEARS = 730 / DAYS_PER_MONTH
MODELS = [
    FittedBgNbd(state_estimates("BG/NBD", ("r", "alpha", "a", "b"), np.array([0.6, 6.0, 0.8, 2.5]), "weeks")),
    FittedParetoNbd(state_estimates("Pareto/NBD", ("r", "alpha", "s", "beta"), np.array([0.8, 8.0, 0.9, 12.0]), "weeks")),
]


def histories():
    given = clv_twins.geometric_dropout(N, np.array([0.6, 6.0, 0.8, 2.5]), np.random.default_rng(1))
    return replace(given, customer_id=np.array([f"C{i}" for i in range(N)], dtype=object))


@pytest.mark.parametrize("model", MODELS, ids=["bg_nbd", "pareto_nbd"])
def test_a_twin_that_no_customer_leaves_buys_at_the_models_rates(model):
    """Two years at some 9 purchases each: a total that is 3 % off would be found, and so would rates of other customers."""
    given, people = histories(), twins.population(N, active=1.0)
    fed = add_purchase_rates(people, model, given, 0.7, seed=3)
    assert (fed.active == model.sample(given, 3, np.array([0.0, 1.0])).alive).all()
    plan = twins.plan(purchases=twins.buying(log_rate=0.0), acquisition={}, surveys=None)
    twin = compile_twin(plan, fed, twins.hazard(1e-12, (0.0, 0.0)))
    simulated = simulate(twin, twin.scenario(), study_key(5, 0, 0)).customers()
    simulated = simulated.loc[simulated["origin"] == "table"].set_index("customer_id")
    wanted = TWO_YEARS * 0.7 * fed.purchase_factor * fed.active
    bought = simulated["purchases"].reindex(fed.names).fillna(0).to_numpy()
    assert lower(poisson, wanted.sum()) <= bought.sum() <= upper(poisson, wanted.sum(), sides=2)
    assert np.corrcoef(bought, wanted)[0, 1] > 0.9
    law = model.parameters(given)  # the rates themselves: gamma, given each history
    mean, variance = (law.r + given.frequency) / (law.alpha + given.T), (law.r + given.frequency) / (law.alpha + given.T) ** 2
    drawn = 0.7 * fed.purchase_factor * 7 / DAYS_PER_MONTH
    assert abs(drawn.sum() - mean.sum()) < Z * np.sqrt(variance.sum())


def test_who_has_no_history_keeps_the_plan():
    people = twins.population(N, active=1.0)
    given = histories().take(np.arange(100))
    fed = add_purchase_rates(people, MODELS[0], given, 0.7, seed=3)
    assert np.array_equal(fed.purchase_factor[100:], people.purchase_factor[100:], equal_nan=True)
    assert fed.active[100:].all()
    with pytest.raises(UsageError, match="not of this population"):
        add_purchase_rates(
            people, MODELS[0], replace(given, customer_id=np.array([f"x{i}" for i in range(100)], dtype=object)), 0.7, seed=3
        )
    with pytest.raises(UsageError, match="cannot take rates from a log"):
        add_purchase_rates(people, MODELS[0], given, 0.0, seed=3)
