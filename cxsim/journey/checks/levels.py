"""What is wrong with satisfaction or effort by itself: steps that overshoot, and a start that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault, fault
from cxsim.journey.plan import InitialLevel, LevelDynamics

Path = tuple[str | int, ...]
_ROUNDING = 1e-9


def level_faults(level: LevelDynamics, name: str) -> Iterator[Fault]:
    """What is wrong with the level of that name, in the order of the file."""
    yield from _step_faults(level, name)
    if level.half_life.value == 0:
        yield fault("journey-level-half-life").at(path=(name, "half_life"))
    yield from _start_faults(level.start, (name, "start"))


def _step_faults(level: LevelDynamics, name: str) -> Iterator[Fault]:
    gain, loss = level.gain, level.loss_aversion
    for at_p95, a, b in ((False, gain.value, loss.value), (True, gain.high, loss.high)):
        if a * b > 1 + _ROUNDING:
            numbers = {"gain": a, "aversion": b, "product": a * b}
            yield fault("journey-level-overshoot", at_p95=at_p95, **numbers).at(path=(name, "gain"))
            return


def _start_faults(start: InitialLevel, path: Path) -> Iterator[Fault]:
    if start.column is not None and start.scale is None:
        yield fault("journey-level-scale-missing", column=start.column).at(path=path)
    if start.column is None and start.scale is not None:
        yield fault("journey-level-column-missing").at(path=path)
    if start.scale is not None and start.scale[0] == start.scale[1]:
        low, high = (end for end in start.scale)
        yield fault("journey-level-scale-empty", low=low, high=high).at(path=(*path, "scale"))
