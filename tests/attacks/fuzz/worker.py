"""A process that tries inputs one by one: bounded in time and memory, and begun anew where an input ended it."""

from __future__ import annotations

import faulthandler
import gc
import os
import resource
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import IO

from tests.attacks.fuzz.trial import Finding, attempt, families

PATIENCE = 300
"""Seconds of the clock after which a worker is taken to hang; a busy machine may take so long for what is not slow."""
BYTES = 12 << 30
"""Of addresses, most of which are only reserved."""
LIFE = 4_000
"""Inputs after which a worker is replaced, so that nothing piles up."""
ABORTED = "aborted"


@dataclass
class Worker:
    """Tries inputs in a process of its own.

    Parameters
    ----------
    names : of the families.
    seed : of all inputs.
    state : the folder in which it works; what an input left that went wrong is kept there.
    """

    names: Sequence[str]
    seed: int
    state: Path
    _process: BaseProcess | None = None
    _pipe: Connection | None = None
    _tried: int = field(default=0)

    def attempt(self, family: str, number: int) -> Finding:
        """What came of one input, also where the process did not outlive it."""
        if self._process is None or self._tried >= LIFE:
            self._begin()
        assert self._pipe is not None
        self._tried += 1
        try:
            self._pipe.send((family, number))
            found: Finding = self._pipe.recv()
        except (EOFError, ConnectionError):
            found = Finding(family, number, ABORTED, float(PATIENCE), last_lines(self.state / "stderr"))
            self.end()
        if found.why:
            self._keep(found)
        return found

    def end(self) -> None:
        """End the process."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.join(5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._process = self._pipe = None

    def _begin(self) -> None:
        self.end()
        context = get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._pipe, tuple(self.names), self.seed, self.state), daemon=True)
        self._process.start()
        theirs.close()
        self._tried = 0
        try:
            self._pipe.recv()
        except EOFError:
            raise RuntimeError(f"the worker could not begin: {last_lines(self.state / 'stderr')}") from None

    def _keep(self, found: Finding) -> None:
        place = self.state / "failures" / f"{found.family}-{found.number}"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.state / "input", place, dirs_exist_ok=True, ignore_dangling_symlinks=True)
        (place / "why.txt").write_text(f"{found.kind}\n{found.why}\n", encoding="utf-8", errors="replace")


def last_lines(file: Path) -> str:
    """The end of what a process wrote on its stderr."""
    return file.read_text(encoding="utf-8", errors="replace")[-4_000:] or "the process ended without a word"


def _serve(pipe: Connection, theirs: Connection, names: Sequence[str], seed: int, state: Path) -> None:
    theirs.close()
    os.environ["NO_COLOR"] = "1"
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with (state / "stderr").open("wb+") as errors:
        os.dup2(errors.fileno(), 2)
        known = {family.name: family for family in families(names)}
        for family in known.values():
            place = state / "base" / family.name
            place.mkdir(parents=True, exist_ok=True)
            family.prepare(place)
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        gc.freeze()
        pipe.send("ready")
        while True:
            try:
                name, number = pipe.recv()
            except EOFError:
                os._exit(0)
            pipe.send(_bounded(known[name], seed, number, state, errors))


def _bounded(family: object, seed: int, number: int, state: Path, errors: IO[bytes]) -> Finding:
    os.ftruncate(2, 0)
    os.lseek(2, 0, os.SEEK_SET)
    faulthandler.dump_traceback_later(PATIENCE, exit=True, file=errors)
    try:
        found = attempt(family, seed, number, state / "input")  # type: ignore[arg-type]
    finally:
        faulthandler.cancel_dump_traceback_later()
    if not found.why and os.fstat(2).st_size:
        return Finding(found.family, number, "wrong", found.seconds, f"on stderr: {last_lines(state / 'stderr')}")
    return found
