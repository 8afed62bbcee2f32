"""Parameters of which all but a few belong to the slow suite."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

import pytest


def slow_but(quick: Container[Any], values: Iterable[Any]) -> list[Any]:
    """The values as parameters; those that are not among the quick ones are tried in the slow suite alone."""
    return [value if value in quick else pytest.param(value, marks=pytest.mark.slow) for value in values]


def slow_among(slow: Container[Any], values: Iterable[Any]) -> list[Any]:
    """The values as parameters; the slow ones are tried in the slow suite alone."""
    return [pytest.param(value, marks=pytest.mark.slow) if value in slow else value for value in values]
