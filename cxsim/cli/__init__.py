"""The command line: what is typed and what is shown. No arithmetic and no model code."""
