"""How many deliberate faults in the laws the tests find: `make mutants`."""
