"""Ripeness: which periods of a log are complete, where rows become what they are some time after (or before) their instant.

A month of answers to "was it opened again?" is not over on the last of the month; a month of resolutions in which only cases opened since
the log began can be seen lacks the slow ones. How long to wait is taken from the delays that are seen: their mean and four standard
deviations, after which at most 1 in 17 is still to come whatever their law (Cantelli's inequality), and 1 in 150 of an exponential one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from cxsim.metrics.needs import Needs
from cxsim.metrics.periods import start_of
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS
from cxsim.text import Message

_DEVIATIONS = 4.0


@dataclass(frozen=True)
class Window:
    """From when, or until when, periods are complete, in days since 1970; and what is said of the others."""

    edge: float
    side: str
    note: Message

    def holds(self, period: str, number: int) -> bool:
        """Whether a period is complete."""
        if self.side == "before":
            return start_of(period, number) >= self.edge
        return start_of(period, number + 1) <= self.edge

    def span(self, period: str, numbers: Sequence[int]) -> tuple[int | None, int | None]:
        """The first and the last of some periods that may enter a trend; none that is there if none may."""
        complete = [number for number in numbers if self.holds(period, number)]
        if not complete:
            return (1, 0)
        return (min(complete), None) if self.side == "before" else (None, max(complete))


def delay_query(projection: Projection, need: Needs) -> str:
    """The query of a need's delays (how many, their mean and mean square) and of the instants that show how far the log reaches."""
    ripening = need.ripening
    if ripening is None or not _at_hand(projection, need):
        return ""
    delay = projection.text(ripening.delay, need)
    reach = "min" if ripening.side == "before" else "max"
    instants = [f"{reach}({projection.text(text, need)})" for text in ripening.instants]
    return f"SELECT count({delay}), avg({delay}), avg(1.0 * ({delay}) * ({delay})), {', '.join(instants)} FROM {CELLS}"


def window(need: Needs, row: Sequence[Any]) -> Window | None:
    """What the delays say; none where nothing was ever waited for."""
    count, mean, square, *instants = (None if value is None else float(value) for value in row)
    known = [instant for instant in instants if instant is not None]
    if need.ripening is None or not count or mean is None or square is None or not known:
        return None
    days = max(0.0, mean + _DEVIATIONS * math.sqrt(max(0.0, square - mean**2)))
    before = need.ripening.side == "before"
    edge = min(known) + days if before else max(known) - days
    return Window(edge, need.ripening.side, Message.from_dict({"id": need.ripening.delay_id, "facts": {"days": days}}))


def spans(windows: Mapping[Needs, Window], period: str, numbers: Sequence[int]) -> dict[Needs, tuple[int | None, int | None]]:
    """The periods that may enter each need's trend."""
    return {need: found.span(period, numbers) for need, found in windows.items()}


def _at_hand(projection: Projection, need: Needs) -> bool:
    """Whether the table has what shows the delays."""
    texts = (need.ripening.delay, *need.ripening.instants) if need.ripening else ()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name} <= {*projection.columns}
