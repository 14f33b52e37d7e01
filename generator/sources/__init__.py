"""Texts, the files that they come from, and places in them.

In: paths and bytes. Out: `Source`, `Place`, and `Files`, which reads what lies beside a spec.
"""
