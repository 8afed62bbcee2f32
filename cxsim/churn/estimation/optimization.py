"""What a maximisation finds, and the refusal where it finds nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ModelError, fault
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class OptimizationResult:
    """A maximum: parameters of the standardised columns (location, coefficients, log scale), likelihood, gradient, information."""

    values: Array
    log_likelihood: float
    gradient: Array
    information: Array


def no_maximum(singular: bool = False) -> ModelError:
    """The refusal where no maximum is found."""
    return ModelError(Message("churn-fit-failed"), [fault("churn-maximum-singular" if singular else "churn-maximum-none")])
