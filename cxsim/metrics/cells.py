"""Cells: the SQL that reads a column of a table as its contract says, and each customer with the last answer to each index."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.data.metric_contracts import column_kind
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.scales import NATIVE, rescale_sql
from cxsim.metrics.tables import Place, quoted

CLUSTERS = {"referrals": "referrer_id", "employees": "employee_id"}
STANDING = "standing"
_ANSWERS = ("nps", "csat", "ces", "repurchase")


class CellSpec(str):
    """A cell's SQL that knows its parts: ``{opened_at:days}``."""

    parts: dict[str, str]

    def __format__(self, wanted: str) -> str:
        """The cell, or a part of its instant."""
        return self.parts[wanted] if wanted else str(self)


def cell(place: Place, table: str, column: str, alias: str = "t") -> CellSpec:
    """The SQL of a column's cell, read as its contract says."""
    kind = column_kind("customers" if table == STANDING else table, column)
    text = place.dialect.cell(f"{alias}.{quoted(column)}", kind, columns_of(place, table)[column])
    spec = CellSpec(text)
    if kind == "instant":
        spec.parts = {part: place.dialect.part(text, part) for part in ("days", *PERIODS)}
    elif (table, column) == ("surveys", "score"):
        spec.parts = {index: _answer(place, text, index, alias) for index in NATIVE}
    else:
        spec.parts = {}
    return spec


def _answer(place: Place, score: str, index: str, alias: str) -> str:
    """The SQL of an answer on the scale of an index: ``{score:nps}``."""
    if "scale" not in place.columns("surveys"):
        return score
    stated = cell(place, "surveys", "scale", alias)
    return rescale_sql(score, str(stated), index, place.dialect.whole)


def cluster_of(place: Place, table: str) -> str:
    """The column that says whose row it is; empty where the table has none."""
    column = CLUSTERS.get(table, "customer_id")
    return column if column in columns_of(place, table) else ""


def columns_of(place: Place, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each is text; those of `standing` are the customers' and their last answers."""
    if table != STANDING:
        return dict(place.columns(table))
    answered = {} if "surveys" not in place.names else dict.fromkeys(_ANSWERS, False)
    return {**place.columns("customers"), **{name: text for name, text in answered.items() if name not in place.columns("customers")}}


def relation_of(place: Place, table: str) -> str:
    """What stands after FROM: the table, or each customer with the last answer to each index."""
    if table != STANDING:
        return place.relation(table)
    missing = [name for name in _ANSWERS if name not in place.columns("customers")]
    if "surveys" not in place.names or not missing:
        return place.relation("customers")
    keys = ["customer_id", *(["scenario"] if all("scenario" in place.columns(name) for name in ("customers", "surveys")) else [])]
    kept = ", ".join(f"b.{quoted(name)}" for name in place.columns("customers"))
    answers = ", ".join(f"w.{quoted(name)}" for name in missing)
    same = " AND ".join(f"w.{quoted(key)} = b.{quoted(key)}" for key in keys)
    joined = f"{place.relation('customers')} b LEFT JOIN ({_last_answers(place, keys, missing)}) w ON {same}"
    return f"(SELECT {kept}, {answers} FROM {joined})"


def _last_answers(place: Place, keys: Sequence[str], indices: Sequence[str]) -> str:
    """The query of each customer's last answer to some indices; of several answers at one instant the highest is taken."""
    when, index, score = (cell(place, "surveys", name, "a") for name in ("answered_at", "index", "score"))
    on_scale = {name: format(score, name) for name in indices}
    named = ", ".join(f"{cell(place, 'surveys', key, 'a')} AS {quoted(key)}" for key in keys)
    who = ", ".join(str(cell(place, "surveys", key, "a")) for key in keys)
    source = f"{place.relation('surveys')} a WHERE {score} IS NOT NULL AND {when} IS NOT NULL"
    if place.dialect.latest:
        lasts = {name: place.dialect.latest.format(answer, when) for name, answer in on_scale.items()}
        pivots = ", ".join(f"{last} FILTER (WHERE lower({index}) = '{name}') AS {quoted(name)}" for name, last in lasts.items())
        return f"SELECT {named}, {pivots} FROM {source} GROUP BY {who}"
    cases = [f"WHEN lower({index}) = '{name}' THEN {text}" for name, text in on_scale.items()]
    answer = f"CASE {' '.join(cases)} END"
    ranked = (
        f"SELECT {named}, lower({index}) AS answered_index, {answer} AS score, "
        f"row_number() OVER (PARTITION BY {who}, lower({index}) ORDER BY {when} DESC, {answer} DESC) AS place FROM {source}"
    )
    pivots = ", ".join(f"max(CASE WHEN l.answered_index = '{name}' THEN l.score END) AS {quoted(name)}" for name in indices)
    ranks = ", ".join(f"l.{quoted(key)}" for key in keys)
    return f"SELECT {ranks}, {pivots} FROM ({ranked}) l WHERE l.place = 1 GROUP BY {ranks}"
