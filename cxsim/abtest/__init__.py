"""A/B tests: an experiment as a plan, how large and how long it must be, and what it would have shown in the twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.abtest.endpoint import Endpoint as Endpoint
    from cxsim.abtest.experiment import Experiment as Experiment

_HOMES = {
    "Endpoint": "cxsim.abtest.endpoint",
    "Experiment": "cxsim.abtest.experiment",
}

__all__ = [
    "Endpoint",
    "Experiment",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
