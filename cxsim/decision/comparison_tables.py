"""A comparison as tables: by month, the cash flow by draw, the draws, and the register of its assumptions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cxsim.decision.assumption_register import Assumption
from cxsim.decision.comparison import Comparison


def monthly_table(comparison: Comparison) -> pd.DataFrame:
    """The base case by scenario and month: customers, contacts, feelings, money; means over the replications."""
    series = {"baseline": comparison.base.baseline_series, "programme": comparison.base.programme_series}
    months = [day.isoformat() for day in comparison.months]
    return pd.concat([pd.DataFrame({"scenario": name, "month": months, **values}) for name, values in series.items()], ignore_index=True)


def cash_flow_table(comparison: Comparison) -> pd.DataFrame:
    """The incremental cash flow by draw and month, one column a line."""
    flows = comparison.flows_by_draw
    count, months, _ = flows.shape
    frame = pd.DataFrame(
        {
            "draw": np.repeat(comparison.draws.ids, months),
            "month": [day.isoformat() for day in comparison.months] * count,
        }
    )
    for index, line in enumerate(comparison.lines):
        frame[line.name] = flows[:, :, index].ravel()
    return frame


def draws_table(comparison: Comparison) -> pd.DataFrame:
    """One row per draw: what it is worth, and every assumption that was varied."""
    samples = comparison.draws
    frame = pd.DataFrame({"draw": samples.ids, "npv": comparison.npv_by_draw, "roi": comparison.roi_by_draw})
    varied = pd.DataFrame(samples.values, columns=list(samples.names))
    fitted = pd.DataFrame(samples.coefficients, columns=[f"fit.churn.{name}" for name in samples.features])
    return pd.concat([frame, varied, fitted], axis=1)


def register_table(register: Sequence[Assumption]) -> pd.DataFrame:
    """One row per assumption; where it comes from is written in English, whatever the language of the report."""
    return pd.DataFrame([{**vars(row), "source": str(row.source), "grade": row.grade_words} for row in register])
