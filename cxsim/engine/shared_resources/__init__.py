"""The compiled engine of plans with pools: customers run freely up to their next request, and only that enters a calendar."""
