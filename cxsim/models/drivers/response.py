"""What goes with the answers to one index: a regression, its bends, and the share of each driver."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.models.drivers import sentences
from cxsim.models.drivers.effects import Effect, effects_of
from cxsim.models.drivers.history import History
from cxsim.models.drivers.importance import MOST_DRIVERS, Explained, importances
from cxsim.models.drivers.kink import Kink, hinge, knots_of, rejected, wald
from cxsim.models.drivers.ordinal import Ordinal, fit_ordinal
from cxsim.models.encoding import Column, Encoding, numeric
from cxsim.models.learning import learn
from cxsim.models.method import Method

Array = NDArray[np.float64]
_ENCODED = Method(missing="mean_and_flag", max_levels=30)
FEWEST_ANSWERS = 100
ANSWERS_PER_COEFFICIENT = 10
ALIKE = 0.9  # correlation of two drivers above which their shares cannot be told apart


@dataclass(frozen=True)
class IndexDrivers:
    """What goes with one index.

    Attributes
    ----------
    index : nps, csat or ces; `answers` by `customers` were used, of mean `mean`.
    status : "found", "no_signal", "few_answers", "no_variation" or "separation"; `sentence` what it means and what to try.
    explained : share of the log likelihood that all drivers explain, less its penalty.
    drivers : by falling share, with the p value of all columns of each, and whether it is told from chance (Holm, 5 %).
    effects, kinks : by column and by numeric driver.
    left_out : drivers that could not be used, with the reason.
    notes : sentences on drivers that cannot be told apart.
    """

    index: str
    answers: int
    customers: int
    mean: float
    status: str
    sentence: str
    explained: float = 0.0
    drivers: tuple[Driver, ...] = ()
    effects: tuple[Effect, ...] = ()
    kinks: tuple[Kink, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def effect(self, column: str) -> Effect:
        """The effect of a column."""
        return next(effect for effect in self.effects if effect.column == column)

    @property
    def found(self) -> tuple[str, ...]:
        """The drivers that are told from chance."""
        return tuple(driver.name for driver in self.drivers if driver.found)


@dataclass(frozen=True)
class Driver:
    """One driver: its share of what all explain with its 95 % interval, and whether it is told from chance."""

    name: str
    share: float
    low: float
    high: float
    p_value: float
    found: bool
    sentence: str


def index_drivers(given: History, draws: int, key: int) -> IndexDrivers:
    """What goes with the answers of a history."""
    frame = given.frame
    answers, customers = frame["score"].to_numpy(dtype=float), frame["customer_id"].nunique()
    mean = float(answers.mean()) if len(answers) else float("nan")

    def refused(status: str, left_out: dict[str, str] | None = None) -> IndexDrivers:
        said = sentences.refusal(status, given.index, len(answers))
        return IndexDrivers(given.index, len(answers), customers, mean if len(answers) else 0.0, status, said, left_out=left_out or {})

    if len(answers) < FEWEST_ANSWERS:
        return refused("few_answers")
    if np.ptp(answers) == 0:
        return refused("no_variation")
    encoding, left_out = _encoded(given)
    if not encoding.columns:
        return refused("no_variation", left_out)
    if len(answers) < ANSWERS_PER_COEFFICIENT * (len(encoding.columns) + len(np.unique(answers)) - 1):
        return refused("few_answers", left_out)
    customer = np.unique(frame["customer_id"], return_inverse=True)[1]
    matrix = encoding.encode(frame)
    plain = fit_ordinal(answers, matrix, customer)
    if plain.status != "converged":
        return refused("separation", left_out)
    kinks = _kinks(given, encoding, answers, matrix, customer)
    names, matrix = _bent(encoding.columns, matrix, kinks)
    fitted = fit_ordinal(answers, matrix, customer)
    explained = importances(answers, matrix, _groups(given, names), customer, draws, key)
    drivers = _drivers(given, names, fitted, explained)
    driver_of = {column: driver for driver, columns in given.drivers.items() for column in columns}
    signal = wald(fitted.coefficients, fitted.own) < 0.05 and any(driver.found for driver in drivers)
    return IndexDrivers(
        index=given.index,
        answers=len(answers),
        customers=customers,
        mean=mean,
        status="found" if signal else "no_signal",
        sentence=sentences.response(given.index, [d.name for d in drivers if d.found], explained.share, len(answers), signal),
        explained=explained.share,
        drivers=drivers,
        effects=effects_of([(driver_of[feature], name) for feature, name in names], fitted, matrix),
        kinks=tuple(kinks),
        left_out=left_out,
        notes=_alike(names, matrix),
    )


def _encoded(given: History) -> tuple[Encoding, dict[str, str]]:
    """The encoding of the drivers that can be used, and why others cannot."""
    left_out: dict[str, str] = {}
    usable = []
    for driver, columns in given.drivers.items():
        reason = next((why for column in columns if (why := _unusable(given.frame[column]))), "")
        if reason:
            left_out[driver] = reason
        else:
            usable.append(driver)
    usable.sort(key=lambda driver: -max(_told(given.frame[column]) for column in given.drivers[driver]))
    for driver in usable[MOST_DRIVERS:]:
        left_out[driver] = f"only the {MOST_DRIVERS} drivers that differ most often are compared"
    kept = [driver for driver in given.drivers if driver in usable[:MOST_DRIVERS]]
    features = [column for driver in kept for column in given.drivers[driver]]
    encoding = learn(_ENCODED, given.frame, features)
    return encoding, left_out | encoding.left_out


def _unusable(column: pd.Series) -> str:
    if column.isna().all():
        return "no value at all"
    if not numeric(column) and column.nunique() > _ENCODED.max_levels:
        return f"{column.nunique():,} different texts"
    return ""


def _told(column: pd.Series) -> float:
    """In which share of rows a column differs from its most frequent value."""
    return float(1 - column.value_counts(normalize=True, dropna=False).iloc[0])


def _kinks(given: History, encoding: Encoding, answers: Array, matrix: Array, customer: NDArray[np.intp]) -> list[Kink]:
    tested: list[tuple[Column, tuple[float, ...], float]] = []
    for j, column in enumerate(encoding.columns):
        knots = knots_of(matrix[:, j]) if column.kind == "number" else ()
        if knots:
            bent = fit_ordinal(answers, np.column_stack([matrix, *(hinge(matrix[:, j], knot) for knot in knots)]), customer)
            tested.append((column, knots, wald(bent.coefficients[-len(knots) :], bent.own[-len(knots) :, -len(knots) :])))
    bends = rejected([p for _, _, p in tested])
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


def _groups(given: History, names: list[tuple[str, str]]) -> dict[str, list[int]]:
    groups = {driver: [j for j, (f, _) in enumerate(names) if f in columns] for driver, columns in given.drivers.items()}
    return {driver: some for driver, some in groups.items() if some}


def _drivers(given: History, names: list[tuple[str, str]], fitted: Ordinal, explained: Explained) -> tuple[Driver, ...]:
    groups = _groups(given, names)
    p_values = {name: wald(fitted.coefficients[some], fitted.own[np.ix_(some, some)]) for name, some in groups.items()}
    found = dict(zip(p_values, rejected(list(p_values.values())), strict=True))
    return tuple(
        Driver(
            part.driver,
            part.share,
            part.low,
            part.high,
            p_values[part.driver],
            found[part.driver],
            sentences.share(part.driver, given.index, part.share, part.low, part.high, found[part.driver]),
        )
        for part in explained.parts
    )


def _alike(names: list[tuple[str, str]], matrix: Array) -> tuple[str, ...]:
    """A sentence on each pair of columns of different drivers that go together so closely that their shares cannot be told apart."""
    if matrix.shape[1] < 2:
        return ()
    together = np.asarray(np.corrcoef(matrix.T))
    pairs = [
        (names[i][1], names[j][1], float(together[i, j]))
        for j in range(len(names))
        for i in range(j)
        if abs(together[i, j]) > ALIKE and names[i][0] != names[j][0]
    ]
    return tuple(sentences.alike(*pair) for pair in pairs)
