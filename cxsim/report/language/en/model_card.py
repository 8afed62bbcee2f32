"""The card of a comparison of churn models."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelCard:
    """The sentences by their key; a name in braces is filled in."""

    card_title: str = "{study}: churn models"
    recommended: str = "Recommended: {reason} {model} is: {described}."
    recommended_line: str = "Recommended: {reason}"
    card_data: str = "Data"
    card_rows: str = (
        "{file} (SHA-256 {hash}…): {rows} customers, of whom {events} left; {left_out} (none of those who left) were not observed "
        "for any time and are left out. "
        "{split}"
    )
    card_notes: str = "Columns: what was left out, filled in and compared with what"
    card_models: str = "Models and naive rivals, on customers that each fit had left out"
    ranking: str = "Ranking"
    ranking_caption: str = "Who leaves first: concordance and AUC are 0.5 for a coin; Brier scores are better when smaller."
    ranking_columns: str = "Model|Concordance|Uno|Brier|Brier, as in print"
    auc_at: str = "AUC {month}"
    beats_naive: str = "Beats naive"
    naive_rival: str = "naive rival"
    beats: str = "yes"
    does_not_beat: str = "NO"
    not_fitted: str = "not fitted: {why}"
    level_region: str = "Level"
    level_caption: str = (
        "How many leave: expected over observed churners within groups of like risk (right at 1) ± mean error of a group in percentage "
        "points."
    )
    level_columns: str = "Model|As fitted|Hazard rescaled|Isotonic"
    at_month: str = "{what}, month {month}"
    level_note: str = "Rescaled and isotonic: recalibrations learnt on other customers than those they are tried on."
    card_calibration: str = "Calibration of the recommended model"
    calibration_region: str = "Calibration by month {month}"
    calibration_caption: str = "By month {month}, in groups of like risk, lowest first"
    calibration_columns: str = "Group|Customers|Expected|Observed|95 % interval"
    none_left: str = "none left"
    out_of_time: str = "Out of time"
    out_of_time_caption: str = "Leavers within {months} months of past days, foretold on what was known then"
    out_of_time_columns: str = "Day|Customers|Expected|90 % band|Came|Concordance"
    card_proportional: str = "Proportional hazards"
    changing_ratios: str = "{count} hazard ratios that change with tenure"
    card_groups: str = "Groups of customers"
    groups_caption: str = "The recommended model within each group; groups too small to say anything are not shown."
    groups_columns: str = "Group|Customers|Left|Concordance"
    expected_observed: str = "Expected / observed, month {month}"
    card_tail: str = "Beyond what was observed"
