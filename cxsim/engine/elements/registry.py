"""All elements of the plan that fire between two instants, and what the engines make of them: records, columns, compiled hooks.

Numba cannot index a tuple of different functions, so a hook of all elements is made of theirs one by one (`_each` and its kind);
what is compiled is the same as if they had been written one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cxsim.engine import records
from cxsim.engine.compilation import inner
from cxsim.engine.elements import detraction, purchases, referral
from cxsim.engine.elements.element import Element
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import World, record
from cxsim.journey.plan import Plan

ELEMENTS: tuple[Element, ...] = (referral.ELEMENT, purchases.ELEMENT, detraction.ELEMENT)
"""Where two of them fire at the same instant, the former comes first."""

KINDS = {**records.KINDS, **{kind: word for element in ELEMENTS for kind, word in element.kinds.items()}}
"""What happens to customers: how the engine calls it, and what tables say."""
EVENT = places(*KINDS)


def _first_sums() -> dict[str, int]:
    """The first column of the sums of each element, behind those of all customers."""
    first, place = {}, len(records.SUMS)
    for element in ELEMENTS:
        first[element.name] = place
        place += len(element.sums)
    return {**first, "": place}


FIRST_SUMS = _first_sums()
FIXED = FIRST_SUMS[""]
"""How many columns the sums of all customers and of the elements are."""


def _global_names(element: Element) -> tuple[str, ...]:
    own = [element.name, f"{element.name}_sums"]
    own += [f"{element.name}_curve"] if element.curved else []
    own += [f"{element.name}_quantiles"] if element.quantiles else []
    return (*own, *(f"{kind}_kind" for kind in element.kinds))


def _point(name: str) -> str:
    return f"{name.replace('.', '_')}_point"


def _life_fields() -> dict[str, str]:
    fields = dict(records.LIFE_FIELDS)
    for element in ELEMENTS:
        for name, state in element.state.items():
            fields[state.kind] = f"{fields[state.kind]} {name}"
    return fields


LIFE_TYPE = record(**_life_fields())
"""A life in hand: what every customer has, and the state of the elements."""

GLOBALS_TYPE = record(
    whole=" ".join([records.GLOBAL_FIELDS["whole"], *(name for element in ELEMENTS for name in _global_names(element))]),
    word=" ".join([records.GLOBAL_FIELDS["word"], *(_point(name) for element in ELEMENTS for name in element.points)]),
    real=" ".join([records.GLOBAL_FIELDS["real"], *(name for element in ELEMENTS for name in element.more_globals)]),
)
"""The numbers that there is one of in a run."""


def decision_point_names() -> tuple[str, ...]:
    """The decision points of all elements."""
    return tuple(name for element in ELEMENTS for name in element.points)


def element_globals(plan: Plan, first: Mapping[str, int], point: Mapping[str, np.uint64]) -> Iterator[tuple[str, Any]]:
    """The globals of the elements of a plan by name."""
    row = len(plan.journeys)
    for element in ELEMENTS:
        part = getattr(plan, element.name)
        yield element.name, first.get(element.name, -1)
        yield f"{element.name}_sums", FIRST_SUMS[element.name]
        if element.curved:
            yield f"{element.name}_curve", records.CURVES[part.curve] if part else 0
        if element.quantiles:
            yield f"{element.name}_quantiles", row
            row += len(element.quantiles) if part else 0
        yield from ((f"{kind}_kind", getattr(EVENT, kind)) for kind in element.kinds)
        yield from ((_point(name), point[name]) for name in element.points)


def gamma_variations(plan: Plan) -> Iterator[float]:
    """The coefficients of variation of the gammas of the elements that the plan has, in the order of their rows in `World.factors`."""
    for element in ELEMENTS:
        part = getattr(plan, element.name)
        yield from (getattr(part, name).value for name in element.quantiles if part)


def element_sums(element: Element, sums: Any) -> dict[str, Any]:
    """The columns of an element's sums by name, each (months,)."""
    return {name: sums[:, FIRST_SUMS[element.name] + place] for place, name in enumerate(element.sums)}


def is_in_plan(world: World, element: Element) -> bool:
    """Whether the plan of a world has an element."""
    return bool(world.parameters[element.name][0] >= 0)


def _each(hook: str, elements: tuple[Element, ...]) -> Any:
    """The hook ``(world, tally, row, parameters, life, key)`` of elements, one after the other."""
    own = getattr(elements[0], hook)
    if len(elements) == 1:
        return own
    others = _each(hook, elements[1:])

    @inner
    def each(world, tally, row, parameters, life, key):
        own(world, tally, row, parameters, life, key)
        others(world, tally, row, parameters, life, key)

    return each


def _each_restored(hook: str, elements: tuple[Element, ...]) -> Any:
    """The hook ``(world, parameters, life, key)`` of elements, one after the other."""
    own = getattr(elements[0], hook)
    if len(elements) == 1:
        return own
    others = _each_restored(hook, elements[1:])

    @inner
    def each(world, parameters, life, key):
        own(world, parameters, life, key)
        others(world, parameters, life, key)

    return each


def _each_used(elements: tuple[Element, ...]) -> Any:
    """What each element uses up of its threshold in so many days, with what its `next_day` has to know."""
    own = elements[0].used
    if len(elements) == 1:

        @inner
        def only(values, parameters, life, felt, way, share, days):
            return (own(values, parameters, life, felt, way, share, days),)

        return only
    others = _each_used(elements[1:])

    @inner
    def each(values, parameters, life, felt, way, share, days):
        return (own(values, parameters, life, felt, way, share, days), *others(values, parameters, life, felt, way, share, days))

    return each


def _each_day(elements: tuple[Element, ...]) -> Any:
    """When each element fires next, given what all use up until an instant."""
    own = elements[0].next_day
    if len(elements) == 1:

        @inner
        def only(values, parameters, life, felt, days, used):
            return (own(values, parameters, life, felt, days, used[0]),)

        return only
    others = _each_day(elements[1:])

    @inner
    def each(values, parameters, life, felt, days, used):
        return (own(values, parameters, life, felt, days, used[0]), *others(values, parameters, life, felt, days, used[1:]))

    return each


def _earliest(elements: tuple[Element, ...]) -> Any:
    """The element whose date is the earliest fires, and its next date is worked out; `ahead` are what is felt, days and what is used."""
    happens, next_day = elements[0].happen, elements[0].next_day
    if len(elements) == 1:

        @inner
        def only(world, tally, row, parameters, life, ahead, dates, key):
            felt, days, used = ahead
            happens(world, tally, row, parameters, life, dates[0], key)
            return (next_day(world.values, parameters, life, felt, days, used[0]),)

        return only
    others = _earliest(elements[1:])

    @inner
    def each(world, tally, row, parameters, life, ahead, dates, key):
        felt, days, used = ahead
        if dates[0] == min(dates):
            happens(world, tally, row, parameters, life, dates[0], key)
            return (next_day(world.values, parameters, life, felt, days, used[0]), *dates[1:])
        return (dates[0], *others(world, tally, row, parameters, life, (felt, days, used[1:]), dates[1:], key))

    return each


def _each_taken(elements: tuple[Element, ...]) -> Any:
    """What is used is taken from the threshold of each element."""
    own = elements[0].use_up
    if len(elements) == 1:

        @inner
        def only(parameters, life, used):
            own(parameters, life, used[0][0])

        return only
    others = _each_taken(elements[1:])

    @inner
    def each(parameters, life, used):
        own(parameters, life, used[0][0])
        others(parameters, life, used[1:])

    return each


def _each_ended(elements: tuple[Element, ...]) -> Any:
    """A life is over for each element."""
    own = elements[0].end
    if len(elements) == 1:
        return own
    others = _each_ended(elements[1:])

    @inner
    def each(world, tally, parameters, life):
        own(world, tally, parameters, life)
        others(world, tally, parameters, life)

    return each


begin_elements = _each("begin", ELEMENTS)
end_elements = _each_ended(ELEMENTS)
used_by_elements = _each_used(ELEMENTS)
next_dates = _each_day(ELEMENTS)
happen_earliest = _earliest(ELEMENTS)
use_up_thresholds = _each_taken(ELEMENTS)
draw_own_again = _each_restored("draw_own", ELEMENTS)
draw_next_again = _each_restored("draw_next", ELEMENTS)
