"""The first step of the pipeline: from a study to its tables, checked. Nothing here needs what measures, fits or simulates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cxsim.config.checks import segment_faults
from cxsim.config.loader import load_before_results, place_faults
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.data.inputs import read_customers_from
from cxsim.data.public_datasets import fetch_dataset
from cxsim.errors import CxsimError, UsageError
from cxsim.text import Message


def read_study_customers(study: Study) -> CustomerTable:
    """The customers that the study names, checked; its programmes must name their segments."""
    source = study.source
    table = read_customers_from(study.table or fetch_dataset(source.dataset or ""), source.mapping)
    faults = segment_faults(study, {str(name): int(count) for name, count in table.frame["segment"].value_counts().items()})
    if faults:
        raise UsageError(Message("study-segments-unknown"), faults)
    return table


@contextmanager
def study_of(config: Study | str | Path) -> Iterator[Study]:
    """The study of an experiment, or that of a file: results may be missing, and faults that come to light inside get line and column."""
    if isinstance(config, Study):
        yield config
        return
    study = load_before_results(Path(config))
    with locate_faults(Path(config)):
        yield study


@contextmanager
def locate_faults(config: Path, settings: Sequence[str] = ()) -> Iterator[None]:
    """Give the faults of the study that come to light inside their line and column in its file, or the setting that wrote them."""
    try:
        yield
    except CxsimError as error:
        if not any(fault.path and fault.line is None for fault in error.faults):
            raise
        raise type(error)(error.headline, place_faults(config, error.faults, settings)) from None
