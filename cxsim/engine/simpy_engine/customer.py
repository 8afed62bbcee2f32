"""One customer of an open run: where it stands, with no behaviour but reading and noting."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cxsim.engine import records, variates
from cxsim.engine import transition_functions as transitions
from cxsim.engine.simpy_engine.state import Run


@dataclass
class Visits:
    """Where one customer stands in one journey."""

    factor: float = 1.0
    visit: int = 0
    step: int = 0
    started: int = 0
    accepted: int = 0
    node: int = -1
    start: float = math.inf
    left: float = math.inf
    beyond: bool = False
    started_on: float = -1.0
    due: float = math.inf
    outcome_uniform: float = 0.0
    length: float = 0.0
    custom: Any = None
    server: int = 0
    requested: float = 0.0
    wait: float = 0.0
    mood: float = 1.0
    qualities: list[tuple[float, float, float]] = field(default_factory=list)
    efforts: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass
class OpenCase:
    """An issue of one customer that is not resolved yet."""

    opened: float
    contacts: int = 0


@dataclass(eq=False)
class Customer:
    """One customer from the day it enters the run; `source` is the referrer or the number of the channel."""

    run: Run
    identity: int
    number: int
    origin: int
    source: Any
    born: float
    day: float = 0.0
    month: int = 0
    variant: int = 0
    root: int = 0
    churned: bool = False
    fees: int = 0
    costs: int = 0
    touches: int = 0
    purchases: int = 0
    spent: int = 0
    won: int = 0
    billed_on: float = 0.0
    bought_on: float = 0.0
    tiredness: float = 0.0
    surveyed_on: float = 0.0
    satisfaction: float = 0.0
    effort: float = 0.0
    satisfaction_set: float = 0.0
    effort_set: float = 0.0
    tenure_0: float = 0.0
    churn_left: float = 0.0
    knot: int = 0
    buy_left: float = 0.0
    buy_factor: float = 0.0
    spend_factor: float = 0.0
    spend_uniform: float = 0.0
    process: Any = None
    fee_per_month: float = 0.0
    products: int = 1
    payments: int = 0
    decided: bool = False
    saves: int = 0
    leaving_on: float = math.inf
    lapsed: bool = False
    lapsed_on: float = math.inf
    visits: list[Visits] = field(default_factory=list)
    cases: dict[int, OpenCase] = field(default_factory=dict)
    elements: dict[str, Any] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, Any]:
        """The row of the table that this customer is, or takes its features from."""
        return self.run.rows[self.number]

    @property
    def value(self) -> list[float]:
        """The quantities that hold for this customer in this month."""
        value: list[float] = self.run.values[self.variant * self.run.months + self.month]
        return value

    @property
    def at_now(self) -> int:
        """The row of the quantities that hold at this very instant: those of its month, and of the periods drawn there."""
        run = self.run
        drawn = int(variates.variant_on(run.scenario.audiences, self.row["segment"], self.day, run.key))
        return (self.variant + drawn) * run.months + self.month

    @property
    def value_now(self) -> list[float]:
        """The quantities that hold for this customer at this very instant."""
        value: list[float] = self.run.values[self.at_now]
        return value

    @property
    def sums(self) -> Any:
        """The books of this month."""
        return self.run.sums[self.month]

    def uniforms(self, ordinal: int, point: int) -> tuple[float, ...]:
        """Four uniforms of this customer."""
        return self.run.uniforms(self.identity, ordinal, point)

    def own_factor(self, number: int, point: int) -> float:
        """This customer's own factor on a rate."""
        return float(variates.draw_factor(self.run.scenario.factors, number, np.uint64(point), np.uint64(self.identity), self.run.key))

    def note(self, kind: int, node: int, outcome: int, amount: float) -> None:
        """Write an event of this instant."""
        felt = (self.satisfaction, self.effort)
        self.run.note(self, kind, node, outcome, self.day, amount, felt)

    def note_touch(self, node: int, outcome: int, amount: float, length: float, wait: float) -> None:
        """Write a touch, with how many days it took in all and how many of them the customer waited."""
        self.note(records.EVENT.touched, node, outcome, amount)
        self.run.events[-1] |= {"length": length, "wait": wait}

    def note_aside(self, day: float, kind: int, node: int, outcome: int, amount: float) -> None:
        """Write an event on the way to the next instant, with what the customer feels then."""
        felt = (self.relaxed("satisfaction", day - self.day), self.relaxed("effort", day - self.day))
        self.run.note(self, kind, node, outcome, day, amount, felt)

    def relaxed(self, feeling: str, days: float) -> float:
        """What the customer feels after some days without experience."""
        half_life = self.value[self.run.parameters[feeling] + records.FEELING.half_life]
        return float(transitions.relax(getattr(self, feeling), getattr(self, f"{feeling}_set"), days, half_life))

    def kept(self, place: dict[int, int]) -> dict[str, Any]:
        """This life in the fields of the compiled engine's records."""
        source = place[id(self.source)] if self.origin == records.REFERRED else self.source
        money = {account: _held(getattr(self, account)) for account in ("fees", "costs", "spent", "payments")}
        plain = {name: getattr(self, name) for name in records.KEPT_LIFE_TYPE.names or () if name not in ("row", "source", *money)}
        return {**plain, **money, "row": self.number, "source": source}


def _held(account: int) -> int:
    """An account of a life in 64 bits; a run in which one goes beyond them is refused when it is over."""
    return max(-records.ENDLESS, min(records.ENDLESS, account))
