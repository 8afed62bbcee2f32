"""A page of the workbook: a sheet with a cursor, on which labels, values and formulas are written row by row.

Columns of a page with a time axis: A label, B unit, C a constant of the row, D total, E left empty (what comes before
the first month), then one column for each month.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cxsim.report.workbook.styles import Styles

Array = NDArray[np.float64]
LINE, SLACK = 15, 4  # height of a line in points; characters that words which do not fit leave empty
CONSTANT, TOTAL, BEFORE, FIRST = 2, 3, 4, 5
UNKNOWN = "–"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Page:
    """A sheet and the row that is written next."""

    def __init__(self, sheet: Worksheet, styles: Styles, months: int) -> None:
        self.sheet = sheet
        self.styles = styles
        self.months = months
        self.row = 0

    @property
    def name(self) -> str:
        """The sheet's name."""
        return str(self.sheet.get_name())

    @property
    def ref(self) -> str:
        """The sheet as formulas of other sheets call it."""
        return f"{self.name}!" if self.name.isascii() and self.name.isidentifier() else f"'{self.name}'!"

    @property
    def last_column(self) -> str:
        """The letter of the last month's column."""
        return str(xl_col_to_name(FIRST + self.months - 1))

    def title(self, title: str, note: str) -> None:
        """The page's title and one sentence on what it holds."""
        self.text(0, title, self.styles.title)
        self.sheet.set_row(self.row, 24)
        self.row += 1
        self.text(0, note, self.styles.note)
        self.row += 2

    def heading(self, words: str) -> None:
        """The title of a block, after an empty row."""
        self.row += 1
        self.text(0, words, self.styles.heading)
        self.row += 1

    def header(self, names: Iterable[str], numeric: Sequence[int] = ()) -> None:
        """The names of a table's columns."""
        for column, name in enumerate(names):
            look = self.styles.header if column == 0 else self.styles.header_text
            self.text(column, name, self.styles.header_number if column in numeric else look)
        self.row += 1

    def text(self, column: int, words: str, style: Format | None = None) -> None:
        """A text that stays a text, whatever it begins with."""
        look = style or self.styles.label
        if words.startswith(_FORMULA_SIGNS):
            look = self.styles.quoted_unit if look is self.styles.unit else self.styles.quoted
        self.sheet.write_string(self.row, column, words, look)

    def tall(self, texts: Sequence[str], width: int) -> None:
        """Make the row as high as the longest of its wrapped texts needs in columns of that width, in characters."""
        lines = max(-(-len(words) // max(width - SLACK, 1)) for words in texts)
        if lines > 1:
            self.sheet.set_row(self.row, LINE * lines)

    def value(self, column: int, number: float | None, style: Format | None = None) -> None:
        """A number; a dash where there is none."""
        if number is None or not math.isfinite(number):
            self.sheet.write_string(self.row, column, UNKNOWN, style or self.styles.value)
        else:
            self.sheet.write_number(self.row, column, float(number), style or self.styles.value)

    def formula(self, column: int, formula: str, cached: float | str, style: Format | None = None) -> None:
        """A formula with the figure it has now."""
        self.sheet.write_formula(self.row, column, formula, style or self.styles.amount, cached)

    def day(self, column: int, day: date, style: Format | None = None) -> None:
        """A calendar day."""
        self.sheet.write_datetime(self.row, column, datetime.combine(day, time()), style or self.styles.date)

    def monthly_values(self, label: str, unit: str, values: Array, style: Format | None = None) -> int:
        """A row of given figures over the months; returns its number as formulas call it."""
        self._names(label, unit, None)
        for index, number in enumerate(values.tolist()):
            self.sheet.write_number(self.row, FIRST + index, number, style or self.styles.decimal)
        self.row += 1
        return self.row

    def monthly(
        self, label: str, unit: str, formula: str, values: Array, style: Format | None = None, total: bool = False, strong: bool = False
    ) -> int:
        """A row with one formula over the months, `{c}` its own column and `{p}` the one before; returns its number."""
        look = self.styles.total if strong else style or self.styles.amount
        self._names(label, unit, self.styles.total_label if strong else None)
        for index, cached in enumerate(values.tolist()):
            column, before = xl_col_to_name(FIRST + index), xl_col_to_name(FIRST + index - 1)
            self.formula(FIRST + index, formula.format(c=column, p=before), cached, look)
        if total:
            number = self.row + 1
            self.formula(TOTAL, f"=SUM({self.span(number)})", float(values.sum()), look)
        self.row += 1
        return self.row

    def span(self, row: int, sheet: bool = False) -> str:
        """The months of a row as a range."""
        prefix = self.ref if sheet else ""
        return f"{prefix}$F{row}:${self.last_column}{row}"

    def cell(self, column: int, row: int | None = None, sheet: bool = True) -> str:
        """A cell as other formulas call it; by default one in the row that is written next."""
        prefix = self.ref if sheet else ""
        return f"{prefix}${xl_col_to_name(column)}${self.row + 1 if row is None else row}"

    def _names(self, label: str, unit: str, style: Format | None) -> None:
        self.text(0, label, style)
        self.text(1, unit, self.styles.unit)
