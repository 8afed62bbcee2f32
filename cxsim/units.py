"""Units of time: the only place where they are converted.

A year has 365.25 days and a month 365.25 / 12 = 30.4375 days wherever a *length* of time is meant.
Calendar months are used only to label and to bound reporting periods.
"""

from __future__ import annotations

import math
import re
from datetime import date

DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12
MONTHS_PER_DAY = 1.0 / DAYS_PER_MONTH
MONTHS_PER_YEAR = 12

_DAYS_PER_UNIT = {
    "s": 1 / 86_400,
    "sec": 1 / 86_400,
    "min": 1 / 1_440,
    "h": 1 / 24,
    "hour": 1 / 24,
    "d": 1.0,
    "day": 1.0,
    "week": 7.0,
    "month": DAYS_PER_MONTH,
    "year": DAYS_PER_YEAR,
}
_DURATION = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([a-zA-Z]+)\s*")


def parse_duration(text: str) -> float:
    """The days in a duration written with its unit, such as ``4 min``, ``2 h``, ``30 d``, ``12 months``.

    Raises
    ------
    ValueError
        If the text is not a number followed by a known unit.
    """
    match = _DURATION.fullmatch(text)
    unit = match.group(2).lower() if match else ""
    factor = _DAYS_PER_UNIT.get(unit) or _DAYS_PER_UNIT.get(unit.removesuffix("s"))
    if match is None or factor is None:
        raise ValueError(f"{text!r} is not a duration; write a number and a unit: 4 min, 2 h, 30 d, 2 weeks, 12 months, 1 year")
    return float(match.group(1)) * factor


_PERCENT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*%")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[,'\u2019 \u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?")


def parse_percent(text: str) -> float | None:
    """The number in a text such as ``12 %``, 0.12; none if it is not a percentage."""
    match = _PERCENT.fullmatch(text.strip())
    return float(match.group(1)) / 100 if match else None


def parse_grouped(text: str) -> float | None:
    """The number in a text whose thousands are kept apart, such as ``16,000``; none if it is not written so."""
    written = text.strip()
    return float(re.sub(r"[^0-9.-]", "", written)) if _GROUPED.fullmatch(written) else None


def monthly_rate(annual_effective: float) -> float:
    """The rate per month that compounds to an annual effective rate."""
    return math.expm1(math.log1p(annual_effective) / MONTHS_PER_YEAR)


def add_months(day: date, months: int) -> date:
    """The first day of the calendar month `months` after that of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_starts(start: date, months: int) -> tuple[date, ...]:
    """The first days of `months` + 1 calendar months from the one of `start`: the bounds of the periods."""
    return tuple(add_months(start, i) for i in range(months + 1))
