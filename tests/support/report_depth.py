"""Findings with everything a decision may have beyond the comparison, made by hand."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from cxsim.decision import money
from cxsim.decision.attribution import BenefitSplit, Bridge, BridgeBar, EffectShare
from cxsim.decision.audit import Audit, AuditCheck
from cxsim.decision.cash_flow import HAIRCUT_LINE, TAX_LINE, TERMINAL_LINE, by_kind, scenario_flows, terms_volumes
from cxsim.decision.comparison import BaseCase, CashFlowLine, VolumePriceLine
from cxsim.decision.financial_terms import FinancialTerms, effective_rate, round_amounts
from cxsim.decision.information import InformationValue, MeasurementValue, ParameterInformation
from cxsim.decision.paired_customers import CustomerGroup, PairedCustomers
from cxsim.decision.precision import HeadlineError, NpvPrecision, StopRule, VariancePart
from cxsim.decision.register_summary import GradeSummary, PlannedFigure, RegisterEntry, RegisterSummary
from cxsim.decision.sample_sizes import SampleSizeValue
from cxsim.decision.sensitivity import LossRule, Sensitivity, SobolIndex, SobolTable, TornadoBar
from cxsim.decision.value_summary import HorizonEquity, NamedCase, NpvProfile, ValueSummary
from cxsim.report.findings import Findings
from cxsim.text import Message
from cxsim.units import month_starts
from tests.support import report_demo
from tests.support.report_demo import CALL, MONTHS, NAME
from tests.support.report_experiment import experiment_findings

CASES = {"downside": (0.55, 0.58, 0.12, 13_500.0), "upside": (1.35, 0.65, 0.08, 11_000.0)}
SERVING, AGENTS = "money.inflation_by_line.cost_to_serve", f"{NAME}.costs.1.inflation"
GROWTH = {SERVING: 0.04, AGENTS: 0.025}
SHIFT = f"{NAME}.levers.0.shift"


def base_of(
    drivers: tuple[VolumePriceLine, ...], lines: tuple[CashFlowLine, ...], terms: FinancialTerms, values: dict[str, float]
) -> BaseCase:
    """The base case that drivers make on terms."""
    flows = [round_amounts(each, terms) for each in scenario_flows(drivers, lines, MONTHS)]
    worth = money.measure_cash_flow(*by_kind(flows[1] - flows[0], lines), effective_rate(terms, values), terms.convention)
    return BaseCase(values, drivers, *flows, report_demo.series("baseline"), report_demo.series("programme"), worth)


def moved(driver: VolumePriceLine, lift: float, margin: float, agents: float) -> VolumePriceLine:
    """A driver in another case: the programme's effect on volumes times `lift`, and two other prices."""
    price = {"revenue.margin": margin, f"{NAME}.costs.1.per_month": agents}.get(driver.price_name, driver.price)
    if driver.line.startswith("programme."):
        return replace(driver, price=price)
    level = 1 + (driver.programme_level - 1) * lift
    return replace(driver, price=price, programme=driver.baseline + (driver.programme - driver.baseline) * lift, programme_level=level)


def growing(driver: VolumePriceLine) -> VolumePriceLine:
    """The driver with the inflation of its line: wages by 4 % a year, what the agents cost by 2.5 %."""
    name = {"cost_to_serve": SERVING, "programme.agents": AGENTS}.get(driver.line)
    return driver if name is None else replace(driver, inflation=GROWTH[name], inflation_name=name)


def named_case(name: str, findings: Findings, extra: dict[str, float]) -> NamedCase:
    lift, margin, rate, agents = CASES[name]
    terms, lines = findings.comparison.terms, findings.comparison.lines
    values = {**extra, "money.discount_rate": rate}
    business = tuple(moved(growing(driver) if extra else driver, lift, margin, agents) for driver in report_demo.drivers())
    sets = ((SHIFT, 0.08 * lift), ("revenue.margin", margin), (f"{NAME}.costs.1.per_month", agents), ("money.discount_rate", rate))
    return NamedCase(name, sets, base_of(on_terms(business, terms, values), lines, terms, values))


def on_terms(drivers: tuple[VolumePriceLine, ...], terms: FinancialTerms, values: dict[str, float]) -> tuple[VolumePriceLine, ...]:
    """The drivers with what the terms add."""
    costs = [d for d in drivers if d.line.startswith("programme.")]
    business = [d for d in drivers if not d.line.startswith("programme.")]
    active = {name: {"active_end": report_demo.series(name)["active_end"]} for name in ("baseline", "programme")}
    added, tax = terms_volumes(terms, values, business, costs, active["baseline"], active["programme"])
    return (*business, *added, *costs, *tax)


def taxed(convention: str = "end_of_month") -> Findings:
    """A case with every switch of the terms on: real prices, haircut, terminal value, tax, soft lines, rounding."""
    found = report_demo.findings()
    terms = FinancialTerms.model_validate(
        {
            "discount_rate": 0.10, "convention": convention, "rate_basis": "nominal", "price_basis": "real", "inflation": 0.02, "tax_rate": 0.25,
            "haircut": {"share": 0.2, "because": "another team works on the same customers"}, "terminal": {"per_customer": 12.0},
            "soft": ["cost_to_serve"], "round_to": 100,
        }
    )  # fmt: skip
    values = {
        "money.discount_rate": 0.10,
        "money.inflation": 0.02,
        "money.tax_rate": 0.25,
        "money.haircut.share": 0.2,
        "money.terminal.per_customer": 12.0,
    }
    values |= GROWTH
    lines = report_demo.LINES
    every = (*lines[:4], TERMINAL_LINE, HAIRCUT_LINE, *lines[4:], TAX_LINE)
    base = base_of(on_terms(tuple(map(growing, report_demo.drivers())), terms, values), every, terms, values)
    flows = np.repeat(base.flows[None], report_demo.DRAWS, axis=0)
    changed = replace(found, comparison=replace(found.comparison, terms=terms, lines=every, base=base, flows_by_draw=flows))
    return replace(changed, cases=tuple(named_case(name, changed, values) for name in CASES))


def findings() -> Findings:
    """Everything at once."""
    found = report_demo.findings()
    return replace(
        found,
        cases=tuple(named_case(name, found, {}) for name in CASES),
        precision=precision(), paired=paired(), worth=worth(), split=split(), bridges=(bridge(),), sensitivity=sensitivity(),
        information=information(), audit=audit(), ledger=ledger(), experiments=(experiment_findings(),),
    )  # fmt: skip


def precision() -> NpvPrecision:
    return NpvPrecision(
        (VariancePart("individual", 1e8, 0.02, Message("decision-precision-individual")), VariancePart("calendar", 0.0, 0.0, Message("decision-precision-calendar")), VariancePart("assumptions", 5e9, 0.98, Message("decision-precision-assumptions"))),
        (HeadlineError(Message("decision-headline-npv-mean"), 146_076.0, 16_532.0, "EUR"), HeadlineError(Message("decision-headline-loss"), 0.22, 0.03, "share")),
        StopRule(200, 16_532.0, 3_000.0, False, Message("decision-stop-missed", draws=200, error=16_532.0, allowed=3_000.0)),
    )  # fmt: skip


def paired() -> PairedCustomers:
    fates = (
        CustomerGroup("saved", 640, 640, 0, 21_000_000, 328.13),
        CustomerGroup("lost", 12, 0, 12, -310_000, -258.33),
        CustomerGroup("same", 11_658, 0, 0, 5_180_000, 4.44),
    )
    segments = (CustomerGroup("basic", 8_000, 500, 9, 18_000_000, 22.5), CustomerGroup("premium", 4_310, 140, 3, 7_870_000, 18.26))
    return PairedCustomers(pd.DataFrame(), segments, fates, 25_870_000)


def worth() -> ValueSummary:
    profile = NpvProfile(np.array([0.0, 0.1]), np.array([250_000.0, 184_719.0]), (0.67,))
    steps = ((Message("decision-step-benefits"), 655_686.0), (Message("decision-step-programme-costs"), -470_967.0))
    return ValueSummary(
        148_500.0, 4, 21_300.0, 96_800.0, 92_640.0, 92_079.0, -0.2, steps, profile, HorizonEquity(5_970_000.0, 6_625_000.0, 12_310)
    )


def split() -> BenefitSplit:
    shares = (
        EffectShare("retention", 590_000.0, 575_000.0, 604_000.0),
        EffectShare("cost_to_serve", 65_686.0, 51_000.0, 80_000.0),
        EffectShare("referral", 0.0, 0.0, 0.0),
    )
    return BenefitSplit(shares, 655_686.0, 29_686.0)


def bridge() -> Bridge:
    return Bridge(
        Message("decision-bridge-nothing"),
        "faster_resolution",
        0.0,
        (
            BridgeBar("retention", 590_000.0),
            BridgeBar("cost_to_serve", 65_686.0),
            BridgeBar(Message("decision-step-programme-costs"), -470_967.0),
        ),
        184_719.0,
    )


def sensitivity() -> Sensitivity:
    bars = (
        TornadoBar(SHIFT, "share", 0.03, 0.08, 0.13, -224_000.0, 184_719.0, 593_000.0, 0.0574, Message("decision-switching-by-running")),
        TornadoBar(
            "revenue.margin", "share", 0.59, 0.62, 0.65, 152_000.0, 184_719.0, 217_000.0, 0.45, Message("decision-switching-extrapolated")
        ),
        TornadoBar(f"{CALL}.cost", "money", 5.0, 6.4, 8.0, 179_000.0, 184_719.0, 191_000.0, None, Message("decision-switching-never")),
    )
    indices = (SobolIndex(SHIFT, 0.91, 0.87, 0.95, 0.93, 0.9, 0.96), SobolIndex("revenue.margin", 0.05, 0.03, 0.08, 0.06, 0.04, 0.09))
    rule = LossRule(
        ((SHIFT, "<", 0.058),),
        0.21,
        0.97,
        0.93,
    )
    return Sensitivity(
        bars,
        SobolTable(indices, 0.97, True, Message("decision-sobol-trusted", fit=0.97)),
        (rule,),
        Message("decision-rules-found", losses=44, draws=200, caught=0.93, regions=1),
    )


def information() -> InformationValue:
    sizes = (SampleSizeValue(2_000, 9_000.0, 6.0, 21_000.0, 3_100.0, 8_900.0),)
    test = MeasurementValue("ab_test", SHIFT, sizes, sizes[0])
    size = {"customers": 2_000, "cost": 9_000.0, "value": 21_000.0, "weeks": 6.0, "gain": 8_900.0, "error": 1_200.0}
    advice = Message("decision-measure-test", name=SHIFT, currency="EUR", **size)
    return InformationValue(
        26_400.0,
        3_100.0,
        (ParameterInformation(SHIFT, 25_900.0, 3_000.0), ParameterInformation("revenue.margin", 0.0, 20.0)),
        (test,),
        advice,
    )


def audit() -> Audit:
    return Audit(
        (
            AuditCheck(Message("decision-audit-benefit"), "warning", Message("decision-audit-benefit-found", share=0.124), Message("decision-audit-benefit-expected", most=0.1), Message("decision-source-benefit")),
            AuditCheck(Message("decision-audit-referral"), "plausible", Message("decision-audit-referral-found", share=0.0), Message("decision-audit-referral-expected", most=0.15), Message("decision-source-referred")),
            AuditCheck(Message("decision-audit-books"), "not applicable", Message("decision-audit-not-stated"), Message("decision-audit-books-expected", most=0.05), Message("decision-source-books")),
        )
    )  # fmt: skip


def ledger() -> RegisterSummary:
    rows = tuple(
        RegisterEntry(
            a.name, a.value, a.unit, a.p5, a.p95, a.source, a.owner, date(2025, 11, 1), a.grade_words, None if a.p5 is None else 40_000.0
        )
        for a in report_demo.register()
    )
    grades = (
        GradeSummary("measured", 3, 1, 0.1, 152_000.0, 0.32),
        GradeSummary("experiment", 1, 1, 0.8, -224_000.0, -0.48),
        GradeSummary("opinion", 1, 1, 0.1, 158_000.0, None),
    )
    planned = tuple(
        PlannedFigure(
            start,
            Message("decision-planned-customers"),
            "customers",
            12_000.0 - 100 * month,
            11_000.0,
            13_000.0,
        )
        for month, start in enumerate(month_starts(date(2026, 1, 1), MONTHS)[:-1])
    )
    return RegisterSummary(rows, grades, planned)
