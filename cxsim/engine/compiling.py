"""How the engine's functions are compiled, and kept on disk for the next process."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from numba import config, njit
from platformdirs import user_cache_path

# Compiled functions of the engine allocate nothing, so they need no counting of references (which halves their speed), and
# nothing in them divides by zero, so they need no check of that.
_plain: dict[str, Any] = {"error_model": "numpy", "_nrt": False}

_uncalled: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}

law = njit(**_plain, forceinline=True)
"""For the laws, which both engines call."""

inner = njit(**_plain | _uncalled, forceinline=True)
"""For what happens at an instant: becomes part of its caller, since to call it would copy every array of every argument (twice as slow)."""

rare = njit(**_plain)
"""For the parts of laws that are rarely needed: both engines call them, compiled once."""

apart = njit(**_plain | _uncalled)
"""For what is called once in a life or less: compiled once, whoever calls it."""


def keep_compiled(function: Any, *sources: str) -> None:
    """Have numba keep a compiled function in the user's cache.

    Numba on its own looks only at the file of the function itself, and would run old code after a change in a file from
    which it takes a helper. So the folder is named by the content of all `sources`, and of this file, which says how they are compiled.
    """
    content = hashlib.sha256(b"".join(Path(source).read_bytes() for source in (__file__, *sources))).hexdigest()[:16]
    settings: Any = config
    before = settings.CACHE_DIR
    settings.CACHE_DIR = str(user_cache_path("cxsim") / f"compiled-{content}")
    try:
        function.enable_caching()
    finally:
        settings.CACHE_DIR = before


def is_kept(function: Any) -> bool:
    """Whether the user's cache holds a compiled form of a function, so that its first call takes no time."""
    return bool(function._cache._cache_file._load_index())
