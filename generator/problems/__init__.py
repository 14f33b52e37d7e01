"""Findings: what is wrong with a spec, where, and how that is shown.

In: what the stages find. Out: `Findings`, `SpecError`, and excerpts of the text.
"""
