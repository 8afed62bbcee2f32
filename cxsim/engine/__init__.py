"""The engines: a plan becomes arrays, arrays become customer histories; the compiled and the SimPy engine simulate the same ones."""
