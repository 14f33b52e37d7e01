"""A Python name for everything that needs one.

In: names as a spec has them, with their places. Out: names that are legal and differ.
"""
