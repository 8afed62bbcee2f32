"""From an answer to everything a decision needs beyond it: options, precision, customers, money, sensitivity, information, audit."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.decision.attribution import Bridge, Split
from cxsim.decision.audit import Audit
from cxsim.decision.information import Information
from cxsim.decision.ledger import Ledger
from cxsim.decision.paired import PairedCustomers
from cxsim.decision.precision import Precision
from cxsim.decision.scenarios import Portfolio
from cxsim.decision.sensitivity import Sensitivity
from cxsim.decision.worth import NamedCase, Worth


@dataclass(frozen=True)
class Deeper:
    """What a decision needs beyond the comparison; see each record's own module in `cxsim.decision`.

    Attributes
    ----------
    portfolio : every programme and stated combination; cases : base, downside, upside.
    split : of the benefits by effect; bridges : from doing nothing to the programme, and between the options.
    """

    portfolio: Portfolio
    precision: Precision
    customers: PairedCustomers
    worth: Worth
    cases: tuple[NamedCase, ...]
    split: Split
    bridges: tuple[Bridge, ...]
    sensitivity: Sensitivity
    information: Information
    audit: Audit
    ledger: Ledger
