"""cxsim: from a company's customer data to a simulated twin of its customers to the worth of a programme."""

__version__ = "0.1.0"
