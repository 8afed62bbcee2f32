"""The assumption register: every number of the business case, with its unit, source and grade."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.journey.parameters import Grade

UNGRADED = "opinion, no source"


@dataclass(frozen=True)
class Assumption:
    """One row of the register.

    Attributes
    ----------
    name : the quantity's address in the plan, or `fit.churn.<feature>` for a fitted coefficient.
    value, unit, p5, p95 : p5 and p95 are None where it is taken as certain.
    source, owner : empty where nobody said.
    grade : None where nobody said; `grade_words` then says "opinion, no source".
    used_in : the part of the case that uses it: "plan", "programme", "money" or "fitted model".
    rank_correlation : Spearman correlation with NPV over the draws; None where it was not varied.
    """

    name: str
    value: float
    unit: str
    p5: float | None
    p95: float | None
    source: str
    grade: Grade | None
    owner: str
    used_in: str
    rank_correlation: float | None = None

    @property
    def grade_words(self) -> str:
        """The grade, or that there is none."""
        return self.grade.value if self.grade is not None else UNGRADED
