"""The binding Http: where members of an input travel, and what answers carry."""
