"""From fitted models to the twin: its customers, its hazard, and the one number that makes the two agree."""
