"""A report as data: sentences, tables and pictures in their order, knowing nothing of the format they are written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Tone = Literal["plain", "lead", "note", "warning"]


@dataclass(frozen=True)
class KeyFigure:
    """One figure that a reader looks for first: what it is, its value in words, and how sure it is."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Headline:
    """The decision in one sentence, with the few figures it rests on."""

    sentence: str
    figures: tuple[KeyFigure, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Plain sentences; `tone` says whether they report, lead a part, qualify or warn."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Bullets:
    """A list of sentences of equal standing."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows of text under named columns; the first column names the row, `numeric` columns are set flush right."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    emphasised: frozenset[int] = frozenset()
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a ragged table: it would be read wrongly, whatever wrote it."""
        ragged = [i for i, row in enumerate(self.rows) if len(row) != len(self.columns)]
        if ragged:
            raise ValueError(f"table {self.caption!r}: rows {ragged} do not have {len(self.columns)} cells")


@dataclass(frozen=True)
class Chart:
    """A picture as a Vega-Lite specification, with the title that says its finding and a text for who cannot see it."""

    name: str
    title: str
    alt: str
    spec: Mapping[str, Any]
    note: str = ""


Block = Paragraph | Bullets | Table | Chart


@dataclass(frozen=True)
class Section:
    """A titled part of a report; `anchor` is its address inside the document, `own_page` whether it begins a page in print."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False


@dataclass(frozen=True)
class Document:
    """A whole report.

    `labels` are the things that must be read wherever it is read, such as "synthetic data"; `summary` stands with the headline
    on the first page.
    """

    title: str
    subtitle: str
    language: str
    labels: tuple[str, ...]
    headline: Headline
    sections: tuple[Section, ...]
    colophon: str = ""
    summary: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, in the order of reading."""
        return (*self.summary, *(block for section in self.sections for block in section.blocks))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Every picture, in the order of reading."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))
