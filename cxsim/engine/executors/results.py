"""What comes back from an executor: tables of units, or units that cannot be done and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from cxsim.engine.executors.unit import Job, Table, Unit
from cxsim.errors import CxsimError


@dataclass(frozen=True)
class FailedUnit:
    """A unit that raised, or killed its worker, and what is known of it."""

    unit: Unit
    reason: str
    error: CxsimError | None = None

    @classmethod
    def by(cls, unit: Unit, error: BaseException) -> FailedUnit:
        """The unit that raised an exception; an error of the model keeps its faults."""
        return cls(unit, reason_of(error), error if isinstance(error, CxsimError) else None)


Result = tuple[Unit, Table] | FailedUnit


class Executor(Protocol):
    """Whoever does units: in any order, each once; one that fails is named and takes no other with it."""

    def results(self, job: Job, units: Sequence[Unit]) -> Iterator[Result]:
        """Yield the result of every unit as it comes."""
        ...


def attempt(job: Job, unit: Unit) -> Result:
    """The unit's table, or what it raised."""
    try:
        return unit, job.table(unit)
    except Exception as error:  # whatever it is, the other units shall be done
        return FailedUnit.by(unit, error)


def reason_of(error: BaseException) -> str:
    """What an exception says, in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
