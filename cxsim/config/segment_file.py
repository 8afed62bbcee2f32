"""The file of a plan whose customers are segments rather than the rows of a table: simulated, but with nothing to fit or price."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from cxsim.config.document import Document
from cxsim.config.overlay import read_layers
from cxsim.config.study_file import Run
from cxsim.config.validation import validation_faults
from cxsim.errors import Fault, UsageError
from cxsim.journey.checks import plan_faults
from cxsim.journey.parameters import quantities
from cxsim.journey.plan import Plan
from cxsim.journey.segments import Segments, segments_faults


class SegmentPlan(Plan):
    """A plan, the segments it starts with, and how it is run."""

    population: Segments = Field(description="the customers: segments with their sizes and spreads")
    run: Run = Field(default=Run(), description="how it is run")

    @property
    def plan(self) -> Plan:
        """The plan alone."""
        return Plan.model_construct(**{name: getattr(self, name) for name in Plan.model_fields})

    def canonical(self) -> dict[str, Any]:
        """The file as plain data without its number of workers."""
        plain = self.model_dump(mode="json")
        plain["run"].pop("workers")
        return plain


def states_segments(path: Path) -> bool:
    """Whether a file describes its customers as segments."""
    population = read_layers(path).data.get("population")
    return isinstance(population, Mapping) and "segments" in population


def load_segments(path: Path) -> SegmentPlan:
    """The plan of a file whose customers are segments.

    Raises
    ------
    UsageError
        With every fault of the file.
    """
    document = read_layers(path)
    try:
        found = SegmentPlan.model_validate(document.data)
    except ValidationError as error:
        raise _wrong(document, validation_faults(error, document, SegmentPlan)) from None
    faults = [*plan_faults(found.plan), *segments_faults(found.population), *_fitted_faults(found)]
    if faults:
        raise _wrong(document, tuple(document.locate(fault) for fault in faults))
    return found


def _fitted_faults(found: SegmentPlan) -> list[Fault]:
    """Segments have no table, so nothing is fitted that a quantity or a start could be taken from."""
    do = "write a number"
    faults = [
        Fault(f"the coefficient {quantity.coef!r} of a fit", "a number: there is no table to fit", do, path=tuple(name.split(".")))
        for name, quantity in quantities(found.plan)
        if quantity.fitted
    ]
    for name in ("satisfaction", "effort"):
        column = getattr(found, name).start.column
        if column is not None:
            do = "leave out column and scale; the spread of the segment is the start"
            faults.append(Fault(f"the column {column!r}", "no column: there is no table", do, path=(name, "start", "column")))
    return faults


def _wrong(document: Document, faults: tuple[Fault, ...]) -> UsageError:
    count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    return UsageError(f"{document.file} is not a plan that can be simulated: {count}", faults)
