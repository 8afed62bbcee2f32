"""The order of what is kept of histories: one after the other, each by time, at one instant as it was noted."""

from __future__ import annotations

import numpy as np

from cxsim.engine.compilation import entry, keep_compiled
from cxsim.engine.records import Ints, Records


def sort_by_life_and_time(kept: Records, histories: int) -> Records:
    """These events or answers of so many histories in order.

    Where histories stand one after the other, it is done in place, which takes one quick look if they are in order already; where they are
    mixed, the records are copied.
    """
    if sort_in_place(kept, np.empty(1, kept.dtype)):
        return kept
    found: Records = sort_by_counting(kept, np.zeros_like(kept), np.zeros(histories + 1, np.int64))
    return found


@entry
def sort_in_place(kept: Records, held: Records) -> bool:
    """Put each record before those of its life that are later; False at one whose life has been left before (equals stay as they were).

    What an engine notes of a life is in order of time but for short stretches, so there is little to move. `held` has room for one record.
    """
    for number in range(1, kept.size):
        life, day = kept[number].life, kept[number].day
        if kept[number - 1].life > life:
            return False
        at = number
        while at > 0 and kept[at - 1].life == life and kept[at - 1].day > day:
            at -= 1
        if at < number:
            held[0] = kept[number]
            for place in range(number, at, -1):
                kept[place] = kept[place - 1]
            kept[at] = held[0]
    return True


@entry
def sort_by_counting(kept: Records, found: Records, place: Ints) -> Records:
    """The records in `found`, counted out by life, each put before those of its life that are later.

    A place that is still empty says life 0, and before the places of life 0 there are none.
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


keep_compiled(sort_in_place)
keep_compiled(sort_by_counting)
