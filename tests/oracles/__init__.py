"""Other programs whose answers are compared with ours, each run in an environment of its own."""
