"""What a programme is worth: levers and costs, joint draws, paired outcomes, cash flow, comparison, register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.decision.comparison import Comparison as Comparison
    from cxsim.decision.expected_value import evpi as evpi
    from cxsim.decision.expected_value import evppi as evppi
    from cxsim.decision.expected_value import evsi as evsi
    from cxsim.decision.experiment_size import plan_holdout_test as plan_holdout_test
    from cxsim.decision.experiment_size import plan_test_and_roll as plan_test_and_roll
    from cxsim.decision.experiment_size import sample_size_per_arm as sample_size_per_arm
    from cxsim.decision.financial_terms import FinancialTerms as FinancialTerms
    from cxsim.decision.levers import Lever as Lever
    from cxsim.decision.money import irr as irr
    from cxsim.decision.money import npv as npv
    from cxsim.decision.programme import Programme as Programme


_HOMES = {
    "Comparison": "cxsim.decision.comparison",
    "FinancialTerms": "cxsim.decision.financial_terms",
    "Lever": "cxsim.decision.levers",
    "Programme": "cxsim.decision.programme",
    "evpi": "cxsim.decision.expected_value",
    "evppi": "cxsim.decision.expected_value",
    "evsi": "cxsim.decision.expected_value",
    "irr": "cxsim.decision.money",
    "npv": "cxsim.decision.money",
    "plan_holdout_test": "cxsim.decision.experiment_size",
    "plan_test_and_roll": "cxsim.decision.experiment_size",
    "sample_size_per_arm": "cxsim.decision.experiment_size",
}

__all__ = [
    "Comparison",
    "FinancialTerms",
    "Lever",
    "Programme",
    "evpi",
    "evppi",
    "evsi",
    "irr",
    "npv",
    "plan_holdout_test",
    "plan_test_and_roll",
    "sample_size_per_arm",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
