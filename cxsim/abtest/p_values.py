"""A p-value as a sentence states it."""

from __future__ import annotations

from cxsim.text import Message

LEAST = 0.0001  # below it digits say nothing: no normal approximation is good so far out


def stated_p(p: float) -> Message:
    """``p = 0.012``, or that it is below 0.0001."""
    return Message("abtest-p", small=p < LEAST, p=max(p, LEAST))
