"""The purchases of a twin, fed by fitted models of a log: who is still there, how often and for how much each buys, and when it last did.

Carried: whether each customer has silently left by now, the rate at which each buys while there, and the mean amount of its purchases, all
drawn given the history by the random numbers that the models' own futures use; and the day of its last purchase, as the log has it.
Not carried: the model's law of leaving from now on (the twin's churn hazard takes its place), and the uncertainty of its parameters
(feed the model at a draw of them).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaincinv

from cxsim.clv.bg_nbd import FittedBgNbd
from cxsim.clv.gamma_gamma import FittedGammaGamma
from cxsim.clv.pareto_nbd import FittedParetoNbd
from cxsim.clv.random_streams import CustomerStreams
from cxsim.data.rfm import Rfm
from cxsim.errors import UsageError, fault
from cxsim.journey.population import Population
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH


def add_purchase_rates(
    population: Population, model: FittedBgNbd | FittedParetoNbd, given: Rfm, rate_per_month: float, seed: int
) -> Population:
    """The population with the rates and the presence that a fitted model draws for each of its customers, and their last purchases.

    Parameters
    ----------
    given : histories, in the model's unit; customers of the population without one keep what the plan says.
    rate_per_month : the plan's rate of purchases, of which each customer's is a multiple.
    seed : of the random numbers, as for `model.sample`.

    Raises
    ------
    UsageError
        If the plan's rate is not above 0, a history is of another unit, or none belongs to the population.
    """
    if not rate_per_month > 0:
        raise UsageError(Message("calibration-rate-none"), [fault("calibration-rate-zero", rate=rate_per_month)])
    where = _places(population, given)
    known, since = where >= 0, (given.T - given.recency) * given.days_per_unit
    law = model.parameters(model.in_unit(given))
    rate = gammaincinv(law.r + given.frequency, CustomerStreams(given.customer_id, seed).uniform("clv.rate")) / (law.alpha + given.T)
    monthly = rate * DAYS_PER_MONTH / given.days_per_unit
    alive = model.sample(given, seed, np.array([0.0, 1.0])).alive
    return replace(
        population,
        purchase_factor=np.where(known, monthly[where] / rate_per_month, population.purchase_factor),
        active=population.active & np.where(known, alive[where], True),
        days_since_purchase=np.where(known, since[where], population.days_since_purchase),
    )


def add_spend_factors(population: Population, model: FittedGammaGamma, given: Rfm, spend: float, seed: int) -> Population:
    """The population with the mean amounts that a fitted Gamma-Gamma model draws for each of its customers, given its history.

    A customer's amounts are gamma (p, nu), where nu given x repeat purchases of mean m is gamma (p x + q, v + x m), so its mean amount is
    p / nu (Fader & Hardie 2013, "The gamma-gamma model of monetary value"). The plan's `spend_variation` is then that of one customer,
    p ** -0.5, and its `spend_between` holds for those without a history.

    Parameters
    ----------
    given : histories; customers of the population without one keep what the plan says.
    spend : the plan's mean amount of a purchase, of which each customer's is a multiple.
    seed : of the random numbers, as for `model.sample`.

    Raises
    ------
    UsageError
        If the plan's mean amount is not above 0, or no history belongs to the population.
    """
    if not spend > 0:
        raise UsageError(Message("calibration-amount-none"), [fault("calibration-amount-zero", amount=spend)])
    where = _places(population, given)
    factor = model.mean_amounts(given, seed) / spend
    return replace(population, spend_factor=np.where(where >= 0, factor[where], population.spend_factor))


def _places(population: Population, given: Rfm) -> NDArray[np.intp]:
    """Which history is that of each customer of the population, or -1.

    Raises
    ------
    UsageError
        If none is.
    """
    where: NDArray[np.intp] = pd.Index(given.customer_id.astype(str)).get_indexer(pd.Index(population.names))
    if not (where >= 0).any():
        raise UsageError(Message("calibration-log-foreign"), [fault("calibration-log-histories")])
    return where
