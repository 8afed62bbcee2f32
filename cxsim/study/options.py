"""What a command changes in a study, and the calibrated twin of its customers. Nothing here needs what decides, draws or reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.calibration.baseline import BaselineCalibration, calibrate_baseline
from cxsim.calibration.population import build_population
from cxsim.churn.fitted_model import FittedChurn
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.engine.simulation import must_compile
from cxsim.engine.twin import Twin, compile_twin
from cxsim.errors import UsageError, fault, nearest
from cxsim.provenance import MANIFEST, OLD_NAMES, with_new_names
from cxsim.study.customer_history import CustomerHistory
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.engine.simpy_engine.python_file import PythonFile

Progress = Callable[[Message, int, int], None]
"""Called with the step, how many parts of it are done, and how many there are: 0 if nobody knows."""


def silent(step: Message, done: int, total: int) -> None:
    """Show no progress."""


def announce(study: Study, progress: Progress) -> None:
    """Say that the engine will be compiled, if it will; nobody knows how far that is (0 of 0)."""
    if must_compile(study):
        progress(Message("study-compiling"), 0, 0)


_KINDS = {
    **dict.fromkeys(("draws", "seed", "workers", "customers"), int),
    **dict.fromkeys(("programme", "language"), str),
    **dict.fromkeys(("deep", "at_scale"), bool),
    "settings": list,
}


def _may_be(name: str, value: Any) -> bool:
    """Whether a manifest may state a value for an option: of its kind, a count of 1 or more, and nothing for what was not stated."""
    kind = _KINDS.get(name)
    if kind is None or (value is None and kind is not list):
        return True
    if kind is list:
        return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and (0 if name == "seed" else 1) <= value < 2**63
    return isinstance(value, kind)


@dataclass(frozen=True)
class Options:
    """What a command changes in a study: draws, seed, workers, the programme that is priced (by default the first), for how many
    customers (by default those of the table), and the language of what people read; and how much of a run was made: whether it went
    deeper than the comparison, and whether it was simulated at scale, without the histories of customers. `settings` are
    the keys that it set; the study that a run keeps has them.
    """

    draws: int | None = None
    seed: int | None = None
    workers: int | None = None
    programme: str | None = None
    customers: int | None = None
    language: str | None = None
    deep: bool | None = None
    at_scale: bool | None = None
    settings: tuple[str, ...] = ()

    @classmethod
    def restore(cls, stored: Mapping[str, Any]) -> Options:
        """The options that a manifest stores; those of 0.1 name the seed `key`.

        Raises
        ------
        UsageError
            With every option that is none, or is not of its kind.
        """
        named = with_new_names(stored, OLD_NAMES)
        faults = [fault("data-manifest-strange", name=f"options.{name}"[:60]) for name in named if name not in _KINDS]
        faults += [fault("data-manifest-part", name=f"options.{name}") for name, value in named.items() if not _may_be(name, value)]
        if faults:
            raise UsageError(Message("study-options-refused"), [each.at(file=MANIFEST) for each in faults])
        return cls(**{**named, "settings": tuple(named.get("settings", ()))})

    @property
    def size(self) -> dict[str, int]:
        """The number of customers as a part of what makes two runs the same one; nothing where it is the table's."""
        return {} if self.customers is None else {"customers": self.customers}

    def applied(self, study: Study) -> Study:
        """The study with these changes."""
        changed = {name: value for name in ("draws", "seed", "workers") if (value := getattr(self, name)) is not None}
        update = {"run": study.run.model_copy(update=changed), "language": self.language or study.language}
        return study.model_copy(update=update).in_folder(study.folder)

    def chosen(self, study: Study) -> str:
        """The name of the programme that is priced.

        Raises
        ------
        UsageError
            If the study has no such programme, or none at all.
        """
        if not study.programmes:
            raise UsageError(Message("study-programmes-none"), [fault("study-programme-none").at(path=("name",))])
        name = self.programme or next(iter(study.programmes))
        if name not in study.programmes:
            wrong = fault("study-programme-unknown", name=name, remedy=nearest(name, study.programmes))
            raise UsageError(Message("study-programme-refused"), [wrong])
        return name


def build_twin(
    study: Study, table: CustomerTable, fitted: FittedChurn, python: PythonFile | None = None, history: CustomerHistory | None = None
) -> tuple[Twin, BaselineCalibration]:
    """The twin of the customers, in the state that their history says, calibrated to lose as many as the fit expects.

    It is calibrated on SimPy, if it has touchpoints in Python.
    """
    people = build_population(table, study, fitted)
    twin = compile_twin(study, people if history is None else history.of(people), fitted.hazard)
    return calibrate_twin(twin, study.run.seed, python)


def calibrate_twin(twin: Twin, seed: int, python: PythonFile | None = None) -> tuple[Twin, BaselineCalibration]:
    """The twin, calibrated to lose as many customers as its hazard expects; on SimPy, if it has touchpoints in Python."""
    return calibrate_baseline(twin, seed) if python is None else calibrate_baseline(twin, seed, 1, python.live)
