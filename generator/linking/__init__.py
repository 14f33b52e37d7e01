"""Files and references to one document.

In: the root node, and the files beside it. Out: a `Document`, in which every reference leads
to a node or is known to be broken.
"""
