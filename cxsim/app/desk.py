"""What a page works on: a study or a run, opened once for all who look at it, and answers that are refined in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from time import sleep

from cxsim.provenance import MANIFEST
from cxsim.study.options import Progress, silent
from cxsim.study.what_if import WhatIf, WhatIfAnswer, open_run, open_study

STUDIES = (".yaml", ".yml")
REMEMBERED = 40
PAUSE = 0.7
"""Seconds that a slider has to stand still before all draws are simulated."""


def openable(target: Path) -> tuple[Path, ...]:
    """The runs and studies at a place, the newest run first: what a page can show."""
    if target.is_file() or (target / MANIFEST).is_file():
        return (target,)
    runs = sorted((path.parent for path in target.glob(f"*/{MANIFEST}")), key=lambda run: run.stat().st_mtime, reverse=True)
    studies = sorted(path for path in target.iterdir() if path.suffix.lower() in STUDIES)
    return (*runs, *studies)


def open_what_if(path: Path, programme: str | None, progress: Progress = silent) -> WhatIf:
    """A study, or a run with the figures that it keeps, ready to be moved."""
    return open_run(path, progress) if (path / MANIFEST).is_file() else open_study(path, programme, progress)


@dataclass
class Refinement:
    """Answers to one reader: the first at once, the refined one as soon as it is there; what is no longer wanted is given up."""

    what_if: WhatIf
    lock: Lock
    done: dict[tuple[tuple[str, float], ...], WhatIfAnswer] = field(default_factory=dict)
    _wanted: tuple[tuple[str, float], ...] | None = None
    share: float = 0.0

    def answer(self, moves: Mapping[str, float]) -> WhatIfAnswer:
        """The best answer that is there; a refined one is begun if there is none."""
        key = tuple(sorted(self.what_if.real_moves(moves).items()))
        if not key or key in self.done:
            self._wanted = key
            return self.done.get(key) or self.what_if.answer({})
        first = self.what_if.answer(dict(key))
        if self._wanted != key:
            self._wanted, self.share = key, 0.0
            Thread(target=self._refine, args=(key,), daemon=True).start()
        return first

    def answer_there(self, moves: Mapping[str, float]) -> bool:
        """Whether the refined answer is there."""
        return tuple(sorted(self.what_if.real_moves(moves).items())) in self.done

    def _refine(self, key: tuple[tuple[str, float], ...]) -> None:
        sleep(PAUSE)
        with self.lock:  # one reader's at a time, so that many readers wait instead of slowing each other
            found = self.what_if.refine(dict(key), lambda: self._wanted == key, self._note) if self._wanted == key else None
        if found is not None:
            while len(self.done) >= REMEMBERED:
                self.done.pop(next(iter(self.done)))
            self.done[key] = found

    def _note(self, step: object, done: int, total: int) -> None:
        del step
        self.share = done / total
