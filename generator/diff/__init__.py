"""What a change of the spec means to those who read what comes of it."""
