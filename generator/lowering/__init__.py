"""A checked document to the intermediate representation.

In: a `Document` in which nothing is wrong. Out: `ir.Service`.
"""
