"""Accelerated failure time models of four families: log T = location + (x - means) . b + scale U.

Kalbfleisch & Prentice (2002), "The Statistical Analysis of Failure Time Data", chapter 3; the likelihood is in
`cxsim.churn.estimation.accelerated_likelihood`, the families in `cxsim.churn.distributions.families`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.churn.distributions.families import Family
from cxsim.churn.estimation.estimate import ModelEstimate
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import NAMED, Method


class _AcceleratedMethod(Method):
    """What the four families share: their fit."""

    model_config = NAMED

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The law of the family that makes the sample most likely."""
        from cxsim.churn.estimation.accelerated_likelihood import fit_accelerated

        family = cast(Family, getattr(self, "method"))  # noqa: B009  each family states its own
        law, log, diagnostics = fit_accelerated(family, tuple(column.name for column in columns), sample, held)
        return ModelEstimate(law, log, np.sqrt(np.diag(law.covariance)[1 : len(columns) + 1]), diagnostics)


class Weibull(_AcceleratedMethod):
    """Weibull lifetimes: a hazard that is a power of tenure; both accelerated and proportional."""

    title_id: ClassVar[str] = "churn-method-weibull"
    flexibility: ClassVar[int | None] = 0

    method: Literal["weibull"] = Field(default="weibull", description="which model is fitted")


class LogNormal(_AcceleratedMethod):
    """Log-normal lifetimes: the hazard rises and then falls."""

    title_id: ClassVar[str] = "churn-method-lognormal"
    flexibility: ClassVar[int | None] = 1

    method: Literal["lognormal"] = Field(default="lognormal", description="which model is fitted")


class LogLogistic(_AcceleratedMethod):
    """Log-logistic lifetimes: proportional odds of having left."""

    title_id: ClassVar[str] = "churn-method-loglogistic"
    flexibility: ClassVar[int | None] = 2

    method: Literal["loglogistic"] = Field(default="loglogistic", description="which model is fitted")


class GeneralisedGamma(_AcceleratedMethod):
    """Generalised gamma lifetimes (Prentice 1974), of which Weibull and log-normal are cases."""

    title_id: ClassVar[str] = "churn-method-generalised-gamma"

    method: Literal["generalised_gamma"] = Field(default="generalised_gamma", description="which model is fitted")
