"""What only AWS JSON asks of a document: POST to `/`, a target, 200, names of errors."""
