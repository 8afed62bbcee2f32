"""The results of a study as Python asks for them: compare, evaluate, measure, list the assumptions, write the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.config.study_file import Study
from cxsim.study.options import Options
from cxsim.study.steps import build_twin
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.decision.assumption_register import Assumption
    from cxsim.decision.comparison import Comparison
    from cxsim.engine.twin import Twin
    from cxsim.metrics.measurement import Measurement
    from cxsim.study.pipeline import StudyAnswer


def compare(
    study: Study,
    programme: str | None = None,
    twin: Twin | None = None,
    *,
    draws: int | None = None,
    replications: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
) -> Comparison:
    """Compare a programme with today's treatment on common random numbers, in every draw of the uncertain assumptions.

    Parameters
    ----------
    study : Study
        The plan, its programmes and the terms on money.
    programme : str, optional
        The programme; by default the first of the study.
    twin : Twin, optional
        From `build_twin`; by default it is built.
    draws : int, optional
        Joint samples of the assumptions, at least 1; by default the study's.
    replications : int, optional
        Random runs that the base case is the mean of, at least 1; by default the study's.
    seed : int, optional
        Of the random numbers, at least 0; by default the study's.
    workers : int, optional
        Threads; changes no figure.

    Returns
    -------
    Comparison
        `npv` (mean and percentiles over draws), `npv_by_draw` of shape (draws,), `probability_of_loss`, the base case and the
        cash flow by line; amounts in the study's currency.

    Raises
    ------
    UsageError
        If there is no such programme, or an assumption cannot be drawn.

    References
    ----------
    A. M. Law, "Simulation Modeling and Analysis", 5th ed., McGraw-Hill 2015, section 11.2 (common random numbers).

    Examples
    --------
    >>> import cxsim as cx
    >>> found = cx.compare(cx.load("configs/gym.yaml"), draws=4)
    >>> found.npv_by_draw.shape, found.npv.p5 <= found.npv.p50 <= found.npv.p95
    ((4,), True)
    """
    from cxsim.study.pipeline import compare_programme

    options = Options(draws=draws, seed=seed, workers=workers, programme=programme)
    applied = options.applied(study)
    if replications is not None:
        applied = applied.model_copy(update={"run": applied.run.model_copy(update={"replications": replications})}).in_folder(study.folder)
    return compare_programme(applied, options.chosen(applied), build_twin(applied)[0] if twin is None else twin)


def evaluate(
    study: Study,
    programme: str | None = None,
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
) -> StudyAnswer:
    """Answer a study in memory: read, measure, fit, build, compare. Writes nothing.

    Parameters
    ----------
    study : Study
        From `load`, or made in Python.
    programme : str, optional
        The programme to price; by default the first of the study.
    draws : int, optional
        Joint samples of the assumptions, at least 1; by default the study's.
    seed : int, optional
        Of the random numbers, at least 0; by default the study's.
    workers : int, optional
        Threads; changes no figure.

    Returns
    -------
    Answer
        `customers`, `measured`, `twin`, `calibration`, `comparison` and the `register_assumptions` of assumptions.

    Raises
    ------
    UsageError, DataError, ModelError
        If the study, the customers or the fit are not fit for it.

    Examples
    --------
    >>> import cxsim as cx
    >>> found = cx.evaluate(cx.load("configs/gym.yaml"), draws=4)
    >>> found.comparison.programme in found.study.programmes
    True
    """
    from cxsim.study.pipeline import answer

    options = Options(draws=draws, seed=seed, workers=workers, programme=programme)
    applied = options.applied(study)
    return answer(applied, options.chosen(applied))


def assumption_register(study: Study, comparison: Comparison, twin: Twin) -> tuple[Assumption, ...]:
    """List every assumption of a comparison with its unit, source, grade and rank correlation with the net present value.

    Parameters
    ----------
    study : Study
        The study that was compared.
    comparison : Comparison
        From `compare`.
    twin : Twin
        The twin it was compared on.

    Returns
    -------
    tuple of Assumption
        One row per quantity that the comparison reads.

    Examples
    --------
    >>> import cxsim as cx
    >>> study = cx.load("configs/gym.yaml")
    >>> twin, _ = cx.build_twin(study)
    >>> rows = cx.assumption_register(study, cx.compare(study, twin=twin, draws=4), twin)
    >>> all(row.name and row.unit for row in rows)
    True
    """
    from cxsim.decision.assumption_register import register_assumptions
    from cxsim.study.pipeline import business_case

    return tuple(register_assumptions(business_case(study, comparison.programme, twin), comparison))


def write_report(found: StudyAnswer, folder: str | Path, *, deep: bool = True) -> Path:
    """Write the report, the workbook and the picture of an answer into a folder.

    Parameters
    ----------
    found : Answer
        From `evaluate`.
    folder : path
        Where report.html, report.pdf, roi.xlsx and picture.png go; it is made.
    deep : bool
        Also say which customers are saved, what drives the net present value and what to measure next; this simulates the twin some
        hundred times more.

    Returns
    -------
    pathlib.Path
        The folder.

    Raises
    ------
    UsageError
        If the folder cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cxsim as cx
    >>> found = cx.evaluate(cx.load("configs/gym.yaml"), draws=4)
    >>> folder = cx.write_report(found, mkdtemp(), deep=False)
    >>> (folder / "report.html").is_file()
    True
    """
    from cxsim.errors import UsageError, fault
    from cxsim.provenance import canonical_hash, versions
    from cxsim.study.decision_analysis import analyse_decision
    from cxsim.study.report_findings import collect_findings
    from cxsim.study.study_run import write_pages

    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        wrong = fault("study-folder-unwritable", reason=error.strerror).at(file=str(place))
        raise UsageError(Message("study-folder-refused", folder=place), [wrong]) from None
    signature = canonical_hash({**found.study.canonical(), "priced": found.comparison.programme})
    analysis = analyse_decision(found) if deep else None
    write_pages(place, collect_findings(found, analysis, signature, place.name, versions()))
    return place


def measure(data: Any, by: Sequence[str] = (), only: Sequence[str] = ()) -> Measurement:
    """Measure every index and metric that tables allow, real or simulated, with intervals.

    Parameters
    ----------
    data : path, Study, Outcome or mapping
        A table, a folder of tables, a run or a file that names tables; a study; an outcome of `simulate` with its events; or for each
        table's name a file or a frame.
    by : sequence of str
        Columns of a table or of the customers, and at most one of day, week, month, quarter, year.
    only : sequence of str
        The metrics; by default all.

    Returns
    -------
    Measurement
        `of(key, *group)` is an estimate with its 95 % interval; `missing` says why a metric is not there.

    Raises
    ------
    DataError
        If a table does not keep its contract.
    UsageError
        If a metric or a column is not known.

    Examples
    --------
    >>> import cxsim as cx
    >>> measured = cx.measure("configs/data", only=["nps", "csat"])
    >>> measured.of("nps").low < measured.of("nps").value < measured.of("nps").high
    True
    """
    from cxsim.engine.outcome import Outcome
    from cxsim.metrics.measurement import measure as measure_place
    from cxsim.metrics.tables import Tables
    from cxsim.study.metric_report import MetricRequest, named_tables, report_metrics

    if isinstance(data, str | Path):
        return report_metrics(Path(data), MetricRequest(tuple(by), tuple(only))).measurement
    tables: Mapping[str, Any] = data
    start, trusted = None, tuple[str, ...]()
    if isinstance(data, Outcome):
        tables, start = data.tables(), data.twin.plan.start
        trusted = tuple(tables)
    elif isinstance(data, Study):
        tables, trusted = named_tables(data), ("customers",)
    with Tables(tables, start=start, trusted=trusted) as place:
        return measure_place(place, tuple(by), tuple(only))
