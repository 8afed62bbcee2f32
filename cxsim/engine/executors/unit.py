"""Units of work: a scenario, a draw, a replication and a part of the histories in, a small table of whole numbers out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.changes import Change
from cxsim.engine.elements.registry import settle
from cxsim.engine.executors.population_scaling import ScaledPopulation
from cxsim.engine.outcome import Outcome
from cxsim.engine.overflow_check import add_tables
from cxsim.engine.records import Scenario
from cxsim.engine.simulation import Part, simulate, simulate_copies, whole
from cxsim.engine.twin import Twin
from cxsim.rng import study_key

if TYPE_CHECKING:
    from cxsim.engine.simpy_engine.python_file import PythonFile

Run = tuple[str, int, int]
Table = NDArray[np.int64]
DEFAULT_SIZE = 50_000
LOGGED_AT_ONCE = 10_000  # customers: what is kept of them fits into the cache of a processor, nearly


@dataclass(frozen=True)
class ScenarioValues:
    """The numbers of one scenario in one draw, as `Twin.scenario` takes them."""

    values: Mapping[str, float] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    coefficients: NDArray[np.float64] | None = None
    log_scale: float = 0.0


@dataclass(frozen=True)
class Unit:
    """What is done at once: a range of customers and a range of streams of arrivals of one random run."""

    scenario_name: str
    draw: int
    replication: int
    part: Part

    @property
    def run(self) -> Run:
        """The run that it is a part of."""
        return self.scenario_name, self.draw, self.replication

    @property
    def name(self) -> str:
        """A name for files and messages."""
        rows, channels = self.part.rows, self.part.channels
        return f"{self.scenario_name}-d{self.draw}-r{self.replication}-c{rows[0]}-{rows[1]}-a{channels[0]}-{channels[1]}"


@dataclass(frozen=True)
class Job:
    """All that the units of one piece of work share; `table` is a pure function of a unit.

    Attributes
    ----------
    scenarios : by name of the scenario and draw.
    seed : from which, with draw and replication, the key of each run follows; the scenario is not in it.
    customers : how many there are at the start; by default those of the table.
    log : folder for the tables of each unit: a folder per table, in it one Parquet file per unit.
    python : touchpoints in Python; with them the run is simulated on SimPy.
    """

    twin: Twin
    scenarios: Mapping[tuple[str, int], ScenarioValues]
    seed: int
    customers: int | None = None
    log: Path | None = None
    python: PythonFile | None = None

    @cached_property
    def crowd(self) -> ScaledPopulation:
        """Its customers by number."""
        return ScaledPopulation.of(self.twin, self.customers)

    def units(self, replications: Iterable[int], size: int = DEFAULT_SIZE) -> tuple[Unit, ...]:
        """Every unit of these replications, in parts of at most `size` customers."""
        parts = self.parts(size)
        return tuple(Unit(name, draw, r, part) for r in replications for name, draw in self.scenarios for part in parts)

    def parts(self, size: int = DEFAULT_SIZE) -> tuple[Part, ...]:
        """The histories of a run in parts of at most `size` customers, each with its share of the streams of arrivals.

        Customers who share pools cannot be separated: they are one part.
        """
        customers, streams = self.crowd.customers, self.crowd.streams
        count = 1 if self.twin.coupled else max(1, -(-customers // size))
        return tuple(
            Part((customers * i // count, customers * (i + 1) // count), (streams * i // count, streams * (i + 1) // count))
            for i in range(count)
        )

    def scenario(self, unit: Unit) -> Scenario:
        """The scenario of a unit, with the numbers of its draw."""
        own = self.scenarios[unit.scenario_name, unit.draw]
        return self.twin.scenario(own.values, own.changes, own.coefficients, own.log_scale)

    def table(self, unit: Unit) -> Table:
        """The monthly sums of a unit; its tables go to their files first, if they are wanted."""
        if self.log is None:
            return _add_outcomes(self.outcomes(unit))
        from cxsim.engine.executors.event_log import write_tables  # Parquet is slow to load, and few runs keep a log
        from cxsim.engine.output_tables import tables_of_plan

        months: list[Table] = []
        with write_tables(self.log, unit.name, tables_of_plan(self.twin.plan)) as add:
            for outcome in self.logged(unit):
                add(outcome)
                months.append(outcome.tally.months)
                del outcome  # its events need not wait for those of the next
        return add_tables(months)

    def logged(self, unit: Unit) -> Iterator[Outcome]:
        """The outcomes of a unit with every event, none of many customers, so that little is in memory at a time, and none of a few."""
        held: list[Outcome] = []
        for outcome in self.outcomes(unit, events=True):
            held.append(outcome)
            del outcome
            if sum(len(part.tally.histories) for part in held) >= LOGGED_AT_ONCE:
                yield Outcome.together(held)
                held.clear()
        if held:
            yield Outcome.together(held)

    def outcomes(self, unit: Unit, events: bool = False) -> Iterator[Outcome]:
        """The outcomes of a unit: of its customers, then of its streams of arrivals copy by copy."""
        key = study_key(self.seed, unit.draw, unit.replication)
        scenario = self.scenario(unit)
        if not self.twin.coupled:  # those who share pools are one part, which finds out itself what hangs on the whole run
            scenario = settle(
                scenario, lambda whole_run: self._simulate_part(self.twin, whole_run, key, False, whole(self.twin)).tally.months
            )
        known, (first, last) = len(self.twin.population), unit.part.rows
        named = self.crowd.twin_of(first, last) if events else self.twin
        if self.twin.coupled:
            yield self._simulate_together(named, self.crowd.shared(scenario), key, events)
            return
        crowded, count = self.crowd.scenario_of(scenario, first, last), max(1, last - first)
        for begin in range(0, count, LOGGED_AT_ONCE if events else count):
            end = min(begin + LOGGED_AT_ONCE, last - first) if events else last - first
            yield self._simulate_part(named, crowded, key, events, Part((known + begin, known + end), (0, 0)))
        for copy, channels in self._streams(*unit.part.channels):
            part = Part((0, 0), channels)
            yield self._simulate_part(self._empty, self.crowd.channels_of(scenario, copy), key, events, part)

    def _simulate_together(self, named: Twin, shared: Scenario, key: np.uint64, events: bool) -> Outcome:
        """The outcome of all customers, who share pools; for sums alone their rows are not made (`named`: the twin with all names)."""
        known, last = len(self.twin.population), self.crowd.customers
        if events or self.python is not None:
            everybody = Part((known, known + last), (0, self.crowd.streams))
            return self._simulate_part(named, self.crowd.scenario_of(shared, 0, last), key, events, everybody)
        return simulate_copies(self.twin, shared, key, self.crowd.initial, (0, self.crowd.streams))

    def _simulate_part(self, twin: Twin, scenario: Scenario, key: np.uint64, events: bool, part: Part) -> Outcome:
        if self.python is not None:
            return self.python.live(twin, scenario, key, part)
        return simulate(twin, scenario, key, histories=events, events=events, part=part)

    def outcome(self, run: Run, months: Table) -> Outcome:
        """The outcome that has these monthly sums, for its series."""
        empty = self._simulate_part(self.twin, self.scenario(Unit(*run, Part((0, 0), (0, 0)))), np.uint64(0), False, Part((0, 0), (0, 0)))
        return replace(empty, tally=empty.tally._replace(months=months))

    @cached_property
    def _empty(self) -> Twin:
        """The twin without a customer at the start."""
        population = self.twin.population
        return replace(self.twin, population=replace(population, active=np.zeros(len(population), np.bool_)))

    def _streams(self, first: int, last: int) -> Iterator[tuple[int, tuple[int, int]]]:
        """The copies and ranges of channels of a range of streams."""
        channels = len(self.twin.channels)
        while first < last:
            copy, channel = divmod(first, channels)
            until = min(channels, channel + last - first)
            yield copy, (channel, until)
            first += until - channel


def _add_outcomes(outcomes: Iterable[Outcome]) -> Table:
    return add_tables(outcome.tally.months for outcome in outcomes)
