"""Public names that are loaded when they are first used, so that a namespace costs nothing to import (PEP 562)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from importlib import import_module
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def lazy_names(package: str, homes: Mapping[str, str], also: Iterable[str] = ()) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Build the `__getattr__` and the `__dir__` of a package that loads its public names on first use.

    Parameters
    ----------
    package : str
        The full name of the package.
    homes : mapping of str to str
        For each public name, the module that holds it; ``module:name`` where it has another name there. A name that is its own
        module, as ``cxsim.churn``, stands for that module.

    also : iterable of str
        Public names that the package itself holds.

    Returns
    -------
    tuple of two functions
        `__getattr__` and `__dir__`.

    Examples
    --------
    >>> get, names = lazy_names("cxsim", {"Fault": "cxsim.errors", "churn": "cxsim.churn"})
    >>> get("Fault").__name__, names()
    ('Fault', ['Fault', 'churn'])
    """

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home, _, own_name = homes[name].partition(":")
        module = import_module(home)
        return module if home == f"{package}.{name}" else getattr(module, own_name or name)

    return load, lambda: sorted([*homes, *also])


def accept_old_arguments(**renamed: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a public function take renamed arguments under their old names for one version, with a warning that says the new one.

    Parameters
    ----------
    **renamed : str
        What each old argument is called now.

    Returns
    -------
    function
        A decorator.

    Examples
    --------
    >>> @accept_old_arguments(key="seed")
    ... def draw(seed: int) -> int:
    ...     return seed
    >>> with warnings.catch_warnings(record=True) as hints:
    ...     _ = warnings.simplefilter("always"), draw(key=3)
    >>> str(hints[0].message)
    "'key' of draw is now called 'seed'; the next version no longer knows the old name"
    """

    def hint(function: str, old: str) -> None:
        from cxsim.text import Message

        message = Message("argument-renamed", old=old, function=function, new=renamed[old])
        warnings.warn(str(message), DeprecationWarning, stacklevel=3)

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        def call(*args: P.args, **given: P.kwargs) -> R:
            for old in renamed.keys() & given.keys():
                hint(function.__name__, old)
                given[renamed[old]] = given.pop(old)
            return function(*args, **given)

        # with the globals of the function's own module, in which alone doctest looks for its example
        return wraps(function)(FunctionType(call.__code__, function.__globals__, closure=call.__closure__))

    return decorate
