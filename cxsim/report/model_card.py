"""A model card as one HTML file: no script, no request of any kind, every text escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxsim.models.model_card import Candidate, ModelCard

TEMPLATE = "model_card.html.j2"
UNKNOWN = "–"


def render_card(card: ModelCard, title: str) -> str:
    """The whole page."""
    return (
        _environment()
        .get_template(TEMPLATE)
        .render(
            card=card,
            title=title,
            columns=("Model", *columns(card)),
            rows=[(row.name, cells(row), _kind(row, card)) for row in card.candidates],
            shifts=list(zip(card.horizons, card.shifts, strict=True)),
        )
    )


def columns(card: ModelCard) -> tuple[str, ...]:
    """The columns of the comparison beside the model's name."""
    at = [f"{horizon:g}" for horizon in card.horizons]
    return (
        "Concordance",
        "Uno",
        "Brier (integrated)",
        "if censoring were independent",
        *(f"AUC {h}" for h in at),
        *(f"expected / observed {h}" for h in at),
        *(f"error {h}" for h in at),
        *(f"shifted {h}" for h in at),
        *(f"error, shifted {h}" for h in at),
        *(f"error, isotonic {h}" for h in at),
        "Beats naive",
        "Feeds the twin",
    )


def cells(row: Candidate) -> tuple[str, ...]:
    """One row of the comparison as text; a model that could not be fitted says so in the last but one."""
    numbers = (
        *(row.concordance, row.uno, row.integrated_brier, row.marginal_brier),
        *(*row.auc, *row.expected_over_observed, *row.mean_error, *row.shifted_expected, *row.shifted_error, *row.isotonic_error),
    )
    if row.naive:
        return (*map(figure, numbers), "naive rival", "")
    beats = f"not fitted: {row.failure}" if row.failure else "yes" if row.beats_naive else "NO"
    return (*map(figure, numbers), beats, "yes" if row.feeds_twin else "no")


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
