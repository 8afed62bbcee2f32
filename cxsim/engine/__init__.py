"""The engines: a plan becomes arrays, arrays become lives; the compiled engine and the SimPy engine live the same ones."""
