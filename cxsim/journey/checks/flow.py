"""Where a visit can go: touchpoints that it never reaches, circles that it never leaves, and how long it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from cxsim.errors import Fault, fault
from cxsim.journey.plan import END, MAX_TOUCHES, Journey, Touchpoint

Path = tuple[str | int, ...]
_ROUNDING = 1e-9


def flow_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    """Touchpoints that nothing leads to, and visits that never end or are cut at the most touches that a visit can have."""
    yield from _unreached_faults(journey, path)
    endless = list(_endless_faults(journey, path))
    yield from endless
    if not endless:
        yield from _length_faults(journey, path)


def expected_touches(journey: Journey) -> float:
    """The mean number of touches of a visit, if no visit were cut: the fundamental matrix of the absorbing Markov chain.

    Infinite, or a number without meaning, if a visit can never end; see `flow_faults`.
    """
    number = {name: index for index, name in enumerate(journey.touchpoints)}
    moves = np.zeros((len(number), len(number)))
    for name, touchpoint in journey.touchpoints.items():
        for share, target in _shares(touchpoint):
            if target != END:
                moves[number[name], number[target]] += share
    reached = [number[name] for name in _reachable(next(iter(number)), _likely(journey)) if name != END]
    inner = np.eye(len(reached)) - moves[np.ix_(reached, reached)]
    return float(np.linalg.solve(inner, np.ones(len(reached)))[0])


def _unreached_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    links = {name: (touch.on_success, touch.on_failure, touch.on_abandonment) for name, touch in journey.touchpoints.items()}
    reached = _reachable(next(iter(links)), links)
    for name in links:
        if name not in reached:
            around = (*path, "touchpoints")
            yield fault("journey-touchpoint-unreached", name=name).at(path=(*around, name), depends_on=around)


def _endless_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    likely = _likely(journey)
    for name in _reachable(next(iter(likely)), likely):
        if name != END and END not in _reachable(name, likely):
            around = (*path, "touchpoints")
            yield fault("journey-touchpoint-endless", name=name, end=END).at(path=(*around, name), depends_on=around)


def _length_faults(journey: Journey, path: Path) -> Iterator[Fault]:
    touches = expected_touches(journey)
    if not touches <= MAX_TOUCHES:
        yield fault("journey-visits-long", touches=touches, most=MAX_TOUCHES).at(path=(*path, "touchpoints"))


def _likely(journey: Journey) -> dict[str, tuple[str, ...]]:
    return {name: tuple(target for _, target in _shares(touchpoint)) for name, touchpoint in journey.touchpoints.items()}


def _shares(touchpoint: Touchpoint) -> Iterator[tuple[float, str]]:
    """The share and the target of every outcome that is possible."""
    content = touchpoint.offer.success_satisfied.value if touchpoint.offer else 0.0
    success, abandonment = touchpoint.success.value or content, touchpoint.abandonment.value
    for share, target in (
        (success, touchpoint.on_success),
        (1 - success - abandonment, touchpoint.on_failure),
        (abandonment, touchpoint.on_abandonment),
    ):
        if share > _ROUNDING:
            yield share, target


def _reachable(start: str, links: Mapping[str, Iterable[str]]) -> list[str]:
    """Every name that can be reached from `start`, itself first, in the order in which it is found."""
    found = [start]
    for name in found:
        found.extend(target for target in dict.fromkeys(links.get(name, ())) if target not in found)
    return found
