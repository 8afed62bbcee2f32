"""Who the customers are, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Customers:
    """The sentences by their key; a name in braces is filled in."""

    # customers
    customers_title: str = "Who the customers are"
    customers_text: str = (
        "{table} has {rows} customers: {active} active and {gone} gone ({share}); the longest tenure is {tenure} months. "
        "The twin starts from the active ones, each in the present state of its row."
    )
    stated_text: str = (
        "No customer table was read, so nothing was measured and nothing was fitted: {customers} customers are drawn from {count} "
        "segments, and how fast they leave is stated, on the evidence below. A table of customers would replace it by a fit."
    )
    stated_table: str = "Segments, with the hazard of leaving as stated"
    stated_columns: str = "Segment|Customers|Mean tenure, months|Mean fee, {currency} a month|Hazard of leaving|Grade|Source"
    stated_constant: str = "{rate} a month"
    stated_weibull: str = "Weibull: scale {scale} months, shape {shape}"
    indices_table: str = "Indices as measured on the table"
    indices_columns: str = "Index|Value|95 % interval|Answers|How to read it"
    how_read: str = "How the file was read: {how}."
    lives_title: str = "Without and with the programme"
    lives_intro: str = (
        "Every customer lives twice, with the same luck: once without the programme, once with it. Base case, mean of the replications."
    )
    more_customers: str = "{count} more customers at the end"
    fewer_customers: str = "{count} fewer customers at the end"
    as_many_customers: str = "As many customers at the end as without it"
    active_axis: str = "active customers at month end"
    more_contacts: str = "{share} more contacts over the horizon"
    fewer_contacts: str = "{share} fewer contacts over the horizon"
    as_many_contacts: str = "As many contacts as without it"
    contacts_axis: str = "contacts per month"
    satisfaction_higher: str = "True satisfaction ends {points} points of 100 higher"
    satisfaction_lower: str = "True satisfaction ends {points} points of 100 lower"
    satisfaction_same: str = "Satisfaction stays as it is"
    satisfaction_axis: str = "mean satisfaction of active customers, 0-100"
    lives_alt: str = "{unit}, {months}: without the programme from {first} to {without}, with it to {with_}."
    without_programme: str = "without programme"
    with_programme: str = "with programme"
    leave: str = "{with_} customers leave with the programme, {without} without it."
    won: str = "{with_} customers are won with the programme, {without} without it."
    referred: str = "{with_} customers come by referral with the programme, {without} without it."
    fates_table: str = "What becomes of each customer, one replication of the base case"
    segments_table: str = "By segment, one replication of the base case"
    fates_columns: str = "Fate|Customers|Worth, {currency}|Worth per customer"
    segments_columns: str = "Segment|Customers|Saved|Lost|Worth, {currency}|Worth per customer"
    fates_note: str = (
        "Not discounted, programme costs shared out; the customers add up to the programme's total to the cent. "
        "How long a customer stays is compared from its arrival on."
    )
    all_customers: str = "All"
    fate_saved: str = "saved: leaves only without the programme"
    fate_lost: str = "lost: leaves only with it"
    fate_longer: str = "leaves later with it"
    fate_shorter: str = "leaves sooner with it"
    fate_gained: str = "comes only with it"
    fate_forgone: str = "comes only without it"
    fate_earlier: str = "stays as long, comes earlier with it"
    fate_later: str = "stays as long, comes later with it"
    fate_served: str = "stays as long, costs or pays otherwise"
    fate_same: str = "nothing changes"
