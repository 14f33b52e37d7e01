"""Reports for programs, one module a format; people get `generator.diagnostics.draw`."""
