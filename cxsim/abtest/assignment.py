"""Assignment of units to arms: a function of the experiment's name and the unit's, the same whenever and wherever it is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.rng import identities, uniforms


def assign(experiment: str, units: Sequence[str], split: Mapping[str, float]) -> NDArray[np.str_]:
    """The arm of each unit.

    Parameters
    ----------
    experiment : str
        Its name: experiments of other names are assigned independently.
    units : sequence of str
        Names of customers or clusters.
    split : mapping of str to float
        Shares by arm; they sum to 1.

    Returns
    -------
    array of str, shape (n,)
        Arms. A unit keeps its arm when others come or go, and when the share of a later arm grows at the cost of the last.

    Examples
    --------
    >>> from cxsim.abtest import assign
    >>> arms = assign("first_contact", [f"c{i}" for i in range(10_000)], {"control": 0.5, "treated": 0.5})
    >>> bool(abs((arms == "control").mean() - 0.5) < 0.02)
    True
    """
    key = np.uint64(int.from_bytes(hashlib.blake2b(experiment.encode(), digest_size=8).digest(), "little"))
    draws = uniforms(identities(units), np.zeros(len(units), dtype=np.uint64), np.uint64(0), key)
    ends = np.cumsum(list(split.values()))
    return np.array(list(split))[np.searchsorted(ends / ends[-1], draws, side="right")]
