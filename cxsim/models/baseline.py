"""From the maximum of a partial likelihood to the hazard that enters the twin: knots, and a stated tail."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cxsim.models.cox import Cox
from cxsim.models.partial_likelihood import Maximum
from cxsim.models.sample import Sample
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]


def hazard(method: Cox, names: tuple[str, ...], maximum: Maximum, sample: Sample) -> ProportionalHazard:
    """The fitted hazard, with the Breslow baseline at every event time and a constant hazard beyond the longest tenure."""
    knots = np.concatenate([[0.0], maximum.event_months])
    cumulative = np.concatenate([[0.0], maximum.cumulative])
    longest = float(sample.months.max())
    if longest > knots[-1]:
        knots, cumulative = np.append(knots, longest), np.append(cumulative, cumulative[-1])
    rate, tail = _tail(method, knots, cumulative, sample.months[sample.churned])
    return ProportionalHazard(
        features=names,
        means=maximum.means,
        coefficients=maximum.coefficients,
        covariance=maximum.covariance,
        knots_months=knots,
        cumulative=cumulative,
        tail_per_month=rate,
        tail=tail,
        log_scale_se=1.0 / math.sqrt(sample.events),
    )


def _tail(method: Cox, knots: Array, cumulative: Array, event_months: Array) -> tuple[float, str]:
    """Mean baseline hazard over the last stretch of observed tenure, and the sentence that states it."""
    longest = float(knots[-1])
    start = _stretch(method, knots, event_months)
    events = int((event_months > start).sum())
    rate = float(cumulative[-1] - np.interp(start, knots, cumulative)) / (longest - start)
    sentence = (
        f"Beyond {longest:g} months, the longest tenure observed, the hazard of a customer with average features is held at "
        f"{rate:.4g} per month: its mean over the last {longest - start:.4g} months observed, in which {events:,} customers left. "
        "This is an assumption, not an observation."
    )
    return rate, sentence


def _stretch(method: Cox, knots: Array, event_months: Array) -> float:
    """Where the last stretch starts: `tail_months` before the end, or earlier so that it holds `tail_events` churners."""
    start = max(0.0, float(knots[-1]) - method.tail_months)
    if int((event_months > start).sum()) >= method.tail_events:
        return start
    wanted = np.sort(event_months)[::-1][min(method.tail_events, len(event_months)) - 1]
    return float(knots[np.searchsorted(knots, wanted) - 1])
