"""Where a study's customers and their hazard come from: a table with a model fitted on it, or segments that state both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxsim.calibration.baseline import BaselineCalibration
from cxsim.calibration.segment_population import build_stated_hazard, draw_population
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.model_fit import fit
from cxsim.config.study_file import Study
from cxsim.data.customers import CustomerTable
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.segments import Segments
from cxsim.rng import study_key
from cxsim.study.customer_history import CustomerHistory, read_history
from cxsim.study.options import build_twin, calibrate_twin
from cxsim.study.study_tables import read_study_customers

if TYPE_CHECKING:
    from cxsim.engine.simpy_engine.python_file import PythonFile


@dataclass(frozen=True)
class TableCustomers:
    """The rows of a customer table, with the churn model fitted on them and what logs say of them before the start."""

    table: CustomerTable
    fitted: FittedChurn
    history: CustomerHistory = field(default_factory=CustomerHistory)

    @property
    def sha256(self) -> str:
        """The hash of the table."""
        return self.table.source.sha256

    @property
    def inputs(self) -> dict[str, str]:
        """The files that were read, with their hashes."""
        return {self.table.source.file: self.sha256, **self.history.inputs}

    def twin(self, study: Study, python: PythonFile | None = None) -> tuple[Twin, BaselineCalibration]:
        """The calibrated twin of the rows."""
        return build_twin(study, self.table, self.fitted, python, self.history)


@dataclass(frozen=True)
class SegmentCustomers:
    """Customers drawn from segments that state their sizes, spreads and hazards: nothing is read and nothing is fitted."""

    segments: Segments
    table: None = None
    fitted: None = None
    sha256: str = ""
    inputs: dict[str, str] = field(default_factory=dict)

    def twin(self, study: Study, python: PythonFile | None = None) -> tuple[Twin, BaselineCalibration]:
        """The calibrated twin of the customers that follow from the study's key."""
        population = draw_population(self.segments, study_key(study.run.seed, 0, 0))
        return calibrate_twin(compile_twin(study, population, build_stated_hazard(self.segments)), study.run.seed, python)


Customers = TableCustomers | SegmentCustomers


def load_customers(study: Study) -> Customers:
    """The customers of a study, with their hazard."""
    if isinstance(study.population, Segments):
        return SegmentCustomers(study.population)
    table = read_study_customers(study)
    history = read_history(study, table)
    return TableCustomers(table, fit(study.fit[study.churn.fit], table, study.run.seed), history)
