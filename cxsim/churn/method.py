"""What every method of fitting churn is given: columns, what to hold back, the tail, what to refuse.

A method is the file format of an entry under `fit:` in a study and the value handed to `cxsim.churn.model_fit.fit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from cxsim.errors import ModelError, fault
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.churn.estimation.estimate import ModelEstimate
    from cxsim.churn.features.encoding import Column
    from cxsim.churn.features.sample import Sample


class RowColumns(NamedTuple):
    """Columns of the table that say how a row was observed, and are no features; None where there is none."""

    entry: str | None = None
    weights: str | None = None
    cluster: str | None = None
    reason: str | None = None


def _require_name(schema: dict[str, Any]) -> None:
    """In a file the method has to be named, since an entry that names none is Cox."""
    schema["required"] = [*schema.get("required", []), "method"]


NAMED = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_extra=_require_name, defer_build=True)


class Method(BaseModel):
    """How the churn of a customer table is to be fitted and validated."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    title_id: ClassVar[str] = "churn-method-plain"  # of the message that names the method
    flexibility: ClassVar[int | None] = None  # place among the models tried beside the study's own, simple to flexible; None: not tried
    distributions: ClassVar[tuple[type, ...]] = ()  # survival models that only this method yields, for records that are read back

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
        description="whether a fit that expects too many or too few churners at these horizons, by more than chance, is recalibrated",
    )
    groups: int = Field(default=10, ge=1, description="groups of like risk within which they are compared")

    @property
    def row_columns(self) -> RowColumns:
        """Columns that the method reads, but not as features."""
        return RowColumns()

    @property
    def grouping(self) -> tuple[str, ...]:
        """Features that part customers into strata and have no coefficient."""
        return ()

    @property
    def title(self) -> Message:
        """The name of the method; one without a message of its own goes by its name under `fit:`."""
        if self.title_id == Method.title_id:
            return Message("churn-method-plain", name=getattr(self, "method", ""))
        return Message(self.title_id)

    def label(self) -> Message:
        """The method with its options."""
        return self.title

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The survival model of a sample whose matrix has these columns.

        Parameters
        ----------
        columns
            Of the matrix, in its order.
        sample
            Usable rows.
        held
            Shape (columns,): coefficients that the data leave without a bound, and a penalty holds.
        testing
            Whether proportional hazards are tested, where the method has such a test.
        """
        raise ModelError(Message("churn-method-unknown"), [fault("churn-method-no-fit", name=type(self).__name__)])
