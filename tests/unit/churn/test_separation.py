"""Columns without a bounded coefficient are held and named; columns too alike are called that; nothing of either stops a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import approx_fprime, brentq

from cxsim.churn.estimation.diagnostics import diagnose_fit
from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.estimation.penalty import Penalty
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.churn.methods.accelerated import GeneralisedGamma, LogLogistic, LogNormal, Weibull
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.cure import Cure
from cxsim.churn.methods.discrete_time import DiscreteTime
from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential, find_steps
from cxsim.churn.model_fit import fit
from cxsim.config.loader import load
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.text.locale import Locale
from tests.support.french import ENGLISH_WORDS

FRENCH = Locale.of("fr")

METHODS = (
    Cox(),
    Cox(strata=("tier",)),
    Weibull(),
    LogNormal(),
    LogLogistic(),
    GeneralisedGamma(),
    PiecewiseExponential(),
    DiscreteTime(),
    Cure(),
)


def customers(n: int = 500, empty: str = "C") -> pd.DataFrame:
    """Nobody of one plan leaves; the others leave after 20 months on average."""
    rng = np.random.default_rng(6)
    plan = rng.choice(["A", "B", "C"], n, p=[0.45, 0.3, 0.25])
    life, seen = rng.exponential(20, n), rng.uniform(2, 40, n)
    left = (life <= seen) & (plan != empty)
    columns = {"tenure_months": np.where(left, life, seen), "churned": left, "plan": plan, "nps": rng.integers(0, 11, n).astype(float)}
    return pd.DataFrame({"customer_id": [f"c{i:03d}" for i in range(n)], "tier": rng.choice(["x", "y"], n), **columns})


def table(frame: pd.DataFrame, features: tuple[str, ...]) -> CustomerTable:
    return CustomerTable(frame, features, Source("made_up.csv", "0" * 64, 1, len(frame), ()), ())


@pytest.mark.parametrize("method", METHODS, ids=lambda method: str(method.label()))
@pytest.mark.parametrize("empty", ["A", "C"], ids=["the reference", "a level"])
def test_every_method_says_who_never_leaves_and_stays_finite(method: Method, empty: str) -> None:
    frame = customers(empty=empty)
    quick = method.model_copy(update={"holdout": 0.0, "recalibrate": False})
    features = ("nps", "plan", "tier") if isinstance(method, Cox) and method.strata else ("nps", "plan")
    fitted = fit(quick, table(frame, features), seed=1)
    assert fitted.status == "separation"
    count = int((frame["plan"] == empty).sum())
    assert f"Nobody left of plan {empty} ({count} customers)." in str(fitted.sentence)
    values, covariance = fitted.law.joint
    assert np.isfinite(values).all()
    assert (np.diag(covariance) >= 0).all()
    there = {plan: fitted.survival(12.0, frame.assign(tenure_months=0.0, plan=plan)).mean() for plan in "ABC"}
    for plan in "ABC":
        # held, not let go: a customer of the plan may leave, but ten times more seldom than the others, who leave as they did (0.45)
        assert (0.93 < there[plan] < 1.0) if plan == empty else (0.4 < there[plan] < 0.72)
    drawn = np.array([fitted.law.at_draw(v).survival(np.array([12.0]), fitted.encoding.encode(frame[:50])) for v in fitted.draws(50, 1)])
    assert ((drawn >= 0) & (drawn <= 1)).all()
    assert not ENGLISH_WORDS.search(FRENCH.format(fitted.sentence))


def test_the_estimate_is_the_maximum_of_the_penalised_likelihood_worked_by_hand() -> None:
    """One rate for all others and one column: m leavers in time T, none in time S of the level.

    With rate r = (m + 0) / (T + S e^b) profiled out, the score of b is 1/2 - sigma(b) - m S e^b / (T + S e^b).
    """
    level = np.repeat([0.0, 1.0], [60, 40])
    months = np.linspace(1.0, 30.0, 100)
    left = (level == 0) & (np.arange(100) % 2 == 0)
    m, time, spent = int(left.sum()), months[level == 0].sum(), months[level == 1].sum()
    root = brentq(lambda b: 0.5 - 1 / (1 + np.exp(-b)) - m * spent * np.exp(b) / (time + spent * np.exp(b)), -20, 5, xtol=1e-14)
    found = estimate(PiecewiseExponential(breaks=()), (Column(feature="a", kind="level", level="b"),), Sample(level[:, None], months, left))
    assert found.held == (0,)
    assert found.law.to_proportional_hazard().coefficients[0] == pytest.approx(root, abs=1e-8)
    assert -6 < root < -3


def test_derivatives_of_the_penalty() -> None:
    held = Penalty(np.array([True, False, True]), np.array([0.4, 1.0, 1.0]))
    at = np.array([-0.7, 2.0, 0.3])
    assert held.slope(at) == pytest.approx(approx_fprime(at, held.value, 1e-7), abs=1e-5)
    bend = [-approx_fprime(at, lambda v, k=k: held.slope(v)[k], 1e-7)[k] for k in range(3)]
    assert held.bend(at) == pytest.approx(bend, abs=1e-5)


def test_coefficients_of_other_columns_are_not_touched() -> None:
    frame = customers()
    whole = fit(Cox(holdout=0.0), table(frame, ("nps", "plan")), seed=1).hazard
    rest = fit(Cox(holdout=0.0), table(frame[frame["plan"] != "C"], ("nps", "plan")), seed=1).hazard
    assert whole.coefficients[whole.features.index("nps")] == pytest.approx(rest.coefficients[0], abs=0.01)


def test_columns_that_tell_nearly_the_same_are_named_with_their_correlation() -> None:
    frame = customers(empty="none")
    minutes = np.random.default_rng(1).gamma(4, 50, len(frame)).round(1)
    frame = frame.assign(minutes=minutes, charge=(0.17 * minutes).round(2))
    r = np.corrcoef(frame["minutes"], frame["charge"])[0, 1]
    fitted = fit(Cox(), table(frame, ("nps", "minutes", "charge")), seed=1)
    assert fitted.status == "converged"
    same = "charge is left out: carries nearly the same information as minutes"
    assert [*map(str, fitted.card.warnings)] == [f"{same} (correlation {r:.9f})."]
    assert not ENGLISH_WORDS.search(FRENCH.format(fitted.card.warnings[0]))


def test_a_wide_error_of_columns_that_go_together_is_no_separation() -> None:
    rng = np.random.default_rng(2)
    x = rng.normal(size=60)
    sample = Sample(np.column_stack([x, x + 0.011 * rng.normal(size=60)]), rng.uniform(1, 20, 60), np.arange(60) % 6 == 0)
    status, sentence = diagnose_fit(Cox(), ["one", "other"], np.array([40.0, 40.0]), (), sample)
    assert status == "collinear"
    assert "one / other (correlation 0.999" in str(sentence)
    assert not ENGLISH_WORDS.search(FRENCH.format(sentence))


def test_steps_without_churners_are_one_with_those_before() -> None:
    months, left = np.array([4.0, 5.0, 7.0, 30.0, 40.0]), np.array([True, True, True, True, False])
    sample = Sample(np.zeros((5, 0)), months, left)
    assert find_steps((1.0, 3.0, 6.0, 12.0, 24.0, 36.0), sample).tolist() == [0.0, 6.0, 12.0, 40.0]
    assert find_steps((), sample).tolist() == [0.0, 40.0]
    assert find_steps((1.0, 3.0, 6.0, 12.0, 24.0, 36.0), sample.rows(left)).tolist() == [0.0, 6.0, 12.0, 30.0]


def test_the_default_breaks_fit_a_table_without_early_churners() -> None:
    frame = customers(empty="none")
    frame["tenure_months"] += 14.0
    fitted = fit(PiecewiseExponential(), table(frame, ("nps", "plan")), seed=1)
    assert fitted.status == "converged"
    assert fitted.hazard.knots_months[1] == 24.0


def test_missing_values_are_reported_only_of_columns_that_have_some() -> None:
    frame = customers(empty="none").assign(fee=10.0 + np.arange(500) % 7)
    frame.loc[::5, "nps"] = np.nan
    notes = fit(Cox(missing="mean_and_flag"), table(frame, ("nps", "fee")), seed=1).card.notes
    assert [str(note).partition(":")[0] for note in notes if "counts as the mean" in str(note)] == ["nps"]


@pytest.mark.slow
def test_check_says_what_the_fit_will_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cxsim.study.study_checks import check

    configs = Path(__file__).parents[3] / "configs"
    study = load(configs / "telecom.yaml")
    people = pd.read_csv(study.path_of(study.source.table))
    people.loc[people["plan"] == people["plan"].iloc[0], "churned"] = 0
    text = (configs / "telecom.yaml").read_text().replace("data/customers.csv", str(tmp_path / "people.csv"))
    text = text.replace("data/surveys.csv", str(configs / "data/surveys.csv")).replace(
        "data/contacts.csv", str(configs / "data/contacts.csv")
    )
    people.to_csv(tmp_path / "people.csv", index=False)
    (tmp_path / "study.yaml").write_text(text)
    messages = "\n".join(map(str, check(tmp_path / "study.yaml")))
    assert f"Separation: nobody left of plan {people['plan'].iloc[0]} (" in messages
