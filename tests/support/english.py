"""Messages as their English sentences, for tests that read what cxsim says."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.text import Message


def english(messages: Iterable[Message | str]) -> tuple[str, ...]:
    """Each message written out in English."""
    return tuple(map(str, messages))
