"""The file of a purchase log to value: the log, the last day that models see, and how far they forecast."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from cxsim.config.document import read_document, warn_of_old_keys
from cxsim.config.validation import validation_faults
from cxsim.data.mapping import MappingModel
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import UsageError, fault, schema_error
from cxsim.text import Message
from cxsim.units import parse_duration

NAMES = ("transactions", "value")


class LogSource(MappingModel):
    """A log of purchases: a file with its mapping, or a named public data set."""

    table: str | None = Field(default=None, description="file of purchases, relative to this file")
    dataset: str | None = Field(default=None, description="name of a public data set, such as cdnow")
    mapping: TableMapping | None = Field(default=None, description="which column is which; a known export needs none")
    amount_above: float | None = Field(default=None, description="lines of this amount or less are no purchases; by default those below 0")

    @model_validator(mode="after")
    def _one_source(self) -> LogSource:
        if (self.table is None) == (self.dataset is None):
            raise schema_error(fault("config-log-source"))
        if self.mapping is not None and self.mapping.contract != "transactions":
            raise schema_error(fault("config-log-contract", contract=self.mapping.contract))
        return self


class ValueQuestion(MappingModel):
    """What is fitted, and how far it forecasts."""

    unit: Literal["days", "weeks", "months"] = Field(default="weeks", description="in which the models count time; a month is 30.4375 days")
    cut: date = Field(description="last day that the models see")
    horizon: str = Field(description="length of the forecast after that day, such as 273 d")
    methods: tuple[Literal["bg_nbd", "mbg_nbd", "pareto_nbd"], ...] = Field(
        default=("bg_nbd", "pareto_nbd"), min_length=1, description="models to compare with the naive rate"
    )
    origins: int = Field(default=0, ge=0, le=50, description="number of earlier cuts with the same forecast, from shorter logs")
    draws: int = Field(default=200, ge=50, le=100_000, description="number of draws of the parameters, for the bands")
    seed: int = Field(default=0, ge=0, lt=2**63, description="seed of all random numbers")

    @field_validator("horizon")
    @classmethod
    def _length(cls, value: str) -> str:
        try:
            days = parse_duration(value)
        except ValueError:
            days = 0.0
        if days < 1:
            raise schema_error(fault("config-value-horizon", horizon=value))
        return value

    @property
    def horizon_days(self) -> int:
        """The horizon in whole days."""
        return round(parse_duration(self.horizon))


class ValueFile(MappingModel):
    """A question of value as it stands in a YAML file."""

    name: str = Field(min_length=1, description="name of the report")
    transactions: LogSource = Field(description="the purchases")
    value: ValueQuestion = Field(description="what is fitted, and how far it forecasts")


def is_value_file(path: Path) -> bool:
    """Whether a YAML file asks for value and is no study."""
    if path.suffix.lower() not in (".yaml", ".yml"):
        return False
    data = read_document(path).data
    return isinstance(data, dict) and all(name in data for name in NAMES)


def load_value(path: Path) -> ValueFile:
    """Read a question of value.

    Raises
    ------
    UsageError
        With every fault of the file, each with its line and column.
    """
    document = read_document(path)
    try:
        question = ValueFile.model_validate(document.data)
    except ValidationError as error:
        faults = (*document.outdated, *validation_faults(error, document, ValueFile))
        raise UsageError(Message("config-value-file-wrong", file=path), faults) from None
    warn_of_old_keys(document)
    return question
