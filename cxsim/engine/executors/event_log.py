"""The tables of a unit as Parquet files, one per table, written aside and renamed; words are written once, as dictionaries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cxsim.engine.outcome import Outcome
from cxsim.engine.output_tables import table_parts
from cxsim.provenance import synchronise
from cxsim.temporary_files import file_aside

ROW_GROUP = 1 << 20
LARGEST_DICTIONARY = 1 << 28
EVENTS = "events"


@contextmanager
def write_tables(folder: Path, name: str, tables: list[str]) -> Iterator[Callable[[Outcome], None]]:
    """Yield what adds these tables of an outcome to files, each in a folder of its name; at the end they are there as whole.

    Nothing is there if it ends with an error.
    """
    paths = {table: folder / table / f"{name}.parquet" for table in tables}
    temporary = {table: file_aside(path) for table, path in paths.items()}
    for path in paths.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as files:
            writers: dict[str, Any] = {}

            def add(outcome: Outcome) -> None:
                for table, written in temporary.items():
                    for part in table_parts(table, outcome):
                        if table not in writers:
                            writers[table] = files.enter_context(_writer(table, part.schema, written))
                        writers[table].write_table(part, row_group_size=ROW_GROUP)

            yield add
        for table, path in paths.items():
            synchronise(temporary[table])
            os.replace(temporary[table], path)
            synchronise(path.parent)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def _writer(table: str, schema: pa.Schema, path: Path) -> Any:
    """What writes a table in parts; only columns of numbers have statistics.

    Of the events a reader learns which columns are dictionaries, so that it need not spell out their words; others are read as words.
    """
    numbers = [field.name for field in schema if not (pa.types.is_dictionary(field.type) or pa.types.is_string(field.type))]
    return pq.ParquetWriter(
        path,
        schema,
        use_dictionary=[field.name for field in schema if pa.types.is_dictionary(field.type)],
        write_statistics=numbers,
        dictionary_pagesize_limit=LARGEST_DICTIONARY,
        store_schema=table == EVENTS,
    )
