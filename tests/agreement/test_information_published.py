"""The value of information against closed forms: two normal net benefits, and the profit-maximising A/B test."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from scipy.special import ndtri

from cxsim.decision.draws import stratified
from cxsim.decision.expected_value import evpi, evppi, evsi
from cxsim.decision.experiment_size import plan_test_and_roll, sample_size_per_arm

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
        assert self.found.per_arm == 2_284
        assert sample_size_per_arm(0.02 * 0.68, (0.68 * 0.32) ** 0.5) in (18_468, 18_469)

    def test_profit(self) -> None:
        assert round(self.found.profit) == 69_536
        assert round(self.found.profit_perfect, 1) == 69_692.6
        assert self.found.profit_untested == 68_000

    def test_no_other_size_earns_more(self) -> None:
        from cxsim.decision.experiment_size import _profit

        others = [_profit(n, 100_000, 0.68, 0.03, (0.68 * 0.32) ** 0.5) for n in range(200, 20_000, 50)]
        assert max(others) <= self.found.profit
