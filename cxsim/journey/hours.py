"""Opening hours of a week, as people write them: `Mon-Sat 08:00-20:00`, several parted by semicolons, or `always`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field

from cxsim.errors import fault, schema_error

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MINUTES_PER_DAY = 1440
MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY
ALWAYS = "always"
_BLOCK = re.compile(r"([A-Za-z]{3})(?:-([A-Za-z]{3}))?\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


def weekly(text: str) -> tuple[tuple[int, int], ...]:
    """The open stretches of a week, each from and until a minute after Monday 00:00, in order.

    Raises
    ------
    ValueError
        That says which part is not understood, or ends before it begins, or overlaps another.
    """
    if text.strip() == ALWAYS:
        return ((0, MINUTES_PER_WEEK),)
    stretches = sorted(stretch for block in text.split(";") for stretch in _block(block.strip()))
    for (_, closes), (opens, _) in pairwise(stretches):
        if opens < closes:
            raise schema_error(fault("journey-hours-overlap", text=text, day=DAYS[opens // MINUTES_PER_DAY]))
    return tuple(stretches)


def _block(text: str) -> list[tuple[int, int]]:
    match = _BLOCK.fullmatch(text)
    if match is None:
        raise schema_error(fault("journey-hours-wrong", text=text))
    first = _day(match.group(1), text)
    last = _day(match.group(2), text) if match.group(2) else first
    opens, closes = (60 * int(match.group(hour)) + int(match.group(hour + 1)) for hour in (3, 5))
    if not 0 <= opens < closes <= MINUTES_PER_DAY or last < first:
        raise schema_error(fault("journey-hours-backwards", text=text))
    return [(day * MINUTES_PER_DAY + opens, day * MINUTES_PER_DAY + closes) for day in range(first, last + 1)]


def _day(name: str, text: str) -> int:
    if name.capitalize() not in DAYS:
        raise schema_error(fault("journey-hours-day", name=name, text=text, days=DAYS))
    return DAYS.index(name.capitalize())


def _checked(text: str) -> str:
    weekly(text)
    return text


Hours = Annotated[str, AfterValidator(_checked)]
RelativeLoad = Annotated[float, Field(gt=0.0, le=1e6, allow_inf_nan=False)]
