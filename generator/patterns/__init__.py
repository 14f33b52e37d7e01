"""Regular expressions of JSON Schema as Python's.

In: a pattern as a spec has it. Out: one that Python takes, or why there is none; and whether
its time may grow out of hand.
"""
