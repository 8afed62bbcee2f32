"""The file of exports: tables as a company's systems give them, each with the mapping that says which column is which.

It is what `cxsim init --from FILE` proposes; several proposals in one file are the tables of one company.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError, model_validator

from cxsim.config.document import YamlDocument, read_document, warn_of_old_keys
from cxsim.config.validation import validation_faults
from cxsim.data.mapping import MappingModel, TableSource
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import UsageError, fault, schema_error
from cxsim.text import Message


class MappedExport(MappingModel):
    """A table as it was exported, and its mapping."""

    table: str = Field(description="file or folder, relative to this file")
    mapping: TableMapping


class ExportsFile(MappingModel):
    """The tables by the names of their contracts; `population` are the customers, as in a study."""

    population: TableSource | None = None
    surveys: MappedExport | None = None
    contacts: MappedExport | None = None
    transactions: MappedExport | None = None
    subscriptions: MappedExport | None = None
    events: MappedExport | None = None
    cases: MappedExport | None = None
    costs: MappedExport | None = None
    referrals: MappedExport | None = None
    mentions: MappedExport | None = None
    experiments: MappedExport | None = None

    @model_validator(mode="after")
    def _contracts_are_the_names(self) -> ExportsFile:
        for name, export in self.tables.items():
            if export.mapping.contract != name:
                raise schema_error(fault("config-export-contract", table=name, contract=export.mapping.contract))
        return self

    @property
    def tables(self) -> dict[str, MappedExport]:
        """The tables other than the customers."""
        return {name: export for name in type(self).model_fields if isinstance(export := getattr(self, name), MappedExport)}


def is_exports_file(path: Path) -> bool:
    """Whether a YAML file names nothing but tables, as no study does."""
    names = set(read_document(path).data) if path.suffix.lower() in (".yaml", ".yml") else set()
    return bool(names) and names <= set(ExportsFile.model_fields)


def load_exports(path: Path) -> ExportsFile:
    """Read a file of exports.

    Raises
    ------
    UsageError
        With every fault of the file, each with its line and column.
    """
    document: YamlDocument = read_document(path)
    try:
        exports = ExportsFile.model_validate(document.data)
    except ValidationError as error:
        faults = (*document.outdated, *validation_faults(error, document, ExportsFile))
        raise UsageError(Message("config-exports-file-wrong", file=path), faults) from None
    warn_of_old_keys(document)
    return exports
