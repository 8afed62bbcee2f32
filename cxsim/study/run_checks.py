"""What a run would refuse once it has read the customers: all that can be known without a fit and a simulation."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.calibration.column_checks import check_columns
from cxsim.churn.features.preprocessing import prepare_sample
from cxsim.churn.methods.cox import Cox
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.engine.input_checks import MOST_FEES
from cxsim.errors import Fault, UsageError, fault, nearest
from cxsim.journey.parameters import quantities
from cxsim.text import Message


def refuse_unrunnable_study(study: Study, table: CustomerTable) -> None:
    """Refuse a study and its table where a run would be refused.

    Raises
    ------
    UsageError
        With columns that are no answers on their scale, coefficients that the fit will not have, and fees beyond what sums hold.
    DataError, ModelError
        If the churn model cannot be fitted on these columns and rows.
    """
    faults = (*check_columns(study, table), *_coefficient_faults(study, table), *_fee_faults(table))
    if faults:
        raise UsageError(Message("study-table-mismatch"), faults)


def verdict(study: Study) -> Message:
    """Whether the study can be run, or only simulated."""
    python = [
        f"{name}.{touch}"
        for name, journey in study.journeys.items()
        for touch, touchpoint in journey.touchpoints.items()
        if touchpoint.custom is not None
    ]
    if python:
        return Message("study-verdict-python", touchpoints=python)
    if not study.programmes:
        return Message("study-verdict-no-programme")
    return Message("study-verdict-run")


def _coefficient_faults(study: Study, table: CustomerTable) -> Iterator[Fault]:
    """Coefficients that the fit will not have: of a level that the table lacks or the others are compared with, or of a column left out."""
    method = study.fit[study.churn.fit]
    prepared = prepare_sample(method, table)
    if not isinstance(method, Cox):
        return
    known = [name for name in prepared.encoding.names if name.partition("[")[0] not in method.grouping]
    for name, quantity in quantities(study):
        if quantity.coef is not None and quantity.fit == study.churn.fit and quantity.coef not in known:
            path, remedy = (*name.split("."), "coef"), nearest(quantity.coef, known)
            yield fault("study-coefficient-unknown", coefficient=quantity.coef, remedy=remedy).at(path=path)


def _fee_faults(table: CustomerTable) -> Iterator[Fault]:
    frame = table.frame
    fees = float(frame.loc[~frame["churned"].astype(bool), "fee_per_month"].sum())
    if fees > MOST_FEES:
        yield fault("study-fees-large", fees=fees, most=MOST_FEES).at(path=("population",))
