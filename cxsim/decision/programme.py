"""A programme: levers on named quantities of the plan, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field

from cxsim.decision.checks import Path, cost_faults, lever_faults, range_faults
from cxsim.decision.costs import CostLine
from cxsim.decision.levers import Lever, lever_profile, plan_quantities
from cxsim.engine.changes import Change
from cxsim.errors import Fault
from cxsim.journey.parameters import Section
from cxsim.journey.plan import Plan


class Programme(Section):
    """What strategy would do, and what that costs."""

    description: str = Field(default="", description="one sentence, for the report")
    levers: tuple[Lever, ...] = ()
    costs: tuple[CostLine, ...] = ()


def changes(programme: Programme, plan: Plan, values: Mapping[str, float], name: str) -> tuple[Change, ...]:
    """What the programme moves, month by month, with the sizes of one draw.

    Parameters
    ----------
    values : every quantity's value by name; those of the programme begin with ``programmes.<name>.``.
    name : of the programme. It also names its audience, so that all levers of one coverage reach the same customers.
    """
    return tuple(
        Change(
            quantity=lever.quantity,
            kind=lever.kind,
            size=values[f"programmes.{name}.levers.{index}.{lever.kind}"],
            weight=lever_profile(lever, plan.start, values.get(f"programmes.{name}.levers.{index}.half_life")).monthly(plan.horizon.count),
            segment=lever.segment,
            coverage=values[f"programmes.{name}.levers.{index}.coverage"],
            audience=name,
        )
        for index, lever in enumerate(programme.levers)
    )


def programme_faults(programme: Programme, plan: Plan, segments: Sequence[str] | None = None, path: Path = ()) -> tuple[Fault, ...]:
    """Unknown names, values out of range, dates beyond the horizon, and audiences that cannot be, all at once.

    Parameters
    ----------
    segments : the names of the population's segments; None as long as the table is not read.
    path : where the programme stands in the file, e.g. ``("programmes", "faster_resolution")``.
    """
    known = plan_quantities(plan)
    faults: list[Fault] = []
    for index, lever in enumerate(programme.levers):
        faults += lever_faults(lever, plan, known, segments, (*path, "levers", index))
    faults += range_faults(programme.levers, known, path)
    names: set[str] = set()
    for index, cost in enumerate(programme.costs):
        here = (*path, "costs", index)
        faults += cost_faults(cost, plan, segments, here)
        if cost.name in names:
            faults.append(Fault(f"a second cost named {cost.name!r}", "a name of its own", "rename it", path=(*here, "name")))
        names.add(cost.name)
    return tuple(faults)


def programme_notes(programme: Programme, name: str) -> Iterator[str]:
    """What a reader must know about a programme that is not wrong."""
    if programme.levers and not programme.costs:
        yield f"Programme {name!r} changes something and has no cost line: its worth is overstated by whatever it costs."
