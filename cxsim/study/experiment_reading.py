"""`cxsim abtest analyse`: from a study's records and logs, or from sums, to what an experiment shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.abtest.analysis import ExperimentReading, analyse
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.log_sums import measure_sums
from cxsim.abtest.sums import ExperimentSums
from cxsim.abtest.sums_file import read_sums
from cxsim.config.study_file import Study
from cxsim.errors import CxsimError, UsageError, fault
from cxsim.journey.segments import Segments
from cxsim.metrics.tables import Tables
from cxsim.study.experiment_design import chosen_experiments
from cxsim.study.metric_report import named_tables
from cxsim.study.study_tables import study_of
from cxsim.text import Message


@dataclass(frozen=True, eq=False)
class AnalysedExperiment:
    """An experiment of a study with what its data show."""

    name: str
    experiment: Experiment
    currency: str
    sums: ExperimentSums
    reading: ExperimentReading


def analyse_experiment(
    config: Study | str | Path, name: str, *, sums: Path | None = None, look: int | None = None, anyway: bool = False
) -> AnalysedExperiment:
    """Read an experiment of a study: from sums where they are given or the plan names them, else from its records of assignment and logs.

    Parameters
    ----------
    config : Study, str or path
        The study, or its file.
    name : str
        The experiment.
    sums : path, optional
        A CSV of sums by endpoint and arm, instead of what the study names.
    look : int, optional
        Which of the planned looks this is, from 1; by default the last.
    anyway : bool
        Whether effects are read although the sizes of the arms show that the assignment is broken.

    Returns
    -------
    AnalysedExperiment
        `sums`, and `reading` with checks, effects and the verdict.

    Raises
    ------
    UsageError, DataError
        With everything wrong in the plan, the records or the sums.

    Examples
    --------
    >>> import cxsim as cx
    >>> found = cx.analyse_experiment("configs/experiments/personal_start.yaml", "evening_trainer")
    >>> found.reading.verdict.kind, round(found.reading.endpoints[0].effect.estimate, 4)
    ('ship', 0.043)
    """
    with study_of(config) as study:
        experiment = chosen_experiments(study, name)[name]
        found = _sums(study, name, experiment, sums)
        return AnalysedExperiment(name, experiment, study.currency, found, analyse(experiment, found, look=look, anyway=anyway))


def _sums(study: Study, name: str, experiment: Experiment, sums: Path | None) -> ExperimentSums:
    data = experiment.data
    if sums is None and data is not None and data.sums is not None:
        sums = study.path_of(data.sums)
    if sums is not None:
        return read_sums(sums, experiment)
    if data is None or data.assignments is None:
        raise UsageError(Message("abtest-data-none", name=name), [fault("abtest-data-unstated").at(path=("experiments", name))])
    tables = {} if isinstance(study.population, Segments) else named_tables(study)
    tables |= {contract: study.source_of(file) for contract, file in experiment.logs.items()}
    tables["experiments"] = study.source_of(data.assignments)
    try:
        with Tables(tables) as place:
            return measure_sums(place, name, experiment)
    except CxsimError as error:
        raise type(error)(error.headline, [_placed(each, study.source_of(data.assignments)) for each in error.faults]) from None


def _placed(one: Any, records: Any) -> Any:
    """A fault of the records with the file they are in."""
    return one.at(file=str(records)) if one.file == "experiments" else one
