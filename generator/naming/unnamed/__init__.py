"""Names of what a document gives none.

In: what stands in a document without a name, and whose part it is. Out: a name made of
these alone, which no other has; where one had to give way, that is among the findings.
"""
