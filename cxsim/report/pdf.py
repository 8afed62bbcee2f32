"""A document as a PDF: tagged, the same bytes for the same document, with nothing in it that is loaded from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import typst

from cxsim.report import theme
from cxsim.report.document import Block, Bullets, Chart, Document, Paragraph, Section, Table
from cxsim.report.html import kind, non_breaking
from cxsim.text.locale import Locale

STANDARD: Final = "ua-1"
MOST_LETTERS = 46
_WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)"')


def render_pdf(report: Document) -> bytes:
    """The whole report. The texts go in as data, so that none of them is read as markup."""
    drawn = {chart.name: theme.svg_file(chart.spec, report.language) for chart in report.charts}
    widths = {name: float(_WIDTH.search(svg)[1]) for name, svg in drawn.items()}  # type: ignore[index]  # every SVG has one
    data = json.dumps(_plain(report, widths), ensure_ascii=False, sort_keys=True).encode()
    source: Any = {"main.typ": _template(), "report.json": data, **{f"{name}.svg": svg.encode() for name, svg in drawn.items()}}
    made = typst.compile(source, format="pdf", ignore_system_fonts=True, pdf_standards=STANDARD, timestamp=0)
    assert isinstance(made, bytes)
    return made


@cache
def _template() -> bytes:
    return (files("cxsim.report") / "templates" / "report.typ").read_bytes()


def _plain(report: Document, widths: Mapping[str, float]) -> dict[str, Any]:
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "language": report.language,
        "labels": report.labels,
        "sentence": non_breaking(report.headline.sentence),
        "figures": [{"label": f.label, "value": non_breaking(f.value), "note": non_breaking(f.note)} for f in report.headline.figures],
        "summary": [_block(block, widths) for block in report.summary],
        "sections": [_section(s, widths) for s in report.sections],
        "colophon": report.colophon,
        "page-of": Locale.of(report.language)("report-page-of", page="{page}", pages="{pages}"),
    }


def _section(section: Section, widths: Mapping[str, float]) -> dict[str, Any]:
    return {"title": section.title, "own-page": section.own_page, "blocks": [_block(block, widths) for block in section.blocks]}


def _block(block: Block, widths: Mapping[str, float]) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": kind(block), "text": non_breaking(block.text), "tone": block.tone}
    if isinstance(block, Bullets):
        return {"kind": kind(block), "items": [non_breaking(item) for item in block.items]}
    if isinstance(block, Chart):
        picture = {"file": f"{block.name}.svg", "pixels": widths[block.name]}
        return {"kind": kind(block), "title": non_breaking(block.title), "alt": block.alt, "note": non_breaking(block.note), **picture}
    return _table(block)


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": kind(table),
        "caption": table.caption,
        "columns": table.columns,
        "rows": [[non_breaking(cell) for cell in row] for row in table.rows],
        "numeric": sorted(table.numeric),
        "emphasised": sorted(table.emphasised),
        "note": non_breaking(table.note),
        "widths": _widths(table),
    }


def _widths(table: Table) -> list[int]:
    """A share of the page for columns of long text; 0 for those that are as wide as what they hold."""
    longest = [max([len(name), *(len(row[i]) for row in table.rows)]) for i, name in enumerate(table.columns)]
    wide = [i for i, letters in enumerate(longest) if i not in table.numeric and letters > 18]
    return [min(letters, MOST_LETTERS) if i in wide else 0 for i, letters in enumerate(longest)]
