"""Processes of this machine: for plans with touchpoints in Python. A process that dies takes no finished work with it."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from cxsim.engine.executors.results import FailedUnit, Result
from cxsim.engine.executors.serialization import pack, table_from_file
from cxsim.engine.executors.unit import Job, Table, Unit
from cxsim.temporary_files import temporary_folder

TRIES = 2


@dataclass(frozen=True)
class Processes:
    """So many processes; by default one for each core."""

    workers: int | None = None

    def results(self, job: Job, units: Sequence[Unit]) -> Iterator[Result]:
        """Yield the results as they come.

        When a process dies, every unit in hand is a suspect. Each suspect is then done in a process of its own: the guilty
        one, which kills that too, is named, the others are done.
        """
        with temporary_folder() as folder:
            package = folder / "job"
            package.write_bytes(pack(job))
            waiting = deque(units)
            while waiting:
                suspects: list[Unit] = []
                yield from self._until_one_dies(package, waiting, suspects)
                for unit in suspects:
                    yield _alone(package, unit)

    def _until_one_dies(self, package: Path, waiting: deque[Unit], suspects: list[Unit]) -> Iterator[Result]:
        """The results of what waits, no more units in hand than processes; on a death the units in hand are the suspects."""
        workers = self.workers or os.cpu_count() or 1
        hand: dict[Future[Table], Unit] = {}
        with _pool(workers) as pool:
            try:
                while waiting or hand:
                    while waiting and len(hand) < workers and not suspects:
                        unit = waiting.popleft()
                        hand[_submit(pool, package, unit)] = unit
                    for future in wait(hand, return_when=FIRST_COMPLETED).done:
                        unit = hand.pop(future)
                        if isinstance(future.exception(), BrokenProcessPool):
                            suspects.append(unit)
                        else:
                            yield _result(unit, future)
                    if suspects and not hand:
                        return
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, package: Path, unit: Unit) -> Future[Table]:
    try:
        return pool.submit(table_from_file, package, unit)
    except BrokenProcessPool as error:  # it died between two units
        broken: Future[Table] = Future()
        broken.set_exception(error)
        return broken


def _alone(package: Path, unit: Unit) -> Result:
    """The result of a suspect in a process of its own."""
    for _ in range(TRIES):
        with _pool(1) as pool:
            future = pool.submit(table_from_file, package, unit)
            if not isinstance(future.exception(), BrokenProcessPool):
                return _result(unit, future)
    return FailedUnit(unit, "killed its worker process")


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Have this process end when its parent does, however that ended: one that was killed tells its workers nothing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_await, args=(parent.sentinel,), daemon=True).start()


def _await(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _result(unit: Unit, future: Future[Table]) -> Result:
    error = future.exception()
    return (unit, future.result()) if error is None else FailedUnit.by(unit, error)
