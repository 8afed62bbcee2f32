"""Runs cut into pure units of work, and who does them: this process, threads, processes, or a cluster of machines."""
