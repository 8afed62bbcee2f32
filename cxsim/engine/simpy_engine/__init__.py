"""The open engine: the same model as SimPy processes, in plain Python, one process per customer.

It is the readable reference. On the same key it simulates the very histories of the compiled engine: it shares with it the laws
(how a level moves, when a hazard strikes) and the random numbers, and nothing of the way from instant to instant.
"""

from cxsim.engine.simpy_engine.simulation import simulate_openly

__all__ = ["simulate_openly"]
