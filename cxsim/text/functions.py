"""What catalogues write numbers, amounts, lengths and lists with: each function of Fluent here is a method of the locale."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fluent.runtime.types import FluentFloat, FluentInt, FluentNumber, FluentType, fluent_date, fluent_number

from cxsim.text.languages import IMMENSE
from cxsim.text.message import Fact, Message

if TYPE_CHECKING:
    from babel import Locale as Region

    from cxsim.text.locale import Locale


class Integer(FluentInt):
    """A whole number, whose plain form is grouped: ``12,345``."""

    locale: Locale

    def format(self, locale: Region) -> str:
        """The number in the language of the catalogue, with a real minus sign."""
        return self.locale.tidy_number(super().format(locale))


class Real(FluentFloat):
    """A number, whose plain form has six significant digits; NUMBER in the catalogue states others."""

    locale: Locale

    def format(self, locale: Region) -> str:
        """The number in the language of the catalogue, with a real minus sign."""
        if self.options is FluentNumber.default_number_format_options or self != self or abs(self) == float("inf"):
            return self.locale.significant(self, 6)
        return self.locale.tidy_number(super().format(locale))


class Items(FluentType):
    """A list of texts; its plain form is ``a, b and c``."""

    def __init__(self, items: Sequence[str], locale: Locale) -> None:
        self.items = items
        self.locale = locale

    def format(self, locale: Region) -> str:
        """The items as a sentence lists them."""
        return self.locale.listed(self.items)


def argument(value: Fact, locale: Locale) -> Any:
    """A fact as Fluent takes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Message):
        return locale.format(value)
    if isinstance(value, tuple):
        return Items([each if isinstance(each, str) else _text(argument(each, locale), locale) for each in value], locale)
    if isinstance(value, int | float) and IMMENSE <= abs(value) < math.inf:
        return f"{Decimal(value).normalize() if isinstance(value, int) else value:.6g}"  # a whole number may be beyond those of 64 bits
    if isinstance(value, date | datetime):
        return fluent_date(value)
    return _bound(Integer(value) if isinstance(value, int) else Real(value), locale)


def functions_of(locale: Locale) -> dict[str, Callable[..., Any]]:
    """The functions that a catalogue may call; each takes the fact and its options."""
    return {
        "NUMBER": lambda value, **options: value if isinstance(value, str) else _bound(fluent_number(value, **options), locale),
        "FIXED": lambda value, digits=0: locale.number(float(value), int(digits)),
        "SIGNIFICANT": lambda value, digits=3: locale.significant(float(value), int(digits)),
        "PERCENT": lambda value, digits=0: locale.percent(float(value), int(digits)),
        "POINTS": lambda value: locale.points(value),
        "CHANCE": lambda value: locale.chance(value),
        "MONEY": lambda value, currency="", form="exact": locale.amount_of_money(value, str(currency), form),
        "MONTHS": lambda value: locale.months(value),
        "SPAN": lambda days: locale.span(days),
        "DATE": lambda day, form="day": locale.date(day, form),
        "LIST": lambda value, form="and": locale.listed(value.items, form),
        "LINES": lambda value: "\n".join(value.items),
        "JOINED": lambda value, between=", ": str(between).join(value.items),
        "COUNT": lambda value: _bound(Integer(len(value.items)), locale),
        "CAPITAL": lambda value: str(value)[:1].upper() + str(value)[1:],
    }


def _bound(number: Any, locale: Locale) -> Any:
    if not isinstance(number, Integer | Real):
        options = number.options
        number = Integer(number) if isinstance(number, int) else Real(number)
        number.options = options
    number.locale = locale
    return number


def _text(value: Any, locale: Locale) -> str:
    return value if isinstance(value, str) else str(value.format(locale.region))
