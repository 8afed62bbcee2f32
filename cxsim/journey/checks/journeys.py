"""What is wrong with a journey by itself: targets, shares, touchpoints nobody reaches, visits that do not end."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cxsim.errors import Fault, nearest
from cxsim.journey.checks.flow import flow_faults
from cxsim.journey.plan import END, Every, Journey, Touchpoint

Path = tuple[str | int, ...]
OUTCOMES = ("on_success", "on_failure", "on_abandonment")
_ROUNDING = 1e-9


def journey_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    """What is wrong with one journey: targets, shares, parts that nobody reaches, circles that nobody leaves."""
    if isinstance(journey.trigger, Every) and journey.trigger.every.count == 0:
        yield Fault("an interval of 0 months", "at least 1 month", "give the interval between two starts", path=(*path, "trigger", "every"))
    wrong_targets = list(_target_faults(journey, path))
    yield from wrong_targets
    for name, touchpoint in journey.touchpoints.items():
        yield from _share_faults(touchpoint, (*path, "touchpoints", name))
        if touchpoint.custom is not None and (touchpoint.pool or touchpoint.offer):
            other = "a pool" if touchpoint.pool else "an offer"
            do = "say in Python what it does, or leave out custom"
            yield Fault(f"{other} at a touchpoint in Python", "one or the other", do, path=(*path, "touchpoints", name, "custom"))
    if not wrong_targets:
        yield from flow_faults(journey, path)


def _target_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    known = {*journey.touchpoints, END}
    if END in journey.touchpoints:
        yield Fault(f"a touchpoint named {END!r}", "another name", f"{END!r} means the end of the visit", path=(*path, "touchpoints", END))
    for name, touchpoint in journey.touchpoints.items():
        for outcome in OUTCOMES:
            yield from target_faults(getattr(touchpoint, outcome), known, (*path, "touchpoints", name, outcome))


def target_faults(target: str, known: Collection[str], path: Path) -> Iterator[Fault]:
    """The fault of an outcome that leads nowhere."""
    if target not in known:
        yield Fault(repr(target), f"a touchpoint of this journey, or {END!r}", nearest(target, known), path=path)


def _share_faults(touchpoint: Touchpoint, path: Path) -> Iterator[Fault]:
    """Success and abandonment that leave no room for failure, at their values or, uncertain as they are, at their high ends."""
    success, abandonment = touchpoint.success, touchpoint.abandonment
    for words, a, b in (
        ("", success.value, abandonment.value),
        (" at their p95", success.high, abandonment.high),
    ):
        if a + b > 1 + _ROUNDING:
            found = f"success + abandonment{words} = {a:g} + {b:g} = {a + b:g}"
            yield Fault(found, "at most 1", "the rest is failure; lower one of the two", path=(*path, "success"))
            return
