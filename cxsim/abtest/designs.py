"""Designs of an experiment in the twin: whom each treats, and which of them the engine can run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.twin import Twin
from cxsim.engine.variates import variant_of
from cxsim.text import Message

DESIGNS = ("customer", "cluster", "switchback")
AUDIENCE = "experiment"


@dataclass(frozen=True)
class ByCustomer:
    """Each customer is treated or not, by chance and for good.

    Attributes
    ----------
    share : of the two arms' customers that are treated.
    """

    share: float

    def changes(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """The changes, for the treated share of the customers only."""
        return tuple(replace(change, coverage=self.share * change.coverage, audience=AUDIENCE) for change in changes)

    def treated(self, outcome: Outcome, key: np.uint64) -> NDArray[np.bool_]:
        """Whether each customer of a run was treated, by the very rule by which the engine picks them."""
        marker = Change("churn.multiplier", "multiply", 1.0, np.zeros(outcome.twin.months), None, self.share, AUDIENCE)
        audiences = outcome.twin.scenario(changes=[marker]).audiences
        return np.asarray(_chosen(audiences, np.ascontiguousarray(outcome.tally.histories["identity"]), key))


@njit(nogil=True)
def _chosen(audiences, identities, key):  # type: ignore[no-untyped-def]
    chosen = np.zeros(identities.size, np.bool_)
    for number in range(identities.size):
        chosen[number] = variant_of(audiences, identities[number], -1, key) > 0
    return chosen


def shares_something(twin: Twin) -> bool:
    """Whether what one customer gets can change what another one experiences: customers who wait for the same agents."""
    return twin.coupled


def refusal(design: str, twin: Twin) -> Message | None:
    """Why the engine cannot run a design yet; None if it can."""
    if design == "cluster":
        return Message("abtest-design-cluster", pools=shares_something(twin))
    return Message("abtest-design-switchback") if design == "switchback" else None
