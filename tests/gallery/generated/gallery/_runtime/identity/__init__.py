"""Who calls: how a client proves it, and how a server checks the proof.

What only a server needs stands in modules that no client imports, and the other way
round.
"""
