"""What a SimPy life asks of an element of the plan that fires between two instants."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.state import Run


def _end_nothing(customer: Customer) -> None:
    """At the end of a life there is nothing to note."""


def _admit_all(run: Run, month: int, identity: int) -> bool:
    """The element keeps no prospect from coming."""
    return False


class Process(NamedTuple):
    """An element of the plan in the life of one customer.

    Attributes
    ----------
    begin : the customer enters the run.
    used : the threshold used up in so many days, and the day, from now, on which the process fires (endless: later).
    happen : it fires on a day; returns the customer whom that brings, if any.
    use_up : so much of the threshold is used up.
    end : the life, or the run, is over.
    turn_away : whether it keeps a prospect of a month from coming, and counts it.
    """

    begin: Callable[[Customer], None]
    used: Callable[[Customer, float], tuple[float, float]]
    happen: Callable[[Customer, float], Customer | None]
    use_up: Callable[[Customer, float], None]
    end: Callable[[Customer], None] = _end_nothing
    turn_away: Callable[[Run, int, int], bool] = _admit_all
