"""What an element of the plan that happens to customers between two instants consists of; the engines, tables and checks iterate over them.

An element is a section of the plan with a rate: its process uses up a threshold of its own while feelings fade, fires on the way to the
next instant, and refreshes nothing. One file holds its parameters, its state, its laws, what it leaves and how it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cxsim.engine.compilation import inner
from cxsim.engine.quantity_columns import columns_of
from cxsim.engine.records import Floats, Ints, World


class StateField(NamedTuple):
    """A number of one customer's state.

    Attributes
    ----------
    kind : of number, as in `records.record`.
    keep : how it is kept of a customer who waits for a pool: ``whole``; ``own``, if it follows from who the customer is and from counts;
        ``count``, if it counts what happens at the element's rate.
    recorded : whether the record of a life needs it, so that it is kept where records are wanted though the plan has no such element.
    """

    kind: str
    keep: str
    recorded: bool = False


class Booking(NamedTuple):
    """One kind of money that an element books: of which quantity, how often in each month, into which account, by which factor at most."""

    quantity: str
    times: Floats
    account: str
    factor: float = 1.0
    once: bool = False


@inner
def begin_nothing(world, tally, row, parameters, life, key):
    """A customer enters the run, and the element has nothing to draw."""


@inner
def end_nothing(world, tally, parameters, life):
    """A life is over, and the element has nothing to note."""


@inner
def restore_nothing(world, parameters, life, key):
    """A customer who waited goes on, and the element has nothing to draw again."""


@dataclass(frozen=True)
class Element:
    """One element of the plan.

    Attributes
    ----------
    name : of its section in the plan, and of the first column of its quantities among the globals (-1 if the plan has none).
    section : the class of that section.
    state : the fields of a life that are the element's own.
    sums : names of its columns of the monthly sums; they begin at the global `<name>_sums`.
    points : the decision points of its random numbers, each in the global `<point, dots as underscores>_point`.
    quantiles : fields of the section that are coefficients of variation of gammas; the rows of their quantiles in `World.factors` begin
        at the global `<name>_quantiles`.
    kinds : what it notes as events: how the engine calls it, and what tables say; each is the global `<kind>_kind`.
    before_start : globals that follow from the quantities before any lever moves them, given these by name.
    more_globals : names of these.
    series : the monthly series of its sums, given (months, sums).
    bookings : the money that it books, given the world and (months, sums).
    begin, end : what happens when a customer enters the run, and when its life is over.
    used : of the threshold in so many days, and what `next_day` has to know of it; next_day : on which the process fires, given both.
    happen : what happens then; use_up : takes what was used from the threshold.
    draw_own : draws what a customer is like again; draw_next : what it had drawn for the next time that the process fires.
    """

    name: str
    section: type[Any]
    state: Mapping[str, StateField]
    sums: tuple[str, ...]
    used: Any
    next_day: Any
    happen: Any
    use_up: Any
    points: tuple[str, ...] = ()
    quantiles: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    more_globals: tuple[str, ...] = ()
    before_start: Callable[[Mapping[str, float]], Mapping[str, float]] = lambda quantities: {}
    series: Callable[[Mapping[str, Ints]], Mapping[str, Any]] = lambda sums: {}
    bookings: Callable[[World, Mapping[str, Floats]], Iterable[Booking]] = lambda world, sums: ()
    begin: Any = begin_nothing
    end: Any = end_nothing
    draw_own: Any = restore_nothing
    draw_next: Any = restore_nothing

    @property
    def curved(self) -> bool:
        """Whether its section states a response curve."""
        return "curve" in self.section.model_fields

    @property
    def columns(self) -> Any:
        """How far behind its first column each of its quantities stands."""
        return columns_of(self.section)
