"""A checked document to the intermediate representation.

In: a `Document` in which nothing is wrong, and what is named in it. Out: `ir.Service`.
"""
