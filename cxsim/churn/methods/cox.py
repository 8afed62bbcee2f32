"""Proportional hazards regression (Cox 1972) as a method: a baseline of any shape, times a factor of the customer."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.churn.method import Method


class Cox(Method):
    """Cox regression of the churn hazard on features of the customer."""

    title: ClassVar[str] = "Cox proportional hazards"

    method: Literal["cox"] = Field(default="cox", description="Cox regression, which needs not be said")
    ties: Literal["efron", "breslow"] = Field(default="efron", description="how customers who leave at the same tenure are ranked")
    strata: tuple[str, ...] = Field(
        default=(), description="features with a baseline of their own for each level, where hazards are not proportional"
    )
    entry: str | None = Field(default=None, description="column of the tenure in months at which a row came under observation")
    weights: str | None = Field(default=None, description="column that says how often a row counts")
    cluster: str | None = Field(default=None, description="column of which rows go together; errors are then robust")
    robust: bool = Field(default=False, description="errors by the sandwich formula, right even if hazards are not proportional")

    @property
    def apart(self) -> tuple[str, ...]:
        """Entry, weights and clusters are no features."""
        return tuple(name for name in (self.entry, self.weights, self.cluster) if name is not None)

    @property
    def grouping(self) -> tuple[str, ...]:
        """The strata."""
        return self.strata

    def described(self) -> str:
        """Ties, strata and errors in words."""
        ties = {"efron": "Efron's ties", "breslow": "Breslow's ties"}[self.ties]
        strata = f", a Breslow baseline for each level of {' and '.join(self.strata)}" if self.strata else ", Breslow baseline"
        errors = ", robust errors" if self.robust or self.cluster else ""
        return f"{self.title}, {ties}{strata}{errors}"
