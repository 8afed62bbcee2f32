"""Simulation: the twin of the customers, its scenarios, one run or many, on this machine or on several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.calibration.baseline import calibrate_baseline as calibrate
    from cxsim.engine.changes import Change as Change
    from cxsim.engine.outcome import Outcome as Outcome
    from cxsim.engine.simpy_engine.simulation import simulate_openly as simulate_with_simpy
    from cxsim.engine.twin import Twin as Twin
    from cxsim.rng import study_key as study_key
    from cxsim.study.simulation import Scale as Scale
    from cxsim.study.simulation import simulate_study as simulate_study
    from cxsim.study.steps import build_twin as build_twin
    from cxsim.study.steps import scenario as scenario
    from cxsim.study.steps import simulate as simulate


_HOMES = {
    "Change": "cxsim.engine.changes",
    "Outcome": "cxsim.engine.outcome",
    "Scale": "cxsim.study.simulation",
    "Twin": "cxsim.engine.twin",
    "build_twin": "cxsim.study.steps",
    "calibrate": "cxsim.calibration.baseline:calibrate_baseline",
    "scenario": "cxsim.study.steps",
    "simulate": "cxsim.study.steps",
    "simulate_study": "cxsim.study.simulation",
    "simulate_with_simpy": "cxsim.engine.simpy_engine.simulation:simulate_openly",
    "study_key": "cxsim.rng",
}

__all__ = [
    "Change",
    "Outcome",
    "Scale",
    "Twin",
    "build_twin",
    "calibrate",
    "scenario",
    "simulate",
    "simulate_study",
    "simulate_with_simpy",
    "study_key",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
