"""A small plan and a customer base in closed form, on which cash flows can be checked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.programme import Programme
from cxsim.decision.simulator import ScenarioInputs
from cxsim.journey.plan import Plan

CALL = "journeys.support.touchpoints.call"


def plan(months: int = 12, margin: Any = 0.8, call_cost: Any = 5.0, **more: Any) -> Plan:
    feeling = {
        "start": {"missing": 0.5}, "gain": 0.1, "loss_aversion": 2.0, "half_life": "6 months", "log_hazard": 0.0,
    }  # fmt: skip
    call = {
        "channel": "phone", "success": 0.7, "quality_success": 0.8, "quality_failure": 0.2, "effort": 0.5, "cost": call_cost,
    }  # fmt: skip
    raw = {
        "name": "By hand", "start": "2026-01-01", "horizon": months, "currency": "EUR",
        "churn": {}, "satisfaction": feeling, "effort": feeling,
        "revenue": {"margin": margin}, "cost_per_customer": 2.0,
        "journeys": {"support": {"trigger": {"rate": 0.4}, "touchpoints": {"call": call}}},
        "acquisition": {"web": {"rate": 10, "cost": 60}},
    }  # fmt: skip
    return Plan.model_validate({**raw, **more})


def terms(rate: Any = 0.10, convention: str = "end_of_month") -> FinancialTerms:
    return FinancialTerms.model_validate({"discount_rate": rate, "convention": convention})


def programme(levers: Any = (), costs: Any = ()) -> Programme:
    return Programme.model_validate({"levers": levers, "costs": costs})


def case(levers: Any = (), costs: Any = (), **settings: Any) -> BusinessCase:
    discounting = {name: settings.pop(name) for name in ("rate", "convention") if name in settings}
    return BusinessCase(plan(**settings), "idea", programme(levers, costs), terms(**discounting))


@dataclass(frozen=True)
class ClosedForm:
    """Customers who pay 50 a month and leave at 3 % a month, counted at the start of each month, without chance."""

    customers: float = 10_000.0
    churn: float = 0.03
    fee: float = 50.0
    calls: float = 4000.0
    money: float = 1.0

    def __call__(self, inputs: ScenarioInputs) -> Mapping[str, np.ndarray]:
        values, months = inputs.values, 12
        now = {
            name: self._moved(name, values[name], inputs, months)
            for name in ("churn.multiplier", "revenue.fee_level", "journeys.support.trigger.rate", f"{CALL}.cost", "acquisition.web.rate")
        }
        stays = 1 - self.churn * now["churn.multiplier"]
        active = self.customers * np.concatenate([[1.0], np.cumprod(stays)[:-1]])
        calls = self.calls * now["journeys.support.trigger.rate"] / 0.4
        won = now["acquisition.web.rate"]
        return {
            "active_months": active,
            "fees": active * self.fee * self.money * now["revenue.fee_level"],
            "cost_base": active * values["cost_per_customer"],
            "touches.support.call": calls,
            "cost.support.call": calls * now[f"{CALL}.cost"],
            "acquired.web": won,
            "cost_acquisition.web": won * values["acquisition.web.cost"],
            **{f"reached_months.{reach.cost}": active * reach.coverage for reach in inputs.reaches},
        }

    @staticmethod
    def _moved(name: str, value: float, inputs: ScenarioInputs, months: int) -> np.ndarray:
        monthly = np.full(months, value)
        for change in inputs.changes:
            monthly = change.apply(monthly) if change.quantity == name else monthly
        return monthly
