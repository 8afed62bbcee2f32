"""Personal data: columns that look like it are dropped or hashed on load, and said so.

A column looks personal by its name (phone_number, Vorname) or by what stands in it (an e-mail address, an IP
address, a phone number, a bank account, first and last names). A hash is a keyed BLAKE2b of 64 bits: the same
person has the same hash, and nobody without the key finds the person by trying names. The key is the
environment's CXSIM_HASH_KEY; without one it follows from all the values that are hashed together, so that runs
repeat, and who has a run but not the table cannot make it: it is never written, and to try a name they would
need all the others. (A table of one or two customers gives no such protection.)
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable

from cxsim.data import cells
from cxsim.data.raw_table import RawTable
from cxsim.data.rules import Contract
from cxsim.text import Message

HASH_KEY = "CXSIM_HASH_KEY"

_NAMES = {
    "data-personal-email": "email e_mail mail email_address e_mail_address mail_address emailadresse",
    "data-personal-phone": (
        "phone phone_number phone_no telephone telephone_number mobile mobile_number mobile_phone fax tel telefon "
        "telefonnummer handy msisdn"
    ),
    "data-personal-ip": "ip ip_address ip_addr ipaddress client_ip",
    "data-personal-name": (
        "name first_name last_name firstname lastname surname given_name family_name full_name customer_name "
        "contact_name vorname nachname kundenname"
    ),
    "data-personal-address": (
        "address street street_address address_line_1 address_line_2 postal_address home_address adresse strasse straße "
        "anschrift zip zip_code postcode post_code postal_code plz latitude longitude lat_long"
    ),
    "data-personal-birth": "birth_date birthdate date_of_birth dob birthday geburtsdatum geburtstag",
    "data-personal-account": (
        "ssn social_security_number passport passport_number iban bank_account account_number credit_card card_number imsi imei"
    ),
}
_KIND_OF_NAME = {name: kind for kind, names in _NAMES.items() for name in names.split()}

_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]{2}"
_FORMS = (
    # the share of a column's cells from which it is personal (e-mail addresses also hide in free text), and the shortest such cell
    ("data-personal-ip", r"(\d{1,3}\.){3}\d{1,3}|([0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{1,4}", 0.1, 7),
    ("data-personal-account", r"[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?", 0.1, 16),
    ("data-personal-phone", r"(\+|00|\(\+?\d)[\d ()/.-]{8,18}\d|0\d{2,4}[ /-]\d{5,9}|\d{3}-\d{3}-\d{4}", 0.5, 9),
)
_FIRST_AND_LAST, _SHORTEST_NAME = r"\p{Lu}\p{Ll}+,? (\p{Lu}\.? )?\p{Lu}[\p{L}'-]+", 5
_DISTINCT_SHARE = 0.5
_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_MONTHS = "Jan|Feb|Fév|Mar|Mär|Apr|Avr|May|Mai|Jun|Juin|Jul|Juil|Aug|Aoû|Sep|Oct|Okt|Nov|Dec|Déc|Dez"
_IN_TEXT = (
    rf"\b[{_CAPITAL}][{_SMALL}]+,? (?:[{_CAPITAL}]\.? )?[{_CAPITAL}][{_CAPITAL}{_SMALL}'-]+",
    rf"\b(?!(?:{_MONTHS}))[{_CAPITAL}][{_CAPITAL}{_SMALL}-]{{3,}}\.? \d{{1,4}}\b",
    rf"[{_CAPITAL}{_SMALL}].*?(?<!\d)(?:\+|0)\d[\d ()/-]{{5,16}}\d",
)
"""First and last names, streets with a number, phone numbers after a word: what a message does not show."""
_SHOWN_AT_MOST = 200
_ROWS_FOR_NAMES = 20
_ROWS_LOOKED_AT = 20_000


def normalise_name(name: str) -> str:
    """A column's name in small letters with underscores: PhoneNumber, "phone number" and PHONE-NUMBER are one."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^0-9a-zäöüß]+", "_", parted.lower()).strip("_")


def match_personal_name(name: str) -> str:
    """The id of what a column looks like by its name, such as a phone number; empty if like nothing personal."""
    return _KIND_OF_NAME.get(normalise_name(name), "")


def personal_columns(table: RawTable, ids: tuple[str, ...] = ()) -> dict[str, str]:
    """The columns that look personal, each with the id of what it looks like; `ids` are judged by content alone."""
    by_name = {name: kind for name in table.names if name not in ids and (kind := match_personal_name(name))}
    by_content = {name: kind for name, kind in _by_content(table).items() if name not in by_name}
    return {name: (by_name | by_content)[name] for name in table.names if name in by_name or name in by_content}


def personal_contract_columns(table: RawTable, contract: Contract) -> dict[str, str]:
    """The columns that look personal: those of a contract by what stands in them, the others, which are not read, by name."""
    read = tuple(
        rule.column for rule in contract.columns if rule.column in table.names and rule.kind in ("name", "text") and not rule.choices
    )
    found = {name: kind for name in table.names if name not in contract.names and (kind := match_personal_name(name))}
    return found | (_by_content(table, read) if read else {})


def is_personal_text(text: str) -> bool:
    """Whether one cell holds what must not be shown: an e-mail address, or something of the form of a phone, IP or account number."""
    return bool(re.search(_EMAIL, text)) or any(re.fullmatch(form, text.strip()) for _, form, _, _ in _FORMS)


def contains_personal_text(text: str) -> bool:
    """Whether a message must not show a cell: it is personal, or has a name, a street and its number, or a phone number in it."""
    return is_personal_text(text[:_SHOWN_AT_MOST]) or any(re.search(form, text[:_SHOWN_AT_MOST]) for form in _IN_TEXT)


def _by_content(table: RawTable, names: tuple[str, ...] | None = None) -> dict[str, str]:
    names = table.names if names is None else names
    with_emails: tuple[int, ...] = (0,) * len(names)
    if table.has_at:
        emails = ", ".join(_emails(table.cell(name)) for name in names)
        with_emails = table.connection.execute(f"SELECT {emails} FROM {table.relation}").fetchall()[0]
    found = {names[i]: _kind(with_emails[i], *values) for i, *values in table.connection.execute(_shares(table, names)).fetchall()}
    return {name: found[name] for name in names if found.get(name)}


def _emails(cell: str) -> str:
    return f"count(*) FILTER (WHERE CASE WHEN contains({cell}, '@') THEN regexp_matches({cell}, {cells.sql_literal(_EMAIL)}) END)"


def _shares(table: RawTable, names: tuple[str, ...]) -> str:
    """The SQL of what is counted of each column: its number, the share of distinct cells, the rows, and the share of each form.

    All columns stand in one, and each different cell once: a pattern costs much to make ready and something on every cell.
    """
    # evenly spread rows where they are held; the first ones where each pass reads the file
    some = f"WHERE rowid % {table.sampling_step(_ROWS_LOOKED_AT)} = 0" if table.in_memory else f"LIMIT {_ROWS_LOOKED_AT}"
    own = ", ".join(table.cell(name) for name in names)
    each = f"SELECT unnest(range({len(names)})) AS i, unnest([{own}]) AS cell FROM (SELECT * FROM {table.relation} {some})"
    forms = ((_FIRST_AND_LAST, _SHORTEST_NAME), *((form, shortest) for _, form, _, shortest in _FORMS))
    shares = ", ".join(f"sum(n) FILTER (WHERE {_has_form(form, shortest)}) / sum(n) FILTER (cell IS NOT NULL)" for form, shortest in forms)
    different = f"SELECT i, cell, count(*) AS n FROM ({each}) GROUP BY i, cell"
    return f"SELECT i, count(cell) / sum(n), sum(n), {shares} FROM ({different}) GROUP BY i"


def _has_form(form: str, shortest: int) -> str:
    return f"CASE WHEN strlen(cell) >= {shortest} THEN {cells.match_pattern('cell', form)} END"


def _kind(emails: float, distinct: float, rows: float, full_names: float | None, *shares: float | None) -> str:
    if emails:
        return "data-personal-email"
    for (kind, _, least, _), share in zip(_FORMS, shares, strict=True):
        if (share or 0.0) >= least:
            return kind
    if rows >= _ROWS_FOR_NAMES and (full_names or 0.0) >= 0.5 and distinct >= _DISTINCT_SHARE:
        return "data-personal-name"
    return ""


def describe_key() -> Message:
    """Which key the hashes have."""
    return Message("data-hash-secret" if os.environ.get(HASH_KEY) else "data-hash-values", variable=HASH_KEY)


def hash_key(values: Iterable[str]) -> bytes:
    """The key of the hashes of all these values, or of what says of them which they are."""
    secret = os.environ.get(HASH_KEY)
    key = hashlib.blake2b(digest_size=32, person=b"cxsim names")
    for value in values if not secret else [secret]:
        key.update(len(value).to_bytes(8, "little") + value.encode())
    return key.digest()


def hash_identifier(text: str, key: bytes) -> str:
    """The keyed hash of a personal value: 16 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), key=key, digest_size=8).hexdigest()
