"""From the text of an emitted package to its modules, without a file."""
