"""An element of the plan stands in few files: its section, and its file for each engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim.engine.elements.registry import RATED
from cxsim.engine.simpy_engine.elements.registry import PROCESSES
from cxsim.journey.parameters import RatedSection
from cxsim.journey.plan import Plan

ENGINE = Path("cxsim/engine")


def test_plan_and_engines_have_the_same_rated_elements() -> None:
    sections = {
        name for name, field in Plan.model_fields.items() if any(issubclass(kind, RatedSection) for kind in _classes(field.annotation))
    }
    assert {element.name for element in RATED} == sections
    assert [process.begin.__module__.rpartition(".")[2] for process in PROCESSES] == [element.name for element in RATED]


def _classes(annotation: object) -> list[type]:
    return [kind for kind in getattr(annotation, "__args__", (annotation,)) if isinstance(kind, type)]


@pytest.mark.parametrize("name", ["detraction"])
def test_only_its_own_files_name_an_element(name: str) -> None:
    named = {str(path.relative_to(ENGINE)) for path in ENGINE.rglob("*.py") if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8"))}
    assert named == {f"elements/{name}.py", f"simpy_engine/elements/{name}.py"}
