"""A source: which bytes a table was read from, and what was detected about them."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.errors import DataError, fault
from cxsim.text import Message

_CHUNK = 1 << 20
_HEAD = 1 << 16
_URL = "://"
_FILE_URLS = ("sqlite:///", "duckdb:///")


def is_url(source: object) -> bool:
    """Whether a source is the URL of a database, such as sqlite:///crm.db#customers."""
    return isinstance(source, str) and _URL in source


def locate_url(url: str, folder: Path) -> str:
    """The URL of a database whose file, where it is one, is looked for in a folder unless its path is absolute."""
    for scheme in _FILE_URLS:
        if url.startswith(scheme):
            return scheme + str(folder / url.removeprefix(scheme))
    return url


def hide_password(url: str) -> str:
    """A URL without its password."""
    scheme, mark, rest = url.partition(_URL)
    user, at, host = rest.rpartition("@")
    return f"{scheme}{mark}{user.partition(':')[0]}{at}{host}"


@dataclass(frozen=True)
class Source:
    """Where a table came from: enough to name it in a manifest and to see that it has not changed since."""

    file: str
    sha256: str
    bytes: int
    rows: int
    detected: tuple[Message, ...]

    def to_dict(self) -> dict[str, Any]:
        """The source as JSON holds it."""
        return {**vars(self), "detected": [message.to_dict() for message in self.detected]}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Source:
        """The source that `to_dict` stored."""
        return cls(**{**stored, "detected": tuple(Message.from_dict(message) for message in stored["detected"])})


@dataclass(frozen=True)
class Fingerprint:
    """What one pass over a file tells: its checksum, its size, its beginning, whether all of it is UTF-8, and two rare signs."""

    sha256: str
    size: int
    head: bytes
    utf8: bool
    high: frozenset[int]
    has_at: bool = True
    has_hard_space: bool = True


def fingerprint(path: Path, shown: str | None = None) -> Fingerprint:
    """The checksum and the nature of a file's bytes, in one pass; errors name the file as `shown`.

    Raises
    ------
    DataError
        If the file is missing, is a folder, cannot be read, or is empty.
    """
    refuse_strange_file(path)
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    size, head, utf8, high, has_at, hard = 0, b"", True, set[int](), False, False
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size, head = size + len(chunk), head or chunk[:_HEAD]
                utf8 = utf8 and _decodes(decoder, chunk)
                has_at, hard = has_at or b"@" in chunk, hard or b"\xa0" in chunk
                if not utf8:
                    high.update(byte for byte in set(chunk) if byte >= 0x80)
        utf8 = utf8 and _decodes(decoder, b"", final=True)
    except OSError as error:
        raise unreadable_error(path, error) from None
    if not size:
        shown = shown or str(path)
        raise DataError(Message("data-file-empty", file=shown), [fault("data-file-no-bytes").at(shown)])
    return Fingerprint(digest.hexdigest(), size, head, utf8, frozenset(high), has_at, hard)


def refuse_strange_file(path: Path) -> None:
    """Refuse a pipe or a device, which can be read once, or without end, and a path that is no text.

    A file that is absent is for whoever opens it.

    Raises
    ------
    DataError
        If the path is neither a file nor a folder, or not UTF-8, which the readers of tables need.
    """
    shown = str(path).encode("utf-8", "replace").decode()
    if is_special(path):
        raise DataError(Message("data-file-unreadable", file=shown), [fault("data-file-special").at(shown)])
    if shown != str(path):
        raise DataError(Message("data-file-unreadable", file=shown), [fault("data-file-name").at(shown)])


def is_special(path: Path) -> bool:
    """Whether a path is there and is neither a file nor a folder."""
    try:
        return path.exists() and not (path.is_file() or path.is_dir())
    except (OSError, ValueError):
        return False


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def unreadable_error(path: Path, error: OSError) -> DataError:
    """The error for a file that the system will not open or read."""
    if isinstance(error, FileNotFoundError):
        found = fault("data-file-missing")
    elif isinstance(error, IsADirectoryError):
        found = fault("data-file-folder")
    else:
        found = fault("data-file-refused", reason=error.strerror)
    return DataError(Message("data-file-unreadable", file=path), [found.at(str(path))])
