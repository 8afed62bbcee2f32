"""Run a twin once: a scenario and a key in, histories and monthly sums out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxsim.engine import kernel, records
from cxsim.engine.compilation import is_kept
from cxsim.engine.elements.registry import anticipate, needs_whole_run, settle
from cxsim.engine.outcome import Outcome
from cxsim.engine.overflow_check import check_overflow
from cxsim.engine.population_explosion_check import descendants_beyond
from cxsim.engine.records import Scenario, Tally
from cxsim.engine.shared_resources import kernel as coupled_kernel
from cxsim.engine.shared_resources.simulation import InitialCustomers, simulate_together
from cxsim.engine.twin import Twin
from cxsim.errors import ModelError, UsageError, fault
from cxsim.journey.plan import Plan
from cxsim.text import Message

MAX_HISTORIES = 50_000_000

# Ample room for histories and events, so that nothing is simulated twice: memory that is not written to is never taken.
ROOM_FOR_REFERRED = 3.0
FEW_EVENTS, MANY_EVENTS, LARGEST_ROOM = 16, 64, 1 << 25


@dataclass(frozen=True)
class Part:
    """Some of the histories of a run: those of a range of rows and of a range of channels, with their descendants."""

    rows: tuple[int, int]
    channels: tuple[int, int]


def whole(twin: Twin) -> Part:
    """All the histories of a run."""
    return Part((0, len(twin.population)), (0, len(twin.channels)))


def simulate(
    twin: Twin, scenario: Scenario, key: np.uint64, *, histories: bool = True, events: bool = False, part: Part | None = None
) -> Outcome:
    """The outcome of one run, or of a part of it; a pure function of its arguments.

    Parameters
    ----------
    twin : the compiled plan.
    scenario : the numbers of one scenario and draw, from `Twin.scenario`.
    key : from `cxsim.rng.study_key`; the same for every scenario that is to share its random numbers.
    histories : keep a record of each life (else only the monthly sums).
    events : keep every event and every survey answer as well.
    part : only these histories. The monthly sums of the parts add up to those of the whole, in whole numbers.

    Raises
    ------
    UsageError
        If a touchpoint of the plan is in Python.
    ModelError
        If referrals multiply beyond the cap of 50 million customers, or money beyond what its sums hold.
    """
    _refuse_python(twin)
    part = part or whole(twin)
    if not twin.coupled:
        _refuse_outgrown(twin, scenario, key, part)
        if part.channels[0] < part.channels[1] and needs_whole_run(scenario):
            known = _month_by_month(twin, scenario, key)
            if not (histories or events) and part == whole(twin):
                return Outcome.of(twin, known, kept_histories=False, kept_events=False)
            scenario = settle(scenario, lambda _: known.months)
    room_for_histories = _first_guess(twin, scenario, part) if histories or events else 0
    room_events = _room_for_events(room_for_histories) if events else 0
    while True:
        tally = _blank(twin, room_for_histories, room_events)
        if twin.coupled:
            simulate_together(twin, scenario, tally, key, MAX_HISTORIES, _initial_customers(scenario, part.rows), part.channels)
        else:
            kernel.run(_private(scenario), tally, key, MAX_HISTORIES, part.rows, part.channels, (0, twin.months))
        _refuse_runaway(tally)
        check_overflow(twin, scenario, tally)
        used_histories, used_events = (
            int(tally.used[records.USED.histories]),
            int(max(tally.used[records.USED.events], tally.used[records.USED.answers])),
        )
        if (not room_for_histories or used_histories <= room_for_histories) and (not events or used_events <= room_events):
            return Outcome.of(twin, tally, kept_histories=bool(room_for_histories), kept_events=events)
        room_for_histories = max(used_histories, room_for_histories)
        room_events = max(used_events, room_events) if events else 0


def simulate_copies(twin: Twin, scenario: Scenario, key: np.uint64, initial: InitialCustomers, channels: tuple[int, int]) -> Outcome:
    """The monthly sums of customers who share pools, as copies of rows of the table that are never made; else as `simulate`.

    Parameters
    ----------
    initial : the rows in their order, and how many customers they are repeated to be; copies have the identities of `cxsim.rng.copied`.
    channels : the range of channels that bring customers.
    """
    tally = _blank(twin, 0, 0)
    simulate_together(twin, scenario, tally, key, MAX_HISTORIES, initial, channels)
    _refuse_runaway(tally)
    check_overflow(twin, scenario, tally)
    return Outcome.of(twin, tally, kept_histories=False, kept_events=False)


def _month_by_month(twin: Twin, scenario: Scenario, key: np.uint64) -> Tally:
    """The sums of a whole run in which those who come in a month have heard the warnings of all who are there before them."""
    tally, running, everybody = _blank(twin, 0, 0), _private(anticipate(scenario)), whole(twin)
    for month in range(twin.months):
        rows, channels = everybody.rows if month == 0 else (0, 0), everybody.channels
        kernel.run(running, tally, key, MAX_HISTORIES, rows, channels, (month, month + 1))
    _refuse_runaway(tally)
    check_overflow(twin, scenario, tally)
    return tally


def _initial_customers(scenario: Scenario, rows: tuple[int, int]) -> InitialCustomers:
    """The active customers of a range of rows."""
    active = np.flatnonzero(scenario.rows["active"][slice(*rows)]) + rows[0]
    return InitialCustomers(active, len(active))


def _refuse_outgrown(twin: Twin, scenario: Scenario, key: np.uint64, part: Part) -> None:
    """Refuse at once, from some customers, what would be refused once so many have been simulated as a run can hold."""

    def alone(row: int, limit: int) -> bool:
        tally = _blank(twin, 0, 0)
        kernel.run(_private(scenario), tally, key, limit, (row, row + 1), (0, 0), (0, 0))
        return bool(tally.used[records.USED.outgrown])

    each = descendants_beyond(scenario, part.rows, MAX_HISTORIES, alone)
    if each:
        _refuse(Message("engine-customers-descendants", each=each), MAX_HISTORIES)


def must_compile(plan: Plan) -> bool:
    """Whether the first life of a plan has to wait until the engine is compiled, which is done once for a machine and a version."""
    shared = any(touchpoint.pool for journey in plan.journeys.values() for touchpoint in journey.touchpoints.values())
    return not is_kept(coupled_kernel.run if shared else kernel.run)


def _refuse_python(twin: Twin) -> None:
    faults = [
        fault("engine-touchpoint-python", name=touchpoint.custom).at(path=("journeys", name, "touchpoints", touch, "custom"))
        for name, journey in twin.plan.journeys.items()
        for touch, touchpoint in journey.touchpoints.items()
        if touchpoint.custom is not None
    ]
    if faults:
        raise UsageError(Message("engine-python-refused"), faults)


def expect_arrivals(twin: Twin, scenario: Scenario, most: int) -> float:
    """The customers whom the channels of acquisition are expected to bring.

    Raises
    ------
    ModelError
        If they are more than `most`.
    """
    columns = scenario.channels["column"] + records.CHANNEL.rate
    months = slice(int(scenario.parameters["everyone"][0]) * twin.months, (int(scenario.parameters["everyone"][0]) + 1) * twin.months)
    arrivals = float(scenario.values[months, columns].sum()) if len(columns) else 0.0
    if not arrivals <= most:
        _refuse(Message("engine-customers-acquired", customers=arrivals), most)
    return arrivals


def _first_guess(twin: Twin, scenario: Scenario, part: Part) -> int:
    arrivals = expect_arrivals(twin, scenario, MAX_HISTORIES)
    customers = scenario.rows["active"][slice(*part.rows)].sum() + (arrivals if part.channels[0] < part.channels[1] else 0.0)
    return int(customers * ROOM_FOR_REFERRED) + 1024


def _room_for_events(histories: int) -> int:
    return max(FEW_EVENTS * histories, min(MANY_EVENTS * histories, LARGEST_ROOM))


def _blank(twin: Twin, histories: int, events: int) -> Tally:
    columns = int(twin.common.parameters["sums"][0])
    return Tally(
        months=np.zeros((twin.months, columns), np.int64),
        histories=np.zeros(histories, records.KEPT_LIFE_TYPE),
        events=np.zeros(events, records.KEPT_EVENT_TYPE),
        answers=np.zeros(events, records.KEPT_ANSWER_TYPE),
        used=np.zeros(5, np.int64),
    )


def _private(scenario: Scenario) -> Scenario:
    """The same scenario with its own records for the life in hand, so that threads can run one scenario."""
    return scenario._replace(
        journeys=scenario.journeys.copy(), cases=scenario.cases.copy(), life=scenario.life.copy(), pending=scenario.pending.copy()
    )


def _refuse_runaway(tally: Tally) -> None:
    if tally.used[records.USED.outgrown]:
        histories = int(tally.used[records.USED.histories])
        growing = Message("engine-customers-growing", count=histories)
        _refuse(
            Message("engine-customers-waiting", count=histories, waiting=records.MAX_WAITING) if histories <= MAX_HISTORIES else growing,
            MAX_HISTORIES,
        )


def _refuse(found: Message, most: int) -> None:
    raise ModelError(Message("engine-base-explodes"), [fault("engine-customers-too-many", found=found, limit=most)])
