"""The sheet of inputs: the only cells that are meant to be changed, and the one that chooses the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from cxsim.decision.financial_terms import INFLATION, RATE, effective_rate
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.workbook.case import (
    MADE_OF_AMOUNTS,
    Cases,
    Price,
    Schedule,
    inflations,
    prices,
    rates,
    schedule_of,
    source_and_grade,
)
from cxsim.report.workbook.page import Page
from cxsim.units import MONTHS_PER_YEAR

LIVE, FIRST_CASE = 1, 2
CLOSE, CLOSE_SHARE, HALVES = 0.005, 1e-9, 2
_NO_GUESS = 0.01


@dataclass(frozen=True)
class Inputs:
    """Where each input stands, as formulas call it; `first` and `last` by the place of the driver in the base case."""

    case: str
    chosen: str
    rate: str
    point_in_month: str
    months_per_year: str
    halves: str
    guess: str
    round_to: str
    close: str
    close_share: str
    prices: Mapping[str, str]
    inflations: Mapping[str, str]
    first: Mapping[int, str]
    last: Mapping[int, str]
    schedules: Mapping[int, Schedule]

    def choice(self, of_cases: Sequence[str]) -> str:
        """A formula's part that takes the reference of the case that is live; one reference is the same in all cases."""
        return of_cases[0] if len(of_cases) == 1 else f"CHOOSE({self.case},{','.join(of_cases)})"


def write_inputs(page: Page, findings: Findings, cases: Cases) -> Inputs:
    """Write the sheet; returns the places of its inputs."""
    return _Writer(page, findings, cases).write()


class _Writer:
    """The sheet while it is written: every row has its live value, and beside it the value in each case."""

    def __init__(self, page: Page, findings: Findings, cases: Cases) -> None:
        self.page, self.findings, self.cases = page, findings, cases
        self.locale = findings.locale
        self.case = ""

    def write(self) -> Inputs:
        page, look, terms = self.page, self.page.styles, self.findings.comparison.terms
        page.title(self.locale("workbook-inputs"), self.locale("workbook-inputs-note", engine=self.locale("workbook-engine")))
        heads = columns(self.locale("workbook-input-columns", cases="|".join(self.cases.labels)))
        page.header(heads, numeric=range(LIVE, FIRST_CASE + len(self.cases)))
        page.sheet.freeze_panes(page.row, 1)
        chosen = self._selector(page.row)
        page.heading(self.locale("workbook-money-over-time"))
        rate = self._by_case(
            self.locale("workbook-discount-rate"),
            rates(self.findings, self.cases),
            self.locale("workbook-per-year"),
            look.input_share,
            RATE,
        )
        inflation = self._by_case(
            self.locale("workbook-inflation"),
            inflations(self.findings, self.cases),
            self.locale("workbook-per-year"),
            look.input_share,
            INFLATION,
        )
        flags = [
            self._scalar(locale, float(basis == "real"), self.locale("workbook-switch"), look.input_integer)
            for locale, basis in (
                (self.locale("workbook-rate-is-real"), terms.rate_basis),
                (self.locale("workbook-prices-are-real"), terms.price_basis),
            )
        ]
        effective = self._effective(rate, inflation, flags)
        point = 1.0 if terms.convention == "end_of_month" else 0.5
        when = self._scalar(self.locale("workbook-point-in-month"), point, self.locale("workbook-of-a-month"), look.input_number)
        year = self._scalar(
            self.locale("workbook-months-in-year"),
            MONTHS_PER_YEAR,
            self.locale("workbook-months"),
            look.value,
            self.locale("workbook-definition"),
        )
        halves = self._scalar(self.locale("workbook-half"), HALVES, "", look.value, self.locale("workbook-definition"))
        guess = self._by_case(self.locale("workbook-irr-guess"), _guesses(self.cases), "", look.input_exponent, "")
        rounding = ""
        if terms.round_to is not None:
            rounding = self._scalar(self.locale("workbook-round-to"), terms.round_to, self.findings.comparison.currency, look.input_number)
        places = self._prices()
        growing = self._inflations()
        first, last, scheduled = self._schedules()
        page.heading(self.locale("workbook-for-checks"))
        close = self._scalar(self.locale("workbook-counts-as-none"), CLOSE, self.findings.comparison.currency, look.input_number)
        share = self._scalar(self.locale("workbook-plus-share"), CLOSE_SHARE, self.locale("workbook-share"), look.exponent)
        return Inputs(
            self.case, chosen, effective, when, year, halves, guess, rounding, close, share, places, growing, first, last, scheduled
        )

    def _selector(self, header: int) -> str:
        page, look = self.page, self.page.styles
        names = f"${xl_col_to_name(FIRST_CASE)}${header}:${xl_col_to_name(FIRST_CASE + len(self.cases) - 1)}${header}"
        chosen = page.cell(LIVE)
        page.text(0, self.locale("workbook-selector"), look.total_label)
        page.text(LIVE, self.cases.labels[0], look.input_text)
        page.sheet.data_validation(page.row, LIVE, page.row, LIVE, {"validate": "list", "source": f"={names}"})
        self._about(self.locale("workbook-selector-note"))
        page.row += 1
        self.case = page.cell(LIVE)
        page.text(0, self.locale("workbook-selector-number"))
        page.formula(LIVE, f"=MATCH({chosen},{names},0)", 1.0, look.value)
        page.row += 1
        return chosen

    def _effective(self, rate: str, inflation: str, flags: Sequence[str]) -> str:
        page, terms = self.page, self.findings.comparison.terms
        place = page.cell(LIVE)
        values = {RATE: rates(self.findings, self.cases)[0], INFLATION: inflations(self.findings, self.cases)[0]}
        page.text(0, self.locale("workbook-effective-rate"))
        formula = f"=(1+{rate})*(1+{inflation})^({flags[0]}-{flags[1]})-1"
        page.formula(LIVE, formula, effective_rate(terms, values), page.styles.share)
        self._about(self.locale("workbook-per-year"))
        page.row += 1
        return place

    def _prices(self) -> dict[str, str]:
        page, drivers = self.page, self.cases.bases[0].drivers
        costs = {line.name for line in self.findings.comparison.lines if line.kind == "cost"}
        charged = {driver.price_name for driver in drivers if driver.line in costs}
        terms = {driver.price_name for driver in drivers if driver.line in MADE_OF_AMOUNTS}
        every = prices(self.findings, self.cases)
        groups = (
            (self.locale("workbook-prices"), [p for p in every if p.name not in charged | terms]),
            (self.locale("workbook-terms"), [p for p in every if p.name in terms]),
            (self.locale("workbook-costs"), [p for p in every if p.name in charged]),
        )
        places: dict[str, str] = {}
        for words, group in groups:
            if group:
                page.heading(words)
                places |= {price.name: self._price(price) for price in group}
        return places

    def _inflations(self) -> dict[str, str]:
        """How much each price grows in a year, where that is said of its line."""
        named = {driver.inflation_name: index for index, driver in enumerate(self.cases.bases[0].drivers) if driver.inflation_name}
        if named:
            self.page.heading(self.locale("workbook-inflation-by-line"))
        return {
            name: self._by_case(
                self.findings.label(name),
                tuple(driver.inflation for driver in self.cases.drivers(index)),
                self.locale("workbook-per-year"),
                self.page.styles.input_share,
                name,
            )
            for name, index in named.items()
        }

    def _price(self, price: Price) -> str:
        shares = {self.findings.unit_label(unit) for unit in ("share", "per year")}
        style = self.page.styles.input_share if price.unit in shares else self.page.styles.input_number
        return self._by_case(price.words, price.values, price.unit, style, price.name)

    def _schedules(self) -> tuple[dict[int, str], dict[int, str], dict[int, Schedule]]:
        first, last, found = {}, {}, {}
        style = self.page.styles.input_integer
        for index, driver in enumerate(self.cases.bases[0].drivers):
            when = schedule_of(self.cases.drivers(index))
            if when is None:
                continue
            found[index], cost = when, self.findings.line_label(driver.title)
            once = driver.unit == "payments"
            words = self.locale("workbook-month-paid" if once else "workbook-first-month", cost=cost)
            first[index] = last[index] = self._scalar(words, when.first, self.locale("workbook-month-number"), style)
            if not once:
                last[index] = self._scalar(
                    self.locale("workbook-last-month", cost=cost), when.last, self.locale("workbook-month-number"), style
                )
        return first, last, found

    def _by_case(self, label: str, values: Sequence[float], unit: str, style: Format, name: str) -> str:
        """A value for each case, of which one is live; a case that does not differ follows the base case."""
        page, look = self.page, self.page.styles
        place, row = page.cell(LIVE), page.row + 1
        shown = {look.input_share: look.share, look.input_exponent: look.exponent}.get(style, look.price)
        base, last = (xl_col_to_name(FIRST_CASE + column) for column in (0, len(values) - 1))
        page.text(0, label)
        page.formula(LIVE, f"=INDEX({base}{row}:{last}{row},1,{self.case.rpartition('!')[2]})", values[0], shown)
        for column, value in enumerate(values):
            if column and value == values[0]:
                page.formula(FIRST_CASE + column, f"={base}{row}", value, shown)
            else:
                page.value(FIRST_CASE + column, value, style)
        known = next((each for each in self.findings.register if each.name == name), None)
        source, grade = source_and_grade(self.findings, known)
        self._about(unit, source, grade, name)
        page.row += 1
        return place

    def _scalar(self, label: str, value: float, unit: str, style: Format, source: str = "") -> str:
        """A value that is the same in every case."""
        place = self.page.cell(LIVE)
        self.page.text(0, label)
        self.page.value(LIVE, value, style)
        self._about(unit, source)
        self.page.row += 1
        return place

    def _about(self, *texts: str) -> None:
        for column, words in enumerate(texts, start=FIRST_CASE + len(self.cases)):
            self.page.text(column, words, self.page.styles.unit)


def _guesses(cases: Cases) -> tuple[float, ...]:
    """The internal rate per half-month in each case, from which a spreadsheet finds it anew."""
    rates = (base.measures.irr for base in cases.bases)
    return tuple(_NO_GUESS if rate is None else float((1.0 + rate) ** (1.0 / (HALVES * MONTHS_PER_YEAR)) - 1.0) for rate in rates)
