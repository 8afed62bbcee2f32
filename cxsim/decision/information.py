"""What it is worth to know more before deciding: perfect information, one assumption, and a stated test."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.expected_value import evpi, evppi, join_differences, spanning_pairs
from cxsim.decision.planned_measurement import PlannedMeasurement
from cxsim.decision.sample_sizes import SampleSizeValue, value_sample_sizes, with_best_size
from cxsim.text import Message

Array = NDArray[np.float64]
RESAMPLES = 30


@dataclass(frozen=True)
class ParameterInformation:
    """What it would be worth to know one assumption exactly before deciding (EVPPI), with its Monte Carlo standard error."""

    name: str
    evppi: float
    error: float

    @property
    def clear(self) -> bool:
        """Whether that stands out of its own error."""
        return self.evppi > self.error and round(self.evppi) > 0


@dataclass(frozen=True)
class MeasurementValue:
    """A test that the study states, at each of its sizes; `best` is the one with the highest ENBS."""

    name: str
    quantity: str
    sizes: tuple[SampleSizeValue, ...]
    best: SampleSizeValue


@dataclass(frozen=True)
class InformationValue:
    """The value of information for the choice between the options and doing nothing.

    Attributes
    ----------
    evpi : of knowing everything; error : its standard error.
    knowing : each assumption, most worth first; tests : those the study states, best first.
    advice : what to measure next.
    """

    evpi: float
    error: float
    knowing: tuple[ParameterInformation, ...]
    tests: tuple[MeasurementValue, ...]
    advice: Message


def value_information(
    columns: Mapping[str, Array],
    net: Array,
    tests: Mapping[str, PlannedMeasurement],
    months: int,
    currency: str,
    seed: int = 0,
    dependent: Mapping[tuple[str, str], float] | None = None,
) -> InformationValue:
    """The value of information of a choice.

    Parameters
    ----------
    columns : the sampled values (draw,) of each assumption.
    net : NPV (draw, option); a column of zeros for doing nothing is part of it.
    tests : those that the study states; months : of the horizon.
    dependent : correlations of the assumptions' normal scores, as in `Draws`.
    """
    measured = {name: with_best_size(test, columns[test.quantity], net, months) for name, test in tests.items() if test.quantity in columns}
    samples = list(_other_samples(columns, net, dependent or {}, seed))

    def error(figure: Callable[[Mapping[str, Array], Array], float]) -> float:
        return float(np.std([figure(*sample) for sample in samples], ddof=1)) if len(net) > 1 else math.nan

    knowing = [ParameterInformation(name, evppi(x, net), error(lambda xs, y, name=name: evppi(xs[name], y))) for name, x in columns.items()]  # type: ignore[misc]
    known = tuple(sorted(knowing, key=lambda row: row.evppi, reverse=True))
    again = [{name: value_sample_sizes(test, xs[test.quantity], y, months) for name, test in measured.items()} for xs, y in samples]
    stated = [_stated(name, test, columns[test.quantity], net, months, [one[name] for one in again]) for name, test in measured.items()]
    best_first = tuple(sorted(stated, key=lambda test: test.best.enbs, reverse=True))
    return InformationValue(evpi(net), error(lambda _, y: evpi(y)), known, best_first, _advice(known, best_first, currency))


def _other_samples(
    columns: Mapping[str, Array], net: Array, dependent: Mapping[tuple[str, str], float], seed: int
) -> Iterator[tuple[Mapping[str, Array], Array]]:
    """Other samples of the same design, with the differences between options as a stand-in has them."""
    from cxsim.decision.redraws import resample  # what fits stand-ins is loaded when errors are asked for

    pairs = spanning_pairs(net)
    differences = [net[:, option] - net[:, reference] for option, reference in pairs]
    if not differences:
        yield from ((columns, net) for _ in range(RESAMPLES))
        return
    for again, found in resample(columns, np.column_stack(differences), dependent, seed, RESAMPLES):
        yield again, join_differences(pairs, found) + net[:, :1]


def _stated(
    name: str, test: PlannedMeasurement, x: Array, net: Array, months: int, again: Sequence[tuple[SampleSizeValue, ...]]
) -> MeasurementValue:
    sizes = tuple(
        replace(size, evsi_error=_sd([one[place].evsi for one in again]), enbs_error=_sd([one[place].enbs for one in again]))
        for place, size in enumerate(value_sample_sizes(test, x, net, months))
    )
    return MeasurementValue(name, test.quantity, sizes, max(sizes, key=lambda size: size.enbs))


def _sd(values: Sequence[float]) -> float:
    return float(np.std(values, ddof=1)) if len(values) > 1 else math.nan


def _advice(parameters: Sequence[ParameterInformation], tests: Sequence[MeasurementValue], currency: str) -> Message:
    """What to measure next, or that nothing is worth measuring."""
    if tests and tests[0].best.enbs > tests[0].best.enbs_error and round(tests[0].best.enbs) > 0:
        best = tests[0].best
        gains = {"value": best.evsi, "gain": best.enbs, "error": best.enbs_error}
        size = {"customers": best.observations, "cost": best.cost, "weeks": best.weeks}
        return Message("decision-measure-test", name=tests[0].quantity, currency=currency, **size, **gains)
    if tests and tests[0].best.enbs > 0:
        return Message("decision-decide-test-error")
    if tests:
        return Message("decision-decide-test-cost")
    if parameters and parameters[0].clear:
        first = parameters[0]
        return Message("decision-measure-one", name=first.name, value=first.evppi, error=first.error, currency=currency)
    if parameters and round(parameters[0].evppi) > 0:
        return Message("decision-decide-error")
    return Message("decision-decide-nothing")
