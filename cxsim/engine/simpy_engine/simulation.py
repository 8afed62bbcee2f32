"""Run a twin once on SimPy: the customers of the table, those who arrive, and the books at the end."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

import numpy as np
import simpy

from cxsim.engine import records
from cxsim.engine.elements.registry import anticipate, settle
from cxsim.engine.outcome import Outcome
from cxsim.engine.overflow_check import check_overflow
from cxsim.engine.records import Scenario, Tally
from cxsim.engine.simpy_engine.custom import CustomTouchpoint, bound
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.elements.registry import PROCESSES
from cxsim.engine.simpy_engine.life_cycle import start_customer
from cxsim.engine.simpy_engine.pools import Pools
from cxsim.engine.simpy_engine.state import MAX_HISTORIES, Run, exponential
from cxsim.engine.simulation import Part, expect_arrivals, whole
from cxsim.engine.twin import Twin
from cxsim.rng import compiled_descendant
from cxsim.units import DAYS_PER_MONTH


def simulate_openly(
    twin: Twin, scenario: Scenario, key: np.uint64, custom: Mapping[str, CustomTouchpoint] | None = None, part: Part | None = None
) -> Outcome:
    """Simulate a twin once on SimPy: the readable reference, equal to `simulate` on the same key, and able to run touchpoints in Python.

    Parameters
    ----------
    twin : Twin
        From `build_twin`.
    scenario : Scenario
        The numbers of one scenario, from `scenario`.
    key : numpy.uint64
        From `study_key`.
    custom : mapping of str to CustomTouchpoint, optional
        The touchpoints in Python that the plan names.
    part : Part, optional
        Only these customers; by default all.

    Returns
    -------
    Outcome
        With every customer and every event kept.

    Raises
    ------
    UsageError
        If the plan names a touchpoint in Python that is not among `custom`.
    ModelError
        If one of them raises, waits for ever or returns no `Ending`; if there are more than a million customers, or more money than its
        sums hold.

    Examples
    --------
    >>> import cxsim as cx
    >>> from cxsim.simulation import simulate_with_simpy, study_key
    >>> study = cx.load("configs/gym.yaml")
    >>> twin, _ = cx.build_twin(study)
    >>> outcome = simulate_with_simpy(twin, cx.scenario(twin, study), study_key(7, 0, 0))
    >>> bool((outcome.series["churned"] == cx.simulate(twin, seed=7).series["churned"]).all())
    True
    """
    expect_arrivals(twin, scenario, MAX_HISTORIES)
    functions, part = bound(twin, custom or {}), part or whole(twin)
    if part.channels[0] < part.channels[1] and part != whole(twin) and not twin.coupled:
        scenario = settle(scenario, lambda scenario: _run(twin, scenario, key, functions, whole(twin)).sums)
    with np.errstate(over="ignore"):  # what was too large is found, and named, at the end
        run = _run(twin, scenario, key, functions, part)
    tally = _tally(run)
    check_overflow(twin, scenario, tally)
    return Outcome.of(twin, tally, kept_histories=True, kept_events=True)


def _run(twin: Twin, scenario: Scenario, key: np.uint64, custom: Mapping[int, CustomTouchpoint], part: Part) -> Run:
    """A run that is over."""
    run = Run(twin, anticipate(scenario), key)
    run.pools = Pools(run) if twin.coupled else None
    run.custom = custom
    for number in np.flatnonzero(scenario.rows["active"][slice(*part.rows)]).tolist():
        row = part.rows[0] + number
        start_customer(Customer(run, int(scenario.rows["identity"][row]), row, records.FROM_TABLE, -1, 0.0))
    for channel in range(*part.channels):
        run.clock.process(_arrivals(run, channel))
    run.clock.run()
    if run.pools is not None:
        run.pools.close()
    return run


def _arrivals(run: Run, number: int) -> Generator[simpy.Event, None, None]:
    """The customers of one channel arrive, at a rate that changes by the month."""
    channel = run.scenario.channels[number]
    point, column = int(channel["point"]), int(channel["column"]) + records.CHANNEL.rate
    ordinal = 0
    left = exponential(run.uniforms(point, ordinal, point)[0])
    for month in range(run.months):
        day = run.month_days[month]
        rate = run.values[run.parameters["everyone"] * run.months + month][column] * float(channel["share"]) / DAYS_PER_MONTH
        while rate > 0.0 and day + left / rate < run.month_days[month + 1]:
            day += left / rate
            yield run.clock.at(day)
            identity = int(compiled_descendant(np.uint64(point), np.uint64(ordinal)))
            if not any(process.turn_away(run, month, identity) for process in PROCESSES):
                start_customer(Customer(run, identity, run.template(identity, -1), records.ACQUIRED, int(channel["number"]), day))
            ordinal += 1
            left = exponential(run.uniforms(point, ordinal, point)[0])
        left -= rate * (run.month_days[month + 1] - day)


def _tally(run: Run) -> Tally:
    """The books in the form of the compiled engine."""
    place = {id(customer): number for number, customer in enumerate(run.histories)}
    histories = _records([customer.kept(place) for customer in run.histories], records.KEPT_LIFE_TYPE)
    events = _records([{**event, "life": place[id(event["life"])]} for event in run.events], records.KEPT_EVENT_TYPE)
    answers = _records([{**answer, "life": place[id(answer["life"])]} for answer in run.answers], records.KEPT_ANSWER_TYPE)
    counts = {"histories": len(histories), "events": len(events), "answers": len(answers)}
    return Tally(run.sums, histories, events, answers, np.array([counts.get(name, 0) for name in records.USED._fields]))


def _records(rows: list[dict[str, Any]], kind: np.dtype[np.void]) -> records.Records:
    """Records of rows whose numbers are given by name."""
    names = kind.names or ()
    return np.array([tuple(row[name] for name in names) for row in rows], dtype=kind)
