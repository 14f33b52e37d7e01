"""A service as a package of it is emitted, written by hand."""
