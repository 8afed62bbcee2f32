"""Limits: how far a packed file may unfold before it is taken for a bomb and refused, and which dates can be meant."""

from __future__ import annotations

from datetime import date

from cxsim.errors import DataError, fault
from cxsim.text import Message

MAXIMUM_RATIO = 200
FREE_BYTES = 64 << 20
MAXIMUM_WORKBOOK_BYTES = 1 << 30
MAXIMUM_CELLS = 50_000_000  # of the rectangle that the cells of a sheet span: room is made for all of it

EARLIEST = "1900-01-02"  # 1900-01-01 and what lies before it is how programs write that there is no date
_YEARS_AHEAD = 20  # a contract may end in some years; 2079-06-06, 2099-12-31 and 9999-12-31 are how programs write that it does not
LONGEST_YEARS = 120  # longer than anybody is a customer


def latest_year() -> int:
    """The last year in which a date can be meant; it grows with the calendar, so that what was read once is read later."""
    return date.today().year + _YEARS_AHEAD


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether more has come out than 64 MiB and 200 times what went in."""
    return unpacked > FREE_BYTES and unpacked > MAXIMUM_RATIO * packed


def bomb_error(shown: str, unpacked: int) -> DataError:
    """The error for a file that unfolds too far."""
    found = fault("data-archive-bomb", size=unpacked >> 20, ratio=MAXIMUM_RATIO, free=FREE_BYTES >> 20, most=MAXIMUM_WORKBOOK_BYTES >> 20)
    return DataError(Message("data-archive-refused", file=shown), [found.at(shown)])
