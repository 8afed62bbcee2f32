"""The SQL of trend moments: each customer's sums over the periods, and the sums and products of those over the customers.

A row without a customer stands for itself: of such rows the products are summed from the squares of the rows, period by period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxsim.stats.trend_moments import PAIRS

_SUMS = (("y", 0), ("x", 0), ("y", 1), ("x", 1), ("x", 2))
"""A customer's sums y, x, ty, tx, ttx: of which number, times which power of time."""
_SQUARE = {("y", "y"): "p", ("x", "y"): "q", ("x", "x"): "r"}


def unit_sums(number: int, name: Mapping[str, str], time: str, apart: bool) -> Iterator[str]:
    """Of one customer (or of all rows without one): how many rows, the five sums, the products of single rows.

    Parameters
    ----------
    number : which need it is; the columns are named a0_c, a0_0, ..., a0_4, a0_r0, ... after it.
    name : the columns of the customer's sums in one period: n, y, x and, of single rows, p, q, r.
    apart : whether rows without a customer are counted.
    """
    yield f"sum({name['n']}) AS a{number}_c"
    for place, (which, power) in enumerate(_SUMS):
        yield f"coalesce(sum({_times(name[which], time, power)}), 0.0) AS a{number}_{place}"
    for place, (i, j) in enumerate(PAIRS if apart else ()):
        (a, of_a), (b, of_b) = _SUMS[i], _SUMS[j]
        row = name[_SQUARE[min(a, b), max(a, b)]]
        yield f"coalesce(sum({_times(row, time, of_a + of_b)}), 0.0) AS a{number}_r{place}"


def trend_sums(number: int, apart: bool) -> Iterator[str]:
    """Over the customers: how many rows, of how many customers, the sums, the products."""
    a = f"a{number}"
    yield f"sum({a}_c)"
    yield f"sum(CASE WHEN {a}_c > 0 THEN CASE WHEN u IS NULL THEN {a}_c ELSE 1 END ELSE 0 END)"
    yield from (f"sum({a}_{place})" for place in range(len(_SUMS)))
    for place, (i, j) in enumerate(PAIRS):
        own = f"{a}_{i} * {a}_{j}"
        yield f"sum(CASE WHEN u IS NULL THEN {a}_r{place} ELSE {own} END)" if apart else f"sum({own})"


def _times(number: str, time: str, power: int) -> str:
    return " * ".join([number, *[time] * power])
