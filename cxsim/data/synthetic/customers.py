"""The customers of the synthetic sample operator, drawn from its stated truth."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.synthetic.truth import Truth
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]


def random_stream(truth: Truth, table: int) -> np.random.Generator:
    """The random numbers of one table: counter-based, so that a new table changes no other."""
    return np.random.Generator(np.random.Philox(key=[truth.seed, table]))


def draw_customers(truth: Truth) -> pd.DataFrame:
    """Every customer with nothing blank: the columns of customers.csv, and `end_day`, days before the snapshot of the last day here."""
    random, n = random_stream(truth, 1), truth.customers
    plan = random.choice(list(truth.plans), n, p=[plan.share for plan in truth.plans.values()])
    annual = random.random(n) < truth.annual_share
    usual = np.array([truth.plans[name].fee for name in plan]) * (1 - truth.annual_discount * annual)
    fee = np.round(usual * np.exp(truth.fee_spread * random.standard_normal(n)), 2)
    nps, csat, ces = _answers(truth, random)
    mean = truth.contacts_mean * np.exp(truth.contacts_per_ces_point * (ces - truth.ces_centre))
    contacts = random.poisson(mean * random.gamma(truth.contacts_dispersion, 1 / truth.contacts_dispersion, n))
    effects = np.array([truth.plans[name].log_hazard for name in plan]) + truth.annual * annual
    scores = truth.nps * (nps - truth.nps_centre) + truth.ces * (ces - truth.ces_centre) + truth.contacts_90d * contacts
    lifetime = _lifetimes(truth, random.random(n), effects + scores)
    since_joining = truth.joined_over_months * random.random(n)
    tenure = np.minimum(lifetime, since_joining)
    return pd.DataFrame(
        {
            "customer_id": [f"C{i:05d}" for i in range(1, n + 1)],
            "plan": plan,
            "contract": np.where(annual, "annual", "monthly"),
            "monthly_fee": fee,
            "tenure_months": np.ceil(tenure * 10) / 10,
            "churned": (lifetime < since_joining).astype(int),
            "nps": nps,
            "csat": csat,
            "ces": ces,
            "contacts_90d": contacts,
            "end_day": np.floor((since_joining - tenure) * DAYS_PER_MONTH).astype(int),
        }
    )


def blank_answers(truth: Truth, everyone: pd.DataFrame) -> pd.DataFrame:
    """The customers as a company sees them: a few never answered, whoever they are."""
    random, seen = random_stream(truth, 2), everyone.copy()
    for index in ("nps", "csat", "ces"):
        seen[index] = everyone[index].astype("Int64").mask(random.random(len(seen)) < truth.blank_share)
    return seen


def _answers(truth: Truth, random: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    satisfaction = random.standard_normal(truth.customers)
    for answer in truth.answers.values():
        latent = answer.centre + answer.slope * satisfaction + answer.noise * random.standard_normal(truth.customers)
        yield np.clip(np.rint(latent), answer.low, answer.high).astype(np.int64)


def _lifetimes(truth: Truth, uniform: Array, score: Array) -> Array:
    """Months until leaving: the inverse of the cumulative hazard (rate t) ** shape * exp(score)."""
    result: Array = (-np.log1p(-uniform) / np.exp(score)) ** (1 / truth.shape) / truth.rate
    return result
