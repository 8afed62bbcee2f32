"""Public names that are loaded when they are first used, so that a namespace costs nothing to import (PEP 562)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


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
