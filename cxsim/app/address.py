"""The address of the page, such as ?language=fr&revenue.margin=0.6: what it states, and what in it cannot be used."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from cxsim.errors import Fault, fault, nearest
from cxsim.study.what_if import Slider
from cxsim.text.languages import LANGUAGES

LANGUAGE = "language"
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SHOWN = 40


def stated_language(stated: Sequence[str], default: str) -> tuple[str, tuple[Fault, ...]]:
    """The language that an address states, else the default; and a fault where it states another one than there is.

    Parameters
    ----------
    stated : every value that the address has for it.
    """
    wrong = [code for code in stated if code not in LANGUAGES]
    if wrong:
        return default, tuple(fault("app-address-language", code=_short(code), known=list(LANGUAGES)) for code in wrong)
    if len(set(stated)) > 1:
        return default, (fault("app-address-twice", name=LANGUAGE, values=list(map(_short, stated))),)
    return (stated[0] if stated else default), ()


def stated_moves(stated: Mapping[str, Sequence[str]], sliders: Iterable[Slider]) -> tuple[dict[str, float], tuple[Fault, ...]]:
    """The values of sliders that an address states, each as it is written, and a fault for all else that it names.

    Parameters
    ----------
    stated : by name every value that the address has for it.
    sliders : of the page.
    """
    known = {slider.name: slider for slider in sliders}
    moves: dict[str, float] = {}
    faults: list[Fault] = []
    for name, values in stated.items():
        if name == LANGUAGE:
            continue
        if name not in known:
            faults.append(fault("app-address-unknown", name=_short(name), remedy=nearest(name, [*known, LANGUAGE])))
        elif len(set(values)) != 1:
            faults.append(fault("app-address-twice", name=name, values=list(map(_short, values))))
        else:
            value = _number(values[0])
            wrong = _value_fault(known[name], values[0], value)
            moves |= {} if wrong or value is None else {name: value}
            faults += [wrong] if wrong else []
    return moves, tuple(faults)


def written_value(slider: Slider, value: float) -> str:
    """The value of a slider as an address states it: short where that is still within the slider."""
    short = f"{value:.12g}"
    return short if slider.low <= float(short) <= slider.high else repr(value)


def _number(text: str) -> float | None:
    """The finite number that a text is; none where it is anything else."""
    value = float(text) if _NUMBER.fullmatch(text) else math.nan
    return value if math.isfinite(value) else None


def _value_fault(slider: Slider, text: str, value: float | None) -> Fault | None:
    if value is None:
        return fault("app-address-number", name=slider.name, text=_short(text))
    if not slider.low <= value <= slider.high:
        return fault("app-address-range", name=slider.name, text=_short(text), low=slider.low, high=slider.high)
    return None


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
