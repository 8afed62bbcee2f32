"""A dask cluster: scheduler and workers as processes of their own, on this machine or on many. Needs the extra `cluster`."""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cxsim.engine.executors.results import FailedUnit, Result, reason_of
from cxsim.engine.executors.serialization import pack, table_from_package
from cxsim.engine.executors.unit import Job, Unit
from cxsim.errors import ModelError, UsageError, fault
from cxsim.text import Message

PER_THREAD = 3  # units in hand for each thread of the cluster
RETRIES = 1
LOOK_SECONDS = 5.0
CONNECT_SECONDS = 10
PATIENCE = 12  # looks at a cluster without a worker


@dataclass(frozen=True)
class Dask:
    """The workers of a scheduler (`tcp://host:port`), or of a cluster started for the run on this machine's loopback.

    dask runs the units of a dead worker again elsewhere. A unit that is there at the death of several workers is done once
    more with nothing else in hand; if that kills a worker too, it is named.
    """

    scheduler: str | None = None
    workers: int | None = None

    def results(self, job: Job, units: Sequence[Unit]) -> Iterator[Result]:
        """Yield the results as they come.

        Raises
        ------
        UsageError
            If `distributed` is not installed or there is no scheduler at that address.
        ModelError
            If the cluster has had no worker for a minute, or its scheduler is gone.
        """
        content = pack(job)
        with self._client() as client:
            package = client.submit(bytes, content, key=f"cxsim-job-{hashlib.sha256(content).hexdigest()[:16]}")
            suspects: list[Unit] = []
            for result in _windowed(client, package, units):
                if isinstance(result, FailedUnit) and result.reason.startswith("KilledWorker"):
                    suspects.append(result.unit)
                else:
                    yield result
            for unit in suspects:
                yield from _windowed(client, package, [unit], "alone-")

    @contextmanager
    def _client(self) -> Iterator[Any]:
        dask = _distributed()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what went wrong is said by us, in one message
        if self.scheduler is None:
            local = dask.LocalCluster(n_workers=self.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
            with local, dask.Client(local) as client:
                yield client
            return
        try:
            client = dask.Client(self.scheduler, timeout=f"{CONNECT_SECONDS}s")
        except (OSError, ValueError) as error:
            wrong = fault("engine-scheduler-silent", error=reason_of(error)).at(file=self.scheduler)
            raise UsageError(Message("engine-cluster-absent"), [wrong]) from None
        with client:
            yield client


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise UsageError(Message("engine-dask-uninstalled"), [fault("engine-package-absent")]) from None


def _windowed(client: Any, package: Any, units: Sequence[Unit], prefix: str = "") -> Iterator[Result]:
    """The results of units, of which only a few for each thread of the cluster are in hand at a time."""
    wait = _distributed().wait
    waiting, looks = deque(units), 0
    hand: dict[Any, Unit] = {}
    while waiting or hand:
        while waiting and len(hand) < max(1, PER_THREAD * sum(client.nthreads().values())):
            unit = waiting.popleft()
            hand[
                client.submit(table_from_package, package, unit, key=f"{prefix}{unit.name}-{package.key}", retries=RETRIES, pure=False)
            ] = unit
        try:
            done = wait(list(hand), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            looks = 0 if client.nthreads() else looks + 1
            if looks >= PATIENCE:
                raise ModelError(Message("engine-cluster-empty", units=len(hand) + len(waiting))) from None
            continue
        except (_distributed().CancelledError, OSError):
            raise _lost(len(hand) + len(waiting)) from None
        for future in done:
            if future.cancelled():
                raise _lost(len(hand) + len(waiting))
            yield _result(hand.pop(future), future)


def _lost(units: int) -> ModelError:
    return ModelError(Message("engine-cluster-lost", units=units))


def _result(unit: Unit, future: Any) -> Result:
    try:
        return unit, future.result()
    except Exception as error:  # its own, or that of a worker which died with the result before it was fetched
        return FailedUnit.by(unit, error)
    finally:
        future.release()
