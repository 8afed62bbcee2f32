"""The journeys of a plan drawn as SVG, and as PNG: a band for each journey, a card for each touchpoint, an arrow for what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

import vl_convert

from cxsim.journey.plan import Plan
from cxsim.report.journeys.cards import Band, TouchpointCard, bands, label_outcome
from cxsim.report.journeys.layout import HEADER, LINE, PAD, SIZE, TITLE_SIZE, BandLayout, Box, laid_out, text_width
from cxsim.report.journeys.routes import Arrow, Picture, routed
from cxsim.report.theme import BASELINE, FONT, HAIR, INK, LOSS, PROGRAMME, QUIET
from cxsim.text.locale import Locale

TOP = 74.0
_PURPLE = "#8a3f76"
_LOOK = {"success": (PROGRAMME, ""), "failure": (LOSS, "7 3"), "abandonment": (BASELINE, "2 3"), "asked": (_PURPLE, "1 5")}
_PAPER = "#f6f8fa"


def journeys_svg(plan: Plan, locale: Locale) -> str:
    """The picture as an SVG file."""
    drawn = bands(plan, locale)
    layouts = {name: laid_out(band) for name, band in drawn.items()}
    picture = routed(drawn, layouts, TOP)
    width, height = max(picture.width, 620.0), picture.height
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'font-family="{FONT}" font-size="{SIZE:g}" fill="{INK}">',
        f"<title>{escape(locale('report-journeys', plan=plan.name))}</title>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="white"/>',
        _text(20, 30, locale("report-goes-through", plan=plan.name), 18, weight=600),
        *_legend(locale),
        *_heads(),
        *(part for name, band in drawn.items() for part in _band(band, layouts[name], picture, picture.tops[name], width)),
        *map(_arrow, picture.arrows),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def journeys_png(plan: Plan, locale: Locale, scale: float = 2.0) -> bytes:
    """The picture as a PNG file, `scale` pixels to a point."""
    return bytes(vl_convert.svg_to_png(journeys_svg(plan, locale), scale=scale))


def _legend(locale: Locale) -> Iterator[str]:
    x = 20.0
    for outcome, (colour, dash) in _LOOK.items():
        label = label_outcome(outcome, locale)
        yield _line(((x, 50), (x + 26, 50)), colour, dash)
        yield _text(x + 32, 54, label, colour=QUIET)
        x += 32 + text_width(label) + 22


def _heads() -> Iterator[str]:
    """The heads of the arrows, one for each colour."""
    yield "<defs>"
    for outcome, (colour, _) in _LOOK.items():
        shape = f'<path d="M0,0 L8,4 L0,8 z" fill="{colour}"/>'
        yield (
            f'<marker id="{outcome}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
            f'markerUnits="userSpaceOnUse" orient="auto">{shape}</marker>'
        )
    yield "</defs>"


def _band(band: Band, layout: BandLayout, picture: Picture, top: float, width: float) -> Iterator[str]:
    left = picture.left
    yield f'<line x1="20" y1="{top - 6:.1f}" x2="{width - 20:.1f}" y2="{top - 6:.1f}" stroke="{HAIR}"/>'
    yield _text(left, top + 16, band.title, TITLE_SIZE + 2, weight=600)
    yield _text(left, top + HEADER - 18, band.starts, colour=QUIET)
    for name, card in band.cards.items():
        yield from _card(card, layout.boxes[name], (left, top))


def _card(card: TouchpointCard, box: Box, origin: tuple[float, float]) -> Iterator[str]:
    x, y = origin[0] + box.x, origin[1] + box.y
    yield (f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="6" fill="{_PAPER}" stroke="{BASELINE}"/>')
    line = y + PAD + LINE * 0.75
    yield _text(x + PAD, line, card.title, TITLE_SIZE, weight=600)
    for number, fact in enumerate(card.facts, 1):
        yield _text(x + PAD, line + LINE * number, fact, colour=QUIET)
    for number, row in enumerate(card.rows):
        colour, dash = _LOOK[row.outcome]
        middle = origin[1] + box.row_y(card, number)
        yield _line(((x + PAD, middle), (x + PAD + 16, middle)), colour, dash)
        yield _text(x + PAD + 21, middle + 4, row.text)


def _arrow(arrow: Arrow) -> str:
    colour, dash = _LOOK[arrow.outcome]
    return _line(arrow.points, colour, dash, head=arrow.outcome, curved=arrow.curved)


def _line(points: Iterable[tuple[float, float]], colour: str, dash: str, head: str = "", curved: bool = False) -> str:
    (x, y), *rest = points
    if curved:
        (to_x, to_y), bend = rest[0], (rest[0][0] - x) / 2
        path = f"M{x:.1f},{y:.1f} C{x + bend:.1f},{y:.1f} {to_x - bend:.1f},{to_y:.1f} {to_x:.1f},{to_y:.1f}"
    else:
        path = f"M{x:.1f},{y:.1f} " + " ".join(f"L{a:.1f},{b:.1f}" for a, b in rest)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    marker = f' marker-end="url(#{head})"' if head else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6" stroke-linejoin="round"{dashes}{marker}/>'


def _text(x: float, y: float, words: str, size: float = SIZE, colour: str = INK, weight: int = 400) -> str:
    look: Mapping[str, str] = {"font-size": f"{size:g}", "fill": colour, "font-weight": str(weight)}
    return f'<text x="{x:.1f}" y="{y:.1f}" ' + " ".join(f'{name}="{value}"' for name, value in look.items()) + f">{escape(words)}</text>"
