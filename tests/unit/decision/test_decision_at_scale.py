"""A comparison at scale: the same figures by any executor and after a break; more customers; what it cannot do is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from cxsim.cli.main import run_command
from cxsim.decision.batch_comparison import BatchSimulator
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.executors.checkpoint import Checkpoint
from cxsim.engine.executors.results import Executor, Result
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import Job, Unit
from cxsim.engine.twin import Twin, compile_twin
from cxsim.errors import UsageError
from tests.support import twins
from tests.support.decision_case import programme, terms

BANK = Path(__file__).parents[3] / "configs" / "bank.yaml"
BETTER = {
    "quantity": "journeys.support.touchpoints.call.success",
    "shift": {"value": 0.1, "p5": 0.05, "p95": 0.15},
    "start": "2026-03-01",
}
FOR_ALL = {"name": "licence", "per_customer_month": 0.1, "start": "2026-03-01"}


@pytest.fixture(scope="module")
def twin() -> Twin:
    return compile_twin(twins.plan(horizon=6), twins.population(300), twins.hazard())


def given(twin: Twin, **cost: float) -> BusinessCase:
    return BusinessCase(twin.plan, "idea", programme([BETTER], [{**FOR_ALL, **cost}]), terms(), twin.hazard, twin.factors)


def run(case: BusinessCase, simulator: TwinSimulator | BatchSimulator, draws: int = 5, tolerance: float | None = None) -> Comparison:
    return compare(case, simulator, draws=draws, replications=2, seed=2026, workers=2, tolerance=tolerance)


def same(first: Comparison, second: Comparison) -> bool:
    return np.array_equal(first.flows_by_draw, second.flows_by_draw) and np.array_equal(first.base.flows, second.base.flows)


@pytest.mark.parametrize(("executor", "size"), [(Serial(), 50_000), (Threads(2), 70)])
def test_the_customers_of_the_table_give_the_same_figures_to_the_last_bit(twin: Twin, executor: Executor, size: int) -> None:
    assert same(run(given(twin), TwinSimulator(twin)), run(given(twin), BatchSimulator(twin, executor, size=size)))


def test_in_batches_too(twin: Twin) -> None:
    case = given(twin)
    assert same(run(case, TwinSimulator(twin), 200, 0.0), run(case, BatchSimulator(twin, Serial()), 200, 0.0))


def test_a_larger_crowd_is_worth_in_proportion(twin: Twin) -> None:
    """Ten times the customers earn ten times as much: within 25 %, which is over 5 standard errors of the smaller run."""
    few, many = (run(given(twin), BatchSimulator(twin, Serial(), customers)) for customers in (3_000, 30_000))
    benefit = [found.base.flows[:, [line.kind == "benefit" for line in found.lines]].sum() for found in (few, many)]
    assert benefit[0] > 0
    assert benefit[1] / benefit[0] == pytest.approx(10, rel=0.25)


@dataclass(frozen=True)
class Breaking:
    """A serial executor that is stopped after so many units."""

    after: int

    def results(self, job: Job, units: Sequence[Unit]) -> Iterator[Result]:
        for count, result in enumerate(Serial().results(job, units)):
            if count == self.after:
                raise KeyboardInterrupt
            yield result


def test_a_comparison_that_was_stopped_goes_on_where_it_stood(twin: Twin, tmp_path: Path) -> None:
    case, kept = given(twin), Checkpoint.opened(tmp_path / "parts", "same")
    whole = run(case, BatchSimulator(twin, Serial(), 600))
    with pytest.raises(KeyboardInterrupt):
        run(case, BatchSimulator(twin, Breaking(3), 600, kept))
    done = len(list((tmp_path / "parts").glob("*.part")))
    assert done == 3
    assert same(run(case, replace(BatchSimulator(twin, Serial(), 600), kept=kept)), whole)
    assert same(run(case, BatchSimulator(twin, Breaking(0), 600, kept)), whole)  # nothing is left to do


def test_a_cost_for_a_part_of_the_customers_is_refused(twin: Twin) -> None:
    with pytest.raises(UsageError, match="not counted one by one"):
        run(given(twin, coverage=0.5), BatchSimulator(twin, Serial()))


@pytest.mark.slow
def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More customers than the table has: the report says so, and `verify` lives them again."""
    by = ["--customers", "1600", "--executor", "serial", "--resume", str(tmp_path / "parts")]
    found = printed(["run", str(BANK), "--out", str(tmp_path / "runs"), "--draws", "2", *by, "--json"], capsys)
    assert found["draws"] == 2
    assert "1,600 customers were simulated: the 1,450 active ones" in (Path(found["run_dir"]) / "report.html").read_text(encoding="utf-8")
    assert printed(["runs", "verify", found["run_dir"], "--json"], capsys)["identical"]


def test_an_executor_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["run", str(BANK), "--executor", "thread"]) == 2
    assert "threads" in capsys.readouterr().err


def printed(command: list[str], capsys: pytest.CaptureFixture[str]) -> dict:  # type: ignore[type-arg]
    code = run_command(command)
    shown = capsys.readouterr()
    assert code == 0, shown.out + shown.err
    return json.loads(shown.out)
