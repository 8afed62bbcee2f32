"""Whether a typed study says what its text says: another YAML reader, and every value looked up at its address.

The text is read by PyYAML, of which nothing but the structure and the scalars as written is taken; what a scalar means by YAML 1.2 and by
the units of a study is read here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import yaml

DAYS = {"s": 1 / 86_400, "sec": 1 / 86_400, "min": 1 / 1_440, "h": 1 / 24, "hour": 1 / 24, "d": 1, "day": 1, "week": 7}
DAYS |= {"month": 365.25 / 12, "year": 365.25}
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*([A-Za-z]+)\s*")
PERCENT = re.compile(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*%\s*")
NOTHING = ("", "~", "null", "Null", "NULL")
NUMBERS = frozenset({"value", "p5", "p95", "sample"})
SHARES = frozenset({"share", "level 0-1"})
NOT_THERE = object()


def disagreement(text: str, typed: Mapping[str, Any], passed_over: frozenset[str] = frozenset()) -> str:
    """The first place at which a text and a typed study differ; empty if there is none."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return f"another reader says: {error}"
    if not isinstance(root, yaml.MappingNode):
        return "it is no mapping"
    kept = [(key, value) for key, value in root.value if key.value not in passed_over]
    return next(_in_mapping(kept, typed, ()), "") or next(out_of_range(typed, ()), "")


def _in_mapping(pairs: list[tuple[Any, Any]], typed: Any, address: tuple[str, ...]) -> Iterator[str]:
    names = [key.value for key, _ in pairs]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        yield f"{_shown(address)}: {twice[0]} stands twice"
    known = isinstance(typed, Mapping) and any(name in typed for name in names)
    if not known and isinstance(typed, Mapping) and any(_is_short_form(pairs, part, address) for part in typed.values()):
        return
    for key, value in pairs:
        here = (*address, key.value)
        if isinstance(typed, Mapping) and key.value in typed:
            yield from differences(value, typed[key.value], here)
        elif not _is_nothing(value):
            yield f"{_shown(here)} is not known, and was accepted"


def _is_short_form(pairs: list[tuple[Any, Any]], part: Any, address: tuple[str, ...]) -> bool:
    """Whether a section states its one number as if it were that number: fee_per_month: {value: 25}."""
    return isinstance(part, Mapping) and "value" in part and not any(_in_mapping(pairs, part, address))


def differences(node: Any, typed: Any, address: tuple[str, ...]) -> Iterator[str]:
    """Where a node and what the product made of it differ."""
    if isinstance(node, yaml.MappingNode):
        if address[-1:] == ("measured",) and {"experiment", "endpoint"} & {key.value for key, _ in node.value}:
            return  # another file has its numbers
        yield from _in_mapping(node.value, typed, address)
    elif isinstance(node, yaml.SequenceNode):
        if address[-1:] == ("sample",):
            written = sorted((each.value for each in node.value), key=lambda each: number(each) or 0.0)
            agree = len(written) == len(typed) and all(agrees(*pair) for pair in zip(written, sorted(typed), strict=True))
            yield from () if agree else (f"{_shown(address)} is {typed}",)
        elif not isinstance(typed, list | tuple) or len(typed) != len(node.value):
            yield f"{_shown(address)} is a list of {len(node.value)}, read as {typed!r:.60}"
        else:
            for index, (item, one) in enumerate(zip(node.value, typed, strict=True)):
                yield from differences(item, one, (*address, str(index)))
    elif not agrees(node.value, typed):
        yield f"{_shown(address)} is {node.value!r:.60}, read as {typed!r:.60}"


def agrees(written: str, typed: Any) -> bool:
    """Whether a scalar as it is written means what the product made of it."""
    if isinstance(typed, Mapping):
        if "value" in typed and "unit" in typed:
            return agrees(written, typed["value"])
        if set(typed) == {"count"}:
            return _months(written) == typed["count"]
        return any(agrees(written, part) for part in typed.values())  # the short form of a section
    if isinstance(typed, Enum):
        typed = typed.value
    if typed is None:
        return written in NOTHING
    if isinstance(typed, bool):
        return written.lower() == str(typed).lower() or (number(written) is not None and number(written) == typed)
    if isinstance(typed, int | float):
        return _is_number(written, typed)
    if isinstance(typed, date):
        return written.strip().startswith(typed.isoformat())
    return str(typed) == written


def _is_number(written: str, typed: float) -> bool:
    meant = number(written)
    if written.strip() == "never":
        return typed >= 1e6
    return meant is not None and (meant == typed or math.isclose(meant, typed, rel_tol=1e-12) or (math.isnan(meant) and math.isnan(typed)))


def number(written: str) -> float | None:
    """The number that a scalar means, a length of time in days; none where it means none."""
    text = re.sub("(?<=[0-9])_(?=[0-9])", "", written.strip())
    if NUMBER.fullmatch(text):
        return float(text)
    if found := re.fullmatch(r"[-+]?0([xo])([0-9a-fA-F]+)", text):
        return float(int(text.lstrip("+-").replace("0x", "").replace("0o", ""), 16 if found[1] == "x" else 8)) * (
            -1 if text[0] == "-" else 1
        )
    if found := PERCENT.fullmatch(text):
        return float(found[1]) / 100
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)", text):
        return math.copysign(math.inf, -1 if text[0] == "-" else 1)
    if text in (".nan", ".NaN", ".NAN"):
        return math.nan
    found = LENGTH.fullmatch(text)
    unit = found[2].lower() if found else ""
    days = DAYS.get(unit) or DAYS.get(unit.removesuffix("s"))
    return float(found[1]) * days if found and days else None


def _months(written: str) -> float | None:
    found = LENGTH.fullmatch(written)
    unit = found[2].lower().removesuffix("s") if found else ""
    return float(found[1]) * {"month": 1, "year": 12}[unit] if found and unit in ("month", "year") else number(written)


def _is_nothing(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in NOTHING and node.style is None


def out_of_range(typed: Any, address: tuple[str, ...]) -> Iterator[str]:
    """Quantities of a typed study that no such quantity can be."""
    if isinstance(typed, Mapping):
        if "value" in typed and "unit" in typed and typed.get("fit") is None:
            yield from _outside(typed, address)
        for name, part in typed.items():
            yield from out_of_range(part, (*address, str(name)))
    elif isinstance(typed, list | tuple):
        for index, part in enumerate(typed):
            yield from out_of_range(part, (*address, str(index)))


def _outside(quantity: Mapping[str, Any], address: tuple[str, ...]) -> Iterator[str]:
    low, value, high = (quantity["value"] if quantity[name] is None else quantity[name] for name in ("p5", "value", "p95"))
    if not all(math.isfinite(each) for each in (low, value, high)) or not low <= value <= high:
        yield f"{_shown(address)} is {low}, {value}, {high}"
    unit, moved = quantity["unit"], "shift" in address or "multiply" in address
    if unit in SHARES and not moved and not 0 <= low <= high <= 1:
        yield f"{_shown(address)} is a {unit} of {low} to {high}"
    if (unit == "days" or unit.startswith("per month")) and not moved and low < 0:
        yield f"{_shown(address)} is {low} {unit}"


def plain_ranges(typed: Mapping[str, Any]) -> str:
    """What of a typed study's own terms cannot be."""
    run, start = typed["run"], typed["start"]
    wrong = {
        "currency": not re.fullmatch("[A-Z]{3}", typed["currency"]),
        "start": start.day != 1 or not 1900 <= start.year <= 2200,
        "horizon": not 1 <= typed["horizon"]["count"] <= 1200,
        "draws": not 1 <= run["draws"] <= 100_000,
        "replications": not 1 <= run["replications"] <= 10_000,
        "seed": not 0 <= run["seed"] < 2**63,
    }
    return next((f"{name} is out of range" for name, outside in wrong.items() if outside), "")


def _shown(address: tuple[str, ...]) -> str:
    return ".".join(address) or "the study"
