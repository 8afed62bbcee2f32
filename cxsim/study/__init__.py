"""The corridor: the only room that knows the order. Read, measure, fit, build, calibrate, simulate, compare, report, record."""

from cxsim.study.checking import check, check_table
from cxsim.study.corridor import Answer, Options, answer
from cxsim.study.running import RunResult, run
from cxsim.study.verifying import Verification, verify

__all__ = ["Answer", "Options", "RunResult", "Verification", "answer", "check", "check_table", "run", "verify"]
