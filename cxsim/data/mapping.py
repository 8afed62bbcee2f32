"""The mapping: which column of a company's table is which part of a customer. It is the `mapping:` block of a study file."""

from __future__ import annotations

import warnings
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from cxsim.errors import fault, schema_error
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Cell = bool | int | float | str

SPACES = "spaces"
Dates = Literal["day_first", "month_first", "compact", "excel", "epoch_seconds", "epoch_milliseconds", "epoch_microseconds"]

MONTHS_PER_UNIT = {"days": 1 / DAYS_PER_MONTH, "weeks": 7 / DAYS_PER_MONTH, "months": 1.0, "years": float(MONTHS_PER_YEAR)}


class MappingModel(BaseModel):
    """A part of a mapping: frozen, and every name in it must be known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Reader(MappingModel):
    """How a file is written, where that is stated and not left to detection."""

    delimiter: str | None = Field(default=None, description="between two values, one character; \\t for a tab, spaces for runs of blanks")
    decimal: Literal[".", ","] | None = Field(default=None, description="decimal mark; the other one then parts thousands")
    dates: Dates | None = Field(default=None, description="how dates are written, where not as 2025-12-31; never guessed")
    encoding: str | None = Field(default=None, description="a name Python knows: utf-8, latin-1, cp1252, utf-16")
    sheet: str | None = Field(default=None, description="sheet of a workbook, by name")
    names: tuple[str, ...] | None = Field(default=None, min_length=1, description="names of the columns of a text without a header")
    header_rows: int = Field(default=1, ge=1, le=9, description="rows above the data; the first of them holds the names")
    title_rows: int | None = Field(default=None, ge=0, le=50, description="rows above the names, which are skipped; by default detected")
    blank: dict[str, tuple[Cell, ...]] = Field(default={}, description="for a column, values that stand for no answer, such as -99")
    valid: dict[str, tuple[Cell, ...]] = Field(default={}, description="for a column, values that look like codes and are numbers")
    units: tuple[str, ...] = Field(default=(), description="units written beside numbers, such as EUR or %; 12 % is then 0.12")

    @field_validator("delimiter")
    @classmethod
    def _one_character(cls, value: str | None) -> str | None:
        value = {"\\t": "\t", "tab": "\t"}.get(value or "", value)
        if value == SPACES:
            return value
        if value is not None and (len(value) != 1 or value in '"\r\n'):
            raise schema_error(fault("data-mapping-delimiter", value=value))
        return value

    @field_validator("units")
    @classmethod
    def _no_digits(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not unit.strip() or any(sign.isdigit() or sign in "+-.," for sign in unit) for unit in value):
            raise schema_error(fault("data-mapping-units"))
        return tuple(unit.strip() for unit in value)

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str | None) -> str | None:
        try:
            "".encode(value or "utf-8")
        except LookupError:
            raise schema_error(fault("data-mapping-encoding", value=value)) from None
        return value


class TenureMapping(MappingModel):
    """Where the time since joining stands, and in which unit."""

    column: str = Field(description="column of the table")
    unit: Literal["days", "weeks", "months", "years"] = Field(description="unit in which it is written")

    @property
    def months(self) -> float:
        """Months (of 30.4375 days) in one unit."""
        return MONTHS_PER_UNIT[self.unit]


class OutcomeMapping(MappingModel):
    """Where it stands whether a customer has left, and how yes and no are written there."""

    column: str = Field(description="column of the table")
    yes: tuple[Cell, ...] = Field(min_length=1, description="how it is written that a customer has left")
    no: tuple[Cell, ...] = Field(min_length=1, description="how it is written that a customer is there")

    @model_validator(mode="after")
    def _apart(self) -> OutcomeMapping:
        both = {canonical_text(value) for value in self.yes} & {canonical_text(value) for value in self.no}
        if both:
            raise schema_error(fault("data-mapping-outcome", values=sorted(both)))
        return self


class ColumnMapping(MappingModel):
    """Which column of a customer table is which part of a customer, and which columns a churn model may use."""

    customer_id: str = Field(description="column that names the customer; each name once")
    tenure: TenureMapping = Field(description="time since joining: {column: ..., unit: months}")
    churned: OutcomeMapping = Field(description="whether the customer has left: {column: ..., yes: [...], no: [...]}")
    fee_per_month: str = Field(description="column of the fee per month")
    segment: str | None = Field(default=None, description="column that parts customers into segments")
    contacts: str | None = Field(default=None, description="column of recent contacts, a count")
    joined: str | None = Field(default=None, description="column of the day of joining; with it churn models are also tried out of time")
    features: tuple[str, ...] = Field(default=(), description="columns that a churn model may use; text becomes categories")
    drop: tuple[str, ...] = Field(default=(), description="columns dropped on load")
    hash: tuple[str, ...] = Field(default=(), description="columns replaced by a keyed hash on load")
    allow: tuple[str, ...] = Field(default=(), description="columns used although they look like leaks")
    joined_files: bool = Field(
        default=False, description="whether the table is a folder of files of the same customers, other columns each"
    )
    reader: Reader = Field(default=Reader(), description="how the file is written, where that is stated")

    @model_validator(mode="before")
    @classmethod
    def _under_new_names(cls, data: Any) -> Any:
        """A mapping made in Python may call the fee as version 0.1 did; in files old keys are renamed before."""
        if not isinstance(data, dict) or "fee" not in data or "fee_per_month" in data:
            return data
        hint = Message("argument-renamed", old="fee", function=cls.__name__, new="fee_per_month")
        warnings.warn(str(hint), DeprecationWarning, stacklevel=2)
        return {"fee_per_month" if name == "fee" else name: part for name, part in data.items()}

    @field_validator("fee_per_month", mode="before")
    @classmethod
    def _fee_in_a_column(cls, value: Any) -> Any:
        if isinstance(value, int | float | dict):
            constant = value.get("value", value.get("mean")) if isinstance(value, dict) else value
            raise schema_error(fault("data-mapping-fee-constant", value=None if constant is None else str(constant)))
        return value

    @field_validator("tenure", mode="before")
    @classmethod
    def _with_unit(cls, value: Any) -> Any:
        if isinstance(value, str):
            raise schema_error(fault("data-mapping-tenure", column=value))
        return value

    @model_validator(mode="after")
    def _consistent(self) -> ColumnMapping:
        roles = (self.customer_id, self.tenure.column, self.churned.column, self.fee_per_month, self.segment, self.contacts, self.joined)
        named = [name for name in roles if name is not None]
        if len(set(named)) < len(named):
            twice = sorted({name for name in named if named.count(name) > 1})
            raise schema_error(fault("data-mapping-roles", columns=twice))
        own = {self.customer_id: "customer_id", self.tenure.column: "tenure", self.churned.column: "churned"}
        for name in self.features:
            if name in own:
                raise schema_error(fault("data-mapping-feature-role", feature=name, role=own[name]))
            if name in self.drop:
                raise schema_error(fault("data-mapping-feature-dropped", feature=name))
        if len(set(self.features)) < len(self.features):
            raise schema_error(fault("data-mapping-feature-twice"))
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the file that the mapping reads, each once."""
        roles = (self.customer_id, self.tenure.column, self.churned.column, self.fee_per_month, self.segment, self.contacts, self.joined)
        return tuple(dict.fromkeys(name for name in (*roles, *self.features) if name is not None))


class TableSource(MappingModel):
    """The customers of a study: a file beside the study file, or a named public data set, and its mapping."""

    table: str | None = Field(
        default=None, description="file of customers, relative to the study file, or a database and its table: sqlite:///crm.db#customers"
    )
    dataset: str | None = Field(default=None, description="name of a public data set, such as telco_ibm")
    mapping: ColumnMapping
    surveys: str | None = Field(
        default=None,
        description="file of survey answers beside the study file, measured for the report; where the plan has surveys, those before "
        "its start also say how tired of them each customer is",
    )
    contacts: str | None = Field(default=None, description="file of customers' contacts beside the study file, measured for the report")
    cases: str | None = Field(
        default=None, description="file of cases beside the study file; who has one open at the start, by the plan's kinds as reasons"
    )
    transactions: str | None = Field(
        default=None,
        description="file of purchases beside the study file; from those before the start follow when each customer last bought, and, by "
        "the BG/NBD and the Gamma-Gamma model, how often and for how much it buys",
    )

    @model_validator(mode="after")
    def _one_source(self) -> TableSource:
        if (self.table is None) == (self.dataset is None):
            raise schema_error(fault("data-mapping-source"))
        return self


def canonical_text(value: Cell) -> str:
    """A cell's value as a table writes it, in lower case: 1, 1.0 and "1" are one value, as are true and "True"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip().lower()
