"""Solve matchings in a process of its own: the library is big, and people wait for answers."""
