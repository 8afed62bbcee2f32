"""A model card as one HTML file: no script, no request of any kind, every text escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxsim.models.model_card import Candidate, ModelCard

TEMPLATE = "model_card.html.j2"
UNKNOWN = "–"


def render_card(card: ModelCard, title: str) -> str:
    """The whole page."""
    at = [f"{horizon:g}" for horizon in card.horizons]
    return (
        _environment()
        .get_template(TEMPLATE)
        .render(
            card=card,
            title=title,
            ranking=(
                "Model",
                "Concordance",
                "Uno",
                "Brier",
                "Brier, as in print",
                *(f"AUC {h}" for h in at),
                "Beats naive",
            ),
            ranked=[(row.name, ranked(row), _kind(row, card)) for row in card.candidates],
            levels=tuple(f"{of}, month {h}" for of in ("As fitted", "Hazard rescaled", "Isotonic") for h in at),
            levelled=[(row.name, levelled(row), _kind(row, card)) for row in card.candidates if not row.failure],
        )
    )


def ranked(row: Candidate) -> tuple[str, ...]:
    """How a model ranks and errs, as text; one that could not be fitted says why."""
    numbers = (row.concordance, row.uno, row.integrated_brier, row.marginal_brier, *row.auc)
    if row.naive:
        return (*map(figure, numbers), "naive rival")
    beats = f"not fitted: {row.failure}" if row.failure else "yes" if row.beats_naive else "NO"
    return (*map(figure, numbers), beats)


def levelled(row: Candidate) -> tuple[str, ...]:
    """Expected over observed churners with the mean error in points: as fitted, and after each recalibration."""
    pairs = (
        (row.expected_over_observed, row.mean_error),
        (row.rescaled_expected, row.rescaled_error),
        (row.isotonic_expected, row.isotonic_error),
    )
    return tuple(_level(ratio, error) for ratios, errors in pairs for ratio, error in zip(ratios, errors, strict=True))


def _level(ratio: float | None, error: float | None) -> str:
    return UNKNOWN if ratio is None or error is None else f"{ratio:.3f} ± {100 * error:.1f}"


def figure(value: float | None) -> str:
    """A score to four digits."""
    return UNKNOWN if value is None else f"{value:.4f}"


def percent(value: float | None) -> str:
    """A share in percent."""
    return UNKNOWN if value is None else f"{100 * value:.1f} %"


def _kind(row: Candidate, card: ModelCard) -> str:
    if row.name == card.recommended:
        return "chosen"
    return "marked" if not row.naive and not row.beats_naive else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cxsim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(figure=figure, percent=percent)
    return environment
