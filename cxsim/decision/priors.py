"""Prior ranges: what is plausible of the quantities of a business case, whoever states it, and where each range comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxsim.text import Message


@dataclass(frozen=True)
class Prior:
    """A range of what is plausible, in the unit of its quantity, and its source. Outside of it a case is not wrong; it needs a reason."""

    least: float
    most: float
    source: Message

    def holds(self, value: float, room: float = 0.0) -> bool:
        """Whether a value is in the range, with `room` for the error of an estimate on either side."""
        return self.least - room <= value <= self.most + room


BENEFIT = Prior(-math.inf, 0.10, Message("decision-source-benefit"))
"""Benefits a year as a share of revenue."""

REFERRED = Prior(-math.inf, 0.15, Message("decision-source-referred"))
"""Benefit of referrals as a share of the benefits of a programme that does not aim at them."""

REPLACED = Prior(0.0, 0.5, Message("decision-source-replaced"))
"""Customers referred per customer lost (the mean of a branching process, which explodes above 1: Watson & Galton 1875)."""

CHURN = Prior(0.002, 0.08, Message("decision-source-churn"))
"""Share of customers lost in a month."""

CUT = Prior(-math.inf, 0.35, Message("decision-source-cut"))
"""Relative cut of churn by a programme."""

RETURN = Prior(-math.inf, 10.0, Message("decision-source-return"))
"""Return on investment, as a ratio."""

CONTACTS_CUT = Prior(-math.inf, 0.5, Message("decision-source-contacts"))
"""Relative cut of how often customers begin a journey."""

SHARE = Prior(0.005, 0.995, Message("decision-source-share"))
"""A share or a level after a programme."""

LOG_HAZARD = Prior(-math.log(CHURN.most / CHURN.least), math.log(CHURN.most / CHURN.least), Message("decision-source-feelings"))
"""Log of the factor on churn between the two ends of a feeling's scale."""

OWN_RATE = Prior(0.5, 2.0, Message("decision-source-own-rate"))
"""Churn of the twin's first year over the table's own rate."""

LEAST_TENURE = Prior(0.0, 6.0, Message("decision-source-tenures"))
"""The shortest tenure in a customer table, in months."""
