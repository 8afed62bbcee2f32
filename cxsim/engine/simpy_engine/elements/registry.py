"""The elements that fire between two instants, found in the files of this package."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import cxsim.engine.simpy_engine.elements as package
from cxsim.engine.simpy_engine.process import Process


def _found() -> Iterator[Process]:
    """The processes in these files, in the order of their names."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name != __name__.rpartition(".")[2]:
            yield import_module(f"{package.__name__}.{module.name}").PROCESS


PROCESSES: tuple[Process, ...] = tuple(_found())
"""Where two of them fire at the same instant, the former comes first."""
