"""`cxsim abtest analyse`: from a study's records and logs, or from sums, to what an experiment shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.abtest.analysis import ExperimentReading, analyse
from cxsim.abtest.endpoint_reading import EndpointReading
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.reading import measure_sums
from cxsim.abtest.sums import ExperimentSums
from cxsim.abtest.sums_file import read_sums
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.errors import CxsimError, UsageError, fault
from cxsim.journey.segments import Segments
from cxsim.metrics.tables import Tables
from cxsim.study.experiment_design import chosen_experiments
from cxsim.study.metric_report import named_tables
from cxsim.study.study_tables import locate_faults
from cxsim.text import Message


@dataclass(frozen=True, eq=False)
class AnalysedExperiment:
    """An experiment of a study with what its data show."""

    name: str
    experiment: Experiment
    currency: str
    sums: ExperimentSums
    reading: ExperimentReading

    def summary(self) -> dict[str, Any]:
        """The reading as one object, for machines."""
        verdict = self.reading.verdict
        return {
            "experiment": self.name,
            "plan_hash": self.experiment.plan_hash,
            "verdict": {"kind": verdict.kind, "arm": verdict.arm, "sentence": str(verdict.sentence)},
            "not_looked_at": [str(each) for each in verdict.not_looked_at],
            "units": dict(self.sums.units),
            "waiting": self.sums.waiting,
            "look": {"kind": self.reading.look.kind, "number": self.reading.look.number},
            "checks": [_plain(asdict(check)) | {"broken": check.broken} for check in self.reading.checks],
            "endpoints": [_plain_endpoint(each) for each in self.reading.endpoints],
            "notes": [str(note) for note in self.reading.notes],
        }

    def lines(self) -> Iterator[Message]:
        """The reading for people: the verdict first."""
        reading = self.reading
        yield reading.verdict.sentence
        yield Message(
            "abtest-read-head", name=self.name, units=sum(self.sums.units.values()), kind=reading.look.kind, look=reading.look.number
        )
        for check in reading.checks:
            if check.broken or not check.name:
                where = check.name or Message("abtest-read-split-total")
                yield Message("abtest-read-split", where=where, broken=check.broken, p=check.p)
        if reading.broken and reading.endpoints:
            yield Message("abtest-read-anyway")
        for each in reading.endpoints:
            yield from _endpoint_lines(each, self.experiment.alpha)
        yield from reading.notes
        if reading.verdict.not_looked_at:
            yield Message("abtest-read-open", open=reading.verdict.not_looked_at)


def analyse_experiment(
    config: str | Path, name: str, *, sums: Path | None = None, look: int | None = None, anyway: bool = False
) -> AnalysedExperiment:
    """Read an experiment of a study: from sums where they are given or the plan names them, else from its records of assignment and logs.

    Raises
    ------
    UsageError, DataError
        With everything wrong in the plan, the records or the sums.
    """
    file = Path(config)
    study = load(file)
    with locate_faults(file):
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


def _endpoint_lines(each: EndpointReading, alpha: float) -> Iterator[Message]:
    if each.withheld is not None:
        yield Message("abtest-read-withheld", name=each.name, arm=each.arm, reason=each.withheld)
        return
    effect = {"effect": each.effect.estimate, "low": each.effect.low, "high": each.effect.high}
    facts = {"name": each.name, "role": each.role, "arm": each.arm, "control": each.control, "treated": each.treated}
    yield Message("abtest-read-effect", **facts, **effect, p=each.p_family)
    if each.relative is not None:
        yield Message("abtest-read-relative", **_ends(each.relative))
    if isfinite(each.margin):
        yield Message("abtest-read-margin", margin=each.margin, p=each.p_margin, holds=each.p_margin <= alpha / 2)
    if each.explained > 0:
        yield Message("abtest-read-explained", share=each.explained)
    if isfinite(each.power):
        yield Message("abtest-read-power", power=each.power)
    if each.compliers is not None:
        yield Message("abtest-read-compliers", **_ends(each.compliers))
    if each.money is not None:
        yield Message("abtest-read-money", **_ends(each.money))
    if each.posterior is not None:
        found = each.posterior
        yield Message("abtest-read-posterior", share=found.p_better, shipped=found.loss_if_shipped, kept=found.loss_if_not)
    if each.segments is not None:
        names, shrunk = each.segments
        listed = [Message("abtest-read-segment", name=name, effect=value) for name, value in zip(names, shrunk.shrunk, strict=True)]
        yield Message("abtest-read-segments", p=shrunk.p, differ=shrunk.p <= alpha, segments=listed)
    yield from (Message("abtest-read-note", note=note) for note in each.notes)


def _ends(found: Any) -> dict[str, float]:
    return {"effect": found.estimate, "low": found.low, "high": found.high}


def _plain_endpoint(each: EndpointReading) -> dict[str, Any]:
    found = asdict(each) | {"withheld": None if each.withheld is None else str(each.withheld), "notes": [str(note) for note in each.notes]}
    if each.segments is not None:
        names, shrunk = each.segments
        found["segments"] = {"names": names, **asdict(shrunk)}
    plain: dict[str, Any] = _plain(found)
    return plain


def _plain(value: Any) -> Any:
    """Without arrays, and without numbers that JSON does not have."""
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value
