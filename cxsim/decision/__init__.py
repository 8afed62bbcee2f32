"""What a programme is worth: levers and costs, joint draws, paired outcomes, cash flow, comparison, register."""

from cxsim.decision.expected_value import evppi

__all__ = ["evppi"]
