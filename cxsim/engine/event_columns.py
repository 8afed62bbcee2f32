"""Records of events taken apart into columns, in one compiled pass."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxsim.engine.compilation import entry, keep_compiled
from cxsim.engine.records import EVENT, Floats, Records

KIND, OUTCOME, WORDS = 0, 1, 2


class Columns(NamedTuple):
    """What n events say, one array a column.

    Attributes
    ----------
    life : int32 (n,), counted from the first life of these events.
    codes : int16 (2 + words, n): the kind, how a touch ended (from 1 on; 0 for no touch), and the words of its touchpoint.
    levels : float32 (4, n), satisfaction, effort, and of a touch how many days it took and the customer waited.
    """

    life: NDArray[np.int32]
    codes: NDArray[np.int16]
    day: Floats
    amount: Floats
    levels: NDArray[np.float32]


def split_events(events: Records, words: NDArray[np.int16]) -> Columns:
    """The columns of events; `words` (words, 1 + touchpoints) says by number what stands for no touchpoint, and for each."""
    count = len(events)
    columns = Columns(
        _room(np.int32, count),
        _room(np.int16, WORDS + len(words), count),
        _room(np.float64, count),
        _room(np.float64, count),
        _room(np.float32, 4, count),
    )
    fill_columns(events, words, columns)
    return columns


def _room(kind: type[np.generic], *shape: int) -> NDArray[Any]:
    """An array in memory of Arrow, which keeps what it has had for the next part: to take fresh memory takes as long as to fill it."""
    count = math.prod(shape)
    return np.frombuffer(pa.allocate_buffer(count * np.dtype(kind).itemsize), kind, count).reshape(shape)


@entry
def fill_columns(events: Records, words: NDArray[np.int16], columns: Any) -> None:
    """Fill the columns."""
    for number in range(events.size):
        event = events[number]
        columns.life[number] = event.life - events[0].life
        columns.day[number], columns.amount[number] = event.day, event.amount
        columns.levels[0, number], columns.levels[1, number] = event.satisfaction, event.effort
        columns.levels[2, number], columns.levels[3, number] = event.length, event.wait
        columns.codes[KIND, number] = event.kind
        columns.codes[OUTCOME, number] = event.outcome + 1 if event.kind == EVENT.touched else 0
        node = event.node + 1 if event.kind == EVENT.touched or event.kind == EVENT.paid else 0
        for word in range(words.shape[0]):
            columns.codes[WORDS + word, number] = words[word, node]


keep_compiled(fill_columns)
