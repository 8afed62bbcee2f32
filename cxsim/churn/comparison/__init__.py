"""Several methods on one table: which one to take, and the card that says why."""
