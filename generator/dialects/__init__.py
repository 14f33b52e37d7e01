"""How documents say things: OpenAPI as such, and AWS JSON as it is published.

In: a `Document`. Out: answers about it, which checks and lowering read alike.
"""
