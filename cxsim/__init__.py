"""cxsim: from a company's customer data to a simulated twin of its customers to the net present value of a programme.

The names below, and those of the namespaces `abtest`, `churn`, `clv`, `data`, `decision`, `drivers`, `metrics`, `provenance` and
`simulation`, are the public interface. They are loaded when they are first used, so that `import cxsim` costs nothing.

>>> import cxsim as cx
>>> study = cx.load("configs/gym.yaml")
>>> comparison = cx.compare(study, draws=4)
>>> comparison.currency
'EUR'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim import abtest as abtest
    from cxsim import churn as churn
    from cxsim import clv as clv
    from cxsim import data as data
    from cxsim import decision as decision
    from cxsim import drivers as drivers
    from cxsim import metrics as metrics
    from cxsim import provenance as provenance
    from cxsim import simulation as simulation
    from cxsim.churn.methods.cox import Cox as Cox
    from cxsim.churn.model_fit import fit as fit
    from cxsim.config.loader import load as load
    from cxsim.config.reference import reference as plan_keys
    from cxsim.config.study_file import Study as Study
    from cxsim.data.customers import CustomerTable as CustomerTable
    from cxsim.data.inputs import read_table as read_table
    from cxsim.data.mapping import ColumnMapping as ColumnMapping
    from cxsim.data.mapping import ColumnMapping as Mapping
    from cxsim.data.proposal import propose_mapping as propose_mapping
    from cxsim.decision.levers import Lever as Lever
    from cxsim.decision.programme import Programme as Programme
    from cxsim.drivers.driver_report import find_drivers as find_drivers
    from cxsim.drivers.tables import DriverTables as DriverTables
    from cxsim.errors import CxsimError as CxsimError
    from cxsim.errors import DataError as DataError
    from cxsim.errors import Fault as Fault
    from cxsim.errors import ModelError as ModelError
    from cxsim.errors import UsageError as UsageError
    from cxsim.journey.parameters import with_value as with_value
    from cxsim.journey.plan import Plan as Plan
    from cxsim.study.experiment_design import design_experiments as design_experiments
    from cxsim.study.experiment_reading import analyse_experiment as analyse_experiment
    from cxsim.study.experiment_simulation import simulate_experiment as simulate_experiment
    from cxsim.study.pipeline import StudyAnswer as StudyAnswer
    from cxsim.study.results import assumption_register as assumption_register
    from cxsim.study.results import compare as compare
    from cxsim.study.results import evaluate as evaluate
    from cxsim.study.results import measure as measure
    from cxsim.study.results import write_report as write_report
    from cxsim.study.run_differences import compare_runs as compare_runs
    from cxsim.study.steps import build_twin as build_twin
    from cxsim.study.steps import read_customers as read
    from cxsim.study.steps import read_customers as read_customers
    from cxsim.study.steps import scenario as scenario
    from cxsim.study.steps import simulate as simulate
    from cxsim.study.study_checks import check as check
    from cxsim.study.study_run import run as run
    from cxsim.study.verification import verify as verify

__version__ = "0.1.0"

_HOMES = {
    "ColumnMapping": "cxsim.data.mapping",
    "Cox": "cxsim.churn.methods.cox",
    "CustomerTable": "cxsim.data.customers",
    "CxsimError": "cxsim.errors",
    "DataError": "cxsim.errors",
    "DriverTables": "cxsim.drivers.tables",
    "Fault": "cxsim.errors",
    "Lever": "cxsim.decision.levers",
    "Mapping": "cxsim.data.mapping:ColumnMapping",
    "ModelError": "cxsim.errors",
    "Plan": "cxsim.journey.plan",
    "Programme": "cxsim.decision.programme",
    "Study": "cxsim.config.study_file",
    "StudyAnswer": "cxsim.study.pipeline",
    "UsageError": "cxsim.errors",
    "abtest": "cxsim.abtest",
    "analyse_experiment": "cxsim.study.experiment_reading",
    "assumption_register": "cxsim.study.results",
    "build_twin": "cxsim.study.steps",
    "check": "cxsim.study.study_checks",
    "churn": "cxsim.churn",
    "clv": "cxsim.clv",
    "compare": "cxsim.study.results",
    "compare_runs": "cxsim.study.run_differences",
    "data": "cxsim.data",
    "decision": "cxsim.decision",
    "design_experiments": "cxsim.study.experiment_design",
    "drivers": "cxsim.drivers",
    "evaluate": "cxsim.study.results",
    "find_drivers": "cxsim.drivers.driver_report",
    "fit": "cxsim.churn.model_fit",
    "load": "cxsim.config.loader",
    "measure": "cxsim.study.results",
    "metrics": "cxsim.metrics",
    "plan_keys": "cxsim.config.reference:reference",
    "propose_mapping": "cxsim.data.proposal",
    "provenance": "cxsim.provenance",
    "read": "cxsim.study.steps:read_customers",
    "read_customers": "cxsim.study.steps",
    "read_table": "cxsim.data.inputs",
    "run": "cxsim.study.study_run",
    "scenario": "cxsim.study.steps",
    "simulate": "cxsim.study.steps",
    "simulate_experiment": "cxsim.study.experiment_simulation",
    "simulation": "cxsim.simulation",
    "verify": "cxsim.study.verification",
    "with_value": "cxsim.journey.parameters",
    "write_report": "cxsim.study.results",
}

__all__ = [
    "ColumnMapping",
    "Cox",
    "CustomerTable",
    "CxsimError",
    "DataError",
    "DriverTables",
    "Fault",
    "Lever",
    "Mapping",
    "ModelError",
    "Plan",
    "Programme",
    "Study",
    "StudyAnswer",
    "UsageError",
    "__version__",
    "abtest",
    "analyse_experiment",
    "assumption_register",
    "build_twin",
    "check",
    "churn",
    "clv",
    "compare",
    "compare_runs",
    "data",
    "decision",
    "design_experiments",
    "drivers",
    "evaluate",
    "find_drivers",
    "fit",
    "load",
    "measure",
    "metrics",
    "plan_keys",
    "propose_mapping",
    "provenance",
    "read",
    "read_customers",
    "read_table",
    "run",
    "scenario",
    "simulate",
    "simulate_experiment",
    "simulation",
    "verify",
    "with_value",
    "write_report",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES, also=["__version__"])
