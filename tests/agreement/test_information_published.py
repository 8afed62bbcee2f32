"""The value of information against closed forms: two normal net benefits, and the profit-maximising A/B test."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from scipy import stats
from scipy.special import ndtri

from cxsim.decision.draws import stratified
from cxsim.decision.expected_value import evpi, evppi, evsi
from cxsim.decision.experiment_size import plan_holdout_test, plan_test_and_roll, sample_size_per_arm

DRAWS = 200_000


@pytest.fixture(scope="module")
def two_normals() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Net benefit p1 - p2 against 0, p1 ~ N(1, 1) and p2 ~ N(0, 2) (standard deviations)."""
    first = 1 + ndtri(stratified("p1", DRAWS, 1))
    second = 2 * ndtri(stratified("p2", DRAWS, 1))
    return first, second, np.column_stack([first - second, np.zeros(DRAWS)])


class TestTwoNormals:
    """The Monte Carlo error of E max(0, x) with 200,000 stratified draws is below 0.003; 0.006 is twice that and more."""

    def test_knowing_everything(self, two_normals: tuple[np.ndarray, ...]) -> None:
        assert evpi(two_normals[2]) == pytest.approx(0.4798107, abs=0.006)

    def test_knowing_one(self, two_normals: tuple[np.ndarray, ...]) -> None:
        first, second, net = two_normals
        assert evppi(first, net) == pytest.approx(0.0833155, abs=0.002)
        assert evppi(second, net) == pytest.approx(0.3955931, abs=0.006)

    @pytest.mark.parametrize(("observations", "expected"), [(10, 0.0723251), (100, 0.0821176), (1000, 0.0831946)])
    def test_a_sample_of_the_first(self, two_normals: tuple[np.ndarray, ...], observations: int, expected: float) -> None:
        first, _, net = two_normals
        assert evsi(first, net, 1.0, observations) == pytest.approx(expected, abs=0.002)

    def test_size_of_the_sample_shows(self, two_normals: tuple[np.ndarray, ...]) -> None:
        """Free of the common Monte Carlo error: the shares of EVPPI that 10 and 100 observations are worth."""
        first, _, net = two_normals
        whole = evppi(first, net)
        for observations, expected in ((10, 0.0723251), (100, 0.0821176)):
            assert evsi(first, net, 1.0, observations) / whole == pytest.approx(expected / 0.0833155, abs=0.004)

    def test_invariants(self, two_normals: tuple[np.ndarray, ...]) -> None:
        first, second, net = two_normals
        sizes = [evsi(first, net, 1.0, n) for n in (1, 3, 10, 30, 100, 300, 1000)]
        assert sizes[0] >= 0
        assert sizes == sorted(sizes)
        assert sizes[-1] <= evppi(first, net) <= evpi(net)
        assert evppi(second, net) <= evpi(net)
        both = evppi(np.column_stack([first, second]), net)
        assert evppi(first, net) <= both
        assert evppi(second, net) <= both <= evpi(net)
        assert both == pytest.approx(0.4798107, abs=0.006)


def test_more_knowledge_is_never_worth_less() -> None:
    """Sets of three assumptions in every order of growth, on draws so few that a regression may err; a product is seen by pairs only."""
    rng = np.random.default_rng(5)
    x = rng.standard_normal((400, 3))
    net = np.column_stack([x[:, 0] + x[:, 1] * x[:, 2] + 0.3 * rng.standard_normal(400), np.zeros(400)])
    for order in permutations(range(3)):
        grown = [evppi(x[:, list(order[:size])], net) for size in (1, 2, 3)]
        assert grown == sorted(grown)
        assert grown[-1] <= evpi(net)
    assert evppi(x[:, 1], net) < 0.02
    assert evppi(x[:, 1:], net) > 0.1


def test_what_cannot_change_the_decision_is_worth_nothing() -> None:
    rng = np.random.default_rng(3)
    x, noise = rng.standard_normal((2, 5_000))
    never_worse = np.column_stack([50 + x + noise, np.zeros(5_000)])
    assert evppi(x, never_worse) == 0
    unrelated = np.column_stack([noise, np.zeros(5_000)])
    assert evppi(x, unrelated) < 0.02
    assert evpi(unrelated) == pytest.approx(0.399, abs=0.06)


class TestTestAndRoll:
    """Feit & Berman 2019: 100,000 customers, mean response .68, standard deviation of the arms' means .03."""

    found = plan_test_and_roll(100_000, 0.68, 0.03, (0.68 * 0.32) ** 0.5)

    def test_size(self) -> None:
        assert self.found.sizes == (2_284, 2_284)
        assert sample_size_per_arm(0.02 * 0.68, (0.68 * 0.32) ** 0.5) in (18_468, 18_469)

    def test_profit(self) -> None:
        assert round(self.found.profit) == 69_536
        assert round(self.found.profit_perfect, 1) == 69_692.6
        assert self.found.profit_untested == 68_000

    def test_advertising(self) -> None:
        """Their second case: a million customers, mean 10.36044 and 4.39646, one of 103.77; table 2 in thousands."""
        found = plan_test_and_roll(1_000_000, 10.36044, 4.39646, 103.77)
        assert found.sizes == (11_391, 11_391)
        assert round(found.profit / 1_000) == 12_727

    @pytest.mark.parametrize("arms", [2, 3, 7])
    def test_no_other_size_of_any_number_of_arms_earns_more(self, arms: int) -> None:
        """The profit by simulated posterior means, whose expected highest needs no formula; the winner's size is flat there."""
        rng, customers, prior, sd = np.random.default_rng(4), 50_000, 0.4, 5.0
        best = plan_test_and_roll(customers, 1.0, prior, sd, arms)
        highest = rng.normal(size=(200_000, arms)).max(axis=1)

        def profit(n: float) -> np.ndarray:
            return customers * 1.0 + (customers - arms * n) * highest * prior**2 / np.sqrt(prior**2 + sd**2 / n)

        error = profit(best.per_arm).std() / 200_000**0.5
        assert best.profit == pytest.approx(profit(best.per_arm).mean(), abs=4.9 * error)
        earned = {n: profit(n).mean() for n in range(20, customers // arms, 20)}
        assert max(earned, key=earned.__getitem__) == pytest.approx(best.per_arm, abs=20)
        assert best.profit_perfect == pytest.approx(customers * (1 + prior * highest.mean()), rel=1e-3)


class TestHoldout:
    """The same paper, section 5.3 and appendix C: arms of which different things are believed."""

    def test_catalogues(self) -> None:
        """588 and 1,884 of 100,000 customers; profit 3,476 of a possible 3,512 (thousand) by their 10,000 draws (table 3)."""
        found = plan_holdout_test(100_000, (19.39, 30.06 - 0.8), (20.97, 13.48), (87.69, 179.36))
        assert found.sizes == pytest.approx((588, 1_884), abs=1)
        assert (found.profit / 1_000, found.profit_perfect / 1_000) == (pytest.approx(3_476, rel=0.004), pytest.approx(3_512, rel=0.004))

    @pytest.mark.parametrize("customers", [2_000, 20_000, 1_000_000])
    def test_a_challenger_is_tested_by_the_closed_form(self, customers: int) -> None:
        """Proposition C.1, eq. 65 and 66, of a prior twice as wide; of few customers only the challenger is tested."""
        c, sigma, s = 2.0, 0.5, 10.0
        root = np.sqrt(2 * c**2 * (c**2 + 1) * customers * sigma**2 + (2 * c**4 + 5 * c**2 + 2) * s**2)
        first = (s * root - c * s * s * (1 + 2 * c**2)) / (2 * (c**3 + c) * sigma**2)
        second = (s * c * root - (c**2 + 2) * s * s) / (2 * c**2 * (c**2 + 1) * sigma**2)
        found = plan_holdout_test(customers, (1.0, 1.0), (sigma, c * sigma), (s, s))
        if customers > (2 * c**4 - c**2 - 1) * s**2 / (c**2 * sigma**2):
            assert found.sizes == pytest.approx((first, second), abs=1)
        else:
            assert found.sizes[0] == 0

    def test_where_only_the_difference_is_believed_in_both_arms_are_needed(self) -> None:
        """Against every pair of sizes on a fine grid; of arms that are alike nothing changes."""
        sds, customers = (9.0, 12.0), 4_000
        found = plan_holdout_test(customers, (5.0, 5.1), (0.4, 0.4), sds, levels_known=False)
        n = np.arange(10, 1_500, 5.0)
        first, second = n[:, None], n[None, :]
        v = 0.32 / np.sqrt(0.32 + sds[0] ** 2 / first + sds[1] ** 2 / second)
        rolled = 5.0 + 0.1 * stats.norm.cdf(0.1 / v) + v * stats.norm.pdf(0.1 / v)
        profit = 5.0 * first + 5.1 * second + (customers - first - second) * rolled
        best = np.unravel_index(profit.argmax(), profit.shape)
        assert found.sizes == pytest.approx((n[best[0]], n[best[1]]), abs=5)
        assert found.profit == pytest.approx(profit.max(), rel=1e-6)
        same = [plan_holdout_test(100_000, (0.68, 0.68), (0.03, 0.03), (0.47, 0.47), levels_known=each) for each in (True, False)]
        assert same[0].sizes == pytest.approx(same[1].sizes, abs=1)

    def test_arms_that_are_alike_are_tested_by_the_other_formula(self) -> None:
        same = plan_holdout_test(100_000, (0.68, 0.68), (0.03, 0.03), ((0.68 * 0.32) ** 0.5,) * 2)
        known = TestTestAndRoll.found
        assert same.sizes == pytest.approx(known.sizes, abs=1)
        assert (same.profit, same.profit_perfect) == pytest.approx((known.profit, known.profit_perfect), rel=1e-9)

    def test_one_arm_is_tested_against_what_is_known(self) -> None:
        """A control that is known: sizes of the other are searched one by one."""
        found = plan_holdout_test(10_000, (5.0, 4.8), (0.0, 0.6), (9.0, 9.0))
        n = np.arange(1, 10_000)
        v = 0.6**2 / np.sqrt(0.6**2 + 81 / n)
        z = -0.2 / v
        profit = 4.8 * n + (10_000 - n) * (5.0 - 0.2 * stats.norm.cdf(z) + v * stats.norm.pdf(z))
        assert found.sizes == (0, pytest.approx(int(n[profit.argmax()]), abs=1))
        assert found.profit == pytest.approx(profit.max(), rel=1e-9)
        assert found.profit > found.profit_untested == 50_000

    def test_what_cannot_win_is_not_tested(self) -> None:
        found = plan_holdout_test(1_000, (5.0, 1.0), (0.01, 0.1), (9.0, 9.0))
        assert found.sizes == (0, 0)
        assert found.profit == found.profit_untested == 5_000
