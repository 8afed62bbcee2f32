"""The units of an experiment in a run of the twin: each unit's sums in its windows, read as the company's own tables are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.unit_values import eligible_units, need_of, sums_by_period, sums_of_all
from cxsim.engine.outcome import Outcome
from cxsim.engine.output_tables import tables_of_plan
from cxsim.metrics.cells import cell
from cxsim.metrics.tables import Tables
from cxsim.stats.intervals import Array

if TYPE_CHECKING:
    import pandas as pd

    from cxsim.metrics.needs import Needs

EPOCH = date(1970, 1, 1)
NOTHING = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class SimulatedUnits:
    """Units of one run, one row each.

    Attributes
    ----------
    names : of the customers, in the order of the run.
    numbers : shape (units,): their numbers in the run.
    every : for each outcome wanted, shape (histories, 4), of all customers of the run: numerator and denominator in the window after,
        and in the window before.
    """

    names: NDArray[np.str_]
    numbers: NDArray[np.int64]
    every: tuple[Array, ...]

    def columns(self, number: int = 0) -> Array:
        """The rows of the units in one outcome, shape (units, 4)."""
        return np.asarray(self.every[number][self.numbers])


def read_units(
    outcome: Outcome, experiment: Experiment, wanted: Sequence[Endpoint | Needs], keep: Mapping[str, int] | None = None
) -> SimulatedUnits:
    """The sums of the units that were there on the first day; with `keep`, of exactly those, in their order."""
    frames = _frames(outcome, experiment, wanted)
    middle = float((experiment.begins - EPOCH).days)
    days = (middle - experiment.before, middle, middle + experiment.after)
    with Tables(frames, start=outcome.twin.plan.start, trusted=tuple(frames)) as place:
        needs = [need_of(place, each) if isinstance(each, Endpoint) else each for each in wanted]
        sums = [sums_of_all(place, need, days) for need in needs]
        there = eligible_units(place, experiment.model_copy(update={"cluster": None}), middle) or {}
        unit = place.dialect.unit.format(cell(place, "customers", "customer_id"))
        named = {str(name): str(key) for key, name in place.rows(f"SELECT {unit}, t.customer_id FROM customers t")}
    names: list[str] = outcome.names.to_pylist()
    life = {name: number for number, name in enumerate(names)}
    units = list(keep) if keep is not None else [name for name in names if named.get(name) in there]
    every = tuple(np.array([each.get(named.get(name, ""), NOTHING) for name in names], dtype=float).reshape(-1, 4) for each in sums)
    return SimulatedUnits(np.array(units, dtype=str), np.array([life[name] for name in units], np.int64), every)


def read_periods(outcome: Outcome, experiment: Experiment, endpoint: Endpoint, days: float, washout: float) -> Array:
    """The sums of each whole period of the window after, shape (periods, 2): numerator and denominator of what began in it.

    What begins within the washout is left out. An outcome by customer is what it would be in the whole window at the pace of the period.
    """
    frames = _frames(outcome, experiment, [endpoint])
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


def _frames(outcome: Outcome, experiment: Experiment, wanted: Sequence[Endpoint | Needs]) -> dict[str, pd.DataFrame]:
    """The tables of a run that outcomes may need; a touch counts on the day on which it began, since that is when it was assigned."""
    events = outcome.events()
    events["day"] = events.pop("begin_day")
    frames = {"customers": outcome.customers(), "events": events}
    needed = {*(each.table or "" for each in wanted), experiment.enrol_on or ""} - {"contacts", *frames}
    frames |= {name: outcome.table(name) for name in tables_of_plan(outcome.twin.plan) if name in needed}
    frames["contacts"] = contacts_of(outcome, events, next((each.touchpoint for each in wanted if isinstance(each, Endpoint)), None))
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
