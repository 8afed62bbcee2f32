"""Pictures as SVG inside the page, drawn twice: for a wide window and for a phone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from cxsim.report import theme
from cxsim.report.document import Chart
from cxsim.text.locale import Locale

NARROW = 225
"""Width of the plot on a phone of 390 points, in points; labels keep their size."""
STYLE = """<style>
.cx-narrow { display: none }
.cx-wide img, .cx-narrow img { max-width: 100%; height: auto }
.cx-map { overflow-x: auto }
.cx-map img { max-width: none }
@media (max-width: 640px) { .cx-wide { display: none } .cx-narrow { display: block } }
[data-testid="stMetricValue"], [data-testid="stMetricValue"] * { font-size: 1.3rem; white-space: normal; overflow: visible }
[data-testid="stMetricLabel"] * { white-space: normal; overflow: visible }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { color: #4b535c; opacity: 1 }
[data-testid="stMainBlockContainer"] { padding-top: 3.5rem }
.cx-table { width: 100%; border-collapse: collapse }
.cx-table th, .cx-table td { text-align: left; padding: 0.4rem 0.6rem; border-bottom: 1px solid #d9dde1; vertical-align: top }
@media (max-width: 640px) {
  .cx-table thead { position: absolute; clip-path: inset(50%) }
  .cx-table tr, .cx-table td, .cx-table th[scope="row"] { display: block; border: 0; padding: 0.1rem 0 }
  .cx-table tr { border-bottom: 1px solid #d9dde1; padding: 0.6rem 0 }
  .cx-table td::before { content: attr(data-label) ": "; color: #4b535c }
}
h1 { font-size: 2rem !important }
h2 { font-size: 1.35rem !important }
h3 { font-size: 1.1rem !important }
</style>"""


def draw(chart: Chart, locale: Locale) -> str:
    """A chart with its text alternative, as HTML."""
    drawings = (("cx-wide", chart.spec), ("cx-narrow", _narrow(chart.spec)))
    return "".join(f'<div class="{kind}">{_image(theme.svg_file(spec, locale.code), chart.alt)}</div>' for kind, spec in drawings)


def draw_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose rows become cards on a phone; the first cell names the row."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_table_row(heads, row) for row in rows)
    return f'<table class="cx-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _table_row(heads: Sequence[str], row: Sequence[str]) -> str:
    first, *rest = map(escape, row)
    cells = (f'<td data-label="{escape(head)}">{cell}</td>' for head, cell in zip(heads[1:], rest, strict=True))
    return f'<tr><th scope="row">{first}</th>{"".join(cells)}</tr>'


def plain(text: str) -> str:
    """A text as Markdown shows it as it stands."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#$~|" else sign for sign in text)


def draw_map(svg: str, alt: str) -> str:
    """A map of journeys, which is scrolled sideways where the window is narrow."""
    return f'<div class="cx-map" tabindex="0" role="region" aria-label="{escape(alt)}">{_image(svg, alt)}</div>'


def _image(svg: str, alt: str) -> str:
    """A picture inside the page itself: no request is made for it."""
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def _narrow(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same picture for a phone: narrower, with fewer marks along the axes."""
    width = spec.get("width")
    return {**spec, "width": min(width, NARROW)} if isinstance(width, int | float) else spec
