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
from cxsim.report.language.speaking import ENGLISH
from cxsim.report.words import UNKNOWN, Words, columns

SHOWN = 3


def compose_drivers(report: DriverReport, place: str, words: Words = ENGLISH) -> Document:
    """The whole page on the tables of a place, in a language."""
    say = words.say
    sections = [section for score in report.scores if (section := _question(score, words)) is not None]
    sections += [_index(found, words) for found in report.indices]
    sections += [section for section in (_chains(report, words), _causes(report, words), _spending(report, words)) if section is not None]
    return Document(
        title=say.drivers_title.format(place=place),
        subtitle=say.drivers_of.format(indices=words.listed([_name(found.index, words) for found in report.indices])),
        language=words.code,
        labels=(say.synthetic_label,) if report.synthetic else (),
        headline=_headline(report, words),
        sections=(*sections, _data(report, words)),
        colophon=say.colophon,
    )


def _name(index: str, words: Words) -> str:
    """An index as a sentence calls it."""
    return str(getattr(words.say, f"index_{index}"))


def _asks(index: str, words: Words) -> str:
    """The question of the field about an index."""
    say = words.say
    return {"nps": say.question_nps, "csat": say.question_csat}.get(index, say.asks_ces)


def _headline(report: DriverReport, words: Words) -> Headline:
    leading = [score for index in ("nps", "ces", "csat") if (score := report.score(index)) is not None]
    verdicts = [f"{_asks(s.index, words)} {words.of_others(s.answer[0] if s.answer else s.message)}" for s in leading[:2]]
    figures = [figure for score in leading[:2] for figure in _key_figures(score, words)]
    return Headline(" ".join(verdicts), tuple(figures[:SHOWN]))


def _key_figures(score: ScoreEffect, words: Words) -> tuple[KeyFigure, ...]:
    if score.equal is None or score.fall is None:
        return ()
    say, name = words.say, _name(score.index, words)
    between = words.interval(score.fall.low, score.fall.high, 0)
    note = say.more_leavers_note.format(between=between, ratio=words.number(1 / score.equal.value, 2))
    figures = [KeyFigure(say.more_leavers.format(index=name), words.number(score.fall.leavers), note)]
    trial = next((each for each in score.trials if each.lift == 1.0 and score.equal.clear), None)
    if trial is not None and math.isfinite(trial.customers):
        figures.append(KeyFigure(say.trial_size, words.number(trial.customers), say.trial_size_note.format(index=name)))
    return tuple(figures)


def _question(score: ScoreEffect, words: Words) -> Section | None:
    anchor, title = f"question-{score.index}", _asks(score.index, words)
    if not score.answer:
        return Section(anchor, title, (Paragraph(words.of_others(score.message), "warning"),))
    first, *rest = map(words.of_others, score.answer)
    blocks: list[Block] = [Paragraph(first, "lead"), *(Paragraph(text) for text in rest)]
    if score.status != "converged":
        blocks.insert(1, Paragraph(words.of_others(score.message), "warning"))
    if len(score.bands) > 1:
        blocks.append(_bands(score, words))
    blocks += [_ratios(score, words), *_trials(score, words)]
    return Section(anchor, title, tuple(blocks))


def _bands(score: ScoreEffect, words: Words) -> Chart:
    say = words.say
    said = "; ".join(f"{words.of_others(messages.BANDS[b.name])}{say.colon}{words.percent(b.leaving, 1)}" for b in score.bands)
    return Chart(
        f"bands-{score.index}",
        say.leaves_by.format(index=_name(score.index, words)),
        say.leaves_alt.format(bands=said),
        driver_figures.bands(score.bands, words),
        say.leaves_note,
    )


def _ratios(score: ScoreEffect, words: Words) -> Table:
    say = words.say
    named = ((say.score_alone, score.alone), (say.score_equal, score.equal), (say.score_contrast, score.contrast))
    rows = tuple(
        (name, words.number(found.value, 3), words.interval(found.low, found.high, 3)) for name, found in named if found is not None
    )
    fit = say.score_rows.format(left=words.number(score.left), rows=words.number(score.customers))
    line = say.line_refuted if score.bends else say.line_holds
    kink = "" if score.kink_p is None else line.format(p=words.number_again(f"{score.kink_p:.2g}"))
    return Table(say.score_ratios, columns(say.score_ratio_columns), rows, frozenset({1, 2}), note=fit + kink)


def _trials(score: ScoreEffect, words: Words) -> list[Block]:
    if not score.trials or score.equal is None or not score.equal.clear:
        return []
    rows = tuple(
        (
            words.significant(trial.lift),
            words.number(trial.ratio, 3),
            words.number(trial.events),
            words.number(trial.customers) if math.isfinite(trial.customers) else UNKNOWN,
            _weeks(trial, words),
        )
        for trial in score.trials
    )
    say = words.say
    return [Table(say.trials_table, columns(say.trials_columns), rows, frozenset({1, 2, 3, 4}), note=say.trials_note)]


def _weeks(trial: ExperimentDesign, words: Words) -> str:
    return words.say.more_than.format(count=words.number(LONGEST_WEEKS)) if trial.weeks is None else words.number(trial.weeks)


def _index(found: IndexDrivers, words: Words) -> Section:
    say, name = words.say, _name(found.index, words)
    tone: Tone = "lead" if found.status == "found" else "plain" if found.status == "no_signal" else "warning"
    blocks: list[Block] = [Paragraph(words.of_others(found.message), tone)]
    if found.drivers and found.status == "found":
        said = " ".join(words.of_others(driver.message) for driver in found.drivers)
        figure = driver_figures.shares(found.drivers, words)
        blocks.append(Chart(f"shares-{found.index}", say.shares_title.format(index=name), said, figure, say.shares_note))
    if found.effects:
        blocks.append(_effects(found, words))
    blocks += _kinks(found, words)
    left_out = (say.left_out.format(driver=_driver(name, words), why=words.of_others(why)) for name, why in found.left_out.items())
    notes = (*map(words.of_others, found.notes), *left_out)
    return Section(f"index-{found.index}", say.moves_with.format(index=name), (*blocks, *((Bullets(notes),) if notes else ())))


def _kinks(found: IndexDrivers, words: Words) -> list[Block]:
    bends = [(kink, kink.knot) for kink in found.kinks if kink.bends and kink.knot is not None]
    if found.kinks and not bends:
        return [Paragraph(words.say.no_bend, "note")]
    said = words.say.bends_at
    return [
        Paragraph(
            said.format(driver=_driver(k.driver, words), knot=words.number_again(f"{knot:.3g}"), p=words.number_again(f"{k.p_value:.2g}"))
        )
        for k, knot in bends
    ]


def _effects(found: IndexDrivers, words: Words) -> Table:
    say = words.say
    rows = tuple(
        (
            _column(effect.column, words),
            words.significant(effect.step),
            words.number(effect.points, 2),
            words.interval(effect.low, effect.high),
            say.yes if effect.driver in found.found and not effect.low <= 0 <= effect.high else say.no,
        )
        for effect in found.effects
    )
    answers, customers, mean = words.number(found.answers), words.number(found.customers), words.number(found.mean, 2)
    caption = say.effects_table.format(index=_name(found.index, words))
    note = say.effects_note.format(answers=answers, customers=customers, mean=mean)
    return Table(caption, columns(say.driver_columns), rows, frozenset({1, 2, 3}), note=note)


def _driver(name: str, words: Words) -> str:
    return words.of_others(messages.label(name))


def _column(name: str, words: Words) -> str:
    """`reason[billing]` is "reason: billing", `effort_score[missing]` "effort score: not known"."""
    return words.of_others(messages.label(name))


def _chains(report: DriverReport, words: Words) -> Section | None:
    if not report.chains:
        return None
    told = Bullets(tuple(words.of_others(chain.message) for chain in report.chains))
    return Section("through", words.say.through_title, (told, Paragraph(words.of_others(CAUSAL), "note")))


def _causes(report: DriverReport, words: Words) -> Section | None:
    blocks = tuple(block for found in report.causes for block in _cause(found, words))
    return Section("reasons", words.say.reasons_title, blocks) if blocks else None


def _cause(found: RootCauses, words: Words) -> tuple[Block, ...]:
    if not found.reasons:
        return (Paragraph(" ".join(map(words.of_others, found.messages)), "note"),)
    say = words.say
    rows = tuple(
        (
            words.of_others(messages.reason_name(each.name)),
            words.number(each.answers),
            words.number(each.mean, 2),
            words.percent(each.low_share),
            words.number(each.customers),
            UNKNOWN if each.risk is None else words.percent(each.risk, 1),
            words.percent(each.equal, 1),
            words.between(words.percent(each.low, 1), words.percent(each.high, 1)),
            say.yes if each.told_apart else say.no,
        )
        for each in found.reasons
    )
    caption = say.reasons_table.format(index=_name(found.index, words))
    said = Paragraph(" ".join(map(words.of_others, found.messages)))
    return said, Table(caption, columns(say.reasons_columns), rows, frozenset(range(1, 8)))


def _spending(report: DriverReport, words: Words) -> Section | None:
    said = tuple(words.of_others(found.message) for found in report.spending)
    return Section("spend", words.say.spend_title, (Bullets(said),)) if said else None


def _data(report: DriverReport, words: Words) -> Section:
    told = words.say.driver_data.format(
        file=report.file,
        hash=report.sha256[:16] or UNKNOWN,
        customers=words.number(report.customers),
        left=words.number(report.left),
        answers=words.number(report.answers),
        days=f"{report.window_days:g}",
        draws=words.number(report.draws),
        key=report.key,
    )
    notes = tuple(map(words.of_others, report.notes))
    return Section("data", words.say.driver_data_title, (Paragraph(told), *((Bullets(notes),) if notes else ())))
