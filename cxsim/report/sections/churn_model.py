"""The churn model: what it says, how well it foretells customers it has not seen, and where it ends."""

from __future__ import annotations

import math

import numpy as np

from cxsim.churn.fitted_model import Calibration, ChurnCard, FittedChurn, Validation
from cxsim.churn.hazard_ratios import effects
from cxsim.report import model_figures
from cxsim.report.document import Block, Bullets, Chart, Paragraph, Section, Table
from cxsim.report.findings import Findings
from cxsim.report.sections import scores
from cxsim.report.words import Words, columns, readable, sentence

TAIL_YEARS = 2


def section(findings: Findings) -> Section | None:
    """Everything a reader must know before believing the churn model; None where none was fitted."""
    fitted, words = findings.fitted, findings.words
    if fitted is None:
        return None
    card = fitted.card
    summary = words.say.model_summary.format(
        method=words.of_others(card.method),
        rows=words.number(card.rows),
        events=words.number(card.events),
        each=words.number(card.events_per_coefficient),
        sentence=sentence(words.of_others(fitted.sentence)),
    )
    blocks: list[Block] = [Paragraph(sentence(summary), "plain" if fitted.status == "converged" else "warning")]
    told = [ratio.sentence for ratio in card.hazard_ratios] or effects(fitted.law, fitted.encoding)
    blocks += [Bullets(tuple(map(words.of_others, told)))] if told else []
    blocks += [Paragraph(words.of_others(card.caveat), "note")]
    blocks += [_ratios(card, words)] if card.hazard_ratios else []
    blocks += [Paragraph(text) for text in scores.questions(card, words)]
    blocks += _validation(card.validation, words)
    if card.recalibration and card.recalibration.factors:
        blocks.append(Paragraph(sentence(words.of_others(card.recalibration.sentence))))
    blocks += _proportionality(card, words)
    blocks += [_survival(fitted, words), Paragraph(tail_sentence(fitted, words))]
    return Section("churn-model", words.say.model_title, tuple(blocks))


def _ratios(card: ChurnCard, words: Words) -> Table:
    say = words.say
    rows = tuple(
        (
            readable(ratio.column),
            words.number(ratio.ratio, 2),
            words.interval(ratio.low, ratio.high),
            (say.ratio_higher if ratio.step > 0 else say.ratio_lower).format(step=words.significant(abs(ratio.step), 6))
            if ratio.reference is None
            else say.ratio_against.format(reference=ratio.reference),
            say.yes if ratio.clear else say.no,
        )
        for ratio in card.hazard_ratios
    )
    return Table(say.ratios_table, columns(say.ratios_columns), rows, frozenset({1, 2}))


def _validation(found: Validation | None, words: Words) -> list[Block]:
    if found is None:
        return [Paragraph(words.say.no_holdout, "warning")]
    blocks: list[Block] = [Paragraph(sentence(words.of_others(found.sentence)))]
    blocks += [_calibration(each, words) for each in found.calibration if any(g.observed is not None for g in each.groups)]
    if found.rivals:
        rows = tuple((words.of_others(rival.name), words.number(rival.concordance, 3)) for rival in found.rivals)
        blocks.append(Table(words.say.rivals_table, columns(words.say.rivals_columns), rows, frozenset({1})))
    return blocks


def _calibration(found: Calibration, words: Words) -> Chart:
    say, month = words.say, words.significant(found.horizon_months)
    error = "" if found.mean_error is None else say.calibration_error.format(points=words.points(found.mean_error))
    said = [
        say.calibration_group.format(group=g.group, expected=words.percent(g.expected), observed=words.percent(g.observed))
        for g in found.groups
        if g.observed is not None
    ]
    note = say.calibration_note.format(sentence=sentence(words.of_others(found.sentence)))
    return Chart(
        f"calibration-{found.horizon_months:g}".replace(".", "-"),
        say.calibration_title.format(month=month, error=error),
        say.calibration_alt.format(month=month, groups="; ".join(said)),
        model_figures.calibration(found, words),
        note,
    )


def _proportionality(card: ChurnCard, words: Words) -> list[Block]:
    failing = tuple(words.of_others(test.sentence) for test in card.proportionality if not test.holds)
    if not card.proportionality:
        return []
    if not failing:
        return [Paragraph(words.say.proportional)]
    return [Paragraph(words.say.not_proportional, "note"), Bullets(failing)]


def _survival(fitted: FittedChurn, words: Words) -> Chart:
    say, curve = words.say, fitted.card.curve
    last, share = curve.months[-1], curve.survival[-1]
    ahead = np.linspace(0.0, 12.0 * TAIL_YEARS, 12 * TAIL_YEARS + 1)
    tail = [(last + m, share * math.exp(-fitted.hazard.tail_per_month * m)) for m in ahead]
    middle = next((m for m, s in zip(curve.months, curve.survival, strict=True) if s <= 0.5), None)
    title = (
        say.survival_half.format(month=words.number(middle))
        if middle is not None
        else say.survival_share.format(share=words.percent(share), months=words.months(last))
    )
    alt = say.survival_alt.format(share=words.percent(share), month=words.significant(last))
    return Chart("survival", title, alt, model_figures.survival(curve, tail, words), say.survival_note)


def tail_sentence(fitted: FittedChurn, words: Words) -> str:
    """The stated tail and what it does to a customer who gets there."""
    yearly = math.exp(-12 * fitted.hazard.tail_per_month)
    last = fitted.hazard.longest_months
    tail = sentence(words.of_others(fitted.card.tail))
    return words.say.tail.format(tail=tail, month=words.significant(last), count=words.number(100 * yearly))
