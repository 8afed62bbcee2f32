"""The churn model: what it says, how well it foretells customers it has not seen, and where it ends."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from cxsim.churn.features.encoding import MISSING
from cxsim.churn.fitted_model import ChurnCard, FittedChurn, HazardRatio, HorizonCalibration, Validation
from cxsim.churn.hazard_ratios import describe_effects
from cxsim.drivers.e_value import e_value_of_hazard
from cxsim.drivers.experiment_design import schoenfeld_events
from cxsim.drivers.tables import index_of_feature
from cxsim.report import model_figures
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns, readable, sentence
from cxsim.text import Message
from cxsim.text.locale import Locale

TAIL_YEARS = 2
_Z95 = 1.959963984540054


def section(findings: Findings) -> Section | None:
    """Everything a reader must know before believing the churn model; None where none was fitted."""
    fitted, locale = findings.fitted, findings.locale
    if fitted is None:
        return None
    card = fitted.card
    summary = locale(
        "report-model-summary",
        method=locale.format(card.method),
        rows=locale.number(card.rows),
        events=locale.number(card.events),
        each=locale.number(card.events_per_coefficient),
        sentence=sentence(locale.format(fitted.sentence)),
    )
    blocks: list[Block] = [Paragraph(sentence(summary), "plain" if fitted.status == "converged" else "warning")]
    effects = [ratio.sentence for ratio in card.hazard_ratios] or describe_effects(fitted.law, fitted.encoding)
    blocks += [Bullets(tuple(locale.format(text) for text in effects))] if effects else []
    blocks += [Paragraph(locale.format(card.caveat), "note")]
    blocks += [_ratios(card, locale)] if card.hazard_ratios else []
    blocks += [Paragraph(text) for text in _questions(card, locale)]
    blocks += _validation(card.validation, locale)
    if card.recalibration and card.recalibration.factors:
        blocks.append(Paragraph(sentence(locale.format(card.recalibration.sentence))))
    blocks += _proportionality(card, locale)
    blocks += [_survival(fitted, locale), Paragraph(tail_sentence(fitted, locale))]
    return Section("churn-model", locale("report-model-title"), tuple(blocks))


def _ratios(card: ChurnCard, locale: Locale) -> Table:
    rows = tuple(
        (
            readable(ratio.column),
            locale.number(ratio.ratio, 2),
            locale.interval(ratio.low, ratio.high),
            locale("report-ratio-higher" if ratio.step > 0 else "report-ratio-lower", step=locale.significant(abs(ratio.step), 6))
            if ratio.reference is None
            else locale("report-ratio-against", reference=_reference(ratio)),
            locale("report-yes") if ratio.clear else locale("report-no"),
        )
        for ratio in card.hazard_ratios
    )
    return Table(locale("report-ratios-table"), columns(locale("report-ratios-columns")), rows, frozenset({1, 2}))


def _reference(ratio: HazardRatio) -> Message | str | None:
    """What a level is compared with: another level as the table names it, or, of a value that is missing, one that is known."""
    return Message("churn-level-known") if ratio.column == f"{ratio.feature}[{MISSING}]" else ratio.reference


def _validation(found: Validation | None, locale: Locale) -> list[Block]:
    if found is None:
        return [Paragraph(locale("report-no-holdout"), "warning")]
    blocks: list[Block] = [Paragraph(sentence(locale.format(found.sentence)))]
    blocks += [_calibration(each, locale) for each in found.calibration if any(g.observed is not None for g in each.groups)]
    if found.rivals:
        rows = tuple((locale.format(rival.name), locale.number(rival.concordance, 3)) for rival in found.rivals)
        blocks.append(Table(locale("report-rivals-table"), columns(locale("report-rivals-columns")), rows, frozenset({1})))
    return blocks


def _calibration(found: HorizonCalibration, locale: Locale) -> Chart:
    month = locale.significant(found.horizon_months)
    error = "" if found.mean_error is None else locale("report-calibration-error", points=locale.points(found.mean_error))
    text = [
        locale("report-calibration-group", group=g.group, expected=locale.percent(g.expected), observed=locale.percent(g.observed))
        for g in found.groups
        if g.observed is not None
    ]
    note = locale("report-calibration-note", sentence=sentence(locale.format(found.sentence)))
    return Chart(
        f"calibration-{found.horizon_months:g}".replace(".", "-"),
        locale("report-calibration-title", month=month, error=error),
        locale("report-calibration-alt", month=month, groups="; ".join(text)),
        model_figures.calibration(found, locale),
        note,
    )


def _proportionality(card: ChurnCard, locale: Locale) -> list[Block]:
    failing = tuple(locale.format(test.sentence) for test in card.proportionality if not test.holds)
    if not card.proportionality:
        return []
    if not failing:
        return [Paragraph(locale("report-proportional"))]
    return [Paragraph(locale("report-not-proportional"), "note"), Bullets(failing)]


def _survival(fitted: FittedChurn, locale: Locale) -> Chart:
    curve = fitted.card.curve
    last, share = curve.months[-1], curve.survival[-1]
    ahead = np.linspace(0.0, 12.0 * TAIL_YEARS, 12 * TAIL_YEARS + 1)
    tail = [(last + m, share * math.exp(-fitted.hazard.tail_per_month * m)) for m in ahead]
    middle = next((m for m, s in zip(curve.months, curve.survival, strict=True) if s <= 0.5), None)
    title = (
        locale("report-survival-half", month=locale.number(middle))
        if middle is not None
        else locale("report-survival-share", share=locale.percent(share), months=locale.months(last))
    )
    alt = locale("report-survival-alt", share=locale.percent(share), month=locale.significant(last))
    return Chart("survival", title, alt, model_figures.survival(curve, tail, locale), locale("report-survival-note"))


def tail_sentence(fitted: FittedChurn, locale: Locale) -> str:
    """The stated tail and what it does to a customer who gets there."""
    yearly = math.exp(-12 * fitted.hazard.tail_per_month)
    last = fitted.hazard.longest_months
    tail = sentence(locale.format(fitted.card.tail))
    return locale("report-tail", tail=tail, month=locale.significant(last), count=locale.number(100 * yearly))


def _questions(card: ChurnCard, locale: Locale) -> Iterator[str]:
    """For each score among the model's features a paragraph on the question of the field: does a higher score mean lower churn here?"""
    for ratio in card.hazard_ratios:
        index = index_of_feature(ratio.feature)
        if index is not None and ratio.column == ratio.feature:
            yield _answer(locale(f"report-question-{index}"), ratio, card, locale)


def _answer(question: str, ratio: HazardRatio, card: ChurnCard, locale: Locale) -> str:
    point, low, high = (math.exp(ratio.log_hazard + z * ratio.se) for z in (0.0, -_Z95, _Z95))
    if low <= 1 <= high:
        return locale("report-question-open", question=question, ratio=locale.number(point, 2), interval=locale.interval(low, high))
    ends = sorted(abs(end - 1) for end in (low, high))
    answer_id = "report-question-yes" if point < 1 else "report-question-against"
    interval = locale.between(locale.percent(ends[0], 1), locale.percent(ends[1], 1))
    strength = e_value_of_hazard(point, low, high, card.events / card.rows)
    settled = locale(
        "report-question-settled",
        strength=locale.number(strength.estimate, 2),
        nearer=locale.number(strength.interval, 2),
        events=locale.number(schoenfeld_events(point)),
    )
    return f"{locale(answer_id, question=question, size=locale.percent(abs(point - 1), 1), interval=interval)} {settled}"
