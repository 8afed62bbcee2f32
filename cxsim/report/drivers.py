"""The page on drivers, as a document: the two questions of the field first, then what they rest on."""

from __future__ import annotations

import math

from cxsim.models.drivers import sentences
from cxsim.models.drivers.finding import DriverReport
from cxsim.models.drivers.leaving import ScoreEffect
from cxsim.models.drivers.reasons import RootCauses
from cxsim.models.drivers.response import IndexDrivers
from cxsim.models.drivers.trial import LONGEST_WEEKS, Trial
from cxsim.report import driver_figures
from cxsim.report.document import Block, Bullets, Chart, Document, Headline, KeyFigure, Paragraph, Section, Table, Tone
from cxsim.report.words import UNKNOWN, Words, columns

QUESTIONS = {
    "nps": "Does a higher NPS mean lower churn here?",
    "csat": "Does a higher CSAT mean lower churn here?",
    "ces": "How alarming is a fall of the effort score?",
}
_WORDS = Words()
SHOWN = 3
_EQUAL = "Each band in turn stands for all of today's customers, so that features and other scores are equal. With 95 % intervals."
_CHANCE = "Hollow points are drivers that are not told from chance: their shares are what noise alone gives. Intervals (95 %) by customer."


def compose_drivers(report: DriverReport, title: str) -> Document:
    """The whole page."""
    sections = [section for score in report.scores if (section := _question(score)) is not None]
    sections += [_index(found) for found in report.indices]
    sections += [section for section in (_chains(report), _causes(report), _spending(report)) if section is not None]
    return Document(
        title=title,
        subtitle=f"Drivers of {_WORDS.listed([sentences.name(found.index) for found in report.indices])}",
        language="en",
        labels=("These data are synthetic: they describe no real company and no real person.",) if report.synthetic else (),
        headline=_headline(report),
        sections=(*sections, _data(report)),
        colophon="Made by cxsim; this page loads nothing and calls nowhere.",
    )


def _headline(report: DriverReport) -> Headline:
    leading = [score for index in ("nps", "ces", "csat") if (score := report.score(index)) is not None]
    verdicts = [f"{QUESTIONS[score.index]} {score.answer[0] if score.answer else score.sentence}" for score in leading[:2]]
    figures = [figure for score in leading[:2] for figure in _key_figures(score)]
    return Headline(" ".join(verdicts), tuple(figures[:SHOWN]))


def _key_figures(score: ScoreEffect) -> tuple[KeyFigure, ...]:
    if score.equal is None or score.fall is None:
        return ()
    name = sentences.name(score.index)
    per_point = f"{_WORDS.interval(score.fall.low, score.fall.high, 0)}; churn hazard × {_WORDS.number(1 / score.equal.value, 2)}"
    figures = [KeyFigure(f"More leavers of 1,000 in a year if the {name} fell by one point", _WORDS.number(score.fall.leavers), per_point)]
    trial = next((each for each in score.trials if each.lift == 1.0 and score.equal.clear), None)
    if trial is not None and math.isfinite(trial.customers):
        note = f"followed for a year, the {name} of half of them lifted by one point"
        figures.append(KeyFigure("Customers an experiment would need", _WORDS.number(trial.customers), note))
    return tuple(figures)


def _question(score: ScoreEffect) -> Section | None:
    anchor, title = f"question-{score.index}", QUESTIONS[score.index]
    if not score.answer:
        return Section(anchor, title, (Paragraph(score.sentence, "warning"),))
    first, *rest = score.answer
    blocks: list[Block] = [Paragraph(first, "lead"), *(Paragraph(text) for text in rest)]
    if score.status != "converged":
        blocks.insert(1, Paragraph(score.sentence, "warning"))
    if len(score.bands) > 1:
        said = "; ".join(f"{b.name}: {_WORDS.percent(b.leaving, 1)}" for b in score.bands)
        blocks.append(
            Chart(
                f"bands-{score.index}",
                f"Who leaves within a year, by {sentences.name(score.index)}",
                f"Share leaving within a year: {said}.",
                driver_figures.bands(score.bands),
                _EQUAL,
            )
        )
    blocks += [_ratios(score), *_trials(score)]
    return Section(anchor, title, tuple(blocks))


def _ratios(score: ScoreEffect) -> Table:
    named = (
        ("one point more, the score alone", score.alone),
        ("one point more, others equal", score.equal),
        ("lowest against highest band, others equal", score.contrast),
    )
    rows = tuple(
        (name, _WORDS.number(found.value, 3), _WORDS.interval(found.low, found.high, 3)) for name, found in named if found is not None
    )
    fit = f"{_WORDS.number(score.left)} leavers in {_WORDS.number(score.customers)} rows."
    kink = (
        ""
        if score.kink_p is None
        else f" A straight line in the score {'is refuted' if score.bends else 'holds'} (p = {score.kink_p:.2g})."
    )
    return Table("Hazard ratios (Cox regression)", columns("Difference|Ratio|95 % interval"), rows, frozenset({1, 2}), note=fit + kink)


def _trials(score: ScoreEffect) -> list[Block]:
    if not score.trials or score.equal is None or not score.equal.clear:
        return []
    rows = tuple(
        (
            _WORDS.significant(trial.lift),
            _WORDS.number(trial.ratio, 3),
            _WORDS.number(trial.events),
            _WORDS.number(trial.customers) if math.isfinite(trial.customers) else UNKNOWN,
            _weeks(trial),
        )
        for trial in score.trials
    )
    return [
        Table(
            "What an experiment would need (two equal arms, 80 % power, 5 % two-sided; Schoenfeld 1983)",
            columns("Points lifted in one arm|Hazard ratio|Leavers needed|Customers, followed a year|Weeks with all of today's customers"),
            rows,
            frozenset({1, 2, 3, 4}),
            note="If the association were the effect. A smaller lift, or an effect that is only partly causal, needs more.",
        )
    ]


def _weeks(trial: Trial) -> str:
    return f"more than {LONGEST_WEEKS:.0f}" if trial.weeks is None else _WORDS.number(trial.weeks)


def _index(found: IndexDrivers) -> Section:
    name = sentences.name(found.index)
    tone: Tone = "lead" if found.status == "found" else "plain" if found.status == "no_signal" else "warning"
    blocks: list[Block] = [Paragraph(found.sentence, tone)]
    if found.drivers and found.status == "found":
        said = " ".join(driver.sentence for driver in found.drivers)
        blocks.append(Chart(f"shares-{found.index}", f"What the {name} goes with", said, driver_figures.shares(found.drivers), _CHANCE))
    if found.effects:
        blocks.append(_effects(found))
    bends = [k for k in found.kinks if k.bends and k.knot is not None]
    blocks += [
        Paragraph(f"{k.driver.replace('_', ' ')} bends at {k.knot:.3g} (p = {k.p_value:.2g}): it has one slope below and another above.")
        for k in bends
    ]
    if found.kinks and not bends:
        blocks.append(Paragraph("No number shows a bend: straight lines hold (Wald tests of hinges, all together at 5 %).", "note"))
    notes = (*found.notes, *(f"{driver.replace('_', ' ')} is left out: {why}." for driver, why in found.left_out.items()))
    return Section(f"index-{found.index}", f"What moves with the {name}", (*blocks, *((Bullets(notes),) if notes else ())))


def _effects(found: IndexDrivers) -> Table:
    rows = tuple(
        (
            _column(effect.column),
            _WORDS.significant(effect.step),
            _WORDS.number(effect.points, 2),
            _WORDS.interval(effect.low, effect.high),
            "yes" if effect.driver in found.found and not effect.low <= 0 <= effect.high else "no",
        )
        for effect in found.effects
    )
    return Table(
        f"Expected {sentences.name(found.index)}, others equal (proportional odds regression)",
        columns("Driver|This much more|Points|95 % interval|Told from chance"),
        rows,
        frozenset({1, 2, 3}),
        note=f"{_WORDS.number(found.answers)} answers of {_WORDS.number(found.customers)} customers, mean {_WORDS.number(found.mean, 2)}.",
    )


def _column(name: str) -> str:
    """`reason[billing]` is "reason: billing", `effort_score[missing]` "effort score: not known"."""
    feature, bracket, level = name.replace("_", " ").partition("[")
    return feature if not bracket else f"{feature}: {level.removesuffix(']').replace('missing', 'not known')}"


def _chains(report: DriverReport) -> Section | None:
    if not report.chains:
        return None
    blocks = (Bullets(tuple(chain.sentence for chain in report.chains)), Paragraph(sentences.CAUSAL, "note"))
    return Section("through", "Through the scores to churn", blocks)


def _causes(report: DriverReport) -> Section | None:
    blocks = tuple(block for found in report.causes for block in _cause(found))
    return Section("reasons", "Root causes as customers name them (NPS+)", blocks) if blocks else None


def _cause(found: RootCauses) -> tuple[Block, ...]:
    if not found.reasons:
        return (Paragraph(found.sentence, "note"),)
    rows = tuple(
        (
            each.name,
            _WORDS.number(each.answers),
            _WORDS.number(each.mean, 2),
            _WORDS.percent(each.low_share),
            _WORDS.number(each.customers),
            UNKNOWN if each.risk is None else _WORDS.percent(each.risk, 1),
            _WORDS.percent(each.equal, 1),
            _WORDS.between(_WORDS.percent(each.low, 1), _WORDS.percent(each.high, 1)),
            "yes" if each.told_apart else "no",
        )
        for each in found.reasons
    )
    heads = "Reason|Answers|Mean score|In the lowest band|Customers now|Leave in a year|All else equal|95 % interval|Told apart"
    table = Table(f"Reasons given with the {sentences.name(found.index)}", columns(heads), rows, frozenset(range(1, 8)))
    return Paragraph(found.sentence), table


def _spending(report: DriverReport) -> Section | None:
    said = tuple(found.sentence for found in report.spending)
    return Section("spend", "Scores and spend", (Bullets(said),)) if said else None


def _data(report: DriverReport) -> Section:
    told = (
        f"{report.file} (SHA-256 {report.sha256[:16] or UNKNOWN}…): {_WORDS.number(report.customers)} customers, of whom "
        f"{_WORDS.number(report.left)} left; {_WORDS.number(report.answers)} answers. Contacts and touches count for "
        f"{report.window_days:g} days before an answer. Shares: Shapley values of explained log likelihood, "
        f"intervals from {report.draws} resamples of customers "
        f"(key {report.key})."
    )
    return Section("data", "Data and method", (Paragraph(told), *((Bullets(report.notes),) if report.notes else ())))
