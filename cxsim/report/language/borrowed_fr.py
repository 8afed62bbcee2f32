"""What other rooms write in English, said in French: whole sentences as patterns, and the words for the fields of a plan."""

from __future__ import annotations

FIELDS: dict[str, str] = {}
PAIRS: tuple[tuple[str, str], ...] = (("yes", "oui"),)
