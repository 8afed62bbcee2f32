"""A plan shown before it is run: the picture of its journeys, and the list of its quantities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanShown:
    """The sentences by their key; a name in braces is filled in."""

    # the picture
    journeys: str = "{plan}: journeys"
    goes_through: str = "{plan}: what customers go through"
    outcome_success: str = "success"
    outcome_failure: str = "failure"
    outcome_abandonment: str = "abandonment"
    outcome_asked: str = "answer to a survey"
    then_end: str = ", end"
    also_starts: str = ", starts {journey}"
    interval_of: str = " ({low} to {high})"
    by_satisfaction: str = " to {share} by satisfaction"
    gives_up: str = ", and who gives up waiting"
    starts_rate: str = "starts {rate} times a month for each customer{differs}"
    starts_when: str = ", by the hour: {hours}"
    starts_differing: str = ", differing between customers (variation {variation})"
    starts_every: str = "starts every {count} months of tenure"
    starts_after: str = "starts on {outcome} of {touch}"
    starts_answer: str = "starts on an answer below {below} to the survey {survey}"
    starts_won: str = "starts when a customer is won"
    starts_leaving: str = "starts when a customer decides to leave"
    asked_every: str = "{survey} ({index}, every {count} months)"
    asked_after: str = "{survey} ({index}, after {touch})"
    served_by: str = "served by the pool {pool}"
    opens_case: str = "opens a case: {case}"
    resolves_case: str = "resolves a case: {case}"
    in_python: str = "decided in Python: {name}"
    offer_of: str = "offer ({kind}){product}"
    pools_band: str = "pools"
    pools_are: str = "agents who serve the touches that name them"
    pool_agent: str = "{agents} agent, {hours}"
    pool_agents: str = "{agents} agents, {hours}"
    pool_service: str = "service {time}"
    pool_patience: str = "patience {time}"
    pool_called_back: str = "who asks outside these hours is called back, from {time} on before new callers"
    pool_helped: str = "helped by {pools}"
    pool_cost: str = "{amount} {currency} a month for each agent"
    on_average: str = "{time} on average"
    average_within: str = "{time} on average, 95 % within {most}"
    unit_years: str = "years"
    unit_months: str = "months"
    unit_d: str = "d"
    unit_h: str = "h"
    unit_min: str = "min"
    unit_s: str = "s"

    # the list
    plan_counts: str = "{plan}: {journeys} journeys, {quantities} quantities that a lever can name"
    plan_columns: str = "quantity|value|90 % interval|unit|grade|source"
    wrote: str = "wrote {file}"
