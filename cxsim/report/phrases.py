"""Phrases that several pages share, and what a text needs before it stands in one."""

from __future__ import annotations

import math

from cxsim.text.locale import Locale


def count_draws(count: int, locale: Locale) -> str:
    """So many draws: ``40 draws``."""
    return locale("report-draws", count=count)


def share_of_draws(share: float, draws: int, locale: Locale) -> str:
    """A share of so many draws where it is none or all of them: ``none of 40 draws``; else empty."""
    if share == 0.0:
        return locale("report-chance-none", draws=count_draws(draws, locale))
    if share == 1.0:
        return locale("report-chance-only") if draws == 1 else locale("report-chance-all", draws=count_draws(draws, locale))
    return ""


def payback(months: float | None, locale: Locale) -> str:
    """When the money is back: ``pays back in 14 months``, or that it is not."""
    if months is None or not math.isfinite(months):
        return locale("report-payback-never")
    return locale("report-payback-at-once") if months <= 0 else locale("report-payback-in", months=locale.months(months))


def amount(value: float, unit: str, locale: Locale) -> str:
    """A value in its unit, as a register shows it: shares in percent, the rest to four significant digits."""
    return locale.percent(value, 1) if unit in ("share", "per year") else locale.significant(value, 4)


def columns(names: str) -> tuple[str, ...]:
    """The names of a table's columns, which a message holds as one text."""
    return tuple(names.split("|"))


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
