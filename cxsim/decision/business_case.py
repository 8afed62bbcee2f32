"""A business case: a plan, the programmes on it, the terms of money, and what is uncertain jointly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.cash_flow import apply_inflation, business_volumes, cash_lines, programme_cost_volumes, terms_volumes
from cxsim.decision.comparison import CashFlowLine, VolumePriceLine
from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.joint_uncertainty import CalendarVariation, Correlation, Sampling
from cxsim.decision.programme import Programme, programme_changes
from cxsim.decision.simulator import CostReach, cost_reaches
from cxsim.engine.changes import Change
from cxsim.journey.parameters import Quantity, quantities
from cxsim.journey.plan import Plan
from cxsim.stats.lifetimes import TwinHazard

Array = NDArray[np.float64]
Series = Mapping[str, Array]
_WORLD = {*Plan.model_fields, "population"}  # a study's own parts; the rest is its programmes, money and what is not of this case


@dataclass(frozen=True)
class BusinessCase:
    """A business case: a plan, one programme on it or several at once, and the terms on which money is weighed.

    Attributes
    ----------
    name : of the programme; programme : for several at once, what they are together.
    hazard : the fitted one, None if nothing was fitted.
    factors : for quantities that are fitted coefficients, the factor from the model's unit to the plan's.
    parts : the programmes that are run at once, by name; empty for one programme.
    others : programmes that are not run here but share the draws, so that cases can be compared draw by draw.
    """

    plan: Plan
    name: str
    programme: Programme
    terms: FinancialTerms
    hazard: TwinHazard | None = None
    factors: Mapping[str, float] | None = None
    parts: Mapping[str, Programme] = field(default_factory=dict)
    others: Mapping[str, Programme] = field(default_factory=dict)
    correlations: tuple[Correlation, ...] = ()
    calendar: CalendarVariation | None = None
    sampling: Sampling = "latin"

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes that are run, by name."""
        return self.parts or {self.name: self.programme}

    @property
    def quantities(self) -> dict[str, Quantity]:
        """Every quantity of the case by name: the plan's, its programmes', those of money and of the calendar."""
        return self._named(self.programmes)

    @property
    def drawn(self) -> dict[str, Quantity]:
        """Every quantity that is drawn: those of the case and of the programmes that share its draws."""
        return self._named({**self.programmes, **self.others})

    def _named(self, programmes: Mapping[str, Programme]) -> dict[str, Quantity]:
        named = {name: quantity for name, quantity in quantities(self.plan) if name.split(".")[0] in _WORLD}
        for name, programme in programmes.items():
            named |= dict(quantities(programme, f"programmes.{name}."))
        named |= dict(quantities(self.terms, "money."))
        return named if self.calendar is None else {**named, **dict(quantities(self.calendar, "monthly_shocks."))}

    @property
    def lines(self) -> tuple[CashFlowLine, ...]:
        """The rows of its cash flow."""
        return cash_lines(self.plan, self.programme, self.terms)

    def changes(self, values: Mapping[str, float]) -> tuple[Change, ...]:
        """The changes of its programmes, with the sizes of one draw."""
        return tuple(change for name, part in self.programmes.items() for change in programme_changes(part, self.plan, values, name))

    def reaches(self, values: Mapping[str, float]) -> tuple[CostReach, ...]:
        """Whom the costs per customer of its programmes are paid for."""
        return tuple(reach for name, part in self.programmes.items() for reach in cost_reaches(part.costs, name, values))

    def drivers(
        self, values: Mapping[str, float], changes: tuple[Change, ...], baseline: Series, changed: Series
    ) -> tuple[VolumePriceLine, ...]:
        """The volumes and prices of both scenarios, which make every line of the cash flow."""
        business = apply_inflation(business_volumes(self.plan, values, changes, baseline, changed), self.terms, values)
        costs = [
            driver for name, part in self.programmes.items() for driver in programme_cost_volumes(self.plan, part, name, values, changed)
        ]
        added, tax = terms_volumes(self.terms, values, business, costs, baseline, changed)
        return (*business, *added, *costs, *tax)


def combine_cases(cases: Mapping[str, BusinessCase], parts: tuple[str, ...]) -> BusinessCase:
    """The case of several programmes at once; their cost lines carry the programme's name, so that none is lost."""
    named = {name: _own_names(cases[name].programme, name) for name in parts}
    both = Programme(
        description=" ".join(part.description for part in named.values() if part.description),
        levers=tuple(lever for part in named.values() for lever in part.levers),
        costs=tuple(cost for part in named.values() for cost in part.costs),
    )
    return replace(cases[parts[0]], name=" + ".join(parts), programme=both, parts=named)


def _own_names(programme: Programme, name: str) -> Programme:
    return programme.model_copy(
        update={"costs": tuple(cost.model_copy(update={"name": f"{name}: {cost.name}"}) for cost in programme.costs)}
    )
