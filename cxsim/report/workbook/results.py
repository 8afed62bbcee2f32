"""The sheet of results: what the programme is worth in the case that is live, by line and by year."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from cxsim.decision.value_summary import NamedCase
from cxsim.report.findings import Findings
from cxsim.report.words import columns
from cxsim.report.workbook.case import Cases
from cxsim.report.workbook.engine import Engine
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.workings import Row, Workings
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
        self.inputs, self.engine, self.workings = inputs, engine, workings
        self.labels = findings.words.sheet
        self.measures = findings.comparison.base.measures

    def write(self) -> Results:
        page, labels = self.page, self.labels
        page.title(labels.results, labels.results_note.format(currency=self.findings.comparison.currency))
        page.text(0, labels.live_case)
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
        page, labels, terms = self.page, self.labels, self.findings.comparison.terms
        page.heading(labels.by_line)
        page.header(columns(labels.line_columns), numeric=(TOTAL, PRESENT))
        first = page.row + 1
        for line in self.findings.comparison.lines:
            row, factor = self.workings.incremental[line.name], self.workings.factors[line.timing]
            page.text(0, self.findings.line_words(line.title))
            page.text(1, labels.benefit if line.kind == "benefit" else labels.cost, page.styles.unit)
            page.formula(TOTAL, f"={self.workings.sheet}$D${row.number}", float(row.values.sum()))
            spans = f"{self._span(row)},{self._span(factor)}"
            page.formula(PRESENT, f"=SUMPRODUCT({spans})", float(row.values @ factor.values))
            page.text(SOFT, labels.soft if line.name in terms.soft else labels.hard, page.styles.unit)
            page.row += 1
        last = page.row
        page.text(0, labels.net, page.styles.total_label)
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
        page, labels = self.page, self.labels
        years = math.ceil(page.months / MONTHS_PER_YEAR)
        page.heading(labels.by_year)
        page.header((labels.line, "", *("" for _ in range(years))))
        head = page.row
        for year in range(years):
            page.sheet.write_number(head - 1, TOTAL + year, year + 1, page.styles.header_year)
        span = f"{self.engine.sheet}{page.span(self.engine.year)}"
        of_year = np.floor(np.arange(page.months) / MONTHS_PER_YEAR).astype(int)
        named = [(self.findings.line_words(line.title), self.workings.incremental[line.name]) for line in self.findings.comparison.lines]
        for label, row in [*named, (labels.net_flow, self.workings.net)]:
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
        page, labels, found, look = self.page, self.labels, self.measures, self.page.styles
        kinds, values, soft = (f"${column}${first}:${column}${last}" for column in "BDE")
        page.heading(labels.worth)
        benefits = self._figure(labels.pv_benefits, f'=SUMIF({kinds},"{labels.benefit}",{values})', found.pv_benefits)
        costs = self._figure(labels.pv_costs, f'=-SUMIF({kinds},"{labels.cost}",{values})', found.pv_costs)
        b, c = _here(benefits), _here(costs)
        npv = self._figure(labels.npv, f"={b}-{c}", found.npv, strong=True)
        others = "".join(
            f"+SUMPRODUCT({self._span(row)}-{self._span(self.workings.incremental[name])},{self._span(self.workings.factors['month'])})"
            for name, row in self.workings.hard.items()
        )
        self._figure(labels.hard_npv, f'={_here(npv)}-SUMIF({soft},"{labels.soft}",{values}){others}', found.npv - self._soft())
        spent = found.roi if found.roi is not None else labels.nothing_spent
        basis = self.findings.words.of_others(found.roi_basis)
        roi = self._figure(labels.roi, f'=IF({c}>0,({b}-{c})/{c},"{labels.nothing_spent}")', spent, look.share, basis)
        work = self.workings
        back = self._payback(labels.payback, work.cumulative, work.made_good, found.payback_months)
        later = self._payback(labels.payback_discounted, work.cumulative_present, work.made_good_present, found.payback_discounted_months)
        irr, mirr = self._internal_rates()
        levels = [np.min(row.values) for row in (work.after_dated, work.cumulative)]
        self._figure(labels.peak, f"=-MIN(0,{self._span(work.after_dated)},{self._span(work.cumulative)})", -min(0.0, *map(float, levels)))
        return Results(npv, benefits, costs, roi, back, later, irr, mirr)

    def _soft(self) -> float:
        soft, work = self.findings.comparison.terms.soft, self.workings
        lines = [line for line in self.findings.comparison.lines if line.name in soft]
        taken = sum(float((work.incremental[name].values - row.values) @ work.factors["month"].values) for name, row in work.hard.items())
        return taken + float(sum(work.incremental[line.name].values @ work.factors[line.timing].values for line in lines))

    def _payback(self, label: str, closing: Row, good: Row, cached: float | None) -> str:
        end, never = f"{self.workings.sheet}${self.page.last_column}${closing.number}", self.labels.not_back
        formula = f'=IF({end}<0,"{never}",MAX({self._span(good)}))'
        return self._figure(label, formula, never if cached is None else cached, self.page.styles.decimal, self.labels.payback_note)

    def _internal_rates(self) -> tuple[str, str]:
        """Both internal rates, live; where the rate is not the only one, or there is none, it is said and not computed."""
        labels, found, inputs, grid = self.labels, self.measures, self.inputs, self.workings.grid
        share, steps = self.page.styles.share, f"({inputs.halves}*{inputs.months_per_year})"
        reason = self.findings.words.of_others(found.irr_reason)
        if found.irr is None:
            self.page.text(0, labels.irr)
            self.page.value(1, None, share)
            self.page.text(TOTAL, reason, self.page.styles.unit)
            irr = self.page.cell(1)
            self.page.row += 1
        else:
            formula = f'=IFERROR((1+IRR({grid.whole},{inputs.guess}))^{steps}-1,"{labels.irr_none}")'
            irr = self._figure(labels.irr, formula, found.irr, share, reason)
        rate = f"(1+{inputs.rate})^(1/{steps})-1"
        both = (f"MIRR({span},{rate},{rate})" for span in (grid.whole, grid.shorter))
        formula = f'=IFERROR((1+IF({inputs.point_in_month}=1,{",".join(both)}))^{steps}-1,"{labels.irr_none}")'
        cached = labels.irr_none if found.mirr is None else found.mirr
        return irr, self._figure(labels.mirr, formula, cached, share, labels.mirr_note)

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
        page, labels, look = self.page, self.labels, self.page.styles
        page.heading(labels.delivered)
        names = "|".join(self.cases.labels)
        page.header(columns(labels.delivered_columns.format(cases=names)), numeric=range(1, 1 + len(self.cases)))
        worth = [base.measures for base in self.cases.bases]
        rows = (
            (labels.npv, [m.npv for m in worth], look.amount),
            (labels.roi, [m.roi for m in worth], look.share),
            (labels.irr, [m.irr for m in worth], look.share),
            (labels.mirr, [m.mirr for m in worth], look.share),
            (labels.payback, [m.payback_months for m in worth], look.decimal),
        )
        for label, values, style in rows:
            page.text(0, label)
            for column, value in enumerate(values, start=1):
                page.value(column, value, style)
            page.row += 1
        self._sets(names)

    def _sets(self, names: str) -> None:
        page, labels = self.page, self.labels
        others = {case.name: case for case in self.findings.cases if case.name in ("downside", "upside")}
        changed = dict.fromkeys(name for case in others.values() for name, _ in case.sets)
        if not changed:
            return
        page.heading(labels.sets_heading)
        page.header(columns(labels.sets_columns.format(cases=names)), numeric=range(1, 1 + len(self.cases)))
        for name in changed:
            known = next((each for each in self.findings.register if each.name == name), None)
            central, unit = (None, "") if known is None else (known.value, known.unit)
            style = page.styles.share if unit in ("share", "per year") else None
            page.text(0, self.findings.words_with_unit(name, unit))
            page.value(1, central, style)
            for column, case in enumerate(others.values(), start=2):
                page.value(column, _set_to(case, name, central), style)
            page.row += 1

    def _span(self, row: Row) -> str:
        return f"{self.workings.sheet}{self.page.span(row.number)}"


def _set_to(case: NamedCase, name: str, central: float | None) -> float | None:
    return dict(case.sets).get(name, central)


def _here(place: str) -> str:
    return place.rpartition("!")[2]
