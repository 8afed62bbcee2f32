"""Plain words for numbers in one language: money with its currency, months, chances out of 100. Percent is written only here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cxsim.report.language.borrowed import Borrowed
from cxsim.report.language.en.sentences import Sentences
from cxsim.report.language.en.workbook import Labels
from cxsim.text import Message
from cxsim.text.locale import Locale

MINUS = "−"
UNKNOWN = "–"
_PERCENT = re.compile(r"(\d) ?%")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """How a report speaks: its sentences, and how it writes numbers, amounts, lengths and days.

    Attributes
    ----------
    code : of the language, as in the file of the study and in the ``lang`` of a page.
    say, sheet : the sentences of the report, the labels of the workbook.
    month_names : the twelve months, and `month_short` how many letters of one are kept.
    thousands, decimal : the separators of numbers.
    says_thousand : whether amounts below a million are said in thousands.
    numbers, dates : the locale of pictures, as d3 names it.
    suffixes : of large numbers in pictures, for thousand, million and billion.
    fields : words for the fields of a plan; borrowed : how the sentences of other rooms are said.
    """

    code: str = "en"
    say: Sentences = field(default_factory=Sentences)
    sheet: Labels = field(default_factory=Labels)
    month_names: tuple[str, ...] = ENGLISH_MONTHS
    month_short: tuple[str, ...] = tuple(name[:3] for name in ENGLISH_MONTHS)
    thousands: str = ","
    decimal: str = "."
    says_thousand: bool = True
    numbers: Any = "en-US"
    dates: Any = "en-US"
    suffixes: tuple[str, str, str] = ("k", "M", "bn")
    fields: Mapping[str, str] = field(default_factory=dict)
    borrowed: Borrowed = field(default_factory=Borrowed)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with thousands separated and a real minus sign: ``−12,345``."""
        if not math.isfinite(value):
            return UNKNOWN
        plain = f"{abs(value):,.{digits}f}"
        text = plain.translate({ord(","): self.thousands, ord("."): self.decimal})
        return f"{MINUS}{text}" if value < 0 and plain.strip("0,.") else text

    def significant(self, value: float, digits: int = 3) -> str:
        """A number to so many significant digits, written out: ``0.0312``, ``1.24``, ``18,000``."""
        if not math.isfinite(value):
            return UNKNOWN
        if value == 0:
            return "0"
        text = self.number(value, max(0, digits - 1 - math.floor(math.log10(abs(value)))))
        return text.rstrip("0").rstrip(self.decimal) if self.decimal in text else text

    def money(self, value: float, currency: str) -> str:
        """An amount to the unit of its currency: ``EUR 1,234,567``."""
        return self.say.money.format(currency=currency, amount=self.number(value)) if math.isfinite(value) else UNKNOWN

    def rounded_money(self, value: float, currency: str) -> str:
        """An amount as one says it: ``EUR 1.23 million``, ``EUR 412 thousand``, ``EUR 95``."""
        if not math.isfinite(value):
            return UNKNOWN
        said = self._large(abs(value))
        if said is None:
            return self.money(float(f"{value:.3g}"), currency)
        return self.say.money.format(currency=currency, amount=f"{MINUS if value < 0 else ''}{said}")

    def _large(self, size: float) -> str | None:
        say = self.say
        for unit, one, many in ((1e9, say.billion, say.billions), (1e6, say.million, say.millions), (1e3, say.thousand, say.thousand)):
            if size >= 0.9995 * unit and (unit > 1e3 or self.says_thousand):
                return (many if size / unit >= 2 else one).format(amount=self.significant(size / unit))
        return None

    def money_range(self, low: float, high: float, currency: str) -> str:
        """Two amounts as a range: ``EUR 120 thousand to EUR 1.4 million``."""
        return self.between(self.rounded_money(low, currency), self.rounded_money(high, currency))

    def between(self, low: str, high: str) -> str:
        """Two things as a range."""
        return self.say.value_range.format(low=low, high=high)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share (0-1) in percent: ``12 %``."""
        return self.say.percent.format(amount=self.number(100 * share, digits)) if math.isfinite(share) else UNKNOWN

    def points(self, share: float) -> str:
        """A difference of two shares (0-1): ``1.3 percentage points``."""
        return self.say.points.format(amount=self.number(100 * share, 1))

    def chance(self, share: float) -> str:
        """A probability as people count it: ``8 in 100``; the ends are never written as certain."""
        if not math.isfinite(share):
            return self.say.chance_unknown
        if share < 0.005:
            return self.say.chance_least
        return self.say.chance_most if share > 0.995 else self.say.chance.format(count=round(100 * share))

    def draws(self, count: int) -> str:
        """So many draws: ``40 draws``."""
        return (self.say.one_draw if count == 1 else self.say.draws).format(count=self.number(count))

    def counted(self, share: float, draws: int) -> str:
        """A share of so many draws where it is none or all of them: ``none of 40 draws``; else empty."""
        if share == 0.0:
            return self.say.chance_none.format(draws=self.draws(draws))
        if share == 1.0:
            return self.say.chance_only if draws == 1 else self.say.chance_all.format(draws=self.draws(draws))
        return ""

    def months(self, count: float) -> str:
        """A length in months: ``14 months``, ``1 month``."""
        whole = math.ceil(count - 1e-9)
        return (self.say.month if whole == 1 else self.say.months).format(count=self.number(whole))

    def payback(self, count: float | None) -> str:
        """When the money is back: ``pays back in 14 months``, or that it is not."""
        if count is None or not math.isfinite(count):
            return self.say.payback_never
        return self.say.payback_at_once if count <= 0 else self.say.payback_in.format(months=self.months(count))

    def month_name(self, day: date) -> str:
        """A calendar month: ``March 2026``."""
        return f"{self.month_names[day.month - 1]} {day.year}"

    def short_month(self, day: date) -> str:
        """A calendar month, short and on one line: ``Mar 2026``."""
        return f"{self.month_short[day.month - 1]}\u00a0{day.year}"

    def day_name(self, day: date) -> str:
        """A calendar day: ``1 March 2026``."""
        return self.say.day.format(day=day.day, month=self.month_names[day.month - 1], year=day.year)

    def listed(self, items: Sequence[str]) -> str:
        """Items as a sentence lists them: ``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.say.and_last} {items[-1]}"

    def interval(self, low: float, high: float, digits: int = 2) -> str:
        """A range of numbers: ``0.31 to 0.42``."""
        return self.between(self.number(low, digits), self.number(high, digits))

    def amount(self, value: float, unit: str) -> str:
        """A value in its unit, as a register shows it: shares in percent, the rest to four significant digits."""
        return self.percent(value, 1) if unit in ("share", "per year") else self.significant(value, 4)

    def of_others(self, text: str | Message) -> str:
        """A message of another room, or a sentence that it wrote in English, in this language where it is known."""
        if isinstance(text, Message):
            return Locale.of(self.code).format(text)
        return _PERCENT.sub(lambda found: self.say.percent.format(amount=found[1]), self.borrowed.said(text, self.number_again))

    def number_again(self, text: str) -> str:
        """A text whose numbers, written as in English, are written as in this language."""
        return self.borrowed.renumbered(text, self.thousands, self.decimal)


def columns(names: str) -> tuple[str, ...]:
    """The names of a table's columns, which a table of sentences holds as one text."""
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
