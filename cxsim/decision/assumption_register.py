"""The assumption register: every number of the business case, with its unit, source and grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import spearmanr

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.draws import Draws
from cxsim.journey.parameters import Grade, Quantity
from cxsim.stats.lifetimes import TwinHazard
from cxsim.text import Message

Array = NDArray[np.float64]
UNGRADED = "opinion, no source"
FITTED_SOURCE = Message("decision-source-fitted")
TAIL = "fit.churn.tail_per_month"
SCALE = "fit.churn.log_scale"
_PARTS = {"programmes": "programme", "money": "money"}
_P95 = float(ndtri(0.95))


@dataclass(frozen=True)
class Assumption:
    """One row of the register.

    Attributes
    ----------
    name : the quantity's address in the study, or `fit.churn.<feature>` for a fitted coefficient.
    value, unit, p5, p95 : p5 and p95 are None where it is taken as certain.
    source, owner : empty where nobody said.
    grade : None where nobody said; `grade_words` then says "opinion, no source".
    used_in : the part of the case that uses it: "plan", "programme", "money" or "fitted model".
    rank_correlation : Spearman correlation with NPV over the draws; None where it was not varied.
    """

    name: str
    value: float
    unit: str
    p5: float | None
    p95: float | None
    source: str | Message
    grade: Grade | None
    owner: str
    used_in: str
    rank_correlation: float | None = None

    @property
    def grade_words(self) -> str:
        """The grade, or that there is none."""
        return self.grade.value if self.grade is not None else UNGRADED


def register_assumptions(case: BusinessCase, comparison: Comparison | None = None) -> tuple[Assumption, ...]:
    """Every number that somebody stated or fitted for this case; with a comparison, how each goes with NPV.

    Numbers that the plan does not state (they are 0 or 1 and do nothing) are nobody's assumption and are left out.
    """
    is_stated = _stated(case)
    rows = [_row(name, quantity, case) for name, quantity in case.quantities.items() if is_stated(name)]
    rows += _fitted_rows(case.hazard) if case.hazard is not None else []
    if comparison is None:
        return tuple(rows)
    ranks = rank_correlations(comparison.draws, comparison.npv_by_draw)
    return tuple(replace(row, rank_correlation=ranks.get(row.name)) for row in rows)


def count_ungraded(rows: Sequence[Assumption]) -> int:
    """How many assumptions nobody has graded."""
    return sum(row.grade is None for row in rows)


def rank_correlations(draws: Draws, outcome: Array) -> dict[str, float]:
    """Spearman's correlation of each varied assumption with an outcome of the draws; none where either is constant."""
    if len(outcome) < 3 or np.ptp(outcome) == 0:
        return {}
    return {name: float(spearmanr(values, outcome).statistic) for name, values in assumption_columns(draws) if np.ptp(values) > 0}


def assumption_columns(draws: Draws) -> Iterator[tuple[str, Array]]:
    """The sampled values (draw,) of every assumption, by the register's names."""
    yield from zip(draws.names, draws.values.T, strict=True)
    yield from ((f"fit.churn.{feature}", column) for feature, column in zip(draws.features, draws.coefficients.T, strict=True))
    for name, feature in draws.from_fit.items():
        yield name, draws.coefficients[:, draws.features.index(feature)] * draws.factors.get(name, 1.0)
    yield SCALE, draws.log_scale


def _stated(case: BusinessCase) -> Callable[[str], bool]:
    """A test of whether a quantity, by its name, was written by somebody rather than left at its default."""
    written = {
        **case.plan.model_dump(exclude_unset=True, include=set(type(case.plan).model_fields) - {"programmes", "money"}),
        "programmes": {case.name: case.programme.model_dump(exclude_unset=True)},
        "money": case.terms.model_dump(exclude_unset=True),
    }

    def is_stated(name: str) -> bool:
        here: Any = written
        for part in name.split("."):
            here = here[int(part)] if isinstance(here, list | tuple) else here.get(part)
            if here is None:
                return False
        return True

    return is_stated


def _row(name: str, quantity: Quantity, case: BusinessCase) -> Assumption:
    used_in = _PARTS.get(name.split(".")[0], "plan")
    if quantity.coef is None or case.hazard is None:
        q = quantity
        return Assumption(name, q.value, _unit(name, q, case), q.p5, q.p95, q.evidence, q.grade, q.owner, used_in)
    place = case.hazard.features.index(quantity.coef)
    factor = (case.factors or {}).get(name, 1.0)
    centre, error = case.hazard.coefficients[place] * factor, np.sqrt(case.hazard.covariance[place, place]) * abs(factor)
    source = quantity.source or Message("decision-source-coefficient", coefficient=quantity.coef)
    return Assumption(name, *_interval(centre, quantity.unit, error), source, Grade.FITTED, quantity.owner, used_in)


def _unit(name: str, quantity: Quantity, case: BusinessCase) -> str:
    """Its unit; a lever's `set` and `shift` have the unit of what they move."""
    part, _, place = name.partition(".levers.")
    if part == f"programmes.{case.name}" and place.endswith((".set", ".shift")):
        return case.quantities[case.programme.levers[int(place.split(".")[0])].quantity].unit
    return quantity.unit


def _fitted_rows(hazard: TwinHazard) -> list[Assumption]:
    errors = np.sqrt(np.diag(hazard.covariance))
    unit = "log hazard per unit" if hazard.log_hazards else "parameter of the law"
    rows = [
        _from_model(
            f"fit.churn.{feature}",
            _interval(beta, unit, error),
            FITTED_SOURCE,
        )
        for feature, beta, error in zip(hazard.features, hazard.coefficients, errors, strict=True)
    ]
    rows.append(_from_model(SCALE, _interval(0.0, "log of a factor on the hazard", hazard.log_scale_se), FITTED_SOURCE))
    rows.append(_from_model(TAIL, _interval(hazard.tail_per_month, "per month", 0.0), hazard.tail))
    return rows


def _from_model(name: str, interval: tuple[float, str, float | None, float | None], source: str | Message) -> Assumption:
    return Assumption(name, *interval, source, Grade.FITTED, "", "fitted model")


def _interval(centre: float, unit: str, error: float) -> tuple[float, str, float | None, float | None]:
    """Value, unit, p5 and p95 of a normal estimate with that standard error; certain if the error is 0."""
    if error == 0:
        return float(centre), unit, None, None
    return float(centre), unit, float(centre - _P95 * error), float(centre + _P95 * error)
