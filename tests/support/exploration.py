"""How many examples a property is tried on: a few that are the same each time by default, many where chance looks for new ones."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

RANDOM = "random"


def examples(few: int, many: int, **others: Any) -> settings:
    """So many examples, by the profile that the run has chosen."""
    return settings(max_examples=many if settings.get_current_profile_name() == RANDOM else few, **others)
