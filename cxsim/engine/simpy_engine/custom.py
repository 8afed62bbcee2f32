"""Touchpoints written in Python: generators that wait some days, see the customer as it then is, and say how the touch ended.

A plan names one with `custom: name` at a touchpoint; who runs the plan passes the functions by name. The touchpoint's own numbers stay
quantities of the plan, so that levers move them. Its random numbers hang on the customer, the touch and the name of the purpose alone.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from cxsim.engine import records
from cxsim.engine.simpy_engine.customer import Customer, Visits
from cxsim.engine.simpy_engine.state import exponential
from cxsim.engine.twin import Twin
from cxsim.errors import Fault, ModelError, UsageError, fault, nearest
from cxsim.journey.plan import MAX_TOUCHES
from cxsim.rng import decision_points
from cxsim.text import Message
from cxsim.units import MONTHS_PER_DAY

MAX_WAITS = 1000
"""Of one touch: one that waits more often is taken for one that never ends."""

RENAMED_METHODS = {"happens": "bernoulli"}
"""What each renamed method of a touch is called now; the old name works for one version."""


@dataclass(frozen=True)
class Ending:
    """How a touch ended; what is left out is as the plan says."""

    outcome: Literal["success", "failure", "abandonment"]
    quality: float | None = None
    effort: float | None = None
    cost: float | None = None


class Touch:
    """What a touchpoint in Python may see: its customer as it is now, its own quantities, and its random numbers."""

    def __init__(self, customer: Customer, visits: Visits) -> None:
        self._customer, self._visits, self._began = customer, visits, customer.day

    def __getattr__(self, name: str) -> Any:
        """A method under its old name."""
        if name not in RENAMED_METHODS:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        hint = Message("argument-renamed", old=name, function=type(self).__name__, new=RENAMED_METHODS[name])
        warnings.warn(str(hint), DeprecationWarning, stacklevel=2)
        return getattr(self, RENAMED_METHODS[name])

    @cached_property
    def name(self) -> str:
        """``journey.touchpoint``."""
        return self._customer.run.twin.nodes[self._visits.node]

    @property
    def day(self) -> float:
        """Days since the start of the plan."""
        return self._customer.day

    @property
    def days(self) -> float:
        """Days since the touch began."""
        return self._customer.day - self._began

    @property
    def satisfaction(self) -> float:
        """The customer's satisfaction, 0 to 1."""
        return self._customer.satisfaction

    @property
    def effort(self) -> float:
        """The customer's memory of effort, 0 to 1."""
        return self._customer.effort

    @property
    def tenure_months(self) -> float:
        """How long the customer has been one."""
        return self._customer.tenure_0 + (self._customer.day - self._customer.born) * MONTHS_PER_DAY

    @property
    def fee_per_month(self) -> float:
        """What the customer pays now, before the level of all fees."""
        return float(self._customer.fee_per_month)

    @property
    def segment(self) -> str:
        """The customer's segment."""
        segments = self._customer.run.twin.population.segments
        return segments[int(self._customer.row["segment"])]

    @property
    def touches(self) -> int:
        """The touches of this visit before this one."""
        return self._visits.step

    def quantity(self, field: str) -> float:
        """One of this touchpoint's numbers as it stands for this customer in this month, e.g. ``success``."""
        journey, touchpoint = self.name.split(".")
        column = self._customer.run.twin.column(f"journeys.{journey}.touchpoints.{touchpoint}.{field}")
        return self._customer.value[column]

    def uniform(self, purpose: str) -> float:
        """A uniform in (0, 1): always the same for this customer, this touch and this purpose."""
        run, visits = self._customer.run, self._visits
        point = _point(f"custom.{self.name}.{purpose}")
        return run.uniforms(self._customer.identity, visits.visit * MAX_TOUCHES + visits.step, point)[0]

    def bernoulli(self, share: float, purpose: str) -> bool:
        """Draw whether something happens that does in this share of cases."""
        return self.uniform(purpose) < share

    def exponential(self, mean: float, purpose: str) -> float:
        """A time that is exponential with this mean."""
        return mean * exponential(self.uniform(purpose))


CustomTouchpoint = Callable[[Touch], Generator[float, None, Ending]]
"""A touchpoint in Python: yields days to wait, as often as it likes, and returns how the touch ended."""


@dataclass
class Underway:
    """A touch in Python that has begun: its generator, the times it has waited, and its ending once it has one."""

    touch: Touch
    steps: Generator[float, None, Ending]
    waits: int = 0
    ending: Ending | None = None


def bound(twin: Twin, custom: Mapping[str, CustomTouchpoint]) -> dict[int, CustomTouchpoint]:
    """The touchpoints in Python by the number of their node.

    Raises
    ------
    UsageError
        If the plan names one that is not among `custom`.
    """
    found: dict[int, CustomTouchpoint] = {}
    faults: list[Fault] = []
    for number, node in enumerate(twin.nodes):
        journey, name = node.split(".")
        wanted = twin.plan.journeys[journey].touchpoints[name].custom
        if wanted is not None and wanted not in custom:
            do = nearest(wanted, custom) if custom else Message("engine-touchpoint-pass")
            path = ("journeys", journey, "touchpoints", name, "custom")
            faults.append(fault("engine-touchpoint-absent", name=wanted, remedy=do).at(path=path))
        elif wanted is not None:
            found[number] = custom[wanted]
    if faults:
        raise UsageError(Message("engine-python-absent"), faults)
    return found


def begin(customer: Customer, visits: Visits) -> None:
    """If the touch in hand is one in Python: it goes on until it first waits."""
    function = customer.run.custom.get(visits.node)
    visits.custom = None
    if function is not None:
        touch = Touch(customer, visits)
        visits.custom = Underway(touch, _called(function, touch))
        go_on(customer, visits)


def go_on(customer: Customer, visits: Visits) -> bool:
    """If the touch in hand is one in Python: it goes on; whether it waits again."""
    underway: Underway | None = visits.custom
    if underway is None or underway.ending is not None:
        return False
    touch = underway.touch
    try:
        wait = next(underway.steps)
    except StopIteration as done:
        underway.ending, visits.length, visits.due = _checked(done.value, touch.name), touch.days, customer.day
        return False
    except Exception as error:
        raise _wrong(touch.name, fault("engine-touchpoint-raised", error=f"{type(error).__name__}: {error}")) from error
    underway.waits += 1
    if not isinstance(wait, int | float) or not 0 <= wait < math.inf or underway.waits > MAX_WAITS:
        raise _wrong(touch.name, fault("engine-touchpoint-wait", number=underway.waits, wait=repr(wait), most=MAX_WAITS))
    visits.due = customer.day + float(wait)
    return True


def ending(visits: Visits, touch: list[float]) -> tuple[int, float, float, float] | None:
    """How a touch in Python ended: outcome, quality, effort asked, cost; none if the touch in hand is of another kind."""
    underway: Underway | None = visits.custom
    if underway is None or underway.ending is None:
        return None
    end = underway.ending
    quality = touch[records.TOUCHPOINT.quality_success if end.outcome == "success" else records.TOUCHPOINT.quality_failure]
    effort = min(touch[records.TOUCHPOINT.effort] + touch[records.TOUCHPOINT.effort_per_day] * visits.length, 1.0)
    return (
        records.OUTCOMES.index(end.outcome),
        quality if end.quality is None else end.quality,
        effort if end.effort is None else end.effort,
        touch[records.TOUCHPOINT.cost] if end.cost is None else end.cost,
    )


def _called(function: CustomTouchpoint, touch: Touch) -> Generator[float, None, Ending]:
    steps = function(touch)
    if not isinstance(steps, Generator):
        raise _wrong(touch.name, fault("engine-touchpoint-no-generator", kind=type(steps).__name__))
    return steps


def _checked(end: object, name: str) -> Ending:
    if not isinstance(end, Ending) or end.outcome not in records.OUTCOMES:
        raise _wrong(name, fault("engine-touchpoint-no-ending", value=repr(end), outcomes=list(records.OUTCOMES)))
    for word, value, high in (("quality", end.quality, 1.0), ("effort", end.effort, 1.0), ("cost", end.cost, 1e9)):
        if value is not None and not 0.0 <= value <= high:
            raise _wrong(name, fault("engine-touchpoint-out-of-range", field=word, value=repr(value), most=high))
    return end


def _wrong(name: str, why: Fault) -> ModelError:
    return ModelError(Message("engine-touchpoint-failed", name=name), [why])


@cache
def _point(name: str) -> int:
    return int(decision_points([name])[name])
