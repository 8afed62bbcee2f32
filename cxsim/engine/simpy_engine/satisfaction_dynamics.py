"""How a customer's satisfaction and effort move in the open engine, and what they do to the hazard of leaving."""

from __future__ import annotations

import math

from cxsim.engine import records, relaxation
from cxsim.engine import transition_functions as transitions
from cxsim.engine.simpy_engine import cases
from cxsim.engine.simpy_engine.customer import Customer, Visits
from cxsim.units import MONTHS_PER_DAY


def begin(customer: Customer) -> None:
    """The levels of a new life, which are also its set-points (but for the calibrated shift)."""
    row, parameters = customer.row, customer.run.parameters
    customer.satisfaction, customer.effort = row["satisfaction"], row["effort"]
    customer.satisfaction_set = transitions.clip(row["satisfaction"] + parameters["satisfaction_shift"])
    customer.effort_set = transitions.clip(row["effort"] + parameters["effort_shift"])


def relax(customer: Customer, days: float) -> None:
    """Both levels forget for some days."""
    customer.satisfaction, customer.effort = customer.relaxed("satisfaction", days), customer.relaxed("effort", days)


def experience(customer: Customer, visits: Visits, quality: float, effort: float, weight: float) -> None:
    """Both levels take in an experience of this quality and weight, which asked for this effort, or keep it for the end of the visit."""
    parameters = customer.run.parameters
    if visits.step == 0:
        visits.qualities, visits.efforts = [], []
    visits.qualities.append((weight * abs(quality - customer.satisfaction), quality, weight))
    visits.efforts.append((weight * abs(effort - customer.effort), effort, weight))
    if parameters["satisfaction_response"] != records.PEAK_END:
        _move_satisfaction(customer, quality, weight)
    if parameters["effort_response"] != records.PEAK_END:
        _move_effort(customer, effort, weight)


def remember(customer: Customer, visits: Visits) -> None:
    """At the end of a visit its peak and its end are felt, where feelings are so."""
    parameters = customer.run.parameters
    if parameters["satisfaction_response"] == records.PEAK_END:
        _move_satisfaction(customer, *_peak_end(visits.qualities))
    if parameters["effort_response"] == records.PEAK_END:
        _move_effort(customer, *_peak_end(visits.efforts))


def _peak_end(touches: list[tuple[float, float, float]]) -> tuple[float, float]:
    """What was felt in the touch that was furthest from the level (the first of equals) and in the last, and its weight."""
    (_, peak, peak_weight), (_, end, end_weight) = max(touches, key=lambda touch: touch[0]), touches[-1]
    felt, weight = transitions.peak_end(peak, peak_weight, end, end_weight)
    return float(felt), float(weight)


def _move_satisfaction(customer: Customer, quality: float, weight: float) -> None:
    gain, aversion = _response(customer, "satisfaction", weight)
    customer.satisfaction = transitions.move_toward(customer.satisfaction, quality, gain, aversion)


def _move_effort(customer: Customer, effort: float, weight: float) -> None:
    gain, aversion = _response(customer, "effort", weight)
    customer.effort = 1.0 - transitions.move_toward(1.0 - customer.effort, 1.0 - effort, gain, aversion)  # more effort is the loss


def _response(customer: Customer, feeling: str, weight: float) -> tuple[float, float]:
    parameters = customer.run.parameters
    column = parameters[feeling]
    even = parameters[f"{feeling}_response"] == records.UNWEIGHTED
    gain = weight * customer.value[column + records.FEELING.gain]
    return gain, 1.0 if even else customer.value[column + records.FEELING.loss_aversion]


def faded(customer: Customer, name: str) -> relaxation.Feeling:
    """A feeling as the customer has it now, with where it goes and how fast."""
    half_life = customer.value[customer.run.parameters[name] + records.FEELING.half_life]
    return float(getattr(customer, name)), float(getattr(customer, f"{name}_set")), float(half_life)


def influence(customer: Customer, curve: int, log_rate: float, name: str = "satisfaction") -> relaxation.Influence:
    """What a feeling does to the log of a rate, which is as stated where the customer feels as its row says."""
    return int(curve), float(log_rate), float(transitions.response(curve, customer.row[name]))


def exceeded(customer: Customer, rule: tuple[float, int, float, float], days: float, left: float) -> tuple[float, float]:
    """What a rate beyond a threshold of satisfaction (scale, curve, threshold, width) uses up in so many days, and when that is `left`."""
    felt, (scale, curve, threshold, width) = faded(customer, "satisfaction"), rule
    way = relaxation.find_path(felt)
    used = float(relaxation.integrate_excess(scale, way, relaxation.remaining_share(way, days), curve, threshold, width, days))
    if used <= 0.0 or used < left:
        return used, math.inf
    return used, float(relaxation.solve_excess(scale, felt, curve, threshold, width, days, left))


def hazard_used(customer: Customer, days: float) -> tuple[float, int, float]:
    """The hazard of leaving used up in so many days, the knot of the baseline reached then, the day from now on which it strikes."""
    value, run, row = customer.value, customer.run, customer.row
    if customer.decided:
        return 0.0, customer.knot, math.inf
    scale = row["risk"] * value[run.parameters["churn"]]
    if customer.cases:
        scale *= cases.hazard_factor(customer)
    by_satisfaction, by_effort = (
        influence(customer, run.parameters[f"{n}_curve"], value[run.parameters[n] + records.FEELING.log_hazard], n)
        for n in ("satisfaction", "effort")
    )
    tenure = customer.tenure_0 + (customer.day - customer.born) * MONTHS_PER_DAY
    felt, effort = faded(customer, "satisfaction"), faded(customer, "effort")
    ways = relaxation.find_path(felt), relaxation.find_path(effort)
    by = by_satisfaction, by_effort
    place, both = (row["curve"], tenure, customer.knot), (felt, effort)
    used, knot, day = relaxation.integrate_hazard(run.scenario.baseline, place, scale, both, ways, by, days, customer.churn_left)
    return float(used), int(knot), float(day)
