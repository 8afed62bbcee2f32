"""Whom the changes of a scenario reach, as the engines draw it, and who of the customers of a run was reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.changes import CUSTOMER, MAX_AUDIENCES, REFERRAL_ROOT, Change, Periods
from cxsim.engine.records import Records, Scenario, fill_records
from cxsim.engine.variates import variant_of, variant_on
from cxsim.errors import UsageError, fault
from cxsim.journey.population import Population
from cxsim.rng import decision_points
from cxsim.text import Message


class Audience(NamedTuple):
    """Whom changes reach: those of a segment (or all), and of these a share that is drawn by customers, groups or periods."""

    name: str
    segment: str | None
    coverage: float
    unit: str | Periods

    @classmethod
    def of(cls, change: Change) -> Self:
        """The audience of a change; changes that reach all customers of a segment have one, whatever it is called."""
        if change.coverage >= 1.0:
            return cls("everybody", change.segment, change.coverage, CUSTOMER)
        return cls(change.audience, change.segment, change.coverage, change.unit)


def audience_records(audiences: Sequence[Audience], population: Population) -> Records:
    """The records of audiences, from which the engines draw who is in them."""

    def unit(of: str | Periods) -> int:
        known = {CUSTOMER: records.BY_CUSTOMER, REFERRAL_ROOT: records.BY_ROOT}
        return records.BY_PERIOD if isinstance(of, Periods) else known[of] if of in known else population.groups.columns.index(of)

    periods = [audience.unit if isinstance(audience.unit, Periods) else Periods(0.0) for audience in audiences]
    return fill_records(
        records.AUDIENCE_TYPE,
        segment=[-1 if each.segment is None else population.segments.index(each.segment) for each in audiences],
        unit=[unit(each.unit) for each in audiences],
        coverage=[each.coverage for each in audiences],
        period=[each.days for each in periods],
        origin=[each.first_day for each in periods],
        point=[decision_points([f"audience.{each.name}"]).popitem()[1] for each in audiences],
    )


def audiences_of(changes: Sequence[Change]) -> list[Audience]:
    """The different audiences of changes, in their order.

    Raises
    ------
    UsageError
        If there are more than six.
    """
    groups = list(dict.fromkeys(Audience.of(change) for change in changes))
    if len(groups) > MAX_AUDIENCES:
        wrong = fault("engine-audiences-count", audiences=len(groups), limit=MAX_AUDIENCES)
        raise UsageError(Message("engine-audiences-too-many"), [wrong])
    return groups


def reached(scenario: Scenario, histories: Records, key: np.uint64) -> NDArray[np.bool_]:
    """Who of the customers of a run is in any of the audiences of a scenario, by the very rule by which the engines pick them.

    Parameters
    ----------
    scenario : of a scenario whose changes are those in question.
    histories : all of the run, shape (n,).
    key : of the run.
    """
    identities, rows = np.ascontiguousarray(histories["identity"]), np.ascontiguousarray(histories["row"])
    segments = np.ascontiguousarray(scenario.rows["segment"][rows])
    who = (identities, roots(histories), rows, segments)
    found: NDArray[np.bool_] = _reached(scenario.audiences, scenario.groups, scenario.group_identities, *who, key)
    return found


def drawn_periods(scenario: Scenario, days: NDArray[np.float64], key: np.uint64) -> NDArray[np.bool_]:
    """Whether each of some days of a run lies in a drawn period of any audience of a scenario."""
    found: NDArray[np.bool_] = _drawn(scenario.audiences, days, key)
    return found


def roots(histories: Records) -> NDArray[np.uint64]:
    """The identity with whom the chain of recommendations began that brought each customer: its own, if none did."""
    root = np.where(histories["origin"] == records.REFERRED, histories["source"], np.arange(len(histories)))
    while (root[root] != root).any():  # each step doubles how far back is looked
        root = root[root]
    found: NDArray[np.uint64] = histories["identity"][root]
    return found


@njit(nogil=True)
def _reached(audiences, groups, group_identities, identities, roots, rows, segments, key):  # type: ignore[no-untyped-def]
    found = np.zeros(identities.size, np.bool_)
    for n in range(identities.size):
        found[n] = variant_of(audiences, groups, group_identities, identities[n], roots[n], rows[n], segments[n], key) > 0
    return found


@njit(nogil=True)
def _drawn(audiences, days, key):  # type: ignore[no-untyped-def]
    found = np.zeros(days.size, np.bool_)
    for n in range(days.size):
        found[n] = variant_on(audiences, -1, days[n], key) > 0
    return found
