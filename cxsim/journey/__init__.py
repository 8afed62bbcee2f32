"""The plan: what is simulated, with no behaviour. Population, journeys, behaviours, quantities, its own checks."""
