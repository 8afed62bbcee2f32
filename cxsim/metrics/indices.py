"""The indices that customers' own answers give: NPS, CSAT, CES. Answers in, an estimate with its interval out.

A missing answer is not counted; no answers at all is an estimate that is not `known`; an answer off the scale is an error.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.errors import DataError, Fault
from cxsim.stats.intervals import Estimate, bounded_mean, share

Array = NDArray[np.float64]

NPS_SCALE = (0.0, 10.0)
CSAT_SCALE = (1.0, 5.0)
CES_SCALE = (1.0, 7.0)
PROMOTER, DETRACTOR = 9, 6
SATISFIED = 4


def nps(answers: ArrayLike) -> Estimate:
    """Net promoter score in points: 100 (share of 9 and 10 minus share of 0 to 6), with the normal interval of the multinomial variance.

    All passives is 0, all promoters 100, each without an interval.
    """
    known = _known(answers, NPS_SCALE, "NPS")
    signs = np.where(known >= PROMOTER, 100.0, np.where(known <= DETRACTOR, -100.0, 0.0))
    return bounded_mean(signs, -100, 100, "points")


def csat(answers: ArrayLike) -> Estimate:
    """Share of satisfied customers: answers 4 and 5 on a scale from 1 to 5, with Wilson's interval."""
    known = _known(answers, CSAT_SCALE, "CSAT")
    return share(int((known >= SATISFIED).sum()), len(known))


def csat_mean(answers: ArrayLike) -> Estimate:
    """Mean satisfaction on a scale from 1 to 5."""
    return bounded_mean(_known(answers, CSAT_SCALE, "CSAT"), *CSAT_SCALE, "of 1-5")


def ces(answers: ArrayLike) -> Estimate:
    """Customer effort score: mean answer, from 1 to 7, to "it was easy" (7 = strongly agree, the least effort)."""
    return bounded_mean(_known(answers, CES_SCALE, "CES"), *CES_SCALE, "of 1-7")


def _known(answers: ArrayLike, scale: tuple[float, float], name: str) -> Array:
    """The answers that were given, all on the scale."""
    values = np.asarray(answers, dtype=float)
    known = np.asarray(values[~np.isnan(values)])
    off = known[(known < scale[0]) | (known > scale[1])]
    if len(off):
        expected = f"answers from {scale[0]:g} to {scale[1]:g}"
        fault = Fault(f"{name} answer {off[0]:g}", expected, "rescale the answers or mend the column", count=len(off))
        raise DataError(f"Answers are off the {name} scale.", [fault])
    return known
