"""The delimiter of a text table: stated and tested, or detected from the names in the header and said."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from cxsim.errors import DataError, Fault, fault
from cxsim.text import Message

COMMON = (",", ";", "\t", "|")
_RARE = (":", "^", "~")
_LOOK_AT = 50
_MOST_TITLES = 20


def describe_delimiter(delimiter: str) -> str | Message:
    """A delimiter as a sentence names it."""
    return Message("data-delimiter-tab") if delimiter == "\t" else repr(delimiter)


def iterate_records(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record of a UTF-8 table that is not a blank line, with the physical line on which it starts."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        start = 1
        for record in reader:
            if record:
                yield start, record
            start = reader.line_num + 1


def read_first_records(path: Path, delimiter: str, count: int = _LOOK_AT) -> list[list[str]]:
    """The first records, as far as the text can be read as a table."""
    found: list[list[str]] = []
    with suppress(csv.Error):
        found.extend(record for _, record in islice(iterate_records(path, delimiter), count))
    return found


def read_separator_line(path: Path) -> str | None:
    """The delimiter in a first line such as `sep=;`, by which a spreadsheet tells itself how a file is written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = re.fullmatch(r'"?sep=(.)"?', file.readline(20).rstrip("\r\n"), re.IGNORECASE)
    return found[1] if found else None


def count_title_rows(records: Sequence[Sequence[str]]) -> int:
    """How many of the first records are a title: nothing beyond the first cell of each, before one of several names."""
    for i, record in enumerate(records[:_MOST_TITLES]):
        if any(cell.strip() for cell in record[1:]):
            return i if _are_names(record) else 0
    return 0


def _are_names(record: Sequence[str]) -> bool:
    """Whether a record can only be a header: every cell filled, each once, none a number or a date."""
    cells = [cell.strip() for cell in record]
    return all(any(sign.isalpha() for sign in cell) for cell in cells) and len(set(cells)) == len(cells)


def detect_delimiter(path: Path) -> str:
    """The common delimiter that parts the header into most names, ties going to the one the rows agree with; else a comma.

    It is what a spreadsheet's `sep=` line says, if there is one; lines of a title are no header.
    """
    if stated := read_separator_line(path):
        return stated

    def agreement(delimiter: str) -> tuple[int, int]:
        rows = read_first_records(path, delimiter)
        rows = rows[count_title_rows(rows) :]
        names = len(rows[0]) if rows else 0
        return names, sum(len(row) == names for row in rows)

    best = max(COMMON, key=agreement)
    return best if agreement(best)[0] > 1 else ","


def find_delimiter_fault(path: Path, shown: str, delimiter: str, above: int = 0) -> Fault | None:
    """The fault of a header, below `above` other rows, that stays one column although another delimiter would part it."""

    def width(mark: str) -> int:
        return len(next(iter(read_first_records(path, mark, above + 1)[above:]), []))

    if width(delimiter) != 1:
        return None
    counts = Counter({other: width(other) for other in (*COMMON, *_RARE) if other != delimiter})
    other, names = counts.most_common(1)[0]
    if names < 2:
        return None
    shown_as = "\\t" if other == "\t" else other
    found = fault(
        "data-delimiter-wrong",
        delimiter=describe_delimiter(delimiter),
        columns=names,
        other=describe_delimiter(other),
        reader=f'reader: {{delimiter: "{shown_as}"}}',
    )
    return found.at(shown, 1)


def ragged_rows_error(path: Path, shown: str, delimiter: str, width: int, header_rows: int) -> DataError:
    """The error for a table whose rows are not all as wide as its header, with the first place of each wrong width."""
    places: dict[int, int] = {}
    counts: Counter[int] = Counter()
    last = 1
    try:
        for index, (line, record) in enumerate(iterate_records(path, delimiter)):
            last = line
            if index >= header_rows and len(record) != width:
                places.setdefault(len(record), line)
                counts[len(record)] += 1
    except csv.Error as error:
        counts.clear()
        return DataError(Message("data-file-no-table", file=shown), [fault("data-row-unreadable", reason=str(error)).at(shown, last)])
    faults = [fault("data-row-width", values=wide, width=width).at(shown, line, count=counts[wide]) for wide, line in places.items()]
    if not faults:
        faults = [fault("data-quote-open").at(shown, _open_quote(path, delimiter))]
    return DataError(Message("data-file-no-table", file=shown), faults)


def _open_quote(path: Path, delimiter: str) -> int | None:
    """The line on which the strict reader of the standard library gives up, or the last record that never ends."""
    line = 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                next(reader)
            except StopIteration:
                return None
            except csv.Error:
                return line
