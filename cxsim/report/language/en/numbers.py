"""Numbers, amounts and names of quantities, in sentences of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Numbers:
    """The sentences by their key; a name in braces is filled in."""

    # numbers
    thousand: str = "{amount} thousand"
    million: str = "{amount} million"
    millions: str = "{amount} million"
    billion: str = "{amount} billion"
    billions: str = "{amount} billion"
    money: str = "{currency} {amount}"
    value_range: str = "{low} to {high}"
    percent: str = "{amount} %"
    points: str = "{amount} percentage points"
    chance: str = "{count} in 100"
    chance_least: str = "fewer than 1 in 100"
    chance_most: str = "more than 99 in 100"
    one_draw: str = "1 draw"
    draws: str = "{count} draws"
    chance_none: str = "none of {draws}"
    chance_all: str = "all {draws}"
    chance_only: str = "the only draw"
    chance_unknown: str = "unknown"
    month: str = "{count} month"
    months: str = "{count} months"
    payback_in: str = "pays back in {months}"
    payback_at_once: str = "pays back at once"
    payback_never: str = "does not pay back within the horizon"
    day: str = "{day} {month} {year}"
    and_last: str = "and"
    colon: str = ": "

    # names of quantities
    on_churn: str = "effect of {what} on churn"
    of_model: str = "{part} of the {model} model"
    in_model: str = "effect of {part} in the {model} model"
    overall_level: str = "overall level"
    stated_tail: str = "stated tail"
    programme_cost: str = "programme cost {part}: {name}"
    programme_effect: str = "programme's effect on {target}"
    of_effect: str = "{part} of the programme's effect on {target}"
    field_of: str = "{rest} {field}"
