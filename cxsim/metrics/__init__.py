"""Indices and metrics: each a card, what it needs of a table, and an estimate; the same on real tables and on simulated ones."""
