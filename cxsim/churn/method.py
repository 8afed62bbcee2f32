"""What every method of fitting churn is told: columns, what to hold back, the tail, what to refuse.

A method is the file format of an entry under `fit:` in a study and the value handed to `cxsim.churn.model_fit.fit`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field


class Method(BaseModel):
    """How the churn of a customer table is to be fitted and validated."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    title: ClassVar[str] = "a churn model"

    features: tuple[str, ...] = Field(
        default=(), description="columns of the table the model may use; none named = all the mapping's features"
    )
    holdout: float = Field(default=0.25, ge=0, le=0.9, description="share of customers held back to validate on; the final fit uses all")
    tail_months: float = Field(default=12.0, gt=0, description="last stretch of observed tenure whose mean hazard continues beyond it")
    tail_events: int = Field(default=20, ge=1, description="churners that this stretch must hold; it is widened until it does")
    missing: Literal["refuse", "mean_and_flag"] = Field(
        default="refuse", description="a missing number is refused, or replaced by the mean and flagged by a column of its own"
    )
    max_levels: int = Field(default=30, ge=2, description="most levels a category may have")
    min_events_per_coefficient: float = Field(default=10.0, ge=0, description="below it the fit is marked few_events")
    calibrate_months: tuple[float, ...] = Field(
        default=(12.0, 24.0), description="horizons at which predictions are compared with what happened"
    )
    recalibrate: bool = Field(
        default=True,
        description="whether a fit that expects too many or too few churners at these horizons, by more than chance, is mended",
    )
    groups: int = Field(default=10, ge=1, description="groups of like risk within which they are compared")

    @property
    def apart(self) -> tuple[str, ...]:
        """Columns that the method reads, but not as features."""
        return ()

    @property
    def grouping(self) -> tuple[str, ...]:
        """Features that part customers into strata and have no coefficient."""
        return ()

    def described(self) -> str:
        """The method in words."""
        return self.title
