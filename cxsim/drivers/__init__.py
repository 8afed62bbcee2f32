"""Drivers: which touches, waits, efforts and reasons go with the scores, and through them with churn and spend; how far to believe it."""
