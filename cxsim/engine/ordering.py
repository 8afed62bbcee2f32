"""The order of what is kept of lives: one life after the other, of a life by time, at one instant as it was noted."""

from __future__ import annotations

import numpy as np
from numba import njit

from cxsim.engine.compiling import keep_compiled
from cxsim.engine.records import Records


def by_life_and_time(kept: Records, lives: int) -> Records:
    """These events or answers of so many lives in order; the very records, if they are in order already (one quick look)."""
    if in_order(kept):
        return kept
    found: Records = ordered(kept, np.zeros_like(kept), np.zeros(lives + 1, np.int64))
    return found


@njit(nogil=True, error_model="numpy")
def in_order(kept):
    """Whether no record comes before one of an earlier life, or of an earlier day of the same life."""
    for number in range(1, kept.size):
        before, after = kept[number - 1], kept[number]
        if after.life < before.life or (after.life == before.life and after.day < before.day):
            return False
    return True


@njit(nogil=True, error_model="numpy")
def ordered(kept, found, place):
    """The records in `found`: counted out by life, and each put before those of its life that are later.

    What an engine notes of a life is nearly in order of time, so this takes hardly longer than to copy the records. A place that is
    still empty says life 0, and before the places of life 0 there are none.
    """
    for number in range(kept.size):
        place[kept[number].life + 1] += 1
    for life in range(1, place.size):
        place[life] += place[life - 1]
    for number in range(kept.size):
        life, day = kept[number].life, kept[number].day
        at = place[life]
        place[life] += 1
        while at > 0 and found[at - 1].life == life and found[at - 1].day > day:
            found[at] = found[at - 1]
            at -= 1
        found[at] = kept[number]
    return found


keep_compiled(in_order, __file__)
keep_compiled(ordered, __file__)
