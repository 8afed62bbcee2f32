"""How one thing answers to another: shapes of response curves, and ways in which an experience moves a feeling."""

from __future__ import annotations

from typing import Literal

Curve = Literal["linear", "saturating", "accelerating"]
"""A rising curve from 0 at 0 to 1 at 1: x, x (2 - x), or x squared."""

LevelResponse = Literal["loss_averse", "linear", "peak_end"]
"""How an experience moves a level: losses loom larger, alike both ways, or once a visit by the mean of its peak and its end."""
