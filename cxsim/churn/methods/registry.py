"""All churn methods, found in the files of this package: a new method is a new file, and nothing else names it.

A file counts if it holds a `Method` with a field `method` whose default is its name under `fit:`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, Union

from pydantic import Discriminator, Tag

import cxsim.churn.methods as package
from cxsim.churn.distributions.serialization import Kinds, kinds_of
from cxsim.churn.method import Method

DEFAULT = "cox"


@cache
def methods() -> dict[str, type[Method]]:
    """The methods by their name in a study, the default one first and the others in alphabetical order.

    Returns
    -------
    dict
        Name under `fit: {method: ...}` to the class that specifies and estimates it.

    Examples
    --------
    >>> list(methods())[:3]
    ['cox', 'boosting', 'cause_specific']
    """
    modules = [import_module(f"{package.__name__}.{module.name}") for module in pkgutil.iter_modules(package.__path__)]
    found = {value.model_fields["method"].default: value for module in modules for value in vars(module).values() if _is_method(value)}
    return {name: found[name] for name in sorted(found, key=lambda name: (name != DEFAULT, name))}


def default_candidates() -> tuple[type[Method], ...]:
    """The methods that are tried beside those of a study, from simple to flexible."""
    ranked = [(method.flexibility, method) for method in methods().values() if method.flexibility is not None]
    return tuple(method for _, method in sorted(ranked, key=lambda pair: pair[0]))


@cache
def survival_models() -> Kinds:
    """The survival models that a record may hold, by name."""
    return kinds_of(model for method in methods().values() for model in method.distributions)


def _is_method(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Method) and "method" in value.model_fields


def _name_of(value: Any) -> Any:
    return value.get("method", DEFAULT) if isinstance(value, dict) else getattr(value, "method", DEFAULT)


if TYPE_CHECKING:
    ChurnMethod: TypeAlias = Method
else:
    ChurnMethod = Annotated[
        Union[tuple(Annotated[method, Tag(name)] for name, method in methods().items())],  # noqa: UP007  a union made at run time
        Discriminator(_name_of),
    ]
