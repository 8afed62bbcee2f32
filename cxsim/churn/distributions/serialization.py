"""Laws as plain data and back, to the last bit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from cxsim.churn.distributions.accelerated import Accelerated
from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.rescaled import Rescaled
from cxsim.churn.distributions.stratified import Stratified
from cxsim.errors import ModelError, fault
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

_SHARED = (Accelerated, Proportional, Rescaled, Stratified, ProportionalHazard)
Kinds = Mapping[str, type]


def kinds_of(distributions: Iterable[type]) -> Kinds:
    """By name: the survival models that several methods yield, and those that one method alone does."""
    return {kind.__name__: kind for kind in (*_SHARED, *distributions)}


def to_plain(law: Any, kinds: Kinds) -> Any:
    """A law as names, numbers and lists; floats are left to `repr`.

    Raises
    ------
    ModelError
        If the law is made of trees, which have no plain form here.
    """
    if isinstance(law, Message):
        return {"message": law.to_dict()}
    if isinstance(law, np.ndarray):
        return {"shape": list(law.shape), "values": law.ravel().tolist()}
    if isinstance(law, tuple):
        return [to_plain(item, kinds) for item in law]
    if type(law).__name__ in kinds and is_dataclass(law):
        return {"kind": type(law).__name__} | {f.name: to_plain(getattr(law, f.name), kinds) for f in fields(law)}
    if isinstance(law, str | int | float):
        return law
    raise ModelError(Message("churn-record-kind"), [fault("churn-record-trees", kind=type(law).__name__)])


def from_plain(document: Any, kinds: Kinds) -> Any:
    """What `to_plain` was made from."""
    if isinstance(document, list):
        return tuple(from_plain(item, kinds) for item in document)
    if isinstance(document, dict) and "kind" in document:
        return kinds[document["kind"]](**{name: from_plain(value, kinds) for name, value in document.items() if name != "kind"})
    if isinstance(document, dict) and "message" in document:
        return Message.from_dict(document["message"])
    if isinstance(document, dict):
        return np.array(document["values"], dtype=float).reshape(document["shape"])
    return document
