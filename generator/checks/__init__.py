"""What `generator.check` composes: one module for each thing that is checked."""
