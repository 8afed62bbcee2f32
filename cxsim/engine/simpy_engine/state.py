"""What all customers of an open run share: the clock, the quantities, the random numbers and the books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.engine import records
from cxsim.engine.elements.registry import GLOBALS_TYPE
from cxsim.engine.records import Scenario
from cxsim.engine.simpy_engine.clock import Clock
from cxsim.engine.transition_functions import log
from cxsim.engine.twin import Twin
from cxsim.errors import ModelError, fault
from cxsim.rng import compiled_philox
from cxsim.text import Message

MAX_HISTORIES = 1_000_000
_SCALE = 1.0 / 4294967296.0


class Run:
    """The shared part of one run; its customers write their events, answers and sums into it."""

    def __init__(self, twin: Twin, scenario: Scenario, key: np.uint64) -> None:
        self.twin, self.scenario, self.key = twin, scenario, key
        self.clock = Clock()
        self.parameters = {name: scenario.parameters[name][0].item() for name in GLOBALS_TYPE.names or ()}
        self.month_days = scenario.month_days.tolist()
        self.months = len(self.month_days) - 1
        self.values = scenario.values.tolist()
        self.rows = _named(scenario.rows)
        self.segments = _named(scenario.segments)
        self.journeys = _named(scenario.journeys)
        self.surveys = _named(scenario.surveys)
        self.nodes = _named(scenario.nodes)
        self.case_columns: list[int] = scenario.cases["column"].tolist()
        self.sums = np.zeros((self.months, self.parameters["sums"]), np.int64)
        self.custom: Mapping[int, Any] = {}
        self.admitted = 0
        self.histories: list[Any] = []
        self.events: list[dict[str, Any]] = []
        self.answers: list[dict[str, Any]] = []
        self.pools: Any = None

    def admit(self) -> None:
        """Count one more life.

        Raises
        ------
        ModelError
            If there are more than this engine is made for.
        """
        self.admitted += 1
        if self.admitted > MAX_HISTORIES:
            raise ModelError(Message("engine-base-explodes"), [fault("engine-simpy-customers-too-many", limit=MAX_HISTORIES)])

    def note(self, life: Any, kind: int, node: int, outcome: int, day: float, amount: float, felt: tuple[float, float]) -> None:
        """Write an event of a life, with the satisfaction and the effort felt then."""
        what = {"kind": kind, "node": node, "outcome": outcome, "day": day, "amount": amount}
        self.events.append({"life": life, **what, "satisfaction": felt[0], "effort": felt[1], "length": 0.0, "wait": 0.0})

    def uniforms(self, identity: int, ordinal: int, point: int) -> tuple[float, ...]:
        """Four uniforms for one identity, ordinal and decision point."""
        words = compiled_philox(np.uint64(identity), np.uint64(ordinal), np.uint64(point), self.key)
        return tuple((word + 0.5) * _SCALE for word in words)

    def template(self, identity: int, segment: int) -> int:
        """The row whose features a new customer takes."""
        edges = self.scenario.segment_start
        low, high = (int(edges[segment]), int(edges[segment + 1])) if segment >= 0 else (0, len(self.scenario.by_segment))
        place = low + int(self.uniforms(identity, 0, self.parameters["template_point"])[0] * (high - low))
        return int(self.scenario.by_segment[place])


def exponential(uniform: float) -> float:
    """The unit exponential of a uniform."""
    return -float(log(1.0 - uniform))


def _named(table: records.Records) -> list[dict[str, Any]]:
    return [dict(zip(table.dtype.names or (), row, strict=True)) for row in table.tolist()]
