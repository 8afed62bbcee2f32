"""Metrics of asking: who answers, and NPS+ (the score by the reason given, how often it is given, the churn risk of those who give it)."""

from __future__ import annotations

from functools import partial

from cxsim.metrics.card import MEAN, SCORE, SHARE, Card
from cxsim.metrics.indices import NPS_POINTS
from cxsim.metrics.needs import Metric, Needs
from cxsim.metrics.scales import SCALES
from cxsim.stats.ratios import estimate_mean, estimate_score, estimate_share

_ANSWERED = "lower({index}) = 'nps' AND {score} IS NOT NULL"
_ON_SCALE = "{score:nps} BETWEEN 0 AND 10"
_EXPECTED = f"NPS answers from 0 to 10, or on the scale stated in their row: {', '.join(SCALES)}"

RESPONSE_RATE = Metric(
    Card(
        key="response_rate",
        name="Response rate",
        family="survey",
        definition="invitations answered over invitations sent",
        says="how much of a survey is silence",
        assumes="each invitation is recorded, also those that bounced",
        tempts_to="ask only those who will answer",
        read_by="whoever reads a survey",
        unit="share",
        better="high",
        how=SHARE,
        source="AAPOR Standard Definitions, response rate 1 without unknown eligibility",
    ),
    ((Needs("invitations", y="{answered}", at="sent_at"),),),
    partial(estimate_share, note="nobody was asked"),
)

NPS_PLUS = Metric(
    Card(
        key="nps_plus",
        name="NPS+ by reason",
        family="survey",
        definition="net promoter score of the answers that give each reason of the company's list of problems",
        says="which problem costs word of mouth",
        assumes="the reason chosen is the reason",
        tempts_to="list only flattering reasons",
        read_by="those who can solve the problem",
        unit="points",
        better="high",
        how=SCORE,
        source="net promoter score with a reason chosen from the company's list",
        beside="problems_met",
    ),
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
    Card(
        key="nps_plus_share",
        name="NPS+ reasons of detractors",
        family="survey",
        definition="detractors who give each reason over detractors who give any",
        says="which problem is met most",
        assumes="the reason chosen is the reason",
        tempts_to="solve the frequent and leave the grave",
        read_by="those who can solve the problem",
        unit="share",
        better="low",
        how=SHARE,
        source="net promoter score with a reason chosen from the company's list",
        beside="problems_met",
    ),
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
    partial(estimate_share, note="no detractor gives a reason"),
)

NPS_PLUS_RISK = Metric(
    Card(
        key="nps_plus_risk",
        name="NPS+ churn risk by reason",
        family="survey",
        definition="mean predicted probability to leave (customers' column `churn_risk`) of the answers that give each reason",
        says="which problem will cost customers",
        assumes="the risk comes from a churn model fitted to this company's customers and tried on others",
        tempts_to="rescue only the likely leavers",
        read_by="those who can solve the problem, retention",
        unit="probability",
        better="low",
        how=MEAN,
        source="net promoter score joined to a fitted churn model's prediction",
        beside="problems_met",
    ),
    ((Needs("surveys", "{churn_risk}", when=_ANSWERED, at="answered_at", weight="weight", levels="reason", borrows=("churn_risk",)),),),
    partial(estimate_mean, unit="probability"),
)

METRICS = (RESPONSE_RATE, NPS_PLUS, NPS_PLUS_SHARE, NPS_PLUS_RISK)
