"""Sentences that other rooms write in English, and how another language says them: patterns with the same names in braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NAME = re.compile(r"\\\{(\w+)\\\}")
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_NUMBER = re.compile(r"(?<![\w.,/])[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.]*\d)|(?<![\w.,/])[-−]?\d+\.\d+(?![.\d])")


@dataclass(frozen=True)
class Borrowed:
    """Pairs (English pattern, the same in another language); an English report has none and repeats what was said."""

    pairs: tuple[tuple[re.Pattern[str], str], ...] = ()

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> Borrowed:
        """Compile pairs of templates, whose names in braces stand for any text."""
        return cls(tuple((re.compile(_NAME.sub(r"(?P<\1>.+?)", re.escape(pattern)), re.DOTALL), said) for pattern, said in pairs))

    def said(self, text: str, renumber: Callable[[str], str]) -> str:
        """The text in the other language, sentence by sentence where it is not known as a whole; as it is where no pattern knows it.

        What stands in the braces is said likewise.
        """
        stop = "." if text.endswith(".") else ""
        plain = text.removesuffix(".")
        for pattern, said in self.pairs:
            found = pattern.fullmatch(plain)
            if found:
                return said.format(**{name: self.said(part, renumber) for name, part in found.groupdict().items()}) + stop
        parts = _SENTENCES.split(text) if self.pairs else [text]
        return " ".join(self.said(part, renumber) for part in parts) if len(parts) > 1 else renumber(text)

    def renumbered(self, text: str, thousands: str, decimal: str) -> str:
        """The numbers of a text, written as in English, with other separators."""
        if not self.pairs:
            return text
        swap = {ord(","): thousands, ord("."): decimal}
        return _NUMBER.sub(lambda found: found.group().translate(swap), text)
