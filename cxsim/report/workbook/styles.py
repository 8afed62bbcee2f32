"""How the cells of the workbook look: blue inputs, black formulas, quiet notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format


@dataclass(frozen=True)
class Styles:
    """How cells look, by what they hold."""

    title: Format
    heading: Format
    label: Format
    total_label: Format
    note: Format
    unit: Format
    wrapped: Format
    quoted: Format
    quoted_unit: Format
    header: Format
    header_text: Format
    header_number: Format
    header_year: Format
    date: Format
    month: Format
    input_text: Format
    input_number: Format
    input_share: Format
    input_exponent: Format
    input_integer: Format
    value: Format
    price: Format
    left: Format
    right: Format
    amount: Format
    total: Format
    headline: Format
    decimal: Format
    factor: Format
    share: Format
    exponent: Format
    good: Format
    bad: Format
    bad_wrapped: Format


def styles(book: Any, year_format: str = '"Year "0') -> Styles:
    """The styles of a workbook; `year_format` writes the number of a year."""
    plain: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}
    blue = {"font_color": "#0000FF", "bg_color": "#EAF3FB", "border": 1, "border_color": "#9DB8CC", "locked": False}
    money = "#,##0;-#,##0;0"
    strong = {"bold": True, "top": 1}

    def look(**more: Any) -> Format:
        return book.add_format({**plain, **more})

    return Styles(
        title=look(bold=True, font_size=18),
        heading=look(bold=True, font_size=12, font_color="#0A5C9E"),
        label=look(),
        total_label=look(**strong),
        note=look(font_color="#57606A"),
        unit=look(font_color="#57606A", indent=1),
        wrapped=look(text_wrap=True, valign="top"),
        quoted=look(quote_prefix=True),
        quoted_unit=look(quote_prefix=True, font_color="#57606A", indent=1),
        header=look(bold=True, bottom=1, text_wrap=True, valign="bottom"),
        header_text=look(bold=True, bottom=1, text_wrap=True, valign="bottom", indent=1),
        header_year=look(bold=True, bottom=1, align="right", num_format=year_format),
        header_number=look(bold=True, bottom=1, text_wrap=True, valign="bottom", align="right"),
        date=look(num_format="mmm yyyy", bold=True, bottom=1, align="right"),
        month=look(num_format="mmm yyyy", align="right"),
        input_text=look(**blue, bold=True, align="right"),
        input_number=look(**blue, num_format="#,##0.00##;-#,##0.00##;0"),
        input_share=look(**blue, num_format="0.0##%"),
        input_exponent=look(**blue, num_format="0.0E+00"),
        input_integer=look(**blue, num_format="0"),
        value=look(num_format="#,##0.####", align="right"),
        price=look(num_format="#,##0.00##;-#,##0.00##;0"),
        left=look(num_format="0", align="left"),
        right=look(num_format="#,##0.0;-#,##0.0;0", align="right"),
        amount=look(num_format=money),
        total=look(**strong, num_format=money),
        headline=look(bold=True, num_format=money, align="left"),
        decimal=look(num_format="#,##0.0;-#,##0.0;0", align="right"),
        factor=look(num_format="0.0000"),
        share=look(num_format="0.0%", align="right"),
        exponent=look(num_format="0.0E+00;-0.0E+00;0"),
        good=book.add_format({"font_color": "#0B5D1E", "bg_color": "#E3F4E6"}),
        bad=book.add_format({"font_color": "#8A1C00", "bg_color": "#FBE5DF", "bold": True}),
        bad_wrapped=look(font_color="#8A1C00", bg_color="#FBE5DF", text_wrap=True),
    )
