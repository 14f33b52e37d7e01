"""A name for everything that needs one, in a document and in Python.

In: what a document leaves without a name (`unnamed`), and then a service (`names`). Out:
names that are legal and differ; what had to give way is among the findings.
"""
