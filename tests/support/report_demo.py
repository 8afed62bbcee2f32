"""Findings made by hand, with plausible numbers and the awkward texts that people's files really hold."""
# ruff: noqa: E501

from __future__ import annotations

import math
from datetime import date

import numpy as np

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.features.encoding import Encoding
from cxsim.churn.fitted_model import (
    CalibrationGroup,
    ChurnCard,
    FittedChurn,
    HazardRatio,
    HorizonCalibration,
    ProportionalityTest,
    RivalScores,
    SurvivalCurve,
    Validation,
)
from cxsim.churn.hazard_ratios import level_message, p_message, ratio_message, step_message
from cxsim.churn.methods.cox import Cox
from cxsim.decision import money
from cxsim.decision.assumption_register import Assumption
from cxsim.decision.cash_flow import by_kind, scenario_flows
from cxsim.decision.comparison import BaseCase, CashFlowLine, Comparison, DrawSummary, VolumePriceLine
from cxsim.decision.draws import Draws
from cxsim.decision.financial_terms import FinancialTerms
from cxsim.decision.programme import Programme
from cxsim.journey.parameters import Grade
from cxsim.journey.plan import Plan
from cxsim.metrics.catalogue import card
from cxsim.report.findings import CustomerFacts, Findings, MeasuredIndex
from cxsim.stats.intervals import Estimate
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message
from cxsim.units import month_starts

MONTHS = 36
DRAWS = 200
CALL = "journeys.support.touchpoints.call"
NAME = "programmes.faster_resolution"
RAMP = np.clip((np.arange(MONTHS) - 1) / 3, 0, 1)
AFTER = np.arange(MONTHS) >= 2


def findings() -> Findings:
    """The whole of it."""
    return Findings(
        plan=plan(),
        customers=CustomerFacts(
            "/data/of/me/customers.csv", "9f2c" * 16, 16_240, 12_310, 3930, 71.4,
            ("delimiter ';'", "decimal comma", "encoding UTF-8"),
            (Message("data-personal-dropped", known=True, name="email", kind=Message("data-personal-email")), Message("data-leak", why=Message("data-leak-product", name="total_fees", tenure="tenure", fee="fee"), used=False)),
            Message("study-synthetic"),
        ),
        indices=(
            MeasuredIndex("Net Promoter Score", Estimate(12.4, 9.8, 15.1, 3120, "points"), card("nps").text("says")),
            MeasuredIndex("CSAT, satisfied share", Estimate(0.71, 0.69, 0.73, 2950, "share"), card("csat").text("says")),
            MeasuredIndex("Customer Effort Score", Estimate(4.9, 4.84, 4.97, 2610, "of 7"), card("ces").text("says")),
        ),
        fitted=fitted(),
        programme=programme(),
        comparison=comparison(),
        register=register(),
        checks=(Message("calibration-met", months=12, expected=1523.0, before=1601.0, shift="+0.02", after=1525.0, frozen=1524.0),),
        facts=((Message("report-fact-seed"), "2026"), (Message("report-fact-study"), "ab12" * 16), ("cxsim", "0.1.0"), ("python", "3.11.7"), ("numpy", "2.4.6"), ("seconds", "41.3")),
        run="2026-01-05-telecom-ab12cd34",
    )  # fmt: skip


def plan() -> Plan:
    certain = {
        "start": {"missing": 0.7},
        "gain": 0.2,
        "loss_aversion": 2,
        "half_life": "6 months",
        "log_hazard": {"fit": "churn", "coef": "nps"},
    }
    call = {"channel": "phone", "success": 0.71, "quality_success": 0.8, "quality_failure": 0.2, "effort": 0.5, "cost": 6.4}
    return Plan.model_validate(
        {
            "name": "Telecom operator <script>alert('x')</script> & sons", "start": date(2026, 1, 1), "horizon": MONTHS, "currency": "EUR",
            "churn": {}, "satisfaction": certain, "effort": {**certain, "log_hazard": 0.0}, "revenue": {"margin": 0.62}, "cost_per_customer": 3.1,
            "journeys": {"support": {"trigger": {"rate": 0.12}, "touchpoints": {"call": call}}},
        }
    )  # fmt: skip


def programme() -> Programme:
    return Programme.model_validate(
        {
            "description": "Answer calls in two minutes and solve the issue in the first one, with twelve more agents and a routing licence.",
            "levers": [
                {"quantity": f"{CALL}.success", "shift": {"value": 0.08, "p5": 0.03, "p95": 0.13}, "start": date(2026, 3, 1), "ramp": 3}
            ],
            "costs": [
                {"name": "=licence", "one_off": 120_000, "on": date(2026, 2, 1), "source": "vendor offer"},
                {"name": "agents", "per_month": 12_000, "start": date(2026, 3, 1)},
            ],
        }
    )


LINES = (
    CashFlowLine("margin", Message("decision-line-margin"), "benefit", "month"),
    CashFlowLine("cost_to_serve", Message("decision-line-cost-to-serve"), "benefit", "month"),
    CashFlowLine("base_cost", Message("decision-line-base-cost"), "benefit", "month"),
    CashFlowLine("acquisition_cost", Message("decision-line-acquisition-cost"), "benefit", "month"),
    CashFlowLine("programme.=licence", Message("decision-line-programme-cost", cost="=licence"), "cost", "dated"),
    CashFlowLine("programme.agents", Message("decision-line-programme-cost", cost="agents"), "cost", "month"),
)


def drivers() -> tuple[VolumePriceLine, ...]:
    month = np.arange(MONTHS)
    active = 12_310 * np.exp(-0.0245 * month) + 5400 * (1 - np.exp(-0.03 * month))
    more = active * (1 + 0.0056 * np.cumsum(RAMP))
    one, off = np.ones(MONTHS), np.zeros(MONTHS)
    once = (month == 1).astype(float)
    return (
        VolumePriceLine("margin", "fees", Message("decision-volume-fees"), "money", "revenue.margin", 0.62, "share", 1, active * 41.3, more * 41.3, one, one, off),
        VolumePriceLine("cost_to_serve", "touches.support.call", Message("decision-volume-contacts", journey="support", touch="call"), "touches", f"{CALL}.cost", 6.4, "money", -1, active * 0.14, more * (0.14 - 0.02 * RAMP), one, one, off),
        VolumePriceLine("cost_to_serve", "touches.support.callback", Message("decision-volume-contacts", journey="support", touch="callback"), "touches", "journeys.support.touchpoints.callback.cost", 11.5, "money", -1, active * 0.05, more * (0.05 - 0.021 * RAMP), one, 1 - 0.1 * RAMP, -0.2 * RAMP),
        VolumePriceLine("base_cost", "active_months", Message("decision-volume-active-customers"), "customer-months", "cost_per_customer", 3.1, "money per month", -1, active, more, one, one, off),
        VolumePriceLine("acquisition_cost", "acquired.online", Message("decision-volume-acquired", channel="online"), "customers", "acquisition.online.cost", 85.0, "money", -1, one * 160, one * 160, one, one, off),
        VolumePriceLine("programme.=licence", "payments", Message("decision-volume-payments", cost="=licence"), "payments", f"{NAME}.costs.0.one_off", 120_000.0, "money", -1, off, once, one, one, off),
        VolumePriceLine("programme.agents", "months", Message("decision-volume-months-paid", cost="agents"), "months", f"{NAME}.costs.1.per_month", 12_000.0, "money per month", -1, off, AFTER * 1.0, one, one, off),
    )  # fmt: skip


def worth(flows: np.ndarray, terms: FinancialTerms) -> money.InvestmentMeasures:
    """The measures of an incremental cash flow (period, line)."""
    return money.measure_cash_flow(*by_kind(flows, LINES), terms.discount_rate.value, terms.convention)


def spread(values: np.ndarray) -> DrawSummary:
    known = values[np.isfinite(values)]
    p5, p50, p95 = np.percentile(known, [5, 50, 95]) if len(known) else (math.nan,) * 3
    return DrawSummary(float(known.mean()) if len(known) else math.nan, float(p5), float(p50), float(p95), len(known))


def series(scenario: str) -> dict[str, np.ndarray]:
    found = {each.name: getattr(each, scenario) for each in drivers()}
    lift = 0.06 * RAMP if scenario == "programme" else 0 * RAMP
    return {
        **found,
        "active_end": found["active_months"] * 0.99,
        "satisfaction": 0.66 + lift,
        "churned": found["active_months"] * (0.026 - lift / 20),
    }


def comparison() -> Comparison:
    terms = FinancialTerms.model_validate({"discount_rate": {"value": 0.10, "source": "group treasury"}, "convention": "mid_month"})
    baseline, changed = scenario_flows(drivers(), LINES, MONTHS)
    base = changed - baseline
    rng = np.random.default_rng(7)
    success, margin, nps = rng.normal(0.08, 0.03, DRAWS), rng.normal(0.62, 0.02, DRAWS), rng.normal(-0.09, 0.012, DRAWS)
    factor = (success / 0.08) * (margin / 0.62) ** 2 * (nps / -0.09)
    flows = base[None] * np.where([line.kind == "benefit" for line in LINES], factor[:, None, None], 1.0)
    flows[:, :, 5] *= rng.normal(1, 0.03, (DRAWS, 1))
    measured = [worth(each, terms) for each in flows]
    npv = np.array([m.npv for m in measured])
    roi = np.array([math.nan if m.roi is None else m.roi for m in measured])
    payback = np.array([math.nan if m.payback_months is None else m.payback_months for m in measured])
    return Comparison(
        programme="faster_resolution", description=programme().description, currency="EUR", months=month_starts(date(2026, 1, 1), MONTHS)[:-1],
        terms=terms, lines=LINES,
        base=BaseCase({}, drivers(), baseline, changed, series("baseline"), series("programme"), worth(base, terms)),
        replications=4, seed=2026,
        draws=Draws(np.arange(DRAWS), (f"{NAME}.levers.0.shift", "revenue.margin"), np.column_stack([success, margin]), ("nps",), nps[:, None], np.zeros(DRAWS), {}, {"satisfaction.log_hazard": "nps"}, {}),
        flows_by_draw=flows, npv_by_draw=npv, roi_by_draw=roi, payback_by_draw=payback, rate_by_draw=np.full(DRAWS, 0.10),
        npv=spread(npv), roi=spread(roi), payback=spread(payback), npv_error=float(npv.std() / np.sqrt(DRAWS)),
        probability_of_loss=float((npv < 0).mean()), probability_of_payback=float(np.isfinite(payback).mean()),
        mean_flows=worth(flows.mean(axis=0), terms), notes=(Message("decision-programme-free", programme="faster_resolution", reason="because"),),
    )  # fmt: skip


def register() -> tuple[Assumption, ...]:
    return (
        Assumption(f"{NAME}.levers.0.shift", 0.08, "share", 0.03, 0.13, "pilot in two teams, autumn 2025", Grade.EXPERIMENT, "service design", "programme", 0.81),
        Assumption("revenue.margin", 0.62, "share", 0.59, 0.65, "management accounts 2025", Grade.MEASURED, "controlling", "plan", 0.22),
        Assumption("fit.churn.nps", -0.09, "log hazard per unit", -0.11, -0.07, "customers.csv", Grade.FITTED, "", "fitted model", -0.34),
        Assumption(f"{CALL}.cost", 6.4, "money", None, None, "@SUM(A1:A9)", Grade.MEASURED, "", "plan"),
        Assumption("journeys.support.touchpoints.callback.cost", 11.5, "money", 9.0, 14.0, "", None, "", "plan", -0.05),
        Assumption(f"{NAME}.costs.0.one_off", 120_000.0, "money", None, None, "+vendor offer", Grade.QUOTED, "", "programme"),
        Assumption(f"{NAME}.costs.1.per_month", 12_000.0, "money per month", 11_000.0, 13_000.0, "-HR plan", Grade.OPINION, "", "programme", -0.12),
        Assumption("money.discount_rate", 0.10, "per year", None, None, "group treasury", Grade.MEASURED, "CFO", "money"),
    )  # fmt: skip


def fitted() -> FittedChurn:
    months = np.arange(0.0, 72.0)
    survival = np.exp(-0.022 * months - 0.0001 * months**1.5)
    width = 0.004 + 0.0006 * months
    curve = SurvivalCurve(
        *(tuple(map(float, each)) for each in (months, survival, np.maximum(survival - width, 0), np.minimum(survival + width, 1))),
        tuple(int(5000 * s) for s in survival),
    )
    groups = tuple(
        CalibrationGroup(i + 1, 125, 0.05 + 0.045 * i, 0.042 + 0.047 * i, max(0.0, 0.047 * i - 0.01), 0.1 + 0.05 * i) for i in range(10)
    )
    ratios = (
        HazardRatio("nps", "nps", None, None, -0.09, 0.012, 1e-9, -1.0, 1.094, 1.07, 1.12, True, ratio_message(step_message("nps", -1.0), 1.094, 1.07, 1.12)),
        HazardRatio("plan[annual]", "plan", "annual", "monthly", -0.6, 0.08, 1e-9, 1.0, 0.549, 0.47, 0.64, True, ratio_message(level_message("plan", "annual", "monthly"), 0.549, 0.47, 0.64)),
        HazardRatio("contacts_90d", "contacts_90d", None, None, 0.02, 0.02, 0.3, 1.0, 1.02, 0.98, 1.06, False, ratio_message(step_message("contacts_90d", 1.0), 1.02, 0.98, 1.06)),
    )  # fmt: skip
    tests = (
        ProportionalityTest("nps", 0.4, 0.52, True, Message("churn-proportionality-holds", column="nps", p=p_message(0.52))),
        ProportionalityTest("plan[annual]", 14.0, 0.0002, False, Message("churn-proportionality-fails", column="plan[annual]", p=p_message(0.0002), ratio=0.55)),
    )  # fmt: skip
    tail = Message("churn-tail-baseline", longest=71.0, stratum=None, rate=0.019, stretch=12.0, events=95)
    validation = Validation(
        3750, 1250, 297, 0.742, 0.749, (HorizonCalibration(12.0, groups, 1.02, 0.013, Message("churn-calibration-level", month=12.0, ratio=1.02, unseen=0, groups=10)),),
        (RivalScores(Message("churn-method-cox"), 0.742, (1.02,), (0.013,)), RivalScores(Message("churn-rival-kaplan-meier"), 0.5, (1.0,), (0.09,))),
        Message("churn-ranking", concordance=0.742, customers=1250, left=297),
    )  # fmt: skip
    card = ChurnCard(
        Cox().label(), {}, "customers.csv", "9f2c" * 16, 2026, 5000, 1188, 0, -9123.4, 396.0, validation, curve, ratios, tests, tail,
        Message("churn-caveat"),
        (Message("data-column-blank", name="csat", count=2050, rows=5000, used="yes"),),
    )  # fmt: skip
    hazard = ProportionalHazard(
        ("nps",), np.array([7.1]), np.array([-0.09]), np.array([[0.012**2]]), months, -np.log(survival), 0.019, tail, 0.03
    )
    return FittedChurn(
        Proportional(hazard), Encoding.model_construct(), "converged", Message("churn-status-converged", events=1188, coefficients=3), card
    )
