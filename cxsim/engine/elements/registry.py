"""All elements of the plan, and what the engines make of them: records, columns, series, compiled hooks.

They are found in the files of this package: a new element is a new file, and nothing else in the engine names it.

Numba cannot index a tuple of different functions, so a hook of all elements is made of theirs one by one (`_each` and its kind);
what is compiled is the same as if they had been written one after the other.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import numpy as np

import cxsim.engine.elements as package
from cxsim.engine import records
from cxsim.engine.compilation import inner
from cxsim.engine.elements.element import Element, MemberSums, RatedElement, admit_all, begin_nothing, end_nothing, restore_nothing
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import Floats, Ints, Record, Scenario, Tally, record
from cxsim.journey.plan import Plan


def _found() -> Iterator[Element]:
    """The elements in the files of this package, in the order of their names."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name != __name__.rpartition(".")[2]:
            found = getattr(import_module(f"{package.__name__}.{module.name}"), "ELEMENT", None)
            yield from [found] if isinstance(found, Element) else []


ELEMENTS: tuple[Element, ...] = tuple(_found())

RATED: tuple[RatedElement, ...] = tuple(element for element in ELEMENTS if isinstance(element, RatedElement))
"""What happens between two instants. Where two of them fire at the same instant, the former comes first."""

KINDS = {**records.KINDS, **{kind: word for element in ELEMENTS for kind, word in element.kinds.items()}}
"""What happens to customers: how the engine calls it, and what tables say."""
EVENT = places(*KINDS)

SENTIMENTS = {getattr(EVENT, kind): sentiment for element in ELEMENTS for kind, sentiment in element.sentiments.items()}
"""Of the kinds of event that are mentions where they are public, the sentiment."""


def _global_names(element: Element) -> Iterator[str]:
    yield f"{element.name}_sums"
    yield from (f"{kind}_kind" for kind in element.kinds)
    if isinstance(element, RatedElement):
        yield element.name
        yield from [f"{element.name}_curve"] if element.curved else []
        yield from [f"{element.name}_quantiles"] if element.quantiles else []


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
    word=" ".join([records.GLOBAL_FIELDS["word"], *(_point(name) for element in RATED for name in element.points)]),
    real=records.GLOBAL_FIELDS["real"],
)
"""The numbers that there is one of in a run."""

SEGMENT_TYPE = record(whole="variant", real=" ".join(name for element in RATED for name in element.past))
"""A segment: the first variant of the values that hold for its customers, and what was before the start."""


def decision_point_names() -> tuple[str, ...]:
    """The decision points of all elements."""
    return tuple(name for element in RATED for name in element.points)


def element_globals(plan: Plan, first: Mapping[str, int], point: Mapping[str, np.uint64]) -> Iterator[tuple[str, Any]]:
    """The globals of the elements of a plan by name, and how many columns of sums there are."""
    row, column = len(plan.journeys), len(records.SUMS)
    for element in ELEMENTS:
        yield f"{element.name}_sums", column
        column += len(element.sums) * len(element.members(plan))
        yield from ((f"{kind}_kind", getattr(EVENT, kind)) for kind in element.kinds)
    yield "sums", column
    for element in RATED:
        part = getattr(plan, element.name)
        yield element.name, first.get(element.name, -1)
        if element.curved:
            yield f"{element.name}_curve", records.CURVES[part.curve] if part else 0
        if element.quantiles:
            yield f"{element.name}_quantiles", row
            row += len(element.quantiles) if part else 0
        yield from ((_point(name), point[name]) for name in element.points)


def gamma_variations(plan: Plan) -> Iterator[float]:
    """The coefficients of variation of the gammas of the elements that the plan has, in the order of their rows in `Scenario.factors`."""
    for element in RATED:
        part = getattr(plan, element.name)
        yield from (getattr(part, name).value for name in element.quantiles if part)


def element_sums(element: Element, plan: Plan, scenario: Scenario, sums: Any) -> Iterator[MemberSums]:
    """The monthly sums of the members of an element, from those of a run, shape (months, columns)."""
    first, days = int(scenario.parameters[f"{element.name}_sums"][0]), np.diff(scenario.month_days)
    for number, member in enumerate(element.members(plan)):
        place = first + number * len(element.sums)
        yield MemberSums(member, {name: sums[:, place + column] for column, name in enumerate(element.sums)}, days)


def tables_of_elements(plan: Plan) -> set[str]:
    """The tables that a run of a plan leaves because of the elements that it has."""
    return {table for element in ELEMENTS if element.is_in(plan) for table in element.tables(plan)}


def anticipate(scenario: Scenario) -> Scenario:
    """The scenario for a run whose months follow one another: what hangs on the whole run is found on the way."""
    for element in RATED:
        scenario = element.anticipate(scenario)
    return scenario


def needs_whole_run(scenario: Scenario) -> bool:
    """Whether something that histories depend on follows from the sums of the whole run, and is not known yet."""
    return any(element.needs_whole_run(scenario) for element in RATED)


def settle(scenario: Scenario, sums: Callable[[Scenario], Ints]) -> Scenario:
    """The scenario with what follows from the monthly sums of the whole run, so that its customers can be simulated in parts.

    Parameters
    ----------
    sums : the sums of the whole run of a scenario, shape (months, columns); asked for only if need be.
    """
    if needs_whole_run(scenario):
        months = sums(scenario)
        for element in RATED:
            scenario = element.settle(scenario, months)
    return scenario


def _with(hook: str, nothing: Any, elements: tuple[Any, ...] = ELEMENTS) -> tuple[Any, ...]:
    """The elements that do something at a hook."""
    return tuple(element for element in elements if getattr(element, hook) is not nothing)


def _each(hook: str, elements: tuple[Any, ...]) -> Any:
    """The hook ``(scenario, tally, row, parameters, life, key)`` of elements, one after the other."""
    own = getattr(elements[0], hook)
    if len(elements) == 1:
        return own
    others = _each(hook, elements[1:])

    @inner
    def each(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
        own(scenario, tally, row, parameters, life, key)
        others(scenario, tally, row, parameters, life, key)

    return each


def _each_restored(hook: str, elements: tuple[Any, ...]) -> Any:
    """The hook ``(scenario, parameters, life, key)`` of elements, one after the other."""
    own = getattr(elements[0], hook)
    if len(elements) == 1:
        return own
    others = _each_restored(hook, elements[1:])

    @inner
    def each(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
        own(scenario, parameters, life, key)
        others(scenario, parameters, life, key)

    return each


def _each_used(elements: tuple[Any, ...]) -> Any:
    """What each element uses up of its threshold in so many days, with what its `next_day` has to know."""
    own = elements[0].used
    if len(elements) == 1:

        @inner
        def only(values: Floats, parameters: Record, life: Record, felt: Any, way: Any, share: float, days: float) -> Any:
            return (own(values, parameters, life, felt, way, share, days),)

        return only
    others = _each_used(elements[1:])

    @inner
    def each(values: Floats, parameters: Record, life: Record, felt: Any, way: Any, share: float, days: float) -> Any:
        return (own(values, parameters, life, felt, way, share, days), *others(values, parameters, life, felt, way, share, days))

    return each


def _each_day(elements: tuple[Any, ...]) -> Any:
    """When each element fires next, given what all use up until an instant."""
    own = elements[0].next_day
    if len(elements) == 1:

        @inner
        def only(values: Floats, parameters: Record, life: Record, felt: Any, days: float, used: Any) -> Any:
            return (own(values, parameters, life, felt, days, used[0]),)

        return only
    others = _each_day(elements[1:])

    @inner
    def each(values: Floats, parameters: Record, life: Record, felt: Any, days: float, used: Any) -> Any:
        return (own(values, parameters, life, felt, days, used[0]), *others(values, parameters, life, felt, days, used[1:]))

    return each


def _earliest(elements: tuple[Any, ...]) -> Any:
    """The element whose date is the earliest fires, and its next date is worked out; `ahead` are what is felt, days and what is used."""
    happen, next_day = elements[0].happen, elements[0].next_day
    if len(elements) == 1:

        @inner
        def only(
            scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, ahead: Any, dates: Any, key: np.uint64
        ) -> Any:
            felt, days, used = ahead
            happen(scenario, tally, row, parameters, life, dates[0], key)
            return (next_day(scenario.values, parameters, life, felt, days, used[0]),)

        return only
    others = _earliest(elements[1:])

    @inner
    def each(
        scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, ahead: Any, dates: Any, key: np.uint64
    ) -> Any:
        felt, days, used = ahead
        if dates[0] == min(dates):
            happen(scenario, tally, row, parameters, life, dates[0], key)
            return (next_day(scenario.values, parameters, life, felt, days, used[0]), *dates[1:])
        return (dates[0], *others(scenario, tally, row, parameters, life, (felt, days, used[1:]), dates[1:], key))

    return each


def _each_taken(elements: tuple[Any, ...]) -> Any:
    """What is used is taken from the threshold of each element."""
    own = elements[0].use_up
    if len(elements) == 1:

        @inner
        def only(parameters: Record, life: Record, used: Any) -> None:
            own(parameters, life, used[0][0])

        return only
    others = _each_taken(elements[1:])

    @inner
    def each(parameters: Record, life: Record, used: Any) -> None:
        own(parameters, life, used[0][0])
        others(parameters, life, used[1:])

    return each


def _each_ended(elements: tuple[Any, ...]) -> Any:
    """A life is over for each element."""
    own = elements[0].end
    if len(elements) == 1:
        return own
    others = _each_ended(elements[1:])

    @inner
    def each(scenario: Scenario, tally: Tally, parameters: Record, life: Record) -> None:
        own(scenario, tally, parameters, life)
        others(scenario, tally, parameters, life)

    return each


def _any_turns_away(elements: tuple[Any, ...]) -> Any:
    """Whether one of the elements keeps a prospect from coming."""
    own = elements[0].turn_away
    if len(elements) == 1:
        return own
    others = _any_turns_away(elements[1:])

    @inner
    def each(scenario: Scenario, tally: Tally, month: int, identity: np.uint64, key: np.uint64) -> bool:
        return own(scenario, tally, month, identity, key) or others(scenario, tally, month, identity, key)

    return each


begin_elements = _each("begin", _with("begin", begin_nothing))
end_elements = _each_ended(_with("end", end_nothing))
used_by_elements = _each_used(RATED)
next_dates = _each_day(RATED)
happen_earliest = _earliest(RATED)
use_up_thresholds = _each_taken(RATED)
draw_own_again = _each_restored("draw_own", _with("draw_own", restore_nothing, RATED))
draw_next_again = _each_restored("draw_next", _with("draw_next", restore_nothing, RATED))
turn_away = _any_turns_away(_with("turn_away", admit_all, RATED))
