"""From cases to failures: what an emitted package does that it should not.

Nothing in here knows the generator: the same modules stand in packages that carry their
own proof.
"""
