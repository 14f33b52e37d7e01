"""Text to nodes that know their place.

In: a `Source` in YAML or JSON. Out: the root `Node`, or findings about the text.
"""
