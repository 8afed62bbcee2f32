"""The rated elements of the plan in the SimPy engine, one file each."""
