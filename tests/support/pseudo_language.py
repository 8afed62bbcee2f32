"""A language made of English with every message in brackets, so that a text outside of them is one that no catalogue holds.

A text that a message states as a fact stands in brackets of its own, so that a sentence does not hide in another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from cxsim.text import Fact, functions
from cxsim.text.languages import LANGUAGES, Language
from cxsim.text.locale import Locale

CODE = "qps"
CLDR = re.compile(
    r"\b(and|or|(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(\s\d{4})?)\b"
)
"""What Babel writes in a list or in a date."""
_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
_STATED = re.compile("⟪([^⟪⟫]*)⟫")
_WORD = re.compile(r"[^\W\d_]{2,}")


class _Bracketed(Transformer):
    """Every pattern of a message in brackets; each paragraph, and each cell of a row of column names, in its own."""

    def visit_Message(self, node: ast.Message) -> ast.Message:  # noqa: N802
        for part in (node, *node.attributes):
            if part.value is not None:
                part.value = _in_brackets(part.value)
        return node


def _in_brackets(pattern: ast.Pattern) -> ast.Pattern:
    elements: list[ast.TextElement | ast.Placeable] = [ast.TextElement("⟦")]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            element = ast.TextElement(element.value.replace("|", "⟧|⟦").replace("\n\n", "⟧\n\n⟦"))
        elements.append(element)
    return ast.Pattern([*elements, ast.TextElement("⟧")])


class _StatedText(FluentType):
    """A text as a fact: it chooses variants as the text does, and shows itself in brackets."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return self.text == other

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return f"⟪{self.text}⟫"

    def format(self, locale: object) -> str:
        return str(self)


def _argument(value: Fact, locale: Locale) -> Any:
    if locale.code != CODE:
        return _PLAIN_ARGUMENT(value, locale)
    if isinstance(value, str):
        return _StatedText(value)
    if isinstance(value, tuple):
        marked = [str(_StatedText(each)) if isinstance(each, str) else each for each in value]
        return _PLAIN_ARGUMENT(tuple(marked), locale)
    return _PLAIN_ARGUMENT(value, locale)


_PLAIN_ARGUMENT = functions.argument


@contextmanager
def bracketed(folder: Path) -> Iterator[str]:
    """The code of the language, while it is one of cxsim's."""
    english = LANGUAGES["en"]
    resource = FluentParser().parse(english.catalogue.read_text(encoding="utf-8"))
    file = folder / f"{CODE}.ftl"
    file.write_text(FluentSerializer().serialize(_Bracketed().visit(resource)), encoding="utf-8")
    LANGUAGES[CODE] = Language(CODE, english.region, "brackets", file=file)
    functions.argument = _argument
    try:
        yield CODE
    finally:
        functions.argument = _PLAIN_ARGUMENT
        del LANGUAGES[CODE]


def outside(text: str, users: tuple[str, ...] = (), codes: re.Pattern[str] | None = None) -> str:
    """What of a text stands in no brackets, is not the user's and no code: empty where it has no word."""
    stated: list[str] = []
    text = text.replace("\u00a0", " ")
    while found := _STATED.search(text):
        stated.append(found[1])
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(filter(None, (_rest(part, users, codes) for part in (text, *stated))))


def _rest(text: str, users: tuple[str, ...], codes: re.Pattern[str] | None) -> str:
    before = ""
    while before != text:
        before, text = text, _BRACKETED.sub(" ", text)
    if users:
        names = "|".join(map(re.escape, sorted(users, key=len, reverse=True)))
        text = re.sub(rf"(?<!\w)({names})(?!\w)", " ", text, flags=re.IGNORECASE)
    for words in (CLDR, codes):
        text = words.sub(" ", text) if words else text
    return text.strip() if _WORD.search(text) else ""
