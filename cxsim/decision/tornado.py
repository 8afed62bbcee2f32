"""The tornado and the switching values, by running each assumption at other values on the keys of the base case."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.levers import limits
from cxsim.decision.register import Assumption
from cxsim.decision.rerun import Rerun
from cxsim.decision.sensitivity import TornadoBar
from cxsim.decision.worth import NamedCase

Array = NDArray[np.float64]
STEPS = 8  # runs that a switching value may take
CLOSE = 0.002  # of the swing: how near 0 NPV must be there
FAR = 3.0  # widths of the interval beyond it: further out no switching value is quoted
SET_SIZE = 3  # assumptions in the named downside and upside


def tornado(rerun: Rerun) -> tuple[TornadoBar, ...]:
    """One bar for each uncertain assumption, the widest first."""
    rows = rerun.uncertain
    ends = [{row.name: end} for row in rows for end in _ends(row)]
    found, apart = rerun.npv(ends), rerun.npv_by_replication(ends)
    errors = [_error_of_mean(apart[2 * i + 1] - apart[2 * i]) for i in range(len(rows))]
    bars = [_bar(rerun, row, found[2 * i], found[2 * i + 1], errors[i]) for i, row in enumerate(rows)]
    return tuple(sorted(bars, key=lambda bar: bar.swing, reverse=True))


def _error_of_mean(replications: Array) -> float:
    """The standard error of a mean over replications; NaN of a single one."""
    return float(replications.std(ddof=1) / math.sqrt(len(replications))) if len(replications) > 1 else math.nan


def _ends(row: Assumption) -> tuple[float, float]:
    if row.p5 is None or row.p95 is None:
        raise ValueError("a certain assumption has no ends")
    return row.p5, row.p95


def _bar(rerun: Rerun, row: Assumption, npv_low: float, npv_high: float, error: float) -> TornadoBar:
    base = rerun.comparison.base.measures.npv
    low, high = _ends(row)
    switching, how = _switching(rerun, row, [(low, npv_low), (row.value, base), (high, npv_high)])
    return TornadoBar(row.name, row.unit, low, row.value, high, npv_low, base, npv_high, switching, how, error)


def _switching(rerun: Rerun, row: Assumption, known: list[tuple[float, float]]) -> tuple[float | None, str]:
    """Where NPV is 0: inside the interval by running, beyond it on the straight line through the nearer half."""
    for left, right in ((known[0], known[1]), (known[1], known[2])):
        if left[1] * right[1] < 0:
            return _false_position(rerun, row.name, left, right)
    falling = min((known[0], known[2]), key=lambda point: abs(point[1]))
    centre = known[1]
    slope = (falling[1] - centre[1]) / (falling[0] - centre[0]) if falling[0] != centre[0] else 0.0
    if slope == 0.0 or abs(falling[1]) >= abs(centre[1]):
        return None, "it does not bring NPV towards 0"
    zero = falling[0] - falling[1] / slope
    if abs(zero - centre[0]) > FAR * (known[2][0] - known[0][0]):
        return None, f"more than {FAR:g} widths of its interval away"
    low, high = limits(rerun.case.quantities[row.name]) if row.name in rerun.case.quantities else (zero, zero)
    return (zero, "extrapolated") if low <= zero <= high else (None, "beyond the range it can have")


def _false_position(rerun: Rerun, name: str, left: tuple[float, float], right: tuple[float, float]) -> tuple[float, str]:
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
    return x, "by running"


def worse_end(bar: TornadoBar) -> float:
    """The end of the interval at which NPV is lower."""
    return bar.low if bar.npv_low <= bar.npv_high else bar.high


def better_end(bar: TornadoBar) -> float:
    """The end of the interval at which NPV is higher."""
    return bar.high if bar.npv_low <= bar.npv_high else bar.low


def named_cases(rerun: Rerun, bars: tuple[TornadoBar, ...], size: int = SET_SIZE) -> tuple[NamedCase, ...]:
    """Base, downside and upside: the `size` assumptions that move NPV most, all at their worse and at their better ends."""
    widest = bars[:size]
    sets = [tuple((bar.name, end(bar)) for bar in widest) for end in (worse_end, better_end)]
    downside, upside = rerun.at([dict(chosen) for chosen in sets])
    return (
        NamedCase("base", (), rerun.comparison.base),
        NamedCase("downside", sets[0], downside),
        NamedCase("upside", sets[1], upside),
    )
