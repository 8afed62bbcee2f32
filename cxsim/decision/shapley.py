"""Shapley values of a cooperative game: exactly with few players, over random orders of joining with many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial

import numpy as np

FEW = 6  # players, up to which every coalition is looked at


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


def shapley_by_orders(players: Sequence[int], value: Callable[[frozenset[int]], float], orders: int) -> dict[int, float]:
    """The same for many players: the mean over random orders of joining and the same orders reversed.

    Exact with at most `FEW` players, and, with a single order, where no more than two players make anything together.

    J. Castro, D. Gomez & J. Tejada, "Polynomial calculation of the Shapley value based on sampling", Computers & Operations
    Research 36 (2009) 1726-1730.
    """
    if len(players) <= FEW:
        named = {str(player): player for player in players}
        found = shapley(tuple(named), lambda group: value(frozenset(named[name] for name in group)))
        return {named[name]: share for name, share in found.items()}
    rng, added = np.random.default_rng(0), dict.fromkeys(players, 0.0)
    for _ in range(orders):
        order = [players[i] for i in rng.permutation(len(players)).tolist()]
        for way in (order, order[::-1]):
            before, joined = value(frozenset()), frozenset[int]()
            for player in way:
                joined |= {player}
                after = value(joined)
                added[player] += (after - before) / (2 * orders)
                before = after
    return added
