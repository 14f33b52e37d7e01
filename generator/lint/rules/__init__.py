"""What the rules look for, one module a subject; `generator.lint.catalogue` lists them."""
