"""Any metric cut by segment, channel, product, region or period."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from cxsim.errors import DataError, Fault, nearest
from cxsim.stats.intervals import Estimate

NOT_GIVEN = "not given"


def by_segment(measure: Callable[[pd.DataFrame], Estimate], table: pd.DataFrame, column: str) -> dict[str, Estimate]:
    """The estimate of each segment, in the order of their names: ``by_segment(lambda t: nps(t["score"]), surveys, "plan")``.

    Rows without a segment are a segment of their own, `not given`, so that nobody is lost in silence.
    """
    if column not in table:
        fault = Fault(f"no column {column!r}", "a column of the table", nearest(column, map(str, table)), column=column)
        raise DataError("The table cannot be cut by that column.", [fault])
    names = table[column].astype(object).where(table[column].notna(), NOT_GIVEN).astype(str)
    return {str(name): measure(part) for name, part in table.groupby(names.to_numpy(), sort=True)}
