"""A language made of English with every message in brackets, so that a text outside of them is one that no catalogue holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from cxsim.text.languages import LANGUAGES, Language

CODE = "qps"
_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")


class _Bracketed(Transformer):
    """Every pattern of a message in brackets; the cells of a row of column names each in its own."""

    def visit_Message(self, node: ast.Message) -> ast.Message:  # noqa: N802
        for part in (node, *node.attributes):
            if part.value is not None:
                part.value = _in_brackets(part.value)
        return node


def _in_brackets(pattern: ast.Pattern) -> ast.Pattern:
    elements: list[ast.TextElement | ast.Placeable] = [ast.TextElement("⟦")]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            element = ast.TextElement(element.value.replace("|", "⟧|⟦"))
        elements.append(element)
    return ast.Pattern([*elements, ast.TextElement("⟧")])


@contextmanager
def bracketed(folder: Path) -> Iterator[str]:
    """The code of the language, while it is one of cxsim's."""
    english = LANGUAGES["en"]
    resource = FluentParser().parse(english.catalogue.read_text(encoding="utf-8"))
    file = folder / f"{CODE}.ftl"
    file.write_text(FluentSerializer().serialize(_Bracketed().visit(resource)), encoding="utf-8")
    LANGUAGES[CODE] = Language(CODE, english.region, "brackets", file=file)
    try:
        yield CODE
    finally:
        del LANGUAGES[CODE]


def outside(text: str, users: tuple[str, ...] = (), codes: re.Pattern[str] | None = None) -> str:
    """What of a text stands in no brackets, is not the user's and no code: empty where it has no word."""
    before, text = "", text.replace("\u00a0", " ")
    while before != text:
        before, text = text, _BRACKETED.sub(" ", text)
    for user in sorted(users, key=len, reverse=True):
        text = text.replace(user, " ")
    text = codes.sub(" ", text) if codes else text
    return text.strip() if _WORD.search(text) else ""
