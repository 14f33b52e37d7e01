"""What is wrong with a spec, or legal but unwise, each by a rule with a name."""
