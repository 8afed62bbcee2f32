"""A programme: levers on named quantities of the plan, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field

from cxsim.decision.costs import CostLine
from cxsim.decision.levers import Lever, lever_profile, single_levers
from cxsim.engine.changes import Change
from cxsim.journey.parameters import PlanSection
from cxsim.journey.plan import Plan
from cxsim.text import Message


class Programme(PlanSection):
    """What strategy would do, and what that costs."""

    description: str = Field(default="", description="one sentence, for the report")
    levers: tuple[Lever, ...] = Field(default=(), description="what it moves")
    costs: tuple[CostLine, ...] = Field(default=(), description="what it costs")
    free_because: str = Field(default="", description="why it costs nothing; needed where there are levers and no cost line")


def programme_changes(programme: Programme, plan: Plan, values: Mapping[str, float], name: str) -> tuple[Change, ...]:
    """What the programme moves, month by month, with the sizes of one draw.

    Parameters
    ----------
    values : every quantity's value by name; those of the programme begin with ``programmes.<name>.``.
    name : of the programme. It also names its audience, so that all levers of one coverage reach the same customers.
    """
    return tuple(
        _change(part.quantity, lever, index, plan, values, name)
        for index, lever in enumerate(programme.levers)
        for part in single_levers(lever, plan)
    )


def _change(quantity: str, lever: Lever, index: int, plan: Plan, values: Mapping[str, float], name: str) -> Change:
    own = f"programmes.{name}.levers.{index}"
    return Change(
        quantity=quantity,
        kind=lever.kind,
        size=values[f"{own}.{lever.kind}"],
        weight=lever_profile(lever, plan.start, values.get(f"{own}.half_life")).monthly(plan.horizon.count),
        segment=lever.segment,
        coverage=values[f"{own}.coverage"],
        audience=name,
    )


def programme_notes(programme: Programme, name: str) -> Iterator[Message]:
    """What a reader must know about a programme that is not wrong."""
    if programme.levers and not programme.costs and programme.free_because:
        yield Message("decision-programme-free", programme=name, reason=programme.free_because)
    elif programme.levers and not programme.costs:
        yield Message("decision-programme-uncosted", programme=name)
