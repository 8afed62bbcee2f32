"""Calibration: the satisfaction set-point at which the twin loses as many customers as the fitted hazard expects.

The fitted hazard holds for customers as they were when it was fitted, so it enters the twin unchanged. The twin's
touches then move satisfaction and effort, and with them the hazard. Left alone, that would add to (or take from) what
the data say. One number, a shift of everybody's satisfaction set-point, is sought so that it does neither on the whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.records import Scenario
from cxsim.engine.simulation import Part, simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.parameters import Months
from cxsim.namespace import accept_old_arguments
from cxsim.rng import study_key
from cxsim.text import Message

WINDOW_MONTHS = 12
LARGEST_SHIFT = 0.5
SHIFT_TOLERANCE = 1e-3
STEPS = round(2 * LARGEST_SHIFT / SHIFT_TOLERANCE)
CALIBRATION_DRAW = -1  # a draw of its own, so that the study's runs draw fresh random numbers


@dataclass(frozen=True)
class BaselineCalibration:
    """What was sought and found.

    Attributes
    ----------
    status : ``met``, ``nothing_to_do`` (feelings do not move the hazard) or ``not_met`` (no shift in range reaches it).
    shift : of the satisfaction set-point, added to every customer's present level.
    months : the window.
    expected : customers the fitted hazard loses in it, by survival curves: sum of 1 - S(T + window | x) / S(T | x).
    frozen, before, after : customers the twin loses on the same random numbers, mean over replications: with feelings frozen, with no
        shift, and with the shift.
    standard_error : of `frozen` as an estimate of `expected`.
    """

    status: str
    shift: float
    months: int
    expected: float
    frozen: float
    before: float
    after: float
    standard_error: float

    @property
    def sentence(self) -> Message:
        """What was done, for the report."""
        facts = {"months": self.months, "expected": self.expected, "after": self.after}
        if self.status == "nothing_to_do":
            return Message("calibration-nothing", **facts, error=self.standard_error)
        shift = Message("calibration-shift", sign="minus" if self.shift < 0 else "plus", size=abs(self.shift))
        if self.status == "not_met":
            return Message("calibration-missed", **facts, before=self.before, largest=LARGEST_SHIFT, shift=shift)
        return Message("calibration-met", **facts, before=self.before, frozen=self.frozen, shift=shift)


Live = Callable[[Twin, Scenario, np.uint64, Part], Outcome]
"""An engine: a twin, a scenario, a key and a part of the histories in, their outcome out."""


def _compiled(twin: Twin, scenario: Scenario, key: np.uint64, part: Part) -> Outcome:
    return simulate(twin, scenario, key, part=part)


@accept_old_arguments(key="seed")
def calibrate_baseline(twin: Twin, seed: int, replications: int = 4, live: Live = _compiled) -> tuple[Twin, BaselineCalibration]:
    """Shift everybody's satisfaction set-point so that the twin loses as many customers in a year as its hazard expects.

    Parameters
    ----------
    twin : Twin
        From `build_twin`.
    seed : int
        Seed of the random numbers.
    replications : int
        Random runs that losses are averaged over.
    live : callable
        The engine.

    Returns
    -------
    twin : Twin
        The twin, shifted.
    calibration : Calibration
        Losses expected, before and after, with the standard error; `status`.

    Examples
    --------
    >>> import cxsim as cx
    >>> study = cx.load("configs/gym.yaml")
    >>> twin, _ = cx.build_twin(study)
    >>> cx.simulation.calibrate(twin, seed=1)[1].status
    'met'
    """
    window = min(WINDOW_MONTHS, twin.months)
    short = compile_twin(twin.plan.model_copy(update={"horizon": Months(count=window)}), twin.population, twin.hazard)
    conversions = (name for name in twin.central if name.startswith("referral.conversion"))
    childless = dict.fromkeys(conversions, 0.0)  # whom they bring leaves their own histories alone
    keys = [study_key(seed, CALIBRATION_DRAW, replication) for replication in range(replications)]

    @cache
    def losses(shift: float, frozen: bool = False) -> float:
        shifted = replace(short, set_point_shift=(shift, 0.0))
        scenario = shifted.scenario(childless, _frozen(window) if frozen else [])
        with ThreadPoolExecutor() as threads:
            return float(np.mean(list(threads.map(partial(_lost, live, shifted, scenario), keys))))

    frozen = losses(0.0, frozen=True)
    before = losses(0.0)
    status, shift = _solve(lambda shift: losses(shift) - frozen, before - frozen)
    probabilities = _probabilities(short, window)
    found = BaselineCalibration(
        status=status,
        shift=shift,
        months=window,
        expected=float(probabilities.sum()),
        frozen=frozen,
        before=before,
        after=losses(shift),
        standard_error=float(np.sqrt((probabilities * (1.0 - probabilities)).sum() / replications)),
    )
    return replace(twin, set_point_shift=(shift, 0.0)), found


def _solve(excess: Callable[[float], float], unshifted: float) -> tuple[str, float]:
    """The shift at which the excess of losses, in whole customers, changes its sign: of the two steps beside it, the one nearer to none."""
    if unshifted == 0.0:
        return "nothing_to_do", 0.0
    low, high = excess(-LARGEST_SHIFT), excess(LARGEST_SHIFT)
    if low * high > 0.0:
        return "not_met", -LARGEST_SHIFT if abs(low) < abs(high) else LARGEST_SHIFT
    step = bisect_left(range(STEPS), True, key=lambda step: excess(_shift(step)) * low <= 0.0)
    return "met", min(_shift(step - 1), _shift(step), key=lambda shift: abs(excess(shift))) if step > 0 else -LARGEST_SHIFT


def _shift(step: int) -> float:
    return round(-LARGEST_SHIFT + step * SHIFT_TOLERANCE, 6)


def _frozen(months: int) -> list[Change]:
    everywhere = np.ones(months)
    return [Change(f"{feeling}.log_hazard", "set", 0.0, everywhere) for feeling in ("satisfaction", "effort")]


def _lost(live: Live, twin: Twin, scenario: Scenario, key: np.uint64) -> int:
    """How many of the customers of the table leave within the horizon."""
    table = Part((0, len(twin.population)), (0, 0))
    histories = live(twin, scenario, key, table).tally.histories
    return int(histories["churned"][histories["origin"] == 0].sum())


def _probabilities(twin: Twin, months: int) -> NDArray[np.float64]:
    """Each active customer's probability of leaving within some months, by the fitted survival curve."""
    population = twin.population
    active = population.active
    survival = twin.hazard.survival(float(months), population.features[active], population.tenure_months[active])
    return np.asarray(1.0 - survival)
