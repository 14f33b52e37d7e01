"""What every emitted package shares: codec, checks, client, server, transports."""
