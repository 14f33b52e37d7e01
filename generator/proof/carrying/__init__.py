"""What stands beside the proof in a package, so that pytest runs it."""
