"""Verification: are a run's files what they were, and does its own folder give the same figures again?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cxsim.churn.comparison.fit_difference import compare_fits
from cxsim.churn.model_fit import fit
from cxsim.config.loader import reload
from cxsim.config.study_file import Study
from cxsim.decision.comparison_tables import cash_flow_table, monthly_table
from cxsim.provenance import read_manifest, verify_files
from cxsim.study.customers import Customers, SegmentCustomers
from cxsim.study.options import Options, Progress, silent
from cxsim.study.pipeline import compare_programme
from cxsim.study.run_record import (
    STUDY,
    restore_customers,
    restore_table,
)
from cxsim.study.scaling import batch_simulator
from cxsim.study.simulation import Scale
from cxsim.text import Message

FIT_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Verification:
    """Whether a run is what it says, and what was compared, in messages."""

    identical: bool
    lines: tuple[Message, ...]


def verify(run_dir: str | Path, progress: Progress = silent) -> Verification:
    """Verify a run: check its files, fit again on the customers it keeps, and simulate again from the fit it keeps.

    The fit must agree within 1e-6 relative, the simulation to the last bit.

    Parameters
    ----------
    run_dir : str or path
        The folder of the run.
    progress : callable, optional
        Called with (step, done, total).

    Returns
    -------
    Verification
        `identical`, and in `lines` what was compared.

    Raises
    ------
    UsageError
        If it is not the folder of a run.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cxsim as cx
    >>> cx.verify(cx.run("configs/gym.yaml", out=mkdtemp(), draws=4, deep=False).run_dir).identical
    True
    """
    folder = Path(run_dir)
    options = Options.restore(read_manifest(folder).options)
    spoilt = verify_files(folder)
    if spoilt:
        return Verification(False, (*spoilt, Message("study-verified-changed")))
    study = options.applied(reload(folder / STUDY))
    customers = restore_customers(folder, study)
    same_fit, message = _fitted_again(customers, study)
    twin, _ = customers.twin(study)
    chosen = options.chosen(study)
    scale = None if options.customers is None else Scale(options.customers, workers=options.workers)
    again = compare_programme(
        study, chosen, twin, progress, None if scale is None else batch_simulator(study, chosen, scale, customers.sha256, twin)
    )
    same = {
        name: _same(table, restore_table(folder, name))
        for name, table in (("monthly", monthly_table(again)), ("cash_flow", cash_flow_table(again)))
    }
    read = _experiments_again(folder, study)
    lines = (
        Message("study-verified-files", count=len(read_manifest(folder).files)),
        message,
        *(Message("study-verified-table", table=f"{name}.parquet", equal=equal) for name, equal in same.items()),
        *(line for _, line in read),
    )
    identical = same_fit and all(same.values()) and all(equal for equal, _ in read)
    verdict = Message("study-identical" if identical else "study-not-identical")
    return Verification(identical, (*lines, verdict))


def _experiments_again(folder: Path, study: Study) -> list[tuple[bool, Message]]:
    if not study.experiments:
        return []
    from cxsim.study.experiment_record import verify_experiments  # studies without experiments need none of it

    return list(verify_experiments(folder, study))


def _fitted_again(customers: Customers, study: Study) -> tuple[bool, Message]:
    if isinstance(customers, SegmentCustomers):
        return True, Message("study-verified-stated")
    again = fit(study.fit[study.churn.fit], customers.table, study.run.seed)
    difference = compare_fits(customers.fitted, again, FIT_TOLERANCE)
    facts = {"largest": difference.largest, "where": difference.where, "allowed": FIT_TOLERANCE}
    return difference.same, Message("study-verified-fit", **facts)


def _same(computed: pd.DataFrame, stored: pd.DataFrame) -> bool:
    return computed.equals(stored.astype(computed.dtypes.to_dict()))
