"""What it is worth to know more before deciding: perfect information, one assumption, and a stated test."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.journey.parameters import Cost, Duration, Section, certain
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
DAYS_PER_WEEK = 7.0
KNOTS = 4
RESAMPLES = 30


class Measurement(Section):
    """A test or survey that could be made before deciding: what it measures, how exactly, at what cost, how fast.

    Each observation is the assumption plus noise of standard deviation `sd`, in the assumption's unit. For the difference of
    two shares near p between two arms of n / 2 customers each that is ``2 sqrt(p (1 - p))``.
    """

    of: str = Field(description="name of the assumption it measures")
    sd: float = Field(gt=0, description="standard deviation of one observation, in the assumption's unit")
    sizes: tuple[int, ...] = Field(min_length=1, description="numbers of observations to choose from")
    cost: Cost = Field(default=certain(0.0, "money"), description="whatever its size")
    cost_each: Cost = Field(default=certain(0.0, "money"), description="per observation")
    setup: Duration = Field(default=certain(0.0, "days"), description="before the first observation and after the last")
    per_week: float = Field(gt=0, description="observations that come in a week")
    source: str = Field(default="", description="where its numbers come from")

    def weeks(self, observations: int) -> float:
        """Weeks until its answer."""
        return self.setup.value / DAYS_PER_WEEK + observations / self.per_week


@dataclass(frozen=True)
class KnowingOne:
    """What it would be worth to know one assumption exactly before deciding (EVPPI), with its standard error over the draws."""

    name: str
    evppi: float
    error: float


@dataclass(frozen=True)
class SizeOfTest:
    """One size of a test: what it costs and is worth.

    Attributes
    ----------
    observations : in all.
    cost : to run; delay_cost : expected NPV forgone while waiting; weeks : until its answer.
    evsi : expected value of its answer; enbs : what the test gains in all, with the decision `weeks` later.
    """

    observations: int
    cost: float
    weeks: float
    evsi: float
    delay_cost: float
    enbs: float


@dataclass(frozen=True)
class StatedTest:
    """A test that the study states, at each of its sizes; `best` is the one with the highest ENBS."""

    name: str
    of: str
    sizes: tuple[SizeOfTest, ...]
    best: SizeOfTest


@dataclass(frozen=True)
class Information:
    """The value of information for the choice between the options and doing nothing.

    Attributes
    ----------
    evpi : of knowing everything; error : its standard error.
    knowing : each assumption, most worth first; tests : those the study states, best first.
    sentence : what to measure next.
    """

    evpi: float
    error: float
    knowing: tuple[KnowingOne, ...]
    tests: tuple[StatedTest, ...]
    sentence: str


def evpi(net: Array) -> float:
    """The expected value of perfect information, from net benefits (draw, option); one option may be doing nothing, all 0."""
    return float(net.max(axis=1).mean() - net.mean(axis=0).max())


def expected_given(x: Array, net: Array) -> Array:
    """E[net benefit | x] at each draw (draw, option), by regression on the assumption x (draw,), or on several at once (draw, k).

    Of a constant, a line, a parabola and cubic splines (for several: their sums, with products of pairs) the one with the least
    BIC is taken for each option, so that an assumption which explains nothing is worth nothing (M. Strong, J. Oakley & A. Brennan,
    "Estimating multiparameter partial expected value of perfect information", Medical Decision Making 34 (2014) 311-326, with
    splines for their GAM).
    """
    scores = [(column - column.mean()) / (column.std() or 1.0) for column in np.atleast_2d(x.T)]
    bases = _bases(scores[0]) if len(scores) == 1 else _bases_of_several(scores)
    return np.column_stack([_best_fit(bases, column) for column in net.T])


def _bases(x: Array) -> list[Array]:
    powers = np.vander(x, 4, increasing=True)
    knots = np.quantile(x, np.linspace(0, 1, KNOTS + 2)[1:-1])
    splines = np.column_stack([powers, *(np.maximum(x - knot, 0.0) ** 3 for knot in knots)])
    return [powers[:, :1], powers[:, :2], powers[:, :3], splines]


def _bases_of_several(scores: Sequence[Array]) -> list[Array]:
    """The bases of each assumption side by side; from the parabolas on with the products of pairs."""
    constant, *others = [np.column_stack([part[:, 1:] for part in parts]) for parts in zip(*map(_bases, scores), strict=True)]
    pairs = np.column_stack([first * second for first, second in combinations(scores, 2)])
    one = np.ones((len(pairs), 1))
    lines, *curved = [np.column_stack([one, other]) for other in others]
    return [np.column_stack([one, constant]), lines, *(np.column_stack([each, pairs]) for each in curved)]


def _best_fit(bases: Sequence[Array], y: Array) -> Array:
    fits = [basis @ np.linalg.lstsq(basis, y, rcond=None)[0] for basis in bases]
    if np.ptp(y) == 0:
        return fits[0]
    n = len(y)
    bic = [
        n * np.log(((y - fit) ** 2).mean() + 1e-12 * y.var()) + basis.shape[1] * np.log(n) for basis, fit in zip(bases, fits, strict=True)
    ]
    return fits[int(np.argmin(bic))]


def evppi(x: Array, net: Array) -> float:
    """The expected value of knowing one assumption x (draw,) exactly, or several (draw, k); never more than `evpi`.

    Several are worth at least as much as the most valuable of them: where the regression on all finds less, that one's is taken.
    """
    found = max(evpi(expected_given(x, net)), 0.0)
    if x.ndim == 2 and x.shape[1] > 1:
        found = max(found, *(evppi(np.delete(x, place, axis=1), net) for place in range(x.shape[1])))
    return min(found, evpi(net))


def evsi(x: Array, net: Array, sd: float, observations: int) -> float:
    """The expected value of n observations of x with noise of that standard deviation.

    What is expected once x is known is drawn towards its mean as far as n observations leave it open: by the square root of
    n / (n + sd^2 / var x), exact where x is normal and net benefit linear in it (H. Jalal & F. Alarid-Escudero, "A Gaussian
    approximation approach for value of information analysis", Medical Decision Making 38 (2018) 174-188). So it rises with n
    and never exceeds `evppi`.
    """
    known = expected_given(x, net)
    centre = known.mean(axis=0)
    share = observations / (observations + sd**2 / x.var()) if np.ptp(x) > 0 else 0.0
    return min(max(evpi(centre + np.sqrt(share) * (known - centre)), 0.0), evpi(net))


def sizes_of(test: Measurement, x: Array, net: Array, months: int) -> tuple[SizeOfTest, ...]:
    """Each size of a stated test, with what waiting for it costs: that share of the horizon in which nothing is earned."""
    now = float(net.mean(axis=0).max())
    rows = []
    for size in test.sizes:
        weeks = test.weeks(size)
        lost = min(weeks * DAYS_PER_WEEK / (months * DAYS_PER_MONTH), 1.0)
        value, cost = evsi(x, net, test.sd, size), test.cost.value + size * test.cost_each.value
        delay = lost * (now + value)
        rows.append(SizeOfTest(size, cost, weeks, value, delay, value - delay - cost))
    return tuple(rows)


def information(
    columns: Mapping[str, Array], net: Array, tests: Mapping[str, Measurement], months: int, currency: str, key: int = 0
) -> Information:
    """The value of information of a choice.

    Parameters
    ----------
    columns : the sampled values (draw,) of each assumption.
    net : NPV (draw, option); a column of zeros for doing nothing is part of it.
    tests : those that the study states; months : of the horizon.
    """
    knowing = [KnowingOne(name, evppi(x, net), _error(x, net, key)) for name, x in columns.items()]
    known = tuple(sorted(knowing, key=lambda row: row.evppi, reverse=True))
    stated = [_stated(name, test, columns[test.of], net, months) for name, test in tests.items() if test.of in columns]
    best_first = tuple(sorted(stated, key=lambda test: test.best.enbs, reverse=True))
    everything = evpi(net)
    return Information(
        everything, _resampled(lambda rows: evpi(net[rows]), len(net), key), known, best_first, _sentence(known, best_first, currency)
    )


def _stated(name: str, test: Measurement, x: Array, net: Array, months: int) -> StatedTest:
    sizes = sizes_of(test, x, net, months)
    return StatedTest(name, test.of, sizes, max(sizes, key=lambda size: size.enbs))


def _error(x: Array, net: Array, key: int) -> float:
    return _resampled(lambda rows: evppi(x[rows], net[rows]), len(net), key)


def _resampled(figure: Callable[[NDArray[np.int64]], float], count: int, key: int) -> float:
    """The bootstrap standard error of a figure of the draws."""
    rng = np.random.default_rng([key, 0xB007])
    return float(np.std([figure(rng.integers(0, count, count)) for _ in range(RESAMPLES)], ddof=1))


def _sentence(knowing: Sequence[KnowingOne], tests: Sequence[StatedTest], currency: str) -> str:
    if tests and tests[0].best.enbs > 0:
        test = tests[0]
        size = test.best
        return (
            f"Measure {test.of} next: a test of {size.observations:,} customers costs {currency} {size.cost:,.0f}, "
            f"is worth {currency} {size.evsi:,.0f}, takes {size.weeks:,.0f} weeks; it gains {currency} {size.enbs:,.0f} in all."
        )
    if tests:
        return "Decide now: no test that is stated is worth its cost and the wait."
    if knowing and knowing[0].evppi > 0:
        first = knowing[0]
        return (
            f"Measure {first.name} next: to know it exactly would be worth {currency} {first.evppi:,.0f}; "
            "state a test of it under measurements: to see which size pays."
        )
    return "Decide now: to know any one assumption better would not change the decision."
