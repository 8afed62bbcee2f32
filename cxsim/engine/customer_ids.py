"""Names made of a customer's name and an ending, letter by letter in one compiled pass."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxsim.engine.compilation import entry, keep_compiled

Numbers = NDArray[np.integer[Any]]


def join_names(names: pa.StringArray, life: Numbers, endings: pa.StringArray, ordinal: Numbers) -> pa.StringArray:
    """For each row the name of its life and the ending of its ordinal; the text of all rows has less than 2^31 bytes."""
    (start, text), (ending_start, ending_text) = _letters(names), _letters(endings)
    ends = np.cumsum(np.diff(start)[life] + np.diff(ending_start)[ordinal], dtype=np.int32)
    place, found = np.concatenate([[np.int32(0)], ends]), np.empty(ends[-1] if len(ends) else 0, np.uint8)
    write_names(start, text, life, ending_start, ending_text, ordinal, found)
    return pa.StringArray.from_buffers(len(life), pa.py_buffer(place), pa.py_buffer(found))


def _letters(words: pa.StringArray) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Where each word begins (and the last ends), and the text of all."""
    _, start, text = words.buffers()
    return np.frombuffer(start, np.int32)[words.offset : words.offset + len(words) + 1], np.frombuffer(text, np.uint8)


@entry
def write_names(start: Any, text: Any, life: Any, ending_start: Any, ending_text: Any, ordinal: Any, found: Any) -> None:
    """Write the letters of all rows, one row after the other."""
    place = 0
    for row in range(life.size):
        for letter in range(start[life[row]], start[life[row] + 1]):
            found[place] = text[letter]
            place += 1
        for letter in range(ending_start[ordinal[row]], ending_start[ordinal[row] + 1]):
            found[place] = ending_text[letter]
            place += 1


keep_compiled(write_names)
