"""The encoding of a text file: stated, or detected and said; and the same text as UTF-8, which is all the reader knows."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from pathlib import Path

from cxsim.data.limits import bomb_error, is_bomb
from cxsim.data.source import Fingerprint, unreadable_error
from cxsim.errors import DataError, fault
from cxsim.text import Message

_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ONLY_CP1252 = frozenset(range(0x80, 0xA0)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_C1 = frozenset(range(0x80, 0xA0))
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xe2\x82\xac")  # no text in latin-1 or cp1252 is written so
_HIGH = re.compile(rb"[\x80-\xff]")


def unpack(path: Path, folder: Path) -> Path:
    """The file itself, or what a gzip file holds, unpacked into `folder`.

    Raises
    ------
    DataError
        If a gzip file is cut short or damaged, or unfolds beyond the limits.
    """
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            return path
    plain = folder / "unpacked"
    try:
        with gzip.open(path, "rb") as packed, plain.open("wb") as out:
            size, written = path.stat().st_size, 0
            while chunk := packed.read(_CHUNK):
                written += out.write(chunk)
                if is_bomb(size, written):
                    raise bomb_error(str(path), written)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise DataError(Message("data-archive-unreadable", file=path), [fault("data-archive-damaged").at(str(path))]) from None
    except OSError as error:
        raise unreadable_error(path, error) from None
    return plain


def detect_encoding(facts: Fingerprint) -> str:
    """The encoding that the bytes speak for: a byte order mark, UTF-16 by its zeros, UTF-8, else cp1252 or latin-1."""
    for mark, name in _MARKS:
        if facts.head.startswith(mark):
            return name
    even, odd = facts.head[0::2].count(0), facts.head[1::2].count(0)
    if max(even, odd) > len(facts.head) // 8:
        return "utf-16-le" if odd > even else "utf-16-be"
    if facts.utf8:
        return "utf-8"
    control = facts.high & _C1
    return "cp1252" if control and control <= _ONLY_CP1252 else "latin-1"


def convert_to_utf8(path: Path, shown: str, stated: str | None, folder: Path, facts: Fingerprint) -> tuple[Path, Message]:
    """A UTF-8 file with the same text (the file itself where it is one already), and the sentence that says the encoding.

    `facts` are those of its bytes.

    Raises
    ------
    DataError
        If the bytes are not text in the encoding.
    """
    encoding = stated or detect_encoding(facts)
    message = Message("data-encoding", name=encoding, stated=bool(stated))
    carriage_returns_only = b"\r" in facts.head and b"\n" not in facts.head
    if facts.utf8 and codecs.lookup(encoding).name in ("utf-8", "utf-8-sig") and not carriage_returns_only:
        return path, message
    if not stated and encoding in ("latin-1", "cp1252"):
        _refuse_mixed(path, shown, encoding)
    text = folder / "utf8"
    try:
        with (
            path.open(encoding=encoding, newline=None if carriage_returns_only else "") as file,
            text.open("w", encoding="utf-8", newline="") as out,
        ):
            while chunk := file.read(_CHUNK):
                out.write(chunk)
    except UnicodeError as error:
        reader = f"reader: {{encoding: {detect_encoding(facts)}}}" if stated else None
        found = fault("data-encoding-bytes", encoding=encoding, reason=str(getattr(error, "reason", error)), reader=reader)
        raise DataError(Message("data-encoding-wrong", file=shown, encoding=encoding), [found.at(shown)]) from None
    return text, message


def _refuse_mixed(path: Path, shown: str, encoding: str) -> None:
    """Refuse a file that is UTF-8 on some lines and not on others, as when files are pasted together: half its letters would be wrong."""
    utf8 = other = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            rest = _UTF8_LETTER.sub(b"", line)
            utf8 = utf8 or (number if len(rest) < len(line) else 0)
            other = other or (number if _HIGH.search(rest) else 0)
            if utf8 and other:
                reader = f"reader: {{encoding: {encoding}}}"
                found = fault("data-encoding-lines", utf8=utf8, encoding=encoding, other=other, reader=reader)
                raise DataError(Message("data-encoding-mixed", file=shown), [found.at(shown, max(utf8, other))])
