"""Recognised exports: files that well-known programs and public data sets write, each with the mapping that reads it."""
