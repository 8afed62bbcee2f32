"""The steps of a study one by one, as Python calls them: read customers, build the twin, state a scenario, simulate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cxsim.config.study_file import Study
from cxsim.namespace import accept_old_arguments
from cxsim.rng import study_key
from cxsim.study.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.calibration.baseline import BaselineCalibration
    from cxsim.churn.fitted_model import FittedChurn
    from cxsim.data.customers import CustomerTable
    from cxsim.data.mapping import ColumnMapping
    from cxsim.engine.outcome import Outcome
    from cxsim.engine.records import Scenario
    from cxsim.engine.twin import Twin


def read_customers(
    source: Any, mapping: ColumnMapping | Mapping[str, Any] | str | None = None, *, query: str | None = None
) -> CustomerTable:
    """Read, check and clean a table of customers.

    Parameters
    ----------
    source : Study, path, frame, URL or connection
        A study (its own table and mapping are taken), a file, a frame of pandas, polars or Arrow, or a database: the URL of one,
        an SQLAlchemy engine or a DB-API connection.
    mapping : ColumnMapping, mapping or "inferred", optional
        Which column is which part of a customer, also as plain data (the keys of ``mapping:`` in a study). "inferred" goes by the names
        of the columns, and the notes of the table say what was taken for what. Needed unless `source` is a study.
    query : str, optional
        For a database: the name of a table, or a SELECT.

    Returns
    -------
    CustomerTable
        One row per customer: tenure in months, whether the customer left, fee per month, segment, features.

    Raises
    ------
    DataError
        With every fault of the table at once: file, line, column, what was found, what is expected, what to do.
    UsageError
        If no mapping is given or it is wrong, or the database cannot be opened.

    Examples
    --------
    >>> import cxsim as cx
    >>> study = cx.load("configs/telecom.yaml")
    >>> table = cx.read_customers(study)
    >>> len(table.frame), table.features
    (5000, ('plan', 'contract', 'monthly_fee', 'nps', 'ces', 'contacts_90d'))
    >>> str(cx.read_customers("configs/data/customers.csv", "inferred").notes[0]).partition(":")[0]
    'Columns taken by their names'
    """
    from cxsim.data.inputs import read_customers_from
    from cxsim.study.study_tables import read_study_customers

    if isinstance(source, Study):
        return read_study_customers(source)
    return read_customers_from(source, mapping, query)


def build_twin(study: Study, table: CustomerTable | None = None, fitted: FittedChurn | None = None) -> tuple[Twin, BaselineCalibration]:
    """Build the simulated twin of a study's customers, calibrated to lose as many of them as the fitted hazard expects.

    Parameters
    ----------
    study : Study
        The plan, with its customers.
    table : CustomerTable, optional
        The customers; by default those that the study names.
    fitted : FittedChurn, optional
        The churn model; by default the study's own, fitted on `table`.

    Returns
    -------
    twin : Twin
        One simulated customer for each active row, with its own hazard.
    calibration : BaselineCalibration
        How many customers leave in the first year, before and after, and how many the hazard expects.

    Raises
    ------
    DataError, ModelError, UsageError
        If the table, the fit or the plan are not fit for it.

    Examples
    --------
    >>> import cxsim as cx
    >>> twin, calibration = cx.build_twin(cx.load("configs/gym.yaml"))
    >>> twin.months, calibration.status
    (24, 'met')
    """
    from cxsim.churn.model_fit import fit
    from cxsim.study.customer_history import read_history
    from cxsim.study.customers import TableCustomers, load_customers

    if table is None and fitted is None:
        return load_customers(study).twin(study)
    known = read_customers(study) if table is None else table
    model = fit(study.fit[study.churn.fit], known, study.run.seed) if fitted is None else fitted
    return TableCustomers(known, model, read_history(study, known)).twin(study)


def scenario(twin: Twin, study: Study, programme: str | None = None) -> Scenario:
    """State one scenario at the central values: with a programme, or as customers are treated today.

    Parameters
    ----------
    twin : Twin
        From `build_twin`.
    study : Study
        The study that states the programme.
    programme : str, optional
        The programme in force; none for the baseline.

    Returns
    -------
    Scenario
        What `simulate` takes.

    Raises
    ------
    UsageError
        If the study has no such programme.

    Examples
    --------
    >>> import cxsim as cx
    >>> study = cx.load("configs/gym.yaml")
    >>> twin, _ = cx.build_twin(study)
    >>> kept = [cx.simulate(twin, cx.scenario(twin, study, name)).series["active_end"][-1] for name in (None, *study.programmes)]
    >>> kept[0] < kept[1]
    np.True_
    """
    from cxsim.decision.draws import draw_assumptions
    from cxsim.decision.programme import programme_changes
    from cxsim.decision.simulator import plan_values
    from cxsim.study.pipeline import business_case

    if programme is None:
        return twin.scenario()
    name = Options(programme=programme).chosen(study)
    own = business_case(study, name, twin)
    drawn = draw_assumptions(own.drawn, own.hazard, 1, study.run.seed, own.factors, correlations=own.correlations, sampling=own.sampling)
    values = drawn.central
    return twin.scenario(plan_values(twin, values), programme_changes(study.programmes[name], study, values, name))


@accept_old_arguments(lives="histories")
def simulate(
    twin: Twin,
    scenario: Scenario | None = None,
    key: np.uint64 | None = None,
    *,
    seed: int = 0,
    replication: int = 0,
    histories: bool = True,
    events: bool = False,
) -> Outcome:
    """Simulate every customer of a twin once, to the horizon, on the compiled engine.

    Parameters
    ----------
    twin : Twin
        From `build_twin`.
    scenario : Scenario, optional
        From `scenario` or the twin itself; by default customers are treated as today.
    key : numpy.uint64, optional
        A key of random numbers that was made before; by default it follows from `seed` and `replication`. Scenarios on one key
        share their random numbers, so that they differ only where the programme acts.
    seed : int
        At least 0.
    replication : int
        The number of the random run, at least 0.
    histories : bool
        Keep a record of each customer; else only the monthly sums.
    events : bool
        Keep every event and every survey answer as well.

    Returns
    -------
    Outcome
        `series` (name to array of shape (months,)), `monthly()` and `tables()` as frames.

    Raises
    ------
    UsageError
        If a touchpoint of the plan is in Python.
    ModelError
        If referrals multiply customers beyond what a run holds.

    References
    ----------
    J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.

    Examples
    --------
    >>> import cxsim as cx
    >>> twin, _ = cx.build_twin(cx.load("configs/gym.yaml"))
    >>> outcome = cx.simulate(twin, seed=7)
    >>> outcome.series["churned"].shape
    (24,)
    """
    from cxsim.engine.simulation import simulate as run_once

    stated = twin.scenario() if scenario is None else scenario
    return run_once(twin, stated, study_key(seed, 0, replication) if key is None else key, histories=histories, events=events)
