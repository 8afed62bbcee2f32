"""The verb `fit`: a method and a checked table in, a frozen record with status, message and card out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.rescaled import rescale_hazard
from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.estimation.diagnostics import diagnose_fit
from cxsim.churn.estimation.estimate import ModelEstimate, estimate
from cxsim.churn.estimation.kaplan_meier import survival_curve
from cxsim.churn.estimation.penalty import empty_levels
from cxsim.churn.evaluation.cross_validation import method_predictor, predict_held_out
from cxsim.churn.evaluation.recalibration import assess_recalibration
from cxsim.churn.evaluation.validation import validate_fit
from cxsim.churn.features.data_split import FOLDS, assign_folds, select_holdout
from cxsim.churn.features.encoding import Column, Encoding
from cxsim.churn.features.encoding_fit import find_redundant_columns
from cxsim.churn.features.preprocessing import PreparedSample, prepare_sample
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import ChurnCard, FittedChurn, HazardRatio, Recalibration, Validation
from cxsim.churn.hazard_ratios import compute_hazard_ratios, describe_effects, describe_proportionality
from cxsim.churn.method import Method
from cxsim.data.arguments import check_seed
from cxsim.data.tenure import zero_notes
from cxsim.errors import ModelError
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable


@accept_old_arguments(key="seed")
def fit(method: Method, table: CustomerTable, seed: int) -> FittedChurn:
    """Fit a churn model to a table: validated on customers held back by `seed`, then fitted on all of them.

    Parameters
    ----------
    method : Method
        How to fit, such as ``Cox()`` or ``Weibull()``.
    table : CustomerTable
        One row per customer: tenure in months, whether the customer left, features.
    seed : int
        Seed of the split of customers, at least 0.

    Returns
    -------
    FittedChurn
        The fitted hazard, `status` ("converged", "separation", ...), and the `card` with hazard ratios and scores on unseen customers.

    Raises
    ------
    UsageError
        If the key is below 0.
    DataError
        If a feature is unknown, is the outcome itself, or has values the method refuses.
    ModelError
        If nobody churned, if no feature is left, or if the likelihood has no maximum.

    References
    ----------
    D. R. Cox, "Regression models and life-tables", JRSS B 34 (1972) 187-220. Other methods name their own source.

    Examples
    --------
    >>> import cxsim as cx
    >>> fitted = cx.fit(cx.Cox(missing="mean_and_flag"), cx.read_customers(cx.load("configs/telecom.yaml")), seed=1)
    >>> fitted.status, 0.5 < fitted.card.validation.concordance < 1
    ('converged', True)
    """
    seed, prepared = check_seed(seed), prepare_sample(method, table)
    encoding, sample = prepared.encoding, prepared.sample
    found = estimate(method, encoding.columns, sample)
    names = prepared.frame["customer_id"]
    validation = _validation(method, encoding, sample, select_holdout(names, method.holdout, seed))
    recalibration = recalibrate_held_out(method, encoding.columns, sample, assign_folds(names, FOLDS, seed))
    law = (
        rescale_hazard(found.law, recalibration.horizons_months, recalibration.factors)
        if recalibration and recalibration.factors
        else found.law
    )
    own = [j for j, column in enumerate(encoding.columns) if column.feature not in method.grouping]
    held = [own.index(j) for j in found.held]
    empty = empty_levels(encoding, sample)
    status, sentence = diagnose_fit(
        method, [encoding.names[j] for j in own], found.errors, found.diagnostics, sample.columns(own), held, empty
    )
    card = _card(method, table, seed, prepared, replace(found, law=law), validation)
    return FittedChurn(law, encoding, status, sentence, replace(card, recalibration=recalibration))


def _card(
    method: Method, table: CustomerTable, seed: int, prepared: PreparedSample, found: ModelEstimate, validation: Validation | None
) -> ChurnCard:
    encoding, sample = prepared.encoding, prepared.sample
    ratios = _ratios(method, encoding, found.law, sample)
    return ChurnCard(
        method=method.label(),
        spec=method.model_dump(mode="json"),
        file=table.source.file,
        sha256=table.source.sha256,
        seed=seed,
        rows=len(sample),
        events=sample.events,
        left_out=len(table.frame) - len(sample),
        log_likelihood=found.log_likelihood,
        events_per_coefficient=sample.events / len(encoding.columns),
        validation=validation,
        curve=survival_curve(sample.months, sample.churned, sample.entry_months, sample.weight),
        hazard_ratios=ratios,
        proportionality=describe_proportionality(ratios, found.tests) if found.tests else (),
        tail=found.law.tail,
        caveat=Message("churn-caveat"),
        notes=(*_notes(table, encoding, len(sample), validation), *describe_effects(found.law, encoding)),
        warnings=(*zero_notes(table.frame), *_nearly_alike(encoding)),
    )


def _ratios(method: Method, encoding: Encoding, law: SurvivalModel, sample: Sample) -> tuple[HazardRatio, ...]:
    """Hazard ratios where the law has them."""
    hazard = law.hazard_ratios
    return () if hazard is None else compute_hazard_ratios(encoding, hazard, sample.matrix, method.grouping)


def _validation(method: Method, encoding: Encoding, sample: Sample, held: NDArray[np.bool_]) -> Validation | None:
    """The validation, if both parts hold churners; columns that carry nothing in the fitted part count nothing there."""
    trained, tried = sample.rows(~held), sample.rows(held)
    if not trained.events or not tried.events:
        return None
    idle = find_redundant_columns(trained.matrix, encoding.names)
    kept = [j for j, name in enumerate(encoding.names) if name not in idle]
    if not kept:
        return None
    trained, tried = trained.columns(kept), tried.columns(kept)
    law = estimate(method, [encoding.columns[j] for j in kept], trained, testing=False).law
    return validate_fit(method, law, trained, tried)


def _notes(table: CustomerTable, encoding: Encoding, rows: int, validation: Validation | None) -> tuple[Message | str, ...]:
    """What was left out, filled in and held back."""
    notes: list[Message | str] = [*dict.fromkeys((*table.notes, *zero_notes(table.frame)))]
    notes += [Message("churn-note-left-out", column=name, reason=why) for name, why in encoding.left_out.items()]
    flagged = {column.feature for column in encoding.columns if column.kind == "flag"}
    notes += [
        Message("churn-note-mean", feature=feature, mean=mean)
        for feature, mean in encoding.numbers.items()
        if mean is not None and (feature in flagged or f"{feature}[missing]" in encoding.left_out)
    ]
    notes += [Message("churn-note-reference", feature=feature, level=levels[0]) for feature, levels in encoding.levels.items()]
    notes.append(_split_note(rows, validation))
    return tuple(notes)


def _nearly_alike(encoding: Encoding) -> tuple[Message, ...]:
    """The columns that were left out for carrying nearly the same information as another one."""
    alike = ((name, why) for name, why in encoding.left_out.items() if _nearly(why))
    return tuple(Message("churn-note-left-out", column=name, reason=why) for name, why in alike)


def _nearly(reason: Message) -> bool:
    return reason.id == "churn-column-nearly-same" or (reason.id == "churn-column-fixed" and reason.facts["exact"] == "false")


def _split_note(rows: int, validation: Validation | None) -> Message:
    if validation is None:
        return Message("churn-note-not-validated", rows=rows)
    return Message("churn-note-validated", rows=rows, trained=validation.trained, held=validation.held_out)


def recalibrate_held_out(method: Method, columns: Sequence[Column], sample: Sample, fold: NDArray[np.int64]) -> Recalibration | None:
    """What the method's fits call for; None if the method does not ask, or if rows are weighted, late or too few to tell."""
    horizons = tuple(h for h in sorted(method.calibrate_months) if h < sample.months.max())
    if not method.recalibrate or not horizons or sample.entry_months is not None or sample.weight is not None:
        return None
    try:
        staying = predict_held_out(method_predictor(method, columns, np.asarray(horizons)), sample, fold, len(horizons))
    except ModelError:  # a part without churners, or without a maximum
        return None
    return assess_recalibration(1.0 - staying, sample, horizons, method.groups)
