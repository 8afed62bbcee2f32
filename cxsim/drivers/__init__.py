"""Drivers: which touches, waits, efforts and reasons go with the scores, and through them with churn and spend; how far to believe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.drivers.driver_report import DriverReport as DriverReport
    from cxsim.drivers.driver_report import find_drivers as find_drivers
    from cxsim.drivers.tables import DriverTables as DriverTables


_HOMES = {
    "DriverReport": "cxsim.drivers.driver_report",
    "DriverTables": "cxsim.drivers.tables",
    "find_drivers": "cxsim.drivers.driver_report",
}

__all__ = [
    "DriverReport",
    "DriverTables",
    "find_drivers",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
