"""The sheet of workings: from volumes and prices to lines, incremental cash flow, present value and payback, for the case that is live."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.cash_flow import AMOUNT_TITLES, HAIRCUT_LINE, TERMINAL_LINE
from cxsim.decision.comparison import VolumePriceLine
from cxsim.decision.financial_terms import INFLATION, RATE, effective_rate, round_amounts
from cxsim.decision.money import discount_factors, month_times
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.workbook.case import MADE_OF_AMOUNTS, Cases, drivers_of, inflations, rates
from cxsim.report.workbook.engine import Engine, Rows, write_months
from cxsim.report.workbook.inputs import HALVES, Inputs
from cxsim.report.workbook.page import CONSTANT, TOTAL, Page
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
ScenarioName = Literal["baseline", "programme"]
SCENARIOS: tuple[ScenarioName, ...] = ("baseline", "programme")
SERIES = ("baseline", "programme", "baseline_level", "programme_level", "programme_extra")


@dataclass(frozen=True)
class SheetRow:
    """A row of workings and the figures that its formulas have now."""

    number: int
    values: Array


@dataclass(frozen=True)
class Sum:
    """A sum of rows in a formula's own column, and its figures."""

    formula: str
    values: Array


@dataclass(frozen=True)
class Grid:
    """The net cash flow on half-months: the range of all of it, and without its last, which is empty unless amounts end their month."""

    whole: str
    shorter: str
    amounts: Array


@dataclass(frozen=True)
class Workings:
    """Where the workings stand: the discount factors by timing, the rows of the lines by name, the sums, and when the money is back.

    A line that is paid only with the programme has no row in the baseline. `hard` has haircut and tax without the soft lines.
    """

    sheet: str
    factors: Mapping[str, SheetRow]
    baseline: Mapping[str, SheetRow]
    programme: Mapping[str, SheetRow]
    incremental: Mapping[str, SheetRow]
    dated: SheetRow
    accruing: SheetRow
    net: SheetRow
    after_dated: SheetRow
    cumulative: SheetRow
    cumulative_present: SheetRow
    made_good: SheetRow
    made_good_present: SheetRow
    grid: Grid
    hard: Mapping[str, SheetRow]


def central_rate(findings: Findings, cases: Cases) -> float:
    """The rate at which the base case is discounted."""
    values = {RATE: rates(findings, cases)[0], INFLATION: inflations(findings, cases)[0]}
    return effective_rate(findings.comparison.terms, values)


def write_workings(page: Page, findings: Findings, cases: Cases, inputs: Inputs, engine: Engine) -> Workings:
    """Write the sheet; returns the places of its rows."""
    return _Writer(page, findings, cases, inputs, engine).write()


class _Writer:
    """The sheet while it is written."""

    def __init__(self, page: Page, findings: Findings, cases: Cases, inputs: Inputs, engine: Engine) -> None:
        self.page, self.findings, self.cases, self.inputs, self.engine = page, findings, cases, inputs, engine
        self.locale = findings.locale
        self.live: dict[tuple[int, str], str] = {}
        self.paid: dict[int, SheetRow] = {}
        self.parts: dict[tuple[ScenarioName, str], list[SheetRow]] = {}

    def write(self) -> Workings:
        page, lines = self.page, self.findings.comparison.lines
        page.title(self.locale("workbook-workings"), self.locale("workbook-workings-note"))
        write_months(page, self.findings, self.locale("workbook-sign"))
        factors = self._factors()
        self._live_volumes()
        self._timing()
        baseline, programme = self._scenario("baseline"), self._scenario("programme")
        page.heading(self.locale("workbook-difference"))
        words = {line.name: self.findings.line_label(line.title) for line in lines}
        incremental = {name: self._difference(words[name], programme[name], baseline.get(name)) for name in words}
        dated = self._sum(self.locale("workbook-of-which-dated"), [incremental[line.name] for line in lines if line.timing == "dated"])
        accruing = self._sum(self.locale("workbook-of-which-month"), [incremental[line.name] for line in lines if line.timing == "month"])
        both = f"={{c}}{dated.number}+{{c}}{accruing.number}"
        net = self._row(self.locale("workbook-net-flow"), both, dated.values + accruing.values, strong=True)
        after, cumulative, good = self._payback(self.locale("workbook-cumulative"), dated, accruing)
        page.heading(self.locale("workbook-present-value"))
        present = [
            self._row(label, f"={{c}}{row.number}*{{c}}{factors[timing].number}", row.values * factors[timing].values)
            for label, row, timing in (
                (self.locale("workbook-dated-payments"), dated, "dated"),
                (self.locale("workbook-over-month"), accruing, "month"),
            )
        ]
        _, cumulative_present, good_present = self._payback(self.locale("workbook-cumulative-present"), present[0], present[1])
        grid = self._half_months(dated, accruing)
        hard = self._hard()
        return Workings(
            page.ref, factors, baseline, programme, incremental, dated, accruing, net, after, cumulative, cumulative_present, good,
            good_present, grid, hard,
        )  # fmt: skip

    def _factors(self) -> dict[str, SheetRow]:
        terms, inputs = self.findings.comparison.terms, self.inputs
        self.page.heading(self.locale("workbook-factors"))
        start = f"{self.engine.sheet}{{c}}${self.engine.elapsed}"
        accrues = f"=1/(1+{inputs.rate})^(({start}+{inputs.point_in_month})/{inputs.months_per_year})"
        dated = f"=1/(1+{inputs.rate})^({start}/{inputs.months_per_year})"
        months, rate = self.page.months, central_rate(self.findings, self.cases)
        times = {"month": month_times(months, terms.convention), "dated": np.arange(months) / MONTHS_PER_YEAR}
        values = {timing: discount_factors(rate, years) for timing, years in times.items()}
        return {
            "month": self._row(self.locale("workbook-factor-month"), accrues, values["month"], factor=True, total=False),
            "dated": self._row(self.locale("workbook-factor-dated"), dated, values["dated"], factor=True, total=False),
        }

    def _live_volumes(self) -> None:
        """For what differs between the cases, the row of the case that is live."""
        headed = False
        for index, driver in enumerate(self.cases.bases[0].drivers):
            rows = self.engine.drivers[index]
            for name, label in zip(SERIES, self._series_labels(), strict=True):
                of_cases: Rows = getattr(rows, name)
                if len(of_cases) > 1 and not headed:
                    self.page.heading(self.locale("workbook-live-volumes"))
                    headed = True
                self.live[index, name] = self._live(f"{self.findings.line_label(driver.title)}: {label}", of_cases, getattr(driver, name))

    def _series_labels(self) -> tuple[str, ...]:
        return (
            self.locale("workbook-without"),
            self.locale("workbook-with-it"),
            self.locale("workbook-level-without"),
            self.locale("workbook-level-with"),
            self.locale("workbook-extra-with"),
        )

    def _live(self, label: str, of_cases: Rows, values: Array) -> str:
        """The reference to a month of a series: on the engine's sheet where all cases are alike, else to a row that chooses."""
        if len(of_cases) <= 1:
            return self.engine.at(of_cases[0]) if of_cases else ""
        chosen = self.inputs.choice([self.engine.at(row) for row in of_cases])
        return f"{{c}}{self._row(label, f'={chosen}', values, factor=True, total=False).number}"

    def _timing(self) -> None:
        """For each scheduled cost the months in which it is paid, as 1 and 0."""
        if not self.inputs.schedules:
            return
        self.page.heading(self.locale("workbook-paid"))
        number = f"{self.engine.sheet}{{c}}${self.engine.number}"
        drivers, first, last = self.findings.comparison.base.drivers, self.inputs.first, self.inputs.last
        for index in self.inputs.schedules:
            formula = f"=({number}>={first[index]})*({number}<={last[index]})"
            self.paid[index] = self._row(self.findings.line_label(drivers[index].title), formula, drivers[index].programme)

    def _difference(self, label: str, with_: SheetRow, without: SheetRow | None) -> SheetRow:
        if without is None:
            return self._row(label, f"={{c}}{with_.number}", with_.values)
        return self._row(label, f"={{c}}{with_.number}-{{c}}{without.number}", with_.values - without.values)

    def _scenario(self, scenario_name: ScenarioName) -> dict[str, SheetRow]:
        found = self.findings.comparison
        self.page.heading(self.locale("workbook-without-heading") if scenario_name == "baseline" else self.locale("workbook-with-heading"))
        places = {id(driver): index for index, driver in enumerate(found.base.drivers)}
        lines: dict[str, SheetRow] = {}
        amounts: list[SheetRow] = []
        for line in found.lines:
            drivers = drivers_of(line, found)
            only_with = line.kind == "cost" or line.name == HAIRCUT_LINE.name
            if scenario_name == "baseline" and only_with and not any(driver.baseline.any() for driver in drivers):
                continue
            parts = self.parts[scenario_name, line.name] = [
                self._amount(driver, places[id(driver)], scenario_name, amounts) for driver in drivers
            ]
            amounts += parts
            lines[line.name] = self._line(self.findings.line_label(line.title), parts)
        return lines

    def _amount(self, driver: VolumePriceLine, index: int, scenario_name: ScenarioName, before: Sequence[SheetRow]) -> SheetRow:
        """Sign times volume times price; the price times its factor and plus what is added, where there are any."""
        amount = driver.baseline_amount if scenario_name == "baseline" else driver.programme_amount
        words = self.findings.line_label(driver.title)
        volume = self._volume(driver, index, scenario_name, before)
        price = self._price(driver, index, scenario_name)
        self.page.value(CONSTANT, driver.sign, self.page.styles.value)
        return self._row(words, f"=$C{{row}}*{volume}*{price}", amount)

    def _volume(self, driver: VolumePriceLine, index: int, scenario_name: ScenarioName, before: Sequence[SheetRow]) -> str:
        if index in self.paid:
            return f"{{c}}{self.paid[index].number}"
        if driver.line == HAIRCUT_LINE.name:
            return f"{{c}}{self._gains(self._amount_label(driver), ()).number}"
        if driver.line in MADE_OF_AMOUNTS:
            return f"{{c}}{self._sum(self._amount_label(driver), before).number}"
        return self.live[index, scenario_name]

    def _amount_label(self, driver: VolumePriceLine) -> str:
        """The words for a volume that is an amount of other lines."""
        return self.findings.line_label(AMOUNT_TITLES[driver.name])

    def _gains(self, label: str, left_out: Collection[str]) -> SheetRow:
        """What the lines gain, each by itself and only where it does."""
        lines = [line for line in self.findings.comparison.lines if line.kind == "benefit" and line.name not in MADE_OF_AMOUNTS]
        parts = [[self._parts(scenario_name, [line.name]) for scenario_name in SCENARIOS] for line in lines if line.name not in left_out]
        effects = [np.maximum(programme.values - baseline.values, 0.0) for baseline, programme in parts]
        formulas = [f"MAX(0,{programme.formula}-({baseline.formula}))" for baseline, programme in parts]
        return self._row(label, "=" + ("+".join(formulas) or "0"), np.asarray(sum(effects, np.zeros(self.page.months))))

    def _parts(self, scenario_name: ScenarioName, lines: Sequence[str]) -> Sum:
        """All amounts of some lines in a scenario_name, before they are rounded as displayed."""
        rows = [row for name in lines for row in self.parts.get((scenario_name, name), [])]
        values = np.asarray(sum((row.values for row in rows), np.zeros(self.page.months)))
        return Sum("+".join(f"{{c}}{row.number}" for row in rows) or "0", values)

    def _hard(self) -> dict[str, SheetRow]:
        """Haircut and tax of what is left without the soft lines, by line; none where nothing is soft."""
        found, rows = self.findings.comparison, dict[str, SheetRow]()
        names = [line.name for line in found.lines if line.name in MADE_OF_AMOUNTS]
        if not found.terms.soft or not names:
            return rows
        self.page.heading(self.locale("workbook-hard-heading"))
        left = [line.name for line in found.lines if line.name not in (*found.terms.soft, *MADE_OF_AMOUNTS)]
        sums = [self._parts(scenario_name, left) for scenario_name in SCENARIOS]
        for driver in (driver for driver in found.base.drivers if driver.line in names):
            amounts = sums
            if driver.line == HAIRCUT_LINE.name:
                gains = self._gains(self._amount_label(driver), found.terms.soft)
                amounts = [Sum("0", 0 * gains.values), Sum(f"{{c}}{gains.number}", gains.values)]
            taken = [self._taken(driver, amount) for amount in amounts]
            rows[driver.line] = self._of_hard(driver, taken)
            sums = [Sum(f"{each.formula}+{less.formula}", each.values + less.values) for each, less in zip(sums, taken, strict=True)]
        return rows

    def _taken(self, driver: VolumePriceLine, amount: Sum) -> Sum:
        """What a line of the terms takes of an amount, not rounded yet."""
        formula = f"{driver.sign}*({amount.formula})*{self.inputs.prices[driver.price_name]}"
        return Sum(f"({formula})", driver.sign * amount.values * driver.price)

    def _of_hard(self, driver: VolumePriceLine, taken: Sequence[Sum]) -> SheetRow:
        """What a line of the terms takes, rounded as displayed: with the programme minus without."""
        step, terms = self.inputs.round_to, self.findings.comparison.terms
        formulas = [f"ROUND({each.formula}/{step},0)*{step}" if step else each.formula for each in taken]
        values = [round_amounts(each.values, terms) for each in taken]
        return self._row(self.findings.line_label(driver.title), f"={formulas[1]}-{formulas[0]}", values[1] - values[0])

    def _price(self, driver: VolumePriceLine, index: int, scenario_name: ScenarioName) -> str:
        price = self.inputs.prices[driver.price_name]
        if driver.line == TERMINAL_LINE.name:  # a stock at the end of the month, brought to where the month's flows are discounted
            return f"{price}*(1+{self.inputs.rate})^-((1-{self.inputs.point_in_month})/{self.inputs.months_per_year})"
        level = self.live.get((index, f"{scenario_name}_level"), "")
        extra = self.live.get((index, "programme_extra"), "") if scenario_name == "programme" else ""
        full = f"{price}*{level}" if level else price
        moved = f"({full}+{extra})" if extra else full
        if not driver.inflation_name:
            return moved
        month = f"{self.engine.sheet}{{c}}${self.engine.elapsed}"
        return f"{moved}*(1+{self.inputs.inflations[driver.inflation_name]})^({month}/{self.inputs.months_per_year})"

    def _line(self, label: str, parts: Sequence[SheetRow]) -> SheetRow:
        """A line of the cash flow, rounded as displayed where the terms say so."""
        if not self.inputs.round_to:
            return self._sum(label, parts, strong=True)
        values = round_amounts(np.asarray(np.sum([row.values for row in parts], axis=0)), self.findings.comparison.terms)
        added = "+".join(f"{{c}}{row.number}" for row in parts)
        return self._row(label, f"=ROUND(({added})/{self.inputs.round_to},0)*{self.inputs.round_to}", values, strong=True)

    def _payback(self, words: str, dated: SheetRow, accruing: SheetRow) -> tuple[SheetRow, SheetRow, SheetRow]:
        """Rows that follow the cumulative flow through each month and say when, in months, it is made good."""
        closing = np.cumsum(dated.values + accruing.values)
        opening = np.concatenate([[0.0], closing[:-1]])
        paid = opening + dated.values
        start = np.arange(self.page.months, dtype=float)
        within = start - np.divide(paid, accruing.values, out=np.zeros_like(paid), where=accruing.values != 0)
        good = np.where((paid < 0) & (closing >= 0), within, np.where((opening < 0) & (paid >= 0), start, 0.0))
        first = self.page.row + 1
        a = self._row(self.locale("workbook-at-start", what=words), f"={{p}}{first + 2}", opening, total=False)
        b = self._row(self.locale("workbook-after-dated", what=words), f"={{c}}{a.number}+{{c}}{dated.number}", paid, total=False)
        ends = self.locale("workbook-at-end", what=words)
        c = self._row(ends, f"={{c}}{b.number}+{{c}}{accruing.number}", closing, strong=True, total=False)
        month = f"{self.engine.sheet}{{c}}${self.engine.elapsed}"
        last = f"IF(AND({{c}}{a.number}<0,{{c}}{b.number}>=0),{month},0)"
        formula = f"=IF(AND({{c}}{b.number}<0,{{c}}{c.number}>=0),{month}-{{c}}{b.number}/{{c}}{accruing.number},{last})"
        return b, c, self._row(self.locale("workbook-made-good", what=words), formula, good, factor=True, total=False)

    def _half_months(self, dated: SheetRow, accruing: SheetRow) -> Grid:
        """The net cash flow down a column, so that the internal rates see equal steps whatever the point in the month."""
        page = self.page
        page.heading(self.locale("workbook-half-months"))
        half, month, net = columns(self.locale("workbook-half-columns"))
        page.header((half, month, "", net), numeric=(1, TOTAL))
        end_of_month = self.findings.comparison.terms.convention == "end_of_month"
        amounts = half_month_amounts(dated.values, accruing.values, end_of_month)
        first, point = page.row + 1, self.inputs.point_in_month
        starts, flows = page.span(dated.number), page.span(accruing.number)
        for step, amount in enumerate(amounts.tolist()):
            row = page.row + 1
            page.value(0, step, page.styles.left)
            page.value(1, step // HALVES + 1, page.styles.value)
            page.value(CONSTANT, float(step % HALVES == 0), page.styles.value)
            begins = (
                f"IF(B{row}<=COUNT({starts}),INDEX({starts},1,B{row}),0)+IF(AND({point}=1,B{row}>1),INDEX({flows},1,MAX(B{row}-1,1)),0)"
            )
            page.formula(TOTAL, f"=IF(C{row}=1,{begins},IF({point}=1,0,INDEX({flows},1,B{row})))", amount)
            page.row += 1
        whole, shorter = (f"{page.ref}$D${first}:$D${page.row - cut}" for cut in (0, 1))
        return Grid(whole, shorter, amounts)

    def _sum(self, label: str, rows: Sequence[SheetRow], strong: bool = False) -> SheetRow:
        page = self.page
        if not rows:
            return SheetRow(page.monthly_values(label, "", np.zeros(page.months), page.styles.amount), np.zeros(page.months))
        values = np.asarray(np.sum([row.values for row in rows], axis=0))
        return self._row(label, "=" + "+".join(f"{{c}}{row.number}" for row in rows), values, strong=strong)

    def _row(self, label: str, formula: str, values: Array, factor: bool = False, strong: bool = False, total: bool = True) -> SheetRow:
        style = self.page.styles.factor if factor else self.page.styles.amount
        written = formula.replace("{row}", str(self.page.row + 1))
        return SheetRow(self.page.monthly(label, "", written, values, style, total=total, strong=strong), values)


def half_month_amounts(dated: Array, accruing: Array, end_of_month: bool) -> Array:
    """The net cash flow at half-months 0, 1, ... 2n: dated payments begin a month, what accrues ends it or stands in its middle."""
    amounts = np.zeros(HALVES * len(dated) + 1)
    amounts[:-1:HALVES] = dated
    amounts[(HALVES if end_of_month else 1) :: HALVES] += accruing
    return amounts
