"""What is wrong, unwise or not supported.

In: a `Document`. Out: findings with places, and the document without what says nothing.
"""
