"""How a score goes with churn: the hazard ratio, the kink, what a fall of one point would mean, and what an experiment would need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.drivers import messages
from cxsim.drivers.e_value import EValue, e_value_of_hazard
from cxsim.drivers.experiment_design import ExperimentDesign, design_experiment
from cxsim.drivers.intervals import BANDS, ENTRY, LIFE, NAMES, RiskIntervals
from cxsim.drivers.piecewise_linear import hinge, wald_p_value
from cxsim.errors import CxsimError
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
YEAR = 12.0
_Z95 = 1.959963984540054
_LIFTS = (0.5, 1.0, 2.0)


@dataclass(frozen=True)
class HazardRatioInterval:
    """A hazard ratio with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves 1 out."""
        return not self.low <= 1 <= self.high


@dataclass(frozen=True)
class ScoreBand:
    """Customers of like scores: how many there are today, and the share that leaves within a year, others equal, with its 95 % interval."""

    name: str
    customers: int
    leaving: float
    low: float
    high: float


@dataclass(frozen=True)
class ScoreFall:
    """What a score one point lower for everybody goes with, in a year, for each 1,000 customers of today.

    Attributes
    ----------
    leavers, low, high : more of them that leave, with the 95 % interval.
    fees : the monthly fees that leave with them; 0 where no fee is known.
    noise : how far the mean score of one month falls by chance alone (95 %), at the number of answers of a usual month; None if unknown.
    answers : in a usual month.
    """

    leavers: float
    low: float
    high: float
    fees: float
    noise: float | None
    answers: float


@dataclass(frozen=True)
class ScoreEffect:
    """How one score goes with churn.

    Attributes
    ----------
    index, status, message : "converged", "few_events", "separation", or "not_fitted" with the reason in the message.
    customers, left : in the fit.
    alone, equal : hazard ratio of one point more, of the score alone, and others equal.
    contrast : of the lowest band against the highest, others equal; `strength` is its E-value.
    bands : lowest first.
    kink_p, bends : whether the log hazard is a straight line in the score (Wald test of hinges between the bands).
    fall, trials : what one point less goes with; what experiments that move the score would need.
    answer : the question of the field, answered.
    """

    index: str
    status: str
    message: Message | str
    customers: int = 0
    left: int = 0
    alone: HazardRatioInterval | None = None
    equal: HazardRatioInterval | None = None
    contrast: HazardRatioInterval | None = None
    strength: EValue | None = None
    bands: tuple[ScoreBand, ...] = ()
    kink_p: float | None = None
    bends: bool = False
    fall: ScoreFall | None = None
    trials: tuple[ExperimentDesign, ...] = ()
    answer: tuple[Message, ...] = ()


def score_effect(intervals: RiskIntervals, index: str, answers: pd.DataFrame, draws: int, seed: int) -> ScoreEffect:
    """How the score of an index relates to churn in some histories."""
    try:
        alone, equal = _fitted(intervals, (f"score_{index}",), seed), _fitted(intervals, _columns(intervals), seed)
        banded = _fitted(intervals, tuple(f"band_{index}" if name == f"score_{index}" else name for name in _columns(intervals)), seed)
    except CxsimError as error:
        return ScoreEffect(index, "not_fitted", messages.explain_missing_fit(index, error.reason))
    if equal.status not in ("converged", "few_events"):
        return ScoreEffect(index, equal.status, equal.sentence, equal.card.rows, equal.card.events)
    ratio = _ratio(equal, f"score_{index}")
    if ratio is None:
        return ScoreEffect(index, "not_fitted", messages.explain_missing_fit(index, Message("drivers-scores-equal")))
    kink_p = _kink(intervals, index, seed)
    contrast = _contrast(banded, index)
    share = equal.card.events / max(intervals.table.frame[LIFE].nunique() if intervals.dated else equal.card.rows, 1)
    found = ScoreEffect(
        index=index,
        status=equal.status,
        message=equal.sentence,
        customers=equal.card.rows,
        left=equal.card.events,
        alone=_ratio(alone, f"score_{index}"),
        equal=ratio,
        contrast=contrast,
        strength=None if contrast is None else e_value_of_hazard(contrast.value, contrast.low, contrast.high, share),
        bands=_bands(intervals, banded, index, draws, seed),
        kink_p=kink_p,
        bends=kink_p is not None and kink_p < 0.05,
        fall=_fall(intervals, equal, index, answers, draws, seed),
        trials=_trials(intervals, equal, ratio),
    )
    return replace(found, answer=answer_question(found, intervals.others, intervals.dated))


def _columns(intervals: RiskIntervals) -> tuple[str, ...]:
    return (*(f"score_{index}" for index in intervals.scores), *intervals.others)


def _fitted(intervals: RiskIntervals, features: tuple[str, ...], seed: int, table: pd.DataFrame | None = None) -> FittedChurn:
    method = Cox(
        features=features,
        missing="mean_and_flag",
        holdout=0.0,
        recalibrate=False,
        entry=ENTRY if intervals.dated else None,
        cluster=LIFE if intervals.dated else None,
    )
    return fit(method, intervals.table if table is None else replace(intervals.table, frame=table), seed)


def _ratio(fitted: FittedChurn, column: str) -> HazardRatioInterval | None:
    """The hazard ratio of one more of a column; None if the column carries nothing."""
    hazard = fitted.hazard
    if column not in hazard.features:
        return None
    j = hazard.features.index(column)
    return _of(float(hazard.coefficients[j]), float(np.sqrt(hazard.covariance[j, j])))


def _of(log: float, error: float) -> HazardRatioInterval:
    return HazardRatioInterval(float(np.exp(log)), float(np.exp(log - _Z95 * error)), float(np.exp(log + _Z95 * error)))


def _contrast(banded: FittedChurn, index: str) -> HazardRatioInterval | None:
    """The lowest band against the highest."""
    hazard, feature = banded.hazard, f"band_{index}"
    weights = np.zeros(len(hazard.features))
    for name, sign in ((NAMES[index][0], 1.0), (NAMES[index][-1], -1.0)):
        if f"{feature}[{name}]" in hazard.features:
            weights[hazard.features.index(f"{feature}[{name}]")] += sign
        elif name != banded.encoding.reference(feature):
            return None
    return _of(float(weights @ hazard.coefficients), float(np.sqrt(weights @ hazard.covariance @ weights)))


def _kink(intervals: RiskIntervals, index: str, seed: int) -> float | None:
    """The p value of a straight line, against hinges between the bands; None where it cannot be tested."""
    frame, score = intervals.table.frame.copy(), intervals.table.frame[f"score_{index}"]
    names = []
    for knot in BANDS[index][1:-1]:
        names.append(f"{index}_above_{knot + 0.5:g}")
        frame[names[-1]] = hinge(score.fillna(score.mean()).to_numpy(dtype=float), knot + 0.5)
    try:
        bent = _fitted(intervals, (*_columns(intervals), *names), seed, frame)
    except CxsimError:
        return None
    where = [bent.hazard.features.index(name) for name in names if name in bent.hazard.features]
    if not where or bent.status not in ("converged", "few_events"):
        return None
    return wald_p_value(bent.hazard.coefficients[where], bent.hazard.covariance[np.ix_(where, where)])


def churn_probability(fitted: FittedChurn, given: pd.DataFrame, months: float, draws: int, seed: int) -> Array:
    """The mean chance to leave within some months: at the estimates, then at draws of the parameters, shape (1 + draws,)."""
    x, tenure = fitted.encoding.encode(given), given["tenure_months"].to_numpy(dtype=float)
    span = np.asarray(months, dtype=float)
    laws = [fitted.law, *(fitted.law.at_draw(values) for values in (fitted.draws(draws, seed) if draws else ()))]
    return np.array([1 - law.survival(span, x, tenure).mean() for law in laws])


def _bands(intervals: RiskIntervals, banded: FittedChurn, index: str, draws: int, seed: int) -> tuple[ScoreBand, ...]:
    now, feature = intervals.now, f"band_{index}"
    known = banded.encoding.levels.get(feature, ())
    bands = []
    for name in NAMES[index]:
        if name in known and len(now):
            found = churn_probability(banded, now.assign(**{feature: name}), YEAR, draws, seed)
            low, high = np.quantile(found[1:], [0.025, 0.975])
            bands.append(ScoreBand(name, int((now[feature] == name).sum()), float(found[0]), float(low), float(high)))
    return tuple(bands)


def _fall(intervals: RiskIntervals, fitted: FittedChurn, index: str, answers: pd.DataFrame, draws: int, seed: int) -> ScoreFall | None:
    now, column = intervals.now, f"score_{index}"
    if now.empty:
        return None
    stand_in = fitted.encoding.numbers[column]
    worse = now.assign(**{column: now[column].fillna(stand_in) - 1.0})
    same = now.assign(**{column: now[column].fillna(stand_in)})
    more = 1000 * (churn_probability(fitted, worse, YEAR, draws, seed) - churn_probability(fitted, same, YEAR, draws, seed))
    low, high = np.quantile(more[1:], [0.025, 0.975])
    fees = now["fee_per_month"].to_numpy(dtype=float) if "fee_per_month" in now else np.zeros(len(now))
    lost = _chances(fitted, worse) - _chances(fitted, same)
    noise, each = _noise(answers)
    return ScoreFall(float(more[0]), float(low), float(high), float(1000 * (fees * lost).mean()), noise, each)


def _chances(fitted: FittedChurn, given: pd.DataFrame) -> Array:
    return 1 - fitted.survival(YEAR, given)


def _noise(answers: pd.DataFrame) -> tuple[float | None, float]:
    """How far one month's mean falls below the last one's by chance, and the answers of a usual (median) month."""
    if len(answers) < 2:
        return None, float(len(answers))
    month = pd.to_datetime(answers["answered_at"]).dt.to_period("M")
    each = float(month.value_counts().median())
    return float(_Z95 * answers["score"].std() * np.sqrt(2 / each)), each


def _trials(intervals: RiskIntervals, fitted: FittedChurn, ratio: HazardRatioInterval) -> tuple[ExperimentDesign, ...]:
    """Experiments that lift the score of one half, if the association were the effect."""
    now = intervals.now
    if now.empty or ratio.value == 1:
        return ()

    def leaving(weeks: float) -> float:
        return float(churn_probability(fitted, now, 7 * weeks / DAYS_PER_MONTH, 0, 0)[0])

    return tuple(design_experiment(lift, ratio.value**lift, leaving, len(now)) for lift in _LIFTS)


def hazard(found: HazardRatioInterval) -> Message:
    """A hazard ratio with its interval on one side of 1: "12 % lower (8.9 % to 14 %)"."""
    ends = (found.low, found.high) if found.value > 1 else (found.high, found.low)
    if max(ends) >= 2:
        return Message("drivers-hazard-times", ratio=messages.ratio(found.value), low=found.low, high=found.high)
    return Message(
        "drivers-hazard", ratio=messages.ratio(found.value), low=messages.percent(abs(ends[0] - 1)), high=messages.percent(abs(ends[1] - 1))
    )


def answer_question(found: ScoreEffect, others: Sequence[str], dated: bool) -> tuple[Message, ...]:
    """The question of the field for one score: yes or no, how much, how sure, and what would settle it."""
    return (_verdict(found), *_in_customers(found), *_strength(found), *_time(others, dated), *_experiment(found))


def _verdict(found: ScoreEffect) -> Message:
    assert found.equal is not None
    if found.index == "ces":
        return _effort_verdict(found)
    name = messages.index_name(found.index)
    if not found.equal.clear:
        ends = {"low": messages.ratio(found.equal.low), "high": messages.ratio(found.equal.high)}
        return Message("drivers-verdict-open", index=name, ratio=messages.ratio(found.equal.value), **ends)
    return Message("drivers-verdict-yes" if found.equal.value < 1 else "drivers-verdict-reverse", index=name, ratio=hazard(found.equal))


def _effort_verdict(found: ScoreEffect) -> Message:
    """The effort score is asked about by its fall."""
    assert found.equal is not None
    less = type(found.equal)(1 / found.equal.value, 1 / found.equal.high, 1 / found.equal.low)
    if not less.clear:
        return Message(
            "drivers-verdict-effort-open", ratio=messages.ratio(less.value), low=messages.ratio(less.low), high=messages.ratio(less.high)
        )
    if less.value < 1:
        return Message("drivers-verdict-effort-no", ratio=hazard(less))
    if found.fall is None:
        return Message("drivers-verdict-effort-yes", ratio=hazard(less))
    return Message("drivers-verdict-effort-leavers", ratio=hazard(less), leavers=found.fall.leavers)


def _in_customers(found: ScoreEffect) -> list[Message]:
    stated = []
    if len(found.bands) > 1:
        bottom, top = found.bands[0], found.bands[-1]
        names = {"bottom": messages.BANDS[bottom.name], "top": messages.BANDS[top.name]}
        stated.append(Message("drivers-churn-bands", low=messages.percent(bottom.leaving), high=messages.percent(top.leaving), **names))
    if found.bends:
        stated.append(Message("drivers-churn-curved", p=found.kink_p))
    fall = found.fall
    if fall is not None and fall.leavers > 0:
        numbers = {"leavers": fall.leavers, "low": fall.low, "high": fall.high}
        with_fees = Message("drivers-churn-fall-fees", **numbers, fees=fall.fees)
        stated.append(with_fees if fall.fees else Message("drivers-churn-fall", **numbers))
    if fall is not None and fall.noise is not None:
        stated.append(Message("drivers-churn-noise", answers=fall.answers, points=fall.noise))
    return stated


def _strength(found: ScoreEffect) -> list[Message]:
    if found.contrast is None or found.strength is None:
        return []
    if not found.contrast.clear:
        return [messages.CAUSAL]
    return [messages.CAUSAL, Message("drivers-churn-e-value", estimate=found.strength.estimate, nearer=found.strength.interval)]


def _time(others: Sequence[str], dated: bool) -> list[Message]:
    names = [*(other.replace("_", " ") for other in others), Message("drivers-other-scores")]
    return [Message("drivers-churn-comparison", names=names), Message("drivers-churn-dated" if dated else "drivers-churn-undated")]


def _experiment(found: ScoreEffect) -> list[Message]:
    design = next((each for each in found.trials if each.lift == 1.0), None)
    if design is None or found.equal is None:
        return []
    if not found.equal.clear or design.ratio == 1:
        return [Message("drivers-experiment-large")]
    numbers = {"events": design.events, "customers": design.customers}
    if design.weeks is None:
        return [Message("drivers-experiment-years", **numbers)]
    return [Message("drivers-experiment", **numbers, weeks=design.weeks)]
