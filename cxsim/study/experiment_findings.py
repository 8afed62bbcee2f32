"""The experiments of a study for its run: each is designed, and read where its data are there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isclose, nan
from typing import Any

from cxsim.abtest.experiment import Experiment
from cxsim.config.measured_results import read_result
from cxsim.config.study_file import Study
from cxsim.errors import CxsimError, UsageError, fault
from cxsim.provenance import file_hash
from cxsim.report.findings import ExperimentFindings
from cxsim.study.experiment_design import design_experiments
from cxsim.study.experiment_reading import AnalysedExperiment, analyse_experiment
from cxsim.text import Message

SAME = 1e-9  # relative; sums may be added in another order


def gather_experiments(study: Study) -> tuple[ExperimentFindings, ...]:
    """Design every experiment of a study, and read those whose data are there.

    A plan that cannot be sized or read as it stands stops no run: the report says why. Records that are wrong do.

    Raises
    ------
    DataError
        With everything wrong in the records of an experiment.
    UsageError
        If a stored simulation is not of the plan.
    """
    return tuple(_gathered(study, name, plan) for name, plan in study.experiments.items())


def experiment_inputs(study: Study) -> dict[str, str]:
    """The files of the experiments' data with their hashes."""
    named = [study.source_of(file) for plan in study.experiments.values() for file in (*plan.logs.values(), *_files(plan))]
    return {file.name: file_hash(file) for file in named if not isinstance(file, str) and file.is_file()}


def _files(plan: Experiment) -> list[str]:
    data = plan.data
    return [] if data is None else [file for file in (data.assignments, data.rows, data.sums, data.simulated) if file is not None]


def _gathered(study: Study, name: str, plan: Experiment) -> ExperimentFindings:
    refusals, size, found = [], None, None
    try:
        size = design_experiments(study, name)[0].size
    except CxsimError as error:
        refusals += [each.line_message for each in error.faults]
    if plan.data is not None and (plan.data.sums or plan.data.rows or plan.data.assignments):
        try:
            found = analyse_experiment(study, name)
        except UsageError as error:
            refusals += [each.line_message for each in error.faults]
    refusals += [] if found is None else _outdated(study, plan, found)
    return ExperimentFindings(name, plan, size, *_read(found), comparisons=_comparisons(study, name, plan), refusals=tuple(refusals))


def _outdated(study: Study, plan: Experiment, found: AnalysedExperiment) -> list[Message]:
    """That the stored result, which levers take, is not what the data show now."""
    if plan.data is None or plan.data.result is None or not study.path_of(plan.data.result).is_file():
        return []
    file = study.path_of(plan.data.result)
    try:
        stored = {(row["name"], row["arm"]): row["effect"]["estimate"] for row in read_result(file)["endpoints"]}
    except (ValueError, KeyError, TypeError, UsageError):
        return [Message("report-abtest-result-lost", file=file.name)]
    now = {(each.name, each.arm): each.effect.estimate for each in found.reading.endpoints if each.withheld is None}
    differ = sorted({name for name, arm in now if not isclose(now[name, arm], stored.get((name, arm)) or nan, rel_tol=SAME)})
    return [Message("report-abtest-result-differs", file=file.name, names=differ)] if differ else []


def _read(found: AnalysedExperiment | None) -> tuple[Any, Any]:
    return (None, None) if found is None else (found.sums, found.reading)


def _comparisons(study: Study, name: str, plan: Experiment) -> tuple[Mapping[str, Any], ...]:
    """The comparisons of designs that `cxsim abtest simulate --json` printed, by arm."""
    if plan.data is None or plan.data.simulated is None:
        return ()
    file = study.path_of(plan.data.simulated)
    wrong = fault("abtest-simulated-unreadable", file=file)
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["plan_hash"] == plan.plan_hash:
            return tuple(stored["arms"])
        wrong = fault("abtest-simulated-plan", name=name, file=file)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise UsageError(Message("abtest-comparison-refused"), [wrong.at(path=("experiments", name, "data", "simulated"))])
