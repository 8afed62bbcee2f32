"""The size of a lever, read before it is known what it moves: a number, or a length of time with its unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import ValidationInfo, WrapValidator

from cxsim.errors import fault, schema_error
from cxsim.journey.parameters import Quantity, QuantityKind
from cxsim.units import parse_percent

DAYS, NUMBER = "days", "number"
NUMBERS = ("value", "p5", "p95")
DIFFERENCE = "difference in "
_WIDEST = 1e15


@dataclass(frozen=True)
class SizeKind(QuantityKind):
    """What a lever's `set` or `shift` may be: whatever the quantity is that it names, which the programme's checks compare.

    Attributes
    ----------
    difference : whether it is added to the quantity, and so may be below 0 whatever the quantity is.
    """

    difference: bool = False

    def __call__(self, raw: Any, handler: Any, info: ValidationInfo) -> Quantity:
        """Read the size; its unit is the one written, days for a length of time, else "number"."""
        if isinstance(raw, Quantity):
            return raw
        written = str(raw.get("unit", "")) if isinstance(raw, Mapping) else ""
        raw = self._percentages(raw)
        unit = written or (DAYS if _texts(raw) else NUMBER)
        stored = DIFFERENCE + unit if self.difference and unit != NUMBER else unit
        kind = _SignedKind if self.difference else QuantityKind
        fields = {**raw, "unit": stored} if written and isinstance(raw, Mapping) else raw
        return kind(stored, -_WIDEST, _WIDEST, duration=unit == DAYS)(fields, handler, info)

    def _percentages(self, raw: Any) -> Any:
        """The size with its percentages as numbers; what is added in per cent could be points or a part of the value, so it is refused."""
        if isinstance(raw, Mapping):
            return {name: self._percentages(part) if name in NUMBERS else part for name, part in raw.items()}
        percent = parse_percent(raw) if isinstance(raw, str) else None
        if percent is not None and self.difference:
            raise schema_error(fault("decision-shift-percent", text=raw, points=f"{percent:.12g}", factor=f"{1 + percent:.12g}"))
        return raw if percent is None else percent


class _SignedKind(QuantityKind):
    """A kind whose lengths of time may be negative, as differences are."""

    def _read_text(self, raw: str) -> float:
        text = raw.strip()
        return -super()._read_text(text[1:]) if text[:1] in ("-", "\N{MINUS SIGN}") else super()._read_text(text.removeprefix("+"))


def _texts(raw: Any) -> bool:
    """Whether a number of the size is written as a text."""
    if isinstance(raw, Mapping):
        return any(_texts(raw.get(name)) for name in ("value", "p5", "p95", "sample"))
    return any(map(_texts, raw)) if isinstance(raw, list | tuple) else isinstance(raw, str)


def unit_of(size: Quantity) -> str:
    """The unit in which a size was written; "number" if without one."""
    return size.unit.removeprefix(DIFFERENCE)


SetTo = Annotated[Quantity, WrapValidator(SizeKind("as the quantity"))]
ShiftBy = Annotated[Quantity, WrapValidator(SizeKind("as the quantity", difference=True))]
