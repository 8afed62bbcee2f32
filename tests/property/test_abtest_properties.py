"""What holds of moments that merge and of every effect made of them, whatever the data."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from cxsim.abtest import (
    CrossMoments,
    Effect,
    OutcomeColumns,
    adjust,
    assign,
    benjamini_hochberg,
    compare_means,
    compare_restricted_means,
    compare_survival,
    count_survival,
    crossing_probabilities,
    estimate_hazard_ratio,
    find_boundaries,
    holm,
    post_stratify,
    read_stopped,
    relative,
    shrink_segments,
)

Y, X = OutcomeColumns(0), OutcomeColumns(1)
numbers = st.floats(-1e3, 1e3, width=32)
rows = st.integers(3, 30).flatmap(lambda n: arrays.arrays(float, (n, 2), elements=numbers))
looks = st.lists(st.integers(1, 40), min_size=1, max_size=6).map(lambda steps: np.cumsum(steps) / sum(steps))


def close(a: CrossMoments, b: CrossMoments) -> None:
    assert a.n == b.n
    assert a.means == pytest.approx(b.means, rel=1e-9, abs=1e-9)
    assert a.products == pytest.approx(b.products, rel=1e-7, abs=1e-5)


@given(rows, rows, rows)
def test_moments_merge_in_any_order(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> None:
    one, two, three = map(CrossMoments.of, (a, b, c))
    close((one + two) + three, CrossMoments.of(np.concatenate([a, b, c])))
    close(three + (two + one), (one + two) + three)
    close(one + CrossMoments.of(np.empty((0, 2))), one)


def test_moments_far_from_zero_keep_their_digits() -> None:
    rng = np.random.default_rng(5)
    near = rng.normal(size=100_000)
    far = near + 1e8
    assert CrossMoments.of(far).covariance == pytest.approx(CrossMoments.of(near).covariance, rel=1e-6)
    shift = float(far[0])
    shifted = CrossMoments.from_sums(len(far), [(far - shift).sum()], [[((far - shift) ** 2).sum()]], shift)
    assert shifted.covariance == pytest.approx(CrossMoments.of(near).covariance, rel=1e-6)
    parts = [CrossMoments.of(part) for part in np.array_split(far, 7)]
    assert sum(parts[1:], parts[0]).covariance == pytest.approx(CrossMoments.of(near).covariance, rel=1e-6)


@given(rows, rows)
def test_a_swap_of_the_arms_turns_the_sign(a: np.ndarray, b: np.ndarray) -> None:
    there, back = (compare_means(*arms, Y) for arms in (map(CrossMoments.of, (a, b)), map(CrossMoments.of, (b, a))))
    assert there.estimate == -back.estimate
    assert float(there.p) == pytest.approx(float(back.p), nan_ok=True)


@given(rows, rows, st.floats(0.01, 100), st.floats(-50, 50))
def test_the_unit_of_the_outcome_says_nothing(a: np.ndarray, b: np.ndarray, factor: float, shift: float) -> None:
    plain, moved = (compare_means(CrossMoments.of(f * a + s), CrossMoments.of(f * b + s), Y) for f, s in ((1, 0), (factor, shift)))
    assert float(moved.estimate) == pytest.approx(factor * float(plain.estimate), rel=1e-6, abs=1e-6 * factor)
    if plain.error > 1e-3:
        assert float(moved.error) == pytest.approx(factor * float(plain.error), rel=1e-5)


@given(rows, rows, st.floats(-5, 5))
def test_a_covariate_that_never_varies_changes_nothing(a: np.ndarray, b: np.ndarray, value: float) -> None:
    a[:, 1] = b[:, 1] = value
    arms = CrossMoments.of(a), CrossMoments.of(b)
    plain, adjusted = compare_means(*arms, Y), adjust(*arms, Y, [X])
    assert adjusted.effect.estimate == pytest.approx(plain.estimate)
    assert adjusted.effect.error == pytest.approx(plain.error)
    assert adjusted.explained == 0


@given(rows, rows)
def test_one_stratum_is_no_stratum(a: np.ndarray, b: np.ndarray) -> None:
    plain = compare_means(CrossMoments.of(a), CrossMoments.of(b), Y)
    strata = Effect(*(np.asarray(getattr(plain, name))[None] for name in Effect.__dataclass_fields__))
    together = post_stratify(strata, [len(a) + len(b)])
    assert together.left_out == 0
    assert together.effect.estimate == pytest.approx(plain.estimate)
    assert together.effect.error == pytest.approx(plain.error)


def test_repeated_experiments_are_read_as_one_by_one() -> None:
    rng = np.random.default_rng(8)
    sets = rng.normal(1, 1, (5, 2, 40, 3))
    single = [[CrossMoments.of(arm) for arm in one] for one in sets]
    stacked = [
        CrossMoments(*(np.stack([getattr(one[side], part) for one in single]) for part in ("n", "means", "products"))) for side in (0, 1)
    ]
    outcome, before = OutcomeColumns(0, 2), [OutcomeColumns(1)]
    for together, alone in (
        (compare_means(*stacked, outcome), [compare_means(*one, outcome) for one in single]),
        (adjust(*stacked, outcome, before).effect, [adjust(*one, outcome, before).effect for one in single]),
    ):
        assert together.p == pytest.approx([float(one.p) for one in alone], rel=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_adjusted_p_values_are_never_smaller_and_keep_their_order(p: list[float]) -> None:
    for found in (holm(p), benjamini_hochberg(p)):
        assert (found >= np.array(p) - 1e-15).all()
        assert (np.diff(found[np.argsort(p, kind="stable")]) >= 0).all()
    assert (holm(p) >= benjamini_hochberg(p) - 1e-15).all()


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(0.1, 5)), min_size=2, max_size=10))
def test_shrunk_segments_lie_between_their_own_and_the_mean(found: list[tuple[float, float]]) -> None:
    effects, errors = np.array(found).T
    shrunk = shrink_segments(effects, errors)
    low, high = np.minimum(effects, shrunk.mean), np.maximum(effects, shrunk.mean)
    assert ((shrunk.shrunk >= low - 1e-9) & (shrunk.shrunk <= high + 1e-9)).all()
    assert (shrunk.errors <= np.maximum(errors, shrunk.mean_error) + 1e-9).all()


@given(looks, st.sampled_from(["pocock", "obf", "obf_spending", "pocock_spending"]), st.sampled_from([0.01, 0.05, 0.1]))
def test_bounds_cross_with_alpha(at: np.ndarray, law: str, alpha: float) -> None:
    assert sum(map(sum, crossing_probabilities(find_boundaries(law, at, alpha), at))) == pytest.approx(alpha, abs=1e-9)


@pytest.mark.slow
@given(st.floats(-4, 4), st.integers(1, 3))
def test_what_is_read_after_a_stop_is_in_its_interval(z: float, stop: int) -> None:
    at = np.arange(1, 4) / 3
    found = read_stopped(find_boundaries("obf", at)[:stop], at[:stop], z, 1.0)
    assert found.low < found.estimate < found.high
    assert 0 <= found.p <= 1
    mirrored = read_stopped(find_boundaries("obf", at)[:stop], at[:stop], -z, 1.0)
    assert (mirrored.estimate, mirrored.p) == pytest.approx((-found.estimate, found.p), abs=1e-6)


lifetimes = st.lists(st.tuples(st.integers(1, 12), st.booleans(), st.booleans()), min_size=4, max_size=60)


@given(lifetimes)
def test_a_swap_of_the_arms_mirrors_lifetimes(found: list[tuple[int, bool, bool]]) -> None:
    time, left, arm = np.array(found).T
    there, back = count_survival(time, left, arm), count_survival(time, left, 1 - arm)
    assert compare_survival(there).chi2 == pytest.approx(compare_survival(back).chi2, rel=1e-9, abs=1e-9, nan_ok=True)
    ratios = [estimate_hazard_ratio(each).ratio for each in (there, back)]
    assert ratios[0] == pytest.approx(1 / ratios[1], rel=1e-6, nan_ok=True)
    means = [compare_restricted_means(each) for each in (there, back)]
    assert means[0].difference == pytest.approx(-means[1].difference, nan_ok=True)


@given(lifetimes, st.integers(1, 30))
def test_a_later_origin_of_the_clock_changes_no_comparison(found: list[tuple[int, bool, bool]], later: int) -> None:
    """With late entry at the origin."""
    time, left, arm = np.array(found).T
    plain, moved = count_survival(time, left, arm), count_survival(time + later, left, arm, np.full(len(time), float(later)))
    assert plain.at_risk.tolist() == moved.at_risk.tolist()
    assert compare_survival(plain) == compare_survival(moved) or np.isnan(compare_survival(plain).p)


@pytest.mark.slow
@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=30, unique=True), st.randoms())
def test_a_unit_keeps_its_arm_whoever_comes_and_goes(units: list[str], random: object) -> None:
    split = {"control": 0.5, "treated": 0.5}
    whole = dict(zip(units, assign("one", units, split), strict=True))
    shuffled = sorted(units)[: len(units) // 2 + 1]
    assert dict(zip(shuffled, assign("one", shuffled, split), strict=True)).items() <= whole.items()


def test_experiments_of_other_names_are_assigned_independently() -> None:
    units, split = [f"c{i}" for i in range(40_000)], {"a": 0.25, "b": 0.75}
    one, other = (assign(name, units, split) for name in ("one", "other"))
    both = Counter(zip(one.tolist(), other.tolist(), strict=True))
    assert both["a", "a"] / 40_000 == pytest.approx(0.0625, abs=4.9 * (0.0625 * 0.9375 / 40_000) ** 0.5)
    assert both["b", "b"] / 40_000 == pytest.approx(0.5625, abs=4.9 * (0.5625 * 0.4375 / 40_000) ** 0.5)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(2, 10**6))
def test_a_relative_effect_is_the_ratio_of_the_values(a: int, b: int, n: int) -> None:
    arms = (CrossMoments.from_sums(n, [min(k, n)], [[min(k, n)]]) for k in (a, b))
    effect = compare_means(*arms, Y)
    found = relative(effect)
    if not np.isnan(found.estimate):
        assert float(found.estimate) == pytest.approx(float(effect.treated / effect.control) - 1)
        assert found.low <= found.estimate <= found.high
        assert found.low > -1
