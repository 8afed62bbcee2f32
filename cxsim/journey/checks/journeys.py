"""What is wrong with a journey by itself: targets, shares, touchpoints nobody reaches, visits that do not end."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cxsim.errors import Fault, fault, nearest
from cxsim.journey.checks.flow import flow_faults
from cxsim.journey.plan import END, Every, Journey, Touchpoint

Path = tuple[str | int, ...]
OUTCOMES = ("on_success", "on_failure", "on_abandonment")
_ROUNDING = 1e-9


def journey_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    """What is wrong with one journey: targets, shares, parts that nobody reaches, circles that nobody leaves."""
    if isinstance(journey.trigger, Every) and journey.trigger.every.count == 0:
        yield fault("journey-trigger-interval").at(path=(*path, "trigger", "every"))
    wrong_targets = list(_target_faults(journey, path))
    yield from wrong_targets
    for name, touchpoint in journey.touchpoints.items():
        yield from _share_faults(touchpoint, (*path, "touchpoints", name))
        if touchpoint.custom is not None and (touchpoint.pool or touchpoint.offer):
            other = "pool" if touchpoint.pool else "offer"
            yield fault("journey-custom-touchpoint", other=other).at(path=(*path, "touchpoints", name, "custom"))
    if not wrong_targets:
        yield from flow_faults(journey, path)


def _target_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    known = {*journey.touchpoints, END}
    if END in journey.touchpoints:
        yield fault("journey-touchpoint-named-end", end=END).at(path=(*path, "touchpoints", END))
    for name, touchpoint in journey.touchpoints.items():
        for outcome in OUTCOMES:
            yield from target_faults(getattr(touchpoint, outcome), known, (*path, "touchpoints", name, outcome))


def target_faults(target: str, known: Collection[str], path: Path) -> Iterator[Fault]:
    """The fault of an outcome that leads nowhere."""
    if target not in known:
        yield fault("journey-target-unknown", target=target, end=END, remedy=nearest(target, known)).at(path=path)


def _share_faults(touchpoint: Touchpoint, path: Path) -> Iterator[Fault]:
    """Success and abandonment that leave no room for failure, at their values or, uncertain as they are, at their high ends."""
    success, abandonment = touchpoint.success, touchpoint.abandonment
    for at_p95, a, b in (
        (False, success.value, abandonment.value),
        (True, success.high, abandonment.high),
    ):
        if a + b > 1 + _ROUNDING:
            numbers = {"success": a, "abandonment": b, "total": a + b}
            yield fault("journey-touchpoint-shares", at_p95=at_p95, **numbers).at(path=(*path, "success"))
            return
