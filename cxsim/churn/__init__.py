"""Churn: when customers leave, fitted on a checked table, judged on customers held out, handed on as frozen records with their card."""
