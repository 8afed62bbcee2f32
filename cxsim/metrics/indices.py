"""The indices that people's own answers give: NPS, CSAT, CES, employee satisfaction. Answers in, an estimate with its interval out.

A missing answer is not counted; no answers at all is an estimate that is not `known`; an answer off the scale is an error.
Who answered more than once (`customer`) and what each answer stands for (`weight`) widen the interval as they should.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.errors import DataError, fault
from cxsim.metrics.card import SCORE, SHARE, Card
from cxsim.metrics.needs import Metric, Needs
from cxsim.metrics.scales import SCALES
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import moments
from cxsim.stats.ratios import estimate_score, estimate_share
from cxsim.text import Message

Array = NDArray[np.float64]

NPS_SCALE = (0.0, 10.0)
CSAT_SCALE = (1.0, 5.0)
CES_SCALE = (1.0, 7.0)
PROMOTER, DETRACTOR = 9, 6
SATISFIED = 4

NPS_POINTS = "CASE WHEN {score:nps} >= 9 THEN 100.0 WHEN {score:nps} <= 6 THEN -100.0 ELSE 0.0 END"


def nps(answers: ArrayLike, customer: ArrayLike | None = None, weight: ArrayLike | None = None) -> Estimate:
    """Net promoter score in points: 100 (share of 9 and 10 minus share of 0 to 6), with the normal interval of the multinomial variance.

    All passives is 0, all promoters 100, each without an interval.

    >>> str(nps([10, 10, 9, 9, 9, 8, 7, 7, 6, 0]))
    '30 points (-18.41 to 78.41), n = 10'
    """
    values = _on_scale(answers, NPS_SCALE, "NPS")
    points = np.where(values >= PROMOTER, 100.0, np.where(values <= DETRACTOR, -100.0, 0.0))
    return estimate_score(moments(np.where(np.isnan(values), np.nan, points), None, customer, weight), -100, 100, "points")


def csat(answers: ArrayLike, customer: ArrayLike | None = None, weight: ArrayLike | None = None) -> Estimate:
    """Share of satisfied customers: answers 4 and 5 on a scale from 1 to 5, with Wilson's interval.

    >>> str(csat([5, 4, 4, 3]))
    '0.75 share (0.3006 to 0.9544), n = 4'
    """
    values = _on_scale(answers, CSAT_SCALE, "CSAT")
    return estimate_share(moments(np.where(np.isnan(values), np.nan, values >= SATISFIED), None, customer, weight))


def csat_mean(answers: ArrayLike, customer: ArrayLike | None = None, weight: ArrayLike | None = None) -> Estimate:
    """Mean satisfaction on a scale from 1 to 5."""
    return estimate_score(moments(_on_scale(answers, CSAT_SCALE, "CSAT"), None, customer, weight), *CSAT_SCALE, "of 1-5")


def ces(answers: ArrayLike, customer: ArrayLike | None = None, weight: ArrayLike | None = None) -> Estimate:
    """Customer effort score: mean answer, from 1 to 7, to "it was easy" (7 = strongly agree, the least effort)."""
    return estimate_score(moments(_on_scale(answers, CES_SCALE, "CES"), None, customer, weight), *CES_SCALE, "of 1-7")


def _on_scale(answers: ArrayLike, scale: tuple[float, float], name: str) -> Array:
    """The answers, NaN where none was given, all on the scale."""
    values = np.asarray(answers, dtype=float)
    off = values[(values < scale[0]) | (values > scale[1])]
    if len(off):
        wrong = fault("metrics-answer-off-scale", index=name, answer=float(off[0]), low=scale[0], high=scale[1])
        raise DataError(Message("metrics-answers-off-scale", index=name), [wrong.at(count=len(off))])
    return values


def answers_to(index: str, y: str, scale: tuple[float, float]) -> Needs:
    """What an index needs of the survey table: its own answers, on its own scale."""
    return Needs(
        table="surveys",
        y=y,
        when=f"lower({{index}}) = '{index}' AND {{score}} IS NOT NULL",
        valid=f"{{score:{index}}} BETWEEN {scale[0]:g} AND {scale[1]:g}",
        expected=Message("metrics-expected-scale", index=index.upper(), low=scale[0], high=scale[1], scales=list(SCALES)),
        at="answered_at",
        weight="weight",
    )


NPS = Metric(
    Card(key="nps", family="index", unit="points", better="high", how=SCORE, counter_metric="problems_per_customer"),
    ((answers_to("nps", NPS_POINTS, NPS_SCALE),),),
    partial(estimate_score, low=-100, high=100, unit="points"),
)

CSAT = Metric(
    Card(key="csat", family="index", unit="share", better="high", how=SHARE, counter_metric="problems_per_customer"),
    ((answers_to("csat", "CASE WHEN {score:csat} >= 4 THEN 1.0 ELSE 0.0 END", CSAT_SCALE),),),
    estimate_share,
)

CSAT_MEAN = Metric(
    Card(key="csat_mean", family="index", unit="of 1-5", better="high", how=SCORE, counter_metric="problems_per_customer"),
    ((answers_to("csat", "{score:csat}", CSAT_SCALE),),),
    partial(estimate_score, low=1, high=5, unit="of 1-5"),
)

CES = Metric(
    Card(key="ces", family="operating", unit="of 1-7", better="high", how=SCORE, counter_metric="minutes_per_task"),
    ((answers_to("ces", "{score:ces}", CES_SCALE),),),
    partial(estimate_score, low=1, high=7, unit="of 1-7"),
)

EMPLOYEE_SATISFACTION = Metric(
    Card(key="employee_satisfaction", family="operating", unit="share", better="high", how=SHARE, counter_metric="ces"),
    (
        (
            Needs(
                table="employees",
                y="CASE WHEN {score} >= 4 THEN 1.0 ELSE 0.0 END",
                when="{score} IS NOT NULL",
                valid="{score} BETWEEN 1 AND 5",
                expected=Message("metrics-expected-five"),
                at="answered_at",
                weight="weight",
            ),
        ),
    ),
    estimate_share,
)

METRICS = (NPS, CSAT, CSAT_MEAN, CES, EMPLOYEE_SATISFACTION)
