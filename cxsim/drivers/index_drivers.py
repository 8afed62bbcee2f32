"""What goes with the answers to one index: a regression, its bends, and the share of each driver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.churn.features.encoding import Column, Encoding, numeric
from cxsim.churn.features.encoding_fit import fit_encoding
from cxsim.churn.method import Method
from cxsim.drivers import messages
from cxsim.drivers.answer_history import AnswerHistory
from cxsim.drivers.effects import DriverEffect, estimate_effects
from cxsim.drivers.importance import MOST_DRIVERS, Importance, importances
from cxsim.drivers.ordinal import FittedOrdinal, fit_ordinal
from cxsim.drivers.piecewise_linear import Kink, candidate_knots, hinge, reject_holm, wald_p_value
from cxsim.drivers.variable_selection import coefficient_capacity, select_drivers, separating_drivers
from cxsim.text import Message

Array = NDArray[np.float64]
_ENCODED = Method(missing="mean_and_flag", max_levels=30)
FEWEST_ANSWERS = 100
ALIKE = 0.9  # correlation of two drivers above which their shares cannot be separated


@dataclass(frozen=True)
class IndexDrivers:
    """What goes with one index.

    Attributes
    ----------
    index : nps, csat or ces; `answers` by `customers` were used, of mean `mean`.
    status : "found", "not_told_apart" (together they go with it, none by itself), "no_signal", "few_answers", "no_variation" or
        "separation"; `message` what it means and what to try.
    explained : share of the log likelihood that the drivers in the regression explain, less its penalty.
    drivers : by falling share, with the p value of all columns of each, and whether it is significant (Holm, 5 %, all drivers that
        were tested together). Of more than eight, the seven that are most significant have a share of their own, the others one together.
    others : drivers without a share of their own: those others, and those without room in the regression.
    effects, kinks : by column and by numeric driver.
    left_out : drivers that could not be used, with the reason.
    notes : on drivers that are collinear or have no share of their own.
    """

    index: str
    answers: int
    customers: int
    mean: float
    status: str
    message: Message
    explained: float = 0.0
    drivers: tuple[IndexDriver, ...] = ()
    others: tuple[DriverTest, ...] = ()
    effects: tuple[DriverEffect, ...] = ()
    kinks: tuple[Kink, ...] = ()
    left_out: dict[str, Message | str] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()

    def effect(self, column: str) -> DriverEffect:
        """The effect of a column."""
        return next(effect for effect in self.effects if effect.column == column)

    @property
    def found(self) -> tuple[str, ...]:
        """The drivers that are significant."""
        return (*(driver.name for driver in self.drivers if driver.found), *(driver.name for driver in self.others if driver.found))


@dataclass(frozen=True)
class DriverTest:
    """A driver that was tested and has no share of its own."""

    name: str
    p_value: float
    found: bool


@dataclass(frozen=True)
class IndexDriver:
    """One driver: its share of what all explain with its 95 % interval, and whether it is significant."""

    name: str
    share: float
    low: float
    high: float
    p_value: float
    found: bool
    message: Message


def index_drivers(given: AnswerHistory, draws: int, seed: int) -> IndexDrivers:
    """What goes with the answers of a history."""
    frame = given.frame
    answers, customers = frame["score"].to_numpy(dtype=float), frame["customer_id"].nunique()
    mean = float(answers.mean()) if len(answers) else float("nan")

    def refused(status: str, left_out: dict[str, Message | str] | None = None, which: Sequence[str] = ()) -> IndexDrivers:
        message = messages.explain_status(status, given.index, len(answers), which)
        return IndexDrivers(given.index, len(answers), customers, mean if len(answers) else 0.0, status, message, left_out=left_out or {})

    if len(answers) < FEWEST_ANSWERS:
        return refused("few_answers")
    if np.ptp(answers) == 0:
        return refused("no_variation")
    encoding, left_out = _encoded(given)
    if not encoding.columns:
        return refused("no_variation", left_out)
    if coefficient_capacity(answers) < 1:
        return refused("few_answers", left_out)
    customer = np.unique(frame["customer_id"], return_inverse=True)[1]
    screened = select_drivers(given, encoding, answers, customer)
    encoding, left_out = screened.encoding, left_out | screened.left_out
    if not encoding.columns:
        return refused("few_answers", left_out)
    matrix = encoding.encode(frame)
    plain = fit_ordinal(answers, matrix, customer)
    if plain.status != "converged":
        return refused("separation", left_out, separating_drivers(given, encoding, answers, customer))
    kinks = _kinks(given, encoding, answers, matrix, customer)
    names, matrix = _bent(encoding.columns, matrix, kinks)
    fitted = fit_ordinal(answers, matrix, customer)
    groups = _groups(given, names)
    tested = _tested(groups, fitted, screened.alone)
    shared = _pooled(groups, tested)
    explained = importances(answers, matrix, shared, customer, draws, seed)
    found = [each.name for each in tested.values() if each.found]
    together = not screened.alone and wald_p_value(fitted.coefficients, fitted.own) < 0.05
    status = "found" if found else "not_told_apart" if together else "no_signal"
    driver_of = {column: driver for driver, columns in given.drivers.items() for column in columns}
    others = tuple(each for name, each in tested.items() if name not in shared)
    return IndexDrivers(
        index=given.index,
        answers=len(answers),
        customers=customers,
        mean=mean,
        status=status,
        message=messages.summarise_index(given.index, status, found, explained.share, len(answers), len(tested), len(groups)),
        explained=explained.share,
        drivers=tuple(_driver(part, tested, given.index, len(groups)) for part in explained.parts),
        others=others,
        effects=estimate_effects([(driver_of[feature], name) for feature, name in names], fitted, matrix),
        kinks=tuple(kinks),
        left_out=left_out,
        notes=(*_alike(names, matrix), *messages.list_without_share([each.name for each in others if each.found])),
    )


def _encoded(given: AnswerHistory) -> tuple[Encoding, dict[str, Message | str]]:
    """The encoding of the drivers that can be used, and why others cannot."""
    left_out: dict[str, Message | str] = {}
    features: list[str] = []
    for driver, columns in given.drivers.items():
        reason = next((why for column in columns if (why := _unusable(given.frame[column]))), None)
        if reason:
            left_out[driver] = reason
        else:
            features += columns
    encoding = fit_encoding(_ENCODED, given.frame, features)
    return encoding, left_out | encoding.left_out


def _unusable(column: pd.Series) -> Message | None:
    if column.isna().all():
        return Message("drivers-left-out-empty")
    if not numeric(column) and column.nunique() > _ENCODED.max_levels:
        return Message("drivers-left-out-texts", count=int(column.nunique()))
    return None


def _kinks(given: AnswerHistory, encoding: Encoding, answers: Array, matrix: Array, customer: NDArray[np.intp]) -> list[Kink]:
    tested: list[tuple[Column, tuple[float, ...], float]] = []
    for j, column in enumerate(encoding.columns):
        knots = candidate_knots(matrix[:, j]) if column.kind == "number" else ()
        if knots:
            bent = fit_ordinal(answers, np.column_stack([matrix, *(hinge(matrix[:, j], knot) for knot in knots)]), customer)
            tested.append((column, knots, wald_p_value(bent.coefficients[-len(knots) :], bent.own[-len(knots) :, -len(knots) :])))
    bends = reject_holm([p for _, _, p in tested])
    where = {column.name: j for j, column in enumerate(encoding.columns)}
    return [
        Kink(column.name, knots, p, bend, _likeliest(answers, matrix, where[column.name], knots, customer) if bend else None)
        for (column, knots, p), bend in zip(tested, bends, strict=True)
    ]


def _likeliest(answers: Array, matrix: Array, j: int, knots: tuple[float, ...], customer: NDArray[np.intp]) -> float:
    def value(knot: float) -> float:
        return fit_ordinal(answers, np.column_stack([matrix, hinge(matrix[:, j], knot)]), customer).log_likelihood

    return max(knots, key=value)


def _bent(columns: tuple[Column, ...], matrix: Array, kinks: list[Kink]) -> tuple[list[tuple[str, str]], Array]:
    """(feature, name) of each column of the matrix with the hinges of the drivers that bend."""
    names = [(column.feature, column.name) for column in columns]
    own = {column.name: j for j, column in enumerate(columns)}
    for kink in kinks:
        if kink.knot is not None:
            matrix = np.column_stack([matrix, hinge(matrix[:, own[kink.driver]], kink.knot)])
            names.append((columns[own[kink.driver]].feature, f"{kink.driver} above {kink.knot:.3g}"))
    return names, matrix


def _groups(given: AnswerHistory, names: list[tuple[str, str]]) -> dict[str, list[int]]:
    groups = {driver: [j for j, (f, _) in enumerate(names) if f in columns] for driver, columns in given.drivers.items()}
    return {driver: some for driver, some in groups.items() if some}


def _tested(groups: dict[str, list[int]], fitted: FittedOrdinal, alone: dict[str, float]) -> dict[str, DriverTest]:
    """The test of every driver, the most significant first; see `cxsim.drivers.variable_selection` for those tested on their own."""
    beside = {name: wald_p_value(fitted.coefficients[some], fitted.own[np.ix_(some, some)]) for name, some in groups.items()}
    p_values = {name: max(beside.get(name, 0.0), alone.get(name, 0.0)) for name in dict.fromkeys((*beside, *alone))}
    found = reject_holm(list(p_values.values()))
    each = [DriverTest(name, p, yes) for (name, p), yes in zip(p_values.items(), found, strict=True)]
    return {one.name: one for one in sorted(each, key=lambda one: one.p_value)}


def _pooled(groups: dict[str, list[int]], tested: dict[str, DriverTest]) -> dict[str, list[int]]:
    """The columns of each share: of every driver, or of the most significant and of all others together (the quotient game, Owen 1977)."""
    if len(groups) <= MOST_DRIVERS:
        return groups
    own = [name for name in tested if name in groups][: MOST_DRIVERS - 1]
    rest = [j for name, some in groups.items() if name not in own for j in some]
    return {**{name: groups[name] for name in own}, messages.pool_name(len(groups) - len(own)): rest}


def _driver(part: Importance, tested: dict[str, DriverTest], index: str, compared: int) -> IndexDriver:
    one = tested.get(part.driver)
    if one is None:
        message = messages.explain_pool(compared - MOST_DRIVERS + 1, index, part.share, part.low, part.high)
        return IndexDriver(part.driver, part.share, part.low, part.high, 1.0, False, message)
    message = messages.explain_share(part.driver, index, part.share, part.low, part.high, one.found)
    return IndexDriver(part.driver, part.share, part.low, part.high, one.p_value, one.found, message)


def _alike(names: list[tuple[str, str]], matrix: Array) -> tuple[Message, ...]:
    """A message on each pair of columns of different drivers that go together so closely that their shares cannot be separated."""
    if matrix.shape[1] < 2:
        return ()
    together = np.asarray(np.corrcoef(matrix.T))
    pairs = [
        (names[i][1], names[j][1], float(together[i, j]))
        for j in range(len(names))
        for i in range(j)
        if abs(together[i, j]) > ALIKE and names[i][0] != names[j][0]
    ]
    return tuple(messages.explain_collinearity(*pair) for pair in pairs)
