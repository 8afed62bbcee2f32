"""Guards: what a reader must be warned of where an index is used beyond what it can say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxsim.metrics.card import Card
from cxsim.metrics.needs import Metric
from cxsim.stats.intervals import Estimate

FEWEST_ANSWERS = 30
_LEAVING = frozenset({"churn_rate", "churn_per_month", "retention_share"})
_RECOMMENDATION = ("nps", "nps_plus")
_SATISFACTION = ("csat", "csat_mean")


@dataclass(frozen=True)
class Context:
    """In what company a metric is shown.

    Attributes
    ----------
    estimate : what was measured; none where only the card is shown.
    beside : the keys of the metrics shown with it.
    churn_fitted : whether a model fitted to these customers says what the index has to do with leaving.
    after_contact : the share of the answers that were asked for after a contact (transactional surveys); none if unknown.
    """

    estimate: Estimate | None = None
    beside: frozenset[str] = frozenset()
    churn_fitted: bool = False
    after_contact: float | None = None


def find_warnings(metric: Metric | Card, context: Context) -> tuple[str, ...]:
    """What to say beside a metric in its context; nothing where it says no more than it can."""
    card = metric.card if isinstance(metric, Metric) else metric
    return tuple(words for guard in _GUARDS if (words := guard(card, context)))


def _few(card: Card, context: Context) -> str:
    found = context.estimate
    if found is None or not found.known or found.n >= FEWEST_ANSWERS:
        return ""
    return f"fewer than {FEWEST_ANSWERS} behind it: read the interval, not the figure"


def _predicts_churn(card: Card, context: Context) -> str:
    if card.key not in _RECOMMENDATION or context.churn_fitted or not context.beside & _LEAVING:
        return ""
    return "beside churn: no model fitted to these customers says that it goes with leaving; alone it is no predictor of churn"


def _after_contact(card: Card, context: Context) -> str:
    if card.key not in _SATISFACTION or not context.after_contact:
        return ""
    share = f"{100 * context.after_contact:.0f} % of the answers"
    return f"{share} were asked for after a contact: they say how the contact went, not how strong the relationship is"


def _alone(card: Card, context: Context) -> str:
    if card.key != "roi" or context.beside - {"roi"}:
        return ""
    return "a ratio as the only figure hides size, time and risk: show the present value, the payback and the chance to lose beside it"


_GUARDS: tuple[Callable[[Card, Context], str], ...] = (_few, _predicts_churn, _after_contact, _alone)
