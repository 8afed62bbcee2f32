"""A document as one HTML file: no script, no request of any kind, readable without pictures, printable."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cxsim.report import document, theme
from cxsim.text.locale import Locale

TEMPLATE = "report.html.j2"
_UNIT = re.compile(
    r"(?<=\d) (?=%|thousand\b|millions?\b|billion\b|milliards?\b|months?\b|mois\b|in 100\b|sur 100\b)|(?<=\w) (?=[:;?!»](?:\s|$))"
)
_CURRENCY = re.compile(r"(?<=\b[A-Z]{3}) (?=[−\d])")


def render(report: document.Document) -> str:
    """The whole page. Every text is escaped; the only markup taken as it is are the pictures drawn here."""
    return _environment().get_template(TEMPLATE).render(report=report, text=Locale.of(report.language))


def kind(block: document.Block) -> str:
    """The name of a block's class, by which the template chooses its markup."""
    return type(block).__name__.lower()


def non_breaking(text: str) -> str:
    """A text whose numbers stay on one line with their unit or currency."""
    return _UNIT.sub("\u00a0", _CURRENCY.sub("\u00a0", text))


def picture(chart: document.Chart, language: str) -> Markup:
    """A chart as an inline SVG with its text alternative."""
    drawn = theme.svg(chart.spec, chart.name, language)
    opening = Markup('<svg role="img" aria-label="{}" focusable="false"').format(chart.alt)
    return opening + Markup(drawn.removeprefix("<svg"))  # drawn by vl-convert, which escapes the texts of a specification


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cxsim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(kind=kind, picture=picture, non_breaking=non_breaking)
    return environment
