"""Metrics of asking: who answers, and NPS+ (the score by the reason given, how often it is given, the churn risk of those who give it)."""

from __future__ import annotations

from functools import partial

from cxsim.metrics.card import MEAN, SCORE, SHARE, Card
from cxsim.metrics.indices import NPS_POINTS
from cxsim.metrics.needs import Metric, Needs
from cxsim.metrics.scales import SCALES
from cxsim.stats.ratios import estimate_mean, estimate_score, estimate_share
from cxsim.text import Message

_ANSWERED = "lower({index}) = 'nps' AND {score} IS NOT NULL"
_ON_SCALE = "{score:nps} BETWEEN 0 AND 10"
_EXPECTED = Message("metrics-expected-scale", index="NPS", low=0, high=10, scales=list(SCALES))

RESPONSE_RATE = Metric(
    Card(key="response_rate", family="survey", unit="share", better="high", how=SHARE),
    ((Needs("invitations", y="{answered}", at="sent_at"),),),
    partial(estimate_share, note=Message("metrics-none-asked")),
)

NPS_PLUS = Metric(
    Card(key="nps_plus", family="survey", unit="points", better="high", how=SCORE, counter_metric="problems_per_customer"),
    (
        (
            Needs(
                "surveys",
                NPS_POINTS,
                when=_ANSWERED,
                valid=_ON_SCALE,
                expected=_EXPECTED,
                at="answered_at",
                weight="weight",
                levels="reason",
            ),
        ),
    ),
    partial(estimate_score, low=-100, high=100, unit="points"),
)

NPS_PLUS_SHARE = Metric(
    Card(key="nps_plus_share", family="survey", unit="share", better="low", how=SHARE, counter_metric="problems_per_customer"),
    (
        (
            Needs(
                "surveys",
                "CASE WHEN {levels} = {level} THEN 1.0 ELSE 0.0 END",
                when=f"{_ANSWERED} AND {{score:nps}} <= 6 AND {{reason}} IS NOT NULL",
                at="answered_at",
                weight="weight",
                levels="reason",
            ),
        ),
    ),
    partial(estimate_share, note=Message("metrics-none-reasons")),
)

NPS_PLUS_RISK = Metric(
    Card(key="nps_plus_risk", family="survey", unit="probability", better="low", how=MEAN, counter_metric="problems_per_customer"),
    ((Needs("surveys", "{churn_risk}", when=_ANSWERED, at="answered_at", weight="weight", levels="reason", borrows=("churn_risk",)),),),
    partial(estimate_mean, unit="probability"),
)

METRICS = (RESPONSE_RATE, NPS_PLUS, NPS_PLUS_SHARE, NPS_PLUS_RISK)
