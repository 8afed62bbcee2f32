"""The reference of a study file: complete, as the page holds it, and every key is shown in a file that runs."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pydantic import BaseModel

from cxsim.cli.main import run_command
from cxsim.config.loader import load
from cxsim.config.reference import parts, reference, section_id, study_sections
from cxsim.config.study_file import Study
from cxsim.engine.simpy_engine.simulation import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.journey.parameters import PlanSection
from cxsim.rng import study_key
from cxsim.study.customers import load_customers
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale

CONFIGS = Path(__file__).parents[2] / "configs"
EXAMPLE = CONFIGS / "parts" / "every_part.yaml"
PAGE = CONFIGS / "parts" / "README.md"
MARK = "<!-- the keys -->\n\n"
ELSEWHERE = {"custom", "last_purchase"}  # a touchpoint in Python: cxsim/engine/README.md; a column that no shipped table has: below


def test_the_page_holds_the_reference() -> None:
    _, mark, text = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    assert text == reference() + "\n", "write what `cxsim plan keys` prints below the mark"


def models() -> set[type[BaseModel]]:
    """The classes of all sections, and those that they are made from."""
    return {one for model, _ in study_sections() for one in model.__mro__ if issubclass(one, BaseModel)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_key_says_what_it_is_and_no_text_is_left_over(code: str) -> None:
    locale = Locale.of(code)
    said = {str(message.id) for part in parts() for message in (part.says, *(key.says for key in part.keys))}
    written = {id: set(locale.attributes(id)) for id in locale.catalogue.ids if id.startswith("config-section-")}
    sections = {section_id(model) for model, _ in study_sections()}
    assert {f"{id}.{name}" for id, names in written.items() for name in names} == {id for id in said if "." in id}
    assert {id for id in written if locale.catalogue.get_message(id).value is not None} == sections
    assert all(locale.format(Message(id)) for id in said | sections)


def test_the_catalogue_says_of_a_key_what_its_definition_says() -> None:
    stated = {
        f"{section_id(model)}.{name}": field.description
        for model in models()
        for name, field in model.model_fields.items()
        if name in inspect.get_annotations(model) and field.description
    }
    shown = [key.says.id for part in parts() for key in part.keys if "." in key.says.id]
    assert {id: Locale.of().format(Message(id)) for id in shown} == {id: stated[id] for id in shown}


def owned(model: type[BaseModel], field: str) -> str:
    """A key by the class that states it first, such as that of all lines of cost."""
    return f"{next(one for one in reversed(model.__mro__) if field in getattr(one, '__annotations__', {})).__name__}.{field}"


def stated(section: Any) -> Iterator[str]:
    """The keys that a study states, by the class that reads them."""
    if isinstance(section, BaseModel):
        for field in section.model_fields_set:
            yield owned(type(section), field)
            yield from stated(getattr(section, field))
    elif isinstance(section, dict):
        for value in section.values():
            yield from stated(value)
    elif isinstance(section, tuple):
        for value in section:
            yield from stated(value)


def journeys_and_more(model: type[BaseModel]) -> Iterator[str]:
    """The keys of the plan's own rooms, by class."""
    rooms = ("cxsim.journey.", "cxsim.decision.levers", "cxsim.decision.costs", "cxsim.decision.programme")
    waiting, seen = list(model.__subclasses__()), set[type[BaseModel]]()
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one not in seen and one.__module__.startswith(rooms):
            seen.add(one)
            yield from (owned(one, field) for field in one.model_fields)


def test_every_key_of_a_plan_is_shown_in_a_file_that_runs() -> None:
    studies = [load(path) for path in (EXAMPLE, *sorted(CONFIGS.glob("*.yaml")))]
    shown = {key for study in studies for key in stated(study)}
    wanted = {key for key in journeys_and_more(PlanSection) if not key.startswith(("Months.", "Quantity.", "ExperimentResult."))}
    assert {key for key in wanted - shown if key.partition(".")[2] not in ELSEWHERE} == set()


@pytest.mark.slow
def test_the_example_is_the_same_on_both_engines(capsys: pytest.CaptureFixture[str]) -> None:
    study: Study = load(EXAMPLE)
    twin, _ = load_customers(study).twin(study)
    scenario, key = twin.scenario(), study_key(study.run.seed, 0, 0)
    compiled, opened = simulate(twin, scenario, key, events=True), simulate_openly(twin, scenario, key, {})
    assert len(compiled.events()) > 2000
    for name, table in compiled.tables().items():
        assert in_order(table).equals(in_order(opened.tables()[name])), name
    assert run_command(["check", str(EXAMPLE)]) == 0


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Rows by what they say: an engine that lives customers together ends their lives in another order."""
    return table.sort_values(list(table.columns), ignore_index=True)


def test_the_command_prints_a_section_or_says_that_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["plan", "keys", "pools"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("### `pools.NAME`")
    assert "`overflow`" in shown
    assert "`conversion`" not in shown
    assert run_command(["plan", "keys", "poolz"]) == 2
    assert "pools" in capsys.readouterr().err
