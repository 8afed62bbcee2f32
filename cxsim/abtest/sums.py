"""What a reading needs of an experiment's data: numbers of units, and sums by arm and stratum. No row of a person is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsim.abtest.clustered_lifetimes import ClusteredLifetimes
from cxsim.abtest.difference import OutcomeColumns
from cxsim.abtest.survival import SurvivalCounts
from cxsim.stats.cross_moments import CrossMoments, merge
from cxsim.stats.intervals import Array
from cxsim.text import Message

Y, X, Y_BEFORE, X_BEFORE, NEW, EXPOSED, MEMBERS = "y", "x", "y_before", "x_before", "new", "exposed", "members"
PREDICTED, X_PREDICTED = "predicted", "x_predicted"
"""Columns: the outcome and its denominator in the window after, and before; no past; exposed; customers of a cluster; as predicted."""


@dataclass(frozen=True, eq=False)
class EndpointSums:
    """The sums of one endpoint.

    Attributes
    ----------
    columns : the columns of the moments, some of `y`, `x`, `y_before`, `x_before`, `new`, `exposed`, `members`, `predicted`,
        `x_predicted`.
    cells : moments by arm and stratum ("" where there are no strata).
    lifetimes : of a lifetime, for each treated arm its counts beside the control's; of clusters, `clustered` instead.
    parts : moments by arm of the outcome in equal parts of the window after, one column each; of the primary endpoint.
    values : of a quantile, the units' values by arm; with `clusters`, to which cluster each belongs.
    """

    columns: tuple[str, ...] = ()
    cells: Mapping[tuple[str, str], CrossMoments] = field(default_factory=dict)
    lifetimes: Mapping[str, SurvivalCounts] = field(default_factory=dict)
    clustered: Mapping[str, ClusteredLifetimes] = field(default_factory=dict)
    parts: Mapping[str, CrossMoments] = field(default_factory=dict)
    values: Mapping[str, Array] = field(default_factory=dict)
    clusters: Mapping[str, Array] = field(default_factory=dict)

    def of_arm(self, arm: str) -> CrossMoments | None:
        """The moments of an arm over its strata; None if it has no units."""
        parts = [found for (name, _), found in self.cells.items() if name == arm]
        return merge(parts) if parts else None

    @property
    def strata(self) -> tuple[str, ...]:
        """The names of the strata."""
        return tuple(dict.fromkeys(stratum for _, stratum in self.cells))

    def outcome(self, y: str = Y, x: str = X) -> OutcomeColumns | None:
        """The mean or ratio of the columns at hand; of clusters, the mean is by member. None where the column is absent."""
        if y not in self.columns:
            return None
        per = x if x in self.columns else MEMBERS
        return OutcomeColumns(self.columns.index(y), self.columns.index(per) if per in self.columns else None)

    @property
    def covariates(self) -> tuple[OutcomeColumns, ...]:
        """What was known before assignment."""
        found = (self.outcome(Y_BEFORE, X_BEFORE), self.outcome(NEW, MEMBERS), self.outcome(PREDICTED, X_PREDICTED))
        return tuple(each for each in found if each is not None)


@dataclass(frozen=True, eq=False)
class ExperimentSums:
    """The data of an experiment as a reading takes it.

    Attributes
    ----------
    units : assigned units by arm.
    endpoints : the sums of each endpoint that could be read, by name.
    by_stratum, by_day : assigned units by stratum, or by day of assignment, and arm.
    waiting : units whose window after assignment has not closed, which no endpoint counts.
    notes : what was found on the way.
    """

    units: Mapping[str, int]
    endpoints: Mapping[str, EndpointSums]
    by_stratum: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    by_day: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    waiting: int = 0
    notes: tuple[Message, ...] = ()
