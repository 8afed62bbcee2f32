"""Customers who share a single-server queue near its capacity: the case in which an experiment by customer does not see a rollout.

Calls come as a Poisson process at 0.9 a minute and are served in one minute on average, or 1 / 1.1 minutes (M/M/1, first come first
served): closed forms say how long callers wait today, after a rollout, and while half of them are treated.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cxsim.abtest import Experiment
from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.twin import Twin
from tests.support.callers import callers

CUSTOMERS, MINUTES = 10_000, 1440.0
RATE = 0.9 * MINUTES * 30.4375 / CUSTOMERS
FASTER = 1 / 1.1
ENDPOINT = {"kind": "ratio", "metric": "minutes_per_task", "role": "primary", "worth": 1.0}


def single_server(service: dict[str, Any] | None = None, customers: int = CUSTOMERS, **pool: Any) -> Twin:
    """A month of callers of one agent; with other laws of service, or a queue for each region."""
    desk = {"agents": 1, "service": service or {"exponential": "1 min"}, **pool}
    return callers(customers, RATE * CUSTOMERS / customers, {"desk": desk}, 1)


def plan(**more: Any) -> Experiment:
    """Four weeks of it, by customer."""
    fields = {"arms": {"control": 0.5, "b": 0.5}, "begins": "2026-01-01", "after": "28 d", "endpoints": {"minutes": ENDPOINT}}
    return Experiment(**{**fields, **more})


def faster(size: float = FASTER, law: str = "exponential") -> Change:
    """The lever: a shorter service."""
    return Change(f"pools.desk.service.{law}", "multiply", size, np.ones(1))


def waits(outcome: Outcome, first_day: float = 3.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each call after the first days: who called, how long it waited, and how long it took in all, in minutes."""
    events = outcome.events()
    calls = events[(events["kind"] == "touch") & (events["begin_day"] >= first_day)]
    waited, took = calls["wait_minutes"].to_numpy(), calls["duration_minutes"].to_numpy()
    return calls["customer_id"].to_numpy(), waited, waited + took
