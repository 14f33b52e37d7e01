"""From shapes to values that keep to them, as plain JSON: seeded, each by its path."""
