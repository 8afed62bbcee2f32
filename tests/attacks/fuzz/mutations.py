"""Mutations of bytes, of cells and of trees of plain data."""

from __future__ import annotations

import copy
import gzip
import io
import random
import zipfile
from collections.abc import Iterator
from typing import Any

PIECES = [
    *[b'"', b",", b"\n", b"\r", b";", b"\t", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"nan", b"-", b"1e999", b"1,5", b"inf", b"_"],
    *[b"0x1", b" ", b"", "ü".encode(), "\u00a0".encode(), b"\xe9", b"\x1f\x8b", b"PK\x03\x04", b"PAR1", b"{", b"}", b"[", b"]"],
    *[b"null", b"true", b"31.12.2025", b"&x;", b"<", b">", b"</", b"2025-02-30", b"20250101", b"01/02/2025", b"9" * 30, b"#", b"'"],
    *[b"\xf0\x9f\x98\x80", b"'; DROP TABLE raw; --", b"=1+1", b"\\", b"1e5", b"+", b"infinity", b"- ", b": ", b"&a ", b"*a", b"!!str "],
    *[b"%", b"|", b"? ", b"~", b"0", b"1", b"7", b".", b"e", b"\xe2\x80\xa8", b"\x85", b"\x1a", b"\x0c"],
]
CELLS: list[Any] = [
    *["", " ", "nan", "NaN", "NA", "n/a", "#N/A", "null", "None", "-", "--", "inf", "-inf", "Infinity", "1e999", "-1e999", "1e-400", "-0"],
    *["0", "-1", "1.5", "1,5", "1.234,5", "1,234.5", "1 234", "1'234", "1_000", "0x10", "1e5", "1E-3", ".5", "5.", "+5", "--5", "1e", "٣"],
    *["12 %", "12%", "€ 5", "5 EUR", "$5.00", "true", "TRUE", "yes", "Y", "0.0", "1.0", "01", "2025-02-30", "2025-13-01", "2025-00-10"],
    *["2025-1-5", "2025-01-05T", "2025-01-05T25:00:00", "2025-01-05 24:00:00", "2025-01-05T10:00:60", "2025-01-05T10:00:00Z"],
    *["2025-01-05T10:00:00+02:00", "2025-01-05 10:00:00.123456789", "2025-01-05 10:00:00 +0530", "31.12.2025", "12/31/2025", "01/02/2025"],
    *["5 Mar 2025", "20250105", "45678", "45678.25", "1735689600", "1735689600000", "9999-12-31", "1900-01-01", "0001-01-01", "2079-06-06"],
    *["infinity", "epoch", "now", "today", "-infinity", "2025-W01-1", "2025-001", "١٢", "a;b", "[1,2]", '["a"]', "=1+1", "a\nb", "a\x00b"],
    *[
        "anna@example.com",
        "+49 170 1234567",
        "Anna Schmidt",
        "ü",
        "e\u0301",
        "\u200b5",
        "\ufeff5",
        "5\u00a0",
        "\u202f5",
        "\ud7ff",
        "x" * 5000,
    ],
    *[
        "77",
        "99",
        "-99",
        "999",
        "101",
        "11",
        "6",
        "0.5",
        "1e15",
        "9" * 25,
        "9007199254740993",
        "0.1",
        "3.0000000000000001",
        "phone",
        "PHONE",
    ],
]
SCALARS: list[Any] = [
    *[0, -1, 1, 2, 0.5, 1.0000001, -0.0, 1e308, -1e308, 5e-324, 1e-320, float("inf"), float("-inf"), float("nan"), 2**31, 2**63, 2**64],
    *[10**400, -(10**400), 99999999, 12, 100, True, False, None, "", " ", "nan", "inf", "12 %", "120 %", "-5 %", "1,5", "16,000", "1_000"],
    *[
        "3 moons",
        "never",
        "0 d",
        "-3 d",
        "1e400 d",
        "1e300 years",
        "12",
        "12 months",
        "2 h",
        "0x10",
        "0o7",
        "1e5",
        "NO",
        "yes",
        "~",
        "null",
    ],
    *[
        "2026-02-30",
        "2026-01-01",
        "0001-01-01",
        "9999-12-31",
        "2026-01-15",
        "31.12.2026",
        "soon",
        "€",
        "ü",
        "eur",
        "USD",
        "x" * 300,
        "\x07",
    ],
    *["journeys.none.rate", "churn", "../../etc/passwd", "http://x/y", "sqlite:///none.db#t", "a.b.c", "{}", "a: b", [], {}, [1], [None]],
    *[{"value": 1}, {"value": 0.5, "p5": 0.4, "p95": 0.6}, {"value": 0.5, "p5": 0.6, "p95": 0.4}, {"p5": 0.1, "p95": 0.2}, [[]], {"": 1}],
    *[
        {"value": 0.5, "sample": [0.4, 0.5, 0.7]},
        {"sample": [1]},
        {"fit": "churn", "coef": "nps"},
        {"value": "3 d"},
        {"value": 3, "unit": "d"},
    ],
]


def mutate_bytes(content: bytes, chance: random.Random, most: int = 3) -> bytes:
    """Some pieces put in, cut out, copied or overwritten."""
    for _ in range(chance.randint(1, most)):
        at, cut = chance.randint(0, len(content)), chance.choice([0, 0, 1, 2, 8, 40])
        kind = chance.random()
        if kind < 0.55:
            content = content[:at] + chance.choice(PIECES) + content[at + cut :]
        elif kind < 0.75:
            content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        elif kind < 0.8:
            content = content[:at]
        elif kind < 0.9:
            content = content[:at] + content[at + cut :]
        else:
            other = chance.randint(0, len(content))
            content = content[:at] + content[other : other + 60] + content[at:]
    return content


def mutate_packed(content: bytes, chance: random.Random) -> bytes:
    """A mutation of what a packed file holds, so that not its seal but its content is wrong."""
    if content[:2] == b"\x1f\x8b":
        return gzip.compress(mutate_bytes(gzip.decompress(content), chance), mtime=0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as new:
        names = archive.namelist()
        sheets = [name for name in names if "sheet" in name or "shared" in name.lower() or name == "content.xml"]
        chosen = chance.choice(sheets if sheets and chance.random() < 0.8 else names)
        for name in names:
            new.writestr(zipfile.ZipInfo(name), mutate_bytes(archive.read(name), chance) if name == chosen else archive.read(name))
    return out.getvalue()


def places(tree: Any, address: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The address of every part of a tree of plain data."""
    yield address
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, part in inner:
        yield from places(part, (*address, name))


def part_at(tree: Any, address: tuple[Any, ...]) -> Any:
    """The part of a tree at an address."""
    for name in address:
        tree = tree[name]
    return tree


def mutate_tree(tree: Any, chance: random.Random, most: int = 2) -> Any:
    """A copy in which some parts are gone, called otherwise, doubled, exchanged or something else."""
    tree = copy.deepcopy(tree)
    for _ in range(chance.randint(1, most)):
        known = [address for address in places(tree) if address]
        if not known:
            return tree
        *around, last = chance.choice(known)
        _mutate_part(part_at(tree, tuple(around)), last, tree, known, chance)
    return tree


def _mutate_part(inside: Any, last: Any, tree: Any, known: list[tuple[Any, ...]], chance: random.Random) -> None:
    kind = chance.random()
    if kind < 0.15:
        del inside[last]
    elif kind < 0.3 and isinstance(inside, dict):
        part = inside.pop(last)
        inside[misspell(str(last), chance)] = part
    elif kind < 0.4 and isinstance(inside, list):
        inside.append(copy.deepcopy(inside[last]))
    elif kind < 0.5:
        inside[last] = copy.deepcopy(part_at(tree, chance.choice(known)))
    elif kind < 0.65 and isinstance(inside[last], int | float) and not isinstance(inside[last], bool):
        inside[last] = nudge(inside[last], chance)
    else:
        inside[last] = copy.deepcopy(chance.choice(SCALARS))


def nudge(number: float, chance: random.Random) -> float:
    """Another number near, far or of the other sign."""
    if abs(number) > 1e300:
        return -number
    return chance.choice(
        [number * 10, number / 10, -number, number + 1, number * (1 + 1e-12), round(number * chance.uniform(0, 3), 6), number]
    )


def misspell(name: str, chance: random.Random) -> str:
    """A name with a letter lost, doubled, exchanged or in the other case."""
    if not name:
        return "x"
    at = chance.randrange(len(name))
    ways = [name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name.upper(), name + "s", " " + name, name[:at] + "_" + name[at:]]
    return chance.choice(ways)
