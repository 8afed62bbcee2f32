"""The purchases of a twin, fed by a fitted model of a log: who is still there, and at which rate each buys.

Carried: whether each customer has silently left by now, and the rate at which each buys while there, both drawn given the history by the
luck that the model's own futures use. Not carried: the model's law of leaving from now on (the twin's churn hazard takes its place), the
uncertainty of its parameters (feed the model at a draw of them), and what each customer spends (the plan's law, for all alike).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

from cxsim.data.rfm import Rfm
from cxsim.errors import Fault, UsageError
from cxsim.journey.population import Population
from cxsim.models.clv.bg_nbd import FittedBgNbd
from cxsim.models.clv.luck import Luck
from cxsim.models.clv.pareto_nbd import FittedParetoNbd
from cxsim.units import DAYS_PER_MONTH


def fed_by(population: Population, model: FittedBgNbd | FittedParetoNbd, given: Rfm, rate_per_month: float, key: int) -> Population:
    """The population with the rates and the presence that a fitted model draws for each of its customers.

    Parameters
    ----------
    given : histories, in the model's unit; customers of the population without one keep what the plan says.
    rate_per_month : the plan's rate of purchases, of which each customer's is a multiple.
    key : the luck, as for `model.sample`.

    Raises
    ------
    UsageError
        If the plan's rate is not above 0, a history is of another unit, or none belongs to the population.
    """
    if not rate_per_month > 0:
        raise UsageError("Rates cannot be multiples of nothing.", [Fault(f"{rate_per_month:g} a month", "a rate above 0", "state one")])
    where = pd.Index(given.customer_id.astype(str)).get_indexer(pd.Index(population.names))
    known = where >= 0
    if not known.any():
        fault = Fault("no customer with a history", "the names of the log", "map the customer id of both tables alike")
        raise UsageError("The log is not of this population.", [fault])
    law = model.laws(model.in_unit(given))
    rate = gammaincinv(law.r + given.frequency, Luck(given.customer_id, key).uniform("clv.rate")) / (law.alpha + given.T)
    monthly = rate * DAYS_PER_MONTH / given.days_per_unit
    alive = model.sample(given, key, np.array([0.0, 1.0])).alive
    return replace(
        population,
        purchase_factor=np.where(known, monthly[where] / rate_per_month, population.purchase_factor),
        active=population.active & np.where(known, alive[where], True),
    )
