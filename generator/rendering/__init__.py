"""Views to formatted text.

In: views, and the templates that print them. Out: the text of each file.
"""
