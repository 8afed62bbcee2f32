"""The verb `fit`: a method and a checked table in, a frozen record with status, sentence and card out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.errors import Fault, ModelError
from cxsim.models import words
from cxsim.models.baseline import hazard
from cxsim.models.cox import Cox
from cxsim.models.encoding import Encoding
from cxsim.models.kaplan_meier import survival_curve
from cxsim.models.learning import learn, redundant
from cxsim.models.partial_likelihood import Maximum, maximise, proportionality
from cxsim.models.ratios import hazard_ratios, proportionality_tests
from cxsim.models.record import ChurnCard, FittedChurn, Validation
from cxsim.models.sample import Sample
from cxsim.models.splitting import held_out
from cxsim.models.status import judge
from cxsim.models.validation import validate
from cxsim.stats.lifetimes import ProportionalHazard

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable


def fit(method: Cox, table: CustomerTable, key: int) -> FittedChurn:
    """The churn model of a table, validated on customers held back by `key` and then fitted on all of them.

    Raises
    ------
    DataError
        If a feature is unknown, is the outcome itself, or has values the method refuses.
    ModelError
        If nobody churned, if no feature is left, or if the likelihood has no maximum.
    """
    frame = _usable(table)
    encoding = learn(method, frame, method.features or table.features)
    if not encoding.columns:
        fault = Fault("no feature that differs between customers", "at least one", "name other features")
        raise ModelError("The churn model has nothing to go by.", [fault])
    sample = Sample(encoding.encode(frame), frame["tenure_months"].to_numpy(dtype=float), frame["churned"].to_numpy(dtype=bool))
    maximum = maximise(sample)
    fitted = hazard(method, encoding.names, maximum, sample)
    validation = _validation(method, encoding, sample, held_out(frame["customer_id"], method.holdout, key))
    status, sentence = judge(method, encoding.names, maximum, sample)
    return FittedChurn(fitted, encoding, status, sentence, _card(method, table, key, encoding, sample, maximum, fitted, validation))


def _card(
    method: Cox,
    table: CustomerTable,
    key: int,
    encoding: Encoding,
    sample: Sample,
    maximum: Maximum,
    fitted: ProportionalHazard,
    validation: Validation | None,
) -> ChurnCard:
    ratios = hazard_ratios(encoding, fitted, sample.matrix)
    return ChurnCard(
        method="Cox proportional hazards, Efron's ties, Breslow baseline",
        spec=method.model_dump(mode="json"),
        file=table.source.file,
        sha256=table.source.sha256,
        key=key,
        rows=len(sample),
        events=sample.events,
        left_out=len(table.frame) - len(sample),
        log_likelihood=maximum.log_likelihood,
        events_per_coefficient=sample.events / len(encoding.columns),
        validation=validation,
        curve=survival_curve(sample.months, sample.churned),
        hazard_ratios=ratios,
        proportionality=proportionality_tests(ratios, proportionality(maximum)),
        tail=fitted.tail,
        caveat=words.CAVEAT,
        notes=_notes(table, encoding, len(sample), validation),
    )


def _usable(table: CustomerTable) -> pd.DataFrame:
    """The rows that were observed for some time, ordered by customer so that the order of the file leaves no trace."""
    observed = table.frame.loc[table.frame["tenure_months"] > 0]
    frame: pd.DataFrame = observed.sort_values("customer_id", kind="stable", ignore_index=True)
    if not frame["churned"].any():
        fault = Fault(
            f"no churned customer among {len(frame):,} with a tenure above 0",
            "some who left, with their tenure when they left",
            "check the `churned` mapping (which values mean yes), or take a table that keeps former customers",
        )
        raise ModelError("Churn cannot be learned where nobody left.", [fault])
    return frame


def _validation(method: Cox, encoding: Encoding, sample: Sample, held: NDArray[np.bool_]) -> Validation | None:
    """The validation, if both parts hold churners; columns that carry nothing in the fitted part count nothing there."""
    trained, tried = sample.rows(~held), sample.rows(held)
    if not trained.events or not tried.events:
        return None
    idle = redundant(trained.matrix, encoding.names)
    kept = [j for j, name in enumerate(encoding.names) if name not in idle]
    if not kept:
        return None
    trained, tried = trained.columns(kept), tried.columns(kept)
    fitted = hazard(method, tuple(encoding.names[j] for j in kept), maximise(trained), trained)
    return validate(method, fitted, trained, tried)


def _notes(table: CustomerTable, encoding: Encoding, rows: int, validation: Validation | None) -> tuple[str, ...]:
    """Sentences on what was left out, filled in and held back."""
    left_out = len(table.frame) - rows
    notes = [*table.notes]
    if left_out:
        notes.append(f"{left_out:,} customers with tenure 0 were not observed for any time and are left out of the fit.")
    notes += [f"{name} is left out: {why}." for name, why in encoding.left_out.items()]
    notes += [
        f"{feature}: a missing value counts as the mean, {mean:.4g}." for feature, mean in encoding.numbers.items() if mean is not None
    ]
    notes += [f"{feature} is compared with {levels[0]}, its most frequent level." for feature, levels in encoding.levels.items()]
    notes.append(_split_note(rows, validation))
    return tuple(notes)


def _split_note(rows: int, validation: Validation | None) -> str:
    if validation is None:
        return f"The model was fitted on all {rows:,} customers and is not validated: no churners, or nobody at all, were held back."
    return (
        f"Validated by a fit on {validation.trained:,} customers, tried on the other {validation.held_out:,} (split by customer id); "
        f"the coefficients, baseline and covariance that enter the twin are fitted on all {rows:,}."
    )
