"""The name that `cxsim.study.pipeline` had in version 0.1, kept for one version."""

from cxsim.study.pipeline import Answer, answer

__all__ = ["Answer", "answer"]
