"""Lifetime value: how long customers stay, how often and for how much they buy, fitted and ready to draw from."""
