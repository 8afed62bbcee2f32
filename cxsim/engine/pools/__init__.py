"""Resource pools: their records, their laws, who is on duty when, and what is booked about them; for both engines."""
