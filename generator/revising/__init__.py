"""From what the last run said and what was edited since, to what a run says now.

In comes what is remembered of a run and the text of a spec that differs from the one of
that run in a few of its paths or components, or by the operations of one path; out goes
what a run from the start would give, or nothing, where that is not sure to be the same.
"""
