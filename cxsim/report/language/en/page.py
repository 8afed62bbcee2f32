"""What frames a report: its title, its limits, how to make it again, the picture of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """The sentences by their key; a name in braces is filled in."""

    # the page
    title: str = "{plan}: {programme}"
    subtitle: str = "Simulated business case, {months} from {start}, in {currency}"
    colophon: str = "Made by cxsim; this page loads nothing and calls nowhere."
    contents: str = "Contents"
    the_decision: str = "The decision"
    skip: str = "Skip to the report"
    page_of: str = "Page {page} of {pages}"

    # limits and reproduction
    limits_title: str = "Limits and notes"
    limit_luck: str = (
        "Luck is shared by both lives and averaged over {replications} replications; its error is part of the Monte Carlo error."
    )
    limit_closed: str = "What the plan does not say does not happen: no competitor reacts, no price changes, no other programme runs."
    reproduce_title: str = "How to reproduce it"
    again_run: str = "cxsim runs verify {run}"
    again: str = "cxsim runs verify, with the run's folder,"
    reproduce_text: str = (
        "The command {again} fits the model again and simulates again from the stored fit; the second must be equal to the last bit."
    )
    made_from_table: str = "What this run was made from"
    made_from_columns: str = "What|Value"
    fact_table: str = "table"
    fact_table_hash: str = "hash of the table (SHA-256)"

    # the picture
    picture_bands: str = "{draws} draws: pale 90 %, darker 50 %, line median"
    picture_cash: str = "cumulative net cash flow, {currency}"
    picture_more: str = "{count} more customers after {months}"
    picture_fewer: str = "{count} fewer customers after {months}"
    picture_axis: str = "active customers, with minus without the programme"
    picture_base: str = "base case"
    picture_synthetic: str = "synthetic data; {made}"
