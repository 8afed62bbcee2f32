"""Distributions, intervals and lifetimes: statistics that know nothing of customers."""
