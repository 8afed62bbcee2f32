"""The sheets of the experiments: from the sums of the arms to effect, error, p-value and interval, all of it in live formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from scipy.special import betainc, betaincinv, chdtrc

from cxsim.abtest.covariate_adjustment import adjust
from cxsim.abtest.difference import OutcomeColumns
from cxsim.abtest.endpoint_reading import FEWEST_IN_STRATUM, EndpointReading
from cxsim.abtest.sums import EndpointSums
from cxsim.report.design_rows import NUMBERS, label_design, refusal_reason
from cxsim.report.findings import ExperimentFindings, Findings
from cxsim.report.phrases import columns, readable
from cxsim.report.workbook.live_formula import ONE, TWO, Term, total, write_row
from cxsim.report.workbook.page import Page
from cxsim.stats.cross_moments import CrossMoments, merge
from cxsim.text.locale import Locale

MOST_LETTERS = 31  # of a sheet's name
CONTROL = 1  # the column of the control; the treated arms follow, and last all arms together
SOLVED = 2  # covariates whose slopes formulas solve for; those of more are labelled values
ALIKE = 1e-6


@dataclass(frozen=True)
class ArmEffect:
    """The cells of one effect: the value of the control and the treated arm, the difference, its error and degrees of freedom."""

    control: Term
    treated: Term
    effect: Term
    error: Term
    degrees: Term


def sheet_names(findings: Findings) -> dict[str, str]:
    """The name of the sheet of each experiment that was read; no two alike, none longer than a spreadsheet takes."""
    names: dict[str, str] = {}
    for each in findings.experiments:
        if each.reading is not None and each.reading.endpoints:
            full = findings.locale("workbook-abtest", name=readable(each.name))
            count = 1 + sum(name.startswith(full[: MOST_LETTERS - 3]) for name in names.values())
            names[each.name] = full[:MOST_LETTERS] if count == 1 else f"{full[: MOST_LETTERS - 3]} {count}"
    return names


def write_experiment(page: Page, findings: Findings, each: ExperimentFindings) -> None:
    """Write the sheet of one experiment."""
    locale = findings.locale
    page.title(locale("report-abtest-title", name=readable(each.name)), locale("workbook-abtest-note"))
    alpha = write_row(page, locale("workbook-abtest-alpha"), {CONTROL: each.plan.alpha})[CONTROL]
    _split(page, findings, each)
    assert each.reading is not None
    assert each.sums is not None
    done = set[str]()
    for row in each.reading.endpoints:
        sums = each.sums.endpoints[row.name]
        if row.withheld is None and sums.cells and row.name not in done:
            done.add(row.name)
            own = [other for other in each.reading.endpoints if other.name == row.name and other.withheld is None]
            _endpoint(page, findings, each, own, alpha)
    _designs(page, each, locale)


def _designs(page: Page, each: ExperimentFindings, locale: Locale) -> None:
    """What designs would have said, as a simulation found it: values, since nothing here gives them."""
    for found in each.comparisons:
        page.heading(locale("report-abtest-designs-table", arm=readable(found["arm"]), truth=found["truth"]))
        page.text(0, locale("workbook-abtest-designs-note"), page.styles.note)
        page.row += 1
        page.header(columns(locale("report-abtest-designs-columns")), range(1, len(NUMBERS) + 1))
        for row in found["results"]:
            page.text(0, label_design(row, locale))
            if row.get("refused"):
                page.text(1, refusal_reason(row, locale), page.styles.note)
            else:
                for i, name in enumerate(NUMBERS, start=1):
                    page.value(i, row.get(name))
            page.row += 1


def _split(page: Page, findings: Findings, each: ExperimentFindings) -> None:
    """The sizes of the arms against the planned split: Pearson's chi-squared."""
    locale, arms = findings.locale, list(each.plan.arms)
    assert each.sums is not None
    page.heading(locale("workbook-abtest-split"))
    page.header(("", *map(readable, arms), locale("workbook-abtest-all")), range(1, len(arms) + 2))
    last = len(arms) + 1
    found = write_row(page, locale("workbook-abtest-found"), {i: float(each.sums.units[arm]) for i, arm in enumerate(arms, start=1)})
    planned = write_row(page, locale("workbook-abtest-planned"), {i: each.plan.arms[arm] for i, arm in enumerate(arms, start=1)})
    every = write_row(page, locale("workbook-abtest-units"), {last: total(found.values())})[last]
    shares = total(planned.values())
    wanted = {i: every * planned[i] / shares for i in planned}
    expected = write_row(page, locale("workbook-abtest-expected"), wanted)
    off = total((found[i] - expected[i]) * (found[i] - expected[i]) / expected[i] for i in found)
    chi = write_row(page, locale("workbook-abtest-chi"), {last: off})[last]
    freedom = Term(f"COUNT({found[1].text}:{found[len(arms)].text})", float(len(arms))) - ONE
    write_row(page, locale("workbook-abtest-p"), {last: chi.call("CHIDIST", float(chdtrc(freedom.value, chi.value)), freedom)})


def _endpoint(page: Page, findings: Findings, each: ExperimentFindings, rows: Sequence[EndpointReading], alpha: Term) -> None:
    """One endpoint: its sums, and the effect of every treated arm."""
    assert each.sums is not None
    sums, locale = each.sums.endpoints[rows[0].name], findings.locale
    arms = {CONTROL: each.plan.control} | {i: row.arm for i, row in enumerate(rows, start=CONTROL + 1)}
    page.heading(readable(rows[0].name))
    moments = {i: found for i, arm in arms.items() if (found := sums.of_arm(arm)) is not None}
    if not _by_stratum(sums, arms):
        others = [found for arm in each.plan.arms if arm not in arms.values() and (found := sums.of_arm(arm)) is not None]
        effects, _ = _block(page, findings, sums, moments, arms, others)
        _state(page, findings, effects, rows, alpha)
        return
    for i, row in enumerate(rows, start=CONTROL + 1):
        parts = list[tuple[Term, ArmEffect]]()
        for stratum in (name for name in sums.strata if name):
            own = {j: sums.cells[arms[j], stratum] for j in (CONTROL, i)}
            page.text(0, locale("workbook-abtest-stratum", name=stratum), page.styles.total_label)
            page.row += 1
            effects, units = _block(page, findings, sums, own, {j: arms[j] for j in own})
            parts.append((write_row(page, locale("workbook-abtest-units"), {i: total(units.values())})[i], effects[i]))
        _state(page, findings, {i: _weighted(parts)}, [row], alpha)


def _by_stratum(sums: EndpointSums, arms: Mapping[int, str]) -> bool:
    """Whether the reading weighted strata: two at least, of units enough in every arm."""
    strata = [name for name in sums.strata if name]
    cells = [sums.cells.get((arm, stratum)) for stratum in strata for arm in arms.values()]
    return len(strata) > 1 and all(cell is not None and cell.n >= FEWEST_IN_STRATUM for cell in cells)


def _weighted(parts: Sequence[tuple[Term, ArmEffect]]) -> ArmEffect:
    """Strata weighted by their shares of the units, with Satterthwaite's degrees of freedom."""
    every = total(units for units, _ in parts)
    weights = [units / every for units, _ in parts]
    found = [each for _, each in parts]
    control, treated, effect = (
        total(weight * getattr(each, name) for weight, each in zip(weights, found, strict=True))
        for name in ("control", "treated", "effect")
    )
    squares = [weight * each.error * weight * each.error for weight, each in zip(weights, found, strict=True)]
    variance = total(squares)
    degrees = variance * variance / total(square * square / each.degrees for square, each in zip(squares, found, strict=True))
    return ArmEffect(control, treated, effect, variance.root(), degrees)


def _block(
    page: Page,
    findings: Findings,
    sums: EndpointSums,
    moments: Mapping[int, CrossMoments],
    arms: Mapping[int, str],
    others: Sequence[CrossMoments] = (),
) -> tuple[dict[int, ArmEffect], dict[int, Term]]:
    """The sums of some arms and of all together, with those of arms that could not be read; and the effect of each treated arm."""
    outcome = sums.outcome()
    assert outcome is not None
    last = max(arms) + 1
    page.header(
        ("", *(readable(arms[i]) if i in arms else "" for i in range(1, last)), findings.locale("workbook-abtest-all")), range(1, last + 1)
    )
    block = _Block(page, findings, sums.columns, outcome, {**moments, last: merge([*moments.values(), *others])})
    theta = block.slopes(*_covariates_taken_out(sums, moments, others), last)
    values, spreads = block.values(theta, last)
    effects = {}
    for i in moments:
        if i != CONTROL:
            variance = spreads[CONTROL] + spreads[i]
            parts = [spreads[j] * spreads[j] / (block.n[j] - ONE) for j in (CONTROL, i)]
            effects[i] = ArmEffect(
                values[CONTROL], values[i], values[i] - values[CONTROL], variance.root(), variance * variance / total(parts)
            )
    return effects, {i: block.n[i] for i in moments}


def _covariates_taken_out(
    sums: EndpointSums, moments: Mapping[int, CrossMoments], others: Sequence[CrossMoments]
) -> tuple[list[OutcomeColumns], list[float]]:
    """The covariates that the reading took out, with their slopes; none where one of them is the outcome itself."""
    outcome, covariates = sums.outcome(), sums.covariates
    if not covariates or outcome is None:
        return [], []
    control, treated, *rest = moments.values()
    found = adjust(control, treated, outcome, covariates, [*rest, *others])
    theta = [float(each) for each in found.theta]
    chosen = [] if found.is_outcome else [i for i, slope in enumerate(theta) if slope]
    return [covariates[i] for i in chosen], [theta[i] for i in chosen]


def _state(page: Page, findings: Findings, effects: Mapping[int, ArmEffect], rows: Sequence[EndpointReading], alpha: Term) -> None:
    """Effect, error, t, p and interval of each treated arm, and what the report states."""
    locale = findings.locale
    own = dict(zip(effects, rows, strict=True))
    page.row += 1

    def write(id: str, cells: Mapping[int, Term | float]) -> dict[int, Term]:
        return write_row(page, locale(id), cells)

    effect = write("workbook-abtest-effect", {i: each.effect for i, each in effects.items()})
    relative = {i: each.treated / each.control - ONE for i, each in effects.items() if own[i].relative is not None}
    if relative:
        write("workbook-abtest-relative", relative)
    error = write("workbook-abtest-error", {i: each.error for i, each in effects.items()})
    degrees = write("workbook-abtest-degrees", {i: each.degrees for i, each in effects.items()})
    t = write("workbook-abtest-t", {i: effect[i] / error[i] for i in effects})
    write("workbook-abtest-p", {i: _two_sided(t[i], degrees[i]) for i in effects})
    reach = write("workbook-abtest-reach", {i: _quantile(alpha, degrees[i]) * error[i] for i in effects})
    write("workbook-abtest-low", {i: effect[i] - reach[i] for i in effects})
    write("workbook-abtest-high", {i: effect[i] + reach[i] for i in effects})
    for id, end in (("workbook-abtest-stated", "estimate"), ("workbook-abtest-stated-low", "low"), ("workbook-abtest-stated-high", "high")):
        page.text(0, locale(id), page.styles.note)
        for i, row in own.items():
            page.value(i, getattr(row.effect, end))
        page.row += 1


def _two_sided(t: Term, degrees: Term) -> Term:
    """Student's two-sided p-value by the incomplete beta function: spreadsheets cut the degrees of their own to whole numbers."""
    x = degrees / (degrees + t * t)
    half = degrees / TWO
    return x.call("BETADIST", float(betainc(half.value, 0.5, x.value)), half, ONE / TWO)


def _quantile(alpha: Term, degrees: Term) -> Term:
    """Student's quantile that leaves alpha on both sides."""
    half = degrees / TWO
    x = alpha.call("BETAINV", float(betaincinv(half.value, 0.5, alpha.value)), half, ONE / TWO)
    return (degrees * (ONE - x) / x).root()


class _Block:
    """Rows of the sums of some arms, and of what follows from them."""

    def __init__(
        self, page: Page, findings: Findings, columns: Sequence[str], outcome: OutcomeColumns, moments: Mapping[int, CrossMoments]
    ) -> None:
        self.page, self.findings, self.names, self.outcome = page, findings, columns, outcome
        self.moments = moments
        self.n = self._row("workbook-abtest-n", {i: float(each.n) for i, each in moments.items()})
        self.means = dict[int, dict[int, Term]]()
        self.products = dict[tuple[int, int], dict[int, Term]]()
        for k in self._used(outcome):
            self._column(k)

    def _row(self, id: str, cells: Mapping[int, Term | float], **facts: object) -> dict[int, Term]:
        return write_row(self.page, self.findings.locale(id, **facts), cells)

    def _label(self, k: int) -> str:
        return self.findings.locale("workbook-abtest-column", column=self.names[k])

    @staticmethod
    def _used(outcome: OutcomeColumns) -> list[int]:
        return [outcome.y] if outcome.x is None else [outcome.y, outcome.x]

    def _column(self, k: int) -> None:
        """The mean of a column, and the sums of its products with those that are there, about the means."""
        if k in self.means:
            return
        self.means[k] = self._row("workbook-abtest-mean", {i: float(m.means[k]) for i, m in self.moments.items()}, column=self._label(k))
        for other in self.means:
            cells = {i: float(m.products[k, other]) for i, m in self.moments.items()}
            facts = {"first": self._label(other), "second": self._label(k)}
            self.products[k, other] = self.products[other, k] = self._row("workbook-abtest-products", cells, **facts)

    def _value(self, outcome: OutcomeColumns, i: int) -> Term:
        return self.means[outcome.y][i] if outcome.x is None else self.means[outcome.y][i] / self.means[outcome.x][i]

    def _gradient(self, outcome: OutcomeColumns, i: int) -> dict[int, Term]:
        """By how much the value moves with the mean of each column (the delta method)."""
        if outcome.x is None:
            return {outcome.y: ONE}
        per = self.means[outcome.x][i]
        return {outcome.y: ONE / per, outcome.x: -(self.means[outcome.y][i] / (per * per))}

    def _form(self, first: Mapping[int, Term], second: Mapping[int, Term], i: int) -> Term:
        return total(first[k] * second[m] * self.products[k, m][i] for k, m in product(first, second))

    def slopes(self, covariates: Sequence[OutcomeColumns], known: Sequence[float], last: int) -> list[tuple[OutcomeColumns, Term]]:
        """By how much the outcome moves with each covariate, from all arms together (CUPED)."""
        for covariate in covariates:
            for k in self._used(covariate):
                self._column(k)
        steep = self._gradient(self.outcome, last)
        own = [self._gradient(covariate, last) for covariate in covariates]
        across = [self._form(each, steep, last) for each in own]
        among = [[self._form(a, b, last) for b in own] for a in own]
        if len(own) == 1:
            found: list[Term | float] = [across[0] / among[0][0]]
        elif len(own) == SOLVED and _solvable(among):
            whole = among[0][0] * among[1][1] - among[0][1] * among[1][0]
            found = [
                (across[0] * among[1][1] - across[1] * among[0][1]) / whole,
                (across[1] * among[0][0] - across[0] * among[1][0]) / whole,
            ]
        else:
            found = list(known)
        rows = [self._row("workbook-abtest-slope", {last: slope}, number=i + 1)[last] for i, slope in enumerate(found)]
        return list(zip(covariates, rows, strict=True))

    def values(self, slopes: Sequence[tuple[OutcomeColumns, Term]], last: int) -> tuple[dict[int, Term], dict[int, Term]]:
        """The value of each arm with what was known before taken out, and its variance."""
        adjusted, spreads = dict[int, Term | float](), dict[int, Term | float]()
        for i in self.moments:
            if i == last:
                continue
            value, steep = self._value(self.outcome, i), self._gradient(self.outcome, i)
            for covariate, slope in slopes:
                value = value - slope * (self._value(covariate, i) - self._value(covariate, last))
                for k, each in self._gradient(covariate, i).items():
                    steep[k] = steep[k] - slope * each if k in steep else -(slope * each)
            adjusted[i] = value
            spreads[i] = self._form(steep, steep, i) / ((self.n[i] - ONE) * self.n[i])
        return self._row("workbook-abtest-value", adjusted), self._row("workbook-abtest-variance", spreads)


def _solvable(among: Sequence[Sequence[Term]]) -> bool:
    """Whether neither of two covariates gives the other."""
    return among[0][1].value ** 2 < (1 - ALIKE) * among[0][0].value * among[1][1].value
