"""What a method is worth on customers it has not seen: every customer is foretold by a fit that left him out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.evaluation.censoring import CensoringModel, fit_censoring
from cxsim.churn.evaluation.concordance import concordance, uno_concordance
from cxsim.churn.evaluation.recalibration import assess_recalibration, fit_isotonic, hazard_factors, rescale_chances
from cxsim.churn.evaluation.scores import auc, integrated_brier, marginal_brier
from cxsim.churn.evaluation.validation import compare_calibration, risk_groups
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.encoding_fit import find_redundant_columns
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import HorizonCalibration, Recalibration
from cxsim.churn.method import Method

Array = NDArray[np.float64]
Predictor = Callable[[Sample, Sample], Array]
_MOST_FOR_UNO = 8_000


@dataclass(frozen=True)
class EvaluationSetup:
    """Customers to be foretold, the folds in which they are left out, and how they are scored.

    Attributes
    ----------
    sample, columns : the encoded customers, and what the columns are.
    folds : shape (repeats, n).
    months : at which survival is foretold, rising from the first month on.
    horizons : at which calibration is looked at.
    groups : of like risk within which it is.
    seen : the model of censoring, on all customers.
    scored : how many of the months the Brier score is integrated over: those up to which censoring leaves something to see.
    """

    sample: Sample
    columns: tuple[Column, ...]
    folds: NDArray[np.int64]
    months: Array
    horizons: tuple[float, ...]
    groups: int
    seen: CensoringModel
    scored: int


@dataclass(frozen=True)
class CrossValidationScores:
    """How a method does on customers it has not seen; averages over the repeats.

    Attributes
    ----------
    concordance : Harrell's. `uno` : Uno's, with censoring modelled on the features; None if not computed.
    integrated_brier : over the months that are scored; `brier_each` is each customer's share of it (first repeat).
    marginal_brier : the score as tables in print define it, which take censoring as independent; not used to judge.
    auc : at each horizon.
    calibration : at each horizon, within groups of like risk, as the method foretells (first repeat).
    expected_over_observed, mean_error : at each horizon, as the method foretells.
    rescaled_expected, rescaled_error : after factors on the hazard learnt on the other folds.
    isotonic_expected, isotonic_error : after isotonic recalibration learnt on the other folds.
    recalibration : whether the level is off by more than chance (first repeat).
    """

    concordance: float
    uno: float | None
    integrated_brier: float
    marginal_brier: float
    brier_each: Array
    auc: tuple[float | None, ...]
    calibration: tuple[HorizonCalibration, ...]
    expected_over_observed: tuple[float | None, ...]
    mean_error: tuple[float | None, ...]
    rescaled_expected: tuple[float | None, ...]
    rescaled_error: tuple[float | None, ...]
    isotonic_expected: tuple[float | None, ...]
    isotonic_error: tuple[float | None, ...]
    recalibration: Recalibration
    curves: Array


def set_up_evaluation(
    sample: Sample, columns: Sequence[Column], folds: NDArray[np.int64], horizons: Sequence[float], groups: int
) -> EvaluationSetup:
    """A trial on the whole months from 1 to the longest tenure, at most 120 of them."""
    longest = float(sample.months.max())
    months = np.unique(np.round(np.linspace(1.0, longest, min(120, max(2, int(longest))))))
    known = tuple(h for h in horizons if h < longest)
    seen = fit_censoring(sample)
    return EvaluationSetup(sample, tuple(columns), folds, months, known, groups, seen, len(seen.reliable_months(months)))


def method_predictor(method: Method, columns: Sequence[Column], months: Array) -> Predictor:
    """Survival curves foretold by a fit of the method on others; columns that carry nothing among those count nothing."""

    def predict(trained: Sample, held: Sample) -> Array:
        names = [column.name for column in columns]
        idle = find_redundant_columns(trained.matrix, names)
        kept = [j for j, name in enumerate(names) if name not in idle]
        law = estimate(method, [columns[j] for j in kept], trained.columns(kept), testing=False).law
        x = np.ascontiguousarray(held.matrix[:, kept])
        return survival_curves(law, x, months)

    return predict


def survival_curves(law: SurvivalModel, x: Array, months: Array) -> Array:
    """S(t | x) at several rising months, shape (n, months)."""
    return np.asarray(np.exp(-law.cumulative_hazards(x, months)))


def kaplan_meier_predictor(months: Array) -> Predictor:
    """The Kaplan-Meier curve of the others, whoever the customer is."""

    def predict(trained: Sample, held: Sample) -> Array:
        table = life_table(trained.months, trained.churned)
        curve = np.concatenate([[1.0], table.survival])[np.searchsorted(table.months, months, side="right")]
        return np.tile(curve, (len(held), 1))

    return predict


def constant_rate_predictor(months: Array) -> Predictor:
    """One constant rate of leaving, whoever the customer is and however long he has stayed."""

    def predict(trained: Sample, held: Sample) -> Array:
        rate = float(trained.churned.sum() / trained.months.sum())
        return np.tile(np.exp(-rate * months), (len(held), 1))

    return predict


def cross_validate(predict: Predictor, on: EvaluationSetup) -> CrossValidationScores:
    """The scores of a way to predict survival."""
    rounds = [_round(predict, on, fold) for fold in on.folds]
    first = rounds[0]
    single = ("concordance", "integrated_brier", "marginal_brier")
    mean: dict[str, float | None] = {name: _mean([getattr(r, name) for r in rounds]) for name in single}
    several = ("auc", "expected_over_observed", "mean_error", "rescaled_expected", "rescaled_error", "isotonic_expected", "isotonic_error")
    mean["uno"] = _known_mean([r.uno for r in rounds])
    tuples = {name: tuple(_known_mean(values) for values in zip(*(getattr(r, name) for r in rounds), strict=True)) for name in several}
    return CrossValidationScores(**{**first.__dict__, **mean, **tuples})


def _round(predict: Predictor, on: EvaluationSetup, fold: NDArray[np.int64]) -> CrossValidationScores:
    return score_curves(predict_held_out(predict, on.sample, fold, len(on.months)), on, fold)


def predict_held_out(predict: Predictor, sample: Sample, fold: NDArray[np.int64], months: int) -> Array:
    """Survival of every customer by a fit on the other folds, shape (n, months)."""
    curves = np.empty((len(sample), months))
    for number in np.unique(fold):
        held = fold == number
        curves[held] = predict(sample.rows(~held), sample.rows(held))
    return curves


def score_curves(curves: Array, on: EvaluationSetup, fold: NDArray[np.int64]) -> CrossValidationScores:
    """The scores of foretold survival curves, shape (n, months)."""
    risk = -curves.mean(axis=1)
    parts = [(np.flatnonzero(fold == number)) for number in np.unique(fold)]
    each = integrated_brier(curves[:, : on.scored], on.months[: on.scored], on.sample, on.seen)
    leaving = [1.0 - _at(curves, on.months, h) for h in on.horizons]
    plain = [_calibrated(p, on, h) for p, h in zip(leaving, on.horizons, strict=True)]
    rescaled: Sequence[Array] = list(_rescaled_elsewhere(np.column_stack(leaving), on, fold).T) if leaving else []
    moved = [_calibrated(p, on, h) for p, h in zip(rescaled, on.horizons, strict=True)]
    stepped = [_calibrated(_stepped_elsewhere(p, on, fold, h), on, h) for p, h in zip(leaving, on.horizons, strict=True)]
    return CrossValidationScores(
        concordance=_mean([concordance(risk[rows], on.sample.rows(rows)) for rows in parts]),
        uno=_known_mean([_uno(risk, on, rows) for rows in parts]),
        integrated_brier=float(each.mean()),
        marginal_brier=_mean([_marginal(curves, on, rows) for rows in parts]),
        brier_each=each,
        auc=tuple(_known_mean([_auc(p, on, h, rows) for rows in parts]) for p, h in zip(leaving, on.horizons, strict=True)),
        calibration=tuple(plain),
        expected_over_observed=tuple(c.expected_over_observed for c in plain),
        mean_error=tuple(c.mean_error for c in plain),
        rescaled_expected=tuple(c.expected_over_observed for c in moved),
        rescaled_error=tuple(c.mean_error for c in moved),
        isotonic_expected=tuple(c.expected_over_observed for c in stepped),
        isotonic_error=tuple(c.mean_error for c in stepped),
        recalibration=assess_recalibration(
            np.column_stack(leaving) if leaving else np.empty((len(curves), 0)), on.sample, on.horizons, on.groups
        ),
        curves=curves,
    )


def _calibrated(leaving: Array, on: EvaluationSetup, horizon: float) -> HorizonCalibration:
    return compare_calibration(horizon, leaving, on.sample, risk_groups(leaving, on.groups))


def _rescaled_elsewhere(leaving: Array, on: EvaluationSetup, fold: NDArray[np.int64]) -> Array:
    """Each fold's chances by each horizon, with the factors that the other folds call for."""
    found = np.empty_like(leaving)
    for number in np.unique(fold):
        held = fold == number
        by = hazard_factors(leaving[~held], on.sample.rows(~held), on.horizons, on.groups)
        found[held] = rescale_chances(leaving[held], by)
    return found


def _stepped_elsewhere(leaving: Array, on: EvaluationSetup, fold: NDArray[np.int64], horizon: float) -> Array:
    found = np.empty_like(leaving)
    for number in np.unique(fold):
        held, others = fold == number, np.flatnonzero(fold != number)
        learnt = fit_isotonic(leaving[others], on.sample.rows(others), on.seen.rows(others), horizon)
        found[held] = learnt.predict(leaving[held])
    return found


def _auc(leaving: Array, on: EvaluationSetup, horizon: float, rows: NDArray[np.intp]) -> float | None:
    return auc(leaving[rows], on.sample.rows(rows), on.seen.rows(rows), horizon)


def _marginal(curves: Array, on: EvaluationSetup, held: NDArray[np.intp]) -> float:
    others = np.ones(len(on.sample), dtype=bool)
    others[held] = False
    return marginal_brier(curves[held], on.months, on.sample.rows(others), on.sample.rows(held))


def _uno(risk: Array, on: EvaluationSetup, rows: NDArray[np.intp]) -> float | None:
    """Uno's concordance up to the month by which 95 % of the churners have left."""
    part = on.sample.rows(rows)
    events = part.months[part.churned]
    if len(part) > _MOST_FOR_UNO or not len(events):
        return None
    last = float(np.quantile(on.sample.months[on.sample.churned], 0.95))
    return uno_concordance(risk[rows], part, on.seen.rows(rows).at_events(events), last)


def _at(curves: Array, months: Array, horizon: float) -> Array:
    """Survival at a horizon, on the line between the months around it."""
    k = int(np.clip(np.searchsorted(months, horizon), 1, len(months) - 1))
    share = (horizon - months[k - 1]) / (months[k] - months[k - 1])
    return np.asarray(curves[:, k - 1] + share * (curves[:, k] - curves[:, k - 1]))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def _known_mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None
