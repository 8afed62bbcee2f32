"""A language in use: it writes messages out, and numbers, amounts, lengths and dates as CLDR says (Babel)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from cxsim.text.languages import IMMENSE, LANGUAGES, Language
from cxsim.text.message import Message

if TYPE_CHECKING:
    from babel import Locale as Region

    from cxsim.text.catalogue import Catalogue

MINUS = "−"
UNKNOWN = "–"
DATE_FORMS = {"day": "d MMMM y", "month": "MMMM y", "short-month": "MMM y", "short-day": "d MMM y"}
SPAN_UNITS = ((365.25, "year"), (30.4375, "month"), (1.0, "day"), (1 / 24, "hour"), (1 / 1_440, "minute"), (1 / 86_400, "second"))


@dataclass(frozen=True)
class Locale:
    """A language, and the currency of the study that is written about.

    Nothing falls back to another language: an unknown id and a missing fact are faults of the program.

    Parameters
    ----------
    language
        Its catalogue and typography.
    currency
        The ISO code of amounts for which none is stated.

    Examples
    --------
    >>> locale = Locale.of("fr", "EUR")
    >>> locale.number(-12345.6, 1), locale.percent(0.125, 1), locale.money(1234567)
    ('−12\\u202f345,6', '12,5\\u202f%', '1\\u202f234\\u202f567\\xa0EUR')
    """

    language: Language
    currency: str = ""

    @classmethod
    def of(cls, code: str = "en", currency: str = "") -> Locale:
        """The locale of a language by its code.

        Raises
        ------
        KeyError
            If nothing is written in that language.
        """
        return _locale(LANGUAGES[code], currency)

    @property
    def code(self) -> str:
        """Of the language, as studies and pages write it."""
        return self.language.code

    @cached_property
    def region(self) -> Region:
        """The CLDR data of the language."""
        from babel import Locale as Region

        return Region.parse(self.language.region)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The messages of the language."""
        from cxsim.text.catalogue import Catalogue
        from cxsim.text.functions import functions_of

        return Catalogue(self.language, functions_of(self))

    # messages

    def format(self, message: Message | str, attribute: str = "") -> str:
        """Write a message out; a text that was written out before, or that the user gave, is shown as it stands.

        Raises
        ------
        LookupError
            If the catalogue has no such message or attribute, or the message lacks a fact that it states.
        """
        if isinstance(message, str):
            return message
        try:
            id, _, part = message.id.partition(".")
            entry = self.catalogue.get_message(id)
            pattern = entry.attributes[attribute or part] if attribute or part else entry.value
        except KeyError:
            pattern = None
        if pattern is None:
            raise LookupError(f"no message {message.id!r}{f' with .{attribute}' if attribute else ''} in {self.code}")
        from cxsim.text.functions import argument

        text, errors = self.catalogue.format_pattern(pattern, {name: argument(value, self) for name, value in message.items})
        if errors:
            raise LookupError(f"message {message.id!r} in {self.code}: {'; '.join(map(str, errors))}; facts: {message.facts}")
        return str(text)

    def __call__(self, id: str, /, **facts: object) -> str:
        """Write out the message of an id and its facts."""
        return self.format(Message(id, **facts))

    def has(self, id: str) -> bool:
        """Whether the catalogue has a message."""
        return id in self.catalogue.sources

    def attributes(self, id: str) -> Mapping[str, Any]:
        """The names of the attributes of a message."""
        attributes: Mapping[str, Any] = self.catalogue.get_message(id).attributes
        return attributes

    # numbers

    def tidy_number(self, text: str) -> str:
        """A number as Babel writes it, with a real minus sign and the spaces of the language's typography."""
        return self.language.spaced(text.replace("\u00a0", " ")).replace(" ", "\u00a0").replace("-", MINUS)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with so many decimals, grouped: ``−12,345``."""
        if not math.isfinite(value):
            return UNKNOWN
        if abs(value) >= IMMENSE:
            return f"{value:.3g}"
        from babel.numbers import format_decimal

        rounded = round(float(value), digits) + 0.0  # no minus before a zero
        return self.tidy_number(format_decimal(rounded, format="#,##0" + ("." + "0" * digits if digits else ""), locale=self.region))

    def significant(self, value: float, digits: int = 3) -> str:
        """A number to so many significant digits, written out: ``0.0312``, ``1.24``, ``18,000``."""
        if not math.isfinite(value):
            return UNKNOWN
        if value == 0:
            return "0"
        if abs(value) >= IMMENSE:
            return f"{value:.{digits}g}"
        from babel.numbers import format_decimal

        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        text = format_decimal(
            round(float(value), decimals), format="#,##0" + ("." + "#" * decimals if decimals else ""), locale=self.region
        )
        return self.tidy_number(text)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share (0-1) in percent: ``12%``."""
        if not math.isfinite(share):
            return UNKNOWN
        if abs(share) >= IMMENSE:
            return f"{100 * share:.3g}%"
        from babel.numbers import parse_pattern

        pattern = self.region.percent_formats[None].pattern.replace("#,##0", "#,##0" + ("." + "0" * digits if digits else ""))
        return self.tidy_number(parse_pattern(pattern).apply(round(100 * share, digits) / 100 + 0.0, self.region))

    def points(self, share: float) -> str:
        """A difference of two shares (0-1): ``1.3 percentage points``."""
        return self("text-points", points=round(100 * share, 1))

    def chance(self, share: float) -> str:
        """A probability as people count it: ``8 in 100``; the ends are never written as certain."""
        if not math.isfinite(share):
            return self("text-chance-unknown")
        if share < 0.005:
            return self("text-chance-least")
        return self("text-chance-most") if share > 0.995 else self("text-chance", count=round(100 * share))

    # amounts

    def money(self, value: float, currency: str = "") -> str:
        """An amount to the unit of its currency: ``EUR 1,234,567``."""
        return self._with_currency(self.number(value), currency) if math.isfinite(value) else UNKNOWN

    def rounded_money(self, value: float, currency: str = "") -> str:
        """An amount as one says it: ``EUR 1.23 million``, ``EUR 412 thousand``, ``EUR 95``."""
        if not math.isfinite(value):
            return UNKNOWN
        large = self._large(abs(value))
        if large is None:
            return self.money(float(f"{value:.3g}"), currency)
        return self._with_currency(f"{MINUS if value < 0 else ''}{large}", currency)

    def amount_of_money(self, value: float, currency: str = "", form: str = "exact") -> str:
        """An amount, exact, rounded as one says it, or with its hundredths."""
        if form == "cents" and math.isfinite(value):
            return self._with_currency(self.number(value, 2), currency)
        return self.rounded_money(value, currency) if form == "rounded" else self.money(value, currency)

    def money_range(self, low: float, high: float, currency: str = "") -> str:
        """Two amounts as a range: ``EUR 120 thousand to EUR 1.4 million``."""
        return self.between(self.rounded_money(low, currency), self.rounded_money(high, currency))

    def _with_currency(self, amount: str, currency: str) -> str:
        code = currency or self.currency
        if not code:
            raise LookupError("an amount without its currency")
        return self("text-money", amount=amount, currency=code)

    def _large(self, size: float) -> str | None:
        for unit, id in ((1e9, "text-billions"), (1e6, "text-millions"), (1e3, "text-thousands")):
            if size >= 0.9995 * unit and (unit > 1e3 or self.language.says_thousands):
                return self(id, amount=float(f"{size / unit:.3g}"))
        return None

    # lengths and days

    def months(self, count: float) -> str:
        """A length in whole months, rounded up: ``14 months``, ``1 month``."""
        return self("text-months", count=math.ceil(count - 1e-9))

    def span(self, days: float) -> str:
        """A length of time in its natural unit: ``4 minutes``, ``2 hours``, ``30 days``."""
        from babel.units import format_unit

        size, unit = next(((size, unit) for size, unit in SPAN_UNITS if _fits(days, size, unit)), (1.0, "day"))
        count = float(f"{days / size:.3g}")
        text = str(format_unit(count, f"duration-{unit}", locale=self.region))
        return text.replace("-", MINUS).replace("\u00a0", " ")

    def date(self, day: date, form: str = "day") -> str:
        """A calendar day (``1 March 2026``) or month (``March 2026``, ``Mar 2026``); the short forms stand on one line."""
        from babel.dates import format_date

        text = str(format_date(day, DATE_FORMS[form], locale=self.region))
        return text.replace(" ", "\u00a0") if form.startswith("short") else text

    # together

    def between(self, low: str, high: str) -> str:
        """Two things as a range."""
        return self("text-range", low=low, high=high)

    def interval(self, low: float, high: float, digits: int = 2) -> str:
        """A range of numbers: ``0.31 to 0.42``."""
        return self.between(self.number(low, digits), self.number(high, digits))

    def listed(self, items: Sequence[str | Message], form: str = "and") -> str:
        """Items as a sentence lists them: ``a, b and c``, or ``a, b or c``."""
        from babel.lists import format_list

        style: Literal["or", "standard"] = "or" if form == "or" else "standard"
        return str(format_list([each if isinstance(each, str) else self.format(each) for each in items], style=style, locale=self.region))


def _fits(days: float, size: float, unit: str) -> bool:
    """Whether a length is said in this unit: years and months only where they are whole."""
    count = days / size
    return abs(count) >= 1 and (unit not in ("year", "month") or abs(count - round(count)) < 1e-9)


@lru_cache
def _locale(language: Language, currency: str) -> Locale:
    return Locale(language, currency)


ENGLISH = Locale.of()
"""English, in which faults, notebooks and whatever names no language are written."""
