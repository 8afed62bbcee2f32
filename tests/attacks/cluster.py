"""Kill the parts of a dask cluster while a simulation uses it, and compare what is written: `python -m tests.attacks.cluster`.

Each trial starts a scheduler and two workers under their nannies, all on the loopback, begins a simulation there and kills a worker, a
nanny with its worker, all workers, or the scheduler at a random moment. The simulation either ends as an undisturbed one, or says what
is gone; resumed on this machine alone it then writes what an undisturbed one writes.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

from tests.attacks.victim import ROOT, THREADS, Victim, confused, in_the_making, live, results, simulation

PARTS = ("worker", "nanny with its worker", "all workers", "scheduler")


@dataclass
class Cluster:
    """A scheduler and the nannies of its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    nannies: list[subprocess.Popen[bytes]]

    def kill(self, part: str) -> None:
        """End a part of it by force."""
        if part == "scheduler":
            self.scheduler.kill()
        for nanny in self.nannies[: 2 if part == "all workers" else 1 if "worker" in part else 0]:
            if "nanny" in part or part == "all workers":
                nanny.kill()
            for worker in _children(nanny.pid):
                os.kill(worker, signal.SIGKILL)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Start it, and end whatever is left of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-m", "dask"]
    port = address.rpartition(":")[2]
    scheduler = _started([*dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"], folder)
    worker = [*dask, "worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]
    nannies = [_started(worker, folder) for _ in range(2)]
    try:
        with Client(address, timeout=60) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2, timeout=60)
        yield Cluster(address, scheduler, nannies)
    finally:
        for process in (scheduler, *nannies):
            _end_group(process)


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=quiet, stderr=quiet, start_new_session=True
    )


def _end_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                found.append(int(folder.name))
    return found


@dataclass
class Tally:
    """What came of killing a part of the cluster."""

    ended: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


def attack(part: str, kills: int, rng: random.Random) -> Tally:
    """Kill one part in each trial."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = _expected(folder)
        for trial in range(kills):
            place = folder / f"trial-{trial}"
            with cluster(folder) as started:
                on_cluster = simulation("dask", "--executor", "dask", "--scheduler", started.address)
                killer = threading.Timer(rng.uniform(2.0, 12.0), started.kill, [part])
                killer.start()
                ending = live(on_cluster, place)
                killer.join()
            tally.wrong += [ending.said.strip()[-200:]] * (confused(ending) or ending.code not in (0, 1, 2))
            if ending.code == 0:
                tally.ended += 1
            else:
                tally.refused += 1
                live(THREADS, place)
            tally.wrong += _differences(THREADS, place, expected)
    return tally


def _expected(folder: Path) -> dict[str, str]:
    live(THREADS, folder / "calm")
    return results(THREADS, folder / "calm")


def _differences(victim: Victim, place: Path, expected: dict[str, str]) -> list[str]:
    return sorted({name for name, _ in results(victim, place).items() ^ expected.items()}) + in_the_making(place)


def main() -> int:
    """Kill every part; 0 if nothing was lost, mixed or left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=5, help="of each part")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, sound = random.Random(given.seed), True
    print(f"{'killed part':<24}{'trials':>8}{'ended':>8}{'said so':>9}{'wrong':>7}")
    for part in PARTS:
        tally = attack(part, given.kills, rng)
        said = "; ".join(tally.wrong[:2])
        print(f"{part:<24}{given.kills:>8}{tally.ended:>8}{tally.refused:>9}{len(tally.wrong):>7}  {said}", flush=True)
        sound = sound and not tally.wrong
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
