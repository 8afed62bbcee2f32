"""Word of mouth in the compiled engine: promoters recommend, detractors warn."""

from __future__ import annotations

import numpy as np

from cxsim.engine.accounting import note_aside
from cxsim.engine.compilation import apart, inner
from cxsim.engine.records import DETRACTION, EVENT, REFERRAL, SUMS, USED
from cxsim.engine.transition_functions import add, quantity
from cxsim.engine.variates import referral_draws, segment_of_child, warning_draws
from cxsim.rng import descendant


@inner
def talks(tally, unborn, values, single, segment, horizon, life, day, key):
    """The customer recommends; if that converts, a child waits to be born."""
    add(tally.months, life.month, SUMS.recommendations, 1)
    born = day + life.delay * quantity(values, life.at, single.referral + REFERRAL.delay)
    public = life.public < quantity(values, life.at, single.referral + REFERRAL.public)
    add(tally.months, life.month, SUMS.praise, public)
    converts = life.convert < quantity(values, life.at, single.referral + REFERRAL.conversion) and born < horizon
    if converts:
        life.won += 1
        place = tally.used[USED.pending]
        if place == unborn.size:
            tally.used[USED.outgrown] = 1
        else:
            tally.used[USED.pending] += 1
            child = unborn[place]
            child.identity = descendant(life.identity, np.uint64(life.talks))
            own = quantity(values, life.at, single.referral + REFERRAL.own_segment)
            child.segment = segment_of_child(own, segment, child.identity, single.template_point, key)
            child.born, child.referrer = born, life.number
    note_aside(tally, values, single, life, day, EVENT.talked, public, converts, 0.0)
    life.talks += 1
    left, life.convert, life.delay, life.public = referral_draws(single.referral_point, life.identity, life.talks, key)
    life.talk_left += left


@apart
def warns(tally, values, single, life, day, key):
    """The customer warns others, perhaps in public; whom that takes away is settled where they would have come in."""
    add(tally.months, life.month, SUMS.warnings, 1)
    public = life.warn_public < quantity(values, life.at, single.detraction + DETRACTION.public)
    add(tally.months, life.month, SUMS.blame, public)
    note_aside(tally, values, single, life, day, EVENT.warned, public, 0, 0.0)
    life.warnings += 1
    left, life.warn_public = warning_draws(single.detraction_point, life.identity, life.warnings, key)
    life.warn_left += left
