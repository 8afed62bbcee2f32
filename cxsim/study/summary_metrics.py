"""What a study's tables say as they are, before anything is fitted."""

from __future__ import annotations

from cxsim.churn.methods.cox import Cox
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.inputs import read_table
from cxsim.decision.audit import TableChurn
from cxsim.decision.priors import LEAST_TENURE
from cxsim.metrics.overview import Measured, overview
from cxsim.text import Message


def measure_tables(study: Study, table: CustomerTable) -> tuple[Measured, ...]:
    """What the customer table, and the survey and contact tables if the study names them, say as they are."""
    source = study.source
    surveys = read_table(study.source_of(source.surveys), "surveys").frame if source.surveys else None
    contacts = read_table(study.source_of(source.contacts), "contacts").frame if source.contacts else None
    return overview(table.frame, surveys, contacts)


def observed_churn(study: Study, table: CustomerTable | None) -> TableChurn | None:
    """What a customer table says of churn: customers lost per month under observation, and whether early leavers can be missing.

    A row is under observation from its entry on, if the fit names one; else from its first month.
    """
    if table is None:
        return None
    frame, method = table.frame[table.frame["tenure_months"].notna()], study.fit[study.churn.fit]
    entry = method.entry if isinstance(method, Cox) else None
    begun = 0.0 if entry is None else frame[entry].to_numpy(dtype=float)
    exposure = (frame["tenure_months"].to_numpy(dtype=float) - begun).sum()
    events = int(frame["churned"].sum())
    if not len(frame) or exposure <= 0:
        return None
    return TableChurn(events / exposure, events, float(frame["tenure_months"].min()), entry is not None)


def truncation_note(churn: TableChurn | None) -> tuple[Message, ...]:
    """The question about left truncation, where it has to be asked."""
    if churn is None or churn.entry or LEAST_TENURE.holds(churn.least_tenure_months):
        return ()
    return (Message("study-check-truncation", months=churn.least_tenure_months),)
