"""What the engines refuse before they run: numbers that are none, levels out of range, nobody to take after.

Whatever comes through the door of a study has been checked there; these are for populations, hazards and values made in Python.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.changes import CUSTOMER, REFERRAL_ROOT, Change, Periods, is_momentary
from cxsim.errors import Fault, UsageError, fault, nearest
from cxsim.journey.parameters import bounds
from cxsim.journey.plan import OnDate, Plan
from cxsim.journey.population import Population
from cxsim.stats.lifetimes import ProportionalHazard, TwinHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_RANGES = (
    ("tenure_months", 0.0, 1e5),
    ("fee_per_month", 0.0, 1e9),
    ("satisfaction", 0.0, 1.0),
    ("effort", 0.0, 1.0),
    ("purchase_factor", 0.0, 1e6),
    ("spend_factor", 0.0, 1e6),
    ("days_since_purchase", 0.0, 1e5),
    ("tiredness", 0.0, 1.0),
)
_DRAWN = ("purchase_factor", "spend_factor", "days_since_purchase")  # where they are not known
MOST_QUEUES = 256  # of one pool: each is looked after at every instant
MOST_FEES = 1e12  # a month: sums are whole millionths in 64 bits, which hold nine times as much


def check_inputs(plan: Plan, population: Population, hazard: TwinHazard) -> None:
    """Refuse a horizon, customers and a hazard that cannot be simulated.

    Raises
    ------
    UsageError
        With every column that is too short, out of range or not a number, a hazard that falls or is not finite, and arrivals
        without a row whose features they could take.
    """
    faults = [*_population_faults(population, hazard.columns), *_case_faults(plan, population)]
    if isinstance(hazard, ProportionalHazard):  # curves of another kind come from a fitted law, a hazard may be made by hand
        faults += _hazard_faults(hazard)
    if len(population) == 0 and (plan.acquisition or plan.referral):
        faults.append(fault("engine-base-empty"))
    fees = float(population.fee_per_month[population.active].sum()) if len(population.active) == len(population.fee_per_month) else 0.0
    if fees > MOST_FEES:
        faults.append(fault("engine-fees-too-large", fees=fees, limit=MOST_FEES))
    faults += [*_queue_faults(plan, population), *_date_faults(plan, population)]
    if plan.horizon.count == 0:
        faults.append(fault("engine-horizon-empty").at(path=("horizon",)))
    if faults:
        raise UsageError(Message("engine-inputs-invalid"), faults)


def _queue_faults(plan: Plan, population: Population) -> Iterator[Fault]:
    """Pools by columns that customers do not have, or of too many values."""
    groups = population.groups
    for name, pool in plan.pools.items():
        if pool.per is None:
            continue
        path = ("pools", name, "per")
        if pool.per not in groups.columns:
            yield fault("engine-group-unknown", column=pool.per, remedy=nearest(pool.per, groups.columns)).at(path=path)
        elif len(groups.values[groups.columns.index(pool.per)]) > MOST_QUEUES:
            count = len(groups.values[groups.columns.index(pool.per)])
            yield fault("engine-queues-many", column=pool.per, count=count, most=MOST_QUEUES).at(path=path)
        for place, other in enumerate(pool.overflow):
            if other in plan.pools and plan.pools[other].per not in (None, pool.per):
                wrong = fault("engine-overflow-column", pool=other, column=str(plan.pools[other].per), own=pool.per)
                yield wrong.at(path=("pools", name, "overflow", place))


def _date_faults(plan: Plan, population: Population) -> Iterator[Fault]:
    """Journeys on stated days for a segment that no customer can be of."""
    for name, journey in plan.journeys.items():
        segment = journey.trigger.segment if isinstance(journey.trigger, OnDate) else None
        if segment and segment not in population.segments:
            wrong = fault("engine-segment-unknown", segment=segment, remedy=nearest(segment, population.segments))
            yield wrong.at(path=("journeys", name, "trigger", "segment"))


def check_values(
    units: Sequence[str], names: Sequence[str], values: Mapping[str, float], known: Collection[str], table: Array, risk: Array
) -> None:
    """Refuse values of quantities, and factors on the hazard, that are unknown by name or not finite.

    Raises
    ------
    UsageError
        With the name of every such quantity.
    """
    faults = [fault("engine-quantity-unknown", name=name, remedy=nearest(name, names)) for name in values.keys() - set(known)]
    for column in np.flatnonzero(~np.isfinite(table).all(axis=tuple(range(table.ndim - 1)))).tolist():
        faults.append(fault("engine-value-not-finite", name=names[column]))
    for column in [number for number, unit in enumerate(units) if unit.startswith("log ")]:
        most, reached = bounds(units[column])[1], float(np.abs(table[..., column]).max(initial=0.0))
        if most < reached < math.inf:
            faults.append(fault("engine-log-too-large", name=names[column], value=reached, unit=units[column], limit=most))
    wrong = np.count_nonzero(~np.isfinite(risk))
    if wrong:
        faults.append(fault("engine-risk-not-finite", customers=int(wrong), all=len(risk)))
    if faults:
        raise UsageError(Message("engine-values-invalid"), faults)


def _population_faults(population: Population, features: int) -> Iterator[Fault]:
    count = len(population)
    for name in ("names", "active", "features", "segment", *(name for name, _, _ in _RANGES)):
        if len(getattr(population, name)) != count:
            yield fault("engine-column-length", values=len(getattr(population, name)), column=name, customers=count)
            return
    for name, low, high in _RANGES:
        column = getattr(population, name)
        known = column[~np.isnan(column)] if name in _DRAWN else column
        wrong = known[~((known >= low) & (known <= high))]
        if len(wrong):
            some = {"values": len(wrong), "all": count, "column": name, "value": f"{float(wrong[0]):g}"}
            yield fault("engine-column-out-of-range", **some, low=low, high=high)
    if population.features.shape != (count, features):
        yield fault("engine-features-shape", shape=str(population.features.shape), expected=str((count, features)))
    elif not np.isfinite(population.features).all():
        rows = np.count_nonzero(~np.isfinite(population.features).all(axis=1))
        yield fault("engine-features-not-finite", customers=int(rows))
    if count and not ((population.segment >= 0) & (population.segment < len(population.segments))).all():
        yield fault("engine-segments-unnamed", last=len(population.segments) - 1)


def _case_faults(plan: Plan, population: Population) -> Iterator[Fault]:
    since = population.days_since_opened
    if since.shape[1] not in (0, len(plan.cases)):
        yield fault("engine-cases-kinds", kinds=since.shape[1], expected=len(plan.cases))
    if (since < 0).any() or np.isinf(since).any():
        yield fault("engine-cases-dates")


def _hazard_faults(hazard: ProportionalHazard) -> Iterator[Fault]:
    knots, cumulative = np.asarray(hazard.knots_months), np.asarray(hazard.cumulative)
    if not (np.isfinite(knots).all() and np.isfinite(cumulative).all()):
        yield fault("engine-hazard-not-finite")
    elif len(knots) == 0 or (np.diff(knots) <= 0).any() or (np.diff(cumulative) < 0).any():
        yield fault("engine-hazard-falls")
    if not 0 <= hazard.tail_per_month < math.inf:
        yield fault("engine-tail-invalid", tail=float(hazard.tail_per_month))


def check_changes(changes: Sequence[Change], columns: Sequence[str], month_days: Array) -> None:
    """Refuse audiences that cannot be drawn.

    Raises
    ------
    UsageError
        If customers are not grouped by a column, a period has no length, or something cannot change by periods.
    """
    faults = []
    for change in changes:
        if isinstance(change.unit, str) and change.unit not in (CUSTOMER, REFERRAL_ROOT, *columns):
            known = (CUSTOMER, REFERRAL_ROOT, *columns)
            faults.append(fault("engine-audience-unit", unit=change.unit, remedy=nearest(change.unit, known)))
        if isinstance(change.unit, Periods):
            if not (1e-3 <= change.unit.days <= month_days[-1] and math.isfinite(change.unit.first_day)):
                faults.append(fault("engine-audience-period", days=change.unit.days, most=float(month_days[-1])))
            if not is_momentary(change.quantity):
                faults.append(fault("engine-audience-momentary", name=change.quantity))
    if faults:
        raise UsageError(Message("engine-change-unreachable"), faults)
