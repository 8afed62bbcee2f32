"""The record of an experiment's readings: how often other data were read before, since looks that nobody planned inflate false alarms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cxsim.abtest.stored_sums import plain_sums
from cxsim.abtest.sums import ExperimentSums
from cxsim.errors import DataError, Fault, fault
from cxsim.provenance import canonical_hash
from cxsim.text import Message


@dataclass(frozen=True)
class ReadingRecord:
    """A file with a line for each reading: of which plan, of which data (hashes), and how many units they had.

    To read the same data again is no other look at them.
    """

    file: Path

    def earlier(self, plan: str, sums: ExperimentSums) -> int:
        """How many other data were read under a plan.

        Raises
        ------
        DataError
            If the file is no such record, with the line that is none.
        """
        return len({data for of, data in self._lines() if of == plan} - {_hash(sums)})

    def note(self, plan: str, sums: ExperimentSums) -> None:
        """Add a reading, unless the same data were read before."""
        if (plan, _hash(sums)) in self._lines():
            return
        line = {"plan": plan, "data": _hash(sums), "units": sum(sums.units.values())}
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _lines(self) -> list[tuple[str, str]]:
        found, faults = [], list[Fault]()
        lines = self.file.read_bytes().splitlines() if self.file.exists() else []
        for number, line in enumerate(lines, start=1):
            try:
                stored = json.loads(line.decode())
                plan, data = stored["plan"], stored["data"]
                if not (isinstance(plan, str) and isinstance(data, str)):
                    raise TypeError
                found.append((plan, data))
            except (ValueError, KeyError, TypeError, RecursionError):
                faults.append(fault("abtest-record-line").at(file=str(self.file), line=number))
        if faults:
            raise DataError(Message("abtest-record-unreadable", file=self.file), faults)
        return found


def _hash(sums: ExperimentSums) -> str:
    return canonical_hash(plain_sums(sums))
