"""Metrics of attention: engagement, what visitors came for, what is said in public."""

from __future__ import annotations

from functools import partial

from cxsim.metrics.card import MEAN, SCORE, SHARE, TOTAL, Card
from cxsim.metrics.needs import Metric, Needs
from cxsim.stats.ratios import estimate_mean, estimate_score, estimate_share, estimate_total


def _engagement(key: str, what: str, unit: str, needs: Needs, beside: str) -> Metric:
    known = "" if what == "touches" else f"; rows whose {what} are not known are not counted"
    return Metric(
        Card(
            key=key,
            name=f"Engagement ({what})",
            family="operating",
            definition=f"{what} per customer with any in the period{known}",
            says="how much customers deal with the company",
            assumes="more is better; trouble makes touches too",
            tempts_to="keep people busy",
            read_by="product, marketing",
            unit=unit,
            better="neither",
            how=MEAN,
            source="use per active customer, the convention of product analytics",
            beside=beside,
        ),
        ((needs,),),
        partial(estimate_mean, unit=unit, note="no active customers", least=0.0),
    )


ENGAGEMENT = _engagement(
    "engagement", "touches", "per active customer", Needs("events", y="1.0 * count(*)", at="occurred_at", grain="customer"), "problems_met"
)
ENGAGEMENT_MINUTES = _engagement(
    "engagement_minutes",
    "minutes",
    "minutes per active customer",
    Needs("events", y="sum({duration_minutes})", at="occurred_at", grain="customer"),
    "minutes_per_task",
)
ENGAGEMENT_CLICKS = _engagement(
    "engagement_clicks",
    "clicks",
    "clicks per active customer",
    Needs("visits", y="sum({clicks})", at="visited_at", grain="customer"),
    "minutes_per_task",
)

VISITOR_INTENT = Metric(
    Card(
        key="visitor_intent",
        name="Visitor intent (mix)",
        family="operating",
        definition="visits made for each purpose over visits whose purpose is known",
        says="what people come for",
        assumes="who is asked, and who answers, is like the rest",
        tempts_to="build for the loudest purpose",
        read_by="product, marketing",
        unit="share",
        better="neither",
        how=SHARE,
        source="intent survey of web analytics",
        beside="tasks_done",
    ),
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
    partial(estimate_share, note="no visits"),
)

SOCIAL_MENTIONS = Metric(
    Card(
        key="social_mentions",
        name="Social listening (mentions)",
        family="operating",
        definition="mentions in public",
        says="how much is said",
        assumes="the places listened to are those that matter",
        tempts_to="take noise for love",
        read_by="marketing, communication",
        unit="mentions",
        better="neither",
        how=TOTAL,
        source="mention volume, the convention of social listening",
        beside="problems_met",
    ),
    ((Needs("mentions", y="1.0", at="mentioned_at"),),),
    partial(estimate_total, unit="mentions"),
    ratio=False,
)

NET_SENTIMENT = Metric(
    Card(
        key="net_sentiment",
        name="Social listening (net sentiment)",
        family="operating",
        definition="share of mentions with a sentiment above 0 minus share of those below 0",
        says="whether what is said is for or against",
        assumes="irony is understood, and one voice is one person",
        tempts_to="answer only the famous",
        read_by="marketing, communication",
        unit="from -1 to 1",
        better="high",
        how=SCORE,
        source="net sentiment, the convention of social listening",
        beside="problems_met",
    ),
    (
        (
            Needs(
                "mentions",
                y="CASE WHEN {sentiment} > 0 THEN 1.0 WHEN {sentiment} < 0 THEN -1.0 ELSE 0.0 END",
                when="{sentiment} IS NOT NULL",
                valid="{sentiment} BETWEEN -1 AND 1",
                expected="a sentiment from -1 to 1",
                at="mentioned_at",
            ),
        ),
    ),
    partial(estimate_score, low=-1, high=1, unit="from -1 to 1", note="no mentions"),
)

METRICS = (ENGAGEMENT, ENGAGEMENT_MINUTES, ENGAGEMENT_CLICKS, VISITOR_INTENT, SOCIAL_MENTIONS, NET_SENTIMENT)
