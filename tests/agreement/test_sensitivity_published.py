"""Variance shares of the Ishigami function, and the honesty of the stand-in that real runs use."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.decision.emulator import emulate
from cxsim.decision.variance import variance_shares

NAMES = ("x1", "x2", "x3")


def ishigami(shares: np.ndarray) -> np.ndarray:
    x = np.pi * (2 * shares - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_ishigami() -> None:
    """a = 7, b = 0.1: variance 13.8446; first order .31391 .44241 0; total .55759 .44241 .24368 (Ishigami & Homma 1990)."""
    rows = {row.name: row for row in variance_shares(ishigami, NAMES, points=1 << 12, key=1)}
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
    shares = rng.random((300, 3))
    assert emulate(dict(zip(NAMES, shares.T, strict=True)), ishigami(shares)).fit < 0.5


def test_the_stand_in_has_the_variance_shares_of_what_it_stands_for() -> None:
    """Of 3 z1 + 2 z2 + z1 z3 with standard normals: variance 9 + 4 + 1."""
    rng = np.random.default_rng(6)
    scores = rng.standard_normal((500, 3))
    npv = 3 * scores[:, 0] + 2 * scores[:, 1] + scores[:, 0] * scores[:, 2]
    stand_in = emulate(dict(zip(NAMES, scores.T, strict=True)), npv)
    rows = {row.name: row for row in variance_shares(stand_in, NAMES)}
    for name, first, total in (("x1", 9 / 14, 10 / 14), ("x2", 4 / 14, 4 / 14), ("x3", 0.0, 1 / 14)):
        assert rows[name].first == pytest.approx(first, abs=0.06)
        assert rows[name].total == pytest.approx(total, abs=0.06)
