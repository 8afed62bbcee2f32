"""Metrics of engagement: engagement, what visitors came for, what is said in public."""

from __future__ import annotations

from functools import partial

from cxsim.metrics.card import MEAN, SCORE, SHARE, TOTAL, Card
from cxsim.metrics.needs import Metric, Needs
from cxsim.stats.ratios import estimate_mean, estimate_score, estimate_share, estimate_total
from cxsim.text import Message


def _engagement(key: str, unit: str, needs: Needs, counter_metric: str) -> Metric:
    return Metric(
        Card(key=key, family="operating", unit=unit, better="neither", how=MEAN, counter_metric=counter_metric),
        ((needs,),),
        partial(estimate_mean, unit=unit, note=Message("metrics-none-active"), least=0.0),
    )


ENGAGEMENT = _engagement(
    "engagement", "per active customer", Needs("events", y="1.0 * count(*)", at="occurred_at", grain="customer"), "problems_per_customer"
)
ENGAGEMENT_MINUTES = _engagement(
    "engagement_minutes",
    "minutes per active customer",
    Needs("events", y="sum({duration_minutes})", at="occurred_at", grain="customer"),
    "minutes_per_task",
)
ENGAGEMENT_CLICKS = _engagement(
    "engagement_clicks",
    "clicks per active customer",
    Needs("visits", y="sum({clicks})", at="visited_at", grain="customer"),
    "minutes_per_task",
)

VISITOR_INTENT = Metric(
    Card(key="visitor_intent", family="operating", unit="share", better="neither", how=SHARE, counter_metric="tasks_done"),
    (
        (
            Needs(
                "visits",
                y="CASE WHEN {levels} = {level} THEN 1.0 ELSE 0.0 END",
                when="{intent} IS NOT NULL",
                levels="intent",
                at="visited_at",
            ),
        ),
    ),
    partial(estimate_share, note=Message("metrics-none-visits")),
)

SOCIAL_MENTIONS = Metric(
    Card(key="social_mentions", family="operating", unit="mentions", better="neither", how=TOTAL, counter_metric="problems_per_customer"),
    ((Needs("mentions", y="1.0", at="mentioned_at"),),),
    partial(estimate_total, unit="mentions"),
    ratio=False,
)

NET_SENTIMENT = Metric(
    Card(key="net_sentiment", family="operating", unit="from -1 to 1", better="high", how=SCORE, counter_metric="problems_per_customer"),
    (
        (
            Needs(
                "mentions",
                y="CASE WHEN {sentiment} > 0 THEN 1.0 WHEN {sentiment} < 0 THEN -1.0 ELSE 0.0 END",
                when="{sentiment} IS NOT NULL",
                valid="{sentiment} BETWEEN -1 AND 1",
                expected=Message("metrics-expected-sentiment"),
                at="mentioned_at",
            ),
        ),
    ),
    partial(estimate_score, low=-1, high=1, unit="from -1 to 1", note=Message("metrics-none-mentions")),
)

METRICS = (ENGAGEMENT, ENGAGEMENT_MINUTES, ENGAGEMENT_CLICKS, VISITOR_INTENT, SOCIAL_MENTIONS, NET_SENTIMENT)
