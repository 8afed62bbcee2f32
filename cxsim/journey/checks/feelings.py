"""What is wrong with a feeling by itself: steps that overshoot, and a start that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault
from cxsim.journey.plan import InitialLevel, LevelDynamics

Path = tuple[str | int, ...]
_ROUNDING = 1e-9


def feeling_faults(feeling: LevelDynamics, name: str) -> Iterator[Fault]:
    """What is wrong with the feeling of that name, in the order of the file."""
    yield from _step_faults(feeling, name)
    if feeling.half_life.value == 0:
        yield Fault(
            "a half-life of 0", "a length of time", "give the time in which half of a change is forgotten", path=(name, "half_life")
        )
    yield from _start_faults(feeling.start, (name, "start"))


def _step_faults(feeling: LevelDynamics, name: str) -> Iterator[Fault]:
    gain, loss = feeling.gain, feeling.loss_aversion
    for words, a, b in (("", gain.value, loss.value), (" at their p95", gain.high, loss.high)):
        if a * b > 1 + _ROUNDING:
            found = f"gain x loss_aversion{words} = {a:g} x {b:g} = {a * b:g}"
            yield Fault(found, "at most 1", "one bad experience would overshoot; lower one of the two", path=(name, "gain"))
            return


def _start_faults(start: InitialLevel, path: Path) -> Iterator[Fault]:
    if start.column is not None and start.scale is None:
        yield Fault(f"the column {start.column!r} without a scale", "the answers that mean 0 and 1", "add e.g. scale: [0, 10]", path=path)
    if start.column is None and start.scale is not None:
        yield Fault("a scale without a column", "both or neither", "add column: (a column of the table) or remove the scale", path=path)
    if start.scale is not None and start.scale[0] == start.scale[1]:
        yield Fault(f"a scale from {start.scale[0]:g} to {start.scale[1]:g}", "two different ends", "correct it", path=(*path, "scale"))
