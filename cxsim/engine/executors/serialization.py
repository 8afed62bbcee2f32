"""A job as flat bytes, for workers in other processes and on other machines.

The arrays lie outside of the pickle, each at a multiple of 64 bytes, so that a worker on the same machine maps the file
into its memory and copies nothing. A pickle can run code when it is read: packages travel between one's own processes only.
"""

from __future__ import annotations

import mmap
import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from cxsim.engine.executors.unit import Job, Table, Unit

ALIGNED = 64
_LENGTH = np.dtype("<u8")


def pack(job: Job) -> bytes:
    """The job as bytes: how many chunks there are, their lengths, then each; the first is the pickle of all that is no array."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(job, protocol=5, buffer_callback=buffers.append)
    chunks = [memoryview(head), *(buffer.raw() for buffer in buffers)]
    lengths = np.array([len(chunks), *(chunk.nbytes for chunk in chunks)], _LENGTH)
    return b"".join(piece for chunk in (lengths.data.cast("B"), *chunks) for piece in (chunk, bytes(-chunk.nbytes % ALIGNED)))


def unpack(memory: mmap.mmap | bytearray) -> Job:
    """The job in a writable memory, whose arrays are views of it."""
    head, *buffers = _chunks(memoryview(memory))
    job: Job = pickle.loads(head, buffers=buffers)
    return job


def _chunks(memory: memoryview) -> Iterator[memoryview]:
    count = int(np.frombuffer(memory, _LENGTH, 1)[0])
    lengths = np.frombuffer(memory, _LENGTH, count, _LENGTH.itemsize)
    place = (count + 1) * _LENGTH.itemsize
    for length in lengths.tolist():
        place += -place % ALIGNED
        yield memory[place : place + length]
        place += length


@lru_cache(maxsize=2)
def open_job(path: Path) -> Job:
    """The job in a file, mapped into memory: what is never touched is never read; what is written stays this process's own."""
    with path.open("rb") as stream:
        return unpack(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY))


@lru_cache(maxsize=2)
def receive_job(package: bytes) -> Job:
    """The job in a package that came over a wire."""
    return unpack(bytearray(package))


def table_from_file(path: Path, unit: Unit) -> Table:
    """The table of a unit of the job in a file; what a worker process is sent to do."""
    return open_job(path).table(unit)


def table_from_package(package: bytes, unit: Unit) -> Table:
    """The table of a unit of the job in a package; what a worker on another machine is sent to do."""
    return receive_job(package).table(unit)
