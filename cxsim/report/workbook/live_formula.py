"""Formulas that carry the number they have now: arithmetic on them writes the formula and its figure at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from xlsxwriter.format import Format

from cxsim.report.workbook.page import Page


@dataclass(frozen=True)
class Term:
    """A part of a formula with its figure."""

    text: str
    value: float

    def __add__(self, other: Term) -> Term:
        """The sum of two terms."""
        return Term(f"({self.text}+{other.text})", self.value + other.value)

    def __sub__(self, other: Term) -> Term:
        """The difference of two terms."""
        return Term(f"({self.text}-{other.text})", self.value - other.value)

    def __mul__(self, other: Term) -> Term:
        """The product of two terms."""
        return Term(f"{self.text}*{other.text}", self.value * other.value)

    def __truediv__(self, other: Term) -> Term:
        """The quotient of two terms."""
        return Term(f"({self.text})/({other.text})", self.value / other.value if other.value else 0.0)

    def __neg__(self) -> Term:
        """The term with the other sign."""
        return Term(f"(0-{self.text})", -self.value)

    def call(self, function: str, value: float, *others: Term) -> Term:
        """The term as the first argument of a function of the spreadsheet, whose figure is given."""
        return Term(f"{function}({','.join(each.text for each in (self, *others))})", value)

    def root(self) -> Term:
        """The square root."""
        return self.call("SQRT", max(self.value, 0.0) ** 0.5)


ONE, TWO = Term("1", 1.0), Term("2", 2.0)


def total(terms: Iterable[Term]) -> Term:
    """The sum of terms, at least one."""
    return reduce(add, terms)


def write_row(page: Page, label: str, cells: Mapping[int, Term | float], style: Format | None = None) -> dict[int, Term]:
    """Write a row: numbers as inputs, terms as formulas; returns each cell as a term."""
    look, found = page.styles, {}
    page.text(0, label)
    for column, cell in cells.items():
        if isinstance(cell, Term):
            page.formula(column, f"={cell.text}", cell.value, style or look.value)
        else:
            page.value(column, cell, look.input_number)
        value = cell.value if isinstance(cell, Term) else float(cell)
        found[column] = Term(page.cell(column, sheet=False), value)
    page.row += 1
    return found
