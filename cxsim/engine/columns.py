"""The columns of a run's tables, in Arrow: words kept once, customers, numbered names; and such a table as a pandas frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from cxsim.engine.customer_ids import join_names
from cxsim.engine.records import FROM_TABLE, Records

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.integer[Any]]
AT_ONCE = 1 << 22  # rows named at once: the text that Arrow holds in one piece is bounded


def table(columns: Mapping[str, Any], blank: Sequence[str] = ()) -> pa.Table:
    """A table of these columns, of which only those that are named may have blank cells."""
    made = {name: column if isinstance(column, pa.Array | pa.ChunkedArray) else pa.array(column) for name, column in columns.items()}
    fields = [pa.field(name, column.type, nullable=name in blank) for name, column in made.items()]
    return pa.table(list(made.values()), schema=pa.schema(fields))


def words(known: Sequence[str], number: Numbers) -> pa.DictionaryArray:
    """For each row the word of its number, each distinct word kept once."""
    distinct, place = numbered_words(known)
    return pa.DictionaryArray.from_arrays(place[number], distinct, safe=False)  # numpy has looked at the numbers


def numbered_words(known: Sequence[str]) -> tuple[pa.StringArray, NDArray[np.int16]]:
    """The distinct ones of these words (at least one), and for each of these words which it is."""
    place = {word: number for number, word in enumerate(dict.fromkeys(known or [""]))}
    return pa.array(list(place), pa.string()), np.array([place[word] for word in known or [""]], np.int16)


def texts(found: NDArray[np.str_]) -> pa.StringArray:
    """A column of texts, each row its own."""
    return pa.array(found.astype(str, copy=False), pa.string())  # an empty array may be of any type


def life_names(histories: Records, rows: pa.StringArray) -> pa.StringArray:
    """The names of customers: that of its row of the table (`rows`), and `new-` with the identity in hex for those to come."""
    known = histories["origin"] == FROM_TABLE
    digits = histories["identity"][~known].astype(">u8").tobytes().hex().encode()
    new = pc.binary_join_element_wise("new-", pa.array(np.frombuffer(digits, "S16")).cast(pa.string()), "")
    place = np.where(known, np.arange(len(histories)), len(histories) + np.cumsum(~known) - 1)
    return pa.concat_arrays([rows, new]).take(pa.array(place))


def customers(names: pa.StringArray, life: Numbers) -> pa.DictionaryArray:
    """The customer of each row; rows of one life stand together."""
    first = _firsts(life)
    return pa.DictionaryArray.from_arrays((np.cumsum(first) - 1).astype(np.int32), names.take(pa.array(life[first])), safe=False)


def number_rows(letter: str, names: pa.StringArray, life: Numbers) -> pa.ChunkedArray:
    """A name for each row: its customer's, and the how-manieth of that customer it is; so parts of a run share no name.

    Rows of one life stand together.
    """
    ordinal = ordinals(life)
    endings = pa.array([f"/{letter}{number + 1}" for number in range(int(ordinal.max(initial=-1)) + 1)], pa.string())
    life = np.ascontiguousarray(life, np.int64)
    parts = [slice(place, place + AT_ONCE) for place in range(0, len(life), AT_ONCE)]
    made = [join_names(names, life[part], endings, ordinal[part]) for part in parts]
    return pa.chunked_array(made, pa.string())


def ordinals(life: Numbers) -> NDArray[np.int64]:
    """The how-manieth of its life each row is, from 0 on; rows of one life stand together."""
    begins = np.flatnonzero(_firsts(life))
    return np.arange(len(life)) - np.repeat(begins, np.diff(begins, append=len(life)))


def _firsts(life: Numbers) -> NDArray[np.bool_]:
    """Whether a row is the first of its life."""
    first = np.ones(len(life), np.bool_)
    first[1:] = life[1:] != life[:-1]
    return first


def to_pandas(found: pa.Table) -> pd.DataFrame:
    """The table for pandas: words as words, numbers in double precision."""
    fields = [field.with_type(_plain(field.type)) for field in found.schema]
    frame: pd.DataFrame = found.cast(pa.schema(fields)).to_pandas()
    return frame


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else pa.float64() if pa.types.is_float32(kind) else kind
