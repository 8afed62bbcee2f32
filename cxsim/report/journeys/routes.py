"""The ways of the arrows: through the gaps between cards, along lanes below each band, and down the gutter to another journey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxsim.report.journeys.cards import Band
from cxsim.report.journeys.layout import GAP_X, HEADER, LANE, BandLayout

Point = tuple[float, float]
MARGIN = 34.0


@dataclass(frozen=True)
class Arrow:
    """One arrow: what outcome it stands for ("asked" for a survey), its points, and whether it is a curve from the first to the last."""

    outcome: str
    points: tuple[Point, ...]
    curved: bool = False


@dataclass(frozen=True)
class Picture:
    """Where the bands stand, how large the whole is, and its arrows."""

    tops: Mapping[str, float]
    left: float
    width: float
    height: float
    arrows: tuple[Arrow, ...]


def routed(bands: Mapping[str, Band], layouts: Mapping[str, BandLayout], top: float) -> Picture:
    """The picture of all bands, one below the other, with the lanes that their arrows need."""
    calls = [(name, "", -1, called) for name, band in bands.items() for called in band.survey_triggers]
    calls += [
        (name, card, number, row.starts)
        for name, band in bands.items()
        for card in band.cards
        for number, row in enumerate(band.cards[card].rows)
        if row.starts
    ]
    left = MARGIN + 16.0 + LANE * len(calls)
    tops: dict[str, float] = {}
    lanes: dict[str, float] = {}
    arrows: list[Arrow] = []
    for name, band in bands.items():
        tops[name], lanes[name] = top, top + layouts[name].height
        inner, used = _inner(band, layouts[name], (left, top))
        arrows += inner
        lanes[name] += LANE * used
        top = lanes[name] + LANE * sum(1 for call in calls if call[0] == name and call[1]) + 2 * LANE
    arrows += _calls(bands, layouts, tops, lanes, left, calls)
    return Picture(tops, left, left + max((layout.width for layout in layouts.values()), default=0.0) + GAP_X, top, tuple(arrows))


def _inner(band: Band, layout: BandLayout, origin: Point) -> tuple[list[Arrow], int]:
    """The arrows within a journey, and how many lanes below its cards they take."""
    left, top = origin
    entries: dict[str, int] = defaultdict(int)
    arrows: list[Arrow] = []
    lane = 0
    for name, card in band.cards.items():
        box = layout.boxes[name]
        for number, row in enumerate(card.rows):
            if row.target is None:
                continue
            target = layout.boxes[row.target]
            start = (left + box.x + box.width, top + box.row_y(card, number))
            end = (left + target.x, top + target.entry(entries[row.target]))
            entries[row.target] += 1
            if target.layer == box.layer + 1:
                arrows.append(Arrow(row.outcome, (start, end), curved=True))
                continue
            lane += 1
            arrows.append(Arrow(row.outcome, _around(start, end, top + layout.height + LANE * (lane - 1), 6.0 * lane)))
    return arrows, lane


def _around(start: Point, end: Point, lane: float, aside: float) -> tuple[Point, ...]:
    """Right into the gap, down to the lane, along it, and up to the card from the left."""
    out, into = start[0] + 8 + aside % (GAP_X / 2 - 10), end[0] - 12 - aside % (MARGIN - 16)
    return start, (out, start[1]), (out, lane), (into, lane), (into, end[1]), end


def _calls(
    bands: Mapping[str, Band],
    layouts: Mapping[str, BandLayout],
    tops: Mapping[str, float],
    lanes: Mapping[str, float],
    left: float,
    calls: list[tuple[str, str, int, str]],
) -> Iterator[Arrow]:
    """The arrows from a journey's outcome, or from its survey, down or up the gutter to the journey that it starts."""
    used: dict[str, int] = defaultdict(int)
    for number, (name, card, row, called) in enumerate(calls):
        gutter = left - MARGIN - LANE * number
        end = (left - 4, tops[called] + HEADER / 2 - 6 + 4.0 * used[f"into {called}"])
        used[f"into {called}"] += 1
        if row < 0:
            start = (left - 4, tops[name] + HEADER / 2 + 10)
            yield Arrow("asked", (start, (gutter, start[1]), (gutter, end[1]), end))
            continue
        box = layouts[name].boxes[card]
        start = (left + box.x + box.width, tops[name] + box.row_y(bands[name].cards[card], row))
        lane = lanes[name] + LANE * used[name]
        out = start[0] + 14 + 6.0 * used[name] % (GAP_X / 2)
        used[name] += 1
        yield Arrow(bands[name].cards[card].rows[row].outcome, (start, (out, start[1]), (out, lane), (gutter, lane), (gutter, end[1]), end))
