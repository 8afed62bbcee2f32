"""Screening: every driver is tested, whether or not the answers carry a regression on all of them at once.

Ten answers for each coefficient are asked for. Where there are fewer, each driver is tested on its own, and those that go with the answers
most are let into the regression as far as there is room. Letting in by the outcome flatters what is let in, so a driver is named only if
both its test on its own and its test beside the others hold, all drivers tested together (Holm 1979): under no association at all its own
test bounds the rate of false names.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.features.encoding import Encoding
from cxsim.drivers.answer_history import AnswerHistory
from cxsim.drivers.ordinal import fit_ordinal
from cxsim.drivers.piecewise_linear import wald_p_value
from cxsim.text import Message

Array = NDArray[np.float64]
ANSWERS_PER_COEFFICIENT = 10


@dataclass(frozen=True)
class SelectedDrivers:
    """The drivers that are let into the regression.

    Attributes
    ----------
    encoding : their columns.
    alone : p value of each driver on its own; empty if all are let in.
    left_out : drivers that are not, with the reason.
    """

    encoding: Encoding
    alone: dict[str, float]
    left_out: dict[str, Message | str]


def coefficient_capacity(answers: Array) -> int:
    """How many coefficients some answers carry beside their thresholds."""
    return len(answers) // ANSWERS_PER_COEFFICIENT - (len(np.unique(answers)) - 1)


def select_drivers(given: AnswerHistory, encoding: Encoding, answers: Array, customer: NDArray[np.intp]) -> SelectedDrivers:
    """All drivers if the answers carry them; else those that go with the answers most on their own, as far as there is room."""
    most = coefficient_capacity(answers)
    if len(encoding.columns) <= most:
        return SelectedDrivers(encoding, {}, {})
    matrix, places = encoding.encode(given.frame), driver_columns(given, encoding)
    wide = {driver: columns for driver, columns in places.items() if len(columns) > most}
    left_out: dict[str, Message | str] = {
        driver: Message("drivers-left-out-wide", coefficients=len(columns), answers=len(answers), most=most)
        for driver, columns in wide.items()
    }
    alone = {driver: _alone(answers, matrix[:, columns], customer) for driver, columns in places.items() if driver not in wide}
    kept: list[str] = []
    for driver in sorted(alone, key=lambda name: alone[name]):
        if sum(len(places[name]) for name in (*kept, driver)) <= most:
            kept.append(driver)
        else:
            left_out[driver] = Message("drivers-left-out-room", p=alone[driver], answers=len(answers), most=most)
    chosen = sorted(j for name in kept for j in places[name])
    return SelectedDrivers(encoding.model_copy(update={"columns": tuple(encoding.columns[j] for j in chosen)}), alone, left_out)


def driver_columns(given: AnswerHistory, encoding: Encoding) -> dict[str, list[int]]:
    """The columns of the matrix that belong to each driver."""
    found = {driver: [j for j, c in enumerate(encoding.columns) if c.feature in names] for driver, names in given.drivers.items()}
    return {driver: columns for driver, columns in found.items() if columns}


def separating_drivers(given: AnswerHistory, encoding: Encoding, answers: Array, customer: NDArray[np.intp]) -> list[str]:
    """The drivers that split the answers on their own."""
    matrix = encoding.encode(given.frame)
    return [
        driver
        for driver, columns in driver_columns(given, encoding).items()
        if fit_ordinal(answers, matrix[:, columns], customer).status != "converged"
    ]


def _alone(answers: Array, matrix: Array, customer: NDArray[np.intp]) -> float:
    """The p value of a driver on its own; 0 if it splits the answers, which the regression then says."""
    fitted = fit_ordinal(answers, matrix, customer)
    return wald_p_value(fitted.coefficients, fitted.own) if fitted.status == "converged" else 0.0
