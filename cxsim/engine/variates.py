"""What is drawn for a customer, and what a random word means: pure functions of who, which occasion and which decision (`cxsim/rng.py`)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compilation import law
from cxsim.engine.quantiles import EACH, EDGE, HALVINGS, LAST, STEPS, TAIL, UPPER
from cxsim.engine.records import BY_PERIOD, BY_ROOT, FIRST, Floats, Ints, Records, Words
from cxsim.engine.transition_functions import log
from cxsim.rng import philox, uniform

_LOG2E = 1.0 / math.log(2.0)


@law
def exponential(word: np.uint64) -> float:
    """A unit exponential, rising in the word; 1 - u has no rounding."""
    return -log(1.0 - uniform(word))


@law
def survey_draws(point: np.uint64, identity: np.uint64, ordinal: int, key: np.uint64) -> tuple[float, float, float, float]:
    """The uniforms of being asked, of answering, of the answer's noise and of the reason."""
    chosen, answers, noise, reason = philox(identity, np.uint64(ordinal), point, key)
    return uniform(chosen), uniform(answers), uniform(noise), uniform(reason)


@law
def variant_of(
    audiences: Records,
    groups: NDArray[np.int32],
    group_identities: Words,
    identity: np.uint64,
    root: np.uint64,
    row: int,
    segment: int,
    key: np.uint64,
) -> int:
    """The variant of the values that holds for a customer: one bit for each audience it belongs to, whatever the time.

    What is drawn is the customer itself, the root of its recommendations, or the group to which its row belongs.
    """
    variant = 0
    for number in range(audiences.size):
        audience = audiences[number]
        if (audience.segment >= 0 and audience.segment != segment) or audience.unit == BY_PERIOD:
            continue
        if audience.coverage < 1.0:
            unit = identity
            if audience.unit == BY_ROOT:
                unit = root
            elif audience.unit >= 0:
                unit = group_identities[audience.unit, groups[audience.unit, row]]
            word, _, _, _ = philox(unit, FIRST, audience.point, key)
            if uniform(word) >= audience.coverage:
                continue
        variant |= 1 << number
    return variant


@law
def variant_on(audiences: Records, segment: int, day: float, key: np.uint64) -> int:
    """What the audiences of periods add to the variant of a customer on a day: one bit for each whose period is drawn."""
    variant = 0
    for number in range(audiences.size):
        audience = audiences[number]
        if audience.unit == BY_PERIOD and (audience.segment < 0 or audience.segment == segment) and day >= audience.origin:
            period = np.uint64(np.int64((day - audience.origin) / audience.period))
            word, _, _, _ = philox(period, FIRST, audience.point, key)
            if uniform(word) < audience.coverage:
                variant |= 1 << number
    return variant


@law
def draw_factor(quantiles: Floats, number: int, point: np.uint64, identity: np.uint64, key: np.uint64) -> float:
    """The customer's own factor on the rate of a journey, by inversion of a tabulated quantile function."""
    word, _, _, _ = philox(identity, FIRST, point, key)
    return quantile(quantiles, number, uniform(word))


@law
def quantile(quantiles: Floats, number: int, u: float) -> float:
    """The value at a uniform of a quantile function tabulated in a row of `quantiles`."""
    place = u * STEPS + (TAIL - EDGE)
    if place < TAIL:
        place = max((LAST + math.log(u) * _LOG2E) * EACH, 0.0)
    elif place >= UPPER:
        place = UPPER + (-math.log(1.0 - u) * _LOG2E - HALVINGS) * EACH
    low = np.int64(place)
    return quantiles[number, low] + (place - low) * (quantiles[number, low + 1] - quantiles[number, low])


@law
def days_since_purchase(rate: float, longest: float, u: float) -> float:
    """The days since the last purchase of one who buys at a rate per day and has bought within so many days.

    The age of a Poisson process, given that it is below t: ``F(x) = (1 - exp(-r x)) / (1 - exp(-r t))``, inverted.
    """
    if rate * longest < 1e-9:
        return u * longest
    return min(-math.log1p(u * math.expm1(-rate * longest)) / rate, longest)


@law
def churn_threshold(point: np.uint64, identity: np.uint64, saves: int, key: np.uint64) -> float:
    """The integrated hazard at which a customer decides to leave, after having been saved so often."""
    word, _, _, _ = philox(identity, np.uint64(saves), point, key)
    return exponential(word)


@law
def segment_of_child(own_share: float, segment: int, identity: np.uint64, point: np.uint64, key: np.uint64) -> int:
    """The segment of a new customer: the referrer's, or any (-1)."""
    _, own, _, _ = philox(identity, FIRST, point, key)
    return segment if uniform(own) < own_share else -1


@law
def arrival_threshold(point: np.uint64, ordinal: int, key: np.uint64) -> float:
    """The integrated rate between two new customers of a channel."""
    word, _, _, _ = philox(point, np.uint64(ordinal), point, key)
    return exponential(word)


@law
def template_row(by_segment: Ints, segment_start: Ints, identity: np.uint64, segment: int, point: np.uint64, key: np.uint64) -> int:
    """The row whose features a new customer takes: any row, or any of one segment."""
    word, _, _, _ = philox(identity, FIRST, point, key)
    low = segment_start[segment] if segment >= 0 else 0
    high = segment_start[segment + 1] if segment >= 0 else by_segment.size
    return by_segment[low + np.int64(uniform(word) * (high - low))]
