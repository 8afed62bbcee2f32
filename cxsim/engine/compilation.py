"""How the engine's functions are compiled, and kept on disk for the next process."""

from __future__ import annotations

import errno
import hashlib
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Protocol, TypeVar

import numpy as np
from numba import config, njit
from numba.core.caching import IndexDataCacheFile
from numba.core.dispatcher import Dispatcher
from platformdirs import user_cache_path

from cxsim.errors import UsageError, fault
from cxsim.text import Message

# Compiled functions of the engine allocate nothing, so they need no counting of references (which halves their speed), and
# nothing in them divides by zero, so they need no check of that.
_plain: dict[str, Any] = {"error_model": "numpy", "_nrt": False}

_uncalled: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}

Function = TypeVar("Function", bound=Callable[..., Any])


class Compiler(Protocol):
    """A decorator that compiles a function when it is first called; types stated in it are for the reader and the type checker."""

    def __call__(self, function: Function, /) -> Function:
        """The function, compiled."""
        ...


_called: dict[str, Any] = {"nogil": True, "error_model": "numpy"}

law: Compiler = njit(**_plain, forceinline=True)
"""For the laws, which both engines call."""

inner: Compiler = njit(**_plain | _uncalled, forceinline=True)
"""For what happens at an instant: becomes part of its caller, since to call it would copy every array of every argument (twice as slow)."""

rare: Compiler = njit(**_plain)
"""For the parts of laws that are rarely needed: both engines call them, compiled once."""

apart: Compiler = njit(**_plain | _uncalled)
"""For what is called once in a life or less: compiled once, whoever calls it."""

entry: Compiler = njit(**_called)
"""For what Python calls, on any thread."""


def keep_compiled(function: Any) -> None:
    """Have numba keep a compiled function in the user's cache.

    Numba on its own looks only at the file of the function itself, and would run old code after a change in a file from
    which it takes a helper. So the folder is named by all that is frozen into the machine code: the code of every function of ours
    that this one reaches, how each is compiled, and the values of the globals that they read. Where our files lie and when they were
    installed is not in it: another copy of the same code finds it compiled. Where nothing can be written, each process compiles anew.
    """
    if not isinstance(function, Dispatcher):  # NUMBA_DISABLE_JIT=1
        raise UsageError(Message("engine-uncompiled"), [fault("engine-compiler-off")])
    content = hashlib.sha256("\n".join(frozen(function)).encode()).hexdigest()[:16]
    settings: Any = config
    before = settings.CACHE_DIR
    folder = user_cache_path("cxsim") / f"compiled-{content}"
    settings.CACHE_DIR = str(folder)
    try:
        function.enable_caching()
    except RuntimeError:  # no folder can be written
        return
    finally:
        settings.CACHE_DIR = before
    cache: Any = getattr(function, "_cache")  # noqa: B009 - what numba does not declare
    cache._impl.locator.ensure_cache_path = lambda: None  # `CheckedFiles.save` makes the folder, where it can
    cache._cache_file = CheckedFiles(str(folder), cache._cache_file._index_name.removesuffix(".nbi"), source_stamp=None)


_UNTYPED: Any = IndexDataCacheFile


class CheckedFiles(_UNTYPED):  # type: ignore[misc]
    """The files of a cache of numba's, each with the hash of its content: what is damaged is compiled again, and never run."""

    def save(self, key: Any, data: Any) -> None:
        """Keep what was compiled, where it can be written."""
        with suppress(OSError):  # what cannot be kept is compiled again next time
            Path(self._cache_path).mkdir(parents=True, exist_ok=True)
            super().save(key, data)

    def _load_index(self) -> dict[Any, str]:
        try:
            version, stamp, overloads = pickle.loads(_checked(Path(self._index_path)))
        except (OSError, ValueError):
            return {}
        return overloads if (version, stamp) == (self._version, self._source_stamp) else {}

    def _save_index(self, overloads: dict[Any, str]) -> None:
        with self._open_for_write(self._index_path) as file:
            file.write(self._dump((self._version, self._source_stamp, overloads)))

    def _load_data(self, name: str) -> Any:
        return pickle.loads(_checked(Path(self._data_path(name))))

    def _dump(self, obj: Any) -> bytes:
        content = super()._dump(obj)
        return hashlib.sha256(content).digest() + content


def _checked(path: Path) -> bytes:
    """The content of a file of a cache.

    Raises
    ------
    OSError
        If it is absent, cannot be read or is not what was written.
    """
    raw = path.read_bytes()
    digest, content = raw[: hashlib.sha256().digest_size], raw[hashlib.sha256().digest_size :]
    if hashlib.sha256(content).digest() != digest:
        raise OSError(errno.EIO, "damaged", str(path))
    return content


def frozen(function: Any) -> Iterator[str]:
    """What compiling a function freezes: code, options and globals of it and of every function of ours below it, in a fixed order."""
    waiting, known = [function], {id(function)}
    while waiting:
        here = waiting.pop()
        plain = getattr(here, "py_func", here)
        yield f"{plain.__module__}.{plain.__qualname__} {sorted(getattr(here, 'targetoptions', {}).items())!r}"
        yield from _code(plain.__code__, documented=plain.__doc__ is not None)
        for name, value in _read(plain):
            if isinstance(value, FunctionType | Dispatcher):
                yield f"{name} is {value.__module__}.{getattr(value, '__name__', value)}"
                if id(value) not in known and str(value.__module__).startswith("cxsim."):
                    known.add(id(value))
                    waiting.append(value)
            else:
                yield f"{name} = {value.dtype} {value.tobytes().hex()}" if isinstance(value, np.ndarray) else f"{name} = {value!r}"


def _read(function: FunctionType) -> Iterator[tuple[str, Any]]:
    """The globals and the enclosed values that a function reads, by name."""
    code = function.__code__
    for name in code.co_names:
        if name in function.__globals__:
            yield name, function.__globals__[name]
    for name, cell in zip(code.co_freevars, function.__closure__ or (), strict=True):
        yield name, cell.cell_contents


def _code(code: CodeType, documented: bool = False) -> Iterator[str]:
    """The instructions of a function and the constants in them, without its docstring; where they stand in a file does not matter."""
    yield f"{code.co_code.hex()} {code.co_names} {code.co_varnames} {code.co_freevars}"
    for constant in code.co_consts[1 if documented else 0 :]:
        if isinstance(constant, CodeType):
            yield from _code(constant)
        else:
            yield repr(constant)


def is_kept(function: Any) -> bool:
    """Whether the user's cache holds a compiled form of a function, so that its first call takes no time."""
    file = getattr(function._cache, "_cache_file", None)
    return file is not None and bool(file._load_index())
