"""Indices and metrics: one function each, the same on real tables and on simulated ones, each with its card."""
