"""Indices and metrics: each a card, what it needs of a table, and an estimate; the same on real tables and on simulated ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.metrics.card import Card as Card
    from cxsim.metrics.catalogue import CATALOGUE as CATALOGUE
    from cxsim.metrics.catalogue import card as card_of
    from cxsim.metrics.measurement import Measurement as Measurement
    from cxsim.metrics.measurement import measure as measure
    from cxsim.metrics.tables import Database as Database
    from cxsim.metrics.tables import Tables as Tables


_HOMES = {
    "CATALOGUE": "cxsim.metrics.catalogue",
    "Card": "cxsim.metrics.card",
    "Database": "cxsim.metrics.tables",
    "Measurement": "cxsim.metrics.measurement",
    "Tables": "cxsim.metrics.tables",
    "card_of": "cxsim.metrics.catalogue:card",
    "measure": "cxsim.metrics.measurement",
}

__all__ = [
    "CATALOGUE",
    "Card",
    "Database",
    "Measurement",
    "Tables",
    "card_of",
    "measure",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
