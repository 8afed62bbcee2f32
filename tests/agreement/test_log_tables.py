"""The tables of a run equal, row for row, what a slow and plain program in pandas says of the same lives; on disk too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.engine import columns, records, tables
from cxsim.engine.columns import to_pandas
from cxsim.engine.event_order import sort_by_life_and_time
from cxsim.engine.executors import event_log
from cxsim.engine.executors import unit as units_of_work
from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.unit import Job, ScenarioValues
from cxsim.engine.outcome import Outcome
from cxsim.engine.output_tables import TABLES
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.metrics.measurement import measure
from cxsim.metrics.tables import Tables
from cxsim.rng import study_key
from tests.support import log_by_pandas, twins
from tests.support.exploration import examples
from tests.support.full_twin import FULL
from tests.support.random_plans import plans

EVERY = set(log_by_pandas.TABLES)
KEY = study_key(3, 0, 0)
METRICS = ("churn_rate", "first_contact_resolution", "cart_abandonment", "cross_sell_acceptance", "net_sentiment", "csat")


LEDGERS = ("invitations", "costs")
"""Tables made of the monthly sums of the parts that are held together: other rows, the same sums."""


def counted(table: pd.DataFrame) -> pd.Series:
    """How much stands in a ledger for each month and kind: money, or rows."""
    by = [column for column in table if column != "amount"]
    return table.groupby(by)["amount"].sum() if "amount" in table else table.groupby(by).size()


def check_tables(outcome: Outcome) -> None:
    """Every table of an outcome, those too that its plan does not leave."""
    for name, expected in log_by_pandas.TABLES.items():
        pd.testing.assert_frame_equal(to_pandas(TABLES[name](outcome)), expected(outcome), check_exact=True, obj=name)


@examples(10, 40)
@given(plan=plans(), customers=st.integers(1, 16), seed=st.integers(0, 2**31))
def test_the_tables_of_random_plans(plan: dict[str, Any], customers: int, seed: int) -> None:
    twin = compile_twin(twins.plan(**plan), twins.population(customers), twins.hazard())
    check_tables(simulate(twin, twin.scenario(), study_key(seed, 0, 0), events=True))


def test_the_tables_of_a_world_with_everything_in_it_on_both_engines() -> None:
    twin = twins.twin(60, **FULL)
    for outcome in (simulate(twin, twin.scenario(), KEY, events=True), simulate_openly(twin, twin.scenario(), KEY)):
        check_tables(outcome)
        assert set(outcome.tables()) == EVERY
        assert all(len(table) for table in outcome.tables().values())


def test_tables_that_are_made_in_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "EVENTS_AT_ONCE", 97)
    monkeypatch.setattr(columns, "AT_ONCE", 13)
    twin = twins.twin(30, **FULL)
    outcome = simulate(twin, twin.scenario(), KEY, events=True)
    assert tables.events(outcome)["kind"].num_chunks > 10
    check_tables(outcome)


def test_names_of_any_letters_and_no_customer_at_all() -> None:
    twin = twins.twin(3, **FULL)
    twin = replace(twin, population=replace(twin.population, names=np.array(["Ægir", "李", "a/b"])))
    check_tables(simulate(twin, twin.scenario(), KEY, events=True))
    no_customer = replace(twins.population(0), names=np.zeros(0, "U1"))
    empty = compile_twin(twins.plan(acquisition={}, referral=None), no_customer, twins.hazard())
    check_tables(simulate(empty, empty.scenario(), KEY, events=True))


@pytest.mark.parametrize(("at_once", "pieces"), [(25, 3), (400, 1)])
def test_the_files_of_a_job_hold_the_tables_of_all_its_parts(
    at_once: int, pieces: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Customers of the table twice over, few or many at a time, and two streams of arrivals for each copy."""
    monkeypatch.setattr(units_of_work, "LOGGED_AT_ONCE", at_once)
    job = Job(twins.twin(100, **FULL), {("baseline", 0): ScenarioValues()}, 5, 150, tmp_path)
    execute(job, Serial(), [0], size=60)
    units = job.units([0], 60)
    assert len(units) == 3
    for unit in units:
        outcomes = list(job.outcomes(unit, events=True))
        assert len(list(job.logged(unit))) == pieces
        assert len(outcomes) > 1
        for name, expected in log_by_pandas.TABLES.items():
            found = pq.read_table(tmp_path / name / f"{unit.name}.parquet")
            parts = pd.concat([frame for outcome in outcomes if len(frame := expected(outcome))], ignore_index=True)
            wanted = parts.astype({"answered_at": "datetime64[ms]"}) if name == "surveys" else parts  # Parquet knows no seconds
            if name in LEDGERS:
                pd.testing.assert_series_equal(counted(to_pandas(found)), counted(wanted), obj=name)
                continue
            pd.testing.assert_frame_equal(to_pandas(found), wanted, check_exact=True, obj=name)


def test_the_metrics_of_a_written_log_are_those_of_its_tables_in_memory(tmp_path: Path) -> None:
    job = Job(twins.twin(60, **FULL), {("baseline", 0): ScenarioValues()}, 5, 60, tmp_path)
    execute(job, Serial(), [0])
    outcome = next(iter(job.logged(job.units([0])[0])))
    found = []
    for source in ({name: tmp_path / name for name in EVERY}, outcome.tables()):
        with Tables(source, start=date(2026, 1, 1)) as place:
            measured = measure(place)
        found.append([measured.of(name).value for name in METRICS])
    assert found[0] == pytest.approx(found[1], rel=1e-6)  # sums in any order


@pytest.mark.parametrize("broken", sorted(EVERY))
def test_a_table_that_breaks_in_the_middle_leaves_no_file_at_all(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Breaking(pq.ParquetWriter):
        def write_table(self, table: object, row_group_size: int | None = None) -> None:
            super().write_table(table, row_group_size)
            if Path(self.where).parent.name == broken:
                raise OSError("no space left")

    monkeypatch.setattr(event_log.pq, "ParquetWriter", Breaking)
    outcome = simulate(twin := twins.twin(20, **FULL), twin.scenario(), KEY, events=True)
    with pytest.raises(OSError, match="no space left"), event_log.write_tables(tmp_path, "part", sorted(EVERY)) as add:
        add(outcome)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@settings(max_examples=200)
@given(rows=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=40))
def test_what_is_kept_is_put_in_order_of_histories_and_time_and_equals_stay_as_noted(rows: list[tuple[int, int]]) -> None:
    kept = np.zeros(len(rows), records.KEPT_EVENT_TYPE)
    for number, (life, day) in enumerate(rows):
        kept[number]["life"], kept[number]["day"], kept[number]["amount"] = life, day, number
    expected = kept[np.lexsort((np.arange(len(rows)), kept["day"], kept["life"]))]
    found = sort_by_life_and_time(kept, 6)
    assert np.array_equal(found, expected)
    histories = [life for life, _ in rows]
    assert (found is kept) == (histories == sorted(histories))


def shuffled(kept: np.ndarray) -> np.ndarray:
    """The records in any order of lives and instants; those of one life at one instant stay as they were."""
    instant = np.unique(kept[["life", "day"]], return_inverse=True)[1]
    return kept[np.lexsort((np.arange(len(kept)), np.random.default_rng(1).permutation(instant.max() + 1)[instant]))]


def test_histories_noted_in_turns_leave_the_tables_of_histories_one_after_the_other() -> None:
    """The same tally with its events and answers shuffled among lives and, within a life, among instants."""
    twin = twins.twin(40, **FULL)
    plain = simulate(twin, twin.scenario(), KEY, events=True)
    mixed = {name: shuffled(getattr(plain.tally, name)) for name in ("events", "answers")}
    outcome = Outcome.of(twin, plain.tally._replace(**mixed), kept_histories=True, kept_events=True)
    assert not np.array_equal(mixed["events"], plain.tally.events)
    check_tables(outcome)
    for name, table in plain.tables().items():
        pd.testing.assert_frame_equal(outcome.tables()[name], table, check_exact=True)
