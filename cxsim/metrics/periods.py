"""Periods: their names, and the customers at risk of leaving in each, from the dates on which they came and left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from cxsim.stats.moments import Moments

_EPOCH = date(1970, 1, 1)
_MONDAY = date(1969, 12, 29)


def label(period: str, number: int) -> str:
    """The name of a period from its number: 2026, 2026-Q1, 2026-03, 2026-W07 (ISO), 2026-03-01."""
    if period == "year":
        return f"{number:04d}"
    if period == "quarter":
        return f"{number // 4:04d}-Q{number % 4 + 1}"
    if period == "month":
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    if period == "week":
        year, week, _ = (_MONDAY + timedelta(weeks=number)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    return (_EPOCH + timedelta(days=number)).isoformat()


def start_of(period: str, number: int) -> float:
    """The first instant of a period from its number, in days since 1970."""
    if period in ("year", "quarter", "month"):
        per_year = {"year": 1, "quarter": 4, "month": 12}[period]
        return float((date(number // per_year, number % per_year * (12 // per_year) + 1, 1) - _EPOCH).days)
    return float(((_MONDAY + timedelta(weeks=number)) - _EPOCH).days if period == "week" else number)


def customers_at_risk(counts: Iterable[tuple[int | None, int | None, int]], periods: Sequence[int]) -> dict[int, Moments]:
    """For each period: the customers there at its start (`x`) and how many of them left in it (`y`).

    `counts` are (period of joining, period of leaving or none, customers). Who has no date of joining was there from the start.
    """
    flows = list(counts)
    found = {}
    for period in periods:
        there = [(left, n) for joined, left, n in flows if (joined is None or joined < period) and (left is None or left >= period)]
        start, lost = float(sum(n for _, n in there)), float(sum(n for left, n in there if left == period))
        if start:
            found[period] = Moments(int(start), int(start), lost, start, lost, lost, start, lost, lost, start)
    return found


def active_customers(counts: Iterable[tuple[int | None, int | None, int]], periods: Sequence[int]) -> dict[int, Moments]:
    """For each period: the customers there at any time in it."""
    flows = list(counts)
    found = {}
    for period in periods:
        there = float(sum(n for joined, left, n in flows if (joined is None or joined <= period) and (left is None or left >= period)))
        if there:
            found[period] = Moments(int(there), int(there), *[there] * 8)
    return found


def observed_periods(counts: Iterable[tuple[int | None, int | None, int]], seen: Iterable[int] = ()) -> tuple[int, ...]:
    """Every period from the first in which somebody left to the last in which anybody came, left or (`seen`) was seen still there.

    Before the first, nobody knows who had left already; a period without a loss is one, as long as somebody looked. Where no loss is
    seen at all, the first period is the earliest of those until which customers were seen; without any, no period is known.
    """
    flows = list(counts)
    left = [period for _, period, _ in flows if period is not None]
    last = [period for joined, _, _ in flows if (period := joined) is not None]
    until = list(seen)
    first = left or until
    return tuple(range(min(first), max([*left, *last, *until]) + 1)) if first else ()
