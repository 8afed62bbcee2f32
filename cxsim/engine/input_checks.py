"""What the engines refuse before they run: numbers that are none, levels out of range, nobody to take after.

Whatever comes through the door of a study has been checked there; these are for populations, hazards and values made in Python.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Fault, UsageError, nearest
from cxsim.journey.parameters import bounds
from cxsim.journey.plan import Plan
from cxsim.journey.population import Population
from cxsim.stats.lifetimes import ProportionalHazard, TwinHazard

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
MOST_FEES = 1e12  # a month: sums are whole millionths in 64 bits, which hold nine times as much


def refuse_wrong_world(plan: Plan, population: Population, hazard: TwinHazard) -> None:
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
        do = "give at least one, in the table or in a segment; it may have left"
        faults.append(Fault("no customer at all", "customers whom those who are won or referred later are like", do))
    fees = float(population.fee_per_month[population.active].sum()) if len(population.active) == len(population.fee_per_month) else 0.0
    if fees > MOST_FEES:
        do = "state amounts in thousands of the currency, in the table and in the plan"
        faults.append(Fault(f"fees of {fees:,.0f} a month in all", f"at most {MOST_FEES:,.0f}", do))
    if plan.horizon.count == 0:
        faults.append(Fault("0 months", "at least 1 month", "say how long to simulate, e.g. 36 months", path=("horizon",)))
    if faults:
        raise UsageError("These customers cannot be simulated.", faults)


def refuse_wrong_values(units: Sequence[str], names: Sequence[str], values: Mapping[str, float], table: Array, risk: Array) -> None:
    """Refuse values of quantities, and factors on the hazard, that are unknown by name or not finite.

    Raises
    ------
    UsageError
        With the name of every such quantity.
    """
    faults = [Fault(f"the name {name!r}", "a quantity of the plan", nearest(name, names)) for name in values.keys() - set(names)]
    for column in np.flatnonzero(~np.isfinite(table).all(axis=tuple(range(table.ndim - 1)))).tolist():
        do = "mend the value, the draw or the lever that moves it"
        faults.append(Fault(f"{names[column]} is not a finite number", "a finite number", do))
    for column in [number for number, unit in enumerate(units) if unit.startswith("log ")]:
        most, reached = bounds(units[column])[1], float(np.abs(table[..., column]).max(initial=0.0))
        if most < reached < math.inf:
            do = "check the coefficient, and the scale of the answers that it is taken to"
            faults.append(Fault(f"{names[column]} at {reached:g} ({units[column]})", f"at most {most:g} either way", do))
    wrong = np.count_nonzero(~np.isfinite(risk))
    if wrong:
        do = "mend the features or the coefficients"
        faults.append(Fault(f"{wrong:,} of {len(risk):,} customers with a factor on the hazard that is no number", "a finite one", do))
    if faults:
        raise UsageError("These values cannot be simulated.", faults)


def _population_faults(population: Population, features: int) -> Iterator[Fault]:
    count = len(population)
    for name in ("names", "active", "features", "segment", *(name for name, _, _ in _RANGES)):
        if len(getattr(population, name)) != count:
            yield Fault(f"{len(getattr(population, name)):,} {name}", f"{count:,}, as many as identities", "give one for each customer")
            return
    for name, low, high in _RANGES:
        column = getattr(population, name)
        known = column[~np.isnan(column)] if name in _DRAWN else column
        wrong = known[~((known >= low) & (known <= high))]
        if len(wrong):
            found = f"{len(wrong):,} of {count:,} values of {name} such as {wrong[0]:g}"
            yield Fault(found, f"numbers from {low:g} to {high:g}", "mend or leave out these customers")
    if population.features.shape != (count, features):
        yield Fault(f"features of shape {population.features.shape}", f"{(count, features)}, as the hazard has", "give a column for each")
    elif not np.isfinite(population.features).all():
        rows = np.count_nonzero(~np.isfinite(population.features).all(axis=1))
        yield Fault(f"{rows:,} customers with a feature that is no number", "finite numbers", "fill in what is missing, as the fit did")
    if count and not ((population.segment >= 0) & (population.segment < len(population.segments))).all():
        yield Fault("segments beyond the list of their names", f"0 to {len(population.segments) - 1}", "name every segment")


def _case_faults(plan: Plan, population: Population) -> Iterator[Fault]:
    since = population.days_since_opened
    if since.shape[1] not in (0, len(plan.cases)):
        found, do = f"open cases of {since.shape[1]} kinds", "give a column for each kind, in the plan's order"
        yield Fault(found, f"{len(plan.cases)}, as the plan has", do)
    if (since < 0).any() or np.isinf(since).any():
        yield Fault("an open case that was not opened before the start", "days of at least 0, or NaN", "give the days since it was opened")


def _hazard_faults(hazard: ProportionalHazard) -> Iterator[Fault]:
    knots, cumulative = np.asarray(hazard.knots_months), np.asarray(hazard.cumulative)
    if not (np.isfinite(knots).all() and np.isfinite(cumulative).all()):
        yield Fault("a cumulative hazard that is no number", "finite numbers", "cut it before it grows without end; the tail goes on")
    elif len(knots) == 0 or (np.diff(knots) <= 0).any() or (np.diff(cumulative) < 0).any():
        yield Fault("a cumulative hazard that falls, or knots that do", "knots that rise, and a hazard that never falls", "sort them")
    if not 0 <= hazard.tail_per_month < math.inf:
        yield Fault(f"a tail of {hazard.tail_per_month:g} a month", "a finite number of at least 0", "correct it")
