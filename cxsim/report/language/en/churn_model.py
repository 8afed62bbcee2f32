"""What a churn model says, and how far to trust it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChurnModel:
    """The sentences by their key; a name in braces is filled in."""

    # churn model
    model_title: str = "What the churn model says, and how far to trust it"
    model_summary: str = "{method}, fitted on {rows} customers of whom {events} left ({each} for each coefficient). {sentence}"
    ratios_table: str = "Hazard ratios: above 1 leaves sooner, below 1 stays longer"
    ratios_columns: str = "Feature|Hazard ratio|95 % interval|For|Direction clear"
    question_nps: str = "Does a higher NPS mean lower churn here?"
    question_csat: str = "Does a higher CSAT mean lower churn here?"
    question_ces: str = "Does less effort for customers mean lower churn here?"
    question_yes: str = (
        "{question} Yes, as an association: one point more goes with a churn hazard {size} lower ({interval}), other features being equal."
    )
    question_against: str = (
        "{question} Rather the other way round: one point more goes with a churn hazard {size} higher ({interval}), "
        "other features being equal."
    )
    question_open: str = "{question} The data do not tell: one point more goes with a hazard ratio of {ratio} ({interval})."
    question_settled: str = (
        "To explain it away, a cause that nobody measured would have to go with both, by a risk ratio of {strength} for each point "
        "(E-value; {nearer} at the end of the interval nearer to no effect). An experiment that lifts the score by one point for "
        "half of the customers would need {events} leavers to settle it (80 % power)."
    )
    ratio_higher: str = "{step} higher"
    ratio_lower: str = "{step} lower"
    ratio_against: str = "against {reference}"
    yes: str = "yes"
    no: str = "no"
    no_holdout: str = "No customers were held back, so nothing shows how well the model foretells those it has not seen."
    rivals_table: str = "Against naive rivals, on held-out customers"
    rivals_columns: str = "Model|Concordance"
    calibration_title: str = "By month {month}, expected and observed churn differ{error}"
    calibration_error: str = " by {points} on average"
    calibration_group: str = "group {group}: expected {expected}, observed {observed}"
    calibration_alt: str = "Expected against observed churn by month {month} in groups of like risk: {groups}."
    calibration_note: str = "{sentence} Bars: 95 % interval; on the dashed line, what was expected is what came."
    calibration_x: str = "expected to have left by month {month}"
    calibration_y: str = "observed to have left"
    proportional: str = "Proportional hazards: no sign that any hazard ratio changes with tenure."
    not_proportional: str = "Proportional hazards: the check finds hazard ratios that change with tenure."
    survival_half: str = "Half of the customers have left by month {month}"
    survival_share: str = "{share} are still there after {months}"
    survival_alt: str = (
        "Kaplan-Meier estimate of the share of customers still there by tenure: {share} at month {month}, the longest observed; "
        "beyond it the stated tail."
    )
    survival_note: str = (
        "Line and band: Kaplan-Meier estimate with its 95 % interval. Dashed: the stated tail, drawn for a customer of average risk."
    )
    survival_x: str = "tenure, months"
    survival_y: str = "share of customers still there"
    tail: str = "{tail} Its effect: of 100 customers of average risk who pass month {month}, {count} are still there a year later."
