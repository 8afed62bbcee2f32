"""Survival models: S(t | x) of a fitted method, lifetimes drawn from it, and draws of its parameters."""
