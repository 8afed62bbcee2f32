"""Cash flows, and the assumptions behind them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Money:
    """The sentences by their key; a name in braces is filled in."""

    # money
    money_title: str = "The money, month by month"
    money_text: str = (
        "Programme minus doing nothing, in {currency}, {prices}, {tax}, every assumption at its central value. "
        "Discounted at {rate} a year (annual effective{real}): what accrues over a month at {when} of it, dated payments from the "
        "first day of their month."
    )
    nominal: str = "nominal"
    real: str = "in the money of today"
    before_tax: str = "before tax"
    after_tax: str = "after tax"
    rate_converted: str = ", the stated rate brought to the prices of the plan"
    the_middle: str = "the middle"
    the_end: str = "the end"
    worth_table: str = "What the base case is worth"
    worth_columns: str = "Measure|Value|Basis"
    pv_benefits: str = "Present value of benefits"
    pv_costs: str = "Present value of programme costs"
    benefits_minus_costs: str = "benefits minus costs"
    irr: str = "Internal rate of return, per year"
    not_stated: str = "not stated"
    mirr: str = "Modified internal rate of return, per year"
    at_discount_rate: str = "financed and reinvested at the discount rate"
    payback_basis: str = "not discounted, linear within a month"
    payback_discounted: str = "Discounted payback"
    linear: str = "linear within a month"
    not_within_horizon: str = "not within the horizon"
    peak_funding: str = "Peak funding"
    peak_funding_basis: str = "deepest cumulative cash flow, not discounted, in month {month}"
    expected_loss: str = "Expected loss"
    expected_loss_basis: str = "mean over the draws of what is lost, none where nothing is"
    hard_npv: str = "Net present value, hard savings only"
    hard_npv_basis: str = "without the lines that no budget will show; these add {soft}"
    equity_before: str = "Customer equity without the programme"
    equity_after: str = "Customer equity with the programme"
    equity_basis: str = "present value within the horizon, {each} a customer, programme costs not in it"
    steps_table: str = "From the gross benefits to the net present value"
    steps_columns: str = "Step|Amount"
    by_year: str = "Incremental cash flow by year, {currency}"
    by_month: str = "Incremental cash flow by month, {currency}"
    line: str = "Line"
    year_months: str = "Months {first}-{last}"
    total: str = "Total"
    net_flow: str = "Net cash flow"
    month_column: str = "Month"
    programme_costs: str = "Programme costs"
    cumulative: str = "Cumulative"
    programme_line: str = "Programme: {name}"

    # Total Economic Impact table
    tei_title: str = "Cash flow table, risk-adjusted, {currency}"
    tei_columns: str = "Row|Of|What|Initial"
    tei_year: str = "Year {year}"
    tei_present: str = "Present value"
    tei_with: str = "{line}, with the programme"
    tei_without: str = "{line}, without it"
    tei_subtotal: str = "{line}: {what}"
    tei_adjustment: str = "Risk adjustment"
    tei_adjusted: str = "{line}, risk-adjusted"
    tei_benefits: str = "Total benefits, risk-adjusted"
    tei_costs: str = "Total costs, risk-adjusted"
    tei_net: str = "Net benefits"
    tei_cumulative: str = "Cumulative net benefits"
    tei_note: str = (
        "Initial: payments on the first day. Each line is brought to its mean over the draws where that is worse than the base case: "
        "benefits only down, costs only up. Present values discount month by month, as everywhere here."
    )

    # assumptions
    assumptions_title: str = "What it assumes"
    assumptions_text: str = (
        "{count} numbers stand behind the result; {varied} of them were varied over their 90 % interval, the others are taken as certain. "
        "Best known first: measured, experiment, fitted, quoted, benchmark, opinion."
    )
    no_source: str = "{count} of them name no source."
    register_table: str = "Assumption register"
    register_columns: str = "Assumption|Value|90 % interval|Unit|Grade|Source|Used in"
    ledger_table: str = "Assumption ledger"
    ledger_columns: str = "Assumption|Value|90 % interval|Unit|Grade|Source|Owner|Of|Swing of the result"
    grades_table: str = "How much of the return rests on which grade"
    grades_columns: str = "Grade|Numbers|Uncertain|Share of the swings|Net present value, these at their worse end|Return, likewise"
    planned_table: str = "For the review: what is planned, every twelfth month"
    planned_columns: str = "Month|Measure|Planned|90 % range"
    used_plan: str = "plan"
    used_programme: str = "programme"
    used_money: str = "money"
    used_model: str = "fitted model"
