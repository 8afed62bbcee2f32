"""Which assumptions drive the result: what the net present value does when an assumption turns out low, or high."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.assumption_register import Assumption
from cxsim.decision.comparison import Comparison
from cxsim.decision.draws import Draws
from cxsim.report.figures import Swing

FIFTH = 0.2
TWO_SIDED_95 = 1.96


def ranked(register: Sequence[Assumption], draws: int) -> tuple[tuple[Assumption, ...], tuple[Assumption, ...]]:
    """The assumptions that were varied, strongest first: those that stand out from chance at so many draws, and those that do not."""
    varied = [a for a in register if a.rank_correlation is not None and math.isfinite(a.rank_correlation)]
    varied.sort(key=lambda a: -abs(a.rank_correlation or 0.0))
    noise = TWO_SIDED_95 / math.sqrt(max(draws - 1, 1))
    clear = tuple(a for a in varied if abs(a.rank_correlation or 0.0) > noise)
    return clear, tuple(varied[len(clear) :])


def tornado_bars(comparison: Comparison, assumptions: Sequence[Assumption], label: Callable[[str], str]) -> tuple[Swing, ...]:
    """The mean NPV over the fifth of the draws in which each assumption is lowest, and highest; in the order given."""
    found = ((a, sample(comparison.draws, a.name)) for a in assumptions)
    return tuple(_swing(label(a.name), values, comparison.npv_by_draw) for a, values in found if values is not None)


def sample(draws: Draws, name: str) -> NDArray[np.float64] | None:
    """The draws of an assumption, by its name in the register; None if it was not drawn."""
    if name in draws.names:
        return draws.values[:, draws.names.index(name)]
    if name.startswith("fit.") and name.endswith(".log_scale"):
        return draws.log_scale
    feature = draws.from_fit.get(name) or name.removeprefix("fit.").partition(".")[2]
    if feature in draws.features:
        return draws.coefficients[:, draws.features.index(feature)]
    return None


def _swing(label: str, values: NDArray[np.float64], npv: NDArray[np.float64]) -> Swing:
    order = np.argsort(values, kind="stable")
    size = max(1, round(FIFTH * len(order)))
    return Swing(label, float(npv[order[:size]].mean()), float(npv[order[-size:]].mean()))
