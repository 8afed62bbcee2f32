"""Ways: which way to measure a metric the tables allow, what they lack for the others, and by what they can be cut."""

from __future__ import annotations

from cxsim.data.metric_contracts import column_kind
from cxsim.data.privacy import match_personal_name
from cxsim.errors import UsageError, fault, nearest
from cxsim.metrics.cells import CLUSTERS, STANDING, columns_of
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Metric, Needs, Way
from cxsim.metrics.tables import Place
from cxsim.text import Message

MONTH = "month"


def choose_way(place: Place, one: Metric, by: tuple[str, ...]) -> tuple[Way | None, Message | None]:
    """The first way that the tables allow, or why there is none."""
    reasons = []
    for way in one.ways:
        lacks = [lack for need in way if (lack := _lack(place, need, (*by, MONTH) if one.together and not set(by) & set(PERIODS) else by))]
        if not lacks:
            return way, None
        reasons.append(lacks[0])
    return None, min(reversed(reasons), key=lambda reason: reason.id == "metrics-lack-table")


def _lack(place: Place, need: Needs, by: tuple[str, ...]) -> Message | None:
    """What the tables lack for a need."""
    table = "customers" if need.table == STANDING else need.table
    if table not in place.names:
        return Message("metrics-lack-table", table=table)
    columns = columns_of(place, need.table)
    cluster = CLUSTERS.get(need.table, "customer_id")
    flows = need.grain == "base" and any(cut in PERIODS for cut in by)
    needed = [*need.columns, *([cluster] if need.grain == "customer" else []), *(["joined_at", "left_at"] if flows else [])]
    for column in needed:
        if column not in columns:
            return Message("metrics-lack-column", table=table, column=column)
    for column in need.borrows:
        if column not in place.columns("customers") or cluster not in columns:
            return Message("metrics-lack-borrowed", table=table, column=column)
    for cut in by:
        if cut in columns or (flows and cut in PERIODS):
            continue
        if cut in PERIODS and not need.at:
            return Message("metrics-lack-flow", table=table, cut=cut)
        if cut in PERIODS and need.at not in columns:
            return Message("metrics-lack-instant", table=table, cut=cut)
        if cut not in PERIODS and (cluster not in ("customer_id", "referrer_id") or cluster not in columns):
            return Message("metrics-lack-cut", table=table, cut=cut)
        if cut not in PERIODS and cut not in place.columns("customers"):
            return Message("metrics-lack-column", table=table, column=cut)
    return None


def check_cuts(place: Place, by: tuple[str, ...]) -> None:
    """Refuse cuts that are no columns, that are persons, or that come twice.

    Raises
    ------
    UsageError
        With every cut that cannot be.
    """
    known = {column for table in place.names for column in place.columns(table)}
    unknown = [cut for cut in by if cut not in {*known, *PERIODS}]
    faults = [fault("metrics-cut-unknown", cut=cut, periods=list(PERIODS), nearest=nearest(cut, known)) for cut in unknown]
    unique = [cut for cut in by if cut not in PERIODS]
    persons = [cut for cut in unique if any(column_kind(table, cut) == "name" for table in place.names)]
    persons += [cut for cut in unique if match_personal_name(cut)]
    faults += [fault("metrics-cut-person", cut=cut) for cut in persons]
    if sum(cut in PERIODS for cut in by) > 1:
        faults.append(fault("metrics-periods-several"))
    if len(set(by)) < len(by):
        faults.append(fault("metrics-cut-twice"))
    if faults:
        raise UsageError(Message("metrics-cuts-impossible"), faults)
