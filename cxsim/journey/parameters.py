"""Quantities: numbers with a unit, a source and a grade, certain or not.

A quantity is written as a bare number (`0.71`), as a number with its unit (`2 d`), or in full::

    {value: 0.08, p5: 0.03, p95: 0.13, source: "A/B test, March 2025", grade: experiment}

With `p5` and `p95` it is uncertain, and `value` is its median. With `{fit: churn, coef: nps}` its value and its uncertainty are those
of a coefficient of the fitted model. A quantity is *named* by its address in the plan, such as
``journeys.support.touchpoints.call.success``; levers, registers and reports use that name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationInfo, WrapValidator, model_validator

from cxsim.errors import Fault, fault, schema_error
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH, parse_duration, parse_grouped, parse_percent

NEVER = "never"
PERCENTAGES = frozenset({"share", "level 0-1", "factor", "per year"})
"""Units in which `12 %` is 0.12."""
"""A duration that is longer than any run: 27,000 years."""


class Grade(StrEnum):
    """How well a number is known, best first."""

    MEASURED = "measured"
    EXPERIMENT = "experiment"
    FITTED = "fitted"
    QUOTED = "quoted"
    BENCHMARK = "benchmark"
    OPINION = "opinion"


class PlanSection(BaseModel):
    """A part of a plan file: frozen, and every name in it must be known."""

    # a part of a whole needs no validator of its own until it is made alone: to build one for each is slow
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class RatedSection(PlanSection):
    """A part of a plan that happens to each customer at a rate of its own: `rate`."""

    satisfaction_effect: ClassVar[str] = "rate"
    """Its quantity at which, where it is 0, satisfaction does not act on the rate."""

    if TYPE_CHECKING:
        rate: Quantity

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it by itself, each at its path below the section."""
        yield from ()


class ExperimentResult(PlanSection):
    """An effect as an experiment measured it. What was chosen for being large is partly chance, so it enters shrunk towards the prior.

    Without a prior on effects of its kind nothing could be said of how much of it is chance.
    """

    estimate: float = Field(description="the effect measured, in the quantity's unit")
    error: float = Field(gt=0, description="its standard error")
    prior_sd: float = Field(gt=0, description="standard deviation of the true effects of such experiments")
    prior_mean: float = Field(default=0.0, description="their mean; 1 for a factor that does nothing")


class Quantity(PlanSection):
    """A number of the world, with its unit, its uncertainty (a 90 % interval), its source and its grade."""

    value: float = Field(default=math.nan, allow_inf_nan=True, description="central value, the median; left out where `fit` gives it")
    unit: str = Field(default="", description="set by the place where the quantity stands")
    p5: float | None = Field(default=None, description="lower end of the 90 % interval")
    p95: float | None = Field(default=None, description="upper end of the 90 % interval")
    dist: Literal["normal", "lognormal", "beta", "gamma", "uniform", "triangular", "pert"] | None = Field(
        default=None,
        description="law with these p5 and p95; by default the one through all three figures. triangular, pert: value is the mode",
    )
    sample: tuple[float, ...] | None = Field(
        default=None, min_length=2, description="observed values instead of p5 and p95: it is drawn from them"
    )
    measured: ExperimentResult | None = Field(
        default=None,
        description="an experiment's result instead of value, p5 and p95: they are what is left of it after shrinkage; "
        "a lever's shift may name {experiment, endpoint} of the study",
    )
    fit: str | None = Field(default=None, description="name of the fitted model that gives the value")
    coef: str | None = Field(default=None, description="which coefficient of that model")
    source: str = Field(default="", description="where the number comes from")
    grade: Grade | None = Field(default=None, description="how well it is known")
    owner: str = Field(default="", description="who answers for it")
    dated: date | None = Field(default=None, description="when it was established")
    segments: dict[str, Quantity] = Field(
        default_factory=dict, description="where it differs for the customers of a segment: {business: 0.8}, each written like the quantity"
    )

    def of_segment(self, segment: str | None) -> Quantity:
        """The quantity as it is for the customers of a segment: itself, where that has no exception."""
        return self if segment is None else self.segments.get(segment, self)

    @property
    def uncertain(self) -> bool:
        """Whether it has an interval of its own (a fitted coefficient is drawn with its model)."""
        return self.p5 is not None and self.p5 != self.p95

    @property
    def low(self) -> float:
        """The lower end of its 90 % interval; its value, if it is certain."""
        return self.value if self.p5 is None else self.p5

    @property
    def high(self) -> float:
        """The upper end of its 90 % interval; its value, if it is certain."""
        return self.value if self.p95 is None else self.p95

    @property
    def fitted(self) -> bool:
        """Whether its value is a coefficient of a fitted model."""
        return self.fit is not None

    @property
    def evidence(self) -> Message | str:
        """Where the number comes from, and what was done to it where an experiment measured it."""
        from cxsim.stats.shrinkage import shrink

        given = self.measured
        if given is None:
            return self.source
        shrunk = shrink(given.estimate, given.error, given.prior_sd, given.prior_mean).message
        return Message("journey-quantity-evidence", source=self.source or None, shrunk=shrunk)

    @model_validator(mode="after")
    def _consistent(self) -> Quantity:
        if self.fitted != (self.coef is not None):
            raise schema_error(fault("journey-quantity-coefficient"))
        if self.fitted and not math.isnan(self.value):
            raise schema_error(fault("journey-quantity-fitted-value"))
        if not self.fitted and not math.isfinite(self.value):
            raise schema_error(fault("journey-quantity-not-finite", stated="value" in self.model_fields_set, value=str(self.value)))
        if (self.p5 is None) != (self.p95 is None):
            raise schema_error(fault("journey-quantity-half-interval"))
        if self.p5 is not None and self.p95 is not None and not self.p5 <= self.value <= self.p95:
            raise schema_error(fault("journey-quantity-outside-interval", value=self.value, low=self.p5, high=self.p95))
        if self.dist is not None and (self.p5 is None or self.sample is not None):
            raise schema_error(fault("journey-quantity-dist"))
        return self


@dataclass(frozen=True)
class QuantityKind:
    """What a quantity's place in the plan demands of it: unit, range, and how to read a text."""

    unit: str
    low: float = -math.inf
    high: float = math.inf
    duration: bool = False

    def read(self, raw: Any, unit_stated: bool = False) -> float:
        """The number in a bare value, in this kind's unit; a duration must carry its unit unless `unit` states it."""
        if isinstance(raw, bool) or not isinstance(raw, int | float | str):
            raise schema_error(fault("journey-number-wrong", text=str(raw)))
        if isinstance(raw, str):
            return self._read_text(raw)
        if self.duration and raw != 0 and not unit_stated:
            raise schema_error(fault("journey-duration-unit", value=raw))
        try:
            return float(raw)
        except OverflowError:
            raise schema_error(fault("journey-quantity-not-finite", stated=True, value=f"{str(raw)[:20]}...")) from None

    def _read_text(self, raw: str) -> float:
        percent = parse_percent(raw)
        if percent is not None and self.unit in PERCENTAGES:
            return percent
        if percent is not None or parse_grouped(raw) is not None:
            raise schema_error(number_fault(raw))
        if not self.duration:
            raise schema_error(fault("journey-number-wrong", text=str(raw)))
        if raw.strip() == NEVER:
            return self.high
        try:
            return parse_duration(raw)
        except ValueError:
            raise schema_error(fault("journey-duration-wrong", text=raw)) from None

    def check(self, name: str, value: float | None) -> None:
        """Raise if `value` is outside the range of this kind."""
        if value is not None and not math.isnan(value) and not self.low <= value <= self.high:
            bound = "range" if math.isfinite(self.high) else "least"
            where = None if name == "value" else name
            raise schema_error(fault("journey-quantity-range", where=where, value=value, bound=bound, low=self.low, high=self.high))

    def _observed(self, fields: dict[str, Any], unit_stated: bool) -> dict[str, Any]:
        """The fields of a quantity with observed values: their median and their 5th and 95th percentiles unless value is given."""
        if "p5" in fields or "p95" in fields:
            raise schema_error(fault("journey-sample-interval"))
        if not isinstance(fields["sample"], list | tuple) or len(fields["sample"]) < 2:
            raise schema_error(fault("journey-sample-short"))
        values = sorted(self.read(value, unit_stated) for value in fields["sample"])
        for value in (values[0], values[-1]):
            self.check("sample", value)
        return {"value": _quantile(values, 0.5), **fields, "sample": values, "p5": _quantile(values, 0.05), "p95": _quantile(values, 0.95)}

    def _shrunk(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of a quantity that an experiment measured: the posterior of the effect within the quantity's range."""
        from cxsim.stats.shrinkage import shrink

        if {"value", "p5", "p95", "dist", "sample"} & set(fields):
            raise schema_error(fault("journey-measured-instead"))
        given = ExperimentResult.model_validate(fields["measured"])
        found = shrink(given.estimate, given.error, given.prior_sd, given.prior_mean, self.low, self.high)
        return {**fields, "value": found.value, "p5": found.p5, "p95": found.p95}

    def __call__(self, raw: Any, handler: Any, info: ValidationInfo) -> Quantity:
        """Read a bare number, a text or a mapping into a checked quantity (a pydantic wrap validator)."""
        if isinstance(raw, Quantity):
            fields: dict[str, Any] = raw.model_dump(exclude_unset=True)
        elif isinstance(raw, Mapping):
            fields = dict(raw)
        else:
            fields = {"value": raw}
        written = fields.pop("unit", "")
        if written not in ("", self.unit):
            raise schema_error(fault("journey-quantity-unit", written=str(written), unit=self.unit))
        if "segments" in fields:
            exceptions = raw.segments if isinstance(raw, Quantity) else fields["segments"]
            fields |= _exceptions_of(self).validate_python({"segments": exceptions})
        for name in ("value", "p5", "p95"):
            if fields.get(name) is not None and not isinstance(raw, Quantity):
                fields[name] = self.read(fields[name], unit_stated=written != "")
        if fields.get("sample") is not None and not isinstance(raw, Quantity):
            fields = self._observed(fields, unit_stated=written != "")
        if fields.get("measured") is not None and not isinstance(raw, Quantity):
            fields = self._shrunk(fields)
        quantity: Quantity = handler({**fields, "unit": self.unit})
        for name in ("value", "p5", "p95"):
            self.check(name, getattr(quantity, name))
        return quantity


@cache
def _exceptions_of(kind: QuantityKind) -> TypeAdapter[dict[str, dict[str, Quantity]]]:
    """What reads the exceptions of a quantity, below their key so that a fault has its place."""
    return TypeAdapter(dict[str, dict[str, Annotated[Quantity, WrapValidator(kind)]]])


def number_fault(raw: str) -> Fault:
    """The fault of a percentage, or of a number with separators, where neither is read, with the right spelling."""
    percent, grouped = parse_percent(raw), parse_grouped(raw)
    if percent is not None:
        return fault("journey-number-percent", text=raw, number=f"{percent:.12g}")
    return fault("journey-number-grouped", text=raw, number=f"{grouped:.15g}")


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The quantile of ordered values, linear between them."""
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 2)
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]

Share = Annotated[Quantity, WrapValidator(QuantityKind("share", 0, 1))]
Level = Annotated[Quantity, WrapValidator(QuantityKind("level 0-1", 0, 1))]
Factor = Annotated[Quantity, WrapValidator(QuantityKind("factor", 0, 1e6))]
Variation = Annotated[Quantity, WrapValidator(QuantityKind("factor", 0, 10))]
Real = Annotated[Quantity, WrapValidator(QuantityKind("number", -1e15, 1e15))]
LogHazard = Annotated[Quantity, WrapValidator(QuantityKind("log hazard per unit", -100, 100))]
LogRate = Annotated[Quantity, WrapValidator(QuantityKind("log rate per unit", -10, 10))]
PerMonth = Annotated[Quantity, WrapValidator(QuantityKind("per month", 0, 1e9))]
PerDay = Annotated[Quantity, WrapValidator(QuantityKind("per day", 0, 1e6))]
Money = Annotated[Quantity, WrapValidator(QuantityKind("money", -1e15, 1e15))]
Cost = Annotated[Quantity, WrapValidator(QuantityKind("money", 0, 1e15))]
MoneyPerMonth = Annotated[Quantity, WrapValidator(QuantityKind("money per month", -1e15, 1e15))]
CostPerMonth = Annotated[Quantity, WrapValidator(QuantityKind("money per month", 0, 1e15))]
CostPerMinute = Annotated[Quantity, WrapValidator(QuantityKind("money per minute", 0, 1e12))]
PerMinute = Annotated[Quantity, WrapValidator(QuantityKind("per minute", 0, 1e4))]
Agents = Annotated[Quantity, WrapValidator(QuantityKind("agents", 0, 1e6))]
RatePerYear = Annotated[Quantity, WrapValidator(QuantityKind("per year", -0.99, 10))]
Duration = Annotated[Quantity, WrapValidator(QuantityKind("days", 0, 1e7, duration=True))]


EXCEPTION = ".segments."
"""Between the name of a quantity and that of a segment: the name of what it is there."""


def certain(value: float, unit: str = "") -> Quantity:
    """A quantity that is simply a number: structural, nobody's assumption."""
    return Quantity(value=value, unit=unit)


def quantities(section: BaseModel, prefix: str = "") -> Iterator[tuple[str, Quantity]]:
    """Every quantity below a section, with its name (its dotted address), in the order of the file."""
    for field in type(section).model_fields:
        yield from _walk(getattr(section, field), f"{prefix}{field}")


def _walk(value: Any, name: str) -> Iterator[tuple[str, Quantity]]:
    if isinstance(value, Quantity):
        yield name, value
        yield from ((f"{name}{EXCEPTION}{segment}", part) for segment, part in value.segments.items())
    elif isinstance(value, BaseModel):
        yield from quantities(value, f"{name}.")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, f"{name}.{key}")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _walk(item, f"{name}.{index}")


def bare_value(raw: Any, key: str) -> Any:
    """A section with one number that matters, written as that number alone: `start: 0.7` for `start: {missing: 0.7}`."""
    number = isinstance(raw, int | float | str | Quantity) and not isinstance(raw, bool)
    return {key: raw} if number or (isinstance(raw, Mapping) and "value" in raw and key not in raw) else raw


class Months(PlanSection):
    """A whole number of months, written `36` or `36 months` or `3 years`."""

    count: int = Field(ge=0, le=1200)

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if isinstance(raw, str):
            try:
                months = parse_duration(raw) / DAYS_PER_MONTH
            except ValueError:
                raise schema_error(fault("journey-duration-wrong", text=raw)) from None
            if abs(months - round(months)) > 1e-6:
                raise schema_error(fault("journey-months-wrong", text=raw))
            return {"count": round(months)}
        return {"count": raw} if isinstance(raw, int) and not isinstance(raw, bool) else raw


_BOUNDS = {
    "share": (0.0, 1.0),
    "level 0-1": (0.0, 1.0),
    "factor": (0.0, 1e6),
    "per month": (0.0, 1e9),
    "per day": (0.0, 1e6),
    "days": (0.0, 1e7),
    "money per month": (0.0, 1e15),
    "money per minute": (0.0, 1e12),
    "per minute": (0.0, 1e4),
    "agents": (0.0, 1e6),
    "log hazard per unit": (-100.0, 100.0),
    "log rate per unit": (-10.0, 10.0),
}


def bounds(unit: str) -> tuple[float, float]:
    """The range that a quantity of this unit cannot leave, whatever moves it."""
    return _BOUNDS.get(unit, (-math.inf, math.inf))


_Part = TypeVar("_Part", bound=BaseModel)


def with_value(section: _Part, name: str, value: float) -> _Part:
    """Put one quantity of a study to a value that is certain.

    Parameters
    ----------
    section : Study or Plan
        The study; it stays as it is.
    name : str
        The address of the quantity, such as journeys.support.touchpoints.call.success; ``cxsim plan show`` lists them.
    value : float
        In the unit of the quantity.

    Returns
    -------
    Study or Plan
        The same study with that value.

    Raises
    ------
    KeyError
        If there is no quantity of that name below the section.

    Examples
    --------
    >>> import cxsim as cx
    >>> study = cx.with_value(cx.load("configs/gym.yaml"), "churn.multiplier", 1.2)
    >>> study.churn.multiplier.value
    1.2
    """
    return with_quantity(section, name, lambda stated: stated.model_copy(update={"value": value, **_CERTAIN}))


_CERTAIN = {"p5": None, "p95": None, "dist": None, "fit": None, "coef": None}


def with_quantity(section: _Part, name: str, changed: Callable[[Quantity], Quantity]) -> _Part:
    """A section in which one quantity is changed.

    Raises
    ------
    KeyError
        If there is no quantity of that name below the section.
    """
    head, _, rest = name.partition(".")
    if head not in type(section).model_fields:
        raise KeyError(name)
    return section.model_copy(update={head: _with_quantity(getattr(section, head), rest, changed)})


def _with_quantity(part: Any, name: str, changed: Callable[[Quantity], Quantity]) -> Any:
    if isinstance(part, Quantity):
        return _with_exception(part, name, changed) if name else changed(part)
    if isinstance(part, BaseModel) and not isinstance(part, Quantity):
        return with_quantity(part, name, changed)
    head, _, rest = name.partition(".")
    if isinstance(part, Mapping) and head in part:
        return {**part, head: _with_quantity(part[head], rest, changed)}
    if isinstance(part, tuple) and head.isdigit() and int(head) < len(part):
        return tuple(_with_quantity(item, rest, changed) if index == int(head) else item for index, item in enumerate(part))
    raise KeyError(name)


def _with_exception(part: Quantity, name: str, changed: Callable[[Quantity], Quantity]) -> Quantity:
    head, _, segment = name.partition(".")
    if head != "segments" or segment not in part.segments:
        raise KeyError(name)
    return part.model_copy(update={"segments": {**part.segments, segment: changed(part.segments[segment])}})


def moved_to(quantity: Quantity, value: float) -> Quantity:
    """A quantity at another value, as uncertain in proportion: whoever tries another value has not learned more about it."""
    bare = quantity.model_copy(update={"value": value, **_CERTAIN, "sample": None, "measured": None})
    if not quantity.uncertain or quantity.value == 0 or value == 0:
        return bare
    low, high = bounds(quantity.unit)
    ends = sorted(min(max(float(f"{end * (value / quantity.value):.6g}"), low), high) for end in (quantity.low, quantity.high))
    return bare.model_copy(update={"p5": min(ends[0], value), "p95": max(ends[1], value), "dist": quantity.dist})
