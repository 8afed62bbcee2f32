"""A job done: its units handed to an executor, finished ones kept, the sums added up by run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cxsim.engine.executors.checkpoint import Checkpoint
from cxsim.engine.executors.results import Executor, FailedUnit
from cxsim.engine.executors.unit import DEFAULT_SIZE, Job, Run, Table, Unit
from cxsim.engine.overflow_check import add_tables
from cxsim.errors import ModelError, fault
from cxsim.text import Message

Progress = Callable[[int, int], None]
MOST_NAMED = 20


@dataclass(frozen=True)
class Sums:
    """The monthly sums of runs (scenario, draw, replication), and the units that could not be done."""

    months: Mapping[Run, Table]
    failed: tuple[FailedUnit, ...] = field(default=())

    def checked(self) -> Sums:
        """These sums, if nothing is missing from them.

        Raises
        ------
        ModelError
            That names every unit which could not be done; if all fail for the same reason of the model, with that.
        """
        if not self.failed:
            return self
        errors = [bad.error for bad in self.failed if bad.error is not None]
        if len(errors) == len(self.failed) and len({error.message for error in errors}) == 1:
            raise type(errors[0])(errors[0].message, tuple(dict.fromkeys(each for error in errors for each in error.faults))[:MOST_NAMED])
        faults = [fault("engine-unit-failed", error=bad.reason, unit=bad.unit.name) for bad in self.failed[:MOST_NAMED]]
        raise ModelError(Message("engine-units-failed", units=len(self.failed)), faults)


def execute(
    job: Job,
    executor: Executor,
    replications: Iterable[int],
    *,
    size: int = DEFAULT_SIZE,
    kept: Checkpoint | None = None,
    progress: Progress | None = None,
) -> Sums:
    """The sums of a job's runs: the same to the last bit for any executor, any size of parts, any order, with or without a break.

    Parameters
    ----------
    replications : which random runs of each scenario and draw.
    size : customers in a part, at most.
    kept : where finished units are kept and looked for.
    progress : called with (customers done, customers in all) after each unit.
    """
    units = job.units(replications, size)
    months: dict[Run, Table] = {}
    missing: list[Unit] = []
    for unit in units:
        table = kept.read(unit.name, job.log) if kept else None
        if table is None:
            missing.append(unit)
        else:
            _add(months, unit, table)
    failed = _finish(job, executor, missing, months, kept, _Counter(units, missing, progress))
    incomplete = {bad.unit.run for bad in failed}
    return Sums({run: table for run, table in sorted(months.items()) if run not in incomplete}, tuple(failed))


def _finish(
    job: Job, executor: Executor, missing: Sequence[Unit], months: dict[Run, Table], kept: Checkpoint | None, counter: _Counter
) -> list[FailedUnit]:
    """Have the missing units done; returns those that cannot be."""
    failed: list[FailedUnit] = []
    for result in executor.results(job, missing) if missing else ():
        if isinstance(result, FailedUnit):
            failed.append(result)
            counter.count(result.unit)
            continue
        unit, table = result
        if kept:
            kept.write(unit.name, table, job.log)
        _add(months, unit, table)
        counter.count(unit)
    return sorted(failed, key=lambda bad: bad.unit.name)


def _add(months: dict[Run, Table], unit: Unit, table: Table) -> None:
    """Add the sums of a unit to those of its run, unless they outgrow what a whole number of 64 bits holds."""
    months[unit.run] = add_tables([months[unit.run], table]) if unit.run in months else table


class _Counter:
    """How far a job has come, in customers."""

    def __init__(self, units: Sequence[Unit], missing: Sequence[Unit], progress: Progress | None) -> None:
        self.progress = progress
        self.total = sum(_customers(unit) for unit in units)
        self.done = self.total - sum(_customers(unit) for unit in missing)

    def count(self, unit: Unit) -> None:
        self.done += _customers(unit)
        if self.progress is not None:
            self.progress(self.done, self.total)


def _customers(unit: Unit) -> int:
    first, last = unit.part.rows
    return max(1, last - first)
