"""What a Python process has had written to the disk: put on the path as `sitecustomize`, it keeps a journal of renames and syncs.

A line of the journal: `content PATH` once a file's content as it stands is on the disk; `names FOLDER` once a folder's names are;
`renamed FROM TO` for a rename, a link or a replacement, in the order in which they happened.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

JOURNAL = "CXSIM_WRITE_JOURNAL"


def _note(*words: str) -> None:
    with open(os.environ[JOURNAL], "a", encoding="utf-8") as journal:
        journal.write("\t".join(words) + "\n")


def _noting_sync(sync: Callable[[Any], None]) -> Callable[[Any], None]:
    @wraps(sync)
    def noted(descriptor: Any) -> None:
        number = descriptor if isinstance(descriptor, int) else descriptor.fileno()
        path = os.readlink(f"/proc/self/fd/{number}")
        size, moment = (os.fstat(number).st_size, os.fstat(number).st_mtime_ns)
        sync(descriptor)
        _note("names", path) if os.path.isdir(path) else _note("content", path, str(size), str(moment))

    return noted


def _noting_rename(rename: Callable[..., None]) -> Callable[..., None]:
    @wraps(rename)
    def noted(source: Any, target: Any, **options: Any) -> None:
        rename(source, target, **options)
        _note("renamed", os.path.abspath(os.fspath(source)), os.path.abspath(os.fspath(target)))

    return noted


if JOURNAL in os.environ:
    os.fsync = _noting_sync(os.fsync)  # type: ignore[assignment]
    for name in ("replace", "rename", "link"):
        setattr(os, name, _noting_rename(getattr(os, name)))
