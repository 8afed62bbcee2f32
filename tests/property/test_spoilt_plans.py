"""A study with a part of it replaced by something else is refused with a place, or lives on both engines alike; it never crashes."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.config.document import parse_document
from cxsim.config.loader import loads
from cxsim.config.study_file import Study
from cxsim.engine import simulation as compiled_engine
from cxsim.engine.simpy_engine import state as open_run
from cxsim.engine.simpy_engine.simulation import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.errors import Fault, ModelError, UsageError
from cxsim.journey.parameters import Months
from cxsim.rng import study_key
from tests.support import twins
from tests.support.exploration import examples

KEY = study_key(1, 0, 0)
HERE = Path(__file__).parent.parent / "faults"
NUMBERS = [math.nan, math.inf, -math.inf, -1, 0, 0.5, 1, 2, 65, 1e6, 1e308, 10**30]
JUNK = [None, True, *NUMBERS, "", "end", "7 d", "2026-02-30", "j.t", [], {}, [1]]
PARTS = {
    "purchases": twins.buying(),
    "surveys": {"relation": twins.survey(reasons={"price": 2, "service": 1}), "contact": twins.survey(index="ces", after="support")},
    "cases": {"billing": {"cost": 3, "log_hazard": 0.2}},
    "pools": {
        "desk": {
            "agents": 2,
            "hours": "Mon-Sat 08:00-20:00",
            "service": {"lognormal": {"mean": "20 min", "p95": "50 min"}},
            "patience": {"exponential": "9 min"},
            "morale": {"strain_above": 0.7, "half_life": "10 d", "success_loss": 0.1, "quality_loss": 0.1},
        }
    },
    "detraction": {"threshold": 0.4, "rate": 0.1, "prospects_lost": 0.2},
}


def document() -> dict[str, Any]:
    """A study that holds every part of a plan."""
    small = parse_document((HERE / "small_study.yaml").read_text(encoding="utf-8"), "small").data
    found: dict[str, Any] = json.loads(json.dumps(small, default=str))
    found |= deepcopy(PARTS)
    found["journeys"]["support"]["touchpoints"]["call"] |= {"opens": "billing", "resolves": "billing", "pool": "desk"}
    found["journeys"]["support"]["trigger"]["rate"] = 2
    found["journeys"]["mend"] = {"trigger": {"survey": "relation", "below": 7}, "touchpoints": {"talk": twins.touchpoint()}}
    found["journeys"]["again"] = {
        "trigger": {"after": "support.call", "outcome": "abandonment"},
        "touchpoints": {"mail": twins.touchpoint()},
    }
    found["journeys"]["mend"]["touchpoints"]["talk"] |= {"offer": {"kind": "up_sell", "success_satisfied": 0.8, "fee_change": 2}}
    return found


def addresses(part: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The addresses of everything in a document."""
    for key, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield (*at, key)
        yield from addresses(inner, (*at, key))


def part_at(place: tuple[Any, ...]) -> Any:
    return reduce(lambda part, key: part[key], place, document())


PLACES = [place for place in addresses(document()) if place[0] not in ("population", "run")]
FIGURES = [place for place in PLACES if isinstance(part_at(place), int | float)]
spoiling = st.tuples(st.sampled_from(PLACES), st.sampled_from(["replace", "replace", "replace", "drop", "rename"]), st.sampled_from(JUNK))
tuning = st.tuples(st.sampled_from(FIGURES), st.just("replace"), st.one_of(st.sampled_from(NUMBERS), st.floats(0, 1), st.integers(0, 90)))


def holds(part: Any, key: str | int) -> bool:
    return key in part if isinstance(part, dict) else isinstance(part, list) and isinstance(key, int) and key < len(part)


def spoilt(changes: list[tuple[tuple[Any, ...], str, Any]]) -> str:
    """The text of the document after these changes."""
    whole = document()
    for place, kind, junk in changes:
        inner: Any = whole
        for key in place[:-1]:
            inner = inner[key] if holds(inner, key) else None
        if holds(inner, place[-1]):
            old = inner[place[-1]]
            if kind == "replace" or isinstance(inner, list):
                inner[place[-1]] = junk
            else:
                del inner[place[-1]]
                inner.update({f"{place[-1]}x": old} if kind == "rename" else {})
    return json.dumps(whole, indent=1).replace("NaN", ".nan").replace("Infinity", ".inf")


def test_the_unspoilt_document_is_a_study_that_runs() -> None:
    assert simulated(loads(spoilt([]), "study.yaml", HERE)) > 0


def test_a_journey_that_starts_on_answers_to_a_survey_that_is_not_there_is_placed() -> None:
    with pytest.raises(UsageError, match="survey"):
        loads(spoilt([(("surveys",), "drop", None)]), "study.yaml", HERE)


@examples(20, 100)
@given(st.lists(tuning | spoiling, min_size=1, max_size=2))
def test_a_spoilt_study_is_refused_with_a_place_or_runs(changes: list[tuple[tuple[Any, ...], str, Any]]) -> None:
    text = spoilt(changes)
    study, refused = read(text)
    assert (study is None) == bool(refused)
    for fault in refused:
        assert fault.file == "study.yaml"
        assert 1 <= (fault.line or 0) <= text.count("\n") + 1
        assert fault.found
        assert fault.expected
        assert fault.do
    if study is not None:
        simulated(study)


def read(text: str) -> tuple[Study | None, tuple[Fault, ...]]:
    """The study, or what is wrong with it."""
    try:
        return loads(text, "study.yaml", HERE), ()
    except UsageError as error:
        return None, error.faults


def simulated(study: Study) -> int:
    """How many lives a few months of it have, the same on both engines; none if it is refused in words."""
    short = study.model_copy(update={"horizon": Months(count=min(study.horizon.count, 3))})
    with patch.object(compiled_engine, "MAX_HISTORIES", 2_000), patch.object(open_run, "MAX_HISTORIES", 2_000):
        try:
            twin = compile_twin(short, twins.population(4, active=1.1), twins.hazard())
            compiled = simulate(twin, twin.scenario(), KEY)
        except (UsageError, ModelError):
            return 0
        assert np.array_equal(compiled.tally.months, simulate_openly(twin, twin.scenario(), KEY).tally.months)
        return compiled.history_count
