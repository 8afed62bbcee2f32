"""What a study's tables say as they are, before anything is fitted."""

from __future__ import annotations

from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.tables import read_contacts, read_surveys
from cxsim.metrics.overview import Measured, overview


def measure(study: Study, table: CustomerTable) -> tuple[Measured, ...]:
    """What the customer table, and the survey and contact tables if the study names them, say as they are."""
    source = study.source
    surveys = read_surveys(study.path_of(source.surveys)).frame if source.surveys else None
    contacts = read_contacts(study.path_of(source.contacts)).frame if source.contacts else None
    return overview(table.frame, surveys, contacts)
