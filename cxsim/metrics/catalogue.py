"""The catalogue: the tuple of all metrics, their cards, and the table of them for readers."""

from __future__ import annotations

import warnings

from cxsim.errors import UsageError, nearest
from cxsim.metrics import customer_outcomes, engagement, health, indices, lifecycle, sales, service, survey_metrics, value
from cxsim.metrics.card import Card
from cxsim.metrics.needs import Metric
from cxsim.text import Message

__all__ = ["CATALOGUE", "METRICS", "Card", "card", "catalogue_table", "families_table", "metric"]

METRICS: tuple[Metric, ...] = (
    *indices.METRICS,
    health.HEALTH_SCORE,
    *value.METRICS,
    *lifecycle.METRICS,
    *service.METRICS,
    *sales.METRICS,
    *engagement.METRICS,
    *survey_metrics.METRICS,
    *customer_outcomes.METRICS,
)
CATALOGUE: tuple[Card, ...] = tuple(one.card for one in METRICS)

_FAMILIES = {
    "index": "The eight indices",
    "operating": "Operating metrics",
    "money": "Money metrics",
    "survey": "Surveys and NPS+",
    "customer": "What customers gain",
}


RENAMED_METRICS = {"given_back": "return_rate", "problems_met": "problems_per_customer"}
"""What each renamed metric is called now; the old key works for one version."""


def metric(key: str) -> Metric:
    """A metric by its key, or by the one that it had in version 0.1, with a warning.

    Raises
    ------
    UsageError
        If there is no such metric; it names the nearest one.
    """
    new = RENAMED_METRICS.get(key, key)
    if new != key:
        warnings.warn(str(Message("argument-renamed", old=key, function="metrics", new=new)), DeprecationWarning, stacklevel=2)
    for known in METRICS:
        if known.key == new:
            return known
    raise UsageError(Message("metrics-unknown", key=key, remedy=nearest(key, [known.key for known in METRICS])))


def card(key: str) -> Card:
    """Look up the card of a metric: definition, what it says, what it assumes, estimator, source.

    Parameters
    ----------
    key : str
        The key of the metric, such as nps; ``CATALOGUE`` lists them.

    Returns
    -------
    Card
        The card.

    Raises
    ------
    UsageError
        If there is no such metric; it names the nearest one.

    Examples
    --------
    >>> from cxsim.metrics import card_of
    >>> card_of("nps").unit
    'points'
    """
    return metric(key).card


def catalogue_table() -> str:
    """The catalogue as tables in Markdown, one for each family."""
    return "\n\n".join(f"### {title}\n\n{_table([c for c in CATALOGUE if c.family == family])}" for family, title in _FAMILIES.items())


def families_table() -> str:
    """The catalogue in short, a row for each family, for the first page of the project."""
    rows = [f"| {title} | {', '.join(f'`{c.key}`' for c in CATALOGUE if c.family == family)} |" for family, title in _FAMILIES.items()]
    return "\n".join([f"| {len(CATALOGUE)} metrics | `cxsim metrics KEY --explain` shows a card |", "|---|---|", *rows])


def _table(cards: list[Card]) -> str:
    rows = [f"| `{c.key}` | {c.name} | {c.text('definition')} | {c.text('says')} | {c.unit} | {c.text('audience')} |" for c in cards]
    return "\n".join(["| key | name | definition | says | unit | read by |", "|---|---|---|---|---|---|", *rows])
