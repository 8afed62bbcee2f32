"""Word of mouth in the compiled engine: promoters recommend, detractors warn."""

from __future__ import annotations

import numpy as np

from cxsim.engine.accounting import note_aside
from cxsim.engine.compilation import apart, inner
from cxsim.engine.records import BLAME, PRAISE, R_CONVERSION, R_DELAY, R_OWN_SEGMENT, R_PUBLIC, TALK, TALKED, W_PUBLIC, WARNED, WARNINGS
from cxsim.engine.transition_functions import add, quantity
from cxsim.engine.variates import referral_draws, segment_of_child, warning_draws
from cxsim.rng import descendant


@inner
def talks(tally, unborn, values, single, segment, horizon, life, day, key):
    """The customer recommends; if that converts, a child waits to be born."""
    add(tally.months, life.month, TALK, 1)
    born = day + life.delay * quantity(values, life.at, single.referral + R_DELAY)
    public = life.public < quantity(values, life.at, single.referral + R_PUBLIC)
    add(tally.months, life.month, PRAISE, public)
    converts = life.convert < quantity(values, life.at, single.referral + R_CONVERSION) and born < horizon
    if converts:
        life.won += 1
        place = tally.used[2]
        if place == unborn.size:
            tally.used[3] = 1
        else:
            tally.used[2] += 1
            child = unborn[place]
            child.identity = descendant(life.identity, np.uint64(life.talks))
            own = quantity(values, life.at, single.referral + R_OWN_SEGMENT)
            child.segment = segment_of_child(own, segment, child.identity, single.template_point, key)
            child.born, child.referrer = born, life.number
    note_aside(tally, values, single, life, day, TALKED, public, converts, 0.0)
    life.talks += 1
    left, life.convert, life.delay, life.public = referral_draws(single.referral_point, life.identity, life.talks, key)
    life.talk_left += left


@apart
def warns(tally, values, single, life, day, key):
    """The customer warns others, perhaps in public; whom that takes away is settled where they would have come in."""
    add(tally.months, life.month, WARNINGS, 1)
    public = life.warn_public < quantity(values, life.at, single.detraction + W_PUBLIC)
    add(tally.months, life.month, BLAME, public)
    note_aside(tally, values, single, life, day, WARNED, public, 0, 0.0)
    life.warnings += 1
    left, life.warn_public = warning_draws(single.detraction_point, life.identity, life.warnings, key)
    life.warn_left += left
