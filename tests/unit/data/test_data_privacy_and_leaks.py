"""Personal data does not come in; columns that know the outcome are named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.data.contracts import CONTRACTS
from cxsim.data.leakage import LeakReference, find_leaks, outcome_auc
from cxsim.data.privacy import contains_personal_text, hash_identifier, normalise_name
from cxsim.data.tables import read_table
from tests.support.customer_files import HEADER, fault_lines, read, rows, text, written
from tests.support.english import english

PEOPLE = ["anna.meier@example.org", "+49 30 1234567", "10.1.2.3", "Anna Meier"]


def with_columns(folder: Path, extra: dict[str, list[str]], count: int = 40) -> Path:
    table = [row + [values[i % len(values)] for values in extra.values()] for i, row in enumerate(rows(count))]
    return written(folder, text(table, (*HEADER, *extra)))


@pytest.mark.parametrize(
    ("name", "values", "looks"),
    [
        ("E-Mail", ["x"], "an e-mail address"),
        ("DateOfBirth", ["1990-01-01"], "a birth date"),
        ("Nachname", ["x"], "a name"),
        ("zip code", ["10115"], "an address"),
        ("PhoneNumber", ["1"], "a phone number"),
        ("remark", ["fine", "write to anna@example.org please"], "an e-mail address"),
        ("origin", ["10.1.2.3", "192.168.0.1"], "an IP address"),
        ("line", ["+49 30 1234567", "030 1234567"], "a phone number"),
        (
            "who",
            [f"{a} {b}" for a in ("Anna", "Ben", "Carla", "Dirk", "Eva") for b in ("Meier", "Kunz", "Lopez", "Arndt", "Weiß", "Oz")],
            "a name",
        ),
    ],
)
def test_personal_column_is_dropped_and_reported(tmp_path: Path, name: str, values: list[str], looks: str) -> None:
    path = with_columns(tmp_path, {name: values})
    result = read(path)
    assert f"{name} looks like {looks} and was dropped." in english(result.notes)
    assert name not in result.frame
    assert f"{name!r}, which looks like {looks}" in fault_lines(path, features=[name])[0]


@pytest.mark.parametrize("name", ["PhoneService", "product_name", "contract", "email_opt_in", "ip_tv"])
def test_harmless_names_are_not_personal(tmp_path: Path, name: str) -> None:
    result = read(with_columns(tmp_path, {name: ["Yes", "No"]}), features=[name])
    assert result.features == (name,)
    assert not any("looks like" in note for note in english(result.notes))


def test_customer_id_that_is_an_address_is_hashed_with_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = rows(30)
    for i, row in enumerate(table):
        row[0] = f"person{i}@example.org"
    path = written(tmp_path, text(table))
    monkeypatch.delenv("CXSIM_HASH_KEY", raising=False)
    plain = read(path)
    assert plain.frame["customer_id"].str.fullmatch(r"[0-9a-f]{16}").all()
    assert plain.frame["customer_id"].is_unique
    assert read(path).frame.equals(plain.frame)
    monkeypatch.setenv("CXSIM_HASH_KEY", "secret")
    keyed = read(path)
    assert not set(keyed.frame["customer_id"]) & set(plain.frame["customer_id"])
    assert "id looks like an e-mail address and was hashed with the key in CXSIM_HASH_KEY." in english(keyed.notes)


def test_ids_are_not_found_again_by_trying_names_with_what_a_run_folder_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checksum of the table stands in every manifest; it must not be the key."""
    monkeypatch.delenv("CXSIM_HASH_KEY", raising=False)
    table = rows(30)
    for i, row in enumerate(table):
        row[0] = f"+49 30 12345{i:02}"
    result = read(written(tmp_path, text(table)))
    known = [result.source.sha256, json.dumps(result.source.to_dict()), *english(result.notes)]
    keys = [bytes.fromhex(result.source.sha256), *(hashlib.blake2b(part.encode(), digest_size=32).digest() for part in known)]
    tried = {hash_identifier(row[0], key) for row in table for key in keys}
    assert not tried & set(result.frame["customer_id"])


def test_hashed_names_of_a_log_repeat_whatever_the_order_of_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CXSIM_HASH_KEY", raising=False)
    header, lines = (
        "survey_id,customer_id,answered_at,kind,index,scale,score,reason",
        [f"s{i},person{i % 9}@example.org,2025-01-0{1 + i % 9},relational,nps,0-10,{i % 11},price" for i in range(30)],
    )
    found = []
    for name, part in (("one", lines), ("other", lines[::-1])):
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join([header, *part]), encoding="utf-8")
        table = read_table(path, CONTRACTS["surveys"])
        found.append(dict(zip(table.frame["survey_id"], table.frame["customer_id"], strict=True)))
        old = hash_identifier("person1@example.org", bytes.fromhex(table.source.sha256))
        assert old not in set(table.frame["customer_id"])
    assert found[0] == found[1]
    assert len(set(found[0].values())) == 9


@pytest.mark.parametrize(
    ("column", "cell"),
    [(0, "Anna Schmidt"), (2, "Anna Schmidt"), (3, '"Anna Schmidt, Hauptstr 5"'), (3, "tel 0171 5551234"), (3, "Hauptstr. 5")],
)
def test_errors_do_not_show_who_somebody_is(tmp_path: Path, column: int, cell: str) -> None:
    table = rows(30)
    for row in table[:2]:
        row[column] = cell
    lines = fault_lines(written(tmp_path, text(table)))
    assert lines
    assert not any(word in "".join(lines) for word in ("Anna", "Schmidt", "Hauptstr", "0171"))


@pytest.mark.parametrize("shown", ["12,5 EUR", "n/a", "03/04/2025", "31 February 2025", "maybe", "1.234.567", "-99", "LEFT"])
def test_errors_show_what_names_no_customer(shown: str) -> None:
    assert not contains_personal_text(shown)


def test_errors_do_not_show_personal_values(tmp_path: Path) -> None:
    table = rows(30)
    for row in table:
        row[0] = "person@example.org"
    lines = fault_lines(written(tmp_path, text(table)))
    assert "found the same value on lines 2 and 3" in lines[0]
    assert "person@" not in "".join(lines)


def test_no_personal_value_in_the_table_or_its_notes(tmp_path: Path) -> None:
    path = with_columns(tmp_path, {"mail": PEOPLE[:1], "tel": PEOPLE[1:2], "ip": PEOPLE[2:3], "name": PEOPLE[3:]})
    result = read(path, hash=["mail"], features=["plan", "mail"])
    written_out = result.frame.to_csv() + repr(english(result.notes)) + repr(result.source)
    assert not [value for value in PEOPLE if value in written_out]
    assert result.frame["mail"].str.fullmatch(r"[0-9a-f]{16}").all()


def test_names_are_compared_in_one_form() -> None:
    assert normalise_name("PhoneNumber") == normalise_name("phone number") == normalise_name("PHONE-NUMBER") == "phone_number"


def known(n: int = 400, seed: int = 7) -> LeakReference:
    random = np.random.default_rng(seed)
    return LeakReference(random.uniform(1, 60, n), random.uniform(10, 90, n), random.random(n) < 0.3, "tenure", "fee")


def test_totals_and_copies_of_the_duration_leak() -> None:
    world = known()
    noise = np.random.default_rng(1).normal(1, 0.01, 400)
    columns = pd.DataFrame(
        {"paid": world.tenure * world.fee * noise, "weeks": world.tenure * 4.35, "fee": world.fee, "fair": world.fee[::-1]}
    )
    assert [str(leak.why) for leak in find_leaks(columns, world)] == [
        "paid = tenure x fee: it leaks the duration",
        "weeks repeats tenure: it leaks the duration",
    ]


def test_columns_that_alone_tell_the_outcome_leak() -> None:
    world = known()
    churned = pd.Series(world.churned)
    columns = pd.DataFrame(
        {
            "why_left": churned.map({True: "price", False: None}),
            "last_day": churned.map({True: 1.0, False: np.nan}) * np.arange(400),
            "risk": churned * 50.0 + np.random.default_rng(2).uniform(0, 51, 400),
            "each_its_own": [f"v{i}" for i in range(400)],
            "fair": np.random.default_rng(3).choice(["a", "b"], 400),
        }
    )
    assert [leak.column for leak in find_leaks(columns, world)] == ["why_left", "last_day", "risk"]


def test_a_strong_but_fair_column_is_no_leak() -> None:
    world = known()
    strong = pd.Series(world.churned * 2.0 + np.random.default_rng(4).normal(0, 1, 400))
    assert 0.85 < outcome_auc(strong, world.churned) < 0.97
    assert not find_leaks(pd.DataFrame({"strong": strong}), world)


def people(n: int, share: float, key: int) -> tuple[LeakReference, np.random.Generator]:
    random = np.random.default_rng(key)
    return LeakReference(random.uniform(1, 60, n), random.uniform(10, 90, n), random.random(n) < share, "tenure", "fee"), random


def test_what_makes_a_quarter_of_the_leavers_certain_leaks_though_its_auc_is_fair() -> None:
    """A score written after the fact, a number that some leavers alone have, a text, and a blank: none of them alone parts all."""
    world, random = people(2000, 0.27, 5)
    churned, noise = world.churned, random.normal(0, 1, 2000)
    late = churned & (random.random(2000) < 0.5)
    columns = pd.DataFrame(
        {
            "score": np.where(churned, random.uniform(60, 100, 2000), random.uniform(0, 80, 2000)),
            "calls": np.where(late, random.integers(3, 5, 2000), random.choice([0, 1, 2, 5, 6], 2000)).astype(float),
            "desk": np.where(late, "retention", random.choice(["sales", "support"], 2000)),
            "refund": pd.Series(noise).where(late),
            "strong": churned * 2.0 + noise,
        }
    )
    aucs = [outcome_auc(columns[name], churned) for name in columns]
    assert max(aucs) < 0.97
    assert [leak.column for leak in find_leaks(columns, world)] == ["score", "calls", "desk", "refund"]
    assert str(find_leaks(columns, world)[0].why).endswith("have a value of score that no one who stayed has: it leaks the outcome")


@pytest.mark.parametrize("n", [300, 1000, 7000])
@pytest.mark.parametrize("slope", [1.0, 2.0, 3.0])
def test_a_predictor_that_knows_only_the_chance_is_no_leak(n: int, slope: float) -> None:
    """Up to an AUC of 0.92 alone (Telco's features: below 0.75): a normal score that moves the log odds; it is never a certainty."""
    random = np.random.default_rng([n, int(slope)])
    score = random.normal(size=n)
    churned = random.random(n) < 1 / (1 + np.exp(-slope * (score - 0.7)))
    world = LeakReference(random.uniform(1, 60, n), random.uniform(10, 90, n), churned, "tenure", "fee")
    columns = pd.DataFrame({"score": score, "tenths": np.round(2 * score), "level": [f"v{x:.0f}" for x in 2 * score]})
    assert outcome_auc(columns["score"], churned) > 0.7
    assert not find_leaks(columns, world)


def test_small_groups_that_all_left_are_no_leak() -> None:
    """Sixty of 2,000 leavers with a number that nobody else has; and names of places, most of two customers or of seven."""
    world, random = people(10_000, 0.2, 6)
    products = random.choice([1.0, 2.0], 10_000)
    products[np.flatnonzero(world.churned)[:60]] = 4.0
    columns = pd.DataFrame({"products": products, "place": [f"p{i}" for i in random.integers(0, 5000, 10_000)]})
    assert not find_leaks(columns, world)
    most, random = people(10_000, 0.9, 7)
    assert not find_leaks(pd.DataFrame({"place": [f"p{i}" for i in random.integers(0, 1500, 10_000)]}), most)


def test_leaking_feature_is_refused_unless_allowed(tmp_path: Path) -> None:
    table = [[*row, f"{float(row[1]) * float(row[3]):.2f}"] for row in rows(100)]
    path = written(tmp_path, text(table, (*HEADER, "TotalPaid")))
    why = "TotalPaid = tenure x fee: it leaks the duration"
    assert fault_lines(path, features=["plan", "TotalPaid"])[0].startswith(f"customers.csv:1:TotalPaid: found {why}; expected")
    assert f"{why}; not used." in english(read(path).notes)
    assert f"{why}; used, because the mapping allows it." in english(read(path, features=["TotalPaid"], allow=["TotalPaid"]).notes)


def test_few_rows_are_never_called_a_leak(tmp_path: Path) -> None:
    assert read(written(tmp_path, text(rows(2)))).features == ("plan", "score")
