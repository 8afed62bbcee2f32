"""Ways: which way to measure a metric the tables allow, what they lack for the others, and by what they can be cut."""

from __future__ import annotations

from cxsim.data.metric_contracts import column_kind
from cxsim.data.privacy import match_personal_name
from cxsim.errors import Fault, UsageError, nearest
from cxsim.metrics.cells import CLUSTERS, STANDING, columns_of
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Metric, Needs, Way
from cxsim.metrics.tables import Place

MONTH = "month"


def choose_way(place: Place, one: Metric, by: tuple[str, ...]) -> tuple[Way | None, str]:
    """The first way that the tables allow, or why there is none."""
    reasons = []
    for way in one.ways:
        lacks = [lack for need in way if (lack := _lack(place, need, (*by, MONTH) if one.together and not set(by) & set(PERIODS) else by))]
        if not lacks:
            return way, ""
        reasons.append(lacks[0])
    return None, min(reversed(reasons), key=lambda reason: reason.startswith("no table"))


def _lack(place: Place, need: Needs, by: tuple[str, ...]) -> str:
    """What the tables lack for a need."""
    table = "customers" if need.table == STANDING else need.table
    if table not in place.names:
        return f"no table {table}"
    columns = columns_of(place, need.table)
    cluster = CLUSTERS.get(need.table, "customer_id")
    flows = need.grain == "base" and any(cut in PERIODS for cut in by)
    needed = [*need.columns, *([cluster] if need.grain == "customer" else []), *(["joined_at", "left_at"] if flows else [])]
    for column in needed:
        if column not in columns:
            return f"{table} has no column {column}"
    for column in need.borrows:
        if column not in place.columns("customers") or cluster not in columns:
            return f"the customers of {table} have no column {column}"
    for cut in by:
        if cut in columns or (flows and cut in PERIODS):
            continue
        if cut in PERIODS and not need.at:
            return f"{table} tells the state of one day, not of each {cut}"
        if cut in PERIODS and need.at not in columns:
            return f"{table} has no instant to cut by {cut}"
        if cut not in PERIODS and (cluster not in ("customer_id", "referrer_id") or cluster not in columns):
            return f"{table} has neither {cut} nor customers"
        if cut not in PERIODS and cut not in place.columns("customers"):
            return f"{table} has no column {cut}"
    return ""


def check_cuts(place: Place, by: tuple[str, ...]) -> None:
    """Refuse cuts that are no columns, that are persons, or that come twice.

    Raises
    ------
    UsageError
        With every cut that cannot be.
    """
    known = {column for table in place.names for column in place.columns(table)}
    unknown = [cut for cut in by if cut not in {*known, *PERIODS}]
    expected = "a column, or one of " + ", ".join(PERIODS)
    column = "say which column it is, e.g. --column customers.{}=plan"
    faults = [Fault(f"--by {cut}", expected, f"{nearest(cut, known)}; or {column.format(cut)}") for cut in unknown]
    unique = [cut for cut in by if cut not in PERIODS]
    persons = [cut for cut in unique if any(column_kind(table, cut) == "name" for table in place.names)]
    persons += [cut for cut in unique if match_personal_name(cut)]
    faults += [Fault(f"--by {cut}", "groups of people", "a single person is no group") for cut in persons]
    if sum(cut in PERIODS for cut in by) > 1:
        faults.append(Fault("more than one period", "at most one", "measure once for each"))
    if len(set(by)) < len(by):
        faults.append(Fault("a column twice", "each once", "leave one out"))
    if faults:
        raise UsageError("The metrics cannot be cut so.", faults)
