"""What a cell plainly says, read by the standard library alone: a number, an instant, yes or no, a text, or nothing plain."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from tests.attacks.fuzz.table_rules import Column

OUTER = " \t\r\n\u00a0"
NO_TEXT = {form for word in ("n/a", "#n/a", "null", "nan", "<na>") for form in (word, word.upper(), word.capitalize())} | {"NaN", "-", "--"}
NO_NUMBER = {"nan", "na", "n/a", "#n/a", "null", "none"}
YES, NO = {"1", "yes", "true", "y"}, {"0", "no", "false", "n"}
GAP = "[ \u00a0\u2009\u202f]|['\u2019]"
EXPONENT = r"([eE][+-]?[0-9]+)?"
PLAIN = re.compile(rf"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+){EXPONENT}")
ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?)?( ?(?:[+-][0-9:]{2,6}|UTC|GMT|Z))?"
)
PARTED = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([12][0-9]{3})( .*)?")
NAMED = re.compile(r"([0-9]{1,2})([ -])([A-Za-z]{3,9})\2([0-9]{4})( .*)?")
EPOCHS = {"epoch_seconds": 1_000_000, "epoch_milliseconds": 1_000, "epoch_microseconds": 1}
CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")


class Unsaid(NamedTuple):
    """What a cell says that is nothing of its kind."""

    text: str


class Stated(NamedTuple):
    """How a file is written, where that is stated."""

    decimal: str | None = None
    dates: str | None = None
    units: tuple[str, ...] = ()


def meaning(raw: Any, column: Column, stated: Stated) -> Any:
    """What a cell says as its column takes it: None where it is blank, `Unsaid` where it says nothing of the kind."""
    if raw is None:
        return None
    if isinstance(raw, bool | int | float | datetime | date | Decimal) and not isinstance(raw, str):
        typed = _of_typed(raw, column, stated)
        if typed is not NotImplemented:
            return typed
    text = as_text(raw).strip(OUTER)
    if not text:
        return None
    if column.kind in ("name", "text"):
        return None if text in NO_TEXT else text
    if column.kind == "number":
        return number(text, stated)
    if column.kind == "flag":
        word = re.sub(r"^([+-]?[0-9]+)[.]0+$", r"\1", text.lower())
        return True if word in YES else False if word in NO else Unsaid(text)
    return instant(text, stated.dates)


def _of_typed(raw: Any, column: Column, stated: Stated) -> Any:
    if column.kind == "number" and isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        value = float(raw)
        if isinstance(raw, float) and math.isnan(raw):
            return NotImplemented
        return value if math.isfinite(value) else Unsaid(str(raw))
    if column.kind == "instant" and isinstance(raw, datetime):
        return raw.astimezone(UTC).replace(tzinfo=None) if raw.tzinfo else raw
    if column.kind == "instant" and isinstance(raw, date) and not stated.dates:
        return datetime(raw.year, raw.month, raw.day)
    return raw if column.kind == "flag" and isinstance(raw, bool) else NotImplemented


def as_text(raw: Any) -> str:
    """A value as a table writes it."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.isoformat(sep=" ")
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def number(text: str, stated: Stated) -> Any:
    """The finite number in a text."""
    share = 1.0
    for unit in stated.units:
        bare = re.sub(
            rf"^([+-]?){re.escape(unit)}[ \u00a0\u2009\u202f]*", r"\1", re.sub(rf"[ \u00a0\u2009\u202f]*{re.escape(unit)}$", "", text)
        )
        if bare != text:
            share, text = 0.01 if unit == "%" else 1.0, bare
            break
    if stated.decimal is not None:
        mark = {".": ",", ",": r"\."}[stated.decimal]
        grouped = "|".join(rf"[0-9]{{1,3}}(?:(?:{gap})[0-9]{{3}})+" for gap in (mark, *GAP.split("|")))
        form = rf"[+-]?([0-9]+|{grouped})({re.escape(stated.decimal)}[0-9]*)?{EXPONENT}|[+-]?{re.escape(stated.decimal)}[0-9]+{EXPONENT}"
        if not re.fullmatch(form, text):
            return Unsaid(text)
        text = re.sub("[ \u00a0\u2009\u202f'\u2019]", "", text.replace("." if stated.decimal == "," else ",", "")).replace(",", ".")
    if not PLAIN.fullmatch(text) or not math.isfinite(float(text)):
        return Unsaid(text)
    return float(text) * share


def instant(text: str, dates: str | None) -> Any:
    """The instant in a text, in UTC if it states an offset."""
    try:
        return _stated_instant(text, dates) or _iso(text)
    except (ValueError, OverflowError):
        return Unsaid(text)


def _iso(text: str) -> datetime:
    found = ISO.fullmatch(text)
    if not found:
        raise ValueError
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    ends = hour == 24 and not (minute or second or found[7])  # ISO 8601 writes the end of a day so
    moment = datetime(year, month, day, 0 if ends else hour, minute, second) + timedelta(days=int(ends))
    if found[7]:
        moment += timedelta(microseconds=round(float("0" + found[7]) * 1e6))
    zone = (found[8] or "").strip()
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        if len(digits) not in (2, 4):
            raise ValueError
        moment -= (1 if zone[0] == "+" else -1) * timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return moment


def _stated_instant(text: str, dates: str | None) -> datetime | None:
    if dates in ("day_first", "month_first"):
        parted, named = PARTED.fullmatch(text), NAMED.fullmatch(text)
        if parted:
            mark, order = parted[2], ("%d", "%m") if dates == "day_first" else ("%m", "%d")
            return _clocked(text, [f"{order[0]}{mark}{order[1]}{mark}%Y"])
        return _clocked(text, [f"%d{named[2]}{name}{named[2]}%Y" for name in ("%b", "%B")]) if named else None
    if dates == "compact" and re.fullmatch(r"[12][0-9]{7}([0-9]{6})?", text):
        return datetime.strptime(text, "%Y%m%d" if len(text) == 8 else "%Y%m%d%H%M%S")
    if dates == "excel" and re.fullmatch(r"[1-7][0-9]{4}(\.[0-9]+)?", text):
        return datetime(1899, 12, 30) + timedelta(days=float(text))
    if dates and dates.startswith("epoch"):
        if not re.fullmatch("[0-9]{1,18}", text):
            raise ValueError
        return datetime(1970, 1, 1) + timedelta(microseconds=int(text) * EPOCHS[dates])
    return None


def _clocked(text: str, days: list[str]) -> datetime:
    for day in days:
        for clock in CLOCKS:
            try:
                return datetime.strptime(text, day + clock)
            except ValueError:
                continue
    raise ValueError


def differ(said: Any, read: Any, column: Column) -> bool:
    """Whether the product read another value than a cell says; two readings of a decimal may differ in the last bit."""
    if pd.isna(read):
        return said is not None
    if said is None or isinstance(said, Unsaid):
        return True
    if column.kind == "number":
        return not math.isclose(said, float(read), rel_tol=4e-16, abs_tol=0.0)
    if column.kind == "instant":
        return abs(said - read) > timedelta(microseconds=1)
    return bool(said) != bool(read) if column.kind == "flag" else str(said) != str(read)
