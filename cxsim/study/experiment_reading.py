"""`cxsim abtest analyse`: from a study's records and logs, or from sums, to what an experiment shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cxsim.abtest.analysis import ExperimentReading, analyse
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.reading_record import ReadingRecord
from cxsim.abtest.sums import ExperimentSums
from cxsim.config.study_file import Study
from cxsim.study.experiment_data import experiment_sums
from cxsim.study.experiment_design import chosen_experiments
from cxsim.study.study_tables import study_of


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
        found = experiment_sums(study, name, experiment, sums)
        data = experiment.data
        record = None if data is None or data.record is None else ReadingRecord(study.path_of(data.record))
        earlier = 0 if record is None else record.earlier(experiment.plan_hash, found)
        reading = analyse(experiment, found, look=look, anyway=anyway, earlier=earlier)
        if record is not None:
            record.note(experiment.plan_hash, found)
        return AnalysedExperiment(name, experiment, study.currency, found, reading)
