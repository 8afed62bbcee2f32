"""What is wrong with satisfaction or effort: steps that overshoot, at some touch too, and a start that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault, fault
from cxsim.journey.plan import InitialLevel, LevelDynamics, Plan

Path = tuple[str | int, ...]
_ROUNDING = 1e-9


def level_faults(level: LevelDynamics, name: str) -> Iterator[Fault]:
    """What is wrong with the level of that name, in the order of the file."""
    yield from _step_faults(level, name)
    if level.half_life.value == 0:
        yield fault("journey-level-half-life").at(path=(name, "half_life"))
    yield from _start_faults(level.start, (name, "start"))


def _step_faults(level: LevelDynamics, name: str) -> Iterator[Fault]:
    for at_p95 in (False, True):
        a, b = _ends(level, at_p95)
        if a * b > 1 + _ROUNDING:
            numbers = {"gain": a, "aversion": b, "product": a * b}
            yield fault("journey-level-overshoot", at_p95=at_p95, **numbers).at(path=(name, "gain"))
            return


def weight_faults(plan: Plan) -> Iterator[Fault]:
    """Touches that count for so much that one would carry a level beyond the experience: w gain loss_aversion > 1."""
    for name, level in (("satisfaction", plan.satisfaction), ("effort", plan.effort)):
        if any(_step_faults(level, name)):
            continue
        linear = level.response == "linear"
        central, most = (a * (1.0 if linear else b) for a, b in (_ends(level, False), _ends(level, True)))
        for journey, part in plan.journeys.items():
            for touch, touchpoint in part.touchpoints.items():
                weight = touchpoint.weight
                for at_p95, w, step in ((False, weight.value, central), (True, weight.high, most)):
                    if w > 1 and w * step > 1 + _ROUNDING:
                        numbers = {"level": name, "weight": w, "step": step, "product": w * step, "most": 1 / step, "linear": linear}
                        path = ("journeys", journey, "touchpoints", touch, "weight")
                        yield fault("journey-weight-overshoot", at_p95=at_p95, **numbers).at(path=path)
                        break


def _ends(level: LevelDynamics, at_p95: bool) -> tuple[float, float]:
    """The gain and the aversion to losses of a level, at their values or at their p95."""
    return (level.gain.high, level.loss_aversion.high) if at_p95 else (level.gain.value, level.loss_aversion.value)


def _start_faults(start: InitialLevel, path: Path) -> Iterator[Fault]:
    if start.column is not None and start.scale is None:
        yield fault("journey-level-scale-missing", column=start.column).at(path=path)
    if start.column is None and start.scale is not None:
        yield fault("journey-level-column-missing").at(path=path)
    if start.scale is not None and start.scale[0] == start.scale[1]:
        low, high = (end for end in start.scale)
        yield fault("journey-level-scale-empty", low=low, high=high).at(path=(*path, "scale"))
