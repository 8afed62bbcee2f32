"""Threads of this process: the compiled engine lets go of the interpreter, so they run side by side."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from cxsim.engine.executors.results import Result, attempt
from cxsim.engine.executors.unit import Job, Unit


@dataclass(frozen=True)
class Threads:
    """So many threads; by default one for each core."""

    workers: int | None = None

    def results(self, job: Job, units: Sequence[Unit]) -> Iterator[Result]:
        """Yield the results as they come; if nobody waits for more, what has not begun is dropped."""
        pool = ThreadPoolExecutor(self.workers or os.cpu_count() or 1)
        try:
            for future in as_completed([pool.submit(attempt, job, unit) for unit in units]):
                yield future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
