"""The mapping of a table other than customers: which column, or which stated value, is which column of a contract."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from cxsim.data.contracts import CONTRACTS
from cxsim.data.mapping import MappingModel, Reader
from cxsim.errors import fault, schema_error
from cxsim.text import Message

Scale = Literal["0-10", "1-5", "1-7", "1-10", "0-100"]


class ProductColumns(MappingModel):
    """A number that is the product of two columns, such as quantity and price."""

    product: tuple[str, str]


class JoinedColumns(MappingModel):
    """A text that is several columns put together, such as a date and a time, with a blank between."""

    joined: tuple[str, ...] = Field(min_length=2)


class SurveyQuestion(MappingModel):
    """A column of answers: which index it asks for, on which scale, and where the reason stands."""

    index: Literal["nps", "csat", "ces", "repurchase"]
    scale: Scale
    reason: str | None = None
    words: dict[str, float] = Field(default={}, description="what an answer in words is worth, such as Very satisfied: 5")


class RowFilter(MappingModel):
    """Rows that do not count, and why; they are counted and said."""

    column: str
    because: Annotated[str, Field(min_length=3)] | Message
    values: tuple[str, ...] = Field(default=(), description="left out where the column is one of these")
    begins: str = Field(default="", description="left out where the column begins with this")
    unless: tuple[str, ...] = Field(default=(), description="left out where the column is none of these")
    blank: bool = Field(default=False, description="left out where the column is blank")


class ActivityLog(MappingModel):
    """A log of activities, a row each, of which cases are made: opened with the first, resolved with the last that resolves."""

    case: str = Field(description="column that names the case")
    activity: str = Field(description="column of the activity")
    at: str = Field(description="column of the instant")
    contacts: tuple[str, ...] = Field(min_length=1, description="activities that are a contact with the customer")
    resolved: tuple[str, ...] = Field(min_length=1, description="activities with which a case is resolved")
    reopened: tuple[str, ...] = Field(default=(), description="activities with which a case is opened again")
    lifecycle: str | None = Field(default=None, description="column of the step, such as start and complete; by default XES's own")


class TableMapping(MappingModel):
    """How a table that a company exports becomes a table of a contract."""

    contract: str
    columns: dict[str, str | ProductColumns | JoinedColumns] = Field(default={}, description="column of the contract: column of the file")
    constants: dict[str, str] = Field(default={}, description="column of the contract: one value for all rows, stated by you")
    values: dict[str, dict[str, str]] = Field(default={}, description="column of the contract: {value in the file: value meant}")
    questions: dict[str, SurveyQuestion] = Field(default={}, description="for surveys: column of answers: index and scale")
    log: ActivityLog | None = Field(default=None, description="for cases: the log of activities of which they are made")
    leave_out: tuple[RowFilter, ...] = ()
    count: tuple[RowFilter, ...] = Field(default=(), description="rows that count like all others, but are counted and said")
    whole: tuple[str, ...] = Field(default=(), description="columns of the contract whose 17850.0 means 17850")
    reader: Reader = Reader()

    @model_validator(mode="after")
    def _known(self) -> TableMapping:
        if self.contract not in CONTRACTS:
            raise schema_error(fault("data-mapping-contract", contract=self.contract, known=list(CONTRACTS)))
        named = {*self.columns, *self.constants, *self.values, *self.whole}
        strange = sorted(named - set(CONTRACTS[self.contract].names))
        if strange:
            raise schema_error(fault("data-mapping-columns", columns=strange, contract=self.contract))
        both = sorted(set(self.columns) & set(self.constants))
        if both:
            raise schema_error(fault("data-mapping-constant", columns=both))
        if self.questions and self.contract != "surveys":
            raise schema_error(fault("data-mapping-questions"))
        if self.log and self.contract != "cases":
            raise schema_error(fault("data-mapping-log"))
        return self
