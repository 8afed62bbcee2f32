"""Touchpoints in Python: what they see, how they end, that their random numbers are their own, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cxsim.cli.main import run_command
from cxsim.config.document import parse_document
from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.processes import Processes
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.unit import Job, ScenarioValues
from cxsim.engine.outcome import Outcome
from cxsim.engine.simpy_engine.custom import Ending, Touch
from cxsim.engine.simpy_engine.python_file import PythonFile
from cxsim.engine.simpy_engine.simulation import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.errors import ModelError, UsageError
from cxsim.journey.plan import Plan
from cxsim.rng import study_key
from tests.support import twins

ROOT = Path(__file__).parents[3]
KEY = study_key(3, 0, 0)
EXAMPLE = re.findall(r"```python\n(.*?)```", (ROOT / "cxsim" / "engine" / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
Steps = Generator[float, None, Ending]


def twin(customers: int = 60, **changed: Any) -> Twin:
    """The small world in which the callback of a support case is a touchpoint in Python."""
    journeys = twins.plan().model_dump(mode="json", exclude_none=True)["journeys"]
    journeys["support"]["touchpoints"]["callback"] |= {"custom": "call_back", **changed}
    return twins.twin(customers, journeys=journeys)


def simulated(function: Callable[[Touch], Any], **changed: Any) -> Outcome:
    world = twin(**changed)
    return simulate_openly(world, world.scenario(), KEY, {"call_back": function})


def callbacks(outcome: Outcome) -> Any:
    events = outcome.events()
    return events[events["touchpoint"] == "callback"]


def as_declared(touch: Touch) -> Steps:
    """The declared touchpoint, said in Python."""
    yield touch.exponential(touch.quantity("duration"), "length")
    return Ending("success" if touch.bernoulli(touch.quantity("success"), "outcome") else "failure")


def test_ends_are_felt_and_paid_for_as_they_say() -> None:
    def dear(touch: Touch) -> Steps:
        yield 0.0
        return Ending("abandonment", quality=0.0, effort=1.0, cost=100.0 + touch.touches)

    ended = callbacks(simulated(dear))
    assert len(ended) > 20
    assert set(ended["outcome"]) == {"abandonment"}
    assert set(ended["amount"]) == {101.0}


def test_a_touch_sees_its_customer_and_waits() -> None:
    seen: list[tuple[float, ...]] = []

    def looking(touch: Touch) -> Steps:
        began = touch.day
        yield 3.0
        yield 2.0
        seen.append((touch.day - began, touch.days, touch.satisfaction, touch.effort, touch.tenure_months, touch.fee_per_month))
        assert touch.segment in "abc"
        assert touch.name == "support.callback"
        return Ending("success")

    simulated(looking)
    assert len(seen) > 20
    waited, counted, satisfaction, effort, tenure, fee = np.array(seen).T
    assert np.allclose(waited, 5.0)
    assert np.allclose(counted, 5.0)
    assert ((satisfaction >= 0) & (satisfaction <= 1) & (effort >= 0) & (effort <= 1)).all()
    assert ((tenure > 0) & (fee >= 20)).all()


def test_its_own_numbers_are_the_plans() -> None:
    assert set(callbacks(simulated(as_declared, success=1.0))["outcome"]) == {"success"}
    assert set(callbacks(simulated(as_declared, success=0.0))["outcome"]) == {"failure"}


def test_a_new_purpose_changes_no_random_number_of_a_customer() -> None:
    def curious(touch: Touch) -> Steps:
        touch.uniform("weather")
        return (yield from as_declared(touch))

    first, second = simulated(as_declared), simulated(curious)
    assert np.array_equal(first.tally.months, second.tally.months)
    assert first.events().equals(second.events())


def test_who_never_comes_to_a_touchpoint_in_python_has_the_history_without_it() -> None:
    numbers = twins.twin(60)
    plain = simulate(numbers, numbers.scenario(), KEY).customers().set_index("customer_id")
    outcome = simulated(as_declared)
    others = outcome.customers().set_index("customer_id")
    others = others[(others["origin"] == "table") & ~others.index.isin(set(callbacks(outcome)["customer_id"]))]
    assert len(others) > 10
    assert others.equals(plain.loc[others.index])


def endless(touch: Touch) -> Steps:
    while True:
        yield 0.0


def raising(touch: Touch) -> Steps:
    yield 1.0
    raise KeyError("nothing here")


def waiting_wrongly(touch: Touch) -> Steps:
    yield float("nan")
    return Ending("success")


def ending_wrongly(touch: Touch) -> Any:
    yield 1.0
    return "success"


def feeling_wrongly(touch: Touch) -> Steps:
    yield 1.0
    return Ending("success", quality=float("nan"))


def no_generator(touch: Touch) -> Any:
    return Ending("success")


@pytest.mark.parametrize(
    ("function", "messages"),
    [
        (endless, "at most 1,000 waits"),
        (raising, "KeyError: 'nothing here'"),
        (waiting_wrongly, "wait number 1 of nan days"),
        (ending_wrongly, "returned 'success'"),
        (feeling_wrongly, "quality nan"),
        (no_generator, "a generator"),
    ],
)
def test_mistakes_in_python_are_named(function: Callable[[Touch], Any], messages: str) -> None:
    with pytest.raises(ModelError) as caught:
        simulated(function)
    assert "support.callback" in str(caught.value)
    assert messages in str(caught.value)


def test_the_compiled_engine_refuses() -> None:
    world = twin()
    with pytest.raises(UsageError, match="runs no touchpoints in Python") as caught:
        simulate(world, world.scenario(), KEY)
    assert caught.value.faults[0].path == ("journeys", "support", "touchpoints", "callback", "custom")


def test_a_touchpoint_that_is_not_passed_is_named_with_the_nearest() -> None:
    world = twin()
    with pytest.raises(UsageError, match="did you mean 'callback'"):
        simulate_openly(world, world.scenario(), KEY, {"callback": as_declared})


@pytest.mark.slow
def test_processes_carry_the_source_and_give_the_same_bits(tmp_path: Path) -> None:
    path = tmp_path / "touchpoints.py"
    path.write_text(EXAMPLE, encoding="utf-8")
    job = Job(twin(custom="technician"), {("baseline", 0): ScenarioValues()}, 5, python=PythonFile.read(path))
    path.unlink()
    whole = execute(job, Serial(), range(1)).checked()
    cut = execute(job, Processes(2), range(1), size=20).checked()
    assert np.array_equal(whole.months["baseline", 0, 0], cut.months["baseline", 0, 0])
    assert whole.months["baseline", 0, 0].any()


@pytest.fixture
def study(tmp_path: Path) -> str:
    """A month of the telecom study without its programmes, with a touchpoint in Python."""
    configs = ROOT / "configs"
    whole = parse_document((configs / "telecom.yaml").read_text(encoding="utf-8"), "telecom").data
    kept = {name: part for name, part in whole.items() if name in {*Plan.model_fields, "population", "fit", "money", "run"}}
    kept["horizon"] = "1 months"
    kept["population"]["table"] = str(configs / kept["population"]["table"])
    for table in ("surveys", "contacts"):
        kept["population"].pop(table, None)
    kept["journeys"]["support"]["touchpoints"]["specialist"]["custom"] = "technician"
    path = tmp_path / "study.yaml"
    path.write_text(json.dumps(kept, indent=1, default=str), encoding="utf-8")
    return str(path)


@pytest.mark.slow
def test_the_example_of_the_readme_runs_from_the_command_line(study: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "touchpoints.py"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert run_command(["simulate", study, "--touchpoints", str(path), "--summary"]) == 0
    assert "customers at the end" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("def f(:\n", "touchpoints.py:1"),
        ("1 / 0\n", "ZeroDivisionError"),
        ("x = 1\n", "no mapping TOUCHPOINTS"),
        (EXAMPLE.replace('{"technician"', '{"technicain"'), "did you mean 'technicain'?"),
    ],
)
def test_files_that_cannot_be_used(source: str, messages: str, study: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "touchpoints.py"
    path.write_text(source, encoding="utf-8")
    assert run_command(["simulate", study, "--touchpoints", str(path)]) == 2
    assert messages in capsys.readouterr().err


def test_without_the_file_the_place_in_the_study_is_named(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["simulate", study]) == 2
    assert re.search(r"study\.yaml:\d+:\d+: found the touchpoint in Python 'technician'", capsys.readouterr().err)
