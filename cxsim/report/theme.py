"""The look of every picture, and how a Vega-Lite specification becomes SVG or PNG without a browser or a network.

Colours are those of Okabe and Ito, which stay apart for colour-blind readers and in grey print; a difference
is never shown by colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt
import vl_convert

from cxsim.text.locale import MINUS, Locale

INK = "#1b1f24"
QUIET = "#57606a"
HAIR = "#d9dde1"
PROGRAMME = "#0a5c9e"
PROGRAMME_LIGHT = "#8fbbe0"
PROGRAMME_PALE = "#d3e4f3"
BASELINE = "#6b7280"
LOSS = "#c2500c"
SEGMENTS = (PROGRAMME, LOSS, "#007a5a", "#a0437f", "#7a5c00", BASELINE)
WIDTH = 640
HEIGHT = 260
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

_AXIS = {
    "labelFont": FONT,
    "titleFont": FONT,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
    "labelColor": INK,
    "titleColor": QUIET,
    "gridColor": HAIR,
    "domainColor": BASELINE,
    "tickColor": BASELINE,
    "titlePadding": 8,
    "labelPadding": 5,
}
HOUSE: Mapping[str, Any] = {
    "background": "white",
    "font": FONT,
    "aria": False,
    "view": {"stroke": None},
    "axis": _AXIS,
    "axisX": {"grid": False, "labelFlush": False},
    "axisY": {"domain": False, "ticks": False, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -14},
    "text": {"font": FONT, "fontSize": 12, "color": INK},
    "title": {"font": FONT, "fontSize": 15, "fontWeight": 600, "color": INK, "anchor": "start", "offset": 26, "frame": "group"},
    "padding": {"left": 4, "right": 24, "top": 8, "bottom": 4},
}


def money_label(locale: Locale) -> str:
    """The expression that writes an amount on an axis, short."""
    return f"replace(format(datum.value, '~s'), 'G', '{locale.language.suffixes[2]}')"


def marks(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A chart over rows of data that it carries in itself."""
    return alt.Chart(cast(Any, alt.Data)(values=list(rows)))


def layered(*charts: alt.Chart) -> alt.LayerChart:
    """Charts on one another, on shared axes."""
    return cast(alt.LayerChart, alt.layer(*charts))


def specification(chart: alt.TopLevelMixin) -> Mapping[str, Any]:
    """A chart as a Vega-Lite specification in the house's theme."""
    return {**chart.to_dict(), "config": dict(HOUSE)}


def svg(spec: Mapping[str, Any], name: str, language: str = "en") -> str:
    """A specification as SVG to be set inside a page; its ids begin with `name`, so that pictures do not share them."""
    own = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg_file(spec, language))
    own = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", own)
    own = re.sub(r'(xlink:href|href)="#([^"]+)"', rf'\1="#{name}-\2"', own)
    return re.sub(r'\s(xmlns(:xlink)?|version)="[^"]*"', "", own)


def svg_file(spec: Mapping[str, Any], language: str = "en") -> str:
    """A specification as an SVG that stands by itself."""
    return vl_convert.vegalite_to_svg(dict(spec), vl_version=_version(), **_formats(Locale.of(language)))


def png(spec: Mapping[str, Any], scale: float = 2.0, language: str = "en") -> bytes:
    """A specification as a PNG picture, `scale` pixels to a point."""
    return bytes(vl_convert.vegalite_to_png(dict(spec), vl_version=_version(), scale=scale, **_formats(Locale.of(language))))


def _formats(locale: Locale) -> dict[str, Any]:
    """How d3 writes numbers and dates in a language, from CLDR; its weeks begin on Sunday."""
    region = locale.region
    months, days = region.months["stand-alone"], region.days["stand-alone"]
    weekdays = [6, 0, 1, 2, 3, 4, 5]
    numbers = {
        "decimal": locale.number(0.1, 1)[1],
        "thousands": locale.number(1000)[1],
        "grouping": [3],
        "currency": ["", ""],
        "percent": locale.percent(0.01).removeprefix("1"),
        "minus": MINUS,
    }
    dates = {
        "dateTime": "%A %e %B %Y, %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": [days["wide"][day] for day in weekdays],
        "shortDays": [days["abbreviated"][day] for day in weekdays],
        "months": [months["wide"][month] for month in range(1, 13)],
        "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
    }
    return {"format_locale": numbers, "time_format_locale": dates}


def _version() -> str:
    major, minor, *_ = alt.SCHEMA_VERSION.removeprefix("v").split(".")
    return f"{major}.{minor}"
