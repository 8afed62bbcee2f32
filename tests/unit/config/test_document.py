"""A YAML document keeps its data plain and its places exact."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cxsim.config.document import parse_document
from cxsim.config.loader import loads
from cxsim.errors import UsageError, fault
from cxsim.text.locale import Locale

TEXT = """\
name: Ünï
when: 2026-01-01
land: NO
answer: no
list:
  - 1
  - {deep: 2.5, none: ~}
empty:
same: &same [a]
again: *same
"""


def test_data_are_plain_and_of_yaml_1_2() -> None:
    data = parse_document(TEXT, "f").data
    assert data == {
        "name": "Ünï",
        "when": date(2026, 1, 1),
        "land": "NO",
        "answer": "no",
        "list": [1, {"deep": 2.5, "none": None}],
        "empty": None,
        "same": ["a"],
        "again": ["a"],
    }
    assert type(data) is dict
    assert type(data["list"]) is list


@pytest.mark.parametrize(
    ("address", "at_key", "place"),
    [
        ((), False, (1, 1)),
        (("name",), False, (1, 7)),
        (("name",), True, (1, 1)),
        (("list", 1, "deep"), True, (7, 6)),
        (("list", 1, "deep"), False, (7, 12)),
        (("list", 0), False, (6, 5)),
        (("empty",), False, (8, 1)),
        (("list", 1, "absent", "deeper"), False, (7, 5)),
        (("absent",), False, (1, 1)),
    ],
)
def test_places(address: tuple[str | int, ...], at_key: bool, place: tuple[int, int]) -> None:
    assert parse_document(TEXT, "f").place(address, at_key) == place


def test_a_fault_is_located_by_its_path() -> None:
    located = parse_document(TEXT, "f.yaml").locate(fault("config-yaml-colon").at(path=("list", 1, "deep")))
    assert (located.file, located.line, located.column) == ("f.yaml", 7, 12)
    assert str(located).startswith("f.yaml:7:12: found a second colon")


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    document = parse_document("name: a\r\nstart: b\r\n", "f")
    assert document.data == {"name": "a", "start": "b"}
    assert document.place(("start",)) == (2, 8)


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a:\n\tb: 1\n", (2, 1), "a tab"),
        ("a: 1\n\tb: 2\n", (2, 1), "a tab"),
        ("a: [1, 2\nb: 3\n", (2, 2), "': 3'"),
        ("a: 'open\nb: 1\n", (3, 1), "the end of the line"),
        ("a: *b\n", (1, 4), "the alias *b"),
        ("a: 1\n b: 2\n", (2, 3), "a second colon"),
        ("<<: {a: 1}\n", (1, 1), "a merge key"),
        ("1: a\n", (1, 1), "1 as a name"),
        ("a: !!int x\n", (1, 4), "'x'"),
        ("a: " + "[" * 60 + "]" * 60, (1, 54), "more than 50 levels"),
        ("a: " + "[" * 5000, (1, 1), "more than 50 levels"),
    ],
)
def test_what_is_not_yaml_is_placed(text: str, place: tuple[int, int], found: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_document(text, "f.yaml")
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == place
    assert found in fault.found


ENGLISH = re.compile(r"\b(the|found|expected|correct|which|must|write|leave|name|nothing|least|did|mean|one of|with|without)\b")


def test_the_faults_of_a_french_study_are_in_french() -> None:
    small = (Path(__file__).parents[2] / "faults" / "small_study.yaml").read_text()
    broken = small.replace("success: 0.71", "success: 1.2").replace("seed: 2026", "key: -1").replace("channel: phone", "chanel: phone")
    broken = (
        broken.replace("half_life: 3 months", "half_life: 3 moons")
        .replace("mid_month", "midd_month")
        .replace("currency: EUR", "currency: eur")
    )
    with pytest.raises(UsageError) as caught:
        loads(broken, "étude.yaml", Path(__file__).parents[2] / "faults")
    assert len(caught.value.faults) >= 6
    messages = caught.value.render(Locale.of("fr"))
    assert ENGLISH.findall(messages) == []
    assert "étude.yaml:" in messages
    assert "vouliez-vous dire" in messages
