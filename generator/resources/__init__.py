"""The files that the generator brings along."""
