"""Designs of an experiment as a simulation stored them: what each is called, and why one was not simulated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxsim.text.locale import Locale

NUMBERS = ("expected", "bias", "sd", "rmse", "power", "false_positives", "coverage")
"""Of a design, in the order in which they are shown."""


def label_design(row: Mapping[str, Any], locale: Locale) -> str:
    """What a design is called."""
    return locale("abtest-comparison-design", design=str(row["design"]))


def refusal_reason(row: Mapping[str, Any], locale: Locale) -> str:
    """Why a design was not simulated: in the language of the report, if the simulation kept the message, else as it said it."""
    id = str(row.get("refused_id"))
    return locale(id, **(row.get("refused_facts") or {})) if locale.has(id) else str(row["refused"])
