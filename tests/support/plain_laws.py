"""The engine's laws as they are written, so that a test of one law waits for no compiler."""

from __future__ import annotations

from functools import cache
from types import FunctionType
from typing import Any

from numba.core.dispatcher import Dispatcher


@cache
def plain(function: Any) -> Any:
    """A law with the laws that it calls, not compiled."""
    law = getattr(function, "py_func", function)
    known = law.__globals__
    called = {name: plain(known[name]) for name in law.__code__.co_names if isinstance(known.get(name), Dispatcher)}
    return FunctionType(law.__code__, {**known, **called}, law.__name__, law.__defaults__, law.__closure__)
