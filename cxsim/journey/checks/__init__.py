"""The plan's own checks: what a plan may say in each part and still not mean as a whole.

Every fault carries the path of the place in the plan; whoever read the plan from a file adds the line.
"""

from cxsim.journey.checks.plan import plan_faults

__all__ = ["plan_faults"]
