"""From the maximum of a partial likelihood to hazards that can be drawn from: knots, and a stated tail."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.estimation.partial_likelihood import Baseline, Maximum
from cxsim.churn.features.sample import Sample
from cxsim.churn.methods.cox import Cox
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]


def hazard(
    method: Cox,
    names: tuple[str, ...],
    maximum: Maximum,
    sample: Sample,
    baseline: Baseline | None = None,
    covariance: Array | None = None,
    of: str = "",
) -> ProportionalHazard:
    """The fitted hazard, with the Breslow baseline at every event time and a constant hazard beyond the longest tenure.

    `baseline` and `sample` may be those of one stratum, which `of` then names; `covariance` may be the robust one.
    """
    chosen = maximum.baselines[0] if baseline is None else baseline
    knots = np.concatenate([[0.0], chosen.event_months])
    cumulative = np.concatenate([[0.0], chosen.cumulative])
    longest = float(sample.months.max())
    if longest > knots[-1]:
        knots, cumulative = np.append(knots, longest), np.append(cumulative, cumulative[-1])
    rate, tail = _tail(method, knots, cumulative, sample.months[sample.churned], of)
    return ProportionalHazard(
        features=names,
        means=maximum.means,
        coefficients=maximum.coefficients,
        covariance=maximum.covariance if covariance is None else covariance,
        knots_months=knots,
        cumulative=cumulative,
        tail_per_month=rate,
        tail=tail,
        log_scale_se=1.0 / math.sqrt(max(sample.events, 1)),
    )


def _tail(method: Cox, knots: Array, cumulative: Array, event_months: Array, of: str) -> tuple[float, str]:
    """Mean baseline hazard over the last stretch of observed tenure, and the sentence that states it."""
    longest = float(knots[-1])
    start = _stretch(method, knots, event_months)
    events = int((event_months > start).sum())
    rate = float(cumulative[-1] - np.interp(start, knots, cumulative)) / (longest - start)
    sentence = (
        f"Beyond {longest:g} months, the longest tenure observed{of}, the hazard of a customer with average features is held at "
        f"{rate:.4g} per month: its mean over the last {longest - start:.4g} months observed, in which {events:,} customers left. "
        "This is an assumption, not an observation."
    )
    return rate, sentence


def _stretch(method: Cox, knots: Array, event_months: Array) -> float:
    """Where the last stretch starts: `tail_months` before the end, or earlier so that it holds `tail_events` churners."""
    start = max(0.0, float(knots[-1]) - method.tail_months)
    if int((event_months > start).sum()) >= method.tail_events or not len(event_months):
        return start
    wanted = np.sort(event_months)[::-1][min(method.tail_events, len(event_months)) - 1]
    return float(knots[np.searchsorted(knots, wanted) - 1])
