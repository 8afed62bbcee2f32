"""The languages of a report: one table of sentences each, and how each writes numbers and dates."""
