"""The sheet of results: what the programme is worth in the case that is live, by line and by year."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from cxsim.decision.value_summary import NamedCase
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.workbook.case import Cases
from cxsim.report.workbook.engine import Engine
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.workings import SheetRow, Workings
from cxsim.units import MONTHS_PER_YEAR

TOTAL, PRESENT, SOFT = 2, 3, 4
FIGURES = 14


@dataclass(frozen=True)
class Results:
    """Where the results stand."""

    npv: str
    pv_benefits: str
    pv_costs: str
    roi: str
    payback: str
    discounted_payback: str
    irr: str
    mirr: str


def write_results(page: Page, findings: Findings, cases: Cases, inputs: Inputs, engine: Engine, workings: Workings) -> Results:
    """Write the sheet; returns the places of its figures."""
    return _Writer(page, findings, cases, inputs, engine, workings).write()


class _Writer:
    """The sheet while it is written; the figures stand above the table they are made of."""

    def __init__(self, page: Page, findings: Findings, cases: Cases, inputs: Inputs, engine: Engine, workings: Workings) -> None:
        self.page, self.findings, self.cases = page, findings, cases
        self.locale = findings.locale
        self.inputs, self.engine, self.workings = inputs, engine, workings
        self.measures = findings.comparison.base.measures

    def write(self) -> Results:
        page = self.page
        page.title(self.locale("workbook-results"), self.locale("workbook-results-note", currency=self.findings.comparison.currency))
        page.text(0, self.locale("workbook-live-case"))
        page.formula(1, f"={self.inputs.chosen}", self.cases.labels[0], page.styles.right)
        top = page.row = page.row + 1
        page.row += FIGURES
        first, last = self._lines()
        self._years()
        after = page.row
        page.row = top
        results = self._figures(first, last)
        page.row = after
        self._delivered()
        return results

    def _lines(self) -> tuple[int, int]:
        page, terms = self.page, self.findings.comparison.terms
        page.heading(self.locale("workbook-by-line"))
        page.header(columns(self.locale("workbook-line-columns")), numeric=(TOTAL, PRESENT))
        first = page.row + 1
        for line in self.findings.comparison.lines:
            row, factor = self.workings.incremental[line.name], self.workings.factors[line.timing]
            page.text(0, self.findings.line_label(line.title))
            page.text(1, self.locale("workbook-benefit") if line.kind == "benefit" else self.locale("workbook-cost"), page.styles.unit)
            page.formula(TOTAL, f"={self.workings.sheet}$D${row.number}", float(row.values.sum()))
            spans = f"{self._span(row)},{self._span(factor)}"
            page.formula(PRESENT, f"=SUMPRODUCT({spans})", float(row.values @ factor.values))
            page.text(SOFT, self.locale("workbook-soft") if line.name in terms.soft else self.locale("workbook-hard"), page.styles.unit)
            page.row += 1
        last = page.row
        page.text(0, self.locale("workbook-net"), page.styles.total_label)
        page.text(1, "", page.styles.total_label)
        for column, discounted in ((TOTAL, False), (PRESENT, True)):
            letter = xl_col_to_name(column)
            page.formula(column, f"=SUM({letter}{first}:{letter}{last})", self._line_totals(discounted), page.styles.total)
        page.row += 1
        return first, last

    def _line_totals(self, discounted: bool) -> float:
        lines, found = self.findings.comparison.lines, self.workings
        rows = ((found.incremental[line.name].values, found.factors[line.timing].values) for line in lines)
        return float(sum((values @ factors) if discounted else values.sum() for values, factors in rows))

    def _years(self) -> None:
        page = self.page
        years = math.ceil(page.months / MONTHS_PER_YEAR)
        page.heading(self.locale("workbook-by-year"))
        page.header((self.locale("workbook-line"), "", *("" for _ in range(years))))
        head = page.row
        for year in range(years):
            page.sheet.write_number(head - 1, TOTAL + year, year + 1, page.styles.header_year)
        span = f"{self.engine.sheet}{page.span(self.engine.year)}"
        of_year = np.floor(np.arange(page.months) / MONTHS_PER_YEAR).astype(int)
        named = [(self.findings.line_label(line.title), self.workings.incremental[line.name]) for line in self.findings.comparison.lines]
        for label, row in [*named, (self.locale("workbook-net-flow"), self.workings.net)]:
            strong = row is self.workings.net
            page.text(0, label, page.styles.total_label if strong else None)
            page.text(1, "", page.styles.total_label if strong else None)
            for year in range(years):
                column = xl_col_to_name(TOTAL + year)
                cached = float(row.values[of_year == year].sum())
                page.formula(
                    TOTAL + year, f"=SUMIF({span},{column}${head},{self._span(row)})", cached, page.styles.total if strong else None
                )
            page.row += 1

    def _figures(self, first: int, last: int) -> Results:
        page, found, look = self.page, self.measures, self.page.styles
        kinds, values, soft = (f"${column}${first}:${column}${last}" for column in "BDE")
        page.heading(self.locale("workbook-worth"))
        benefits = self._figure(
            self.locale("workbook-pv-benefits"), f'=SUMIF({kinds},"{self.locale("workbook-benefit")}",{values})', found.pv_benefits
        )
        costs = self._figure(
            self.locale("workbook-pv-costs"), f'=-SUMIF({kinds},"{self.locale("workbook-cost")}",{values})', found.pv_costs
        )
        b, c = _here(benefits), _here(costs)
        npv = self._figure(self.locale("workbook-npv"), f"={b}-{c}", found.npv, strong=True)
        others = "".join(
            f"+SUMPRODUCT({self._span(row)}-{self._span(self.workings.incremental[name])},{self._span(self.workings.factors['month'])})"
            for name, row in self.workings.hard.items()
        )
        self._figure(
            self.locale("workbook-hard-npv"),
            f'={_here(npv)}-SUMIF({soft},"{self.locale("workbook-soft")}",{values}){others}',
            found.npv - self._soft(),
        )
        spent = found.roi if found.roi is not None else self.locale("workbook-nothing-spent")
        basis = self.findings.locale.format(found.roi_basis)
        roi = self._figure(
            self.locale("workbook-roi"), f'=IF({c}>0,({b}-{c})/{c},"{self.locale("workbook-nothing-spent")}")', spent, look.share, basis
        )
        work = self.workings
        back = self._payback(self.locale("workbook-payback"), work.cumulative, work.made_good, found.payback_months)
        later = self._payback(
            self.locale("workbook-payback-discounted"), work.cumulative_present, work.made_good_present, found.payback_discounted_months
        )
        irr, mirr = self._internal_rates()
        levels = [np.min(row.values) for row in (work.after_dated, work.cumulative)]
        self._figure(
            self.locale("workbook-peak"),
            f"=-MIN(0,{self._span(work.after_dated)},{self._span(work.cumulative)})",
            -min(0.0, *map(float, levels)),
        )
        return Results(npv, benefits, costs, roi, back, later, irr, mirr)

    def _soft(self) -> float:
        soft, work = self.findings.comparison.terms.soft, self.workings
        lines = [line for line in self.findings.comparison.lines if line.name in soft]
        taken = sum(float((work.incremental[name].values - row.values) @ work.factors["month"].values) for name, row in work.hard.items())
        return taken + float(sum(work.incremental[line.name].values @ work.factors[line.timing].values for line in lines))

    def _payback(self, label: str, closing: SheetRow, good: SheetRow, cached: float | None) -> str:
        end, never = f"{self.workings.sheet}${self.page.last_column}${closing.number}", self.locale("workbook-not-back")
        formula = f'=IF({end}<0,"{never}",MAX({self._span(good)}))'
        return self._figure(
            label, formula, never if cached is None else cached, self.page.styles.decimal, self.locale("workbook-payback-note")
        )

    def _internal_rates(self) -> tuple[str, str]:
        """Both internal rates, live; where the rate is not the only one, or there is none, it is said and not computed."""
        found, inputs, grid = self.measures, self.inputs, self.workings.grid
        share, steps = self.page.styles.share, f"({inputs.halves}*{inputs.months_per_year})"
        reason = self.findings.locale.format(found.irr_reason)
        if found.irr is None:
            self.page.text(0, self.locale("workbook-irr"))
            self.page.value(1, None, share)
            self.page.text(TOTAL, reason, self.page.styles.unit)
            irr = self.page.cell(1)
            self.page.row += 1
        else:
            formula = f'=IFERROR((1+IRR({grid.whole},{inputs.guess}))^{steps}-1,"{self.locale("workbook-irr-none")}")'
            irr = self._figure(self.locale("workbook-irr"), formula, found.irr, share, reason)
        rate = f"(1+{inputs.rate})^(1/{steps})-1"
        both = (f"MIRR({span},{rate},{rate})" for span in (grid.whole, grid.shorter))
        formula = f'=IFERROR((1+IF({inputs.point_in_month}=1,{",".join(both)}))^{steps}-1,"{self.locale("workbook-irr-none")}")'
        cached = self.locale("workbook-irr-none") if found.mirr is None else found.mirr
        return irr, self._figure(self.locale("workbook-mirr"), formula, cached, share, self.locale("workbook-mirr-note"))

    def _figure(
        self, label: str, formula: str, cached: float | str, style: Format | None = None, note: str = "", strong: bool = False
    ) -> str:
        page, look = self.page, self.page.styles
        page.text(0, label, look.total_label if strong else None)
        page.formula(1, formula, cached, look.total if strong else style or look.amount)
        page.text(TOTAL, note, look.unit)
        page.row += 1
        return page.cell(1, page.row)

    def _delivered(self) -> None:
        """What each case was worth when the workbook was written, and what it assumes instead."""
        page, look = self.page, self.page.styles
        page.heading(self.locale("workbook-delivered"))
        names = "|".join(self.cases.labels)
        page.header(columns(self.locale("workbook-delivered-columns", cases=names)), numeric=range(1, 1 + len(self.cases)))
        worth = [base.measures for base in self.cases.bases]
        rows = (
            (self.locale("workbook-npv"), [m.npv for m in worth], look.amount),
            (self.locale("workbook-roi"), [m.roi for m in worth], look.share),
            (self.locale("workbook-irr"), [m.irr for m in worth], look.share),
            (self.locale("workbook-mirr"), [m.mirr for m in worth], look.share),
            (self.locale("workbook-payback"), [m.payback_months for m in worth], look.decimal),
        )
        for label, values, style in rows:
            page.text(0, label)
            for column, value in enumerate(values, start=1):
                page.value(column, value, style)
            page.row += 1
        self._sets(names)

    def _sets(self, names: str) -> None:
        page = self.page
        others = {case.name: case for case in self.findings.cases if case.name in ("downside", "upside")}
        changed = dict.fromkeys(name for case in others.values() for name, _ in case.sets)
        if not changed:
            return
        page.heading(self.locale("workbook-sets-heading"))
        page.header(columns(self.locale("workbook-sets-columns", cases=names)), numeric=range(1, 1 + len(self.cases)))
        for name in changed:
            known = next((each for each in self.findings.register if each.name == name), None)
            central, unit = (None, "") if known is None else (known.value, known.unit)
            style = page.styles.share if unit in ("share", "per year") else None
            page.text(0, self.findings.label_with_unit(name, unit))
            page.value(1, central, style)
            for column, case in enumerate(others.values(), start=2):
                page.value(column, _set_to(case, name, central), style)
            page.row += 1

    def _span(self, row: SheetRow) -> str:
        return f"{self.workings.sheet}{self.page.span(row.number)}"


def _set_to(case: NamedCase, name: str, central: float | None) -> float | None:
    return dict(case.sets).get(name, central)


def _here(place: str) -> str:
    return place.rpartition("!")[2]
