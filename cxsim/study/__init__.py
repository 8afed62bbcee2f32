"""The pipeline: the only room that knows the order. Read, measure, fit, build, calibrate, simulate, compare, report, record.

The names below are loaded when they are first used: who only simulates loads nothing that draws or reports.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxsim.study.options import Options
    from cxsim.study.pipeline import StudyAnswer, answer
    from cxsim.study.simulation import Scale
    from cxsim.study.study_checks import check, check_table
    from cxsim.study.study_run import RunResult, run
    from cxsim.study.verification import Verification, verify

_HOMES = {
    "StudyAnswer": "pipeline",
    "Options": "options",
    "RunResult": "study_run",
    "Scale": "simulation",
    "Verification": "verification",
    "answer": "pipeline",
    "check": "study_checks",
    "check_table": "study_checks",
    "run": "study_run",
    "verify": "verification",
}

__all__ = ["Options", "RunResult", "Scale", "StudyAnswer", "Verification", "answer", "check", "check_table", "run", "verify"]


def __getattr__(name: str) -> Any:
    """The public name, from the module that holds it (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cxsim.study' has no attribute {name!r}")
    return getattr(import_module(f"cxsim.study.{_HOMES[name]}"), name)
