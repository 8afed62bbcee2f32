"""The shipped sample: synthetic customers, logs and industries drawn from a stated truth."""
