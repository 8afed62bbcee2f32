"""Addresses of the page: each of their parameters is used as it is written, or answered with a fault."""

from __future__ import annotations

import math
import random
import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote_plus

from cxsim.app.address import stated_language, stated_moves, written_value
from cxsim.errors import CxsimError, Fault
from cxsim.study.what_if import Slider
from cxsim.text.locale import Locale
from tests.attacks.fuzz.mutations import CELLS, misspell, mutate_bytes, nudge
from tests.attacks.fuzz.trial import Trial, refused_wrongly

NAMES = (
    "revenue.margin",
    "programmes.start.levers.0.shift",
    "programmes.start.costs.1.per_month",
    "satisfaction.half_life",
    "referral.rate",
)
LANGUAGES = ("en", "fr")
DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


class Addresses:
    """Query strings by what `cxsim app` reads of them; parsed as Streamlit does."""

    name = "addresses"

    def prepare(self, folder: Path) -> None:
        """Nothing is needed."""

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """A query string for some sliders."""
        sliders = [_slider(name, chance) for name in chance.sample(NAMES, chance.randint(1, len(NAMES)))]
        sound = chance.random() < 0.1
        pairs = [_sound_pair(slider, chance) for slider in sliders if chance.random() < 0.8]
        pairs += [("language", chance.choice(LANGUAGES))] if chance.random() < 0.6 else []
        if not sound:
            pairs = _mutated(pairs, chance)
        query = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
        if not sound and chance.random() < 0.3:
            query = mutate_bytes(query.encode(), chance).decode("utf-8", "replace")
        (folder / "address.txt").write_text(query, encoding="utf-8", errors="surrogatepass")
        default = chance.choice(LANGUAGES)
        return Trial(
            lambda: _read(query, sliders, default),
            lambda answer: _judge(answer, query, sliders, default, sound),
            refuses=lambda answer: bool(answer[2]),
        )


def _slider(name: str, chance: random.Random) -> Slider:
    value = round(chance.uniform(-2, 2) * 10 ** chance.randint(-2, 5), chance.randint(0, 9))
    return Slider(name, "", value, value - chance.random() - 1e-3, value + 3 * chance.random() + 1e-3, "", "opinion")


def _sound_pair(slider: Slider, chance: random.Random) -> tuple[str, str]:
    value = chance.choice([slider.low, slider.high, min(chance.uniform(slider.low, slider.high), slider.high)])
    return slider.name, written_value(slider, value)


def _mutated(pairs: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    pairs = pairs or [("language", "en")]
    at = chance.randrange(len(pairs))
    name, value = pairs[at]
    kind = chance.random()
    if kind < 0.25:
        pairs[at] = (misspell(name, chance), value)
    elif kind < 0.6:
        pairs[at] = (name, str(chance.choice([*CELLS, "de", "EN", "fr ", "", "1", "0.25"])))
    elif kind < 0.75 and DECIMAL.fullmatch(value):
        pairs[at] = (name, repr(nudge(float(value), chance)))
    else:
        pairs.append((name, chance.choice([value, "0", "fr"])))
    return pairs


def _read(query: str, sliders: list[Slider], default: str) -> tuple[str, dict[str, float], tuple[Fault, ...]]:
    """What the page uses, and with what faults it answers."""
    stated = parse_qs(query, keep_blank_values=True)
    language, wrong = stated_language(stated.get("language", []), default)
    moves, faults = stated_moves(stated, sliders)
    return language, moves, (*wrong, *faults)


def _judge(answer: Any, query: str, sliders: list[Slider], default: str, sound: bool) -> str:
    language, moves, faults = answer
    written: dict[str, list[str]] = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if part:
            written.setdefault(unquote_plus(name), []).append(unquote_plus(value))
    known = {slider.name: slider for slider in sliders}
    fit = {name for name, values in written.items() if _fits(name, values, known)}
    if len(faults) < len(written.keys() - fit):
        return f"{sorted(written.keys() - fit)} cannot be used, and {len(faults)} faults say so"
    if sound and faults:
        return f"refused although nothing is wrong with it: {faults[0]}"
    if language != (written["language"][0] if "language" in fit else default):
        return f"the language is {language}"
    wrong = [name for name in fit - {"language"} if name not in moves or Decimal(moves[name]) != _nearest(written[name][0])]
    if wrong or moves.keys() - fit:
        return f"{wrong or sorted(moves.keys() - fit)} was used otherwise than written: {moves}"
    return refused_wrongly(_Refusal("some of it cannot be used", faults), Trial(lambda: None, lambda _: "", (2,))) if faults else ""


def _fits(name: str, values: list[str], known: dict[str, Slider]) -> bool:
    """Whether a parameter can be used as it is written."""
    if len(set(values)) > 1:
        return False
    if name == "language":
        return values[0] in LANGUAGES
    if name not in known or not DECIMAL.fullmatch(values[0]):
        return False
    value = float(values[0])
    return math.isfinite(value) and known[name].low <= value <= known[name].high


def _nearest(text: str) -> Decimal:
    """The number of 64 bits nearest to a decimal."""
    try:
        return Decimal(float(Decimal(text)))
    except (InvalidOperation, OverflowError):
        return Decimal("nan")


class _Refusal(CxsimError):
    """What the page shows of faults."""

    exit_code = 2

    def render(self, locale: Locale | None = None) -> str:
        """The faults alone."""
        return "\n".join(each.render(locale) for each in self.faults)
