"""Plain sentences for numbers: money with its currency, months, chances out of 100. Percent is written only here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

MINUS = "−"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def number(value: float, digits: int = 0) -> str:
    """A number with thousands separated and a real minus sign: ``−12,345``."""
    if not math.isfinite(value):
        return "–"
    text = f"{abs(value):,.{digits}f}"
    return f"{MINUS}{text}" if value < 0 and text.strip("0,.") else text


def significant(value: float, digits: int = 3) -> str:
    """A number to so many significant digits, written out: ``0.0312``, ``1.24``, ``18,000``."""
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = number(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: float, currency: str) -> str:
    """An amount to the unit of its currency: ``EUR 1,234,567``."""
    return f"{currency} {number(value)}" if math.isfinite(value) else "–"


def rounded_money(value: float, currency: str) -> str:
    """An amount as one says it: ``EUR 1.23 million``, ``EUR 412 thousand``, ``EUR 95``."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    sign = MINUS if value < 0 else ""
    for unit, name in ((1e9, "billion"), (1e6, "million"), (1e3, "thousand")):
        if size >= 0.9995 * unit:
            return f"{currency} {sign}{significant(size / unit)} {name}"
    return f"{currency} {number(value)}"


def money_range(low: float, high: float, currency: str) -> str:
    """Two amounts as a range: ``EUR 120 thousand to EUR 1.4 million``."""
    return f"{rounded_money(low, currency)} to {rounded_money(high, currency)}"


def percent(share: float, digits: int = 0) -> str:
    """A share (0-1) in percent: ``12 %``."""
    return f"{number(100 * share, digits)} %" if math.isfinite(share) else "–"


def points(share: float) -> str:
    """A difference of two shares (0-1): ``1.3 percentage points``."""
    return f"{number(100 * share, 1)} percentage points"


def chance(share: float) -> str:
    """A probability as people count it: ``8 in 100``; the ends are never written as certain."""
    if not math.isfinite(share):
        return "unknown"
    if share < 0.005:
        return "fewer than 1 in 100"
    if share > 0.995:
        return "more than 99 in 100"
    return f"{round(100 * share)} in 100"


def months(count: float) -> str:
    """A length in months: ``14 months``, ``1 month``."""
    whole = math.ceil(count - 1e-9)
    return f"{number(whole)} month{'' if whole == 1 else 's'}"


def payback(count: float | None) -> str:
    """When the money is back: ``pays back in 14 months``, or that it is not."""
    if count is None or not math.isfinite(count):
        return "does not pay back within the horizon"
    return "pays back at once" if count <= 0 else f"pays back in {months(count)}"


def month_name(day: date) -> str:
    """A calendar month: ``March 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """A calendar month, short and on one line: ``Mar 2026``."""
    return f"{MONTHS[day.month - 1][:3]}\u00a0{day.year}"


def day_name(day: date) -> str:
    """A calendar day: ``1 March 2026``."""
    return f"{day.day} {month_name(day)}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as a sentence lists them: ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def interval(low: float, high: float, digits: int = 2) -> str:
    """A range of numbers: ``0.31 to 0.42``."""
    return f"{number(low, digits)} to {number(high, digits)}"


def readable(name: str) -> str:
    """A machine's name as words: ``faster_resolution`` is ``faster resolution``."""
    return name.replace("_", " ")


def stopped(text: str) -> str:
    """A text that ends with a full stop; its beginning, which may be the name of a column, is left alone."""
    trimmed = text.strip()
    return trimmed if not trimmed or trimmed[-1] in ".!?" else f"{trimmed}."


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a full stop."""
    ended = stopped(text)
    return ended[:1].upper() + ended[1:]


def amount(value: float, unit: str) -> str:
    """A value in its unit, as a register shows it: shares in percent, the rest to four significant digits."""
    return percent(value, 1) if unit in ("share", "per year") else significant(value, 4)
