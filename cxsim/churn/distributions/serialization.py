"""Laws as plain data and back, to the last bit."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from cxsim.churn.distributions.accelerated import Accelerated
from cxsim.churn.distributions.cure import CureShare
from cxsim.churn.distributions.monthly import Monthly
from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.rescaled import Rescaled
from cxsim.churn.distributions.stratified import Stratified
from cxsim.churn.distributions.survival_model import Law
from cxsim.errors import Fault, ModelError
from cxsim.stats.lifetimes import ProportionalHazard

_LAWS = (Accelerated, CureShare, Monthly, Proportional, Rescaled, Stratified, ProportionalHazard)
_KINDS: dict[str, type] = {law.__name__: law for law in _LAWS}


def plain(law: Any) -> Any:
    """A law as names, numbers and lists; floats are left to `repr`.

    Raises
    ------
    ModelError
        If the law is made of trees, which have no plain form here.
    """
    if isinstance(law, np.ndarray):
        return {"shape": list(law.shape), "values": law.ravel().tolist()}
    if isinstance(law, tuple):
        return [plain(item) for item in law]
    if type(law).__name__ in _KINDS and is_dataclass(law):
        return {"kind": type(law).__name__} | {f.name: plain(getattr(law, f.name)) for f in fields(law)}
    if isinstance(law, str | int | float):
        return law
    fault = Fault(f"a law of the kind {type(law).__name__}", "a law of numbers", "keep the study and the key, and fit it again")
    raise ModelError("This fit cannot be written down.", [fault])


def stored(document: Any) -> Any:
    """What `plain` was made from."""
    if isinstance(document, list):
        return tuple(stored(item) for item in document)
    if isinstance(document, dict) and "kind" in document:
        return _KINDS[document["kind"]](**{name: stored(value) for name, value in document.items() if name != "kind"})
    if isinstance(document, dict):
        return np.array(document["values"], dtype=float).reshape(document["shape"])
    return document


def stored_law(document: Any) -> Law:
    """The law in a document made by `plain`."""
    law: Law = stored(document)
    return law
