"""The page on drivers: what goes with the scores, and how they go with churn and spend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Drivers:
    """The sentences by their key; a name in braces is filled in."""

    drivers_title: str = "{place}: drivers of churn and scores"
    drivers_of: str = "Drivers of {indices}"
    synthetic_label: str = "These data are synthetic: they describe no real company and no real person."
    index_nps: str = "NPS"
    index_csat: str = "CSAT"
    index_ces: str = "effort score (CES)"
    asks_ces: str = "How alarming is a fall of the effort score?"

    # key figures
    more_leavers: str = "More leavers of 1,000 in a year if the {index} fell by one point"
    more_leavers_note: str = "{between}; churn hazard × {ratio}"
    trial_size: str = "Customers an experiment would need"
    trial_size_note: str = "followed for a year, the {index} of half of them lifted by one point"

    # a score and churn
    leaves_by: str = "Who leaves within a year, by {index}"
    leaves_alt: str = "Share leaving within a year: {bands}."
    leaves_note: str = (
        "Each band in turn stands for all of today's customers, so that features and other scores are equal. With 95 % intervals."
    )
    leaves_axis: str = "leave within a year, others equal"
    score_ratios: str = "Hazard ratios (Cox regression)"
    score_ratio_columns: str = "Difference|Ratio|95 % interval"
    score_alone: str = "one point more, the score alone"
    score_equal: str = "one point more, others equal"
    score_contrast: str = "lowest against highest band, others equal"
    score_rows: str = "{left} leavers in {rows} rows."
    line_holds: str = " A straight line in the score holds (p = {p})."
    line_refuted: str = " A straight line in the score is refuted (p = {p})."
    trials_table: str = "What an experiment would need (two equal arms, 80 % power, 5 % two-sided; Schoenfeld 1983)"
    trials_columns: str = (
        "Points lifted in one arm|Hazard ratio|Leavers needed|Customers, followed a year|Weeks with all of today's customers"
    )
    trials_note: str = "If the association were the effect. A smaller lift, or an effect that is only partly causal, needs more."
    more_than: str = "more than {count}"

    # what goes with a score
    moves_with: str = "What moves with the {index}"
    shares_title: str = "What the {index} goes with"
    shares_note: str = (
        "Hollow points are drivers that are not told from chance: their shares are what noise alone gives. Intervals (95 %) by customer."
    )
    shares_axis: str = "share of what is explained"
    bends_at: str = "{driver} bends at {knot} (p = {p}): it has one slope below and another above."
    no_bend: str = "No number shows a bend: straight lines hold (Wald tests of hinges, all together at 5 %)."
    left_out: str = "{driver} is left out: {why}."
    effects_table: str = "Expected {index}, others equal (proportional odds regression)"
    driver_columns: str = "Driver|This much more|Points|95 % interval|Told from chance"
    effects_note: str = "{answers} answers of {customers} customers, mean {mean}."
    not_known: str = "not known"

    # reasons, spend, data
    through_title: str = "Through the scores to churn"
    reasons_title: str = "Root causes as customers name them (NPS+)"
    reasons_table: str = "Reasons given with the {index}"
    reasons_columns: str = (
        "Reason|Answers|Mean score|In the lowest band|Customers now|Leave in a year|All else equal|95 % interval|Told apart"
    )
    spend_title: str = "Scores and spend"
    driver_data_title: str = "Data and method"
    driver_data: str = (
        "{file} (SHA-256 {hash}…): {customers} customers, of whom {left} left; {answers} answers. Contacts and touches count for "
        "{days} days before an answer. Shares: Shapley values of explained log likelihood, intervals from {draws} resamples of customers "
        "(key {key})."
    )
