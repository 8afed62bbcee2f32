"""One unit after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxsim.engine.executors.results import Result, attempt
from cxsim.engine.executors.unit import Job, Unit


@dataclass(frozen=True)
class Serial:
    """No parallel work at all: the executor that all others must equal."""

    def results(self, job: Job, units: Sequence[Unit]) -> Iterator[Result]:
        """Yield the results in the order of the units."""
        for unit in units:
            yield attempt(job, unit)
