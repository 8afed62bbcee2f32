"""Programmes and their combinations on the same draws and the same luck; overlap is what running them together shows."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.decision.comparison import Comparison, Spread


@dataclass(frozen=True)
class Option:
    """One programme, or several run together.

    Attributes
    ----------
    name : of the programme, or the names joined by " + ".
    parts : names of its programmes.
    comparison : with doing nothing; every option has the same draws, keys and baseline.
    sum_of_parts : base-case NPV that adding up its programmes' own NPVs would promise; for one programme, its own.
    overlap : base-case NPV minus `sum_of_parts`: what adding up would claim too little (positive) or too much (negative).
    overlap_by_draw : its spread over the draws, paired by draw.
    """

    name: str
    parts: tuple[str, ...]
    comparison: Comparison
    sum_of_parts: float
    overlap: float
    overlap_by_draw: Spread


@dataclass(frozen=True)
class Portfolio:
    """Every option of a study side by side, and the one with the highest mean NPV (None: doing nothing is best)."""

    options: tuple[Option, ...]
    best: str | None
