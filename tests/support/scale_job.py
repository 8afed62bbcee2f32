"""A small job for tests of the executors, and jobs with a poisoned unit; at the top of a module, so that workers can import it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from cxsim.engine.executors.unit import Job, ScenarioValues, Table, Unit
from tests.support.twins import twin

SEED = 7


def job(customers: int | None = 1500, log: Path | None = None, **changed: object) -> Job:
    """Two scenarios of the small twin."""
    scenarios = {("baseline", 0): ScenarioValues(), ("calm", 1): ScenarioValues(values={"churn.multiplier": 0.5})}
    return Job(twin(200, **changed), scenarios, SEED, customers, log)


@dataclass(frozen=True)
class RaisingJob(Job):
    """A job whose unit of one replication and first customer raises."""

    bad: tuple[int, int] = (0, 0)

    def table(self, unit: Unit) -> Table:
        if (unit.replication, unit.part.rows[0]) == self.bad:
            raise ArithmeticError("no such number")
        return super().table(unit)


@dataclass(frozen=True)
class KillingJob(Job):
    """A job whose bad unit kills its worker."""

    bad: tuple[int, int] = (0, 0)

    def table(self, unit: Unit) -> Table:
        if (unit.replication, unit.part.rows[0]) == self.bad:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().table(unit)


@dataclass(frozen=True)
class SlowJob(Job):
    """A job whose units take their time, so that something can happen meanwhile."""

    seconds: float = 0.3

    def table(self, unit: Unit) -> Table:
        time.sleep(self.seconds)
        return super().table(unit)
