"""Keys of version 0.1: each is reported with its new name, together with all other faults, and read under it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.cli.main import run_command
from cxsim.config.document import parse_document
from cxsim.config.loader import loads
from cxsim.config.reference import known_keys, reference
from cxsim.config.renamed_keys import ANY, RENAMED_KEYS, current_name
from cxsim.data.mapping import ColumnMapping
from cxsim.engine.monthly_series import MonthlySeries
from cxsim.errors import RenamedKeyWarning, UsageError

SMALL = Path(__file__).parents[2] / "faults" / "small_study.yaml"


def nested(pattern: tuple[str, ...], value: object) -> dict[str, Any]:
    head, *rest = ("mine" if step == ANY else step for step in pattern)
    return {head: nested(tuple(rest), value) if rest else value}


def flow(data: object) -> str:
    return "{" + ", ".join(f"{name}: {flow(part)}" for name, part in data.items()) + "}" if isinstance(data, dict) else str(data)


@pytest.mark.parametrize(("pattern", "new"), RENAMED_KEYS.items(), ids=map(".".join, RENAMED_KEYS))
def test_each_old_key_is_read_under_its_new_name_and_reported(pattern: tuple[str, ...], new: str) -> None:
    (top, data), *_ = nested(pattern, 1).items()
    document = parse_document(f"{top}: {flow(data)}\n", "study.yaml")
    assert document.data == nested((*pattern[:-1], new), 1)
    (fault,) = document.outdated
    assert (fault.file, fault.line) == ("study.yaml", 1)
    assert f"{top}: {flow(data)}"[int(fault.column or 0) - 1 :].startswith(pattern[-1])
    assert fault.found.startswith(repr(pattern[-1]))
    assert fault.remedy == f"rename {pattern[-1]!r} to {new!r}"
    inner = ("mine" if step == ANY else step for step in pattern[:-1])
    assert document.place((*inner, new))[0] == 1


def test_every_new_name_is_a_key_of_a_study() -> None:
    named = {".".join(["NAME" if step == ANY else step for step in pattern[:-1]] + [new]) for pattern, new in RENAMED_KEYS.items()}
    assert named - set(known_keys()) == {"value.seed"}  # of a file of purchases


def test_old_keys_are_reported_together_with_every_other_fault() -> None:
    text = SMALL.read_text().replace("trigger: {rate: 0.12", "starts: {rate: 0.12").replace("seed: 2026", "key: 2026")
    text = text.replace("horizon: ", "horizn: ")
    with pytest.raises(UsageError) as caught:
        loads(text, folder=SMALL.parent)
    assert [fault.found.partition(",")[0] for fault in caught.value.faults] == ["'horizn'", "'starts'", "'key'"]


def test_an_old_key_beside_its_new_name_is_unknown() -> None:
    with pytest.raises(UsageError) as caught:
        loads(SMALL.read_text().replace("seed: 2026", "seed: 2026, key: 1"), folder=SMALL.parent)
    (fault,) = caught.value.faults
    assert fault.found == "'key'"


def old_study() -> str:
    """A study that calls keys, and the quantity of a lever, as version 0.1 did."""
    lever = "journeys.support.touchpoints.call.success, shift: {value: 0.08, p5: 0.03, p95: 0.13}"
    text = SMALL.read_text().replace(lever, "journeys.support.starts.rate, multiply: 0.9")
    return text.replace("trigger: {rate: 0.12", "starts: {rate: 0.12").replace("seed: 2026", "key: 2026")


def test_a_study_of_old_keys_is_read_as_the_same_study_under_the_new_names() -> None:
    with pytest.warns(RenamedKeyWarning) as caught:
        old = loads(old_study(), folder=SMALL.parent)
    new = loads(old_study().replace("starts", "trigger").replace("key: 2026", "seed: 2026"), folder=SMALL.parent)
    assert old.canonical() == new.canonical()
    warning = caught[0].message
    assert isinstance(warning, RenamedKeyWarning)
    assert [fault.remedy for fault in warning.faults] == [
        "rename 'starts' to 'trigger'",
        "rename 'journeys.support.starts.rate' to 'journeys.support.trigger.rate'",
        "rename 'key' to 'seed'",
    ]
    assert all(f"study:{fault.line}:" in str(warning) for fault in warning.faults)


def test_the_command_line_reads_a_study_of_old_keys_and_names_the_new_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = (Path(__file__).parents[3] / "configs" / "gym.yaml").read_text(encoding="utf-8")
    study = tmp_path / "study.yaml"
    study.write_text(shipped.replace("seed:", "key:").replace("trigger:", "starts:"), encoding="utf-8")
    assert run_command(["check", str(study)]) == 0
    shown = capsys.readouterr().err
    assert f"calls {1 + shipped.count('trigger:')} keys as version 0.1 did" in shown
    assert "rename 'key' to 'seed'" in shown


def test_plan_keys_answers_for_every_section_and_key() -> None:
    answers = {key: reference(key) for key in known_keys()}
    assert len(answers) > 300
    assert [key for key, text in answers.items() if key.rpartition(".")[2] not in text] == []
    assert "`call`" not in reference("journeys.support.touchpoints.call.success")
    assert "share of touches in which the customer reaches" in reference("journeys.support.touchpoints.call.success")


def test_plan_keys_names_what_an_old_key_is_called_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert current_name("begging") == "surveys.NAME.response_coaching"
    assert run_command(["plan", "keys", "surveys.relation.begging"]) == 2
    assert "'surveys.NAME.response_coaching'" in capsys.readouterr().err


def test_a_mapping_in_python_takes_the_fee_under_its_old_name() -> None:
    parts = {"customer_id": "id", "tenure": {"column": "tenure", "unit": "months"}, "churned": {"column": "left", "yes": [1], "no": [0]}}
    with pytest.warns(DeprecationWarning, match="'fee' of ColumnMapping is now called 'fee_per_month'"):
        old = ColumnMapping.model_validate({**parts, "fee": "price"})
    assert old == ColumnMapping.model_validate({**parts, "fee_per_month": "price"})


@pytest.mark.parametrize(
    ("old", "new"), [("revenue", "fees"), ("revenue.shop.till", "payments.shop.till"), ("revenue_touches", "payments")]
)
def test_series_are_found_under_their_old_names(old: str, new: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"'{old}' of series is now called '{new}'"):
        assert MonthlySeries({new: 1.0})[old] == 1.0
