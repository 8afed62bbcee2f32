"""What is uncertain jointly: correlated assumptions, good and bad months that everybody shares, and how draws are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.engine.changes import Change
from cxsim.errors import Fault, fault, nearest
from cxsim.journey.parameters import Factor, PlanSection, Quantity
from cxsim.journey.plan import AtRate, Plan
from cxsim.stats.copula import is_positive_definite

Array = NDArray[np.float64]
Sampling = Literal["latin", "sobol"]


class Correlation(PlanSection):
    """Two uncertain quantities that move together, by their rank (Spearman) correlation."""

    between: tuple[str, str] = Field(description="names of two uncertain quantities")
    rank: float = Field(ge=-0.99, le=0.99, description="rank correlation")
    source: str = Field(default="", description="where it comes from")


class CalendarVariation(PlanSection):
    """Good and bad months that all customers share: one lognormal factor a month, of mean 1, on churn hazard and on demand.

    The months of a draw are independent; both scenarios of a draw have the same months.
    """

    sd: Factor = Field(description="standard deviation of the log of the factor on everybody's churn hazard in a month")
    demand_sd: Factor | None = Field(default=None, description="the same for the rate of contacts; by default as `sd`")


def correlation_matrix(names: Sequence[str], correlations: Sequence[Correlation]) -> Array:
    """Rank correlations (k, k) of the named quantities; 0 where nothing is said."""
    place = {name: index for index, name in enumerate(names)}
    matrix = np.eye(len(names))
    for pair in correlations:
        i, j = (place[name] for name in pair.between)
        matrix[i, j] = matrix[j, i] = pair.rank
    return matrix


def correlated_names(correlations: Sequence[Correlation]) -> tuple[str, ...]:
    """The quantities that are correlated with another, sorted."""
    return tuple(sorted({name for pair in correlations for name in pair.between}))


def correlation_faults(
    correlations: Sequence[Correlation], named: Mapping[str, Quantity], path: tuple[str | int, ...] = ()
) -> Iterator[Fault]:
    """Correlations of what is not uncertain, given twice, or that cannot all hold at once."""
    uncertain = {name for name, quantity in named.items() if quantity.uncertain}
    seen: set[frozenset[str]] = set()
    wrong = False
    for index, pair in enumerate(correlations):
        for side, name in enumerate(pair.between):
            if name not in uncertain:
                wrong = True
                where = (*path, index, "between", side)
                yield fault("decision-correlation-unknown", name=name, remedy=nearest(name, uncertain)).at(path=where)
        if len(set(pair.between)) < 2 or frozenset(pair.between) in seen:
            wrong = True
            yield fault("decision-correlation-repeated").at(path=(*path, index))
        seen.add(frozenset(pair.between))
    if correlations and not wrong and not is_positive_definite(correlation_matrix(correlated_names(correlations), correlations)):
        yield fault("decision-correlations-impossible").at(path=path)


def draws_faults(correlations: Sequence[Correlation], draws: int) -> Iterator[Fault]:
    """Too few draws for the correlated quantities: an order of n values has room for the correlations of fewer than n of them."""
    count = len(correlated_names(correlations))
    if count and draws <= count:
        yield fault("decision-draws-correlated", draws=draws, assumptions=count, least=count + 1).at(path=("run", "draws"))


def calendar_changes(
    calendar: CalendarVariation | None, plan: Plan, values: Mapping[str, float], draw: int, seed: int
) -> tuple[Change, ...]:
    """The common months of one draw as changes of the scenario; none in the base case (draw 0)."""
    if calendar is None or draw == 0:
        return ()
    hazard_sd = values["monthly_shocks.sd"]
    demand_sd = values.get("monthly_shocks.demand_sd", hazard_sd)
    shocks = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, draw, 0xCA1E]))).standard_normal(plan.horizon.count)
    rates = [f"journeys.{name}.trigger.rate" for name, journey in plan.journeys.items() if isinstance(journey.trigger, AtRate)]
    return (_monthly("churn.multiplier", hazard_sd, shocks), *(_monthly(rate, demand_sd, shocks) for rate in rates))


def _monthly(quantity: str, sd: float, shocks: Array) -> Change:
    """A factor of its own in each month; `multiply` by 2 with weight f - 1 is a factor f."""
    return Change(quantity, "multiply", 2.0, np.expm1(sd * shocks - sd * sd / 2))
