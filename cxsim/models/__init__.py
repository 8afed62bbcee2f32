"""Models of what drives customers: fitted on a checked table, handed on as frozen records with their card."""
