"""Competing reasons to leave as a method: the sum of the hazards, lifetimes by its inversion, the record, and no leak of the reason."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pydantic import TypeAdapter

from cxsim.churn.comparison.model_card import compare_models
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.cause_specific import CauseSpecific, CauseSpecificHazards
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.registry import ChurnMethod
from cxsim.churn.model_fit import fit
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.errors import ModelError


def customers(n: int = 800) -> CustomerTable:
    """Price takes those with a high fee, service those with a low score; both at a constant rate."""
    rng = np.random.default_rng(12)
    fee, score = rng.normal(0, 1, n), rng.normal(0, 1, n)
    price, service = (rng.exponential(1 / (rate * np.exp(b))) for rate, b in ((0.02, 0.8 * fee), (0.03, -0.6 * score)))
    seen = rng.uniform(5, 40, n)
    months = np.minimum(np.minimum(price, service), seen)
    frame = pd.DataFrame({"customer_id": [f"c{i:04d}" for i in range(n)], "tenure_months": months, "churned": months < seen})
    frame = frame.assign(fee_level=fee, score=score, reason=np.where(months == seen, None, np.where(price < service, "price", "service")))
    return CustomerTable(frame, ("fee_level", "score", "reason"), Source("made_up.csv", "0" * 64, 1, n, ()), ())


@pytest.fixture(scope="module")
def fitted() -> FittedChurn:
    return fit(CauseSpecific(reason="reason", recalibrate=False), customers(), seed=1)


def test_each_reason_has_its_own_coefficients(fitted: FittedChurn) -> None:
    """True values .8 and 0 for price, 0 and -.6 for service; standard errors are near .06."""
    law = fitted.law
    assert isinstance(law, CauseSpecificHazards)
    assert law.reasons == ("price", "service")
    assert fitted.encoding.features == ("fee_level", "score")
    found = np.stack([hazard.coefficients for hazard in law.hazards])
    errors = np.stack([np.sqrt(np.diag(hazard.covariance)) for hazard in law.hazards])
    assert (np.abs(found - [[0.8, 0.0], [0.0, -0.6]]) < 4 * errors).all()
    assert errors.max() < 0.1
    messages = [str(note) for note in fitted.card.notes]
    assert any(note.startswith("price: fee_level: per unit more, the hazard is") for note in messages)


def test_survival_incidence_and_lifetimes_are_of_one_law(fitted: FittedChurn) -> None:
    law, x = fitted.law, np.array([[0.0, 0.0], [1.5, -1.0], [-1.0, 2.0]])
    assert isinstance(law, CauseSpecificHazards)
    months = np.full(3, 12.0)
    np.testing.assert_allclose(law.incidence(12.0, x, 3.0).sum(axis=1), 1 - law.survival(months, x, 3.0), rtol=1e-12)
    threshold = np.array([0.3, 0.7, 5.0])
    lifetimes = law.sample_lifetimes(threshold, x, 3.0)
    np.testing.assert_allclose(-np.log(law.survival(lifetimes, x, 3.0)), threshold, rtol=1e-9)
    np.testing.assert_allclose(law.cumulative_hazards(x, np.array([6.0, 12.0]))[:, 1], -np.log(law.survival(months, x)), rtol=1e-12)


def test_the_twin_takes_its_curves_and_draws(fitted: FittedChurn) -> None:
    law, x = fitted.law, np.zeros((2, 2))
    hazard = fitted.hazard
    curves = hazard.curves(x, 24.0)
    np.testing.assert_allclose(
        np.interp(12.0, curves.knots_months, curves.cumulative[0]), law.cumulative_hazards(x, np.array([12.0]))[0, 0]
    )
    assert fitted.draws(3, 5).shape == (3, len(law.parameters))
    np.testing.assert_allclose(law.at_draw(law.joint[0]).survival(np.full(2, 9.0), x), law.survival(np.full(2, 9.0), x), rtol=1e-12)
    with pytest.raises(ModelError, match="several reasons to leave"):
        law.to_proportional_hazard()


def test_the_record_comes_back_to_the_last_bit(fitted: FittedChurn) -> None:
    assert FittedChurn.from_json(fitted.to_json()).to_json() == fitted.to_json()


def test_a_file_names_the_method_and_its_column() -> None:
    adapter = TypeAdapter(ChurnMethod)
    assert adapter.validate_python({"method": "cause_specific", "reason": "reason"}) == CauseSpecific(reason="reason")


@pytest.mark.slow
def test_no_rival_takes_the_reason_for_a_feature() -> None:
    compared = compare_models({"churn": CauseSpecific(reason="reason"), "plain": Cox()}, customers(400), 3)
    assert not [row.name for row in compared.card.candidates if row.failure]
    assert max(row.concordance or 0.0 for row in compared.card.candidates) < 0.9
