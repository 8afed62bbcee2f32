"""cxsim: from a company's customer data to a simulated twin of its customers to the worth of a programme.

The names below are loaded when they are first used, so that `import cxsim` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxsim.churn.methods.cox import Cox
    from cxsim.churn.model_fit import fit
    from cxsim.config.loader import load
    from cxsim.config.study_file import Study
    from cxsim.data.customers import CustomerTable
    from cxsim.data.customers import read_customers as read
    from cxsim.data.mapping import ColumnMapping
    from cxsim.data.mapping import ColumnMapping as Mapping
    from cxsim.decision.programme import Lever, Programme
    from cxsim.drivers.driver_report import find_drivers
    from cxsim.drivers.tables import DriverTables
    from cxsim.engine.simulation import simulate
    from cxsim.errors import CxsimError, DataError, Fault, ModelError, UsageError
    from cxsim.journey.plan import Plan

__version__ = "0.1.0"

_HOMES = {
    "ColumnMapping": "cxsim.data.mapping",
    "Cox": "cxsim.churn.methods.cox",
    "CustomerTable": "cxsim.data.customers",
    "CxsimError": "cxsim.errors",
    "DataError": "cxsim.errors",
    "DriverTables": "cxsim.drivers.tables",
    "Fault": "cxsim.errors",
    "Lever": "cxsim.decision.programme",
    "Mapping": "cxsim.data.mapping:ColumnMapping",
    "ModelError": "cxsim.errors",
    "Plan": "cxsim.journey.plan",
    "Programme": "cxsim.decision.programme",
    "Study": "cxsim.config.study_file",
    "UsageError": "cxsim.errors",
    "find_drivers": "cxsim.drivers.driver_report",
    "fit": "cxsim.churn.model_fit",
    "load": "cxsim.config.loader",
    "read": "cxsim.data.customers:read_customers",
    "simulate": "cxsim.engine.simulation",
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
    "UsageError",
    "__version__",
    "find_drivers",
    "fit",
    "load",
    "read",
    "simulate",
]


def __getattr__(name: str) -> Any:
    """The public name, from the module that holds it (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cxsim' has no attribute {name!r}")
    module, _, own_name = _HOMES[name].partition(":")
    return getattr(import_module(module), own_name or name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
