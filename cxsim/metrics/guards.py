"""Guards: what a reader must be warned of where an index is used beyond what it can say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxsim.metrics.card import Card
from cxsim.metrics.needs import Metric
from cxsim.stats.intervals import Estimate
from cxsim.text import Message

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


def find_warnings(metric: Metric | Card, context: Context) -> tuple[Message, ...]:
    """What to say beside a metric in its context; nothing where it says no more than it can."""
    card = metric.card if isinstance(metric, Metric) else metric
    return tuple(words for guard in _GUARDS if (words := guard(card, context)))


def _few(card: Card, context: Context) -> Message | None:
    found = context.estimate
    if found is None or not found.known or found.n >= FEWEST_ANSWERS:
        return None
    return Message("metrics-guard-few", least=FEWEST_ANSWERS)


def _predicts_churn(card: Card, context: Context) -> Message | None:
    if card.key not in _RECOMMENDATION or context.churn_fitted or not context.beside & _LEAVING:
        return None
    return Message("metrics-guard-churn")


def _after_contact(card: Card, context: Context) -> Message | None:
    if card.key not in _SATISFACTION or not context.after_contact:
        return None
    return Message("metrics-guard-after-contact", share=context.after_contact)


def _alone(card: Card, context: Context) -> Message | None:
    if card.key != "roi" or context.beside - {"roi"}:
        return None
    return Message("metrics-guard-roi")


_GUARDS: tuple[Callable[[Card, Context], Message | None], ...] = (_few, _predicts_churn, _after_contact, _alone)
