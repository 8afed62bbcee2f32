"""The page on drivers, as a document: the two questions of the field first, then what they rest on."""

from __future__ import annotations

import math

from cxsim.drivers import messages
from cxsim.drivers.churn_effect import ScoreEffect
from cxsim.drivers.driver_report import DriverReport
from cxsim.drivers.experiment_design import LONGEST_WEEKS, ExperimentDesign
from cxsim.drivers.index_drivers import IndexDrivers
from cxsim.drivers.messages import CAUSAL
from cxsim.drivers.root_causes import RootCauses
from cxsim.report import driver_figures
from cxsim.report.document import Block, Bullets, Chart, Document, Headline, KeyFigure, Paragraph, Section, Table, Tone
from cxsim.report.phrases import columns
from cxsim.text.locale import ENGLISH, UNKNOWN, Locale

SHOWN = 3


def compose_drivers(report: DriverReport, place: str, locale: Locale = ENGLISH) -> Document:
    """The whole page on the tables of a place, in a language."""
    sections = [section for score in report.scores if (section := _question(score, locale)) is not None]
    sections += [_index(found, locale) for found in report.indices]
    sections += [
        section for section in (_chains(report, locale), _causes(report, locale), _spending(report, locale)) if section is not None
    ]
    return Document(
        title=locale("report-drivers-title", place=place),
        subtitle=locale("report-drivers-of", indices=locale.listed([_name(found.index, locale) for found in report.indices])),
        language=locale.code,
        labels=(locale("report-synthetic-label"),) if report.synthetic else (),
        headline=_headline(report, locale),
        sections=(*sections, _data(report, locale)),
        colophon=locale("report-colophon"),
    )


def _name(index: str, locale: Locale) -> str:
    """An index as a sentence calls it."""
    return locale(f"report-index-{index}")


def _asks(index: str, locale: Locale) -> str:
    """The question of the field about an index."""
    return {"nps": locale("report-question-nps"), "csat": locale("report-question-csat")}.get(index, locale("report-asks-ces"))


def _headline(report: DriverReport, locale: Locale) -> Headline:
    leading = [score for index in ("nps", "ces", "csat") if (score := report.score(index)) is not None]
    verdicts = [f"{_asks(s.index, locale)} {locale.format(s.answer[0] if s.answer else s.message)}" for s in leading[:2]]
    figures = [figure for score in leading[:2] for figure in _key_figures(score, locale)]
    return Headline(" ".join(verdicts), tuple(figures[:SHOWN]))


def _key_figures(score: ScoreEffect, locale: Locale) -> tuple[KeyFigure, ...]:
    if score.equal is None or score.fall is None:
        return ()
    name = _name(score.index, locale)
    between = locale.interval(score.fall.low, score.fall.high, 0)
    note = locale("report-more-leavers-note", between=between, ratio=locale.number(1 / score.equal.value, 2))
    figures = [KeyFigure(locale("report-more-leavers", index=name), locale.number(score.fall.leavers), note)]
    trial = next((each for each in score.trials if each.lift == 1.0 and score.equal.clear), None)
    if trial is not None and math.isfinite(trial.customers):
        figures.append(KeyFigure(locale("report-trial-size"), locale.number(trial.customers), locale("report-trial-size-note", index=name)))
    return tuple(figures)


def _question(score: ScoreEffect, locale: Locale) -> Section | None:
    anchor, title = f"question-{score.index}", _asks(score.index, locale)
    if not score.answer:
        return Section(anchor, title, (Paragraph(locale.format(score.message), "warning"),))
    first, *rest = (locale.format(text) for text in score.answer)
    blocks: list[Block] = [Paragraph(first, "lead"), *(Paragraph(text) for text in rest)]
    if score.status != "converged":
        blocks.insert(1, Paragraph(locale.format(score.message), "warning"))
    if len(score.bands) > 1:
        blocks.append(_bands(score, locale))
    blocks += [_ratios(score, locale), *_trials(score, locale)]
    return Section(anchor, title, tuple(blocks))


def _bands(score: ScoreEffect, locale: Locale) -> Chart:
    text = "; ".join(
        locale("report-pair", name=locale.format(messages.BANDS[b.name]), value=locale.percent(b.leaving, 1)) for b in score.bands
    )
    return Chart(
        f"bands-{score.index}",
        locale("report-leaves-by", index=_name(score.index, locale)),
        locale("report-leaves-alt", bands=text),
        driver_figures.bands(score.bands, locale),
        locale("report-leaves-note"),
    )


def _ratios(score: ScoreEffect, locale: Locale) -> Table:
    named = (
        (locale("report-score-alone"), score.alone),
        (locale("report-score-equal"), score.equal),
        (locale("report-score-contrast"), score.contrast),
    )
    rows = tuple(
        (name, locale.number(found.value, 3), locale.interval(found.low, found.high, 3)) for name, found in named if found is not None
    )
    fit = locale("report-score-rows", left=locale.number(score.left), rows=locale.number(score.customers))
    line = "report-line-refuted" if score.bends else "report-line-holds"
    kink = "" if score.kink_p is None else locale(line, p=locale.significant(score.kink_p, 2))
    return Table(locale("report-score-ratios"), columns(locale("report-score-ratio-columns")), rows, frozenset({1, 2}), note=fit + kink)


def _trials(score: ScoreEffect, locale: Locale) -> list[Block]:
    if not score.trials or score.equal is None or not score.equal.clear:
        return []
    rows = tuple(
        (
            locale.significant(trial.lift),
            locale.number(trial.ratio, 3),
            locale.number(trial.events),
            locale.number(trial.customers) if math.isfinite(trial.customers) else UNKNOWN,
            _weeks(trial, locale),
        )
        for trial in score.trials
    )
    return [
        Table(
            locale("report-trials-table"),
            columns(locale("report-trials-columns")),
            rows,
            frozenset({1, 2, 3, 4}),
            note=locale("report-trials-note"),
        )
    ]


def _weeks(trial: ExperimentDesign, locale: Locale) -> str:
    return locale("report-more-than", count=locale.number(LONGEST_WEEKS)) if trial.weeks is None else locale.number(trial.weeks)


def _index(found: IndexDrivers, locale: Locale) -> Section:
    name = _name(found.index, locale)
    tone: Tone = "lead" if found.status == "found" else "plain" if found.status == "no_signal" else "warning"
    blocks: list[Block] = [Paragraph(locale.format(found.message), tone)]
    if found.drivers and found.status == "found":
        text = " ".join(locale.format(driver.message) for driver in found.drivers)
        figure = driver_figures.shares(found.drivers, locale)
        blocks.append(Chart(f"shares-{found.index}", locale("report-shares-title", index=name), text, figure, locale("report-shares-note")))
    if found.effects:
        blocks.append(_effects(found, locale))
    blocks += _kinks(found, locale)
    left_out = (locale("report-left-out", driver=_driver(name, locale), why=locale.format(why)) for name, why in found.left_out.items())
    notes = (*(locale.format(text) for text in found.notes), *left_out)
    return Section(f"index-{found.index}", locale("report-moves-with", index=name), (*blocks, *((Bullets(notes),) if notes else ())))


def _kinks(found: IndexDrivers, locale: Locale) -> list[Block]:
    bends = [(kink, kink.knot) for kink in found.kinks if kink.bends and kink.knot is not None]
    if found.kinks and not bends:
        return [Paragraph(locale("report-no-bend"), "note")]
    return [
        Paragraph(
            locale("report-bends-at", driver=_driver(k.driver, locale), knot=locale.significant(knot), p=locale.significant(k.p_value, 2))
        )
        for k, knot in bends
    ]


def _effects(found: IndexDrivers, locale: Locale) -> Table:
    rows = tuple(
        (
            _column(effect.column, locale),
            locale.significant(effect.step),
            locale.number(effect.points, 2),
            locale.interval(effect.low, effect.high),
            locale("report-yes") if effect.driver in found.found and not effect.low <= 0 <= effect.high else locale("report-no"),
        )
        for effect in found.effects
    )
    answers, customers, mean = locale.number(found.answers), locale.number(found.customers), locale.number(found.mean, 2)
    caption = locale("report-effects-table", index=_name(found.index, locale))
    note = locale("report-effects-note", answers=answers, customers=customers, mean=mean)
    return Table(caption, columns(locale("report-driver-columns")), rows, frozenset({1, 2, 3}), note=note)


def _driver(name: str, locale: Locale) -> str:
    return locale.format(messages.label(name))


def _column(name: str, locale: Locale) -> str:
    """`reason[billing]` is "reason: billing", `effort_score[missing]` "effort score: not known"."""
    return locale.format(messages.label(name))


def _chains(report: DriverReport, locale: Locale) -> Section | None:
    if not report.chains:
        return None
    summary = Bullets(tuple(locale.format(chain.message) for chain in report.chains))
    return Section("through", locale("report-through-title"), (summary, Paragraph(locale.format(CAUSAL), "note")))


def _causes(report: DriverReport, locale: Locale) -> Section | None:
    blocks = tuple(block for found in report.causes for block in _cause(found, locale))
    return Section("reasons", locale("report-reasons-title"), blocks) if blocks else None


def _cause(found: RootCauses, locale: Locale) -> tuple[Block, ...]:
    if not found.reasons:
        return (Paragraph(" ".join(locale.format(text) for text in found.messages), "note"),)
    rows = tuple(
        (
            locale.format(messages.reason_name(each.name)),
            locale.number(each.answers),
            locale.number(each.mean, 2),
            locale.percent(each.low_share),
            locale.number(each.customers),
            UNKNOWN if each.risk is None else locale.percent(each.risk, 1),
            locale.percent(each.equal, 1),
            locale.between(locale.percent(each.low, 1), locale.percent(each.high, 1)),
            locale("report-yes") if each.significant else locale("report-no"),
        )
        for each in found.reasons
    )
    caption = locale("report-reasons-table", index=_name(found.index, locale))
    text = Paragraph(" ".join(locale.format(text) for text in found.messages))
    return text, Table(caption, columns(locale("report-reasons-columns")), rows, frozenset(range(1, 8)))


def _spending(report: DriverReport, locale: Locale) -> Section | None:
    text = tuple(locale.format(found.message) for found in report.spending)
    return Section("spend", locale("report-spend-title"), (Bullets(text),)) if text else None


def _data(report: DriverReport, locale: Locale) -> Section:
    summary = locale(
        "report-driver-data",
        file=report.file,
        hash=report.sha256[:16] or UNKNOWN,
        customers=locale.number(report.customers),
        left=locale.number(report.left),
        answers=locale.number(report.answers),
        days=f"{report.window_days:g}",
        draws=locale.number(report.draws),
        seed=report.seed,
    )
    notes = tuple(locale.format(text) for text in report.notes)
    return Section("data", locale("report-driver-data-title"), (Paragraph(summary), *((Bullets(notes),) if notes else ())))
