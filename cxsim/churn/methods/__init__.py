"""Churn methods, one file each: how it is specified, its likelihood and fit, and the survival model that it yields."""
