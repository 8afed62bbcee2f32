"""What a maximisation finds, and the refusal where it finds nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Fault, ModelError

Array = NDArray[np.float64]


@dataclass(frozen=True)
class OptimizationResult:
    """A maximum: parameters of the standardised columns (location, coefficients, log scale), likelihood, gradient, information."""

    values: Array
    log_likelihood: float
    gradient: Array
    information: Array


def no_maximum() -> ModelError:
    """The refusal where no maximum is found."""
    fault = Fault("no maximum of the likelihood", "a maximum", "take out features that repeat each other or that tell the outcome")
    return ModelError("The churn model could not be fitted.", [fault])
