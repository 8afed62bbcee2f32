"""Prior ranges: what is plausible of the quantities of a business case, whoever states it, and where each range comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Prior:
    """A range of what is plausible, in the unit of its quantity, and its source. Outside of it a case is not wrong; it needs a reason."""

    least: float
    most: float
    source: str

    def holds(self, value: float, room: float = 0.0) -> bool:
        """Whether a value is in the range, with `room` for the error of an estimate on either side."""
        return self.least - room <= value <= self.most + room


BENEFIT = Prior(-math.inf, 0.10, "guard-rail of 10 %; a vendor's claim is 25.8 % (XM Institute: USD 775 M on USD 1 B revenue in 3 years)")
"""Benefits a year as a share of revenue."""

REFERRED = Prior(-math.inf, 0.15, "Forrester: referrals bring less than 7-15 % of the benefits")
"""Benefit of referrals as a share of the benefits of a programme that does not aim at them."""

REPLACED = Prior(
    0.0, 0.5, "35 % of sign-ups by referral were exceptional (Dropbox 2010); where every customer lost brings one, growth never ends"
)
"""Customers referred per customer lost (the mean of a branching process, which explodes above 1: Watson & Galton 1875)."""

CHURN = Prior(
    0.002,
    0.08,
    "annual retention of 70 to 95 % (Gupta, Lehmann & Stuart 2004), first-year retention of 63 % (Fader & Hardie 2007), and a factor of 2",
)
"""Share of customers lost in a month."""

CUT = Prior(
    -math.inf,
    0.35,
    "a vendor's calculator promises a third; in a field experiment a retention campaign raised churn from 6 to 10 % "
    "(Ascarza, Iyengar & Schleicher 2016)",
)
"""Relative cut of churn by a programme."""

RETURN = Prior(-math.inf, 10.0, "studies that vendors pay for publish about 3 (Forrester: 3.3); a larger one has forgotten a cost")
"""Return on investment, as a ratio."""

CONTACTS_CUT = Prior(-math.inf, 0.5, "9 % of customers settle a matter by self-service alone (Gartner 2019)")
"""Relative cut of how often customers begin a journey."""

SHARE = Prior(0.005, 0.995, "rule of succession (Laplace 1774): n successes in n trials make the next one likely, not certain")
"""A share or a level after a programme."""

LOG_HAZARD = Prior(
    -math.log(CHURN.most / CHURN.least),
    math.log(CHURN.most / CHURN.least),
    "one feeling cannot tell customers further apart than industries are: churn of 0.2 to 8 % a month",
)
"""Log of the factor on churn between the two ends of a feeling's scale."""

OWN_RATE = Prior(
    0.5, 2.0, "customers lost / months lived in the table; left truncation makes a fit too steep (Klein & Moeschberger 2003, chapter 4)"
)
"""Churn of the twin's first year over the table's own rate."""

LEAST_TENURE = Prior(
    0.0, 6.0, "left truncation (Klein & Moeschberger 2003, chapter 4): who left before the table begins is missing from it"
)
"""The shortest tenure in a customer table, in months."""
