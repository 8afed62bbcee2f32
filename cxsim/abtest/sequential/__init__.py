"""Readings before the end: boundaries, what a stopped test says, and intervals that hold at every reading."""
