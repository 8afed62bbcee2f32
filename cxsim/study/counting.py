"""Counts in words, as the command line says them."""

from __future__ import annotations


def pluralise(count: int, thing: str) -> str:
    """So many of a thing: ``1 month``, ``5,000 customers``."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
