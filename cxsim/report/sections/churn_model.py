"""The churn model: what it says, how well it foretells customers it has not seen, and where it ends."""

from __future__ import annotations

import math

import numpy as np

from cxsim.models.record import Calibration, ChurnCard, FittedChurn, Validation
from cxsim.report import model_figures, words
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings

TAIL_YEARS = 2


def section(findings: Findings) -> Section:
    """Everything a reader must know before believing the churn model."""
    fitted = findings.fitted
    card = fitted.card
    summary = (
        f"{card.method}, fitted on {words.number(card.rows)} customers of whom {words.number(card.events)} left "
        f"({words.number(card.events_per_coefficient)} for each coefficient). {words.sentence(fitted.sentence)}"
    )
    blocks: list[Block] = [Paragraph(words.sentence(summary), "plain" if fitted.status == "converged" else "warning")]
    blocks += [Bullets(tuple(ratio.sentence for ratio in card.hazard_ratios)), Paragraph(card.caveat, "note"), _ratios(card)]
    blocks += _validation(card.validation)
    blocks += _proportionality(card)
    blocks += [_survival(fitted), Paragraph(tail_sentence(fitted))]
    return Section("churn-model", "What the churn model says, and how far to trust it", tuple(blocks))


def _ratios(card: ChurnCard) -> Table:
    rows = tuple(
        (
            words.readable(ratio.column),
            f"{words.number(ratio.ratio, 2)}",
            words.interval(ratio.low, ratio.high),
            f"{abs(ratio.step):g} {'higher' if ratio.step > 0 else 'lower'}" if ratio.reference is None else f"against {ratio.reference}",
            "yes" if ratio.clear else "no",
        )
        for ratio in card.hazard_ratios
    )
    columns = ("Feature", "Hazard ratio", "95 % interval", "For", "Direction clear")
    return Table("Hazard ratios: above 1 leaves sooner, below 1 stays longer", columns, rows, frozenset({1, 2}))


def _validation(found: Validation | None) -> list[Block]:
    if found is None:
        return [Paragraph("No customers were held back, so nothing shows how well the model foretells those it has not seen.", "warning")]
    blocks: list[Block] = [Paragraph(words.sentence(found.sentence))]
    blocks += [_calibration(each) for each in found.calibration if any(g.observed is not None for g in each.groups)]
    if found.rivals:
        rows = tuple((rival.name, words.number(rival.concordance, 3)) for rival in found.rivals)
        blocks.append(Table("Against naive rivals, on held-out customers", ("Model", "Concordance"), rows, frozenset({1})))
    return blocks


def _calibration(found: Calibration) -> Chart:
    error = "" if found.mean_error is None else f" by {words.points(found.mean_error)} on average"
    title = f"By month {found.horizon_months:g}, expected and observed churn differ{error}"
    said = [
        f"group {g.group}: expected {words.percent(g.expected)}, observed {words.percent(g.observed)}"
        for g in found.groups
        if g.observed is not None
    ]
    alt = f"Expected against observed churn by month {found.horizon_months:g} in groups of like risk: {'; '.join(said)}."
    note = f"{words.sentence(found.sentence)} Bars: 95 % interval; on the dashed line, what was expected is what came."
    return Chart(f"calibration-{found.horizon_months:g}".replace(".", "-"), title, alt, model_figures.calibration(found), note)


def _proportionality(card: ChurnCard) -> list[Block]:
    failing = tuple(test.sentence for test in card.proportionality if not test.holds)
    if not card.proportionality:
        return []
    if not failing:
        return [Paragraph("Proportional hazards: no sign that any hazard ratio changes with tenure.")]
    return [Paragraph("Proportional hazards: the check finds hazard ratios that change with tenure.", "note"), Bullets(failing)]


def _survival(fitted: FittedChurn) -> Chart:
    curve = fitted.card.curve
    last, share = curve.months[-1], curve.survival[-1]
    ahead = np.linspace(0.0, 12.0 * TAIL_YEARS, 12 * TAIL_YEARS + 1)
    tail = [(last + m, share * math.exp(-fitted.hazard.tail_per_month * m)) for m in ahead]
    middle = next((m for m, s in zip(curve.months, curve.survival, strict=True) if s <= 0.5), None)
    title = (
        f"Half of the customers have left by month {words.number(middle)}"
        if middle is not None
        else f"{words.percent(share)} are still there after {words.months(last)}"
    )
    alt = (
        f"Kaplan-Meier estimate of the share of customers still there by tenure: "
        f"{words.percent(share)} at month {last:g}, the longest observed; beyond it the stated tail."
    )
    note = "Line and band: Kaplan-Meier estimate with its 95 % interval. Dashed: the stated tail, drawn for a customer of average risk."
    return Chart("survival", title, alt, model_figures.survival(curve, tail), note)


def tail_sentence(fitted: FittedChurn) -> str:
    """The stated tail and what it does to a customer who gets there."""
    yearly = math.exp(-12 * fitted.hazard.tail_per_month)
    last = fitted.hazard.knots_months[-1]
    return (
        f"{words.sentence(fitted.card.tail)} Its effect: of 100 customers of average risk who pass month {last:g}, "
        f"{words.number(100 * yearly)} are still there a year later."
    )
