"""The card of a comparison of churn models: data, split, every model and its naive rivals on unseen customers, and which to take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.churn.comparison.fairness import GroupPerformance, evaluate_groups
from cxsim.churn.comparison.model_candidates import find_nonproportional_features, list_candidates
from cxsim.churn.comparison.tail_value import TailValue, evaluate_tail
from cxsim.churn.evaluation.cross_validation import (
    CrossValidationScores,
    EvaluationSetup,
    Predictor,
    constant_rate_predictor,
    cross_validate,
    kaplan_meier_predictor,
    method_predictor,
    set_up_evaluation,
)
from cxsim.churn.evaluation.temporal_validation import TemporalValidation, validate_over_time
from cxsim.churn.features.data_split import FOLDS, assign_folds
from cxsim.churn.features.preprocessing import PreparedSample, prepare_sample
from cxsim.churn.fitted_model import FittedChurn, HorizonCalibration, Recalibration
from cxsim.churn.method import Method
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.errors import ModelError
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable

Array = NDArray[np.float64]
REPEATS = 2
IMMATERIAL = 0.01
TOO_GOOD = 0.97
LONGEST_BELIEVED = 720.0
_Z95 = 1.959963984540054
NAIVE = (Message("churn-rival-kaplan-meier"), Message("churn-rival-exponential"))


@dataclass(frozen=True)
class ModelCandidate:
    """One row of the comparison, on customers that each fit had left out.

    Attributes
    ----------
    name, described : as in the study, and in words; `naive` for a rival that knows nothing of the customer.
    concordance, uno, integrated_brier, marginal_brier, auc : as in `cxsim.churn.evaluation.cross_validation.CrossValidationScores`.
    expected_over_observed, mean_error : at each horizon, within groups of like risk; `rescaled_...` after factors on the
        hazard and `isotonic_...` after isotonic recalibration, both learnt on other customers.
    beats_naive : whether its integrated Brier score is below that of the naive rivals by more than chance (95 %).
    failure : why it could not be fitted; empty if it could. Its scores are then None.
    """

    name: Message | str
    described: Message
    naive: bool
    concordance: float | None = None
    uno: float | None = None
    integrated_brier: float | None = None
    marginal_brier: float | None = None
    auc: tuple[float | None, ...] = ()
    expected_over_observed: tuple[float | None, ...] = ()
    mean_error: tuple[float | None, ...] = ()
    rescaled_expected: tuple[float | None, ...] = ()
    rescaled_error: tuple[float | None, ...] = ()
    isotonic_expected: tuple[float | None, ...] = ()
    isotonic_error: tuple[float | None, ...] = ()
    beats_naive: bool = False
    failure: Message | str = ""


@dataclass(frozen=True)
class ModelCard:
    """What a reader must know before believing a churn model of this table.

    Attributes
    ----------
    file, sha256, rows, events, left_out, seed, split : the data, and how customers were left out.
    horizons : months at which calibration and AUC are given, in the order of every tuple.
    candidates : naive rivals first.
    recommended, reason : which model to take, and why; `signal` whether the features tell anything at all.
    calibration : of the recommended model, within groups of like risk.
    recalibration : what the recommended model's level was checked with, and the factors in its law, if any were called for.
    brier : how the Brier scores are defined here, in a sentence.
    proportionality, remedy : features whose hazard ratio changes with tenure, and what was done about it.
    groups : how the recommended model does for each segment and each level of a category.
    tail : what lies beyond the longest tenure observed.
    warnings, notes : guards that spoke, and sentences on the data.
    out_of_time : the recommended model at past days, where days of joining are known.
    """

    file: str
    sha256: str
    rows: int
    events: int
    left_out: int
    seed: int
    split: Message
    horizons: tuple[float, ...]
    candidates: tuple[ModelCandidate, ...]
    recommended: str
    reason: Message
    signal: Message
    calibration: tuple[HorizonCalibration, ...]
    recalibration: Recalibration | None
    brier: Message
    proportionality: tuple[Message, ...]
    remedy: Message
    groups: tuple[GroupPerformance, ...]
    tail: TailValue
    warnings: tuple[Message | str, ...]
    notes: tuple[Message | str, ...]
    out_of_time: TemporalValidation | None = None

    def to_json(self) -> str:
        """The card as JSON text, its messages in English."""
        return json.dumps(_english(self), indent=1, allow_nan=False, ensure_ascii=False)

    @property
    def best(self) -> ModelCandidate:
        """The row of the recommended model."""
        return next(row for row in self.candidates if row.name == self.recommended)


@dataclass(frozen=True)
class ModelComparison:
    """The card, and the record of the recommended model fitted on all customers."""

    card: ModelCard
    fitted: FittedChurn


@accept_old_arguments(key="seed")
def compare_models(named: Mapping[str, Method], table: CustomerTable, seed: int) -> ModelComparison:
    """Fit a study's churn methods and their rivals, score them on unseen customers, and recommend one.

    Parameters
    ----------
    named : mapping of str to Method
        The methods by name; the first is the study's own.
    table : CustomerTable
        The customers.
    seed : int
        Seed of the split of customers, at least 0.

    Returns
    -------
    Compared
        The `card` with every candidate's scores, and the recommended fit.

    Raises
    ------
    DataError, ModelError
        If the study's own first method cannot be fitted.

    References
    ----------
    E. Graf et al., "Assessment and comparison of prognostic classification schemes for survival data", Statistics in Medicine 18 (1999)
    2529-2545.

    Examples
    --------
    >>> import cxsim as cx
    >>> study = cx.load("configs/telecom.yaml")
    >>> compared = cx.churn.compare_models(study.fit, cx.read_customers(study), seed=1)  # doctest: +SKIP
    >>> compared.card.recommended  # doctest: +SKIP
    """
    named = _without_row_columns(named, table)
    main = next(iter(named.values()))
    first = fit(_testing(main), table, seed)
    prepared = prepare_sample(main, table)
    on = _trial(main, prepared, seed)
    rivals = _naive(on)
    tried = list_candidates(named, first)
    scored = {name: _scored(method, table, on) for name, method in tried.items()}
    known = {name: found for name, found in scored.items() if isinstance(found, CrossValidationScores)}
    if not known:
        raise ModelError(Message("churn-models-none"), [])
    chosen = recommend_model(known)
    rows = [_row(name, name, True, found, rivals) for name, found in rivals.items()]
    rows += [_candidate(name, method, scored[name], rivals) for name, method in tried.items()]
    fitted = fit(tried[chosen], table, seed)
    card = _card(table, prepared, seed, on, tuple(rows), chosen, known, rivals, first, fitted, tried)
    return ModelComparison(card, fitted)


def _without_row_columns(named: Mapping[str, Method], table: CustomerTable) -> dict[str, Method]:
    """The methods, where one reads columns that are no features (a reason to leave, weights), with the others named as features for all."""
    apart = {name for method in named.values() for name in method.row_columns if name is not None}
    if not apart:
        return dict(named)
    rest = tuple(name for name in table.features if name not in apart)
    return {name: method if method.features else method.model_copy(update={"features": rest}) for name, method in named.items()}


def recommend_model(scored: Mapping[str, CrossValidationScores]) -> str:
    """The first, in the order of `list_candidates` (the study's own, then from simple to flexible), that passes two tests.

    Its integrated Brier score is at most one standard error above the lowest (of the difference, customer by customer), or at most
    1 %, which no decision hangs on however many customers prove it; and its expected churners are those observed but for chance.
    If none passes the second test, the first that passes the first is taken, and recalibrated. The score is proper, so that it
    cannot be lowered by foretelling what one does not believe; level decides what a twin is worth in money; and of what comes to the
    same the simplest is easiest to explain. In worlds of known truth (four shapes, 1,500 and 5,000 customers) what the rule takes
    foretells others nearly as well as the best candidate; one standard error of the score itself instead (Breiman et al., 1984)
    lost up to 4 %, since the errors of two models on the same customers go together.
    """
    best = min(scored.values(), key=lambda found: found.integrated_brier)
    most = best.integrated_brier * (1.0 + IMMATERIAL)
    close = [name for name, found in scored.items() if found.integrated_brier <= most or not _worse(found, best, 1.0)]
    level = [name for name in close if not scored[name].recalibration.factors]
    return (level or close)[0]


def _worse(one: CrossValidationScores, other: CrossValidationScores, errors: float = _Z95) -> bool:
    """Whether the first Brier score is above the second by more than so many standard errors, customer by customer."""
    difference = one.brier_each - other.brier_each
    return bool(difference.mean() > errors * difference.std() / np.sqrt(len(difference)))


def _testing(main: Method) -> Cox:
    """Cox regression on the method's features, whose test says where hazards are not proportional."""
    return main if isinstance(main, Cox) else Cox(**main.model_dump(include=set(Method.model_fields)))


def _trial(main: Method, prepared: PreparedSample, seed: int) -> EvaluationSetup:
    split = np.stack([assign_folds(prepared.frame["customer_id"], FOLDS, seed, repeat) for repeat in range(REPEATS)])
    return set_up_evaluation(prepared.sample, prepared.encoding.columns, split, main.calibrate_months, main.groups)


def _naive(on: EvaluationSetup) -> dict[Message, CrossValidationScores]:
    ways: tuple[Predictor, Predictor] = (kaplan_meier_predictor(on.months), constant_rate_predictor(on.months))
    return {name: cross_validate(way, on) for name, way in zip(NAIVE, ways, strict=True)}


def _scored(method: Method, table: CustomerTable, on: EvaluationSetup) -> CrossValidationScores | Message:
    """The scores of a method, or why it has none."""
    try:
        prepared = prepare_sample(method, table)
        own = set_up_evaluation(prepared.sample, prepared.encoding.columns, on.folds, on.horizons, on.groups)
        return cross_validate(method_predictor(method, prepared.encoding.columns, own.months), own)
    except ModelError as error:
        return error.reason


def _candidate(
    name: str, method: Method, found: CrossValidationScores | Message, rivals: Mapping[Message, CrossValidationScores]
) -> ModelCandidate:
    if isinstance(found, Message):
        return ModelCandidate(name, method.label(), False, failure=found)
    return _row(name, method.label(), False, found, rivals)


def _row(
    name: Message | str, described: Message, naive: bool, found: CrossValidationScores, rivals: Mapping[Message, CrossValidationScores]
) -> ModelCandidate:
    return ModelCandidate(
        name=name,
        described=described,
        naive=naive,
        concordance=found.concordance,
        uno=found.uno,
        integrated_brier=found.integrated_brier,
        marginal_brier=found.marginal_brier,
        auc=found.auc,
        expected_over_observed=found.expected_over_observed,
        mean_error=found.mean_error,
        rescaled_expected=found.rescaled_expected,
        rescaled_error=found.rescaled_error,
        isotonic_expected=found.isotonic_expected,
        isotonic_error=found.isotonic_error,
        beats_naive=not naive and all(_worse(rival, found) for rival in rivals.values()),
    )


def _card(
    table: CustomerTable,
    prepared: PreparedSample,
    seed: int,
    on: EvaluationSetup,
    rows: tuple[ModelCandidate, ...],
    chosen: str,
    known: Mapping[str, CrossValidationScores],
    rivals: Mapping[Message, CrossValidationScores],
    first: FittedChurn,
    fitted: FittedChurn,
    tried: Mapping[str, Method],
) -> ModelCard:
    found, sample = known[chosen], prepared.sample
    past = validate_over_time(tried[chosen], table, seed)
    changing = find_nonproportional_features(first)
    return ModelCard(
        file=table.source.file,
        sha256=table.source.sha256,
        rows=len(sample),
        events=sample.events,
        left_out=len(table.frame) - len(sample),
        seed=seed,
        split=Message("churn-card-split", folds=FOLDS, repeats=REPEATS, dated=past is not None),
        horizons=on.horizons,
        candidates=rows,
        recommended=chosen,
        reason=_reason(chosen, found),
        signal=_signal(found, rivals),
        calibration=found.calibration,
        recalibration=fitted.card.recalibration,
        brier=_brier(on),
        proportionality=tuple(test.sentence for test in first.card.proportionality if not test.holds),
        remedy=_remedy(changing, chosen),
        groups=evaluate_groups(prepared.frame, found.curves, on),
        tail=evaluate_tail(fitted, _active(table), sample),
        warnings=_warnings(fitted, found, float(sample.months.max())),
        notes=tuple(note for note in first.card.notes[:-1] if note not in first.card.warnings),
        out_of_time=past,
    )


def _active(table: CustomerTable) -> pd.DataFrame:
    frame: pd.DataFrame = table.frame.loc[~table.frame["churned"]]
    return frame


def _reason(chosen: str, found: CrossValidationScores) -> Message:
    level = "off" if found.recalibration.factors else "right"
    return Message("churn-card-reason", model=chosen, brier=found.integrated_brier, level=level, concordance=found.concordance)


def _signal(found: CrossValidationScores, rivals: Mapping[Message, CrossValidationScores]) -> Message:
    if not all(_worse(rival, found) for rival in rivals.values()):
        return Message("churn-card-signal-none")
    return Message("churn-card-signal", gain=1 - found.integrated_brier / min(rival.integrated_brier for rival in rivals.values()))


def _brier(on: EvaluationSetup) -> Message:
    last, longest = float(on.months[on.scored - 1]), float(on.sample.months.max())
    return Message("churn-card-brier", first=float(on.months[0]), last=last, early=longest / 12, late=longest / 1.2)


def _remedy(changing: tuple[str, ...], chosen: str) -> Message:
    if not changing:
        return Message("churn-card-remedy-none")
    return Message("churn-card-remedy", features=changing, taken=chosen if chosen.startswith("cox by ") else None)


def _warnings(fitted: FittedChurn, found: CrossValidationScores, longest: float) -> tuple[Message | str, ...]:
    warnings = [*fitted.card.warnings, *([] if fitted.status == "converged" else [fitted.sentence])]
    if found.concordance > TOO_GOOD:
        warnings.append(Message("churn-warning-concordance", concordance=found.concordance))
    if longest > LONGEST_BELIEVED:
        warnings.append(Message("churn-warning-tenure", months=longest, years=longest / 12))
    return tuple(warnings)


def _english(value: Any) -> Any:
    """A record as JSON holds it: messages in English."""
    if isinstance(value, Message):
        return str(value)
    if is_dataclass(value):
        return {each.name: _english(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_english(part) for part in value]
    return value
