"""Catalogues of messages: complete in every language, used, and written out with the numbers, plurals and signs of the language."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from cxsim.errors import DataError, fault, nearest
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale

PACKAGE = Path(__file__).resolve().parents[2] / "cxsim"
MAKERS = {"Message", "fault"}
HOLE = "\0"


class Facts(Visitor):
    """The facts that a pattern states, and the messages it refers to."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)


def facts(node: ftl.BaseNode | None) -> Facts:
    visitor = Facts()
    if node is not None:
        visitor.visit(node)
    return visitor


def signature(code: str, id: str) -> dict[str, set[str]]:
    entry = Locale.of(code).catalogue.parse(id)
    parts = {"": entry.value, **{each.id.name: each.value for each in entry.attributes}}
    return {name: facts(part).names for name, part in parts.items() if part is not None}


def ids(code: str = "en") -> list[str]:
    return Locale.of(code).catalogue.ids


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_every_message_is_there_in_every_language_with_the_same_facts(code: str) -> None:
    assert set(ids(code)) == set(ids())
    assert {id: signature(code, id) for id in ids()} == {id: signature("en", id) for id in ids()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_id_stands_once_and_every_line_belongs_to_an_entry(code: str) -> None:
    source = LANGUAGES[code].catalogue.read_text(encoding="utf-8")
    names = re.findall(r"^(-?[A-Za-z][\w-]*)[ \t]*=", source, re.MULTILINE)
    assert sorted({name for name in names if names.count(name) > 1}) == []
    rest = [line for line in source.splitlines() if not re.match(r"-?[A-Za-z][\w-]*[ \t]*=|[ \t]|#|\}|$", line)]
    assert rest == []
    called = set(re.findall(r"\b([A-Z]{3,})\(", source))
    assert called <= set(Locale.of(code).catalogue._functions)


@cache
def literals() -> tuple[dict[str, str], list[str], set[str]]:
    """The ids that the package makes messages of, with their place; the makers whose id cannot be seen; all its texts."""
    made, hidden, texts = {}, [], set()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            if isinstance(node, ast.JoinedStr):
                texts.add(pattern(node))
            if isinstance(node, ast.Call) and node.args and called(node) in MAKERS:
                for part in choices(node.args[0]):
                    place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                    if isinstance(part, ast.Constant | ast.JoinedStr):
                        made[part.value if isinstance(part, ast.Constant) else pattern(part)] = place
                    elif isinstance(part, ast.BinOp):
                        hidden.append(place)
    return made, hidden, texts


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def choices(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from choices(node.body)
        yield from choices(node.orelse)
    else:
        yield node


def pattern(node: ast.JoinedStr) -> str:
    return "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)


def matching(text: str, known: set[str]) -> set[str]:
    if HOLE not in text:
        return {text} & known
    shape = re.compile(".+".join(map(re.escape, text.split(HOLE))))
    return {id for id in known if shape.fullmatch(id)}


def test_every_message_that_the_package_makes_is_in_the_catalogue() -> None:
    made, hidden, _ = literals()
    assert {id: place for id, place in made.items() if not matching(id, set(ids()))} == {}
    assert hidden == [], "an id is a literal, or is looked up in a table of literals"


def test_every_message_of_the_catalogue_is_used() -> None:
    known = set(ids())
    templates = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("templates/*") if path.is_file())
    used = {id for text in literals()[2] if text.strip(HOLE).count("-") for id in matching(text, known)}
    used |= {id for id in known if f'"{id}"' in templates}
    catalogue = Locale.of().catalogue
    used |= {other for id in known for other in facts(catalogue.parse(id)).messages}
    assert sorted(known - used) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_unknown_message_and_a_missing_fact_are_refused_in_each_language(code: str) -> None:
    with pytest.raises(LookupError, match="no message 'nowhere'"):
        Locale.of(code)("nowhere")
    with pytest.raises(LookupError, match="high"):
        Locale.of(code)("text-range", low="1")


def test_numbers_amounts_and_days_are_written_as_each_language_writes_them() -> None:
    english, french = Locale.of("en", "EUR"), Locale.of("fr", "EUR")
    assert (english.number(-12345.6, 1), french.number(-12345.6, 1)) == ("−12,345.6", "−12\u202f345,6")
    assert (english.percent(0.125, 1), french.percent(0.125, 1)) == ("12.5%", "12,5\u202f%")
    assert (english.money(1234567), french.money(1234567)) == ("EUR 1,234,567", "1\u202f234\u202f567\u00a0EUR")
    assert (english.rounded_money(2.5e6), french.rounded_money(2.5e6)) == ("EUR 2.5 million", "2,5 millions\u00a0EUR")
    assert (english.date(date(2026, 8, 1)), french.date(date(2026, 8, 1), "short-month")) == ("1 August 2026", "août\u00a02026")
    assert (english.listed(["a", "b", "c"]), french.listed(["a", "b"], "or")) == ("a, b and c", "a ou b")
    assert (english.span(4 / 1_440), french.span(60)) == ("4 minutes", "60 jours")
    assert english.number(-0.0001, 2) == "0.00"
    assert [english.number(float("nan")), english.percent(float("inf"))] == ["–", "–"]


def test_plurals_follow_the_language() -> None:
    assert [Locale.of("en").months(count) for count in (0, 1, 2)] == ["0 months", "1 month", "2 months"]
    french = Locale.of("fr")
    assert "point de" in french("text-points", points=0)
    assert "points de" in french("text-points", points=2)


def test_what_the_user_wrote_is_never_translated_nor_punctuated() -> None:
    french = Locale.of("fr")
    named = Message("text-range", low="share", high="python 3.11 ; what ?")
    assert french.format(named) == "share à python 3.11 ; what ?"
    assert french.format("share") == "share"
    assert "python 3.11, 1,234.5" in fault("cli-replications-wrong", value="python 3.11, 1,234.5").render(french)


def test_a_message_is_a_value_that_json_and_pickle_keep() -> None:
    inner = Message("text-did-you-mean", name="a")
    message = Message("text-range", low=inner, high=["a", 1, 0.5, date(2026, 1, 1), inner], none=None, odd=float("inf"))
    assert Message.from_dict(message.to_dict()) == message
    assert pickle.loads(pickle.dumps(message)) == message
    assert len({message, Message.from_dict(message.to_dict())}) == 1
    with pytest.raises(TypeError, match="the fact 'low' is dict"):
        Message("text-range", low={})


def test_a_fault_is_rendered_in_either_language_at_its_place() -> None:
    found = fault("cli-plan-key", key="ab", remedy=nearest("ab", ["abc"])).at(file="a.csv", line=3, count=1200)
    assert str(found) == "a.csv:3: found 'ab' (1,200 times); expected a section or a key of a study file; did you mean 'abc'?"
    assert found.render(Locale.of("fr")) == (
        "a.csv:3: trouvé\u00a0: «\u00a0ab\u00a0» (1\u202f200 fois)\u202f; "
        "attendu\u00a0: une section ou une clé d’un fichier d’étude\u202f; "
        "vouliez-vous dire «\u00a0abc\u00a0»\u202f?"
    )
    assert pickle.loads(pickle.dumps(found)) == found
    error = pickle.loads(pickle.dumps(DataError("Wrong.", [found])))
    assert error.faults == (found,)
    assert str(error) == f"Wrong.\n  {found}"


def test_neither_the_package_nor_its_errors_load_fluent_or_babel() -> None:
    program = "import sys, cxsim, cxsim.errors, cxsim.text.locale; print({'babel', 'fluent.runtime'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_plain_number_has_six_digits_and_a_real_minus() -> None:
    numbers = {1e-6: "0.000001", -0.00012345: "−0.00012345", 12.3456789: "12.3457", 1234.5678: "1,234.57", -5: "−5", 1234567: "1,234,567"}
    assert {number: Locale.of()("config-expected-at-least", bound=number) for number in numbers} == {
        number: f"at least {sentences}" for number, sentences in numbers.items()
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_immense_number_is_written_with_its_power_of_ten(code: str) -> None:
    """CLDR's patterns end at 28 digits; a typing error of a user must not end in one of Babel's."""
    message = Message("journey-quantity-range", bound="range", low=0, high=10**30, value=1e308, where=None)
    assert "1e+308" in Locale.of(code).format(message, "found")
    assert "1e+400" in Locale.of(code).format(message.with_facts(value=-(10**400)), "found")
    assert Locale.of(code).number(-1e300) == "-1e+300"
