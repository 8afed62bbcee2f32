"""The tornado and the switching values, by running each assumption at other values on the keys of the base case."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.assumption_register import Assumption
from cxsim.decision.base_case_reruns import BaseCaseReruns
from cxsim.decision.levers import limits
from cxsim.decision.sensitivity import TornadoBar
from cxsim.decision.value_summary import NamedCase
from cxsim.text import Message

Array = NDArray[np.float64]
STEPS = 8  # runs that a switching value may take
CLOSE = 0.002  # of the swing: how near 0 NPV must be there
FAR = 3.0  # widths of the interval beyond it: further out no switching value is quoted
SHOWN = 8  # bars that a report shows
SCREEN = 3  # replications on which the bars that are not shown are run
SET_SIZE = 3  # assumptions in the named downside and upside


@dataclass(frozen=True)
class _EndNpvs:
    """NPV with an assumption at its low and its high end, and the standard error of their difference over the replications run."""

    low: float
    high: float
    error: float


def build_tornado(rerun: BaseCaseReruns) -> tuple[TornadoBar, ...]:
    """One bar for each uncertain assumption, the widest first.

    All are tried on `SCREEN` replications, as the base case plus what they change on those; the `SHOWN` widest are run on all.
    """
    rows, whole = rerun.uncertain, rerun.comparison.replications
    found = _ends_npv(rerun, rows, min(SCREEN, whole))
    done = set(found) if whole <= SCREEN else set[str]()
    while missing := [row for row in _widest(rows, found)[:SHOWN] if row.name not in done]:
        found |= _ends_npv(rerun, missing, whole)
        done |= {row.name for row in missing}
    return tuple(_bar(rerun, row, found[row.name]) for row in _widest(rows, found))


def _widest(rows: Sequence[Assumption], found: Mapping[str, _EndNpvs]) -> list[Assumption]:
    return sorted(rows, key=lambda row: abs(found[row.name].high - found[row.name].low), reverse=True)


def _ends_npv(rerun: BaseCaseReruns, rows: Sequence[Assumption], count: int) -> dict[str, _EndNpvs]:
    """NPV at both ends of each assumption, on so many replications."""
    points = [{row.name: end} for row in rows for end in _ends(row)]
    apart = rerun.npv_by_replication([{}, *points], count)
    if count == rerun.comparison.replications:
        npv = rerun.npv(points)
    else:
        npv = (rerun.comparison.base.measures.npv + (apart[1:] - apart[0]).mean(axis=1)).tolist()
    swings = apart[2::2] - apart[1::2]
    return {row.name: _EndNpvs(npv[2 * i], npv[2 * i + 1], _error_of_mean(swings[i])) for i, row in enumerate(rows)}


def _error_of_mean(replications: Array) -> float:
    """The standard error of a mean over replications; NaN of a single one."""
    return float(replications.std(ddof=1) / math.sqrt(len(replications))) if len(replications) > 1 else math.nan


def _ends(row: Assumption) -> tuple[float, float]:
    if row.p5 is None or row.p95 is None:
        raise ValueError("a certain assumption has no ends")
    return row.p5, row.p95


def _bar(rerun: BaseCaseReruns, row: Assumption, found: _EndNpvs) -> TornadoBar:
    base = rerun.comparison.base.measures.npv
    low, high = _ends(row)
    switching, how = _switching(rerun, row, [(low, found.low), (row.value, base), (high, found.high)])
    return TornadoBar(row.name, row.unit, low, row.value, high, found.low, base, found.high, switching, how, found.error)


def _switching(rerun: BaseCaseReruns, row: Assumption, known: list[tuple[float, float]]) -> tuple[float | None, Message]:
    """Where NPV is 0: inside the interval by running, beyond it on the straight line through the nearer half."""
    for left, right in ((known[0], known[1]), (known[1], known[2])):
        if left[1] * right[1] < 0:
            return _false_position(rerun, row.name, left, right)
    falling = min((known[0], known[2]), key=lambda point: abs(point[1]))
    centre = known[1]
    slope = (falling[1] - centre[1]) / (falling[0] - centre[0]) if falling[0] != centre[0] else 0.0
    if slope == 0.0 or abs(falling[1]) >= abs(centre[1]):
        return None, Message("decision-switching-never")
    zero = falling[0] - falling[1] / slope
    if abs(zero - centre[0]) > FAR * (known[2][0] - known[0][0]):
        return None, Message("decision-switching-far", widths=FAR)
    low, high = limits(rerun.case.quantities[row.name]) if row.name in rerun.case.quantities else (zero, zero)
    if low <= zero <= high:
        return zero, Message("decision-switching-extrapolated")
    return None, Message("decision-switching-impossible")


def _false_position(rerun: BaseCaseReruns, name: str, left: tuple[float, float], right: tuple[float, float]) -> tuple[float, Message]:
    """The Illinois variant of false position (Dowell & Jarratt 1971) on reruns, `STEPS` at most."""
    (a, fa), (b, fb) = left, right
    close = CLOSE * abs(fb - fa)
    x = a - fa * (b - a) / (fb - fa)
    for _ in range(STEPS):
        fx = rerun.npv([{name: x}])[0]
        if abs(fx) <= close:
            break
        if fx * fb < 0:
            a, fa = b, fb
        else:
            fa /= 2
        b, fb = x, fx
        x = a - fa * (b - a) / (fb - fa)
    return x, Message("decision-switching-by-running")


def worse_end(bar: TornadoBar) -> float:
    """The end of the interval at which NPV is lower."""
    return bar.low if bar.npv_low <= bar.npv_high else bar.high


def better_end(bar: TornadoBar) -> float:
    """The end of the interval at which NPV is higher."""
    return bar.high if bar.npv_low <= bar.npv_high else bar.low


def named_cases(rerun: BaseCaseReruns, bars: tuple[TornadoBar, ...], size: int = SET_SIZE) -> tuple[NamedCase, ...]:
    """Base, downside and upside: the `size` assumptions that move NPV most, all at their worse and at their better ends."""
    widest = bars[:size]
    sets = [tuple((bar.name, end(bar)) for bar in widest) for end in (worse_end, better_end)]
    downside, upside = rerun.at([dict(chosen) for chosen in sets])
    return (
        NamedCase("base", (), rerun.comparison.base),
        NamedCase("downside", sets[0], downside),
        NamedCase("upside", sets[1], upside),
    )
