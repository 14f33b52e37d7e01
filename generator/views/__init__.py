"""The IR as flat values that a template can print without deciding anything."""
