"""Where levers take a quantity: its central value and the ends of what is reachable."""

from __future__ import annotations

from cxsim.decision.levers import Lever
from cxsim.journey.parameters import Quantity

QuantityRange = tuple[float, float, float]
"""Central value, low end, high end."""


def quantity_range(quantity: Quantity) -> QuantityRange:
    """A quantity's value and the ends of its interval."""
    return quantity.value, quantity.low, quantity.high


def apply_lever(at: QuantityRange, lever: Lever) -> QuantityRange:
    """What a lever, fully in force, makes of them."""
    value, low, high = quantity_range(lever.size)
    if lever.kind == "set":
        return value, low, high
    if lever.kind == "shift":
        return at[0] + value, at[1] + low, at[2] + high
    corners = [end * factor for end in at[1:] for factor in (low, high)]
    return at[0] * value, min(corners), max(corners)
