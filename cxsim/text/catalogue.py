"""The messages of one language, read from its Fluent file: cut into entries at once, each parsed when it is first asked for.

Parsing the whole file would cost more than a command that shows three sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fluent.runtime import FluentBundle
from fluent.runtime import resolver as fluent_resolver
from fluent.syntax import FluentParser, ast

if TYPE_CHECKING:
    from cxsim.text.languages import Language

_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*)[ \t]*=.*(?:\n(?:[ \t}].*|[ \t]*(?=\n)))*", re.MULTILINE)

# Fluent refuses placeables beyond 2,500 characters, against hostile translators; a list of a study's faults may well be longer.
fluent_resolver.MAX_PART_LENGTH = 10_000_000


class Catalogue(FluentBundle):
    """The messages of one language; Fluent's bundle, which parses an entry when it is needed."""

    def __init__(self, language: Language, functions: Mapping[str, Callable[..., Any]], source: str | None = None) -> None:
        super().__init__([language.region], dict(functions), use_isolating=False)
        text = language.catalogue.read_text(encoding="utf-8") if source is None else source
        self.sources = dict(_entries(language.spaced(text)))

    @property
    def ids(self) -> list[str]:
        """The ids of all messages, in the order of the file."""
        return [name for name in self.sources if not name.startswith("-")]

    def parse(self, name: str) -> ast.Message | ast.Term:
        """The syntax of one message, or of one term, whose name begins with a hyphen.

        Raises
        ------
        KeyError
            If the catalogue has no such entry.
        ValueError
            If the entry is not Fluent.
        """
        entry = FluentParser().parse_entry(self.sources[name])
        if not isinstance(entry, ast.Message | ast.Term):
            raise ValueError(f"not Fluent: {self.sources[name]}")
        return entry

    def format_pattern(self, pattern: Any, args: Mapping[str, Any] | None = None) -> tuple[Any, list[Exception]]:
        """The text of a pattern, and what went wrong; Fluent would make numbers of its own of the facts, which are of its types already."""
        errors: list[Exception] = []
        facts = fluent_resolver.CurrentEnvironment(args=dict(args or {}))
        return pattern(fluent_resolver.ResolverEnvironment(context=self, current=facts, errors=errors)), errors

    def _lookup(self, entry_id: str, term: bool = False) -> Any:
        known = self._terms if term else self._messages
        if entry_id not in known:
            known[entry_id] = self.parse(f"-{entry_id}" if term else entry_id)
        return super()._lookup(entry_id, term)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for found in _ENTRY.finditer(text):
        yield found[1], found[0] + "\n"
