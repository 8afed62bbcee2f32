"""NPS, CSAT and CES with repeated, weighted answers against a bootstrap of customers, and against the tables of a textbook.

With 4,000 resamples a bootstrap standard error strays by 1.1 % (one standard error), so by more than 5.5 % once in a million; the bounds
are compared in units of the standard error.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from cxsim.metrics.indices import ces, csat, csat_mean, nps
from cxsim.metrics.measurement import measure
from cxsim.metrics.tables import Tables
from cxsim.stats.moments import moments

RESAMPLES = 4000


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    rng = np.random.default_rng(8)
    often = rng.integers(1, 5, 400)
    who = np.repeat(np.arange(400), often)
    mood = rng.normal(0, 1, 400)[who] + rng.normal(0, 0.7, len(who))
    scores = {"nps": np.clip(np.round(7.5 + 2 * mood), 0, 10), "csat": np.clip(np.round(3.6 + mood), 1, 5)}
    scores["ces"] = np.clip(np.round(4.8 + 1.4 * mood), 1, 7)
    parts = [pd.DataFrame({"customer_id": who, "index": index, "score": score}) for index, score in scores.items()]
    return pd.concat(parts, ignore_index=True).assign(weight=lambda t: 1.0 + (t["customer_id"] % 3))


def value_of(index: str, scores: np.ndarray) -> np.ndarray:
    if index == "nps":
        return 100.0 * ((scores >= 9).astype(float) - (scores <= 6))
    return (scores >= 4).astype(float) if index == "csat" else scores


@pytest.mark.parametrize(("index", "metric"), [("nps", nps), ("csat", csat), ("ces", ces)])
@pytest.mark.parametrize("weighted", [False, True])
def test_interval_is_that_of_a_bootstrap_of_customers(answers: pd.DataFrame, index: str, metric, weighted: bool) -> None:
    part = answers[answers["index"] == index]
    weight = part["weight"] if weighted else pd.Series(1.0, part.index)
    estimate = metric(part["score"], part["customer_id"], weight)
    sums = (
        pd.DataFrame({"who": part["customer_id"], "y": weight * value_of(index, part["score"].to_numpy()), "x": weight})
        .groupby("who")
        .sum()
    )
    draws = np.random.default_rng(4).multinomial(len(sums), np.full(len(sums), 1 / len(sums)), RESAMPLES)
    again = draws @ sums["y"].to_numpy() / (draws @ sums["x"].to_numpy())
    se = again.std(ddof=1)
    assert estimate.value == pytest.approx(sums["y"].sum() / sums["x"].sum(), rel=1e-12)
    assert (estimate.high - estimate.low) / 2 / 1.96 == pytest.approx(se, rel=0.055)
    assert abs(estimate.low - np.percentile(again, 2.5)) < 0.25 * se
    assert abs(estimate.high - np.percentile(again, 97.5)) < 0.25 * se


def test_repeated_answers_widen_the_interval(answers: pd.DataFrame) -> None:
    part = answers[answers["index"] == "nps"]
    together, alone = nps(part["score"], part["customer_id"]), nps(part["score"])
    assert together.value == alone.value
    assert together.high - together.low > 1.2 * (alone.high - alone.low)


def test_the_query_gives_what_the_arrays_give(answers: pd.DataFrame) -> None:
    with Tables({"surveys": answers.assign(customer_id=answers["customer_id"].astype(str))}) as place:
        found = measure(place, (), ["nps", "csat", "csat_mean", "ces"])
    for key, metric in {"nps": nps, "csat": csat, "csat_mean": csat_mean, "ces": ces}.items():
        part = answers[answers["index"] == key.removesuffix("_mean")]
        expected = metric(part["score"], part["customer_id"], part["weight"])
        estimate = found.of(key)
        assert [estimate.value, estimate.low, estimate.high, estimate.n] == pytest.approx(
            [expected.value, expected.low, expected.high, expected.n], rel=1e-12
        )


@pytest.mark.parametrize(("successes", "n"), [(81, 263), (15, 148), (0, 20), (1, 29)])
def test_shares_are_the_tables_of_newcombe(successes: int, n: int) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3 (score): the four worked examples."""
    published = {81: (0.2553, 0.3662), 15: (0.0624, 0.1605), 0: (0.0, 0.1611), 1: (0.0061, 0.1718)}[successes]
    estimate = csat([5.0] * successes + [1.0] * (n - successes))
    assert [estimate.low, estimate.high] == pytest.approx(published, abs=5e-5)
    assert [estimate.low, estimate.high] == pytest.approx(proportion_confint(successes, n, method="wilson"), abs=1e-12)


def test_design_effect_of_copies_is_their_number() -> None:
    """Everybody answering the same four times over says no more than answering once."""
    scores = np.random.default_rng(1).integers(0, 11, 50).astype(float)
    once, copies = moments(scores, cluster=np.arange(50)), moments(np.repeat(scores, 4), cluster=np.repeat(np.arange(50), 4))
    assert copies.variance == pytest.approx(once.variance, rel=1e-12)
    assert copies.design_effect == pytest.approx(4 * (199 / 200) / (49 / 50), rel=1e-12)
