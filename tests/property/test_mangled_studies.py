"""Whatever is done to the text of a study, reading it gives a study or a UsageError, never another exception."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cxsim.config.loader import loads
from cxsim.config.study_file import Study
from cxsim.errors import Fault, UsageError
from cxsim.text import Message
from tests.support.exploration import examples

HERE = Path(__file__).parent.parent / "faults"
SMALL = (HERE / "small_study.yaml").read_text(encoding="utf-8")
TOKENS = sorted(set(SMALL.replace("{", " ").replace("}", " ").replace(",", " ").split()))
JUNK = [
    "~",
    ".nan",
    ".inf",
    "-1",
    "1e309",
    "0",
    "[]",
    "{}",
    "''",
    "*x",
    "&x",
    "!t ",
    "\t",
    "\n",
    ":",
    "- ",
    "? ",
    "|",
    ">",
    "\x00",
    "\ud7ff",
    "7 d",
    "2026-02-30",
    "#",
]

words = st.one_of(st.sampled_from(TOKENS + JUNK), st.text(max_size=8), st.integers().map(str), st.floats().map(repr))
places = st.integers(0, len(SMALL) - 1)
lines = st.integers(0, SMALL.count("\n") - 1)
edits = st.one_of(
    st.tuples(st.just("insert"), places, words),
    st.tuples(st.just("cut"), places, st.integers(1, 40)),
    st.tuples(st.just("value"), lines, words),
    st.tuples(st.just("copy line"), lines, lines),
    st.tuples(st.just("drop line"), lines, st.just(0)),
)


def edited(text: str, kind: str, where: int, what: str | int) -> str:
    rows = text.split("\n")
    match kind:
        case "insert":
            return text[:where] + str(what) + text[where:]
        case "cut":
            return text[:where] + text[where + int(what) :]
        case "value":
            row = rows[where % len(rows)]
            rows[where % len(rows)] = row.partition(":")[0] + ": " + str(what)
        case "copy line":
            rows.insert(int(what) % len(rows), rows[where % len(rows)])
        case _:
            del rows[where % len(rows)]
    return "\n".join(rows)


@examples(50, 150)
@given(st.lists(edits, min_size=1, max_size=4))
def test_a_mangled_study_is_a_study_or_a_usage_error(changes: list[tuple[str, int, str | int]]) -> None:
    text = SMALL
    for change in changes:
        text = edited(text, *change)
    for fault in faults_of(text):
        assert fault.file == "mangled.yaml"
        assert fault.line is None or 1 <= fault.line <= len(re.findall("[\n\r\x85\u2028\u2029]", text)) + 2
        assert fault.found
        assert fault.expected
        assert fault.do


def faults_of(text: str) -> tuple[Fault, ...]:
    try:
        study = loads(text, "mangled.yaml", HERE)
    except UsageError as error:
        return error.faults or (Fault(Message("config-yaml-colon")),)
    assert isinstance(study, Study)
    return ()
