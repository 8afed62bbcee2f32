"""What the data room says is written out in every language with the facts that it states: rules, personal data, exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxsim.data.cell_formats import instant_checks, number_checks
from cxsim.data.customers import read_customers
from cxsim.data.exports.recognition import EXPORTS
from cxsim.data.mapping import ColumnMapping, Reader
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.privacy import _KIND_OF_NAME
from cxsim.data.proposal import propose_mapping
from cxsim.data.tables import check_table
from cxsim.data.violations import RuleCheck, column_checks, row_checks, unread_check
from cxsim.errors import Fault
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale

READERS = (Reader(), Reader(decimal=",", dates="day_first", units=("EUR",)))


def every_check() -> Iterator[RuleCheck]:
    for contract in METRIC_CONTRACTS.values():
        for rule in contract.columns:
            yield from column_checks(rule, "t", "v", [unread_check(rule, "t", "v")])
            for reader in READERS:
                yield from number_checks(rule, "t", "v", reader)
                yield from instant_checks(rule, "t", "v", reader)
        yield from row_checks(contract.rows, {rule.column: "v" for rule in contract.columns})


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_way_to_break_a_contract_is_reported(code: str) -> None:
    locale = Locale.of(code)
    for check in every_check():
        message = check.complete("column", ("'12 %'", Message("data-value-hidden")), ("%",))
        line = Fault(message).at(file="f.csv", line=2, column="column").render(locale)
        assert "{signs}" not in line
        assert line.startswith("f.csv:2:column")


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_no_description_of_a_column_is_left_in_english(code: str) -> None:
    english, locale = Locale.of("en"), Locale.of(code)
    rules = [rule for contract in METRIC_CONTRACTS.values() for rule in contract.columns]
    assert len(rules) > 100
    assert [rule.column for rule in rules if locale.format(rule.about) == english.format(rule.about)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_kinds_of_personal_data_and_exports_are_named(code: str) -> None:
    locale = Locale.of(code)
    named = [Message(kind) for kind in set(_KIND_OF_NAME.values())]
    named += [message for export in EXPORTS.values() for message in (export.about, *export.asks)]
    assert all(map(locale.format, named))


def test_faults_and_proposals_of_a_file_are_in_the_language_of_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("customer_id,occurred_at,wait_minutes\na,2025-01-01,many\n", encoding="utf-8")
    (found,) = check_table(path, "events").faults
    assert found.render(Locale.of("fr")) == (
        f"{path}:2:wait_minutes: trouvé\u00a0: 'many'\u202f; attendu\u00a0: l’attente du client, en minutes, un nombre\u202f; "
        "corrigez la valeur, ou retirez la ligne"
    )
    assert propose_mapping(path, "fr")[0].startswith("# proposition tirée des noms des 3 colonnes de events.csv")
    assert propose_mapping(path)[0].startswith("# proposed from the names of the 3 columns of events.csv")


def test_a_name_of_the_user_is_never_translated(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    rows = "".join(f"k{i},{i + 1},{i % 2},10,{'' if i < 3 else 'x'}\n" for i in range(40))
    path.write_text(f"id,tenure,gone,fee,share\n{rows}", encoding="utf-8")
    mapping = {
        "customer_id": "id",
        "tenure": {"column": "tenure", "unit": "months"},
        "churned": {"column": "gone", "yes": [1], "no": [0]},
        "fee_per_month": "fee",
    }
    notes = read_customers(path, ColumnMapping.model_validate(mapping)).notes
    assert "share est vide dans 3 lignes sur 40\u202f; non utilisée." in [Locale.of("fr").format(note) for note in notes]
