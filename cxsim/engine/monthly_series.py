"""The monthly series of a run by name, which are still found under the names of version 0.1."""

from __future__ import annotations

import warnings
from typing import Any

from cxsim.text import Message

RENAMED_SERIES = {
    "asked.": "invited.",
    "put_off": "prospects_lost",
    "revenue": "fees",
    "revenue.": "payments.",
    "revenue_touches": "payments",
    "talks": "recommendations",
}
"""What each renamed series is called now; a name that ends with a dot is the beginning of names."""


class MonthlySeries(dict[str, Any]):
    """Series by name, each of shape (months,)."""

    def __missing__(self, name: str) -> Any:
        """The series that had this name in version 0.1."""
        head, dot, rest = name.partition(".")
        new = RENAMED_SERIES.get(head + dot, "") + rest
        if new not in self:
            raise KeyError(name)
        warnings.warn(str(Message("argument-renamed", old=name, function="series", new=new)), DeprecationWarning, stacklevel=2)
        return self[new]
