"""What a programme is worth, how sure that is, what could go wrong, what to measure next, and the options."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    """The sentences by their key; a name in braces is filled in."""

    # the decision
    no_money: str = "On these assumptions {name} changes no money: its net present value is {zero}."
    decision: str = "On these assumptions {name} {verdict}: over {horizon} it {worth} ({spread}); it {payback}, and {losing}."
    loss_chance: str = "the chance to lose is {chance}"
    loss_counted: str = "it loses in {chance}"
    pays_all: str = "pays in every draw"
    loses_all: str = "loses in every draw"
    all_draws: str = "all {draws} lie between {low} and {high}"
    single_draw: str = "a single draw, so no range is known"
    pays: str = "pays in nearly every case"
    never_pays: str = "loses in nearly every case"
    likely_pays: str = "is more likely to pay than to lose"
    likely_loses: str = "is more likely to lose than to pay"
    is_worth: str = "is worth {amount}"
    loses: str = "loses {amount}"
    npv: str = "Net present value"
    npv_axis: str = "net present value, {currency}"
    ninety: str = "90 % of cases: {between}"
    chance_to_lose: str = "Chance to lose"
    loss_note: str = "draws with a net present value below zero"
    payback: str = "Payback"
    payback_note: str = "{chance} draws are paid back within {months}"
    payback_counted: str = "paid back within {months}: {chance}"
    not_within: str = "not within {months}"
    money_needed: str = "Money needed"
    money_needed_note: str = "deepest point of the median cumulative cash flow"
    customers_kept: str = "Customers kept"
    customers_kept_note: str = "fewer leave within {months}, base case; {won} won"
    customers_more: str = "More customers"
    customers_more_note: str = "after {months}, base case"
    roi: str = "Return on investment"
    roi_note: str = "{spread}, discounted"
    nothing_spent: str = "nothing is spent"
    decision_title: str = "What it is worth, and how sure that is"
    npv_title: str = "{losing}; {spread}"
    npv_losing: str = "{chance} draws lose money"
    npv_losing_counted: str = "money is lost in {chance}"
    npv_ninety: str = "nine in ten lie between {low} and {high}"
    npv_alt_few: str = "Histogram of the net present value in {draws}: lowest {p5}, median {p50}, highest {p95}."
    npv_alt: str = "Histogram of the net present value in {draws} draws: 5th percentile {p5}, median {p50}, 95th percentile {p95}."
    centre_alike: str = "Base case {base}, median of the draws {median}, mean {mean}: {at}, and they differ by no more than chance."
    centre_apart: str = (
        "Base case {base}, median of the draws {median}, mean {mean}: {at}; the draws lie elsewhere because one side of an interval moves "
        "NPV more than the other{most}."
    )
    centre_medians: str = "in the base case every assumption stands at the median of its law"
    centre_modes: str = "in the base case every assumption stands at the median of its law, only {names} at the mode"
    centre_most: str = ", most of all {name} (NPV {low} at its P5, {middle} at its value, {high} at its P95)"
    npv_note: str = (
        "Each draw takes every uncertain assumption at a value from its interval and lives both lives of every customer with it. "
        "Mean {mean}, Monte Carlo standard error {error}; base case (every assumption at its central value) {base}."
    )
    cash_title: str = "In the middle case it {payback}{need}"
    cash_need: str = ", after a need of {amount} at its deepest"
    cash_alt: str = (
        "Cumulative net cash flow by month with its 5th to 95th percentile; at the end the median is {median}, the range {between}."
    )
    cash_axis: str = "cumulative net cash flow, {currency}, not discounted"
    cash_note: str = "Pale: 90 % of draws; darker: 50 %; line: median. Programme minus doing nothing, at the end of each month."
    cash_note_few: str = "Pale: from the lowest to the highest draw; line: median. Programme minus doing nothing, at the end of each month."
    others: str = "{count} others"
    nothing_stands_out: str = "No assumption stands out: none of those that were varied moves the result by more than chance would."
    drives_most: str = "What drives it most: {label}"
    drives_sentence: str = (
        "{label}: in the fifth of the draws in which it is lowest, the net present value averages {low}; "
        "in the fifth in which it is highest, {high}."
    )
    drives_alt: str = "Bars ranking the assumptions by their effect on the net present value: {bars}."
    drives_bar: str = "{label} {low} when low, {high} when high"
    drives_note: str = (
        "Mean net present value over the fifth of the draws in which the assumption is lowest, and highest; ranked by rank correlation."
    )
    tornado_note: str = "Each assumption alone at the ends of its 90 % interval, all others at their central values, on the same luck."
    not_from_chance: str = "Not to be told from chance at {draws} draws: {rest}."
    low_end: str = "assumption low"
    high_end: str = "assumption high"
    draws_axis: str = "share of draws"
    tornado_by_chance: str = "No wider than what chance alone makes of a bar (95 %), so that neither side nor order says anything: {rest}."
    sobol_table: str = "Which assumptions the spread of the result comes from"
    sobol_columns: str = "Assumption|Alone|95 % interval|In all|95 % interval"
    shapley_columns: str = "Assumption|Share|95 % interval"
    shapley_note: str = (
        "Some of these assumptions move together, as stated or as fitted: each is given its fair part (Shapley), and all sum to 100 %."
    )
    precision_table: str = "How exact the simulation is: what another key would change"
    precision_columns: str = "Figure|Value|Monte Carlo standard error"
    parts_table: str = "Luck, good and bad months, assumptions: the parts of the spread"
    parts_columns: str = "Source|Share of the variance|What it is"
    luck: str = "individual luck"
    calendar: str = "good and bad months"
    assumptions_part: str = "what is not known"

    precise_enough: str = (
        "Precise enough: after {draws} draws the standard error of the mean net present value is {error}; at most {allowed} was asked for."
    )
    not_precise_enough: str = (
        "Not precise enough: after {draws} draws the standard error of the mean net present value is {error}; at most {allowed} was "
        "asked for. More draws make it smaller."
    )

    # the decision on one page
    what_could_go_wrong: str = "What could go wrong"
    measure_next: str = "What to measure next"
    what_it_rests_on: str = "What it rests on"
    one_downside: str = "Downside case: {amount}, with {sets}."
    set_to: str = "{name} at {value}"
    one_switch: str = "It is worth nothing once {name} is {value} instead of {central}."
    one_warning: str = "Plausibility: {name}: {found}; expected {expected} ({source})."
    one_grades: str = "{measured} of {all} numbers are measured, tested or fitted; {weak} are benchmarks, quotes or opinions."
    one_rank: str = "First of all find out: {name}. It moves the result more than anything else that was varied."
    one_none: str = "No single assumption stands out among those that were varied."

    # what could go wrong
    cases_table: str = "Named cases: a set of assumptions at other values, on the same luck"
    cases_columns: str = "Case|Net present value|Return on investment|Payback|Assumptions that differ from the base case"
    case_base: str = "base"
    case_downside: str = "downside"
    case_upside: str = "upside"
    none_differ: str = "none"
    rule: str = "It loses where {where}: {loss} of the draws there lose, and {caught} of all losses lie there."
    rule_below: str = "{name} is below {value}"
    rule_above: str = "{name} is above {value}"
    rules_intro: str = "Where among the draws it loses:"
    switch_table: str = "Switching values: where the net present value becomes zero"
    switch_columns: str = "Assumption|Central value|90 % interval|Switching value|How found"
    switch_none: str = "none near"
    audit_table: str = "Plausibility audit: warnings"
    audit_columns: str = "Check|Found|Expected|Source"
    audit_clean: str = "Plausibility audit: {count} checks against published ranges and against the case itself; none of them warns."
    audit_sum: str = "Plausibility audit: {warnings} of {count} checks warn."

    # what to measure next
    evpi: str = "To know everything before deciding would be worth {amount} (standard error {error})."
    evppi_table: str = "What it would be worth to know one assumption exactly before deciding"
    evppi_columns: str = "Assumption|Worth|Standard error"
    tests_table: str = "Tests that the study states, each at its best size"
    tests_columns: str = "Test|Of|Observations|Weeks|Costs|Cost of delay|Answer is worth|Standard error|Gain in all|Standard error"
    none_clear: str = "No single assumption is worth more to learn than the Monte Carlo error of that worth: more draws would tell."
    no_test_pays: str = "No single assumption is worth paying to learn: whatever was learnt, the decision would stay the same."

    # options
    options_title: str = "The options side by side"
    effects_title: str = "Where the benefits come from"
    options_intro: str = "Every option lives the same customers with the same luck; what several earn together is run, never added up."
    options_table: str = "Net present value of each option"
    options_columns_few: str = "Option|Net present value|Lowest to highest draw|Chance to lose|Sum of its parts|Overlap"
    options_columns: str = "Option|Net present value|90 % of cases|Chance to lose|Sum of its parts|Overlap"
    options_best: str = "The highest mean net present value: {name}."
    options_nothing: str = "No option has a mean net present value above zero: doing nothing is best."
    split_table: str = "Which effect earns the benefits, present value"
    split_columns: str = "Effect|Shapley share|Alone|Last"
    split_total: str = "Benefits"
    split_note: str = (
        "Alone: only this effect happens. Last: what it adds when all others have happened. "
        "The benefits minus all effects alone, their overlap: {overlap}."
    )
    effect_retention: str = "retention"
    effect_referral: str = "referral"
    effect_cost_to_serve: str = "cost to serve"
    effect_expansion: str = "expansion"
    effect_acquisition: str = "acquisition"
    bridge_title: str = "From {first} to {second}: {difference}"
    bridge_alt: str = "Bridge from {first} ({start}) to {second} ({end}): {bars}."
    bridge_start: str = "start"
    bridge_end: str = "end"
