"""Where the cards of a journey stand: in layers from left to right, each as many steps from the first as its longest way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxsim.report.journeys.cards import Band, TouchpointCard

LINE = 18.0
PAD = 11.0
GAP_Y = 22.0
GAP_X = 92.0
HEADER = 54.0
FOOT = 18.0
LANE = 9.0
SIZE = 12.0
TITLE_SIZE = 14.0
_WIDTHS = {" .,:;'|ijl()ft": 0.36, "mwMW%@": 0.95, "ABCDEFGHIJKLNOPQRSTUVXYZ": 0.74}


@dataclass(frozen=True)
class Box:
    """Where a card stands; points from the top left of its band."""

    x: float
    y: float
    width: float
    height: float
    layer: int

    def row_y(self, card: TouchpointCard, number: int) -> float:
        """The middle of one of the card's rows of outcomes."""
        return self.y + PAD + LINE * (1.5 + len(card.facts) + number)

    def entry(self, number: int) -> float:
        """Where the lane of an arrow that comes in from the left ends."""
        return self.y + PAD + LINE * 0.35 + min(6.0 * number, self.height - 2 * PAD)


@dataclass(frozen=True)
class BandLayout:
    """Where everything in one band stands, and how large it is without its lanes."""

    boxes: Mapping[str, Box]
    width: float
    height: float


def text_width(text: str, size: float = SIZE) -> float:
    """The width of a text in a sans-serif letter, on the safe side."""
    return size * sum(next((width for letters, width in _WIDTHS.items() if letter in letters), 0.6) for letter in text)


def laid_out(band: Band) -> BandLayout:
    """Where the cards of a band stand."""
    x, boxes, bottom = 0.0, {}, 0.0
    for number, layer in enumerate([[name] for name in band.cards] if band.beside else _layers(band.cards)):
        width = max(_width(band.cards[name]) for name in layer)
        y = HEADER
        for name in layer:
            card = band.cards[name]
            height = 2 * PAD + LINE * (1 + len(card.facts) + len(card.rows))
            boxes[name] = Box(x, y, width, height, number)
            y += height + GAP_Y
        bottom = max(bottom, y - GAP_Y)
        x += width + GAP_X
    heading = max(text_width(band.title, TITLE_SIZE + 2), text_width(band.starts))
    return BandLayout(boxes, max(x - GAP_X, heading), bottom + FOOT)


def _width(card: TouchpointCard) -> float:
    lines = [*card.facts, *(f"    {row.text}" for row in card.rows)]
    return 2 * PAD + max([text_width(card.title, TITLE_SIZE), *(text_width(line) for line in lines)])


def _layers(cards: Mapping[str, TouchpointCard]) -> list[list[str]]:
    """The names in each layer, first layer first; arrows that lead back to where a way came from count for nothing."""
    forward = _without_circles(cards)
    depth = dict.fromkeys(cards, 0)
    for _ in cards:
        for name, targets in forward.items():
            for target in targets:
                depth[target] = max(depth[target], depth[name] + 1)
    layers: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in cards:
        layers[depth[name]].append(name)
    for number in range(1, len(layers)):
        layers[number].sort(key=lambda name: _middle(name, layers[number - 1], forward))
    return layers


def _middle(name: str, before: Sequence[str], forward: Mapping[str, Sequence[str]]) -> float:
    """The mean place of those in the layer before that lead to it."""
    places = [place for place, other in enumerate(before) if name in forward[other]]
    return sum(places) / len(places) if places else float(len(before))


def _without_circles(cards: Mapping[str, TouchpointCard]) -> dict[str, list[str]]:
    forward: dict[str, list[str]] = {name: [] for name in cards}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        done.add(name)
        for target in dict.fromkeys(row.target for row in cards[name].rows if row.target):
            if target not in (*above, name):
                forward[name].append(target)
                if target not in done:
                    visit(target, (*above, name))

    for name in cards:
        if name not in done:
            visit(name, ())
    return forward
