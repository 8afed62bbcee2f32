"""The units of an experiment in a run of the twin: each unit's sums in its windows, read as the company's own tables are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.unit_values import eligible_units, need_of, sums_by_period, sums_of_all
from cxsim.engine.outcome import Outcome
from cxsim.metrics.cells import cell
from cxsim.metrics.tables import Tables
from cxsim.stats.intervals import Array

if TYPE_CHECKING:
    import pandas as pd

    from cxsim.metrics.needs import Needs

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class SimulatedUnits:
    """Units of one run, one row each.

    Attributes
    ----------
    names : of the customers, in order.
    columns : shape (units, 4): numerator and denominator in the window after, and in the window before.
    """

    names: NDArray[np.str_]
    columns: Array


def read_units(
    outcome: Outcome, experiment: Experiment, endpoint: Endpoint | Needs, keep: Mapping[str, int] | None = None
) -> SimulatedUnits:
    """The sums of the units that were there on the first day; with `keep`, of exactly those, in their order."""
    frames = _frames(outcome, experiment, endpoint)
    middle = float((experiment.begins - EPOCH).days)
    with Tables(frames, start=outcome.twin.plan.start, trusted=tuple(frames)) as place:
        need = need_of(place, endpoint) if isinstance(endpoint, Endpoint) else endpoint
        sums = sums_of_all(place, need, (middle - experiment.before, middle, middle + experiment.after))
        there = eligible_units(place, experiment.model_copy(update={"cluster": None}), middle) or {}
        unit = place.dialect.unit.format(cell(place, "customers", "customer_id"))
        named = {str(name): str(key) for key, name in place.rows(f"SELECT {unit}, t.customer_id FROM customers t")}
    names = list(keep) if keep is not None else [name for name, key in named.items() if key in there]
    rows = [sums.get(named.get(name, ""), (0.0, 0.0, 0.0, 0.0)) for name in names]
    return SimulatedUnits(np.array(names, dtype=str), np.array(rows, dtype=float).reshape(-1, 4))


def read_periods(outcome: Outcome, experiment: Experiment, endpoint: Endpoint, days: float, washout: float) -> Array:
    """The sums of each whole period of the window after, shape (periods, 2): numerator and denominator of what began in it.

    What begins within the washout is left out. An outcome by customer is what it would be in the whole window at the pace of the period.
    """
    frames = _frames(outcome, experiment, endpoint)
    first = float((experiment.begins - EPOCH).days)
    count = int(experiment.after / days)
    with Tables(frames, start=outcome.twin.plan.start, trusted=tuple(frames)) as place:
        sums = sums_by_period(place, need_of(place, endpoint), (first, first + count * days), days, washout)
        units = len(eligible_units(place, experiment.model_copy(update={"cluster": None}), first) or {})
    found = np.array([sums.get(period, (0.0, 0.0)) for period in range(count)]).reshape(-1, 2)
    if endpoint.kind == "ratio":
        return found
    rows = endpoint.kind == "count" and endpoint.column is None and endpoint.metric is None
    return found[:, [1 if rows else 0]] * experiment.after / ((days - washout) * max(units, 1))


def _frames(outcome: Outcome, experiment: Experiment, endpoint: Endpoint | Needs) -> dict[str, pd.DataFrame]:
    """The tables of a run that an endpoint may need; a touch counts on the day on which it began, since that is when it was assigned."""
    events = outcome.events()
    events["day"] = events.pop("begin_day")
    frames = {"customers": outcome.customers(), "events": events}
    for name in {getattr(endpoint, "table", "") or "", experiment.enrol_on or ""} - {"contacts", "", *frames}:
        frames |= {name: outcome.table(name)} if name in outcome.tables() else {}
    frames["contacts"] = contacts_of(outcome, events, getattr(endpoint, "touchpoint", None))
    return frames


def contacts_of(outcome: Outcome, events: pd.DataFrame, touchpoint: str | None = None) -> pd.DataFrame:
    """The contacts of a run in the columns of their contract: touches at a touchpoint, by default at the first one of each journey.

    Parameters
    ----------
    events : of the run, a touch on the day on which it began.
    """
    import pandas as pd

    first = (
        {touchpoint}
        if touchpoint
        else {f"{name}.{next(iter(journey.touchpoints))}" for name, journey in outcome.twin.plan.journeys.items()}
    )
    nodes = events["journey"].astype(str) + "." + events["touchpoint"].astype(str)
    touches = events[(events["kind"].astype(str) == "touch") & nodes.isin(first)]
    start, minutes = pd.Timestamp(outcome.twin.plan.start), touches["wait_minutes"] + touches["duration_minutes"]
    return pd.DataFrame(
        {
            "contact_id": [f"k{number}" for number in range(len(touches))],
            "customer_id": touches["customer_id"].to_numpy(),
            "opened_at": (start + pd.to_timedelta(touches["day"].to_numpy(), unit="D")).floor("us"),
            "resolved_at": (start + pd.to_timedelta(touches["day"].to_numpy() + minutes.to_numpy() / 1440, unit="D")).floor("us"),
            "channel": "simulated",
            "reason": "",
            "outcome": touches["outcome"].astype(str).to_numpy(),
            "first_contact_resolved": (touches["outcome"].astype(str) == "success").to_numpy(),
            "handling_minutes": touches["duration_minutes"].to_numpy(),
            "cost": touches["amount"].to_numpy(),
        }
    )


def last_day_needed(experiment: Experiment) -> date:
    """The end of the window after."""
    return experiment.begins + timedelta(days=experiment.after)
