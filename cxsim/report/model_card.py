"""A model card as one HTML file: no script, no request of any kind, every text escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxsim.churn.comparison.fairness import GroupPerformance
from cxsim.churn.comparison.model_card import ModelCandidate, ModelCard
from cxsim.churn.evaluation.temporal_validation import TemporalOrigin
from cxsim.churn.fitted_model import HorizonCalibration
from cxsim.report.phrases import columns
from cxsim.text.locale import ENGLISH, UNKNOWN, Locale

TEMPLATE = "model_card.html.j2"
Row = tuple[str, tuple[str, ...], str]


def render_card(card: ModelCard, study: str, locale: Locale = ENGLISH) -> str:
    """The whole page on the churn models of a study, in a language."""
    at = [f"{horizon:g}" for horizon in card.horizons]
    first, *ways = columns(locale("report-level-columns"))
    return (
        _environment(locale)
        .get_template(TEMPLATE)
        .render(
            card=card,
            locale=locale,
            title=locale("report-card-title", study=study),
            ranking=(
                *columns(locale("report-ranking-columns")),
                *(locale("report-auc-at", month=month) for month in at),
                locale("report-beats-naive"),
            ),
            ranked=[(_model(row, locale), ranked(row, locale), _kind(row, card)) for row in card.candidates],
            levels=(first, *(locale("report-at-month", what=way, month=month) for way in ways for month in at)),
            levelled=[(_model(row, locale), levelled(row, locale), _kind(row, card)) for row in card.candidates if not row.failure],
            calibrated=[(found, _calibrated(found, locale)) for found in card.calibration],
            past=[_past(day, locale) for day in card.out_of_time.days] if card.out_of_time else [],
            grouping=(*columns(locale("report-groups-columns")), *(locale("report-expected-observed", month=month) for month in at)),
            grouped=[_grouped(group, locale) for group in card.groups],
        )
    )


def ranked(row: ModelCandidate, locale: Locale) -> tuple[str, ...]:
    """How a model ranks and errs, as text; one that could not be fitted says why."""
    numbers = tuple(figure(each, locale) for each in (row.concordance, row.uno, row.integrated_brier, row.marginal_brier, *row.auc))
    if row.naive:
        return (*numbers, locale("report-naive-rival"))
    failed = locale("report-not-fitted", why=row.failure)
    return (*numbers, failed if row.failure else locale("report-beats") if row.beats_naive else locale("report-does-not-beat"))


def levelled(row: ModelCandidate, locale: Locale) -> tuple[str, ...]:
    """Expected over observed churners with the mean error in points: as fitted, and after each recalibration."""
    pairs = (
        (row.expected_over_observed, row.mean_error),
        (row.rescaled_expected, row.rescaled_error),
        (row.isotonic_expected, row.isotonic_error),
    )
    return tuple(_level(ratio, error, locale) for ratios, errors in pairs for ratio, error in zip(ratios, errors, strict=True))


def _level(ratio: float | None, error: float | None, locale: Locale) -> str:
    return UNKNOWN if ratio is None or error is None else f"{locale.number(ratio, 3)} ± {locale.number(100 * error, 1)}"


def figure(value: float | None, locale: Locale = ENGLISH) -> str:
    """A score to four digits."""
    return UNKNOWN if value is None else locale.number(value, 4)


def _percent(value: float | None, locale: Locale) -> str:
    return UNKNOWN if value is None else locale.percent(value, 1)


def _calibrated(found: HorizonCalibration, locale: Locale) -> list[Row]:
    return [
        (
            str(group.group),
            (
                locale.number(group.customers),
                _percent(group.expected, locale),
                _percent(group.observed, locale),
                locale("report-none-left")
                if group.low is None
                else locale.between(_percent(group.low, locale), _percent(group.high, locale)),
            ),
            "",
        )
        for group in found.groups
    ]


def _past(day: TemporalOrigin, locale: Locale) -> Row:
    expected, band = locale.number(day.expected), locale.interval(day.low, day.high, 0)
    return day.day, (locale.number(day.customers), expected, band, locale.number(day.observed), figure(day.concordance, locale)), ""


def _grouped(group: GroupPerformance, locale: Locale) -> Row:
    ratios = tuple(figure(ratio, locale) for ratio in group.expected_over_observed)
    cells = (locale.number(group.customers), locale.number(group.churned), figure(group.concordance, locale), *ratios)
    return locale("report-pair", name=group.feature, value=group.level), cells, ""


def _model(row: ModelCandidate, locale: Locale) -> str:
    """The name of a model: the study's own, or that of a naive rival."""
    return locale.format(row.name)


def _kind(row: ModelCandidate, card: ModelCard) -> str:
    if row.name == card.recommended:
        return "chosen"
    return "marked" if not row.naive and not row.beats_naive else ""


def _environment(locale: Locale) -> Environment:
    environment = Environment(
        loader=PackageLoader("cxsim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["written"] = locale.format
    environment.globals["text"] = locale
    return environment
