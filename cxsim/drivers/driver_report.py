"""The verb `find_drivers`: tables in, and out what goes with the scores, and through them with churn and spend."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from cxsim.data.arguments import check_seed
from cxsim.drivers import messages
from cxsim.drivers.answer_history import WINDOW_DAYS, build_history
from cxsim.drivers.churn_effect import ScoreEffect, score_effect
from cxsim.drivers.index_drivers import IndexDrivers, index_drivers
from cxsim.drivers.intervals import risk_intervals
from cxsim.drivers.root_causes import RootCauses, root_causes
from cxsim.drivers.spend_effect import SpendEffect, spend_effect
from cxsim.drivers.tables import INDICES, DriverTables
from cxsim.errors import DataError, fault
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message

_Z95 = 1.959963984540054
DRAWS = 200


@dataclass(frozen=True)
class DriverChain:
    """What one step of a driver goes with in a score, and through the score in the churn hazard, with its 95 % interval."""

    driver: str
    column: str
    index: str
    step: float
    points: float
    ratio: float
    low: float
    high: float
    message: Message


@dataclass(frozen=True)
class DriverReport:
    """Everything that was found, and from what.

    Attributes
    ----------
    file, sha256, customers, left, answers : the data; `seed` and `draws` of the bootstrap; `window_days` looked back from each answer.
    indices : what goes with each index.
    scores : how each score goes with churn.
    chains : from a driver through a score to churn.
    causes : the reasons customers gave; spending : what they spent afterwards.
    synthetic, notes : what a reader must know of the data.
    """

    file: str
    sha256: str
    customers: int
    left: int
    answers: int
    seed: int
    draws: int
    window_days: float
    indices: tuple[IndexDrivers, ...]
    scores: tuple[ScoreEffect, ...]
    chains: tuple[DriverChain, ...]
    causes: tuple[RootCauses, ...]
    spending: tuple[SpendEffect, ...]
    synthetic: bool
    notes: tuple[Message | str, ...]

    def score(self, index: str) -> ScoreEffect | None:
        """How one score goes with churn; None if nobody answered."""
        return next((found for found in self.scores if found.index == index), None)

    def to_json(self) -> str:
        """The report as JSON text; what is unknown or without bound is null."""
        return json.dumps(_plain(self), indent=1, allow_nan=False, ensure_ascii=False)


@accept_old_arguments(key="seed")
def find_drivers(tables: DriverTables, seed: int, draws: int = DRAWS, window_days: float = WINDOW_DAYS) -> DriverReport:
    """Find what goes with the scores of some tables, and how the scores go with churn and spend.

    Parameters
    ----------
    tables : DriverTables
        Customers with their answers, and what else is known of them.
    seed : int
        Seed of the bootstraps and of the draws of parameters, at least 0.
    draws : int
        Resamples of customers for each interval.
    window_days : float
        How many days before an answer contacts and touches count.

    Returns
    -------
    DriverReport
        For each index what goes with it; for each score its hazard ratio for churn with a 95 % interval; chains, reasons and spending.

    Raises
    ------
    UsageError
        If the key is below 0.
    DataError
        If no known customer answered any index.

    Examples
    --------
    >>> import cxsim as cx
    >>> customers = cx.read_customers(cx.load("configs/telecom.yaml"))
    >>> answers = cx.read_table("configs/data/surveys.csv", "surveys").frame
    >>> report = cx.find_drivers(cx.DriverTables(customers, answers), seed=1, draws=50)
    >>> report.score("nps").index
    'nps'
    """
    seed = check_seed(seed)
    answers_by_index = {index: tables.of(index) for index in INDICES}
    if all(answers.empty for answers in answers_by_index.values()):
        raise DataError(Message("drivers-nothing-to-explain"), [fault("drivers-answers-missing")])
    intervals = risk_intervals(tables)
    indices = tuple(index_drivers(build_history(tables, i, window_days), draws, seed) for i in INDICES if len(answers_by_index[i]))
    scores = tuple(score_effect(intervals, index, answers_by_index[index], draws, seed) for index in intervals.scores)
    causes = (root_causes(intervals, index, answers_by_index[index], draws, seed) for index in intervals.scores)
    frame = tables.customers.frame
    return DriverReport(
        file=tables.customers.source.file,
        sha256=tables.customers.source.sha256,
        customers=len(frame),
        left=int(frame["churned"].sum()),
        answers=sum(len(answers) for answers in answers_by_index.values()),
        seed=seed,
        draws=draws,
        window_days=window_days,
        indices=indices,
        scores=scores,
        chains=_chains(indices, {found.index: found for found in scores}),
        causes=tuple(found for found in causes if found is not None),
        spending=tuple(spend_effect(tables, index) for index in INDICES if len(answers_by_index[index]))
        if tables.purchases is not None
        else (),
        synthetic=tables.customers.synthetic,
        notes=(*tables.notes, *tables.customers.notes),
    )


def _chains(indices: tuple[IndexDrivers, ...], scores: Mapping[str, ScoreEffect]) -> tuple[DriverChain, ...]:
    """Significant drivers of significant scores: points times log hazard a point, error by the delta method."""
    chains = []
    for found in indices:
        score = scores.get(found.index)
        if score is None or score.equal is None or not score.equal.clear:
            continue
        log, log_error = math.log(score.equal.value), math.log(score.equal.high / score.equal.low) / (2 * _Z95)
        for effect in found.effects:
            if effect.driver not in found.found or effect.p_value >= 0.05 or effect.column.endswith("[missing]"):
                continue
            error = math.hypot(log * (effect.high - effect.low) / (2 * _Z95), effect.points * log_error)
            through = effect.points * log
            ratio, low, high = (math.exp(through + z * error) for z in (0.0, -_Z95, _Z95))
            message = messages.summarise_chain(effect.column, effect.step, found.index, effect.points, ratio, low, high)
            chains.append(DriverChain(effect.driver, effect.column, found.index, effect.step, effect.points, ratio, low, high, message))
    return tuple(chains)


def _plain(value: Any) -> Any:
    """A record as JSON holds it: messages in English, under the names that version 0.1 had."""
    if isinstance(value, Message):
        return str(value)
    if isinstance(value, RootCauses):
        sentence = " ".join(map(str, value.messages))
        return {"index": value.index, "status": value.status, "sentence": sentence, "reasons": _plain(value.reasons)}
    if is_dataclass(value):
        return {"sentence" if each.name == "message" else each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value
