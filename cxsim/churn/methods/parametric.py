"""Methods with a stated shape of the hazard: accelerated lives of four families, a hazard in steps, and a share that never leaves."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from cxsim.churn.method import Method


def _named(schema: dict[str, Any]) -> None:
    """In a file the method has to be named, since an entry that names none is Cox."""
    schema["required"] = [*schema.get("required", []), "method"]


NAMED = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_extra=_named, defer_build=True)

USUAL_BREAKS = (1.0, 3.0, 6.0, 12.0, 24.0, 36.0, 48.0, 60.0)  # of these, a step in which nobody left is one with that before it


class Weibull(Method):
    """Weibull lives: a hazard that is a power of tenure; both accelerated and proportional."""

    model_config = NAMED
    title: ClassVar[str] = "Weibull accelerated lives"

    method: Literal["weibull"] = Field(default="weibull", description="which model is fitted")


class LogNormal(Method):
    """Log-normal lives: the hazard rises and then falls."""

    model_config = NAMED
    title: ClassVar[str] = "Log-normal accelerated lives"

    method: Literal["lognormal"] = Field(default="lognormal", description="which model is fitted")


class LogLogistic(Method):
    """Log-logistic lives: proportional odds of having left."""

    model_config = NAMED
    title: ClassVar[str] = "Log-logistic accelerated lives"

    method: Literal["loglogistic"] = Field(default="loglogistic", description="which model is fitted")


class GeneralisedGamma(Method):
    """Generalised gamma lives (Prentice 1974), of which Weibull and log-normal are cases."""

    model_config = NAMED
    title: ClassVar[str] = "Generalised gamma accelerated lives"

    method: Literal["generalised_gamma"] = Field(default="generalised_gamma", description="which model is fitted")


class PiecewiseExponential(Method):
    """A hazard constant between breaks of tenure, times a factor of the customer."""

    model_config = NAMED
    title: ClassVar[str] = "Piecewise exponential proportional hazards"

    method: Literal["piecewise_exponential"] = Field(default="piecewise_exponential", description="which model is fitted")
    breaks: tuple[float, ...] = Field(default=USUAL_BREAKS, description="tenures in months at which the hazard may change")


class Cure(Method):
    """A share of customers who never leave by themselves, and Weibull lives of the others (Boag 1949)."""

    model_config = NAMED
    title: ClassVar[str] = "Weibull lives with a share that never leaves"

    method: Literal["cure"] = Field(default="cure", description="which model is fitted")
    latency: tuple[str, ...] = Field(default=(), description="features that also move how soon those leave who do leave")
