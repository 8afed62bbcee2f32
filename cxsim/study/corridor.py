"""The name that `cxsim.study.pipeline` had in version 0.1, kept for one version."""

from cxsim.study.pipeline import StudyAnswer, answer

__all__ = ["StudyAnswer", "answer"]
