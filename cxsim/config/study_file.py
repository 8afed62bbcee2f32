"""The file of a study: a plan, the customers it starts with, the models fitted on them, the programmes to price, and how to run it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, PrivateAttr, Tag, WithJsonSchema
from pydantic_core import PydanticKnownError

from cxsim.abtest.experiment import Experiment, ExperimentMeasurement
from cxsim.churn.methods.registry import ChurnMethod
from cxsim.data.mapping import TableSource
from cxsim.data.source import is_url, locate_url
from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.joint_uncertainty import CalendarVariation, Correlation, Sampling
from cxsim.decision.planned_measurement import PlannedMeasurement
from cxsim.decision.programme import Programme
from cxsim.errors import UsageError, fault
from cxsim.journey.parameters import Name, PlanSection
from cxsim.journey.plan import Plan
from cxsim.journey.segments import Segments
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES


class RunOptions(PlanSection):
    """How a study is run: how often, on which random numbers, on how many cores. None of it is an assumption."""

    draws: int = Field(default=200, ge=1, le=100_000, description="joint samples of the uncertain assumptions; with a tolerance, at most")
    tolerance: float | None = Field(
        default=None,
        gt=0,
        lt=1,
        description="stop once the standard error of the mean NPV is this share of it; by default all draws are made",
    )
    sampling: Sampling = Field(default="latin", description="how the assumptions are sampled: latin hypercube or sobol points")
    replications: int = Field(default=4, ge=1, le=10_000, description="random runs at the central values, averaged into the base case")
    seed: int = Field(default=0, ge=0, lt=2**63, description="seed of all random numbers of the study")
    workers: int | None = Field(default=None, ge=1, le=1024, description="number of threads; by default all cores. Does not change figures")


class PageOptions(PlanSection):
    """What the page of a study shows. None of it is an assumption."""

    sliders: tuple[str, ...] = Field(
        default=(),
        max_length=8,
        description="numbers that can be moved, by address; by default the programme's levers and what goes most with its worth",
    )


def _kind(population: Any) -> str:
    stated = "segments" in population if isinstance(population, Mapping) else isinstance(population, Segments)
    return "segments" if stated else "table"


PopulationSource = Annotated[Annotated[TableSource, Tag("table")] | Annotated[Segments, Tag("segments")], Discriminator(_kind)]
"""Where the customers come from: a table on which a churn model is fitted, or segments that state their hazard."""


def _kind_of_measurement(value: object) -> str:
    named = "experiment" in value if isinstance(value, dict) else isinstance(value, ExperimentMeasurement)
    return "experiment" if named else "planned"


Measurement = Annotated[
    Annotated[PlannedMeasurement, Tag("planned")] | Annotated[ExperimentMeasurement, Tag("experiment")], Discriminator(_kind_of_measurement)
]
"""A measurement, typed or taken from an experiment of the study."""


def _known_language(code: str) -> str:
    if code not in LANGUAGES:
        raise PydanticKnownError("literal_error", {"expected": " or ".join(map(repr, LANGUAGES))})
    return code


LanguageCode = Annotated[str, AfterValidator(_known_language), WithJsonSchema({"enum": [*LANGUAGES], "type": "string"})]
"""The code of a language that has a catalogue."""


class Study(Plan):
    """A whole study as it stands in a YAML file; `folder` is where that file is, and paths in it start there."""

    population: PopulationSource = Field(description="the customers: a table and what its columns mean, or segments with sizes and hazards")
    fit: dict[Name, ChurnMethod] = Field(default_factory=dict, description="models fitted on the table, by name; none for segments")
    programmes: dict[Name, Programme] = Field(default_factory=dict, description="programmes to price, by name")
    combinations: tuple[tuple[Name, ...], ...] = Field(default=(), description="programmes that are also run together")
    correlations: tuple[Correlation, ...] = Field(default=(), description="uncertain quantities that are correlated")
    monthly_shocks: CalendarVariation | None = Field(default=None, description="good and bad months that all customers share")
    measurements: dict[Name, Measurement] = Field(
        default_factory=dict, description="tests and surveys that could come before the decision, typed, or an experiment of the study"
    )
    experiments: dict[Name, Experiment] = Field(default_factory=dict, description="A/B tests of the programmes, by name")
    money: FinancialTerms = Field(description="terms on which amounts of money over time are compared")
    run: RunOptions = Field(default=RunOptions(), description="how the study is run")
    app: PageOptions = Field(default=PageOptions(), description="what the page of the study shows, cxsim app")
    language: LanguageCode = Field(default="en", description="language of report, workbook and command line, by its code, such as fr")

    _folder: Path = PrivateAttr(default=Path())

    @property
    def folder(self) -> Path:
        """Where the file of the study is; the working directory, for a study made in Python."""
        return self._folder

    @property
    def table(self) -> Path | str | None:
        """The customer table's path, or the URL of its database; none for a named public data set."""
        source = self.population
        return None if isinstance(source, Segments) or source.table is None else self.source_of(source.table)

    @property
    def source(self) -> TableSource:
        """The table that the customers are rows of.

        Raises
        ------
        UsageError
            If they are segments instead.
        """
        if isinstance(self.population, Segments):
            wrong = fault("config-population-segments").at(path=("population",))
            raise UsageError(Message("config-table-needed"), [wrong])
        return self.population

    @property
    def group_columns(self) -> tuple[str, ...]:
        """The columns by which customers are grouped: into queues of their own, and into clusters of experiments."""
        clusters = (plan.cluster for plan in self.experiments.values() if plan.cluster is not None)
        return tuple(dict.fromkeys((*super().group_columns, *clusters)))

    def path_of(self, name: str) -> Path:
        """Where a file is that the study names."""
        return self.folder / name

    def source_of(self, name: str) -> Path | str:
        """Where a table is that the study names: its file, or the URL of its database."""
        return locate_url(name, self.folder) if is_url(name) else self.path_of(name)

    def in_folder(self, folder: Path) -> Study:
        """The same study with its paths starting at `folder`."""
        moved = self.model_copy()
        moved._folder = folder
        return moved

    def canonical(self) -> dict[str, Any]:
        """The study as plain data without its folder and its number of workers: what makes two studies the same one."""
        plain = self.model_dump(mode="json")
        plain["run"].pop("workers")
        plain.pop("app")
        return plain
