"""The elements of a plan in the compiled engine: each with its laws, its state and what it leaves."""
