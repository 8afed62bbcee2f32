"""Variance shares of the Ishigami function, and the honesty of the stand-in that real runs use."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.special import ndtri

from cxsim.decision.draws import draw_assumptions
from cxsim.decision.emulator import Emulator, emulate
from cxsim.decision.joint_uncertainty import Correlation
from cxsim.decision.shapley import shapley, shapley_by_orders
from cxsim.decision.variance_shares import emulated_shares, explained_variance, index_rows, variance_shares
from cxsim.journey.parameters import Quantity

NAMES = ("x1", "x2", "x3")


def ishigami(emulated_shares: np.ndarray) -> np.ndarray:
    x = np.pi * (2 * emulated_shares - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_ishigami() -> None:
    """a = 7, b = 0.1: variance 13.8446; first order .31391 .44241 0; total .55759 .44241 .24368 (Ishigami & Homma 1990)."""
    rows = {row.name: row for row in variance_shares(ishigami, NAMES, points=1 << 12, seed=1)}
    for name, first, total in (("x1", 0.31391, 0.55759), ("x2", 0.44241, 0.44241), ("x3", 0.0, 0.24368)):
        assert rows[name].first == pytest.approx(first, abs=0.01)
        assert rows[name].total == pytest.approx(total, abs=0.01)
        assert rows[name].first_low - 0.005 <= first <= rows[name].first_high + 0.005
        assert rows[name].total_low - 0.005 <= total <= rows[name].total_high + 0.005
    grid = (np.arange(200_000 * 3).reshape(3, -1) * np.array([[0.618034], [0.754878], [0.569840]]) % 1).T
    assert ishigami(grid).var() == pytest.approx(13.8446, abs=0.05)


def test_the_stand_in_knows_what_it_cannot_do() -> None:
    """A quadratic predicts a quadratic, and says that it does not predict the Ishigami function or noise."""
    rng = np.random.default_rng(5)
    scores = rng.standard_normal((300, 3))
    columns = dict(zip(NAMES, scores.T, strict=True))
    smooth = 3 * scores[:, 0] + scores[:, 1] ** 2 + scores[:, 0] * scores[:, 2]
    assert emulate(columns, smooth).fit > 0.95
    assert emulate(columns, ishigami(rng.random((300, 3)))).fit < 0.1
    emulated_shares = rng.random((300, 3))
    assert emulate(dict(zip(NAMES, emulated_shares.T, strict=True)), ishigami(emulated_shares)).fit < 0.5


def test_the_stand_in_has_the_variance_shares_of_what_it_stands_for() -> None:
    """Of 3 z1 + 2 z2 + z1 z3 with standard normals: variance 9 + 4 + 1."""
    rng = np.random.default_rng(6)
    scores = rng.standard_normal((500, 3))
    npv = 3 * scores[:, 0] + 2 * scores[:, 1] + scores[:, 0] * scores[:, 2]
    stand_in = emulate(dict(zip(NAMES, scores.T, strict=True)), npv)
    found = emulated_shares(stand_in, np.eye(3))
    for row, first, fair, total in zip(found, (9, 4, 0), (9.5, 4, 0.5), (10, 4, 1), strict=True):
        assert row == pytest.approx(np.array([first, fair, total]) / 14, abs=0.06)
    sampled = {row.name: row for row in variance_shares(lambda u: stand_in(ndtri(u)), NAMES, points=1 << 12)}
    for name, row in zip(NAMES, found, strict=True):
        assert (sampled[name].first, sampled[name].total) == pytest.approx((row[0], row[2]), abs=0.02)


def stand_in_of(slopes: list[float], curvature: np.ndarray, cubes: list[float]) -> Emulator:
    names = tuple(f"x{i}" for i in range(1, len(slopes) + 1))
    return Emulator(names, 0.0, np.array(slopes), curvature, np.array(cubes), 1.0, np.zeros(2))


@pytest.mark.parametrize("rho", [-0.9, -0.3, 0.0, 0.6])
def test_shapley_effects_of_a_line_in_correlated_normals(rho: float) -> None:
    """b = (1, 2, 3), x2 and x3 correlated: B. Iooss & C. Prieur, Int. J. Uncertainty Quantification 9 (2019) 493, section 3.2."""
    correlation = np.array([[1, 0, 0], [0, 1, rho], [0, rho, 1]])
    whole = 1 + 4 + 9 + 2 * rho * 6
    exchanged = rho**2 / 2 * (9 - 4)
    expected = np.array([1, 4 + rho * 6 + exchanged, 9 + rho * 6 - exchanged]) / whole
    found = emulated_shares(stand_in_of([1, 2, 3], np.zeros((3, 3)), [0, 0, 0]), correlation)
    assert found[:, 1] == pytest.approx(expected, abs=1e-12)


def test_what_is_known_of_a_polynomial_by_quadrature() -> None:
    """Var E[y | z1] and Var y of a quadratic with cubes in two correlated normals, against Gauss-Hermite quadrature (exact)."""
    rho, curvature = 0.6, np.array([[0.5, 0.3], [0.3, -0.4]])
    stand_in = stand_in_of([1.0, -2.0], curvature, [0.1, -0.3])
    variance = explained_variance(stand_in, np.array([[1, rho], [rho, 1]]))
    nodes, weights = np.polynomial.hermite_e.hermegauss(12)
    weights = weights / weights.sum()
    first, second = np.meshgrid(nodes, nodes, indexing="ij")
    z = np.column_stack([first.ravel(), (rho * first + np.sqrt(1 - rho**2) * second).ravel()])
    y = stand_in(z).reshape(12, 12)
    given, mean = y @ weights, weights @ y @ weights
    assert variance(frozenset({0})) == pytest.approx(weights @ given**2 - mean**2, rel=1e-9)
    assert variance(frozenset({0, 1})) == pytest.approx(weights @ y**2 @ weights - mean**2, rel=1e-9)


def test_orders_of_joining_agree_with_all_coalitions() -> None:
    """Eight players of whom pairs make something together: one order and its reverse are exact."""
    rng = np.random.default_rng(4)
    alone, pairs = rng.random(8), rng.random((8, 8))

    def made(group: frozenset[int]) -> float:
        return float(sum(alone[i] for i in group) + sum(pairs[i, j] for i, j in combinations(sorted(group), 2)))

    exact = shapley([str(i) for i in range(8)], lambda group: made(frozenset(map(int, group))))
    found = shapley_by_orders(range(8), made, orders=1)
    assert [found[i] for i in range(8)] == pytest.approx([exact[str(i)] for i in range(8)])


@pytest.mark.parametrize(("rank", "third"), [(-0.95, 1 / (1 + 2 - 2 * 0.9543)), (0.0, 1 / 3), (0.95, 1 / (1 + 2 + 2 * 0.9543))])
def test_the_shares_of_equal_costs_of_which_two_are_correlated(rank: float, third: float) -> None:
    """Normal costs: the third carries its own variance over that of the sum, 2 sin(pi rank / 6) being the correlation of two."""
    named = {name: Quantity(value=200, p5=160, p95=240, unit="money", dist="normal") for name in ("a", "b", "c")}
    pairs = (Correlation(between=("a", "b"), rank=rank),) if rank else ()
    drawn = draw_assumptions(named, None, 200, 3, correlations=pairs)
    columns = dict(zip(drawn.names, drawn.values.T, strict=True))
    npv = -drawn.values.sum(axis=1)
    stand_in = emulate(columns, npv)
    rows = {row.name: row for row in index_rows(stand_in, columns, drawn.dependent, seed=1)}
    assert rows["c"].shapley == pytest.approx(third, abs=0.03)
    assert rows["a"].shapley == pytest.approx(rows["b"].shapley, abs=0.03)
    assert sum(row.shapley for row in rows.values()) == pytest.approx(1.0)
    assert all(row.shapley_low <= row.shapley <= row.shapley_high for row in rows.values())


@pytest.mark.parametrize("inputs", [0, 1, 2])
def test_shares_of_few_inputs(inputs: int) -> None:
    rng = np.random.default_rng(inputs)
    columns = {f"x{i}": rng.standard_normal(100) for i in range(inputs)}
    npv = 100 * sum(columns.values(), start=np.zeros(100)) + rng.standard_normal(100)
    rows = index_rows(emulate(columns, npv), columns, {}, seed=1)
    assert len(rows) == inputs
    assert sum(row.total for row in rows) == pytest.approx(1.0 if inputs else 0.0, abs=0.02)
    sampled = variance_shares(lambda u: u.sum(axis=1), tuple(columns), points=1 << 8)
    assert [row.total for row in sampled] == pytest.approx([1 / inputs] * inputs if inputs else [], abs=0.02)


def test_where_one_input_dominates_all_shares_are_its_own() -> None:
    """The lasso keeps one input of two in some samples (5 of 20 of 200 draws each): that is no failure."""
    for key in range(4):
        rng = np.random.default_rng(key)
        columns = {"large": rng.standard_normal(200), "none": rng.standard_normal(200)}
        rows = index_rows(emulate(columns, 100 * columns["large"]), columns, {}, key)
        assert rows[0].name == "large"
        assert rows[0].first <= rows[0].total == pytest.approx(1.0, abs=1e-3)
