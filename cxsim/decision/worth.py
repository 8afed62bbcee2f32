"""What finance asks beyond NPV: funding, loss, hard savings, customer equity, and the profile where IRR is not unique."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import BaseCase

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Profile:
    """NPV at other discount rates, per year; `zeros` are the rates where it is 0 (none, one, or several: then no IRR is quoted)."""

    rates: Array
    npv: Array
    zeros: tuple[float, ...]


@dataclass(frozen=True)
class Equity:
    """Present value of the customers' business within the horizon, all customers, without and with the programme's effect.

    Programme costs are not in it. `per_customer_*` divide by the customers at the start.
    """

    before: float
    after: float
    customers: int

    @property
    def per_customer_before(self) -> float:
        """Per customer at the start, in the baseline."""
        return self.before / self.customers

    @property
    def per_customer_after(self) -> float:
        """Per customer at the start, under the programme."""
        return self.after / self.customers


@dataclass(frozen=True)
class Worth:
    """Further measures of the base case and of the draws; all money is present value unless said.

    Attributes
    ----------
    peak_funding : the deepest the cumulative undiscounted flow falls below 0 (a positive figure), and `peak_month` (0-based).
    expected_loss : mean over the draws of max(0, -NPV); loss_if_any : mean of -NPV in the draws that lose (NaN if none does).
    hard_npv, soft_npv : NPV without the lines marked soft, and what those lines add; hard_roi : on the usual basis.
    steps : from the gross benefits to the NPV, as (words, amount): each adds to the one before; the last is the NPV.
    profile, equity : see there.
    """

    peak_funding: float
    peak_month: int
    expected_loss: float
    loss_if_any: float
    hard_npv: float
    soft_npv: float
    hard_roi: float | None
    steps: tuple[tuple[str, float], ...]
    profile: Profile
    equity: Equity


@dataclass(frozen=True)
class NamedCase:
    """A named set of assumptions at other values, and what the programme is then worth.

    Attributes
    ----------
    name : "base", "downside" or "upside".
    sets : (assumption, value) that differ from the base case, the one that moves NPV most first.
    base : drivers, flows and measures at these values, on the keys of the base case (all its replications).
    """

    name: str
    sets: tuple[tuple[str, float], ...]
    base: BaseCase
