"""What the monthly sums of a run say that no single event does: who was asked in surveys, and costs that are nobody's in particular.

Both are dated on the first of their month. Who did not answer is counted, not named, so invitations name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxsim.engine.columns import table, words

if TYPE_CHECKING:
    from cxsim.engine.outcome import Outcome


def invitations(outcome: Outcome) -> pa.Table:
    """One row per customer asked: when, for which index, and whether an answer came."""
    plan, names = outcome.twin.plan, list(outcome.twin.surveys)
    surveys = [plan.surveys[name] for name in names]
    counts = np.array([[outcome.series[f"answered.{name}"], outcome.series[f"invited.{name}"]] for name in names]).reshape(
        len(names), 2, outcome.twin.months
    )
    rows = np.stack([counts[:, 0], counts[:, 1] - counts[:, 0]], axis=1).round().astype(np.int64)  # (surveys, answered or not, months)
    survey, silent, month = (place.ravel().repeat(rows.ravel()) for place in np.indices(rows.shape))
    kinds = ["relational" if one.every else "transactional" if one.after else "pulse" for one in surveys]
    return table(
        {
            "sent_at": outcome.instants(outcome.twin.common.month_days[month]),
            "kind": words(kinds or [""], survey),
            "index": words([str(one.index) for one in surveys] or [""], survey),
            "survey": words(names or [""], survey),
            "answered": silent == 0,
        }
    )


def costs(outcome: Outcome) -> pa.Table:
    """One row per month and kind of cost that no touch and no case bears: what the agents of pools are paid, acquisition, rewards."""
    found = list(_costs(outcome))
    months = outcome.twin.months
    return table(
        {
            "occurred_at": outcome.instants(np.tile(outcome.twin.common.month_days[:-1], len(found))),
            "name": words([name for name, _ in found], np.repeat(np.arange(len(found)), months)),
            "amount": np.concatenate([values for _, values in found]),
        }
    )


def _costs(outcome: Outcome) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The monthly costs by name."""
    series = outcome.series
    yield "acquisition", series["cost_acquisition"]
    yield "referral", series["cost_referral"]
    yield "base", series["cost_base"]
    yield "incentives", series["cost_incentives"]
    for kind in ("agents", "minutes"):
        paid = [values for name, values in series.items() if name.startswith("cost.pools.") and name.endswith(f".{kind}")]
        yield f"service.{kind}", np.sum(paid, axis=0) if paid else np.zeros(outcome.twin.months)
