"""Shapley values of a cooperative game with few players, exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial


def shapley(players: Sequence[str], value: Callable[[frozenset[str]], float]) -> dict[str, float]:
    """What each player adds on average over all orders of joining; the shares sum to the value of all less that of none.

    `value` is called once for each of the 2^n coalitions.

    L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II (1953) 307-317.
    """
    worth = {group: value(group) for group in coalitions(players)}
    n = len(players)
    weight = [factorial(size) * factorial(n - size - 1) / factorial(n) for size in range(n)]
    return {
        player: sum(weight[len(group)] * (worth[group | {player}] - worth[group]) for group in worth if player not in group)
        for player in players
    }


def coalitions(players: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Every subset of the players, the empty one first."""
    return tuple(frozenset(group) for size in range(len(players) + 1) for group in combinations(players, size))
