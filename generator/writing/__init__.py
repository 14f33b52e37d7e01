"""Text to files: written, compared, left alone or deleted.

In: `{path: text}`. Out: what became of each file.
"""
