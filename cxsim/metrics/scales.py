"""Scales: an answer given on one scale, read on the scale of its index.

The first and the last answer of two scales stand for one another, and those between in proportion; answers to the recommendation question
go to the nearest of its eleven steps, so that of ten (1-10) the last two are promoters and the first six detractors.
"""

from __future__ import annotations

SCALES = {"0-10": (0.0, 10.0), "1-10": (1.0, 10.0), "0-100": (0.0, 100.0), "1-5": (1.0, 5.0), "1-7": (1.0, 7.0)}
"""The scales that a row of answers may state."""

NATIVE = {"nps": "0-10", "csat": "1-5", "ces": "1-7", "repurchase": "1-5"}
"""The scale on which each index is defined, which is that of a row that states none."""

OFF_SCALE = -1000.0


def rescale_sql(score: str, stated: str, index: str, whole: str) -> str:
    """The SQL of a score on the scale of an index, from the SQL of the scale stated beside it; off every scale if that is not known.

    ``low + (score - a) (high - low) / (b - a)`` of a score stated to be from a to b, on an index from low to high; `whole` is the SQL
    template that leaves a fraction out.
    """
    native = NATIVE[index]
    low, high = SCALES[native]
    others = {name: ends for name, ends in SCALES.items() if name != native}
    first, last, factor = (
        f"CASE {' '.join(f'WHEN {stated} = {name!r} THEN {number!r}' for name, number in numbers.items())} END"
        for numbers in (
            {name: a for name, (a, _) in others.items()},
            {name: b for name, (_, b) in others.items()},
            {name: (high - low) / (b - a) for name, (a, b) in others.items()},
        )
    )
    moved = f"{low!r} + ({score} - {first}) * {factor}"
    moved = whole.format(f"({moved} + 0.5)") if index == "nps" else moved
    return (
        f"CASE WHEN {score} IS NULL OR {stated} IS NULL OR {stated} = '{native}' THEN {score} "
        f"WHEN {score} BETWEEN {first} AND {last} THEN {moved} ELSE {OFF_SCALE} END"
    )
