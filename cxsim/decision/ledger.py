"""The assumption ledger: who owns each number, how much of the return rests on which grade, and what was planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LedgerRow:
    """One assumption: unit, source, owner, date, grade (in words), its interval, and the swing of NPV over it (None if certain)."""

    name: str
    value: float
    unit: str
    p5: float | None
    p95: float | None
    source: str
    owner: str
    dated: date | None
    grade: str
    swing: float | None


@dataclass(frozen=True)
class GradeRow:
    """How much of the case rests on assumptions of one grade.

    Attributes
    ----------
    grade : in words; assumptions : how many, uncertain : how many of them have an interval.
    swing_share : their share of the summed swings of NPV.
    npv_cautious, roi_cautious : with all their uncertain ones at the end of the interval that is worse for NPV, all others central.
    """

    grade: str
    assumptions: int
    uncertain: int
    swing_share: float
    npv_cautious: float
    roi_cautious: float | None


@dataclass(frozen=True)
class PlannedRow:
    """One figure of the plan for the review: `planned` and its 90 % range over the draws; `actual` is filled in a year later."""

    month: date
    measure: str
    unit: str
    planned: float
    low: float
    high: float
    actual: float | None = None

    @property
    def deviation(self) -> float | None:
        """Actual minus planned."""
        return None if self.actual is None else self.actual - self.planned

    @property
    def within(self) -> bool | None:
        """Whether the actual figure lies in the 90 % range."""
        return None if self.actual is None else self.low <= self.actual <= self.high


@dataclass(frozen=True)
class Ledger:
    """The rows of the register, the split by grade (best grade first), and the sheet of planned against actual."""

    rows: tuple[LedgerRow, ...]
    grades: tuple[GradeRow, ...]
    planned: tuple[PlannedRow, ...]
