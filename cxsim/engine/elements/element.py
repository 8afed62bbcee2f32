"""What an element of the plan consists of; the engines, tables, checks and accounts iterate over them.

An element has its columns of the monthly sums, what follows from these, its events, its money and its tables, and it may have something to
do when a life begins and ends. A *rated* element happens to customers between two instants: it is a section of the plan with a rate, its
process uses up a threshold of its own while feelings fade, fires on the way to the next instant, and refreshes nothing. One file holds
its parameters, its state, its laws, what it leaves and how it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from cxsim.engine.compilation import inner
from cxsim.engine.quantity_columns import columns_of
from cxsim.engine.records import Floats, Ints, Record, Scenario, Tally
from cxsim.journey.plan import Plan


class StateField(NamedTuple):
    """A number of one customer's state.

    Attributes
    ----------
    kind : of number, as in `records.record`.
    keep : how it is kept of a customer who waits for a pool: ``whole``; ``own``, if it follows from who the customer is and from counts;
        ``few``, if it is a small whole number; ``count``, if it counts what happens at the element's rate.
    recorded : whether the record of a life needs it, so that it is kept where records are wanted though the plan has no such element.
    """

    kind: str
    keep: str
    recorded: bool = False


class MemberSums(NamedTuple):
    """The monthly sums of an element, or of one of its members, such as one survey.

    Attributes
    ----------
    member : its name; empty if the element is a single section.
    columns : by name, each (months,).
    days : of each month, shape (months,).
    """

    member: str
    columns: Mapping[str, Any]
    days: Floats


class Booking(NamedTuple):
    """One kind of money that an element books: of which quantity, how often in each month, into which account, by which factor at most."""

    quantity: str
    times: Floats
    account: str
    factor: float = 1.0
    once: bool = False


def one_member(plan: Plan) -> Sequence[str]:
    """An element that is a single section has one column of each of its sums."""
    return ("",)


@inner
def begin_nothing(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """A customer enters the run, and the element has nothing to draw."""


@inner
def end_nothing(scenario: Scenario, tally: Tally, parameters: Record, life: Record) -> None:
    """A life is over, and the element has nothing to note."""


@inner
def restore_nothing(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """A customer who waited goes on, and the element has nothing to draw again."""


@inner
def admit_all(scenario: Scenario, tally: Tally, month: int, identity: np.uint64, key: np.uint64) -> bool:
    """The element keeps no prospect from coming."""
    return False


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element of the plan.

    Attributes
    ----------
    name : of its section in the plan.
    stated : what a plan states of it; by default its section.
    members : the names of its members in a plan, each of which has sums of its own.
    state : the fields of a life that are the element's own.
    sums : names of its columns of the monthly sums; they begin at the global `<name>_sums`, one member's after the other's.
    kinds : what it notes as events: how the engine calls it, and what tables say; each is the global `<kind>_kind`.
    sentiments : which of these are mentions where they are public, and of which sentiment.
    series : the monthly series of one member's sums.
    bookings : the money that it books, given the scenario and one member's sums; `address` is where the quantities of a member stand.
    tables : which tables a run of a plan leaves because of it, besides those that every run leaves.
    begin, end : what happens when a customer enters the run, and when its life is over.
    """

    name: str
    stated: Callable[[Plan], Any] | None = None
    members: Callable[[Plan], Sequence[str]] = one_member
    state: Mapping[str, StateField] = field(default_factory=dict)
    sums: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    sentiments: Mapping[str, float] = field(default_factory=dict)
    series: Callable[[MemberSums], Mapping[str, Any]] = lambda sums: {}
    bookings: Callable[[Scenario, MemberSums], Iterable[Booking]] = lambda scenario, sums: ()
    address: Callable[[str], str] | None = None
    tables: Callable[[Plan], Iterable[str]] = lambda plan: ()
    begin: Any = begin_nothing
    end: Any = end_nothing

    def is_in(self, plan: Plan) -> bool:
        """Whether a plan has it."""
        return bool(self.stated(plan) if self.stated else getattr(plan, self.name))

    def quantity(self, member: str, name: str) -> str:
        """The dotted name of a quantity of a member."""
        where = self.address(member) if self.address else ".".join(part for part in (self.name, member) if part)
        return f"{where}.{name}"


@dataclass(frozen=True, kw_only=True)
class RatedElement(Element):
    """An element that happens to customers at a rate of its own.

    Attributes
    ----------
    section : the class of its section; the first column of its quantities is the global `<name>` (-1 if the plan has none).
    points : the decision points of its random numbers, each in the global `<point, dots as underscores>_point`.
    quantiles : fields of the section that are coefficients of variation of gammas; the rows of their quantiles in `Scenario.factors` begin
        at the global `<name>_quantiles`.
    before_start : what follows from the quantities of a segment before any lever moves them, given these by name, each (segments,).
    past : names of what that is; fields of the record of the segment.
    used : of the threshold in so many days, and what `next_day` has to know of it; next_day : on which the process fires, given both.
    happen : what happens then; use_up : takes what was used from the threshold.
    draw_own : draws what a customer is like again; draw_next : what it had drawn for the next time that the process fires.
    turn_away : whether it keeps a prospect of a month from coming, and counts it.
    needs_whole_run : whether that follows from the sums of the whole run, and is not known yet.
    anticipate : the scenario for a run whose months follow one another.
    settle : the scenario with what follows from the sums of the whole run, shape (months, columns), so that it can be simulated in parts.
    """

    section: type[Any]
    used: Any
    next_day: Any
    happen: Any
    use_up: Any
    points: tuple[str, ...] = ()
    quantiles: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    before_start: Callable[[Mapping[str, Floats]], Mapping[str, Floats]] = lambda quantities: {}
    draw_own: Any = restore_nothing
    draw_next: Any = restore_nothing
    turn_away: Any = admit_all
    needs_whole_run: Callable[[Scenario], bool] = lambda scenario: False
    anticipate: Callable[[Scenario], Scenario] = lambda scenario: scenario
    settle: Callable[[Scenario, Ints], Scenario] = lambda scenario, sums: scenario

    @property
    def curved(self) -> bool:
        """Whether its section states a response curve."""
        return "curve" in self.section.model_fields

    @property
    def columns(self) -> Any:
        """How far behind its first column each of its quantities stands."""
        return columns_of(self.section)
