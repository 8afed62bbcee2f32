"""The assumption ledger: who owns each number, how much of the return rests on which grade, and what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cxsim.decision.assumption_register import UNGRADED, Assumption
from cxsim.decision.base_case_reruns import FITTED, BaseCaseReruns
from cxsim.decision.comparison import Comparison
from cxsim.decision.sensitivity import TornadoBar
from cxsim.decision.tornado import worse_end
from cxsim.journey.parameters import Grade
from cxsim.stats.order_statistics import percentiles
from cxsim.text import Message

GRADES = (*(grade.value for grade in Grade), UNGRADED)
_VOLUMES = (
    ("active_end", Message("decision-planned-customers"), "customers"),
    ("churned", Message("decision-planned-lost"), "customers"),
    ("fees", Message("decision-planned-fees"), "money"),
    ("cost_to_serve", Message("decision-planned-cost-to-serve"), "money"),
)


@dataclass(frozen=True)
class RegisterEntry:
    """One assumption: unit, source, owner, date, grade (in words), its interval, and the swing of NPV over it (None if certain)."""

    name: str
    value: float
    unit: str
    p5: float | None
    p95: float | None
    source: str | Message
    owner: str
    dated: date | None
    grade: str
    swing: float | None


@dataclass(frozen=True)
class GradeSummary:
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
class PlannedFigure:
    """One figure of the plan for the review, and its 90 % range over the draws if it has one."""

    month: date
    measure: Message
    unit: str
    planned: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class RegisterSummary:
    """The rows of the register, the split by grade (best grade first), and what to compare with the actual figures later."""

    rows: tuple[RegisterEntry, ...]
    grades: tuple[GradeSummary, ...]
    planned: tuple[PlannedFigure, ...]


def summarise_register(rerun: BaseCaseReruns, rows: Sequence[Assumption], bars: Sequence[TornadoBar]) -> RegisterSummary:
    """The ledger of a comparison; `rows` are its register, `bars` its tornado."""
    swings = {bar.name: bar.swing for bar in bars}
    swings |= {n: swings[FITTED + f] for n, f in rerun.comparison.draws.from_fit.items() if FITTED + f in swings}
    quantities = rerun.case.quantities
    entries = tuple(
        RegisterEntry(
            name=row.name,
            value=row.value,
            unit=row.unit,
            p5=row.p5,
            p95=row.p95,
            source=row.source,
            owner=row.owner,
            dated=quantities[row.name].dated if row.name in quantities else None,
            grade=row.grade_words,
            swing=swings.get(row.name),
        )
        for row in rows
    )
    return RegisterSummary(entries, _grades(rerun, rows, bars), planned_figures(rerun.comparison))


def _grades(rerun: BaseCaseReruns, rows: Sequence[Assumption], bars: Sequence[TornadoBar]) -> tuple[GradeSummary, ...]:
    grade_of = {row.name: row.grade_words for row in rows}
    present = [grade for grade in GRADES if grade in grade_of.values()]
    own = {grade: [bar for bar in bars if grade_of.get(bar.name) == grade] for grade in present}
    points = [{bar.name: worse_end(bar) for bar in own[grade]} for grade in present]
    cautious = [found.measures for found in rerun.at(points)]
    total = sum(bar.swing for bar in bars)
    return tuple(
        GradeSummary(
            grade=grade,
            assumptions=sum(words == grade for words in grade_of.values()),
            uncertain=len(own[grade]),
            swing_share=sum(bar.swing for bar in own[grade]) / total if total > 0 else 0.0,
            npv_cautious=found.npv,
            roi_cautious=found.npv / found.pv_costs if found.pv_costs > 0 else None,
        )
        for grade, found in zip(present, cautious, strict=True)
    )


def planned_figures(comparison: Comparison) -> tuple[PlannedFigure, ...]:
    """What to compare a year later, month by month: what changes in each line with its range, and the volumes under the programme."""
    low, high = percentiles(comparison.flows_by_draw, [5, 95])
    rows = []
    for month, day in enumerate(comparison.months):
        for name, words, unit in _VOLUMES:
            if name in comparison.base.programme_series:
                rows.append(PlannedFigure(day, words, unit, float(comparison.base.programme_series[name][month]), None, None))
        for place, line in enumerate(comparison.lines):
            changed = Message("decision-planned-change", line=line.title)
            change = float(comparison.base.flows[month, place])
            rows.append(PlannedFigure(day, changed, "money", change, float(low[month, place]), float(high[month, place])))
    return tuple(rows)
