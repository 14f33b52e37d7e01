"""What operations with methods and paths of their own ask of a document."""
