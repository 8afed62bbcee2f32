"""What a churn method may be told: ties, strata, entry, weights, clusters; how a file names it; what is refused."""

import numpy as np
import pandas as pd
import pytest
from pydantic import TypeAdapter, ValidationError

from cxsim.churn.comparison.model_candidates import find_nonproportional_features, list_candidates
from cxsim.churn.comparison.model_card import recommend_model
from cxsim.churn.estimation.accelerated_likelihood import fit_accelerated
from cxsim.churn.estimation.cox_residuals import robust_covariance, score_residuals
from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood, partial_derivatives
from cxsim.churn.estimation.risk_sets import risk_sets
from cxsim.churn.evaluation.cross_validation import CrossValidationScores
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import Recalibration
from cxsim.churn.methods.accelerated import LogNormal, Weibull
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.discrete_time import DiscreteTime
from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential
from cxsim.churn.methods.registry import ChurnMethod
from cxsim.churn.model_fit import fit
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.errors import DataError, ModelError


def customers(n: int = 500) -> pd.DataFrame:
    rng = np.random.default_rng(8)
    nps, plan = rng.normal(0, 1, n), rng.choice(["basic", "plus"], n)
    life = np.where(plan == "plus", 30 * rng.weibull(3.0, n), 15 * rng.weibull(0.7, n)) * np.exp(0.3 * nps)
    seen = rng.uniform(3, 40, n)
    columns = {"customer_id": [f"c{i:04d}" for i in range(n)], "tenure_months": np.minimum(life, seen), "churned": life <= seen}
    return pd.DataFrame(
        {**columns, "nps": nps, "plan": plan, "times": rng.integers(1, 4, n).astype(float), "from": 0.5 * np.minimum(life, seen)}
    )


def table(frame: pd.DataFrame) -> CustomerTable:
    return CustomerTable(frame, ("nps", "plan", "times", "from"), Source("made_up.csv", "0" * 64, 1, len(frame), ()), ())


def sample(ties: bool = True) -> Sample:
    frame = customers()
    months = np.ceil(frame["tenure_months"].to_numpy()) if ties else frame["tenure_months"].to_numpy()
    x = np.column_stack([frame["nps"], frame["plan"] == "plus"]).astype(float)
    return Sample(x, months, frame["churned"].to_numpy(), weight=frame["times"].to_numpy())


def test_a_weight_of_two_is_two_customers_under_breslows_ties():
    weighted = sample()
    times = weighted.weights.astype(int)
    rows = np.repeat(np.arange(len(weighted)), times)
    copied = Sample(weighted.matrix[rows], weighted.months[rows], weighted.churned[rows], cluster=rows)
    one, other = maximize_partial_likelihood(weighted, "breslow"), maximize_partial_likelihood(copied, "breslow")
    assert one.coefficients == pytest.approx(other.coefficients, abs=1e-10)
    assert one.log_likelihood == pytest.approx(other.log_likelihood, abs=1e-8)
    assert robust_covariance(one) == pytest.approx(robust_covariance(other), rel=1e-8)


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_score_residuals_are_the_pull_of_each_customer(ties):
    """The derivative of the coefficients in a customer's weight is his score residual x covariance (times untied, where it is exact)."""
    data = sample(ties=False)
    found = maximize_partial_likelihood(data, ties)
    pull = score_residuals(found) @ found.covariance
    for row in (0, 7, 99):
        moved = []
        for step in (-1e-4, 1e-4):
            weight = data.weights.copy()
            weight[row] += step
            moved.append(maximize_partial_likelihood(Sample(data.matrix, data.months, data.churned, weight=weight), ties).coefficients)
        assert (moved[1] - moved[0]) / 2e-4 == pytest.approx(pull[row], rel=1e-4, abs=1e-8)


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_score_residuals_sum_to_zero_with_ties_strata_entry_and_weights(ties):
    data = sample()
    rich = Sample(data.matrix[:, :1], data.months, data.churned, data.months * 0.3, data.weights, data.matrix[:, 1].astype(np.int64))
    found = maximize_partial_likelihood(rich, ties)
    assert np.abs((score_residuals(found) * rich.weights[:, None]).sum(axis=0)).max() < 1e-8


@pytest.mark.slow
def test_strata_fit_as_two_halves_that_share_coefficients():
    data = sample()
    both = maximize_partial_likelihood(Sample(data.matrix[:, :1], data.months, data.churned, stratum=data.matrix[:, 1].astype(np.int64)))
    halves = [
        Sample(data.matrix[rows][:, :1], data.months[rows], data.churned[rows]) for rows in (data.matrix[:, 1] == 0, data.matrix[:, 1] == 1)
    ]
    there = [partial_derivatives(half.matrix, half, risk_sets(half), both.coefficients, "efron") for half in halves]
    assert sum(part.log_likelihood for part in there) == pytest.approx(both.log_likelihood, abs=1e-9)
    assert sum(part.gradient[0] for part in there) == pytest.approx(0, abs=1e-8)
    for baseline, half in zip(both.baselines, halves, strict=True):
        assert np.array_equal(baseline.event_months, np.unique(half.months[half.churned]))


def test_stratified_survival_comes_in_the_order_of_the_rows():
    """lifelines gives it in the order of the strata: read by position, concordance falls from .86 to .5 in silence."""
    frame = customers()
    fitted = fit(Cox(features=("nps",), strata=("plan",), holdout=0), table(frame), seed=1)
    together = fitted.survival(6.0, frame)
    alone = [float(fitted.survival(6.0, frame.iloc[[i]])[0]) for i in range(20)]
    assert together[:20] == pytest.approx(alone, abs=1e-14)
    assert "each level of plan" in str(fitted.card.method)
    assert [ratio.column for ratio in fitted.card.hazard_ratios] == ["nps"]


def test_an_unknown_stratum_is_refused():
    fitted = fit(Cox(features=("nps",), strata=("plan",), holdout=0), table(customers()), seed=1)
    x = np.array([[0.0, 0.5]])
    with pytest.raises(ModelError, match="stratum that is not in the fitted table"):
        fitted.law.survival(np.array([1.0]), x)


def test_entry_weights_and_cluster_are_no_features():
    fitted = fit(Cox(entry="from", weights="times", cluster="customer_id", holdout=0), table(customers()), seed=1)
    assert fitted.encoding.features == ("nps", "plan")
    assert "robust errors" in str(fitted.card.method)
    plain = fit(Cox(features=("nps", "plan"), holdout=0), table(customers()), seed=1)
    assert not np.allclose(fitted.hazard.coefficients, plain.hazard.coefficients)


def test_entry_after_the_end_and_unknown_columns_are_refused():
    frame = customers().assign(**{"from": lambda f: f["tenure_months"] + 1})
    with pytest.raises(DataError, match="unit of `tenure`"):
        fit(Cox(entry="from"), table(frame), seed=1)
    with pytest.raises(DataError, match="did you mean 'plan'"):
        fit(Cox(strata=("plann",)), table(customers()), seed=1)


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ({}, Cox),
        ({"ties": "breslow", "strata": ["plan"]}, Cox),
        ({"method": "weibull", "holdout": 0.3}, Weibull),
        ({"method": "discrete_time", "link": "cloglog"}, DiscreteTime),
    ],
)
def test_a_file_names_its_method_and_cox_needs_no_name(entry, kind):
    method = TypeAdapter(ChurnMethod).validate_python(entry)
    assert type(method) is kind
    assert TypeAdapter(ChurnMethod).validate_python(method.model_dump(mode="json")) == method


def test_a_name_of_another_method_is_a_fault():
    with pytest.raises(ValidationError, match="ties"):
        TypeAdapter(ChurnMethod).validate_python({"method": "weibull", "ties": "efron"})


def test_a_step_without_churners_is_named():
    with pytest.raises(ModelError, match="between month 39 and"):
        fit(
            PiecewiseExponential(breaks=(39.0, 39.5), holdout=0),
            table(customers().assign(churned=lambda f: f.churned & (f.tenure_months < 39))),
            seed=1,
        )


def test_a_changing_hazard_ratio_calls_for_strata():
    first = fit(Cox(features=("nps", "plan")), table(customers(1500)), seed=1)
    assert find_nonproportional_features(first) == ("plan",)
    tried = list_candidates({"churn": Cox(features=("nps", "plan"))}, first)
    assert tried["cox by plan"].grouping == ("plan",)
    assert isinstance(tried["lognormal"], LogNormal)
    assert next(iter(tried)) == "churn"


def scores(brier: float, recalibrated: bool = False) -> CrossValidationScores:
    nothing: tuple[float | None, ...] = ()
    each = brier + 0.01 * np.resize([-1.0, 1.0], 100)
    level = Recalibration((12.0,), (1.3,), (0.8,) if recalibrated else (), "")
    return CrossValidationScores(0.7, None, float(each.mean()), 0.1, each, *[nothing] * 8, level, np.empty((0, 0)))


def test_of_models_that_chance_does_not_part_the_first_with_the_right_level_is_recommended():
    """The differences are the same for every customer, so no chance is in them: 0.5 % is let pass as immaterial, 10 % is not."""
    assert recommend_model({"churn": scores(0.1005), "other": scores(0.1)}) == "churn"
    assert recommend_model({"churn": scores(0.1005, recalibrated=True), "other": scores(0.1)}) == "other"
    assert recommend_model({"churn": scores(0.1005, recalibrated=True), "other": scores(0.1, recalibrated=True)}) == "churn"
    assert recommend_model({"churn": scores(0.11), "other": scores(0.1)}) == "other"


@pytest.mark.parametrize("family", ["weibull", "lognormal"])
def test_a_column_that_only_rows_outside_the_first_part_have_is_fitted_all_the_same(family):
    """Of 60,000 rows every third is fitted first, to start from; a flag that none of those has is no hindrance."""
    rng, rows = np.random.default_rng(1), 60_000
    x = np.column_stack([rng.standard_normal(rows), np.arange(rows) % 150 == 1]).astype(float)
    assert not x[::3, 1].any()
    life, seen = 20 * rng.weibull(1.2, rows) * np.exp(x @ [0.3, 0.5]), rng.uniform(1, 40, rows)
    whole = Sample(x, np.minimum(life, seen), life <= seen)
    order = rng.permutation(rows)
    found, _, _ = fit_accelerated(family, ("a", "b"), whole)
    mixed, _, _ = fit_accelerated(family, ("a", "b"), whole.rows(order))
    assert found.coefficients == pytest.approx(mixed.coefficients, abs=1e-6)
    assert np.isfinite(found.covariance).all()
