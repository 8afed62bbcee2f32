"""A model card as one HTML file: no script, no request of any kind, every text escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxsim.churn.comparison.fairness import Group
from cxsim.churn.comparison.model_card import Candidate, ModelCard
from cxsim.churn.evaluation.temporal_validation import PastDay
from cxsim.churn.fitted_model import Calibration
from cxsim.report.language.speaking import ENGLISH
from cxsim.report.words import UNKNOWN, Words, columns

TEMPLATE = "model_card.html.j2"
Row = tuple[str, tuple[str, ...], str]


def render_card(card: ModelCard, study: str, words: Words = ENGLISH) -> str:
    """The whole page on the churn models of a study, in a language."""
    say, at = words.say, [f"{horizon:g}" for horizon in card.horizons]
    first, *ways = columns(say.level_columns)
    return (
        _environment(words)
        .get_template(TEMPLATE)
        .render(
            card=card,
            words=words,
            say=say,
            title=say.card_title.format(study=study),
            ranking=(*columns(say.ranking_columns), *(say.auc_at.format(month=month) for month in at), say.beats_naive),
            ranked=[(_model(row, words), ranked(row, words), _kind(row, card)) for row in card.candidates],
            levels=(first, *(say.at_month.format(what=way, month=month) for way in ways for month in at)),
            levelled=[(_model(row, words), levelled(row, words), _kind(row, card)) for row in card.candidates if not row.failure],
            calibrated=[(found, _calibrated(found, words)) for found in card.calibration],
            past=[_past(day, words) for day in card.out_of_time.days] if card.out_of_time else [],
            grouping=(*columns(say.groups_columns), *(say.expected_observed.format(month=month) for month in at)),
            grouped=[_grouped(group, words) for group in card.groups],
        )
    )


def ranked(row: Candidate, words: Words) -> tuple[str, ...]:
    """How a model ranks and errs, as text; one that could not be fitted says why."""
    say = words.say
    numbers = tuple(figure(each, words) for each in (row.concordance, row.uno, row.integrated_brier, row.marginal_brier, *row.auc))
    if row.naive:
        return (*numbers, say.naive_rival)
    failed = say.not_fitted.format(why=row.failure)
    return (*numbers, failed if row.failure else say.beats if row.beats_naive else say.does_not_beat)


def levelled(row: Candidate, words: Words) -> tuple[str, ...]:
    """Expected over observed churners with the mean error in points: as fitted, and after each recalibration."""
    pairs = (
        (row.expected_over_observed, row.mean_error),
        (row.rescaled_expected, row.rescaled_error),
        (row.isotonic_expected, row.isotonic_error),
    )
    return tuple(_level(ratio, error, words) for ratios, errors in pairs for ratio, error in zip(ratios, errors, strict=True))


def _level(ratio: float | None, error: float | None, words: Words) -> str:
    return UNKNOWN if ratio is None or error is None else f"{words.number(ratio, 3)} ± {words.number(100 * error, 1)}"


def figure(value: float | None, words: Words = ENGLISH) -> str:
    """A score to four digits."""
    return UNKNOWN if value is None else words.number(value, 4)


def _percent(value: float | None, words: Words) -> str:
    return UNKNOWN if value is None else words.percent(value, 1)


def _calibrated(found: Calibration, words: Words) -> list[Row]:
    return [
        (
            str(group.group),
            (
                words.number(group.customers),
                _percent(group.expected, words),
                _percent(group.observed, words),
                words.say.none_left if group.low is None else words.between(_percent(group.low, words), _percent(group.high, words)),
            ),
            "",
        )
        for group in found.groups
    ]


def _past(day: PastDay, words: Words) -> Row:
    expected, band = words.number(day.expected), words.interval(day.low, day.high, 0)
    return day.day, (words.number(day.customers), expected, band, words.number(day.observed), figure(day.concordance, words)), ""


def _grouped(group: Group, words: Words) -> Row:
    ratios = tuple(figure(ratio, words) for ratio in group.expected_over_observed)
    cells = (words.number(group.customers), words.number(group.churned), figure(group.concordance, words), *ratios)
    return f"{group.feature}{words.say.colon}{group.level}", cells, ""


def _model(row: Candidate, words: Words) -> str:
    """The name of a model: the study's own, or that of a naive rival."""
    return words.of_others(row.name) if row.naive else row.name


def _kind(row: Candidate, card: ModelCard) -> str:
    if row.name == card.recommended:
        return "chosen"
    return "marked" if not row.naive and not row.beats_naive else ""


def _environment(words: Words) -> Environment:
    environment = Environment(
        loader=PackageLoader("cxsim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["said"] = words.of_others
    return environment
