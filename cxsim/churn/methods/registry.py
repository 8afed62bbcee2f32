"""The methods that an entry under `fit:` may name; one that names none is Cox regression."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.monthly import Boosting, DiscreteTime
from cxsim.churn.methods.parametric import Cure, GeneralisedGamma, LogLogistic, LogNormal, PiecewiseExponential, Weibull


def _tag(value: Any) -> Any:
    return value.get("method", "cox") if isinstance(value, dict) else getattr(value, "method", "cox")


ChurnMethod = Annotated[
    Annotated[Cox, Tag("cox")]
    | Annotated[Weibull, Tag("weibull")]
    | Annotated[LogNormal, Tag("lognormal")]
    | Annotated[LogLogistic, Tag("loglogistic")]
    | Annotated[GeneralisedGamma, Tag("generalised_gamma")]
    | Annotated[PiecewiseExponential, Tag("piecewise_exponential")]
    | Annotated[DiscreteTime, Tag("discrete_time")]
    | Annotated[Boosting, Tag("boosting")]
    | Annotated[Cure, Tag("cure")],
    Discriminator(_tag),
]
